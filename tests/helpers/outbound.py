"""A JDE whose prices go to the Example Store: both simulated, a workspace and its engine, on a fixed clock."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.connectors._template.sandbox.stores import ExampleStore, simulated_stores
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.net.client import Timeouts
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World
from mlconnector_gui.services.connect import add_connection
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Seat, Workplace
from mlconnector_gui.store.audit import Actor, exported, verify
from mlconnector_gui.store.repositories import connections, postings
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from tests.helpers.company import Cable
from tests.helpers.moments import Moments
from tests.helpers.stores import open_quickly

JDE, STORE = "JDE", "EXAMPLE"
AIS_HOST, STORE_HOST = "ais.example.com", "example-store.example.com"
MORNING = datetime(2026, 10, 9, 14, tzinfo=UTC)


@dataclass
class PriceCompany:
    """The people and machines on both sides, and what each of them holds to be true."""

    clock: FixedClock
    jde: AisSimulator
    store: ExampleStore
    store_faults: FaultPlan
    store_wire: Cable
    workplace: Workplace
    moments: Moments
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.engine = Engine(self.workplace)

    async def set_up(self, **values: str) -> None:
        await add_connection(
            self.workplace,
            connector="jde",
            name=JDE,
            values={
                "address": f"https://{AIS_HOST}",
                "username": Site().username,
                "environment": Site().environment,
                "fenced": "yes",
            },
            secrets={"password": Site().password},
        )
        await add_connection(
            self.workplace,
            connector="_template",
            name=STORE,
            values={
                "address": f"https://{STORE_HOST}",
                "target": JDE,
                "company": "00001",
                "start_date": "2026-10-01",
                "receives_prices": "yes",
                "price_currency": "USD",
                "price_branch": "30",
                **values,
            },
            secrets={"access_token": "example-token-0123456789"},
        )
        await self.must_run(Job.MASTERS, JDE)

    async def run(self, job: Job, connection: str = JDE) -> StoredRun:
        run_id = await request_run(self.workplace, job, connection=connection)
        await self.engine.run_until_idle()
        return await run_result(self.workplace, run_id)

    async def must_run(self, job: Job, connection: str = JDE) -> None:
        assert (await self.run(job, connection)).state is RunState.SUCCEEDED

    async def fetch(self) -> None:
        """Some minutes later, read what JDE has to tell, and prepare it."""
        self.clock.advance(600)
        await self.must_run(Job.PULL)

    async def approve(self, *skus: str) -> None:
        seen = [self.seen(sku) for sku in skus]
        await approve_postings(self.workplace, seen)

    async def approve_and_send(self, *skus: str) -> None:
        await self.approve(*skus)
        await self.engine.run_until_idle()

    async def change_price(self, sku: str, amount: str) -> None:
        """Somebody enters a price in JDE, and it is fetched."""
        self.clock.advance(60)
        self.jde.set_base_price(sku, Decimal(amount))
        await self.fetch()

    async def wait_for_the_engine(self, hours: float = 30) -> None:
        end = self.clock.now().timestamp() + hours * 3600
        await self.engine.run_until_idle()
        while (moment := await self.engine.next_moment()) is not None and moment.timestamp() <= end:
            self.clock.advance((moment - self.clock.now()).total_seconds())
            await self.engine.run_until_idle()

    async def restart(self) -> None:
        self.engine = Engine(self.workplace)
        await self.engine.recover()

    # our own truth

    def seen(self, sku: str) -> Seen:
        posting = self.price(sku)
        return Seen(posting_id=posting.posting_id, revision=posting.revision)

    def price(self, sku: str) -> StoredPosting:
        found = self.price_or_none(sku)
        assert found is not None, f"no price of {sku} was drafted"
        return found

    def price_or_none(self, sku: str) -> StoredPosting | None:
        source, store = (self._connection(name) for name in (JDE, STORE))
        lineage = Lineage(connection_id=source, kind="price", external_id=f"{store}/{sku}")
        return self.workplace.store.read_now(postings.newest_of_lineage, lineage)

    def postings_of(self, *states: PostingState) -> list[str]:
        found = self.workplace.store.read_now(postings.postings_in, *(states or tuple(PostingState)))
        return sorted(one.number for one in found)

    def record(self, sku: str) -> dict[str, tuple[str, str]]:
        """The fields of a drafted price with what was and what is to be."""
        subject = self.workplace.store.read_now(postings.subject_of, self.price(sku).posting_id)
        assert subject is not None
        return {one["name"]: (one["before"], one["after"]) for one in subject["record"]["fields"]}

    def _connection(self, name: str) -> str:
        return self.workplace.store.read_now(connections.connection_named, name).connection_id

    def audit(self) -> list[dict[str, Any]]:
        assert self.workplace.store.read_now(verify).is_verified
        return self.workplace.store.read_now(lambda transaction: list(exported(transaction)))

    def story(self, posting: StoredPosting) -> list[str]:
        return [
            str(one["event"]).removeprefix("posting.")
            for one in self.audit()
            if one["subject_id"] == posting.posting_id
        ]

    # the store's truth

    def shelf_price(self, sku: str) -> str:
        return self.store.prices[sku]["amount"]

    def written(self, sku: str) -> list[str]:
        return [amount for key, amount in self.store.price_writes if key == sku]


@asynccontextmanager
async def price_company(folder: Path, **values: str) -> AsyncIterator[PriceCompany]:
    moments, clock = Moments(), FixedClock(MORNING)
    world = World(seed=7, first_day=date(2026, 10, 1), days=0, orders_per_day=0, clock=clock)  # type: ignore[arg-type]
    faults = FaultPlan(hold_seconds=0.3, late_seconds=40)
    jde = AisSimulator(world, FaultPlan(), Site())
    (simulated,) = simulated_stores(world, faults)
    store = simulated.books
    assert isinstance(store, ExampleStore)
    store_wire = Cable(httpx.ASGITransport(app=store.app))
    network = NetEnvironment(
        clock=clock,
        rng=random.Random(11),  # noqa: S311  not a secret
        timeouts=Timeouts(connect=1.0, read=1.0, total=1.0),
        retry=RetryPolicy(attempts=3, first_wait_seconds=0.0, longest_wait_seconds=0.0),
        transports={AIS_HOST: httpx.ASGITransport(app=jde.app), STORE_HOST: store_wire},
    )
    workplace = Workplace(
        folder=folder,
        store=open_quickly(folder, now=clock.now()),
        vault=MemoryVault(),
        events=Events(),
        ids=SeededIds(7),
        network=network,
        seat=Seat(Actor(name="clerk.one", machine="FIN-WS-07")),
        fault_points=moments,
    )
    company = PriceCompany(
        clock=clock,
        jde=jde,
        store=store,
        store_faults=faults,
        store_wire=store_wire,
        workplace=workplace,
        moments=moments,
    )
    try:
        await company.set_up(**values)
        yield company
    finally:
        await company.engine.jobs.close()
        workplace.store.close()
