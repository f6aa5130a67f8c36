"""A posting whose period is closed is dated otherwise by a person, with a reason, and stays so."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.periods import DateVerdict, FiscalPeriod
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.choose_date import choose_gl_date, dates_of_posting
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.company import JDE, SHOP, Company, open_company, seen
from tests.helpers.problems import refused

S = PostingState
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def close_period(company: Company) -> None:
    company.jde.close_period("00001")
    await company.must_run(Job.MASTERS, JDE)


async def an_order_of_a_closed_period(company: Company) -> int:
    order_id = company.shop.sell()
    await close_period(company)
    await company.fetch()
    return order_id


async def choose(company: Company, posting: StoredPosting, day: date) -> PostingState:
    return await choose_gl_date(
        company.workplace, seen(posting), gl_date=day, reason="agreed with the controller"
    )


async def test_another_date_frees_the_posting_and_is_what_jde_receives(company: Company) -> None:
    order_id = await an_order_of_a_closed_period(company)
    blocked = company.sale(order_id)

    state = await choose(company, blocked, NOVEMBER)
    codes = [one.code for one in company.detail(blocked).findings]
    await company.approve_and_send(order_id)

    (document,) = [one for one in company.jde.documents() if str(order_id) in one.explanation]
    assert (blocked.state, blocked.why) == (S.BLOCKED, "period.not_open")
    assert (state, codes.count("gl_date.chosen")) == (S.READY, 1)
    assert document.gl_date == NOVEMBER
    assert blocked.gl_date.isoformat() in document.explanation
    assert company.sale(order_id).state is S.CONFIRMED


async def test_who_chose_it_and_why_is_kept(company: Company) -> None:
    blocked = company.sale(await an_order_of_a_closed_period(company))

    await choose(company, blocked, NOVEMBER)

    (told,) = [one for one in company.audit() if one["event"] == "posting.gl_date_chosen"]
    assert told["actor"] == "clerk.one"
    assert told["fields"] == {
        "reason": "agreed with the controller",
        "before": blocked.gl_date.isoformat(),
        "gl_date": "2026-11-01",
        "period": "2026-11",
        "verdict": "open",
    }


async def test_the_choice_holds_when_the_order_is_fetched_again_and_when_it_is_replayed(
    company: Company,
) -> None:
    order_id = await an_order_of_a_closed_period(company)
    await choose(company, company.sale(order_id), NOVEMBER)
    await company.approve(order_id)

    company.shop.change_order(order_id, note="Ring twice")
    await company.fetch()

    assert company.sale(order_id).gl_date == NOVEMBER
    assert company.sale(order_id).state in {S.APPROVED, S.CONFIRMED}


async def test_the_connections_own_way_with_closed_periods_gives_way_to_the_choice(company: Company) -> None:
    await change_connection(company.workplace, SHOP, values={"closed_period": "first_open_day"}, secrets={})
    order_id = await an_order_of_a_closed_period(company)
    moved = company.sale(order_id)

    await choose(company, moved, NOVEMBER + timedelta(days=4))

    assert moved.gl_date == NOVEMBER
    assert company.sale(order_id).gl_date == NOVEMBER + timedelta(days=4)


async def test_a_day_that_jde_refuses_is_refused_and_nothing_is_kept(company: Company) -> None:
    blocked = company.sale(await an_order_of_a_closed_period(company))

    with refused("gl_date.refused"):
        await choose(company, blocked, blocked.gl_date - timedelta(days=1))
    with refused("gl_date.same"):
        await choose(company, blocked, blocked.gl_date)
    with refused("review.reason_missing"):
        await choose_gl_date(company.workplace, seen(blocked), gl_date=NOVEMBER, reason=" ")

    assert company.sale(int(blocked.external_id)).gl_date == blocked.gl_date
    assert [one for one in company.audit() if one["event"] == "posting.gl_date_chosen"] == []


async def test_what_was_approved_or_follows_another_keeps_its_date(company: Company) -> None:
    order_id = await company.sell_and_post()
    sent = company.sale(order_id)
    reversal_id = await reverse_posting(company.workplace, seen(sent), reason="entered twice")

    with refused("replay.in_ledger"):
        await choose(company, company.sale(order_id), NOVEMBER)
    with refused("gl_date.not_chosen"):
        await dates_of_posting(company.workplace, reversal_id)


async def test_a_day_is_judged_by_its_period_as_jde_would(company: Company) -> None:
    order_id = await an_order_of_a_closed_period(company)
    dates = await dates_of_posting(company.workplace, company.sale(order_id).posting_id)
    lenient = replace(dates, constants=replace(dates.constants, before_cutoff_allowed=True))

    closed, open_day = dates.judged(dates.own_day), dates.judged(NOVEMBER)

    assert (closed.verdict, closed.is_refused) == (DateVerdict.BEFORE_CUTOFF, True)
    assert lenient.judged(dates.own_day).severity is Severity.WARNS
    assert (open_day.period, open_day.severity) == (FiscalPeriod(2026, 11), None)
    assert dates.judged(date(2024, 1, 1)).is_refused
    assert (dates.first_open, dates.last_open) == (NOVEMBER, date(2026, 12, 31))
