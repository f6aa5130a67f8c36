"""A small company in process: a shop, a ledger, a workspace and its engine, on a clock that stands still."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.paths import resource
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.connectors.woocommerce.sandbox import Shop, WooCommerceSimulator, build
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.net.client import Timeouts
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.books import LedgerDocument
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from mlconnector_gui.sandbox.world import World
from mlconnector_gui.services.connect import add_connection
from mlconnector_gui.services.map_accounts import read_rules, replace_rules
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Seat, Workplace
from mlconnector_gui.store.audit import Actor, exported, verify
from mlconnector_gui.store.queries.review import PostingDetail, posting_detail
from mlconnector_gui.store.repositories import connections, postings
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from tests.helpers.ais import Wire
from tests.helpers.moments import Moments
from tests.helpers.stores import open_quickly

JDE, SHOP = "JDE", "WOO-US"
AIS_HOST, SHOP_HOST = "ais.example.com", "shop.example.com"
MORNING = datetime(2026, 10, 9, 14, tzinfo=UTC)
FIRST_DAY = date(2026, 10, 1)


class Cable(Wire):
    """A wire that can be cut: then no byte leaves."""

    is_cut = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.is_cut:
            raise httpx.ConnectError("the cable is cut")
        return await super().handle_async_request(request)


@dataclass
class Company:
    """The people and machines of one company, and what each of them holds to be true."""

    folder: Path
    clock: FixedClock
    site: Site
    jde: AisSimulator
    jde_faults: FaultPlan
    jde_wire: Cable
    shop: WooCommerceSimulator
    shop_wire: Cable
    workplace: Workplace
    moments: Moments
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.engine = Engine(self.workplace)

    # what people do

    async def set_up(self, **jde_values: str) -> None:
        await add_connection(
            self.workplace,
            connector="jde",
            name=JDE,
            values={
                "address": f"https://{AIS_HOST}",
                "username": self.site.username,
                "environment": self.site.environment,
                "fenced": "yes" if self.site.fenced else "no",
                "call_timeout_seconds": "0.15",
                **jde_values,
            },
            secrets={"password": self.site.password},
        )
        await add_connection(
            self.workplace,
            connector="woocommerce",
            name=SHOP,
            values={
                "address": f"https://{SHOP_HOST}",
                "target": JDE,
                "company": "00001",
                "start_date": FIRST_DAY.isoformat(),
            },
            secrets={
                "consumer_key": self.shop.shop.consumer_key,
                "consumer_secret": self.shop.shop.consumer_secret,
            },
        )
        await replace_rules(self.workplace, mapping_rules())
        await self.must_run(Job.MASTERS, JDE)

    async def run(self, job: Job, connection: str) -> StoredRun:
        run_id = await request_run(self.workplace, job, connection=connection)
        await self.engine.run_until_idle()
        return await run_result(self.workplace, run_id)

    async def must_run(self, job: Job, connection: str) -> None:
        assert (await self.run(job, connection)).state is RunState.SUCCEEDED

    async def fetch(self) -> None:
        """Some minutes later, read what the shop has to tell, and prepare it."""
        self.pass_time(minutes=10)
        await self.must_run(Job.PULL, SHOP)

    async def run_again_from(self, first: date) -> StoredRun:
        """Read from a day on once more."""
        params = {"first": first.isoformat()}
        run_id = await request_run(self.workplace, Job.PULL, connection=SHOP, params=params)
        await self.engine.run_until_idle()
        return await run_result(self.workplace, run_id)

    async def approve_posting(self, posting_id: str) -> None:
        """Approve any posting, and let it be sent."""
        posting = self.workplace.store.read_now(postings.posting_by_id, posting_id)
        await approve_postings(self.workplace, [seen(posting)])
        await self.engine.run_until_idle()

    async def approve(self, *order_ids: int) -> None:
        """Approve the sales of orders; the engine is not told yet."""
        found = [self.sale(order_id) for order_id in order_ids]
        await approve_postings(self.workplace, [seen(posting) for posting in found])

    async def approve_and_send(self, *order_ids: int) -> None:
        await self.approve(*order_ids)
        await self.engine.run_until_idle()

    async def sell_and_post(self) -> int:
        """Bring one order all the way into the ledger: from then on JDE holds a document that can be looked for."""
        order_id = self.shop.sell()
        await self.fetch()
        await self.approve_and_send(order_id)
        assert self.sale(order_id).state is PostingState.CONFIRMED
        return order_id

    async def wait_for_the_engine(self, hours: float = 30) -> None:
        """Let time pass until nothing is left that the engine does by itself."""
        end = self.clock.now() + timedelta(hours=hours)
        await self.engine.run_until_idle()
        while (moment := await self.engine.next_moment()) is not None and moment <= end:
            self.clock.advance((moment - self.clock.now()).total_seconds())
            await self.engine.run_until_idle()

    def fault_at_next_send(self, fault: Fault) -> None:
        """Let something go wrong with the next call that writes; reads before it are well."""

        async def script() -> None:
            self.jde_faults.script(fault)

        self.moments.happenings["send.intent_committed"] = script

    async def restart(self) -> None:
        """Start the program again, as after a crash: nobody logged out."""
        self.engine = Engine(self.workplace)
        await self.engine.recover()

    def pass_time(self, **span: float) -> None:
        self.clock.advance(timedelta(**span).total_seconds())

    # our own truth

    def sale(self, order_id: int) -> StoredPosting:
        return self.posting("sale", order_id)

    def posting(self, kind: str, external_id: int) -> StoredPosting:
        found = self.posting_or_none(kind, external_id)
        assert found is not None, f"there is no {kind} {external_id}"
        return found

    def posting_or_none(self, kind: str, external_id: int) -> StoredPosting | None:
        shop_id = self.workplace.store.read_now(connections.connection_named, SHOP).connection_id
        lineage = Lineage(connection_id=shop_id, kind=kind, external_id=str(external_id))
        return self.workplace.store.read_now(postings.posting_of, lineage)

    def detail(self, posting: StoredPosting) -> PostingDetail:
        found = self.workplace.store.read_now(posting_detail, posting.posting_id)
        assert found is not None
        return found

    # the audit's truth

    def audit(self) -> list[dict[str, Any]]:
        """Every record, from a log that is proved."""
        assert self.workplace.store.read_now(verify).is_verified
        return self.workplace.store.read_now(lambda transaction: list(exported(transaction)))

    def story(self, posting: StoredPosting) -> list[str]:
        """What happened to a posting, in order, by the audit."""
        return [
            str(one["event"]).removeprefix("posting.")
            for one in self.audit()
            if one["subject_id"] == posting.posting_id
        ]

    # the ledger's truth

    def booked(self, order_id: int, kind: str = "sale") -> list[LedgerDocument]:
        """The documents that the ledger holds of an order."""
        wanted = f"{SHOP} {kind} {order_id}"
        return [one for one in self.jde.documents() if one.explanation.strip() == wanted]

    def net_of(self, account: str) -> Decimal:
        """What the ledger's entries come to on an account, all together."""
        lines = (line for one in self.jde.documents() for line in one.lines if line.account == account)
        return sum((line.amount for line in lines), Decimal(0))

    @property
    def orchestration_calls(self) -> int:
        return len(self.jde_wire.paths("/orchestrator/MLC_Journal_Entry"))

    def tamper_with_the_ledger(self, number: int, **values: Any) -> None:
        """Change rows of a document behind everybody's back, as an operator of the database can."""
        for row in self.jde._database["F0911"].find(DOC=number):
            row.values.update(values)


def seen(posting: StoredPosting) -> Seen:
    return Seen(posting_id=posting.posting_id, revision=posting.revision)


def mapping_rules() -> list[MappingRule]:
    return list(read_rules(resource("sandbox", "mapping", "woocommerce.csv")))


def moved_on_clearing(document: LedgerDocument) -> Decimal:
    return sum((line.amount for line in document.lines if ".1220" in line.account), Decimal(0))


@asynccontextmanager
async def running_company(folder: Path, **site: Any) -> AsyncIterator[Company]:
    """Open a company; its connections are `set_up` by the test, or by `open_company`."""
    moments = Moments()
    clock = FixedClock(MORNING)
    world = World(seed=7, first_day=FIRST_DAY, days=0, orders_per_day=0, clock=clock)  # type: ignore[arg-type]
    jde_faults = FaultPlan(hold_seconds=0.3, late_seconds=40)
    settings = Site(**site)
    jde = AisSimulator(world, jde_faults, settings)
    shop = build(world, FaultPlan(), Shop())
    cables = {
        AIS_HOST: Cable(httpx.ASGITransport(app=jde.app)),
        SHOP_HOST: Cable(httpx.ASGITransport(app=shop.app)),
    }
    network = NetEnvironment(
        clock=clock,
        rng=random.Random(11),  # noqa: S311  not a secret
        timeouts=Timeouts(connect=1.0, read=1.0, total=1.0),
        retry=RetryPolicy(attempts=3, first_wait_seconds=0.0, longest_wait_seconds=0.0),
        transports=cables,
    )
    store = open_quickly(folder, now=clock.now())
    workplace = Workplace(
        folder=folder,
        store=store,
        vault=MemoryVault(),
        events=Events(),
        ids=SeededIds(7),
        network=network,
        seat=Seat(Actor(name="clerk.one", machine="FIN-WS-07")),
        fault_points=moments,
    )
    company = Company(
        folder=folder,
        clock=clock,
        site=settings,
        jde=jde,
        jde_faults=jde_faults,
        jde_wire=cables[AIS_HOST],
        shop=shop,
        shop_wire=cables[SHOP_HOST],
        workplace=workplace,
        moments=moments,
    )
    try:
        yield company
    finally:
        company.jde_wire.is_cut = False
        await company.engine.jobs.close()
        store.close()


@asynccontextmanager
async def open_company(folder: Path, **options: Any) -> AsyncIterator[Company]:
    """Open a company that is connected and mapped, and ready to sell."""
    async with running_company(folder, **options) as company:
        await company.set_up()
        yield company
