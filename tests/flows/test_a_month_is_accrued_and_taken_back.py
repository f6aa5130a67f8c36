"""What Amazon has not settled at a month's end is accrued once, taken back on the next day, and settled once."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from mlconnector_gui.accounting.accruals import ACCRUAL, ACCRUAL_REVERSAL
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.paths import resource
from mlconnector_gui.connectors.amazon.sandbox import AmazonSimulator, build
from mlconnector_gui.connectors.amazon.sandbox.ledger import Settlement
from mlconnector_gui.connectors.amazon.sandbox.seller import NORTH_AMERICA
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World
from mlconnector_gui.services.connect import add_connection, change_connection
from mlconnector_gui.services.map_accounts import read_rules, replace_rules
from mlconnector_gui.services.reconcile import roll_forwards
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import dismiss_postings
from mlconnector_gui.store.repositories import connections, unsettled
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting, posting_of, postings_in
from tests.helpers.company import JDE, Cable, Company, running_company, seen

S = PostingState
AMZN, HOST = "AMZN", "api.example.com"
US = "ATVPDKIKX0DER"
SALES, ACCRUED = "30.5010", "1.1248"


@dataclass
class SellingCompany:
    """A company that sells at Amazon, whose clock a test turns."""

    company: Company
    amazon: AmazonSimulator

    def go_to(self, day: date) -> None:
        now = self.company.clock.now()
        self.company.clock.advance(
            (datetime(day.year, day.month, day.day, 15, tzinfo=UTC) - now).total_seconds()
        )

    async def fetch(self) -> None:
        await self.company.must_run(Job.PULL, AMZN)

    def posting(self, kind: str, external_id: str = "2026-10-USD") -> StoredPosting | None:
        store = self.company.workplace.store
        seller = store.read_now(connections.connection_named, AMZN)
        lineage = Lineage(connection_id=seller.connection_id, kind=kind, external_id=external_id)
        return store.read_now(posting_of, lineage)

    def state(self, kind: str, external_id: str = "2026-10-USD") -> PostingState | None:
        found = self.posting(kind, external_id)
        return found.state if found else None

    async def approve(self, kind: str, external_id: str = "2026-10-USD") -> None:
        found = self.posting(kind, external_id)
        assert found is not None
        await self.company.approve_posting(found.posting_id)

    def parts_of(self, settlement: Settlement) -> list[StoredPosting]:
        found = self.company.workplace.store.read_now(postings_in, *PostingState)
        return sorted(
            (one for one in found if one.number == settlement.settlement_id), key=lambda one: one.external_id
        )

    def principal(self, *months: int) -> Decimal:
        """What was sold in these months, by Amazon's own books."""
        return sum((one.principal for one in self.amazon.sales if one.changed.month in months), Decimal(0))

    def booked(self, account: str, month: int) -> Decimal:
        """What the ledger's entries of a month come to on an account; a credit is below zero."""
        return sum(
            (
                line.amount
                for one in self.company.jde.documents()
                if one.gl_date.month == month
                for line in one.lines
                if line.account == account
            ),
            Decimal(0),
        )


@pytest.fixture
async def selling(tmp_path: Path) -> AsyncIterator[SellingCompany]:
    """A seller with three orders of late October and one of November, none of them settled."""
    async with running_company(tmp_path) as company:
        world = World(seed=3, first_day=date(2026, 10, 20), days=0, orders_per_day=0, clock=company.clock)  # type: ignore[arg-type]
        amazon = build(world, FaultPlan(), NORTH_AMERICA)
        transports = company.workplace.network.transports
        assert isinstance(transports, dict)
        transports[HOST] = Cable(httpx.ASGITransport(app=amazon.app))
        await company.set_up()
        await add_connection(
            company.workplace,
            connector="amazon",
            name=AMZN,
            values={
                "address": f"https://{HOST}",
                "region": "na",
                "client_id": amazon.seller.client_id,
                "orders": "no",
                "items": "no",
                "target": JDE,
                "company": "00001",
                "start_date": "2026-10-01",
                "accrue": "yes",
            },
            secrets={
                "client_secret": amazon.seller.client_secret,
                "refresh_token": amazon.seller.refresh_token,
            },
        )
        await replace_rules(company.workplace, list(read_rules(resource("sandbox", "mapping", "amazon.csv"))))
        selling = SellingCompany(company, amazon)
        for day in (date(2026, 10, 22), date(2026, 10, 25), date(2026, 10, 27), date(2026, 11, 3)):
            selling.go_to(day)
            amazon.sell(US, status="Shipped")
        yield selling


async def accrued(selling: SellingCompany) -> None:
    selling.go_to(date(2026, 11, 4))
    await selling.fetch()


async def test_a_month_is_in_the_ledger_once_and_taken_back_on_the_next_day(selling: SellingCompany) -> None:
    await accrued(selling)
    accrual, reversal = selling.posting(ACCRUAL), selling.posting(ACCRUAL_REVERSAL)
    await selling.approve(ACCRUAL)
    october = selling.booked(SALES, 10)
    await selling.fetch()
    await selling.approve(ACCRUAL_REVERSAL)

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
    before = selling.state(ACCRUAL)
    await change_connection(workplace, AMZN, values={"accrue": "yes"}, secrets={})
    await selling.fetch()
    between = selling.state(ACCRUAL)

    await change_connection(workplace, AMZN, values={"accrue": "no"}, secrets={})
    await selling.fetch()

    assert (before, between) == (None, S.READY)
    assert (selling.state(ACCRUAL), selling.state(ACCRUAL_REVERSAL)) == (S.DISMISSED, S.DISMISSED)


async def test_a_settlement_after_an_approved_accrual_is_booked_where_that_is_taken_back(
    selling: SellingCompany,
) -> None:
    await accrued(selling)
    await selling.approve(ACCRUAL)
    await selling.fetch()
    await selling.approve(ACCRUAL_REVERSAL)
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
    assert (selling.state(ACCRUAL), selling.state(ACCRUAL_REVERSAL)) == (S.DISMISSED, S.DISMISSED)
    gone = selling.posting(ACCRUAL)
    assert gone is not None
    assert gone.why == "source.settled"


async def test_an_accrual_that_a_person_dismissed_does_not_come_back(selling: SellingCompany) -> None:
    await accrued(selling)
    accrual = selling.posting(ACCRUAL)
    assert accrual is not None

    await dismiss_postings(selling.company.workplace, [seen(accrual)], reason="booked by hand")
    await selling.fetch()

    assert (selling.state(ACCRUAL), selling.state(ACCRUAL_REVERSAL)) == (S.DISMISSED, S.DISMISSED)


async def test_the_next_month_accrues_anew_what_is_still_not_settled(selling: SellingCompany) -> None:
    await accrued(selling)
    await selling.approve(ACCRUAL)
    await selling.fetch()
    await selling.approve(ACCRUAL_REVERSAL)

    selling.go_to(date(2026, 12, 4))
    await selling.fetch()

    november = selling.posting(ACCRUAL, "2026-11-USD")
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
