"""The simulated schema promises nothing that Shopify's own does not keep."""

import gzip

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
)

from mlconnector_gui.connectors.shopify.sandbox.schema import schema_text
from tests.helpers.shopify_shop import NO_SCHEMAS, SCHEMAS, VERSIONS

_BUILT_IN = {"String", "Int", "Float", "Boolean", "ID"}


def differences(ours: GraphQLSchema, theirs: GraphQLSchema) -> list[str]:
    """Return every type, field, argument and value of ours that is not there with the same type."""
    found: list[str] = []
    for name, kind in ours.type_map.items():
        if name.startswith("__") or name in _BUILT_IN:
            continue
        other = theirs.type_map.get(name)
        if type(other) is not type(kind):
            found.append(f"{name} is {type(kind).__name__}")
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            assert isinstance(other, GraphQLObjectType | GraphQLInterfaceType)
            found += different_fields(kind, other)
            found += [
                f"{name} is no {one.name}"
                for one in kind.interfaces
                if one.name not in {theirs_one.name for theirs_one in other.interfaces}
            ]
        elif isinstance(kind, GraphQLInputObjectType):
            assert isinstance(other, GraphQLInputObjectType)
            found += [
                f"{name}.{key}"
                for key, field in kind.fields.items()
                if key not in other.fields or str(other.fields[key].type) != str(field.type)
            ]
        elif isinstance(kind, GraphQLEnumType):
            assert isinstance(other, GraphQLEnumType)
            found += [f"{name}.{value}" for value in kind.values if value not in other.values]
        else:
            assert isinstance(kind, GraphQLScalarType)
    return found


def different_fields(
    ours: GraphQLObjectType | GraphQLInterfaceType, theirs: GraphQLObjectType | GraphQLInterfaceType
) -> list[str]:
    found: list[str] = []
    for name, field in ours.fields.items():
        other = theirs.fields.get(name)
        if other is None or str(other.type) != str(field.type):
            found.append(f"{ours.name}.{name}: {field.type}")
            continue
        for key, argument in field.args.items():
            theirs_argument = other.args.get(key)
            is_same = theirs_argument is not None and (
                str(theirs_argument.type),
                theirs_argument.default_value,
            ) == (str(argument.type), argument.default_value)
            if not is_same:
                found.append(f"{ours.name}.{name}({key}: {argument.type})")
    return found


@pytest.mark.skipif(not SCHEMAS.exists(), reason=NO_SCHEMAS)
@pytest.mark.timeout(120)
@pytest.mark.parametrize("version", VERSIONS)
def test_everything_in_the_simulated_schema_is_in_shopifys_own(version: str) -> None:
    text = gzip.decompress((SCHEMAS / f"admin_{version}.graphql.gz").read_bytes()).decode()

    found = differences(build_schema(schema_text()), build_schema(text, assume_valid=True, no_location=True))

    assert found == []


def test_a_difference_would_be_seen() -> None:
    theirs = build_schema("type Query { a(b: Int = 1): String! c: E } enum E { X }")
    ours = build_schema("type Query { a(b: Int = 2): String! c: E d: Int } enum E { X Y }")

    assert differences(ours, theirs) == ["Query.a(b: Int)", "Query.d: Int", "E.Y"]
