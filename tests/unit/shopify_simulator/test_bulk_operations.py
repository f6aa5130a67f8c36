"""A simulated bulk operation takes what Shopify takes, runs for a while, and leaves lines in a file."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.helpers.shopify_shop import NOW, Place
from tests.unit.shopify_simulator.test_api import answered, call

RUN = """
mutation($query: String!, $grouped: Boolean!) {
  bulkOperationRunQuery(query: $query, groupObjects: $grouped) {
    bulkOperation { id status url }
    userErrors { field message code }
  }
}
"""
LOOK = """
query($id: ID!) {
  bulkOperation(id: $id) { status errorCode objectCount rootObjectCount fileSize url partialDataUrl }
}
"""
LINES = "{ orders { edges { node { id lineItems { edges { node { id } } } } } } }"


async def run(place: Place, query: str, *, grouped: bool = True) -> Any:
    answer = await answered(place, RUN, query=query, grouped=grouped)
    return answer["data"]["bulkOperationRunQuery"]


async def ended(place: Place, query: str, *, grouped: bool = True) -> Any:
    began = await run(place, query, grouped=grouped)
    place.clock.advance(5)
    return (await answered(place, LOOK, id=began["bulkOperation"]["id"]))["data"]["bulkOperation"]


async def lines_at(place: Place, url: str) -> list[Any]:
    parts = urlsplit(url)
    response = await call(place, "GET", f"{parts.path}?{parts.query}")
    assert response.status_code == 200
    return [json.loads(line) for line in response.text.splitlines()]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Invalid bulk query: Syntax Error"),
        ('mutation { webhookSubscriptionDelete(id: "1") { userErrors { message } } }', "Invalid operation"),
        ("{ orders { nodes { id } } }", "All connection fields in a bulk query must select"),
        (
            '{ node(id: "gid://shopify/Order/1") { id } }',
            "Bulk queries cannot contain a top level `node` field",
        ),
        ("{ shop { name } }", "Bulk queries must contain at least one connection."),
        (
            "{ orders { edges { node { name lineItems { edges { node { id } } } } } } }",
            "The parent 'node' field for a nested connection must select the 'id' field",
        ),
        (
            "{ orders { edges { node { id refunds { id transactions { edges { node { id } } } } } } } }",
            "Queries that contain a connection field within a list field are not currently supported.",
        ),
        (
            "{ orders { edges { node { id ALIASES } } } }",
            "Bulk queries cannot contain more than 5 connections.",
        ),
    ],
)
async def test_a_query_that_shopify_does_not_take_is_refused_in_its_words(
    place: Place, query: str, told: str
) -> None:
    many = " ".join(f"{alias}: lineItems {{ edges {{ node {{ id }} }} }}" for alias in "abcde")

    answer = await run(place, query.replace("ALIASES", many))

    assert answer["bulkOperation"] is None
    assert answer["userErrors"][0]["code"] == "INVALID"
    assert answer["userErrors"][0]["message"].startswith(told)


async def test_an_operation_is_created_runs_and_leaves_each_order_above_its_lines(place: Place) -> None:
    order = place.stories.by_card(NOW - timedelta(days=3))

    began = await run(place, LINES)
    place.clock.advance(5)
    over = (await answered(place, LOOK, id=began["bulkOperation"]["id"]))["data"]["bulkOperation"]

    assert began["bulkOperation"]["status"] == "CREATED"
    assert (over["status"], over["rootObjectCount"]) == ("COMPLETED", "1")
    lines = await lines_at(place, over["url"])
    assert len(lines) == int(over["objectCount"])
    assert lines[0] == {"id": f"gid://shopify/Order/{order.id}"}
    assert {one["__parentId"] for one in lines[1:]} == {lines[0]["id"]}


async def test_without_grouping_what_lies_below_comes_last(place: Place) -> None:
    for number in range(3):
        place.stories.by_card(NOW - timedelta(days=3, hours=number))

    over = await ended(place, LINES, grouped=False)

    nested = ["__parentId" in one for one in await lines_at(place, over["url"])]
    assert nested == sorted(nested)
    assert nested.count(False) == 3


async def test_a_shop_without_orders_leaves_no_file(place: Place) -> None:
    over = await ended(place, LINES)

    assert (over["status"], over["url"], over["objectCount"]) == ("COMPLETED", None, "0")


async def test_a_result_is_gone_after_a_week(place: Place) -> None:
    place.stories.by_card(NOW - timedelta(days=3))
    over = await ended(place, LINES)
    place.clock.advance(8 * 86400)

    parts = urlsplit(over["url"])
    response = await call(place, "GET", f"{parts.path}?{parts.query}")

    assert response.status_code == 400


async def test_what_may_not_be_read_fails_the_operation(place: Place) -> None:
    place.stories.by_card(NOW - timedelta(days=3))
    place.shop.scopes = ("read_products",)

    over = await ended(place, LINES)

    assert (over["status"], over["errorCode"], over["url"]) == ("FAILED", "ACCESS_DENIED", None)


async def test_a_sixth_operation_at_once_is_refused(place: Place) -> None:
    place.stories.by_card(NOW - timedelta(days=3))

    answers = [await run(place, LINES) for _ in range(6)]

    assert [one["bulkOperation"] is None for one in answers] == [False] * 5 + [True]
    assert answers[-1]["userErrors"][0]["code"] == "LIMIT_REACHED"


async def test_an_operation_can_be_cancelled_while_it_runs(place: Place) -> None:
    began = await run(place, LINES)
    taken_back = "bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } }"
    cancel = f"mutation($id: ID!) {{ {taken_back} }}"

    first = await answered(place, cancel, id=began["bulkOperation"]["id"])
    again = await answered(place, cancel, id=began["bulkOperation"]["id"])

    assert first["data"]["bulkOperationCancel"]["bulkOperation"]["status"] == "CANCELED"
    assert "cannot be canceled" in again["data"]["bulkOperationCancel"]["userErrors"][0]["message"]
