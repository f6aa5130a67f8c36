"""A JDE beside a ShipStation account: both simulated, a workspace and its engine, on a fixed clock."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import httpx

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.connectors.shipstation.sandbox.account import Account
from mlconnector_gui.connectors.shipstation.sandbox.stores import (
    API_KEY,
    API_SECRET,
    SimulatedShipStation,
    simulated_account,
)
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.net.client import Timeouts
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World
from mlconnector_gui.services.connect import add_connection
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.workplace import Seat, Workplace
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.runs import RunState
from tests.helpers.company import Cable
from tests.helpers.moments import Moments
from tests.helpers.shipstation import VALUES
from tests.helpers.stores import open_quickly

JDE, STORE = "JDE", "SHIP-US"
AIS_HOST, STORE_HOST = "ais.example.com", "ssapi.shipstation.com"
MORNING = datetime(2026, 11, 20, 20, tzinfo=UTC)


@dataclass
class ShippingCompany:
    """The warehouse's side, and the program that looks at it."""

    clock: FixedClock
    jde: AisSimulator
    shipping: SimulatedShipStation
    wire: Cable
    faults: FaultPlan
    workplace: Workplace
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.engine = Engine(self.workplace)

    @property
    def account(self) -> Account:
        return self.shipping.account

    async def set_up(self, **values: str) -> None:
        site = Site()
        await add_connection(
            self.workplace,
            connector="jde",
            name=JDE,
            values={
                "address": f"https://{AIS_HOST}",
                "username": site.username,
                "environment": site.environment,
                "fenced": "yes",
            },
            secrets={"password": site.password},
        )
        await add_connection(
            self.workplace,
            connector="shipstation",
            name=STORE,
            values={
                "target": JDE,
                "company": "00001",
                "start_date": "2026-11-01",
                **VALUES,
                **values,
            },
            secrets={"api_key": API_KEY, "api_secret": API_SECRET},
        )
        await self.must_run(Job.MASTERS)

    async def must_run(self, job: Job, connection: str = JDE) -> None:
        run_id = await request_run(self.workplace, job, connection=connection)
        await self.engine.run_until_idle()
        assert (await run_result(self.workplace, run_id)).state is RunState.SUCCEEDED

    async def wait(self, hours: float = 3) -> None:
        end = self.clock.now().timestamp() + hours * 3600
        await self.engine.run_until_idle()
        while (moment := await self.engine.next_moment()) is not None and moment.timestamp() <= end:
            self.clock.advance((moment - self.clock.now()).total_seconds())
            await self.engine.run_until_idle()

    def connection_id(self, name: str) -> str:
        return self.workplace.store.read_now(connections.connection_named, name).connection_id


@asynccontextmanager
async def shipping_company(folder: Path, **values: str) -> AsyncIterator[ShippingCompany]:
    clock, faults = FixedClock(MORNING), FaultPlan()
    world = World(seed=7, first_day=date(2026, 11, 1), days=0, orders_per_day=0, clock=clock)  # type: ignore[arg-type]
    jde = AisSimulator(world, FaultPlan(), Site())
    shipping = simulated_account(world, faults)
    shipping.account.orders.clear()
    wire = Cable(httpx.ASGITransport(app=shipping.app))
    network = NetEnvironment(
        clock=clock,
        rng=random.Random(11),  # noqa: S311  not a secret
        timeouts=Timeouts(connect=1.0, read=1.0, total=1.0),
        retry=RetryPolicy(attempts=3, first_wait_seconds=0.0, longest_wait_seconds=0.0),
        transports={AIS_HOST: httpx.ASGITransport(app=jde.app), STORE_HOST: wire},
    )
    workplace = Workplace(
        folder=folder,
        store=open_quickly(folder, now=clock.now()),
        vault=MemoryVault(),
        events=Events(),
        ids=SeededIds(7),
        network=network,
        seat=Seat(Actor(name="clerk.one", machine="FIN-WS-07")),
        fault_points=Moments(),
    )
    made = ShippingCompany(
        clock=clock, jde=jde, shipping=shipping, wire=wire, faults=faults, workplace=workplace
    )
    try:
        await made.set_up(**values)
        yield made
    finally:
        await made.engine.jobs.close()
        workplace.store.close()
