"""A company that sells at Amazon, in process, on a clock that a test turns."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import httpx

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.paths import resource
from mlconnector_gui.connectors.amazon.sandbox import AmazonSimulator, build
from mlconnector_gui.connectors.amazon.sandbox.ledger import Settlement
from mlconnector_gui.connectors.amazon.sandbox.seller import NORTH_AMERICA
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World
from mlconnector_gui.services.connect import add_connection
from mlconnector_gui.services.map_accounts import read_rules, replace_rules
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting, posting_of, postings_in
from tests.helpers.company import JDE, Cable, Company, running_company

AMZN, HOST = "AMZN", "api.example.com"
US = "ATVPDKIKX0DER"


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

    def posting(self, kind: str, external_id: str) -> StoredPosting | None:
        store = self.company.workplace.store
        seller = store.read_now(connections.connection_named, AMZN)
        lineage = Lineage(connection_id=seller.connection_id, kind=kind, external_id=external_id)
        return store.read_now(posting_of, lineage)

    def state(self, kind: str, external_id: str) -> PostingState | None:
        found = self.posting(kind, external_id)
        return found.state if found else None

    async def approve(self, kind: str, external_id: str) -> None:
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


@asynccontextmanager
async def selling_company(
    folder: Path, *, jde: dict[str, str] | None = None, **values: str
) -> AsyncIterator[SellingCompany]:
    """Open a company with a seller of North America who has sold nothing yet."""
    async with running_company(folder) as company:
        world = World(seed=3, first_day=date(2026, 10, 20), days=0, orders_per_day=0, clock=company.clock)  # type: ignore[arg-type]
        amazon = build(world, FaultPlan(), NORTH_AMERICA)
        transports = company.workplace.network.transports
        assert isinstance(transports, dict)
        transports[HOST] = Cable(httpx.ASGITransport(app=amazon.app))
        await company.set_up(**(jde or {}))
        await add_connection(
            company.workplace,
            connector="amazon",
            name=AMZN,
            values={
                "address": f"https://{HOST}",
                "region": "na",
                "client_id": amazon.seller.client_id,
                "seller_id": amazon.seller.seller_id,
                "orders": "no",
                "items": "no",
                "target": JDE,
                "company": "00001",
                "start_date": "2026-10-01",
                **values,
            },
            secrets={
                "client_secret": amazon.seller.client_secret,
                "refresh_token": amazon.seller.refresh_token,
            },
        )
        await replace_rules(company.workplace, list(read_rules(resource("sandbox", "mapping", "amazon.csv"))))
        yield SellingCompany(company, amazon)
