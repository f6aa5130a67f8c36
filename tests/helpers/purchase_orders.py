"""A JDE whose purchase orders go to ShipStation: the rows of JDE, a simulated account, a workspace and its engine."""

import json
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.connectors.shipstation.sandbox.account import Account
from mlconnector_gui.connectors.shipstation.sandbox.stores import API_KEY, API_SECRET, simulated_account
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
from mlconnector_gui.store.audit import Actor, exported
from mlconnector_gui.store.repositories import connections, documents, postings
from mlconnector_gui.store.repositories.documents import IncomingDocument
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting
from mlconnector_gui.store.repositories.runs import RunState
from tests.helpers.company import Cable
from tests.helpers.moments import Moments
from tests.helpers.shipstation import VALUES
from tests.helpers.stores import open_quickly

JDE, STORE = "JDE", "SHIP-US"
AIS_HOST, STORE_HOST = "ais.example.com", "ssapi.shipstation.com"
MORNING = datetime(2026, 11, 20, 20, tzinfo=UTC)
KEY = "00001-4501-OP-000"
Cells = dict[str, str]


def head(**changes: str) -> Cells:
    """A row of F4301, as the archive keeps it."""
    return {
        "DOCO": "4501", "DCTO": "OP", "KCOO": "00001", "SFXO": "000", "MCU": "30", "AN8": "5011", "SHAN": "8001",
        "TRDJ": "20261119", "PDDJ": "20261127", "VR01": "Spring", "HOLD": "", "CRCD": "USD", "UPMJ": "20261119",
        "TDAY": "93000", **changes,
    }  # fmt: skip


def line(number: str = "1", **changes: str) -> Cells:
    """A row of F4311."""
    return {
        "DOCO": "4501", "DCTO": "OP", "KCOO": "00001", "SFXO": "000", "LNID": number, "MCU": "30", "ITM": "60011",
        "LITM": "MUG-01", "AITM": "", "DSC1": "Enamel mug", "LNTY": "S", "NXTR": "400", "LTTR": "280", "UOM": "CS",
        "UOM1": "EA", "UORG": "12", "UOPN": "12", "UREC": "0", "PRRC": "82.5", "FRRC": "0", "CRCD": "USD",
        "BCRC": "USD", "UPMJ": "20261119", "TDAY": "93000", **changes,
    }  # fmt: skip


TENTS = line("2", LITM="TENT-2P", DSC1="Tent for two", UOM="EA", UORG="2", UOPN="2")


def rows(*lines: Cells, **changes: str) -> dict[str, list[Cells]]:
    """Everything that is read of one order."""
    return {
        "F4301": [head(**changes)],
        "F4311": list(lines) or [line(), dict(TENTS)],
        "F0101": [
            {"AN8": "5011", "ALPH": "Example Goods Supply Inc"},
            {"AN8": "8001", "ALPH": "Harbor Wholesale LLC"},
        ],
        "F0116": [
            {
                "AN8": "8001", "EFTB": "20200101", "ADD1": "12 Example Quay", "ADD2": "", "ADD3": "", "ADD4": "",
                "ADDZ": "98402", "CTY1": "Tacoma", "ADDS": "WA", "CTR": "US",
            }
        ],
    }  # fmt: skip


def payload(tables: Mapping[str, Any]) -> bytes:
    order = tables["F4301"][0]
    identity = [order[alias] for alias in ("DOCO", "DCTO", "KCOO", "SFXO")]
    return json.dumps({"identity": identity, "tables": tables}, sort_keys=True).encode()


@dataclass
class Buying:
    """The buyers' side, the warehouse's side, and the program between them."""

    clock: FixedClock
    jde: AisSimulator
    account: Account
    wire: Cable
    faults: FaultPlan
    workplace: Workplace
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.engine = Engine(self.workplace)

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
                "receives_orders": "yes",
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

    async def buy(self, tables: Mapping[str, Any]) -> None:
        """Somebody enters or changes a purchase order in JDE, and it is fetched and prepared."""
        self.clock.advance(600)
        identity = [tables["F4301"][0][alias] for alias in ("DOCO", "DCTO", "KCOO", "SFXO")]
        document = IncomingDocument(
            external_id="/".join(identity),
            payload=payload(tables),
            created_at=self.clock.now(),
            modified_at=self.clock.now(),
        )
        await self.workplace.store.write(
            documents.save_documents,
            connection_id=self._connection(JDE),
            stream="purchase_orders",
            documents=[document],
            fetched_at=self.clock.now(),
        )
        await self.must_run(Job.PREPARE)

    async def approve(self, key: str = KEY) -> None:
        posting = self.posting(key)
        await approve_postings(
            self.workplace, [Seen(posting_id=posting.posting_id, revision=posting.revision)]
        )

    async def approve_and_send(self, key: str = KEY) -> None:
        await self.approve(key)
        await self.engine.run_until_idle()

    async def wait(self, hours: float = 3) -> None:
        end = self.clock.now().timestamp() + hours * 3600
        await self.engine.run_until_idle()
        while (moment := await self.engine.next_moment()) is not None and moment.timestamp() <= end:
            self.clock.advance((moment - self.clock.now()).total_seconds())
            await self.engine.run_until_idle()

    def posting(self, key: str = KEY) -> StoredPosting:
        found = self.posting_or_none(key)
        assert found is not None, f"no order {key} was drafted"
        return found

    def posting_or_none(self, key: str = KEY) -> StoredPosting | None:
        source, store = self._connection(JDE), self._connection(STORE)
        lineage = Lineage(connection_id=source, kind="order", external_id=f"{store}/{key}")
        return self.workplace.store.read_now(postings.newest_of_lineage, lineage)

    def changes(self, key: str = KEY) -> dict[str, tuple[str, str]]:
        """The fields that would be otherwise afterwards, with what was and what is to be."""
        subject = self.workplace.store.read_now(postings.subject_of, self.posting(key).posting_id)
        assert subject is not None
        found = {one["name"]: (one["before"], one["after"]) for one in subject["record"]["fields"]}
        return {name: pair for name, pair in found.items() if pair[0] != pair[1]}

    def items(self, key: str = KEY) -> list[tuple[str, int]]:
        kept = self.account.with_key(key)
        assert kept is not None, f"the account has no order {key}"
        return [(item["sku"], item["quantity"]) for item in kept.record["items"]]

    def audit(self) -> list[dict[str, Any]]:
        return self.workplace.store.read_now(lambda transaction: list(exported(transaction)))

    def _connection(self, name: str) -> str:
        return self.workplace.store.read_now(connections.connection_named, name).connection_id


@asynccontextmanager
async def buying(folder: Path, **values: str) -> AsyncIterator[Buying]:
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
    made = Buying(
        clock=clock,
        jde=jde,
        account=shipping.account,
        wire=wire,
        faults=faults,
        workplace=workplace,
    )
    try:
        await made.set_up(**values)
        yield made
    finally:
        await made.engine.jobs.close()
        workplace.store.close()
