"""What REST gives instead of GraphQL is the same, or it is not given."""

from datetime import timedelta
from typing import Any

import pytest

from mlconnector_gui.connectors.port import RawDocument, TranslationContext
from tests.helpers.problems import refused
from tests.helpers.shopify_shop import NOW, Place, read, told

PIECES = ("lineItems", "shippingLines", "transactions", "refunds", "fulfillments")


def of_every_kind(place: Place) -> None:
    """Tell every story whose money REST can tell."""
    place.stories.until, place.attempts = NOW, 1
    kinds = [
        one for one in place.stories.all_kinds() if one.__name__ not in {"in_cash", "in_foreign_currency"}
    ]
    for number, story in enumerate(dict.fromkeys(kinds)):
        story(NOW - timedelta(days=20, hours=-number))


def without_more(given: Any, whole: Any) -> Any:
    """Take from the whole what is given: the same keys, in lists entry by entry."""
    if isinstance(given, dict) and isinstance(whole, dict):
        return {key: without_more(given[key], whole[key]) for key in given}
    if isinstance(given, list) and isinstance(whole, list) and len(given) == len(whole):
        return [without_more(one, other) for one, other in zip(given, whole, strict=True)]
    return whole


async def broken(place: Place, name: str) -> tuple[list[RawDocument], list[RawDocument]]:
    """Read all orders as they are, and again while GraphQL fails over one list of each."""
    plain = await read(place.source())
    place.shop.broken = {order_id: {name} for order_id in place.simulator.state.orders}
    return plain, await read(place.source())


@pytest.mark.parametrize("name", PIECES)
async def test_every_field_that_rest_gives_is_that_of_graphql(place: Place, name: str) -> None:
    of_every_kind(place)

    plain, fallen = await broken(place, name)

    assert len(plain) > 25
    assert [one.external_id for one in fallen] == [one.external_id for one in plain]
    for one, other in zip(plain, fallen, strict=True):
        whole, given = told(one), told(other)
        assert given.keys() == whole.keys()
        assert given == without_more(given, whole), whole["name"]
    assert any(told(one)[name] for one in fallen)


@pytest.mark.parametrize("name", PIECES)
async def test_both_ways_give_the_same_documents(place: Place, name: str) -> None:
    books = pytest.importorskip("mlconnector_gui.connectors.shopify.translate")
    of_every_kind(place)
    facts = await place.source().facts()
    context = TranslationContext(facts=facts, values={}, related=lambda _stream, _number: None)

    plain, fallen = await broken(place, name)

    for one, other in zip(plain, fallen, strict=True):
        assert books.translate("orders", other.payload, context) == books.translate(
            "orders", one.payload, context
        )


@pytest.mark.parametrize("story", ["in_cash", "in_foreign_currency"])
async def test_money_that_rest_would_tell_otherwise_leaves_the_fault(place: Place, story: str) -> None:
    getattr(place.stories, story)(NOW - timedelta(days=3))
    (order_id,) = place.simulator.state.orders
    place.shop.broken = {order_id: {"transactions"}}

    with refused("shopify.server_fault"):
        await read(place.source())


async def test_goods_in_two_currencies_are_told_alike(place: Place) -> None:
    place.stories.in_foreign_currency(NOW - timedelta(days=3))

    (plain,), (fallen,) = await broken(place, "lineItems")

    assert told(fallen) == without_more(told(fallen), told(plain))
    assert (
        told(fallen)["lineItems"]["nodes"][0]["originalTotalSet"]["presentmentMoney"]["currencyCode"] == "CAD"
    )
