"""Reading a store: nothing left out, nothing asked in vain, and never more than the store's quota."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.app.composition import open_workplace
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.connectors.bigcommerce.auth import store_hash_of
from mlconnector_gui.connectors.bigcommerce.sandbox import BigCommerceSimulator, Shop
from mlconnector_gui.connectors.bigcommerce.sandbox import order as kept
from mlconnector_gui.connectors.bigcommerce.sandbox.basket import Basket, Item
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import ALL_SCOPES
from mlconnector_gui.connectors.bigcommerce.source import BigCommerceSource, open_source
from mlconnector_gui.connectors.port import Page, Proof, Standing, Window
from mlconnector_gui.net.retry import Busy
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.connect import add_connection
from mlconnector_gui.services.take_over_estimate import estimate_take_over
from tests.helpers.bigcommerce import NOW, connected, connection, environment_over, head, scripted, store
from tests.helpers.problems import refused

LONG = timedelta(days=60)


def window_of(clock: SandboxClock) -> Window:
    return Window(start=clock.now() - LONG, end=clock.now())


async def pages_of(source: BigCommerceSource, stream: str, window: Window) -> list[Page]:
    return [page async for page in source.pages(stream, window)]


def ids(pages: list[Page]) -> set[str]:
    return {one.external_id for page in pages for one in page.documents}


def placed(simulator: BigCommerceSimulator, count: int, **at: Any) -> list[int]:
    basket = Basket(items=[Item(sku="MUG-01")])
    return [simulator.books.place(basket, status=kept.INCOMPLETE, **at).id for _ in range(count)]


async def test_an_empty_list_is_an_answer_without_a_body() -> None:
    simulator, clock = store()

    pages = await pages_of(connected(simulator, clock), "orders", window_of(clock))

    assert ids(pages) == set()
    assert pages


async def test_only_what_an_order_has_is_asked_for() -> None:
    simulator, clock = store()
    (cart,) = placed(simulator, 1)
    books = simulator.books
    sold = books.place(Basket(items=[Item(sku="MUG-01")]), status=kept.INCOMPLETE)
    books.pay(sold)

    await pages_of(connected(simulator, clock), "orders", window_of(clock))

    asked = [path.partition("?")[0].partition("/stores/bcus01")[2] for _, path in simulator.requests]
    assert not [path for path in asked if path.startswith(f"/v2/orders/{cart}/")]
    assert sorted(path for path in asked if str(sold.id) in path) == [
        f"/v2/orders/{sold.id}/products",
        f"/v2/orders/{sold.id}/shipping_addresses",
        f"/v2/orders/{sold.id}/taxes",
        f"/v3/orders/{sold.id}/transactions",
    ]


async def test_an_order_of_more_lines_than_a_page_holds_is_whole() -> None:
    simulator, clock = store()
    books = simulator.books
    order = books.place(Basket(items=[Item(sku="SOCK-M")] * 260), status=kept.INCOMPLETE)
    books.pay(order)

    raw = await connected(simulator, clock).fetch("orders", str(order.id))

    assert len(json.loads(raw.payload)["products"]) == 260


async def test_orders_that_change_while_they_are_read_push_no_other_out() -> None:
    simulator, clock = store()
    start = NOW - timedelta(hours=5)
    everyone = [placed(simulator, 1, at=start + timedelta(seconds=place // 2))[0] for place in range(600)]
    seen: set[str] = set()
    left = list(everyone)

    window = Window(start=NOW - LONG, end=NOW - timedelta(hours=1))
    async for page in connected(simulator, clock).pages("orders", window):
        seen |= {one.external_id for one in page.documents}
        for order_id in left[:10]:
            simulator.books.save(simulator.books.orders[order_id])
        del left[:10]

    changed = {str(one.id) for one in simulator.books.orders.values() if one.modified > window.end}
    assert {str(one) for one in everyone} - seen <= changed


async def test_more_orders_within_one_second_than_a_page_holds_are_all_found() -> None:
    simulator, clock = store()
    everyone = placed(simulator, 520, at=NOW - timedelta(hours=3))

    pages = await pages_of(connected(simulator, clock), "orders", window_of(clock))

    assert ids(pages) == {str(one) for one in everyone}
    assert all(len(page.documents) <= 25 for page in pages)


@pytest.mark.parametrize("limit", [50, 250])
async def test_a_store_that_gives_fewer_than_asked_for_is_read_to_its_end(limit: int) -> None:
    """What a limit beyond the largest does is not documented, so a page that is not full is no end."""
    everyone = [
        head(
            id=place,
            status_id=0,
            date_modified=f"Fri, 20 Nov 2026 11:{place // 60:02d}:{place % 60:02d} +0000",
        )
        for place in range(1, 301)
    ]

    def answer(request: httpx.Request) -> httpx.Response:
        query = request.url.params
        after = query["min_date_modified"][11:19]
        found = [one for one in everyone if one["date_modified"][17:25] >= after]
        start = (int(query["page"]) - 1) * limit
        page = found[start : start + limit]
        return httpx.Response(200, json=page) if page else httpx.Response(204)

    window = Window(start=NOW - timedelta(minutes=70), end=NOW)
    pages = await pages_of(scripted(answer), "orders", window)

    assert len(ids(pages)) == 300


async def test_pages_that_repeat_are_told_and_end() -> None:
    page = [
        head(id=place, status_id=0, date_modified="Fri, 20 Nov 2026 11:00:00 +0000") for place in range(250)
    ]

    with refused("bigcommerce.pages_repeat"):
        await pages_of(
            scripted(lambda _: httpx.Response(200, json=page)), "orders", Window(start=NOW - LONG, end=NOW)
        )


async def test_a_list_that_does_not_keep_to_what_was_asked_is_refused() -> None:
    old = head(id=1, status_id=0, date_modified="Wed, 01 Jan 2020 00:00:00 +0000")

    with refused("bigcommerce.filters_ignored"):
        await pages_of(
            scripted(lambda _: httpx.Response(200, json=[old])), "orders", Window(start=NOW - LONG, end=NOW)
        )


async def test_full_timestamps_with_their_offset_are_asked_for() -> None:
    simulator, clock = store()

    await pages_of(connected(simulator, clock), "orders", Window(start=NOW - LONG, end=NOW))

    (path,) = (path for _, path in simulator.requests if "min_date_modified" in path)
    assert "min_date_modified=2026-09-21T11%3A59%3A59%2B00%3A00" in path
    assert "max_date_modified=2026-11-20T12%3A00%3A01%2B00%3A00" in path


async def test_an_archived_order_is_fetched_by_its_id_even_where_lists_leave_it_out() -> None:
    simulator, clock = store(Shop(lists_archived=False))
    (order_id,) = placed(simulator, 1)
    simulator.books.archive(simulator.books.orders[order_id])
    source = connected(simulator, clock)

    assert ids(await pages_of(source, "orders", window_of(clock))) == set()
    assert b'"is_deleted":true' in (await source.fetch("orders", str(order_id))).payload


async def test_customers_are_read_only_where_they_are_wanted() -> None:
    simulator, clock = store()
    source = connected(simulator, clock)

    assert ids(await pages_of(source, "customers", window_of(clock))) == set()
    with refused("document.gone"):
        await source.fetch("customers", "1")
    assert not [path for _, path in simulator.requests if "/customers" in path]


async def test_a_quota_is_kept_with_a_share_left_for_others() -> None:
    simulator, clock = store(Shop(quota=60), days=3, orders_per_day=20)
    busy = []
    respond = simulator.respond

    def watched(request: Any) -> Any:
        answer = respond(request)
        busy.append(answer.status)
        return answer

    simulator.respond = watched  # type: ignore[method-assign]  # looks on, changes nothing

    began = clock.now()
    pages = await pages_of(connected(simulator, clock), "orders", window_of(clock))

    assert len(ids(pages)) == 60
    assert 429 not in busy
    windows = (clock.now() - began).total_seconds() / 30
    assert windows >= len(busy) / 60 - 1
    assert simulator.quota.headers(clock.now())["X-Rate-Limit-Requests-Quota"] == "60"


@pytest.mark.parametrize(
    ("headers", "code", "wait"),
    [
        ({"X-Rate-Limit-Time-Reset-Ms": "15000"}, "bigcommerce.quota_used_up", 15.0),
        ({"X-Retry-After": "7"}, "bigcommerce.quota_used_up", 7.0),
        ({}, "bigcommerce.overloaded", None),
        ({"X-Rate-Limit-Time-Reset-Ms": "soon"}, "bigcommerce.overloaded", None),
    ],
)
async def test_a_429_waits_as_long_as_it_says_and_without_a_word_is_overload(
    headers: dict[str, str], code: str, wait: float | None
) -> None:
    source = scripted(lambda _: httpx.Response(429, headers=headers, json={"title": "Too many"}))

    with pytest.raises(Busy) as caught:
        await source.facts()

    assert (caught.value.code, caught.value.wait_seconds) == (code, wait)


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (401, b'{"message":"X-Auth-Token header is required"}', "login_refused"),
        (401, b"nope", "login_refused"),
        (403, b'{"status":403,"title":"You don\'t have a required scope","errors":{}}', "scope_missing"),
        (403, b"<html>blocked</html>", "blocked"),
        (500, b'{"title":"Oops"}', "server_error"),
        (502, b"<html>Bad gateway</html>", "server_error"),
        (503, b"", "unavailable"),
        (507, b'{"title":"Limit reached"}', "plan_limit"),
        (409, b'[{"status":409,"message":"Conflict"}]', "request_refused"),
        (301, b"", "answer_unexpected"),
        (200, b"<html>Sign in</html>", "answer_unexpected"),
    ],
)
async def test_what_is_no_answer_is_named(status: int, body: bytes, code: str) -> None:
    kind = "text/html" if body.startswith(b"<") else "application/json"
    source = scripted(lambda _: httpx.Response(status, content=body, headers={"content-type": kind}))

    with refused(f"bigcommerce.{code}"):
        await source.facts()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'[{"status":400,"message":"The field is invalid"}]', "The field is invalid"),
        (b'{"title":"Missing","errors":{"0.id":"error.path.missing"}}', "Missing; 0.id: error.path.missing"),
        (b'{"data":[{"status":422,"title":"Not for a guest"}]}', "Not for a guest"),
        (b"plain words", "HTTP 422 plain words"),
    ],
)
async def test_the_vendors_own_words_are_kept_beside_ours(body: bytes, words: str) -> None:
    with pytest.raises(Problem) as caught:
        await scripted(lambda _: httpx.Response(422, content=body)).facts()

    assert caught.value.technical == words


async def test_a_token_that_another_system_repeats_is_hidden() -> None:
    token = Shop().access_token

    with pytest.raises(Problem) as caught:
        await scripted(lambda _: httpx.Response(400, json={"title": f"bad {token}"})).facts()

    assert token not in f"{caught.value} {caught.value.technical}"


async def test_a_hostile_store_loses_nothing() -> None:
    simulator, clock = store(days=4, orders_per_day=10)
    simulator.faults.rates = {
        Fault.RESET_BEFORE: 0.1,
        Fault.HTML_503_BEFORE: 0.1,
        Fault.TOO_MANY_REQUESTS: 0.1,
        Fault.TRUNCATED: 0.1,
    }

    pages = await pages_of(connected(simulator, clock), "orders", window_of(clock))

    assert len(ids(pages)) == 40


@pytest.mark.parametrize(
    ("entered", "expected"),
    [
        ("abc123", "abc123"),
        (" abc123 ", "abc123"),
        ("store-abc123", "abc123"),
        ("https://api.bigcommerce.com/stores/abc123/v3/", "abc123"),
        ("https://store-abc123.mybigcommerce.com/manage", "abc123"),
    ],
)
def test_a_store_hash_is_taken_from_whatever_was_pasted(entered: str, expected: str) -> None:
    assert store_hash_of(entered) == expected


@pytest.mark.parametrize("entered", ["", "../v2", "a b c d", "stores/"])
def test_what_cannot_be_a_store_hash_is_never_part_of_a_path(entered: str) -> None:
    with refused("bigcommerce.store_hash_malformed"):
        store_hash_of(entered)


async def proved(source: BigCommerceSource) -> dict[str, Proof]:
    return {proof.what: proof async for proof in source.prove()}


async def test_a_wrong_hash_looks_like_a_missing_scope_and_says_so() -> None:
    simulator, clock = store()
    transport = httpx.ASGITransport(app=simulator.app)
    source = open_source(connection(store_hash="other99"), environment_over(transport, clock))

    proofs = await proved(source)

    (failed,) = proofs.values()
    assert failed.problem is not None
    assert failed.problem.code == "bigcommerce.scope_missing"


@pytest.mark.parametrize(
    ("lacking", "what"),
    [
        ("store_v2_information", "login"),
        ("store_v2_orders", "orders"),
        ("store_v2_transactions", "transactions"),
        ("store_v2_customers", "customers"),
    ],
)
async def test_each_scope_that_is_needed_is_probed(lacking: str, what: str) -> None:
    """The scope for orders alone does not open their payments."""
    simulator, clock = store(Shop(scopes=ALL_SCOPES - {lacking}))
    placed(simulator, 1)

    proofs = await proved(connected(simulator, clock, read_customers="yes"))

    failed = [one for one in proofs.values() if one.standing is Standing.FAILED]
    assert [one.what for one in failed] == [what]
    assert failed[0].problem is not None
    assert failed[0].problem.cause is Cause.PERMISSION


async def test_scopes_that_may_only_read_are_enough() -> None:
    scopes = frozenset(f"{one}_read_only" for one in ALL_SCOPES)
    simulator, clock = store(Shop(scopes=scopes), days=2, orders_per_day=8)

    proofs = await proved(connected(simulator, clock, read_customers="yes"))

    assert not [one for one in proofs.values() if one.standing is Standing.FAILED]


async def test_store_credit_comes_with_its_customer() -> None:
    simulator, clock = store()
    simulator.books.customers[3].store_credit = Decimal("15.25")

    raw = await connected(simulator, clock, read_customers="yes").fetch("customers", "3")

    assert json.loads(raw.payload)["store_credit_amounts"] == [{"amount": 15.25}]


async def test_an_estimate_reckons_with_what_each_order_costs(tmp_path: Path) -> None:
    """An order is a record of a list and some requests of its own, so a list alone would promise far too much."""
    simulator, clock = store(days=9, orders_per_day=20)
    network = environment_over(httpx.ASGITransport(app=simulator.app), clock)
    with open_workplace(tmp_path, vault=MemoryVault(), network=network) as workplace:
        await add_connection(
            workplace,
            connector="jde",
            name="JDE",
            values={"address": "https://ais.example.com", "username": "U", "environment": "PY920"},
            secrets={"password": "p"},
        )
        entered = connection(simulator.shop)
        await add_connection(
            workplace,
            connector="bigcommerce",
            name="BC",
            values={
                **entered.values,
                "target": "JDE",
                "company": "00001",
                "start_date": "2026-11-01",
            },
            secrets=entered.secrets,
        )

        estimate = await estimate_take_over(workplace, "BC", first=date(2026, 11, 10))

    simulator.requests.clear()
    pages = await pages_of(
        connected(simulator, clock), "orders", Window(start=NOW - timedelta(days=11), end=clock.now())
    )
    (orders,) = (one for one in estimate.streams if one.stream == "orders")
    assert len(ids(pages)) == 180
    assert 0.5 < orders.requests / len(simulator.requests) < 2
    assert orders.requests > orders.documents
