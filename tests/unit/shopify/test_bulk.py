"""Many orders are read by a bulk operation: the same bytes as by pages, and pages wherever it fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import httpx
import pytest

from mlconnector_gui.connectors.port import Page, RawDocument, Window
from mlconnector_gui.connectors.shopify import history
from mlconnector_gui.connectors.shopify.sandbox.bulk import Operation
from mlconnector_gui.connectors.shopify.sandbox.selling import SHOPIFY_PAYMENTS
from mlconnector_gui.connectors.shopify.source import ShopifySource
from tests.helpers.problems import refused
from tests.helpers.shopify_shop import NOW, Place, collected, read, told, window


@pytest.fixture(autouse=True)
def _so_few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two dozen orders do for what a shop has in years."""
    monkeypatch.setattr(history, "MANY", 20)
    monkeypatch.setattr(history, "_FEW", 5)


@pytest.fixture
def orders(place: Place) -> list[str]:
    """Two dozen orders, one in four refunded."""
    stories = place.stories
    kinds = (stories.by_card, stories.unpaid, stories.by_card, stories.refunded_whole)
    return [str(kinds[number % 4](began(number)).id) for number in range(24)]


def began(number: int) -> datetime:
    return NOW - timedelta(days=20) + timedelta(hours=number)


def started(place: Place) -> list[Operation]:
    return list(place.simulator.graphql.served.bulk.operations.values())


def calls(place: Place) -> list[str]:
    return [name for name, _, _ in place.simulator.graphql.answered]


@contextmanager
def only_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(history, "MANY", 1_000_000)
        yield


async def by_pages(place: Place, monkeypatch: pytest.MonkeyPatch) -> list[RawDocument]:
    with only_pages(monkeypatch):
        return await read(place.source())


def by_id(documents: list[RawDocument]) -> dict[str, RawDocument]:
    return {one.external_id: one for one in documents}


async def test_orders_of_every_kind_are_the_same_bytes_as_by_pages(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, story in enumerate(place.stories.all_kinds()):
        story(began(number))
    paged = await by_pages(place, monkeypatch)
    before = len(calls(place))

    found = await read(place.source())

    assert by_id(found) == by_id(paged)
    assert len(found) == len(place.simulator.state.orders) > 24
    assert len(started(place)) == 1
    assert "Orders" not in calls(place)[before:]


async def test_what_may_not_be_read_is_left_out_the_same_way(
    place: Place, orders: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place.shop.scopes = ("read_orders", "read_all_orders")

    found = await read(place.source())

    assert by_id(found) == by_id(await by_pages(place, monkeypatch))
    assert len(found) == len(orders)
    assert [one.status for one in started(place)] == ["COMPLETED"]


async def test_a_short_window_is_read_in_pages_however_many_orders_it_has(
    place: Place, orders: list[str]
) -> None:
    short = Window(start=began(0), end=began(0) + timedelta(days=7))

    pages = await collected(place.source().pages("orders", short))

    assert {one.external_id for page in pages for one in page.documents} == set(orders)
    assert started(place) == []


async def test_few_orders_are_read_in_pages_however_long_the_window_is(place: Place) -> None:
    for number in range(10):
        place.stories.by_card(NOW - timedelta(days=40, hours=number))

    assert len(await read(place.source())) == 10
    assert started(place) == []


async def test_more_than_one_operation_may_be_asked_for_come_in_several(
    place: Place, orders: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_AT_ONCE", 12)
    source = place.source()

    pages = await collected(source.pages("orders", window(source)))

    assert {one.external_id for page in pages for one in page.documents} == set(orders)
    assert len(started(place)) > 1
    assert max(one.roots for one in started(place)) <= 12
    marks = [page.watermark for page in pages if page.watermark]
    assert marks == sorted(marks)
    assert len(set(marks)) > 1


async def test_the_watermark_stays_until_an_operation_has_been_read_whole(
    place: Place, orders: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_TOGETHER", 10)
    source = place.source()

    pages = await collected(source.pages("orders", window(source)))

    given = [place for place, page in enumerate(pages) if page.documents]
    assert len(given) == 3
    assert all(page.watermark is None for page in pages[: given[-1] + 1])
    assert pages[-1].watermark is not None


async def test_a_run_that_was_stopped_takes_its_operation_up_again(place: Place, orders: list[str]) -> None:
    await stopped_while_waiting(place.source())
    place.clock.advance(600)

    found = await read(place.source(), days=60 + 600 / 86400)

    assert {one.external_id for one in found} == set(orders)
    assert len(started(place)) == 1


async def test_an_operation_of_yesterday_is_not_taken_up(place: Place, orders: list[str]) -> None:
    await stopped_while_waiting(place.source())
    place.clock.advance(86400)

    await read(place.source(), days=61)

    assert len(started(place)) == 2


async def test_an_operation_that_asks_for_other_fields_is_not_taken_up(
    place: Place, orders: list[str]
) -> None:
    await stopped_while_waiting(place.source())
    place.shop.scopes = ("read_orders", "read_all_orders")

    found = await read(place.source())

    assert len(started(place)) == 2
    assert all("customer" not in told(one) for one in found)


async def test_an_answer_that_got_lost_begins_no_second_operation(place: Place, orders: list[str]) -> None:
    served = httpx.ASGITransport(app=place.simulator.app)
    lost = []

    class Losing(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            response = await served.handle_async_request(request)
            if b"mutation" in request.content and not lost:
                lost.append(request)
                raise httpx.ReadError("gone")
            return response

    found = await read(place.source(transport=Losing()))

    assert len(lost) == len(started(place)) == 1
    assert {one.external_id for one in found} == set(orders)


@pytest.mark.parametrize("code", ["TIMEOUT", "INTERNAL_SERVER_ERROR", "ACCESS_DENIED"])
async def test_where_an_operation_fails_its_partial_data_is_left_and_pages_are_read(
    place: Place, orders: list[str], code: str
) -> None:
    place.shop.bulk_fails = code

    found = await read(place.source())

    assert [one.status for one in started(place)] == ["FAILED"]
    assert len(found) == len(orders)
    assert "Orders" in calls(place)


async def test_a_result_at_another_host_is_not_asked_for(place: Place, orders: list[str]) -> None:
    """The test's network has no other host: a call there would be a problem of its own."""
    place.shop.results_at = "https://results.example.com"

    found = await read(place.source())

    assert {one.external_id for one in found} == set(orders)
    assert "Orders" in calls(place)
    assert not any("bulk-operation-outputs" in path for _, path in place.simulator.requests)


async def test_the_result_is_fetched_without_the_token(place: Place, orders: list[str]) -> None:
    place.shop.results_at = "https://storage.googleapis.com"
    asked: list[httpx.Request] = []

    def google(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        (operation,) = started(place)
        return httpx.Response(200, content=operation.file)

    found = await read(place.source(results=httpx.MockTransport(google)))

    assert len(found) == len(orders)
    assert "Orders" not in calls(place)
    (request,) = asked
    assert "x-shopify-access-token" not in request.headers
    assert "authorization" not in request.headers
    assert request.url.query == b"Expires=1&Signature=abc"


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda file: file[:-40],
        lambda file: file.replace(b'{"id":"gid://shopify/Order/', b'["id","gid://shopify/Order/', 1),
        lambda file: file.replace(b'"__parentId":"gid', b'"__parentId":"xid', 1),
        lambda file: file.replace(b'"__typename":"LineItem"', b'"__typename":"Whatever"', 1),
    ],
)
async def test_a_result_that_is_not_whole_is_not_used(
    place: Place, orders: list[str], spoiled: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    paged = await by_pages(place, monkeypatch)
    place.shop.results_at = "https://storage.googleapis.com"

    def google(_request: httpx.Request) -> httpx.Response:
        (operation,) = started(place)
        assert callable(spoiled)
        return httpx.Response(200, content=spoiled(operation.file))

    found = await read(place.source(results=httpx.MockTransport(google)))

    assert by_id(found) == by_id(paged)
    assert "Orders" in calls(place)


async def test_an_order_that_changes_meanwhile_is_given_as_it_is_afterwards(
    place: Place, orders: list[str]
) -> None:
    source = place.source()
    changed = next(
        one for one in place.simulator.state.orders.values() if one.fulfillments and not one.is_test
    )
    found: list[RawDocument] = []

    async for page in source.pages("orders", window(source)):
        found += page.documents
        if started(place) and not page.documents and not changed.transactions[-1].at >= NOW:
            place.simulator.selling.pay(changed, SHOPIFY_PAYMENTS, place.clock.now(), amount=None)
            place.simulator.state.touch(changed, place.clock.now())

    (document,) = [one for one in found if one.external_id == str(changed.id)]
    assert document == await place.source().fetch("orders", str(changed.id))


async def test_an_order_over_whose_parts_shopify_fails_is_read_by_itself(
    place: Place, orders: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refunded = next(one for one in place.simulator.state.orders.values() if one.refunds)
    place.simulator.graphql.is_strict = True

    found = await read(place.source())

    assert by_id(found) == by_id(await by_pages(place, monkeypatch))
    assert str(refunded.id) in by_id(found)


async def test_a_missing_permission_stays_a_problem(place: Place, orders: list[str]) -> None:
    place.shop.scopes = ("read_customers",)

    with refused("shopify.access_denied"):
        await read(place.source())


async def stopped_while_waiting(source: ShopifySource) -> None:
    """Break a run off as a crash does, with an operation begun."""
    pages = source.pages("orders", window(source))
    first: Page = await anext(aiter(pages))
    assert first == replace(first, documents=())
    await source.close()
