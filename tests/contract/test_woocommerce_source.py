"""The WooCommerce source against the simulated shop: nothing lost, nothing doubled, every refusal named."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import httpx
import pytest

from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Page, Proof, RawDocument, Standing, TranslationContext, Window
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.woocommerce.sandbox import (
    ApiKey,
    Basket,
    Item,
    Shop,
    WooCommerceSimulator,
    build,
)
from mlconnector_gui.connectors.woocommerce.source import WooCommerceSource
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from mlconnector_gui.sandbox.world import World
from tests.helpers.problems import refused
from tests.helpers.woocommerce import HOST, Recording, source_over

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LONG = timedelta(days=90)
Archive = dict[tuple[str, str], RawDocument]


def shop_of(
    days: int = 0, orders_per_day: int = 12, **settings: object
) -> tuple[WooCommerceSimulator, SandboxClock]:
    world = World(
        seed=5,
        first_day=date(2026, 10, 25),
        days=days,
        orders_per_day=orders_per_day,
        clock=SandboxClock(NOW),
    )
    return build(world, FaultPlan(), Shop(**settings)), world.clock  # type: ignore[arg-type]  # settings by name


def connected(sim: WooCommerceSimulator, clock: SandboxClock, **values: str) -> WooCommerceSource:
    return recorded(sim, clock, **values)[0]


def recorded(
    sim: WooCommerceSimulator, clock: SandboxClock, **values: str
) -> tuple[WooCommerceSource, Recording]:
    transport = Recording(httpx.ASGITransport(app=sim.app))
    keys = {"key": sim.shop.consumer_key, "secret": sim.shop.consumer_secret}
    source = source_over(transport, clock=clock, **{**keys, **values})  # type: ignore[arg-type]
    return source, transport


def window_of(clock: SandboxClock, span: timedelta = LONG) -> Window:
    return Window(start=clock.now() - span, end=clock.now())


async def pages_of(source: WooCommerceSource, stream: str, window: Window) -> list[Page]:
    return [page async for page in source.pages(stream, window)]


async def pulled(source: WooCommerceSource, window: Window) -> Archive:
    return {
        (stream, document.external_id): document
        for stream in ("orders", "refunds")
        for page in await pages_of(source, stream, window)
        for document in page.documents
    }


async def booked(
    source: WooCommerceSource, archive: Archive, **values: str
) -> dict[tuple[str, str], BusinessDocument]:
    facts = await source.facts()
    translate = connector_spec("woocommerce").translate()

    def related(stream: str, external_id: str) -> bytes | None:
        known = archive.get((stream, external_id))
        return known.payload if known else None

    documents = (
        document
        for (stream, _), raw in archive.items()
        for document in translate(
            stream,
            raw.payload,
            TranslationContext(facts=facts, values=values, related=related, parents=raw.parents),
        ).documents
    )
    return {(one.kind.value, one.external_id): one for one in documents if one.is_bookable}


def truth(sim: WooCommerceSimulator) -> dict[tuple[str, str], tuple[Decimal, datetime]]:
    return {
        (event.kind, event.external_id): (event.amount, event.occurred_at)
        for event in sim.events()
        if not event.deleted
    }


def told(
    documents: dict[tuple[str, str], BusinessDocument],
) -> dict[tuple[str, str], tuple[Decimal, datetime]]:
    return {key: (one.total.amount, one.occurred_at) for key, one in documents.items()}


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"timezone": "Australia/Adelaide", "prices_include_tax": True},
        {"timezone": "Pacific/Honolulu", "classic_storage": True},
        {"version": "8.5.2", "currency": "EUR", "tax_round_at_subtotal": True},
        {"currency": "KWD", "price_decimals": 3},
        {"currency": "JPY", "price_decimals": 0},
        {"sequential_numbers": True, "plugin_statuses": ("packed",)},
    ],
    ids=lambda settings: ",".join(f"{key}={value}" for key, value in settings.items()) or "default",
)
async def test_a_full_pull_tells_what_the_shops_own_books_say(settings: dict[str, object]) -> None:
    sim, clock = shop_of(20, **settings)
    source = connected(sim, clock)

    archive = await pulled(source, window_of(clock))
    documents = await booked(source, archive, extra_paid_statuses="packed")

    assert told(documents) == truth(sim)
    assert {external_id for stream, external_id in archive if stream == "orders"} == {
        str(order_id) for order_id in sim.order_ids() if sim.order(order_id)["status"] != "checkout-draft"
    }


async def test_pages_tell_their_total_and_move_the_watermark_forward() -> None:
    sim, clock = shop_of(25)
    source = connected(sim, clock)

    pages = await pages_of(source, "orders", window_of(clock))

    found = sum(len(page.documents) for page in pages)
    assert len(pages) > 2
    assert pages[0].expected_total == found
    marks = [page.watermark for page in pages if page.watermark]
    assert marks == sorted(marks)
    assert marks[-1] == max(document.modified_at for page in pages for document in page.documents)


async def test_an_incremental_pull_after_changes_equals_a_full_one() -> None:
    sim, clock = shop_of(15)
    source = connected(sim, clock)
    archive = await pulled(source, window_of(clock))
    before = clock.now()
    clock.advance(3600)
    first, second, third = sim.order_ids(status="completed")[:3]
    sim.refund(first, Decimal("1.00"))
    sim.set_status(second, "trash")
    sim.change_order(third, shipping=Decimal("1.23"))
    sim.sell()
    clock.advance(60)

    changed = await pages_of(source, "orders", Window(start=before, end=clock.now()))
    whole = await pulled(source, window_of(clock))

    archive |= {("orders", one.external_id): one for page in changed for one in page.documents}
    assert {key: one.payload for key, one in archive.items() if key[0] == "orders"} == {
        key: one.payload for key, one in whole.items() if key[0] == "orders"
    }


@pytest.mark.parametrize("zone", ["Australia/Adelaide", "Pacific/Honolulu", "UTC"])
@pytest.mark.parametrize("classic", [True, False])
async def test_a_narrow_window_finds_its_orders_in_any_zone(zone: str, classic: bool) -> None:
    sim, clock = shop_of(timezone=zone, classic_storage=classic)
    moment = NOW - timedelta(hours=5)
    wanted = sim.place_order(at=moment)
    sim.place_order(at=moment - timedelta(seconds=1))
    sim.place_order(at=moment + timedelta(seconds=1))

    pages = await pages_of(connected(sim, clock), "orders", Window(start=moment, end=moment))

    assert [one.external_id for page in pages for one in page.documents] == [str(wanted)]


async def test_a_deleted_refund_is_gone_from_the_next_snapshot() -> None:
    sim, clock = shop_of()
    order_id = sim.sell()
    kept, deleted = sim.refund(order_id, Decimal("1.00")), sim.refund(order_id, Decimal("2.00"))
    source = connected(sim, clock)
    before = await snapshot(source, clock)

    sim.delete_refund(deleted)

    assert before == {str(kept), str(deleted)}
    assert await snapshot(source, clock) == {str(kept)}


async def snapshot(source: WooCommerceSource, clock: SandboxClock) -> set[str]:
    clock.advance(5)
    pages = await pages_of(source, "refunds", window_of(clock))
    return {document.external_id for page in pages for document in page.documents}


@pytest.mark.parametrize("version", ["8.5.2", "11.0.1"])
async def test_a_refund_names_its_order_in_old_and_new_shops(version: str) -> None:
    sim, clock = shop_of(version=version)
    order_id = sim.sell()
    refund_id = sim.refund(order_id)
    clock.advance(5)

    pages = await pages_of(connected(sim, clock), "refunds", window_of(clock))

    (document,) = [one for page in pages for one in page.documents]
    assert document.external_id == str(refund_id)
    assert document.parents == (("orders", str(order_id)),)


async def test_orders_changed_while_their_window_is_read_push_no_other_order_out() -> None:
    sim, clock = shop_of()
    moment = NOW - timedelta(hours=3)
    placed = [sim.place_order(at=moment + timedelta(seconds=index // 2)) for index in range(250)]
    seen: set[str] = set()

    pages = connected(sim, clock).pages("orders", Window(start=NOW - LONG, end=NOW - timedelta(hours=1)))
    async for page in pages:
        seen |= {document.external_id for document in page.documents}
        for order_id in placed[:40]:
            sim.change_order(order_id)
        del placed[:40]

    late = {str(one) for one in sim.order_ids() if str(one) not in seen}
    changed_early = {one for one in late if sim.order(int(one))["date_modified_gmt"] >= "2026-11-20T11:00:00"}
    assert late == changed_early


async def test_more_orders_within_one_second_than_a_page_holds_are_all_found_while_some_leave() -> None:
    sim, clock = shop_of()
    moment = NOW - timedelta(hours=3)
    placed = [sim.place_order(at=moment) for _ in range(230)]
    seen: set[str] = set()

    async for page in connected(sim, clock).pages(
        "orders", Window(start=NOW - LONG, end=NOW - timedelta(hours=1))
    ):
        seen |= {document.external_id for document in page.documents}
        for order_id in placed[:3]:
            sim.change_order(order_id)
        del placed[:3]

    assert {str(one) for one in placed} <= seen


async def test_single_documents_are_fetched_by_their_id() -> None:
    sim, clock = shop_of()
    order_id = sim.sell()
    refund_id = sim.refund(order_id, Decimal("1.00"))
    source = connected(sim, clock)

    order = await source.fetch("orders", str(order_id))
    refund = await source.fetch("refunds", str(refund_id))

    assert order.external_id == str(order_id)
    assert refund.parents == (("orders", str(order_id)),)
    with refused("document.gone") as caught:
        await source.fetch("orders", "999999")
    assert caught.value.params == {"document": "999999"}
    with refused("document.gone"):
        await source.fetch("refunds", str(order_id))


async def test_a_trashed_order_is_fetched_and_listed() -> None:
    sim, clock = shop_of()
    order_id = sim.sell()
    sim.set_status(order_id, "trash")
    clock.advance(5)
    source = connected(sim, clock)

    pages = await pages_of(source, "orders", window_of(clock))

    assert [one.external_id for page in pages for one in page.documents] == [str(order_id)]
    assert b'"status":"trash"' in (await source.fetch("orders", str(order_id))).payload


READ_FAULTS = (
    Fault.RESET_BEFORE,
    Fault.HTML_500_BEFORE,
    Fault.HTML_503_BEFORE,
    Fault.TOO_MANY_REQUESTS,
    Fault.MAINTENANCE,
    Fault.HTML_403,
    Fault.TRUNCATED,
    Fault.POLLUTED_JSON,
)


@pytest.mark.parametrize("fault", READ_FAULTS)
async def test_a_fault_that_passes_costs_nothing(fault: Fault) -> None:
    sim, clock = shop_of(10)
    source = connected(sim, clock)
    sim.faults.script(fault, times=3)

    documents = await booked(source, await pulled(source, window_of(clock)))

    assert told(documents) == truth(sim)
    assert sim.faults.shown[fault] == 3


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.HTML_500_BEFORE, "woocommerce.server_error"),
        (Fault.HTML_503_BEFORE, "woocommerce.maintenance"),
        (Fault.TOO_MANY_REQUESTS, "woocommerce.too_many_requests"),
        (Fault.HTML_403, "woocommerce.blocked"),
        (Fault.TRUNCATED, "woocommerce.answer_cut_short"),
        (Fault.POLLUTED_JSON, "woocommerce.polluted_answer"),
    ],
)
async def test_a_fault_that_stays_is_named(fault: Fault, code: str) -> None:
    sim, clock = shop_of(2)
    sim.faults.script(fault, times=100)

    with refused(code):
        await pulled(connected(sim, clock), window_of(clock))


async def test_a_hostile_shop_loses_nothing() -> None:
    sim, clock = shop_of(20)
    source = connected(sim, clock)
    sim.faults.rates = dict.fromkeys(READ_FAULTS, 0.1)

    archive = await pulled(source, window_of(clock))
    sim.faults.stop()

    assert told(await booked(source, archive)) == truth(sim)


async def proved(source: WooCommerceSource) -> dict[str, Proof]:
    return {proof.what: proof async for proof in source.prove()}


async def test_a_good_connection_is_proved_line_by_line() -> None:
    sim, clock = shop_of(3, timezone="Australia/Adelaide")

    proofs = await proved(connected(sim, clock))

    assert [what for what, proof in proofs.items() if proof.standing is Standing.PROVED] == [
        "reachable",
        "rest_api",
        "home",
        "login",
        "orders",
        "refunds",
        "timezone",
        "currency",
        "version",
        "decimals",
    ]
    assert proofs["timezone"].params == {"timezone": "Australia/Adelaide"}


@pytest.mark.parametrize(
    ("settings", "values", "what", "code"),
    [
        ({}, {"key": "ck_" + "a" * 40}, "login", "unknown_key"),
        ({}, {"secret": "cs_" + "a" * 40}, "login", "wrong_secret"),
        ({"strip_authorization": True}, {}, "login", "header_stripped"),
        ({"plain_permalinks": True}, {}, "reachable", "plain_permalinks"),
    ],
)
async def test_what_does_not_work_is_named_where_it_stops(
    settings: dict[str, object], values: dict[str, str], what: str, code: str
) -> None:
    proofs = await proved(connected(*shop_of(**settings), **values))

    last = list(proofs.values())[-1]
    assert (last.what, last.standing) == (what, Standing.FAILED)
    assert last.problem is not None
    assert last.problem.code == f"woocommerce.{code}"


@pytest.mark.parametrize(
    ("permission", "role", "what", "code"),
    [
        ("write", "administrator", "login", "key_may_not_read"),
        ("read", "subscriber", "orders", "user_may_not_view"),
    ],
)
async def test_a_key_without_the_right_is_named(permission: str, role: str, what: str, code: str) -> None:
    sim, clock = shop_of()
    key = ApiKey(
        consumer_key="ck_" + "b" * 40, consumer_secret="cs_" + "b" * 40, permission=permission, role=role
    )
    sim.add_key(key)

    proofs = await proved(connected(sim, clock, key=key.consumer_key, secret=key.consumer_secret))

    assert proofs[what].problem is not None
    assert proofs[what].problem.code == f"woocommerce.{code}"


async def test_a_read_only_key_of_a_shop_manager_is_enough() -> None:
    sim, clock = shop_of(3)
    key = ApiKey(
        consumer_key="ck_" + "b" * 40,
        consumer_secret="cs_" + "b" * 40,
        permission="read",
        role="shop_manager",
    )
    sim.add_key(key)

    proofs = await proved(connected(sim, clock, key=key.consumer_key, secret=key.consumer_secret))

    assert not [proof for proof in proofs.values() if proof.standing is Standing.FAILED]


async def test_decimals_that_do_not_fit_the_currency_are_warned_of() -> None:
    proofs = await proved(connected(*shop_of(currency="JPY", price_decimals=2)))

    assert proofs["decimals"].standing is Standing.WARNING
    assert proofs["decimals"].params == {"shop": "2", "currency": "JPY", "expected": "0"}


async def test_where_the_header_is_dropped_keys_in_the_query_work() -> None:
    sim, clock = shop_of(2, strip_authorization=True)

    assert await pulled(connected(sim, clock, query_keys="yes"), window_of(clock))


async def test_without_https_requests_are_signed_and_the_secret_stays_here() -> None:
    sim, clock = shop_of(2)
    source, transport = recorded(sim, clock, address=f"http://{HOST}", plain_http="yes", query_keys="yes")

    assert await pulled(source, window_of(clock))
    assert all(sim.shop.consumer_secret not in str(request.url) for request in transport.requests)
    assert all("authorization" not in request.headers for request in transport.requests)


async def test_secrets_travel_in_the_header_only_and_never_to_the_sites_index() -> None:
    sim, clock = shop_of(2, application_passwords=True)
    source, transport = recorded(sim, clock)

    await proved(source)
    await pulled(source, window_of(clock))

    assert secrets_in((str(request.url) for request in transport.requests), sim) == []
    for request in transport.requests:
        assert ("authorization" in request.headers) == request.url.path.startswith("/wp-json/wc/v3/")
        assert request.headers["accept"] == "application/json"


async def test_no_problem_tells_a_secret() -> None:
    sim, clock = shop_of(2)
    for fault in READ_FAULTS:
        for values in ({}, {"query_keys": "yes"}):
            sim.faults.script(fault, times=100)
            with pytest.raises(Problem) as caught:
                await pulled(connected(sim, clock, **values), window_of(clock))
            sim.faults.stop()

            problem = caught.value
            assert secrets_in([str(problem), problem.technical, repr(problem.params)], sim) == []


def secrets_in(texts: Iterable[str], sim: WooCommerceSimulator) -> list[str]:
    marked = (sim.shop.consumer_key, sim.shop.consumer_secret)
    return [text for text in texts if any(secret in text for secret in marked)]


async def test_facts_leave_out_what_the_key_may_not_read() -> None:
    sim, clock = shop_of()
    key = ApiKey(
        consumer_key="ck_" + "b" * 40, consumer_secret="cs_" + "b" * 40, permission="read", role="subscriber"
    )
    sim.add_key(key)

    facts = await connected(sim, clock, key=key.consumer_key, secret=key.consumer_secret).facts()

    assert facts == {"timezone": "America/Chicago"}


async def test_an_order_in_yen_in_a_two_decimal_shop_is_told_by_its_field() -> None:
    sim, clock = shop_of()
    order_id = sim.sell(Basket(items=(Item(sku="MUG-01"),), currency="JPY"))
    source = connected(sim, clock)
    raw = await source.fetch("orders", str(order_id))

    context = TranslationContext(facts=await source.facts(), values={}, related=lambda *_: None)
    translation = connector_spec("woocommerce").translate()("orders", raw.payload, context)

    assert [finding.code for finding in translation.findings] == ["woocommerce.finer_than_currency"]
