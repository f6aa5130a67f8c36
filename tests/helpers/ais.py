"""A JDE connection over the simulator in process, with a wire that can be watched and tampered with."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import httpx

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import canonical_bytes, reference_of
from mlconnector_gui.accounting.journal import JournalEntry, JournalLine
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.net.client import Timeouts
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World

HOST = "ais.example.com"
PASSWORD = "sandbox-password"
DAY = date(2026, 10, 9)
MORNING = datetime(2026, 10, 9, 8, tzinfo=UTC)
VALUES = {
    "address": f"https://{HOST}:7443/jderest",
    "username": "MLCSVC",
    "environment": "JPY920",
    "role": "*ALL",
    "fenced": "yes",
}


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One kind of site: what its administrators chose, what a connection to it says, how slow it is."""

    site: Mapping[str, object] = field(default_factory=dict)
    contract: Mapping[str, str] = field(default_factory=dict)
    seconds_per_request: float = 0.0


_OLD_CAPABILITIES = ("grid", "query", "orchestrator", "dataservice", "outputType")
VARIANTS = {
    "plain": Variant(),
    "newest release": Variant(site={"ais_version": "EnterpriseOne 9.2.26.0  "}),
    "release without version 3": Variant(
        site={"ais_version": "EnterpriseOne 9.2.2.4", "capabilities": _OLD_CAPABILITIES},
        contract={"version": "v2"},
    ),
    "release without version 2": Variant(
        site={"ais_version": "EnterpriseOne 9.2.1.0", "capabilities": _OLD_CAPABILITIES},
        contract={"version": "unversioned"},
    ),
    "day first, decimal comma": Variant(site={"date_format": "DME", "decimal_format": ","}),
    "row security": Variant(site={"visible_companies": ("00001",)}),
    "answers cut after five rows": Variant(site={"db_fetch_limit": 5}),
    "load balancer with cookies": Variant(site={"node_cookies": True}),
    # result sets die between two calls, and a session after a minute however busy it is
    "sessions die of age": Variant(
        site={"ttl_minutes": 1, "result_set_timeout_seconds": 4.0}, seconds_per_request=5.0
    ),
}

Tamper = Callable[[httpx.Request, httpx.Response], httpx.Response]


@dataclass
class Wire(httpx.AsyncBaseTransport):
    """Carries requests to the simulator, keeps them, and lets a test change answers on their way back."""

    inner: httpx.AsyncBaseTransport
    seen: list[httpx.Request] = field(default_factory=list)
    tamper: Tamper | None = None
    on_request: Callable[[], None] = lambda: None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request)
        self.on_request()
        response = await self.inner.handle_async_request(request)
        if self.tamper is None:
            return response
        await response.aread()
        return self.tamper(request, response)

    def paths(self, ending: str) -> list[str]:
        return [request.url.path for request in self.seen if request.url.path.endswith(ending)]


@dataclass
class JdeSite:
    """The simulator, the wire to it, and a ledger connected over it."""

    simulator: AisSimulator
    faults: FaultPlan
    clock: SandboxClock
    wire: Wire
    ledger: JdeLedger

    def not_after(self) -> datetime:
        return self.clock.now() + timedelta(seconds=60)


def varied_site(variant: Variant, *, values: Mapping[str, str] | None = None, **site: object) -> JdeSite:
    """A site of a variant, with a test's own settings on top."""
    own = dict(values or {})
    contract = {**variant.contract, **json.loads(own.pop("journal_contract", "{}"))}
    opened = jde_site(
        values={"journal_contract": json.dumps(contract), **own},
        **{**variant.site, **site},  # type: ignore[arg-type]  # the variant names its settings
    )
    opened.wire.on_request = lambda: opened.clock.advance(variant.seconds_per_request)
    return opened


def jde_site(*, values: Mapping[str, str] | None = None, password: str = PASSWORD, **site: object) -> JdeSite:
    clock = SandboxClock(MORNING)
    world = World(seed=7, first_day=date(2026, 10, 1), days=31, orders_per_day=1, clock=clock)
    faults = FaultPlan(hold_seconds=1.5)
    simulator = AisSimulator(world, faults, Site(**site))  # type: ignore[arg-type]  # the test names its settings
    wire = Wire(httpx.ASGITransport(app=simulator.app))
    environment = NetEnvironment(
        clock=clock,
        rng=world.random("client"),
        timeouts=Timeouts(connect=1.0, read=1.0, total=1.0),
        retry=RetryPolicy(first_wait_seconds=0.0),
        transports={HOST: wire},
    )
    ledger = JdeLedger(connection_values(values, password=password), environment)
    return JdeSite(simulator, faults, clock, wire, ledger)


def connection_values(
    values: Mapping[str, str] | None = None, *, password: str = PASSWORD
) -> ConnectionValues:
    return ConnectionValues(name="JDE", values={**VALUES, **(values or {})}, secrets={"password": password})


def journal(
    order: str = "2291",
    *lines: tuple[str, str],
    company: str = "00001",
    currency: str = "USD",
    gl_date: date = DAY,
) -> tuple[bytes, str]:
    """The approved bytes of an entry and its reference."""
    reference = reference_of(
        environment="JPY920", company=company, connection="WOO", kind="sale", external_id=order, revision=1
    )
    typed = lines or (("1.1220.STRIPE", "108.00"), ("30.5010", "-100.00"), ("1.4433.US", "-8.00"))
    entry = JournalEntry(
        company=company,
        document_type="JE",
        gl_date=gl_date,
        currency=currency,
        explanation=f"WOO {order}",
        lines=tuple(
            JournalLine(
                account=Account.parse(account),
                amount=Money(Decimal(amount), currency),
                role=LineRole.PRODUCT_SALES,
                description="Tent for two",
            )
            for account, amount in typed
        ),
    )
    return canonical_bytes(entry, target="JDE", reference=reference), reference


def with_json(response: httpx.Response, change: Callable[[dict[str, object]], None]) -> httpx.Response:
    """The same answer with its JSON changed."""
    tree = response.json()
    change(tree)
    return httpx.Response(
        response.status_code, headers={"content-type": "application/json"}, content=json.dumps(tree)
    )
