"""Settlements out of reports: none lost, repeats recognised, odd ones kept, each with its balance."""

import json
from datetime import timedelta

import httpx
import pytest

from mlconnector_gui.connectors.amazon.sandbox.seller import EUROPE, FAR_EAST, NORTH_AMERICA, Seller
from mlconnector_gui.connectors.amazon.settlement.heading import heading_of
from mlconnector_gui.connectors.port import Window
from tests.helpers.amazon import connected, pulled, recorded, simulated, window_of
from tests.helpers.problems import refused


@pytest.mark.parametrize("seller", [NORTH_AMERICA, EUROPE, FAR_EAST], ids=lambda one: one.region)
async def test_every_settlement_comes_once_however_it_is_spelled(seller: Seller) -> None:
    sim = simulated(seller)

    found = await pulled(connected(sim), "settlements", window_of(sim.clock))

    assert set(found) == set(sim.settlements)
    for name, settlement in sim.settlements.items():
        head = heading_of(found[name].payload)
        assert (head.total, head.currency) == (settlement.total, settlement.market.currency)
        assert (head.starts_at, head.ends_at) == (settlement.start, settlement.end)


async def test_a_settlement_that_is_repeated_has_the_same_bytes() -> None:
    sim = simulated(EUROPE)
    source = connected(sim)
    first = await pulled(source, "settlements", window_of(sim.clock))
    one = sim.settlements[min(sim.settlements)]

    sim.publish([one], created=sim.clock.now().replace(microsecond=0))
    sim.clock.advance(60)
    again = await pulled(source, "settlements", window_of(sim.clock))

    assert again[one.settlement_id].payload == first[one.settlement_id].payload
    assert again[one.settlement_id].modified_at > first[one.settlement_id].modified_at
    assert len(again) == len(first)


async def test_a_settlement_that_is_issued_again_has_other_bytes_and_the_same_total() -> None:
    sim = simulated()
    source = connected(sim)
    name = min(sim.settlements)
    before = (await pulled(source, "settlements", window_of(sim.clock)))[name]

    sim.issue_again(name)
    sim.clock.advance(60)
    after = await source.fetch("settlements", name)

    assert after.payload != before.payload
    assert heading_of(after.payload).total == heading_of(before.payload).total
    assert after.modified_at > before.modified_at


async def test_each_settlement_names_its_balance() -> None:
    sim = simulated()

    found = await pulled(connected(sim), "settlements", window_of(sim.clock))
    balances = await pulled(connected(sim), "event_groups", window_of(sim.clock))

    for name, settlement in sim.settlements.items():
        assert found[name].parents == (("event_groups", settlement.group_id),)
        assert settlement.group_id in balances


async def test_two_balances_that_look_alike_are_not_guessed_between() -> None:
    sim = simulated()
    one = sim.settlements[min(sim.settlements)]
    twin = sim.settle(one.market, one.start, one.end, one.deposit, one.rows)

    found = await pulled(connected(sim), "settlements", window_of(sim.clock))

    assert found[one.settlement_id].parents == ()
    assert twin.settlement_id not in found


async def test_a_report_that_cannot_be_split_is_kept_whole_and_holds_up_nothing() -> None:
    sim = simulated()
    market = sim.seller.markets[0]
    at = sim.clock.now().replace(microsecond=0) - timedelta(hours=1)
    broken = sim.keep(
        "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2",
        b"an error page\nof some kind\n",
        market,
        created=at,
        start=at,
        end=at,
    )

    found = await pulled(connected(sim), "settlements", window_of(sim.clock))

    assert found[f"report-{broken.report_id}"].payload == broken.content
    assert len(found) == len(sim.settlements) + 1


async def test_the_next_page_is_asked_for_with_its_token_alone() -> None:
    sim = simulated(days=0)
    trader = next(iter(sim.traders.values()))
    at = sim.clock.now().replace(microsecond=0)
    for number in range(230):
        end = at - timedelta(hours=6 * number + 6)
        row = trader.other("Subscription Fee", -trader.scaled("1"), end - timedelta(hours=1))
        one = sim.settle(trader.market, end - timedelta(hours=6), end, end, (row,))
        sim.publish([one], created=end)
    source, transport = recorded(sim)

    found = await pulled(source, "settlements", window_of(sim.clock))

    pages = [request for request, _ in transport.calls if request.url.path.endswith("/reports")]
    assert len(found) == 230
    assert len(pages) == 3
    assert [set(request.url.params) == {"nextToken"} for request in pages] == [False, True, True]


async def test_what_amazon_keeps_no_longer_is_not_asked_for() -> None:
    sim = simulated()
    source, transport = recorded(sim)
    long_ago = Window(start=sim.clock.now() - timedelta(days=400), end=sim.clock.now() - timedelta(days=100))

    assert await pulled(source, "settlements", long_ago) == {}
    assert transport.calls == []

    await pulled(source, "settlements", window_of(sim.clock, days=400))
    asked = [request for request, _ in transport.calls if request.url.path.endswith("/reports")]
    since = asked[0].url.params["createdSince"]
    assert since >= (sim.clock.now() - timedelta(days=91)).strftime("%Y-%m-%dT%H:%M:%SZ")


async def test_reports_that_are_not_done_or_of_another_kind_are_left_alone() -> None:
    def listing(*reports: dict[str, str]) -> httpx.Response:
        return httpx.Response(
            200, json={"reports": [{"createdTime": "2026-11-01T00:00:00Z", **one} for one in reports]}
        )

    sim = simulated(days=0)
    source, transport = recorded(sim)
    kind = "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"

    async def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/auth/o2/token":
            return httpx.Response(200, json={"access_token": "A"})
        return listing(
            {"reportId": "1", "reportType": kind, "processingStatus": "IN_PROGRESS"},
            {"reportId": "2", "reportType": kind, "processingStatus": "FATAL", "reportDocumentId": "d2"},
            {"reportId": "3", "reportType": "GET_MERCHANT_LISTINGS_ALL_DATA", "processingStatus": "DONE"},
            {"reportId": "4", "reportType": kind, "processingStatus": "DONE"},
        )

    transport.app = httpx.MockTransport(answer)

    assert await pulled(source, "settlements", window_of(sim.clock)) == {}


@pytest.mark.parametrize("name", ["12345", "99999999999", "report-1", "../1"])
async def test_a_settlement_that_no_report_has_is_gone(name: str) -> None:
    with refused("document.gone"):
        await connected(simulated()).fetch("settlements", name)


async def test_transactions_not_settled_yet_have_no_settlement() -> None:
    sim = simulated()
    pending = sim.sell(sim.seller.markets[0].marketplace_id, status="Shipped")
    sim.clock.advance(600)

    found = await pulled(connected(sim), "transactions", window_of(sim.clock))

    def identifiers(payload: bytes) -> dict[str, str]:
        listed = json.loads(payload)["relatedIdentifiers"]
        return {one["relatedIdentifierName"]: one["relatedIdentifierValue"] for one in listed}

    related = [identifiers(one.payload) for one in found.values()]
    assert [one for one in related if "SETTLEMENT_ID" not in one] == [{"ORDER_ID": pending.order_id}]


async def test_amounts_of_money_keep_their_digits() -> None:
    sim = simulated()

    found = await pulled(connected(sim), "event_groups", window_of(sim.clock))

    for settlement in sim.settlements.values():
        amount = f'"CurrencyAmount":{settlement.total}'.encode()
        assert amount in found[settlement.group_id].payload


async def test_a_window_of_more_than_half_a_year_is_cut() -> None:
    sim = simulated()
    source, transport = recorded(sim)

    await pulled(source, "transactions", window_of(sim.clock, days=500))

    asked = [request for request, _ in transport.calls if "transactions" in request.url.path]
    assert len(asked) == 3
    assert asked[0].url.params["postedBefore"] == asked[1].url.params["postedAfter"]


async def test_what_is_not_to_be_read_is_not_asked_for() -> None:
    sim = simulated()
    source, transport = recorded(sim, orders="no", items="no")

    for stream in ("orders", "listings", "catalog", "inventory"):
        assert await pulled(source, stream, window_of(sim.clock)) == {}
    assert transport.calls == []


async def test_orders_are_read_without_the_people() -> None:
    sim = simulated()
    source, transport = recorded(sim)

    found = await pulled(source, "orders", window_of(sim.clock))

    assert set(found) == {sale.order_id for sale in sim.sales}
    asked = [
        request.url.params["includedData"] for request, _ in transport.calls if "orders" in request.url.path
    ]
    assert asked
    assert not [one for one in asked if "BUYER" in one or "RECIPIENT" in one]


async def test_listings_beyond_one_searchs_end_are_found_too() -> None:
    """A search ends at a thousand results, whatever their number."""
    sim = simulated(days=0)
    source, transport = recorded(sim)
    inner = transport.app

    async def at_most_four(request: httpx.Request) -> httpx.Response:
        response = await inner.handle_async_request(request)
        await response.aread()
        if "/listings/" not in request.url.path:
            return httpx.Response(response.status_code, headers=response.headers, content=response.content)
        told = response.json()
        return httpx.Response(200, json={**told, "items": told["items"][:4], "pagination": None})

    transport.app = httpx.MockTransport(at_most_four)

    found = await pulled(source, "listings", window_of(sim.clock))

    assert set(found) == {one.sku for one in sim.listed()}


async def test_a_transaction_without_a_date_or_an_id_is_not_left_out() -> None:
    sim = simulated(days=0)
    bare = {"transactionType": "Other", "totalAmount": {"currencyCode": "USD", "currencyAmount": 1.10}}

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/auth/o2/token":
            return httpx.Response(200, json={"access_token": "A", "expires_in": "3600"})
        return httpx.Response(200, json={"payload": {"transactions": [bare], "nextToken": None}})

    source, transport = recorded(sim)
    transport.app = httpx.MockTransport(answer)

    found = await pulled(source, "transactions", window_of(sim.clock, days=10))

    assert [json.loads(one.payload) for one in found.values()] == [bare]


async def test_an_empty_page_with_a_token_is_not_the_end() -> None:
    sim = simulated(days=0)
    last = {"transactionId": "T1", "postedDate": (sim.clock.now() - timedelta(days=1)).isoformat()}
    pages = [
        {"transactions": [], "nextToken": "one"},
        {"transactions": None, "nextToken": "two"},
        {"transactions": [last]},
    ]

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/auth/o2/token":
            return httpx.Response(200, json={"access_token": "A"})
        return httpx.Response(200, json={"payload": pages.pop(0)})

    source, transport = recorded(sim)
    transport.app = httpx.MockTransport(answer)

    assert len(await pulled(source, "transactions", window_of(sim.clock, days=10))) == 1
    asked = [dict(request.url.params) for request, _ in transport.calls if "transactions" in request.url.path]
    assert [one.get("nextToken") for one in asked] == [None, "one", "two"]
    assert asked[0] == {name: text for name, text in asked[2].items() if name != "nextToken"}


async def test_a_token_that_comes_again_is_a_circle() -> None:
    sim = simulated(days=0)

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/auth/o2/token":
            return httpx.Response(200, json={"access_token": "A"})
        return httpx.Response(200, json={"payload": {"transactions": [], "nextToken": "same"}})

    source, transport = recorded(sim)
    transport.app = httpx.MockTransport(answer)

    with refused("amazon.pages_repeat"):
        await pulled(source, "transactions", window_of(sim.clock, days=10))
