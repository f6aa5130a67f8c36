"""Documents added up in one entry: by the day, for ever in the same one, with the way back down to each order."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.summaries import SUMMARY
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.documents_behind import line_contents
from mlconnector_gui.services.explain_account import explain_line
from mlconnector_gui.services.map_accounts import replace_rules
from mlconnector_gui.services.map_this import missing_lines
from mlconnector_gui.services.reconcile import reconcile
from mlconnector_gui.services.replay import preview_replay
from mlconnector_gui.services.review import hold_postings
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, summaries
from mlconnector_gui.store.repositories.postings import StoredPosting, documents_of
from tests.helpers.company import SHOP, Company, mapping_rules, open_company, seen

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def by_day(company: Company, granularity: str = "day") -> None:
    await change_connection(company.workplace, SHOP, values={"granularity": granularity}, secrets={})
    await company.engine.run_until_idle()


def the_day(company: Company, sequence: int = 1) -> StoredPosting:
    found = every_part(company)
    return next(one for one in found if one.sequence == sequence)


def every_part(company: Company, day: date = date(2026, 10, 9)) -> list[StoredPosting]:
    def read(transaction: Transaction) -> list[StoredPosting]:
        shop = connections.connection_named(transaction, SHOP)
        return [
            one
            for gateway in ("stripe", "paypal", "ppcp-gateway", "bacs", "cod")
            for one in summaries.parts_of_summary(
                transaction, shop.connection_id, SUMMARY, f"{day.isoformat()}/USD/{gateway}"
            )
        ]

    return company.workplace.store.read_now(read)


async def a_day_of(company: Company, number: int) -> list[int]:
    """Sell some orders and let the day end."""
    orders = [company.shop.sell() for _ in range(number)]
    await company.fetch()
    company.pass_time(hours=24)
    await company.fetch()
    return orders


def gross(company: Company, orders: list[int]) -> Decimal:
    events = {one.external_id: one.amount for one in company.shop.events() if one.kind == "sale"}
    return sum((events[str(one)] for one in orders), Decimal(0))


async def test_the_orders_of_a_day_are_one_entry_once_the_day_is_over(company: Company) -> None:
    await by_day(company)
    orders = [company.shop.sell() for _ in range(3)]
    await company.fetch()
    too_early = every_part(company)
    company.pass_time(hours=24)

    await company.fetch()

    day = the_day(company)
    assert too_early == []
    assert (day.state, day.gl_date) == (S.READY, date(2026, 10, 9))
    assert day.explanation == "WOO-US summary 2026-10-09 USD"
    assert [company.posting_or_none("sale", one) for one in orders] == [None, None, None]
    lines = company.detail(day).lines
    clearing = next(one for one in lines if one.role == "gateway_clearing")
    assert clearing.debit == Money(gross(company, orders), "USD")
    assert len(company.workplace.store.read_now(documents_of, day.posting_id)) == 3


async def test_an_approved_day_is_sent_as_one_document_and_stays_as_it_is(company: Company) -> None:
    await by_day(company)
    orders = await a_day_of(company, 3)
    await company.approve_posting(the_day(company).posting_id)

    day = the_day(company)

    assert day.state is S.CONFIRMED
    assert company.net_of("1.1220.STRIPE") == gross(company, orders)


async def test_what_comes_late_goes_into_the_next_part(company: Company) -> None:
    await by_day(company)
    company.shop.sell()
    late = company.shop.sell()
    company.shop_wire.tamper = without(late)
    await company.fetch()
    company.pass_time(hours=24)
    await company.fetch()
    before = the_day(company)
    await company.approve_posting(before.posting_id)

    company.shop_wire.tamper = None
    await company.run_again_from(date(2026, 10, 9))

    after, part = the_day(company), the_day(company, 2)
    assert (after.state, after.digest, after.source_change) == (S.CONFIRMED, before.digest, None)
    assert part.state is S.READY
    assert part.reference != before.reference
    assert part.gross_minor == int(gross(company, [late]) * 100)


def without(hidden: int) -> Callable[[httpx.Request, httpx.Response], httpx.Response]:
    """The shop leaves an order out of its lists."""

    def tamper(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if not request.url.path.endswith("/orders") or not isinstance(response.json(), list):
            return response
        orders = [order for order in response.json() if order["id"] != hidden]
        headers = {name: text for name, text in response.headers.items() if name != "content-length"}
        return httpx.Response(200, headers=headers, content=json.dumps(orders))

    return tamper


async def test_a_change_before_the_approval_makes_the_day_anew(company: Company) -> None:
    await by_day(company)
    first, _ = await a_day_of(company, 2)
    before = the_day(company)

    company.shop.change_order(first, shipping=Decimal("9.75"))
    await company.fetch()

    after = the_day(company)
    assert (after.state, after.revision) == (S.READY, 2)
    assert after.gross_minor != before.gross_minor


async def test_a_change_after_the_approval_voids_it_and_one_after_sending_is_told(company: Company) -> None:
    await by_day(company)
    first, _ = await a_day_of(company, 2)
    await company.approve_posting(the_day(company).posting_id)

    company.shop.change_order(first, shipping=Decimal("9.75"))
    await company.fetch()

    day = the_day(company)
    assert day.state is S.CONFIRMED
    assert day.source_change is not None
    assert {one["what"] for one in day.source_change["lines"]} >= {"30.5810"}


async def test_switching_books_nothing_twice_either_way(company: Company) -> None:
    alone = company.shop.sell()
    await company.fetch()
    await by_day(company)
    (together,) = await a_day_of(company, 1)
    await by_day(company, "document")
    company.shop.change_order(together)
    company.shop.change_order(alone)
    await company.fetch()

    assert company.sale(alone).state is S.READY
    assert company.posting_or_none("sale", together) is None
    assert the_day(company).gross_minor == int(gross(company, [together]) * 100)


async def test_an_order_that_stops_by_itself_does_not_stop_the_day(company: Company) -> None:
    await by_day(company)
    good, odd = company.shop.sell(), company.shop.sell()
    company.shop.refund(odd, amount=Decimal("1.00"))

    await company.fetch()
    company.pass_time(hours=24)
    await company.fetch()

    (refund_id,) = company.shop.refund_ids(odd)
    refund = company.posting("refund", refund_id)
    assert (refund.state, refund.why) == (S.BLOCKED, "refund.without_lines")
    assert the_day(company).state is S.READY
    assert the_day(company).gross_minor == int(gross(company, [good, odd]) * 100)


async def test_an_order_that_is_gone_leaves_its_day(company: Company) -> None:
    await by_day(company)
    first, second = await a_day_of(company, 2)

    company.shop.set_status(first, "pending")
    await company.fetch()

    assert the_day(company).gross_minor == int(gross(company, [second]) * 100)


async def test_a_day_without_an_account_is_blocked_and_freed_by_a_rule(company: Company) -> None:
    rules = [one for one in mapping_rules() if one.role.value != "shipping_income"]
    await replace_rules(company.workplace, rules)
    await by_day(company)
    await a_day_of(company, 2)
    blocked = the_day(company)
    missing = await missing_lines(company.workplace, blocked.posting_id)

    await replace_rules(company.workplace, mapping_rules())
    await company.engine.run_until_idle()

    assert (blocked.state, blocked.why) == (S.BLOCKED, "mapping.missing")
    assert [one.role.value for one in missing] == ["shipping_income"]
    assert the_day(company).state is S.READY


async def test_a_held_day_is_left_alone_and_new_orders_go_into_the_next_part(company: Company) -> None:
    await by_day(company)
    first, _ = await a_day_of(company, 2)
    await hold_postings(company.workplace, [seen(the_day(company))], reason="checking")

    company.shop.change_order(first, shipping=Decimal("9.75"))
    await company.fetch()

    assert the_day(company).state is S.HELD


async def test_a_line_leads_to_every_order_in_it(company: Company) -> None:
    await by_day(company)
    orders = await a_day_of(company, 3)
    day = the_day(company)
    clearing = next(one for one in company.detail(day).lines if one.role == "gateway_clearing")

    found = await line_contents(company.workplace, day.posting_id, clearing.line)

    assert {one.external_id for one in found.documents} == {str(one) for one in orders}
    assert found.total == clearing.debit
    explained = await explain_line(company.workplace, day.posting_id, clearing.line)
    assert (explained.agrees, explained.summed) == (True, 3)


async def test_a_day_is_replayed_like_any_posting(company: Company) -> None:
    await by_day(company)
    await a_day_of(company, 2)

    preview = await preview_replay(company.workplace, the_day(company).posting_id)

    assert preview.is_same


async def test_the_books_are_reconciled_through_summaries(company: Company) -> None:
    await by_day(company)
    await a_day_of(company, 2)
    today = company.shop.sell()
    await company.fetch()
    await company.approve_posting(the_day(company).posting_id)

    (proof,) = await reconcile(company.workplace, "2026-10")

    assert proof.open == {"to_be_summarised": gross(company, [today])}
    assert proof.difference == 0
    assert proof.agrees
