"""What is asked of Shopify is what Shopify has, and nothing is ever changed there but webhooks."""

import gzip
from functools import cache

import pytest
from graphql import GraphQLSchema, OperationType, build_schema, parse, validate

from mlconnector_gui.connectors.shopify.documents import document, document_names
from tests.helpers.shopify_shop import NO_SCHEMAS, SCHEMAS, VERSIONS

WRITES = {"webhook_create", "webhook_update"}


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


def test_the_only_mutations_are_those_of_webhooks() -> None:
    operations = {
        name: [one.operation for one in parse(document(name)).definitions if hasattr(one, "operation")]
        for name in document_names()
    }

    assert all(len(found) == 1 for found in operations.values())
    assert {name for name, (one,) in operations.items() if one is not OperationType.QUERY} == WRITES
    for name in WRITES:
        (mutation,) = [one for one in parse(document(name)).definitions if hasattr(one, "operation")]
        assert all(
            field.name.value.startswith("webhookSubscription") for field in mutation.selection_set.selections
        )


def test_a_document_holds_each_fragment_that_it_needs_once() -> None:
    text = document("orders")

    assert text.count("fragment Money on MoneyBag") == 1
    assert text.count("fragment Order on Order") == 1
    assert "fragment Payout" not in text
