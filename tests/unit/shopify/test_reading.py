"""Orders come whole, in whatever portions they have to be asked for, and none is left out."""

from datetime import timedelta
from decimal import Decimal

import pytest

from mlconnector_gui.connectors.port import Window
from mlconnector_gui.connectors.shopify.completing import Sizes
from mlconnector_gui.connectors.shopify.history import OrderHistory
from mlconnector_gui.connectors.shopify.pieces import read_in_pieces
from mlconnector_gui.connectors.shopify.records import ORDERS
from mlconnector_gui.connectors.shopify.sandbox.model import Order
from mlconnector_gui.connectors.shopify.sandbox.selling import SHOPIFY_PAYMENTS, Basket, Item
from mlconnector_gui.connectors.shopify.scopes import Scopes
from mlconnector_gui.connectors.shopify.source import ShopifySource
from tests.helpers.problems import refused
from tests.helpers.shopify_shop import NOW, Place, collected, read, told, window

_LISTS = ("lineItems", "shippingLines", "transactions", "refunds", "fulfillments", "agreements")


def large_order(place: Place) -> Order:
    """Sixty lines, thirty payments, twelve refunds, an edit a day: more of everything than comes at once."""
    at = NOW - timedelta(days=20)
    simulator = place.simulator
    items = tuple(
        Item(sku=f"SKU-{number}", title=f"Item {number}", price=Decimal("10.01"), quantity=2)
        for number in range(60)
    )
    order = simulator.selling.place(Basket(items=items, shipping=Decimal("6.50")), at)
    for _ in range(30):
        simulator.selling.pay(order, SHOPIFY_PAYMENTS, at, amount=Decimal("30.00"))
    simulator.selling.pay(order, SHOPIFY_PAYMENTS, at)
    simulator.selling.fulfil(order, at + timedelta(days=1))
    for number in range(12):
        lines = {line.id: 1 for line in order.lines[number * 2 : number * 2 + 15] if line.left}
        simulator.returning.refund(order, at + timedelta(days=2 + number), lines=lines)
    return order


def starved(source: ShopifySource, sizes: Sizes) -> None:
    """Ask for very little at once."""
    streams = source._streams
    history = streams["orders"]
    assert isinstance(history, OrderHistory)
    history.orders.sizes = sizes


async def test_an_order_is_the_same_however_little_of_it_comes_at_once(place: Place) -> None:
    order = large_order(place)
    plenty, little = place.source(), place.source()
    await read(little, "customers")
    starved(little, Sizes(lines=1, parts=1, transactions=1, refunds=1, fulfillments=1))

    one = await plenty.fetch("orders", str(order.id))
    other = await little.fetch("orders", str(order.id))

    assert one.payload == other.payload
    payload = told(one)
    assert len(payload["lineItems"]["nodes"]) == 60
    assert len(payload["transactions"]) == len(order.transactions) > 40
    assert len(payload["refunds"]) == 12
    assert [len(refund["refundLineItems"]["nodes"]) for refund in payload["refunds"]] == [
        len(refund.lines) for refund in order.refunds
    ]
    assert len(payload["agreements"]["nodes"]) == 13
    assert [len(one["sales"]["nodes"]) for one in payload["agreements"]["nodes"]] == [
        len(one.sales) for one in order.agreements
    ]


async def test_no_mark_of_paging_is_left_in_a_payload(place: Place) -> None:
    large_order(place)

    (document,) = await read(place.source())

    assert b"pageInfo" not in document.payload
    assert b"hasNextPage" not in document.payload


async def test_where_pages_are_too_dear_smaller_ones_are_asked_for(place: Place) -> None:
    for number in range(12):
        place.stories.refunded_whole(NOW - timedelta(days=10, hours=number))
    plain = await read(place.source())

    place.simulator.graphql.is_strict = True
    strict = await read(place.source())

    assert [one.payload for one in strict] == [one.payload for one in plain]
    assert len(plain) == 12


async def test_an_order_that_is_too_dear_at_its_smallest_is_a_problem(place: Place) -> None:
    place.stories.by_card(NOW - timedelta(days=3))
    source = place.source()
    await source.facts()
    place.shop.highest_cost = 12

    with refused("shopify.too_costly"):
        await read(source)


async def test_an_order_whose_ledger_fails_is_read_without_it_and_the_others_whole(place: Place) -> None:
    for number in range(5):
        place.stories.refunded_whole(NOW - timedelta(days=9, hours=-number))
    plain = await read(place.source())
    broken = plain[3].external_id
    place.shop.broken = {int(broken): {"agreements"}}

    found = await read(place.source())
    fetched = await place.source().fetch("orders", broken)

    assert [one.external_id for one in found] == [one.external_id for one in plain]
    whole = told(plain[3])
    del whole["agreements"]
    assert told(found[3]) == told(fetched) == whole
    assert [one.payload for one in found[:3]] == [one.payload for one in plain[:3]]


async def test_an_order_read_in_pieces_has_the_same_bytes(place: Place) -> None:
    large_order(place)
    source = place.source()
    (plain,) = await read(source)

    pieces = await read_in_pieces(source.client, Scopes.of(place.shop.scopes), told(plain)["id"])

    assert pieces is not None
    assert ORDERS.document(pieces).payload == plain.payload


async def test_orders_that_change_while_they_are_read_are_not_left_out(place: Place) -> None:
    orders = [place.stories.unpaid(NOW - timedelta(days=9, hours=-number)) for number in range(25)]
    source = place.source()
    found: dict[str, int] = {}

    changed = False
    async for page in source.pages("orders", window(source)):
        for document in page.documents:
            found[document.external_id] = found.get(document.external_id, 0) + 1
        if not changed:
            changed = True
            for order in orders[5:15]:
                place.simulator.selling.pay(order, SHOPIFY_PAYMENTS, NOW - timedelta(minutes=1))

    assert set(found) == {str(order.id) for order in orders}


async def test_a_watermark_does_not_run_ahead_of_a_search_that_lags(place: Place) -> None:
    """A record may come with a later date than the one it was found by."""
    orders = [place.stories.unpaid(NOW - timedelta(days=9, hours=-number)) for number in range(25)]
    source = place.source()
    pages = source.pages("orders", window(source))
    place.simulator.selling.pay(orders[0], SHOPIFY_PAYMENTS, NOW - timedelta(minutes=1))

    read_pages = await collected(pages)

    marks = [page.watermark for page in read_pages]
    assert marks[:2] == [read_pages[0].documents[0].modified_at, read_pages[1].documents[0].modified_at]
    assert marks[-1] == NOW - timedelta(minutes=1)


async def test_what_a_search_does_not_find_yet_is_found_in_the_overlap(place: Place) -> None:
    place.shop.index_lag_seconds = 600
    order = place.stories.unpaid(NOW - timedelta(minutes=2))
    source = place.source()

    first = await read(source)
    place.clock.advance(1200)
    later = Window(start=NOW - timedelta(minutes=30), end=place.clock.now())
    second = [one async for page in source.pages("orders", later) for one in page.documents]

    assert first == []
    assert [one.external_id for one in second] == [str(order.id)]


async def test_a_release_that_moved_on_is_told(place: Place) -> None:
    place.shop.versions = ("2027-01", "2027-04")
    source = place.source()

    facts = await source.facts()
    proofs = {proof.what: proof async for proof in source.prove()}

    assert facts["version"] == "2027-01"
    assert proofs["version"].problem is not None
    assert proofs["version"].problem.code == "shopify.version_moved"


async def test_currency_and_zone_are_read_anew_at_each_run(place: Place) -> None:
    source = place.source()
    before = await source.facts()
    place.shop.timezone = "America/Los_Angeles"

    after = await source.facts()

    assert (before["timezone"], after["timezone"]) == ("America/New_York", "America/Los_Angeles")
    assert before["currency"] == "USD"


async def test_without_permission_for_orders_there_is_a_problem_and_not_an_empty_shop(place: Place) -> None:
    place.stories.by_card(NOW - timedelta(days=3))
    place.shop.scopes = ("read_customers",)

    with refused("shopify.access_denied"):
        await read(place.source())

    proofs = [proof async for proof in place.source().prove()]
    assert proofs[-1].problem is not None
    assert proofs[-1].problem.code == "shopify.scope_missing"


async def test_without_the_other_permissions_orders_come_all_the_same(place: Place) -> None:
    place.stories.refunded_whole(NOW - timedelta(days=9))
    place.shop.scopes = ("write_orders",)
    source = place.source()

    (document,) = await read(source)

    assert "customer" not in told(document)
    assert [await read(source, stream) for stream in ("payouts", "gift_cards", "customers")] == [[], [], []]


async def test_orders_that_are_hidden_are_missed_aloud(place: Place) -> None:
    place.stories.by_card(NOW - timedelta(days=80))
    place.shop.scopes = tuple(one for one in place.shop.scopes if one != "read_all_orders")

    proofs = {proof.what: proof async for proof in place.source().prove()}

    assert proofs["history"].problem is not None
    assert proofs["history"].problem.code == "shopify.history_hidden"


async def test_older_orders_prove_that_all_are_seen(place: Place) -> None:
    place.stories.by_card(NOW - timedelta(days=80))

    proofs = {proof.what: proof async for proof in place.source().prove()}

    assert proofs["history"].params == {"seen": "older"}


async def test_names_that_are_withheld_stop_nothing(place: Place) -> None:
    place.shop.shows_personal_data = False
    place.stories.people = []
    order = place.stories.by_card(NOW - timedelta(days=3))
    source = place.source(values={"personal_data": "yes"})

    assert [one.external_id for one in await read(source)] == [str(order.id)]


async def test_a_payout_comes_with_all_its_rows_and_they_foot(place: Place) -> None:
    for number in range(130):
        place.stories.by_card(NOW - timedelta(days=5, minutes=number))
    payout = place.simulator.paying_out.pay_out(NOW - timedelta(days=3))
    assert payout is not None

    (document,) = await read(place.source(), "payouts")

    rows = told(document)["balanceTransactions"]["nodes"]
    assert len(rows) == 131
    net = sum(Decimal(row["net"]["amount"]) for row in rows if row["type"] != "TRANSFER")
    assert net == Decimal(told(document)["net"]["amount"]) == payout.net
    assert document.external_id == str(payout.id)


async def test_a_shop_without_shopify_payments_has_no_payouts(place: Place) -> None:
    place.shop.has_payments = False

    assert await read(place.source(), "payouts") == []


@pytest.mark.parametrize("name", _LISTS)
async def test_every_list_of_an_order_is_there_even_when_it_is_empty(place: Place, name: str) -> None:
    place.stories.unpaid(NOW - timedelta(days=3))

    (document,) = await read(place.source())

    assert name in told(document)
