"""What is asked of Shopify is what Shopify has, and nothing is ever changed there but webhooks."""

import gzip
from functools import cache

import pytest
from graphql import (
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    build_schema,
    parse,
    validate,
)

from mlconnector_gui.connectors.shopify.documents import document, document_names, standalone
from mlconnector_gui.connectors.shopify.sandbox.bulk_rules import refused
from tests.helpers.shopify_shop import NO_SCHEMAS, SCHEMAS, VERSIONS

MUTATIONS = {
    "webhook_create": "webhookSubscriptionCreate",
    "webhook_update": "webhookSubscriptionUpdate",
    "bulk_run": "bulkOperationRunQuery",
}
"""Every mutation there is. The last begins a read: it changes nothing of the shop's."""


@cache
def shopifys(version: str) -> GraphQLSchema:
    text = gzip.decompress((SCHEMAS / f"admin_{version}.graphql.gz").read_bytes()).decode()
    return build_schema(text, assume_valid=True, no_location=True)


@pytest.mark.skipif(not SCHEMAS.exists(), reason=NO_SCHEMAS)
@pytest.mark.timeout(120)
@pytest.mark.parametrize("version", VERSIONS)
def test_every_document_is_valid_in_shopifys_own_schema(version: str) -> None:
    schema = shopifys(version)

    errors = {name: validate(schema, parse(document(name))) for name in document_names()}

    assert len(errors) > 20
    assert {name: found for name, found in errors.items() if found} == {}


def test_the_only_mutations_are_those_of_webhooks_and_the_one_that_begins_a_read() -> None:
    operations = {
        name: [one for one in parse(document(name)).definitions if isinstance(one, OperationDefinitionNode)]
        for name in document_names()
    }

    assert all(len(found) == 1 for found in operations.values())
    assert {
        name: [field.name.value for field in one.selection_set.selections]
        for name, (one,) in operations.items()
        if one.operation is not OperationType.QUERY
    } == {name: [field] for name, field in MUTATIONS.items()}


def test_a_document_holds_each_fragment_that_it_needs_once() -> None:
    text = document("orders")

    assert text.count("fragment Money on MoneyBag") == 1
    assert text.count("fragment Order on Order") == 1
    assert "fragment Payout" not in text


@pytest.mark.skipif(not SCHEMAS.exists(), reason=NO_SCHEMAS)
@pytest.mark.timeout(120)
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("is_open", [True, False])
def test_the_query_of_a_bulk_operation_is_valid_and_within_its_rules(version: str, is_open: bool) -> None:
    schema = shopifys(version)

    text = bulk_query(is_open)

    assert validate(schema, parse(text)) == []
    assert refused(schema, text) == []


def test_what_a_bulk_operation_is_begun_with_is_one_query_and_nothing_else() -> None:
    (mutation,) = [one for one in parse(document("bulk_run")).definitions if hasattr(one, "operation")]
    (started,) = mutation.selection_set.selections
    (definition,) = parse(bulk_query(is_open=True)).definitions

    assert started.name.value == "bulkOperationRunQuery"
    assert isinstance(definition, OperationDefinitionNode)
    assert definition.operation is OperationType.QUERY
    assert not definition.variable_definitions
    assert [one.name.value for one in definition.selection_set.selections] == ["orders"]


def bulk_query(is_open: bool) -> str:
    switches = dict.fromkeys(("customers", "products", "returns", "terms"), is_open)
    words = "updated_at:>='2026-01-01T00:00:00Z' updated_at:<='2026-02-01T00:00:00Z'"
    return standalone("bulk_orders", {**switches, "query": words})
