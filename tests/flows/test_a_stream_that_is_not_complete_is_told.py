"""What a store does not tell, or tells no longer, is noticed; and the notice goes when its cause is gone."""

from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.completeness import set_gapless, stream_standings
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.delta import correct_by_difference
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.source_decisions import ignore_source_change
from mlconnector_gui.store.repositories import documents, postings
from mlconnector_gui.store.repositories.notices import Light, Notice, notices_resolved_since, open_notices
from tests.helpers.company import FIRST_DAY, MORNING, SHOP, Company, open_company, seen


def told(company: Company) -> list[tuple[str, str, Light]]:
    found = company.workplace.store.read_now(open_notices)
    return [
        (one.cause.code, one.cause.subject, one.cause.light)
        for one in found
        if one.cause.code.startswith("completeness.")
    ]


def resolved(company: Company) -> list[Notice]:
    return company.workplace.store.read_now(notices_resolved_since, MORNING)


async def a_day(company: Company, *, orders: int) -> None:
    for _ in range(orders):
        company.shop.sell()
    company.pass_time(days=1)
    await company.must_run(Job.PULL, SHOP)


async def test_a_stream_that_falls_silent_is_amber_then_red_then_well_again(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        for _ in range(5 * 7):
            await a_day(company, orders=2)
        before = told(company)

        await a_day(company, orders=0)
        first_day = told(company)
        await a_day(company, orders=0)
        second_day = told(company)
        (orders, _) = await stream_standings(company.workplace)
        await a_day(company, orders=2)

        assert before == []
        assert first_day == [("completeness.silent", "orders", Light.AMBER)]
        assert second_day == [("completeness.silent", "orders", Light.RED)]
        assert orders.last_day is not None
        assert (orders.last_day.actual, orders.last_day.usual) == (0, 2)
        assert told(company) == []
        assert [one.cause.code for one in resolved(company)] == ["completeness.silent"]


async def test_an_order_that_the_store_lost_is_found_by_reading_again(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        sent = await company.sell_and_post()
        waiting = company.shop.sell()
        await company.fetch()
        company.shop.delete(waiting)
        company.shop.delete(sent)
        await company.fetch()
        unnoticed = told(company)

        await company.must_run(Job.REREAD, SHOP)

        assert unnoticed == []
        assert company.sale(waiting).state is PostingState.DISMISSED
        assert company.sale(sent).source_change == {"source": "deleted"}
        assert told(company) == [("completeness.lost_booked", "orders", Light.RED)]

        await ignore_source_change(company.workplace, seen(company.sale(sent)), reason="a test order")
        await company.must_run(Job.REREAD, SHOP)

        assert company.sale(sent).source_change is None
        assert told(company) == [("completeness.lost_in_store", "orders", Light.AMBER)]
        company.pass_time(days=8)
        await company.must_run(Job.PULL, SHOP)
        assert told(company) == []


async def test_a_number_that_is_missing_is_amber_and_after_a_day_red(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await set_gapless(company.workplace, SHOP, "orders", is_gapless=True)
        _, lost, _ = (company.shop.sell() for _ in range(3))
        company.shop.delete(lost)

        await company.fetch()
        at_first = told(company)
        company.pass_time(days=1)
        await company.fetch()
        later = told(company)
        await set_gapless(company.workplace, SHOP, "orders", is_gapless=False)
        await company.fetch()

        assert at_first == [("completeness.number_gap", "orders", Light.AMBER)]
        assert later == [("completeness.number_gap", "orders", Light.RED)]
        assert told(company) == []


async def test_time_that_was_never_read_is_red_until_it_is_read(tmp_path: Path) -> None:
    """Refunds are read whole over sixty days; a workstation that was away for longer leaves a gap."""
    async with open_company(tmp_path) as company:
        await company.fetch()
        company.pass_time(days=80)

        await company.must_run(Job.PULL, SHOP)
        gap = told(company)
        again = await company.run_again_from(FIRST_DAY)

        assert ("completeness.window_gap", "refunds", Light.RED) in gap
        assert again.problem is None
        assert told(company) == []


async def test_reading_again_finds_a_late_change_and_makes_no_duplicate(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        shop_id = company.sale(order_id).connection_id
        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        company.pass_time(hours=3)
        company.workplace.store.write_now(documents.move_watermark, shop_id, "orders", company.clock.now())
        company.pass_time(days=3)
        await company.must_run(Job.PULL, SHOP)  # the change lies before what was read
        passed_over = company.sale(order_id).source_change

        first = await company.run(Job.REREAD, SHOP)
        second = await company.run(Job.REREAD, SHOP)

        assert passed_over is None
        assert company.sale(order_id).source_change is not None
        assert (first.counts["changed"], second.counts.get("changed", 0)) == (1, 0)
        assert len(company.booked(order_id)) == 1


async def test_an_ignored_change_stays_away_and_another_one_is_shown(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()

        await ignore_source_change(company.workplace, seen(company.sale(order_id)), reason="paid by voucher")
        company.shop.change_order(order_id, note="a word")
        await company.fetch()
        after_the_same = company.sale(order_id).source_change
        company.shop.change_order(order_id, shipping=Decimal("12.00"))
        await company.fetch()

        assert after_the_same is None
        assert company.sale(order_id).source_change is not None
        (record,) = [one for one in company.audit() if one["event"] == "posting.source_change_ignored"]
        assert record["fields"]["reason"] == "paid by voucher"
        assert record["fields"]["change"]["lines"]


async def test_an_entry_is_reversed_and_replaced_by_what_its_source_comes_to_now(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()
        original = company.sale(order_id)

        reversal_id = await reverse_posting(company.workplace, seen(original), reason="changed")
        await company.approve_posting(reversal_id)
        new_id = await correct_by_difference(
            company.workplace, seen(company.sale(order_id)), reason="replace"
        )
        await company.approve_posting(new_id)

        assert company.sale(order_id).state is PostingState.REVERSED
        replacement = company.workplace.store.read_now(postings.posting_by_id, new_id)
        assert replacement.state is PostingState.CONFIRMED
        assert company.net_of("30.5810") == Decimal("-9.75")
