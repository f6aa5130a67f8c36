"""Lists are read whole however they shift, whatever their pages say, and within the limit of the minute."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import httpx
import msgspec
import pytest

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Page, Standing, Window
from mlconnector_gui.connectors.shipstation.auth import Keys
from mlconnector_gui.connectors.shipstation.listing import Walk
from mlconnector_gui.connectors.shipstation.sandbox.stores import API_KEY, API_SECRET
from mlconnector_gui.connectors.shipstation.streams import _ORDERS
from mlconnector_gui.net.retry import Busy
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.problems import refused
from tests.helpers.shipstation import NOW, Station, kept_order, label, written

YEAR = Window(start=NOW - timedelta(days=365), end=NOW)


def filled(orders: int, *, apart: timedelta = timedelta(minutes=1)) -> Station:
    station = Station()
    for number in range(orders):
        station.order(f"00001-{5000 + number}-OP-000", at=NOW - timedelta(days=2) + apart * number)
    return station


async def ids(station: Station, *, size: int = 4, between: Callable[[int], None] | None = None) -> list[str]:
    """Walk the orders in small pages; between them, let something happen."""
    client, found = station.client(), []
    walk = Walk(client=client, listed=_ORDERS, start=YEAR.start, end=YEAR.end, size=size)
    page = 0
    async for batch in walk.batches():
        found += [one.external_id for one in batch.documents]
        page += 1
        if between is not None:
            between(page)
    await client.close()
    return found


async def pages(station: Station, stream: str, window: Window = YEAR) -> list[Page]:
    source = station.source()
    found = [page async for page in source.pages(stream, window)]
    await source.close()
    return found


async def test_every_order_is_given_once_in_small_pages() -> None:
    station = filled(23)

    found = await ids(station)

    assert sorted(found) == sorted(str(number) for number in station.account.orders)


async def test_an_order_that_changes_while_it_is_read_hides_no_other() -> None:
    """It moves to the end, and all behind it move up: by page numbers the fifth would be passed over."""
    station = filled(12)
    numbers = sorted(station.account.orders)

    def edit(page: int) -> None:
        if page == 1:
            station.account.change(numbers[0], at=NOW - timedelta(minutes=1), internalNotes="urgent")

    found = await ids(station, between=edit)

    assert set(found) == {str(number) for number in numbers}


async def test_many_changes_in_one_second_are_all_read() -> None:
    station = filled(11, apart=timedelta(0))

    found = await ids(station)

    assert len(found) == 11


async def test_a_change_within_a_crowded_second_hides_no_other() -> None:
    station = filled(11, apart=timedelta(0))
    numbers = sorted(station.account.orders)

    def edit(page: int) -> None:
        if page == 2:
            station.account.change(numbers[0], at=NOW - timedelta(minutes=1), internalNotes="urgent")

    found = await ids(station, between=edit)

    assert set(found) == {str(number) for number in numbers}


async def test_the_repeated_hour_of_november_is_read_whole() -> None:
    station = Station()
    fall_back = datetime(2026, 11, 1, 9, tzinfo=UTC)
    for number in range(24):
        at = fall_back - timedelta(hours=1) + timedelta(minutes=5 * number)
        station.order(f"00001-{5000 + number}-OP-000", at=at)

    window = Window(start=fall_back - timedelta(minutes=59), end=fall_back + timedelta(minutes=59))
    found = {one.external_id for page in await pages(station, "orders", window) for one in page.documents}

    inside = {
        str(number)
        for number, kept in station.account.orders.items()
        if window.start <= kept.modified <= window.end
    }
    assert inside <= found


async def test_a_void_is_found_by_the_day_of_the_void() -> None:
    station = Station()
    shipment = station.account.ship(station.order(), cost=Decimal(7), at=NOW - timedelta(days=30))
    station.account.void(shipment, at=NOW - timedelta(hours=3))

    window = Window(start=NOW - timedelta(days=1), end=NOW)
    found = await pages(station, "shipments", window)

    (document,) = [one for page in found for one in page.documents]
    assert document.external_id == str(shipment)
    assert found[-1].watermark == document.modified_at == NOW - timedelta(hours=3)


async def test_shipments_come_with_their_items() -> None:
    station = Station()
    station.account.ship(station.order(), cost=Decimal(7), at=NOW - timedelta(days=1))

    found = await pages(station, "shipments")

    assert all(b'"sku":"MUG-01"' in one.payload for page in found for one in page.documents)


async def test_only_products_that_changed_are_given() -> None:
    station = filled(1)
    first = next(iter(station.account.products))
    station.account.put_product(first, {"sku": "MUG-01", "name": "Enamel mug, blue"})

    found = await pages(station, "products", Window(start=NOW - timedelta(hours=1), end=NOW))

    assert [one.external_id for page in found for one in page.documents] == [str(first)]


# what the pages say


def answering(*bodies: object) -> Station:
    waiting = [body if isinstance(body, bytes) else msgspec.json.encode(body) for body in bodies]
    station = Station()
    station.answer = lambda _request: httpx.Response(
        200, content=waiting.pop(0) if len(waiting) > 1 else waiting[0]
    )
    return station


async def test_zero_pages_with_two_records_are_two_records() -> None:
    """As in ShipStation's own example."""
    rows = [msgspec.Raw(written(label(shipmentId=number))) for number in (1, 2)]
    station = answering({"shipments": rows, "total": 2, "page": 1, "pages": 0})

    found = await pages(station, "shipments")

    assert {one.external_id for page in found for one in page.documents} == {"1", "2"}


@pytest.mark.parametrize(
    "body",
    [
        {"orders": None, "total": 0, "page": 1, "pages": 0},
        {"total": 0, "page": 1, "pages": 0},
        {"orders": [], "total": 0},
        {"orders": []},
    ],
)
async def test_an_empty_list_may_be_null_or_left_out(body: object) -> None:
    found = await pages(answering(body), "orders")

    assert [one for page in found for one in page.documents] == []


async def test_rows_that_are_null_are_passed_over() -> None:
    body = {"orders": [None, msgspec.Raw(written(kept_order())), None], "total": 3}

    found = await pages(answering(body), "orders")

    assert [one.external_id for page in found for one in page.documents] == ["43945660"]


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"orders":{}}', b'{"message":"ok"}', b""])
async def test_an_answer_without_a_list_is_no_empty_account(body: bytes) -> None:
    with pytest.raises(Problem) as caught:
        await pages(answering(body), "orders")

    assert caught.value.cause is Cause.CONNECTION


async def test_a_server_that_caps_its_pages_is_read_to_the_end() -> None:
    station = filled(70)
    station.account_caps_pages_at = 30

    assert len(set(await ids(station, size=500))) == 70


async def test_pages_that_repeat_are_refused_and_not_read_for_ever() -> None:
    rows = [msgspec.Raw(written(kept_order(orderId=number))) for number in range(30)]
    station = answering({"orders": rows, "total": 900, "page": 1, "pages": 30})

    with refused("shipstation.pages_repeat"):
        await pages(station, "orders")


async def test_a_server_that_fails_at_large_pages_is_asked_for_smaller_ones() -> None:
    station = filled(9)
    sizes: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sizes.append(int(request.url.params["pageSize"]))
        if sizes[-1] > 150:
            return httpx.Response(
                500, json={"Message": "An error has occurred.", "StackTrace": "at SS.Secret"}
            )
        return httpx.Response(200, json={"orders": [], "total": 0})

    station.answer = answer

    await pages(station, "orders")

    assert sizes == [500, 250, 125]


# the limit of the minute


async def test_a_few_requests_of_each_minute_are_left_to_others() -> None:
    clock = FixedClock(NOW)
    station = Station(clock=clock)
    client = station.client()

    for _ in range(70):
        await client.read("/stores", {}, list[msgspec.Raw])

    await client.close()
    assert station.front.minute.refused == 0
    assert timedelta(seconds=60) <= clock.now() - NOW <= timedelta(seconds=125)


async def test_whoever_is_asked_for_patience_waits_as_long_as_it_is_told() -> None:
    clock = FixedClock(NOW)
    station = Station(clock=clock)
    told = [
        httpx.Response(429, json={"message": "Too Many Requests"}, headers={"X-Rate-Limit-Reset": "42"}),
        httpx.Response(200, json=[]),
    ]
    station.answer = lambda _request: told.pop(0)
    client = station.client()

    await client.read("/stores", {}, list[msgspec.Raw])

    await client.close()
    assert clock.now() - NOW == timedelta(seconds=42)


# what answers instead


@pytest.mark.parametrize(
    ("response", "code"),
    [
        (httpx.Response(401), "shipstation.login_refused"),
        (httpx.Response(401, text="401 Unauthorized"), "shipstation.login_refused"),
        (httpx.Response(403, json={"message": "plan"}), "shipstation.not_allowed"),
        (httpx.Response(302, headers={"location": "http://169.254.169.254/"}), "shipstation.address_moved"),
        (httpx.Response(405, json={"Message": "no"}), "shipstation.answer_unexpected"),
        (httpx.Response(200, html="<html>"), "shipstation.web_page_answered"),
        (httpx.Response(500, text="Too Many Requests"), "shipstation.too_many_requests"),
        (
            httpx.Response(400, json={"Message": "The request is invalid.", "ModelState": {"page": ["bad"]}}),
            "shipstation.request_refused",
        ),
    ],
    ids=range(8),
)
async def test_each_refusal_has_its_name(response: httpx.Response, code: str) -> None:
    station = Station()
    station.answer = lambda _request: httpx.Response(
        response.status_code, content=response.content, headers=response.headers
    )
    client = station.client()

    with refused(code):
        await client.read_once("/orders", {}, msgspec.Raw)

    await client.close()
    assert len(station.asked) == 1


async def test_a_stack_trace_is_neither_shown_nor_kept() -> None:
    station = Station()
    body = {"Message": "An error has occurred.", "ExceptionMessage": "No.", "StackTrace": "at SS.OpenApi"}
    station.answer = lambda _request: httpx.Response(500, json=body)
    client = station.client()

    with refused("shipstation.server_error") as caught:
        await client.read_once("/orders", {}, msgspec.Raw)

    await client.close()
    assert caught.value.technical == "An error has occurred. No."


async def test_keys_that_the_other_side_repeats_are_hidden() -> None:
    station = Station()
    station.answer = lambda _request: httpx.Response(400, json={"Message": f"key {API_KEY} {API_SECRET}"})
    client = station.client()

    with refused("shipstation.request_refused") as caught:
        await client.read_once("/orders", {}, msgspec.Raw)

    await client.close()
    told = f"{caught.value} {caught.value.technical}"
    assert API_KEY not in told
    assert API_SECRET not in told


@pytest.mark.parametrize(
    ("key", "secret"),
    [("", "b"), ("a", ""), ("a b", "c"), ("a:b", "c"), ("ä", "c"), ("same", "same"), ("a\n", "b\x00")],
)
def test_keys_that_cannot_be_any_are_refused(key: str, secret: str) -> None:
    with refused("shipstation.key_malformed"):
        Keys(api_key=key, api_secret=secret)


def test_being_busy_is_a_matter_of_patience() -> None:
    assert Busy("shipstation.too_many_requests", wait_seconds=1).cause is Cause.RATE_LIMIT


# one record


async def test_a_filter_that_is_not_understood_does_not_bury_a_shipment() -> None:
    rows = [msgspec.Raw(written(label(shipmentId=number))) for number in (1, 2)]
    source = answering({"shipments": rows, "total": 2}).source()

    with refused("shipstation.filter_ignored"):
        await source.fetch("shipments", "3")
    assert (await source.fetch("shipments", "2")).external_id == "2"

    await source.close()


# the connection test


async def proofs(station: Station) -> dict[str, Standing]:
    source = station.source()
    found = {proof.what: proof.standing async for proof in source.prove()}
    await source.close()
    return found


async def test_a_connection_is_proved_with_the_store_for_purchase_orders() -> None:
    found = await proofs(Station())

    assert set(found.values()) == {Standing.PROVED}
    assert {"reachable", "login", "shipments", "orders", "currency", "order_store", "warehouses"} == set(
        found
    )


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"store_id": "25748"}, "order_store"),
        ({"store_id": "1"}, "order_store"),
        ({"store_id": "Main"}, "order_store"),
        ({"store_id": "22766", "warehouses": "30=1"}, "warehouses"),
    ],
)
async def test_what_orders_could_not_be_put_into_is_a_warning(values: dict[str, str], what: str) -> None:
    """Receipts need none of it."""
    found = await proofs(Station(values=values))

    assert found[what] is Standing.WARNING
    assert Standing.FAILED not in found.values()


async def test_a_fault_in_passing_is_no_failed_test() -> None:
    station = Station()
    station.faults.script(Fault.HTML_503_BEFORE)

    assert Standing.FAILED not in (await proofs(station)).values()
