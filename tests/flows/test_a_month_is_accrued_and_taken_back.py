"""What Amazon has not settled at a month's end is accrued once, taken back on the next day, and settled once."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from mlconnector_gui.accounting.accruals import ACCRUAL, ACCRUAL_REVERSAL
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.reconcile import roll_forwards
from mlconnector_gui.services.review import dismiss_postings
from mlconnector_gui.store.repositories import connections, unsettled
from tests.helpers.company import seen
from tests.helpers.selling import AMZN, US, SellingCompany, selling_company

S = PostingState
SALES, ACCRUED = "30.5010", "1.1248"
OCTOBER, NOVEMBER = "2026-10-USD", "2026-11-USD"


@pytest.fixture
async def selling(tmp_path: Path) -> AsyncIterator[SellingCompany]:
    """A seller with three orders of late October and one of November, none of them settled."""
    async with selling_company(tmp_path, accrue="yes") as selling:
        for day in (date(2026, 10, 22), date(2026, 10, 25), date(2026, 10, 27), date(2026, 11, 3)):
            selling.go_to(day)
            selling.amazon.sell(US, status="Shipped")
        yield selling


async def accrued(selling: SellingCompany) -> None:
    selling.go_to(date(2026, 11, 4))
    await selling.fetch()


async def test_a_month_is_in_the_ledger_once_and_taken_back_on_the_next_day(selling: SellingCompany) -> None:
    await accrued(selling)
    accrual, reversal = selling.posting(ACCRUAL, OCTOBER), selling.posting(ACCRUAL_REVERSAL, OCTOBER)
    await selling.approve(ACCRUAL, OCTOBER)
    october = selling.booked(SALES, 10)
    await selling.fetch()
    await selling.approve(ACCRUAL_REVERSAL, OCTOBER)

    await selling.fetch()

    assert accrual is not None
    assert reversal is not None
    assert (accrual.state, accrual.gl_date) == (S.READY, date(2026, 10, 31))
    assert (reversal.state, reversal.why) == (S.BLOCKED, "accrual.reversal_waits")
    assert reversal.gl_date == date(2026, 11, 1)
    assert (accrual.explanation, reversal.explanation) == (
        "AMZN accrual 2026-10-USD",
        "AMZN accrual 2026-10-USD REV",
    )
    assert october == -selling.principal(10)
    assert selling.booked(SALES, 11) == selling.principal(10)
    assert len(selling.company.jde.documents()) == 2
    rolled = (await roll_forwards(selling.company.workplace, "2026-11"))[AMZN]
    (one,) = (one for one in rolled if one.role.value == "accrued_settlement")
    assert (one.opening.amount > 0, one.closing.amount, one.not_in_ledger.amount) == (True, 0, 0)
    assert sorted(one.movements) == [ACCRUAL_REVERSAL]


async def test_only_a_connection_that_says_so_accrues(selling: SellingCompany) -> None:
    workplace = selling.company.workplace
    await change_connection(workplace, AMZN, values={"accrue": "no"}, secrets={})
    await accrued(selling)
    before = selling.state(ACCRUAL, OCTOBER)
    await change_connection(workplace, AMZN, values={"accrue": "yes"}, secrets={})
    await selling.fetch()
    between = selling.state(ACCRUAL, OCTOBER)

    await change_connection(workplace, AMZN, values={"accrue": "no"}, secrets={})
    await selling.fetch()

    assert (before, between) == (None, S.READY)
    assert (selling.state(ACCRUAL, OCTOBER), selling.state(ACCRUAL_REVERSAL, OCTOBER)) == (
        S.DISMISSED,
        S.DISMISSED,
    )


async def test_a_settlement_after_an_approved_accrual_is_booked_where_that_is_taken_back(
    selling: SellingCompany,
) -> None:
    await accrued(selling)
    await selling.approve(ACCRUAL, OCTOBER)
    await selling.fetch()
    await selling.approve(ACCRUAL_REVERSAL, OCTOBER)
    selling.go_to(date(2026, 11, 5))
    settlement = selling.amazon.settle_sales(US)

    selling.go_to(date(2026, 11, 6))
    await selling.fetch()
    october, november = selling.parts_of(settlement)
    for part in (october, november):
        await selling.company.approve_posting(part.posting_id)

    assert (october.gl_date, november.gl_date) == (date(2026, 11, 1), date(2026, 11, 5))
    codes = {one.code for one in selling.company.detail(october).findings}
    assert "accrual.stands" in codes
    assert selling.booked(SALES, 10) == -selling.principal(10)
    assert selling.booked(SALES, 11) == -selling.principal(11)
    assert selling.booked(ACCRUED, 10) + selling.booked(ACCRUED, 11) == 0
    assert len(selling.company.jde.documents()) == 4


async def test_what_is_settled_before_the_approval_leaves_the_accrual(selling: SellingCompany) -> None:
    await accrued(selling)
    selling.go_to(date(2026, 11, 5))
    settlement = selling.amazon.settle_sales(US)

    selling.go_to(date(2026, 11, 6))
    await selling.fetch()

    october, _ = selling.parts_of(settlement)
    assert october.gl_date == date(2026, 10, 31)
    assert (selling.state(ACCRUAL, OCTOBER), selling.state(ACCRUAL_REVERSAL, OCTOBER)) == (
        S.DISMISSED,
        S.DISMISSED,
    )
    gone = selling.posting(ACCRUAL, OCTOBER)
    assert gone is not None
    assert gone.why == "source.settled"


async def test_an_accrual_that_a_person_dismissed_does_not_come_back(selling: SellingCompany) -> None:
    await accrued(selling)
    accrual = selling.posting(ACCRUAL, OCTOBER)
    assert accrual is not None

    await dismiss_postings(selling.company.workplace, [seen(accrual)], reason="booked by hand")
    await selling.fetch()

    assert (selling.state(ACCRUAL, OCTOBER), selling.state(ACCRUAL_REVERSAL, OCTOBER)) == (
        S.DISMISSED,
        S.DISMISSED,
    )


async def test_the_next_month_accrues_anew_what_is_still_not_settled(selling: SellingCompany) -> None:
    await accrued(selling)
    await selling.approve(ACCRUAL, OCTOBER)
    await selling.fetch()
    await selling.approve(ACCRUAL_REVERSAL, OCTOBER)

    selling.go_to(date(2026, 12, 4))
    await selling.fetch()

    november = selling.posting(ACCRUAL, NOVEMBER)
    assert november is not None
    seller = selling.company.workplace.store.read_now(connections.connection_named, AMZN)
    kept = selling.company.workplace.store.read_now(
        unsettled.open_movements,
        seller.connection_id,
        "USD",
        first=date(2026, 10, 1),
        last=date(2026, 11, 30),
    )
    assert len(kept) == 4
    assert november.gl_date == date(2026, 11, 30)
