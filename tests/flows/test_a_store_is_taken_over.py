"""A store that was sold in before: its history is estimated, fetched, proved, and booked or left be."""

from datetime import date
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.take_over import (
    already_in_books,
    begin_fetch,
    compare_parallel,
    prepare_taken_over,
    prove_take_over,
    set_parallel,
    take_over_of,
)
from mlconnector_gui.services.take_over_estimate import estimate_take_over
from tests.helpers.company import JDE, SHOP, Company, open_company
from tests.helpers.problems import refused

FIRST = date(2026, 10, 1)


async def sold_before(company: Company, days: int = 6) -> list[int]:
    """Sell an order a day under another program, which booked it by hand."""
    start = company.clock.now().date()
    await change_connection(company.workplace, SHOP, values={"start_date": start.isoformat()}, secrets={})
    sold = []
    for _ in range(days):
        sold.append(company.shop.sell())
        company.pass_time(days=1)
    return sold


async def fetched(company: Company) -> None:
    await begin_fetch(company.workplace, SHOP, first=FIRST)
    await company.engine.run_until_idle()


async def test_an_estimate_counts_what_the_store_says_and_keeps_nothing(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        sold = await sold_before(company)
        company.shop.place_order()  # never paid, so never booked

        found = await estimate_take_over(company.workplace, SHOP, first=FIRST)

        orders, refunds = found.streams
        assert (orders.documents, orders.is_counted, orders.requests) == (7, True, 2)
        assert (found.postings, refunds.documents) == (len(sold), 0)
        assert found.minutes == 1
        assert found.closed_periods == ()
        assert company.posting_or_none("sale", sold[0]) is None


async def test_a_range_that_reaches_into_closed_periods_says_so(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await sold_before(company)

        found = await estimate_take_over(company.workplace, SHOP, first=date(2026, 8, 1))

        assert found.closed_periods
        assert set(found.closed_periods) < set(found.periods)
        assert 0 < found.postings_in_closed < found.postings


async def test_history_is_fetched_without_preparing_then_proved_then_booked(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        sold = await sold_before(company)
        with refused("take_over.not_proved"):
            await prepare_taken_over(company.workplace, SHOP)
        await fetched(company)
        prepared_meanwhile = company.posting_or_none("sale", sold[0])

        proofs = await prove_take_over(company.workplace, SHOP)
        await prepare_taken_over(company.workplace, SHOP)
        await company.engine.run_until_idle()

        assert prepared_meanwhile is None
        assert [(one.stream, one.source, one.archive) for one in proofs] == [
            ("orders", 6, 6),
            ("refunds", 0, 0),
        ]
        assert {company.sale(order_id).state for order_id in sold} == {PostingState.READY}
        assert company.orchestration_calls == 0


async def test_a_history_that_the_store_knows_more_of_is_not_proved(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await sold_before(company)
        await fetched(company)
        company.shop.sell()
        company.pass_time(minutes=1)

        proofs = await prove_take_over(company.workplace, SHOP)

        assert [(one.stream, one.source, one.archive) for one in proofs if not one.agrees] == [
            ("orders", 7, 6)
        ]
        with refused("take_over.not_proved"):
            await prepare_taken_over(company.workplace, SHOP)


async def test_what_is_in_the_books_already_is_never_booked(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        sold = await sold_before(company)
        await fetched(company)
        await prove_take_over(company.workplace, SHOP)
        until = date(2026, 10, 11)

        await already_in_books(company.workplace, SHOP, until=until)
        await company.engine.run_until_idle()

        booked = [order_id for order_id in sold if company.posting_or_none("sale", order_id)]
        assert booked == sold[3:]
        (record,) = [one for one in company.audit() if one["event"] == "take_over.in_books"]
        assert record["fields"]["reason"] == "booked from 2026-10-12"
        assert not (await take_over_of(company.workplace, SHOP)).is_archive_only


async def test_a_parallel_run_is_compared_and_never_sent(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = company.shop.sell()
        await company.fetch()
        approved_before = company.shop.sell()
        await company.fetch()
        await company.approve(approved_before)
        await set_parallel(company.workplace, SHOP, is_parallel=True)

        await company.engine.run_until_idle()
        await company.must_run(Job.SEND, JDE)
        with refused("take_over.never_sent"):
            await company.approve(order_id)
        proofs = await compare_parallel(company.workplace, SHOP, "2026-10")
        calls_meanwhile = company.orchestration_calls
        await set_parallel(company.workplace, SHOP, is_parallel=False)
        await company.engine.run_until_idle()
        await company.approve_and_send(order_id)
        after = await compare_parallel(company.workplace, SHOP, "2026-10")

        assert calls_meanwhile == 0
        assert {one.ledger for one in proofs} == {0}
        assert not any(one.agrees for one in proofs)
        assert company.sale(approved_before).state is PostingState.CONFIRMED
        assert all(one.agrees for one in after)


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2027, 1, 1)])
async def test_a_history_that_is_still_to_come_is_refused(tmp_path: Path, day: date) -> None:
    async with open_company(tmp_path) as company:
        with refused("take_over.nothing_before"):
            await estimate_take_over(company.workplace, SHOP, first=day)
