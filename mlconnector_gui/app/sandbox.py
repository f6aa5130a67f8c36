"""The sandbox: a simulated JDE and simulated stores on loopback, and a throwaway workspace on them."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from mlconnector_gui.app.composition import open_workplace, real_network
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.paths import resource
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.base.secrets import MemoryVault, Vault
from mlconnector_gui.connectors.registry import connector_spec, connector_specs
from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.net.client import Address, Timeouts
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.serving import Application, served
from mlconnector_gui.sandbox.stores import SimulatedStore
from mlconnector_gui.sandbox.world import World
from mlconnector_gui.services.connect import JDE, add_connection
from mlconnector_gui.services.map_accounts import read_rules, replace_rules
from mlconnector_gui.services.posting_forms import PostingForm
from mlconnector_gui.services.webhook_settings import change_webhook_settings, listening
from mlconnector_gui.services.webhooks import look_after_webhooks
from mlconnector_gui.services.workplace import Workplace

FIRST_DAY = date(2026, 10, 19)
JDE_NAME = "JDE"
_OPENING_HOUR = 9
_FORM_CONTRACT = (
    '{"columns": {"remark": "15", "short_reference": "19", "subledger": "17", "subledger_type": "18"}}'
)
"""The numbers of the simulated site's own columns, which no public source gives."""
_CUSTOMER_CONTRACT = '{"fenced": true}'
_OTHER_CONTRACTS = json.dumps(
    {purpose: {"fenced": True} for purpose in ("goods_receipt", "goods_receipt_reversal", "item")}
)
"""The simulated site's orchestrations refuse what comes too late or twice, so a lost receipt is sent again."""
_MARKETPLACE = "5001"
"""A supplier of the simulated site."""
_LISTENING_LOOK_SECONDS = 0.2
_SMALL = 600
"""So many orders of a storefront are answered for in no time."""
_RETRY = RetryPolicy(attempts=5, first_wait_seconds=0.05, longest_wait_seconds=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxOptions:
    """What `mlconnector sandbox` was asked for."""

    seed: int = 1
    days: int = 10
    orders_per_day: int = 30
    """Over all storefronts, which share them evenly."""
    faults: str = "none"
    fenced: bool = True
    """False: JDE's orchestration checks neither deadline nor reference, as a site may have built it."""
    route: str = "orchestration"
    """How postings get into JDE: orchestration, batch or form."""
    in_use: bool = True
    """False: JDE's ledgers are empty, so that no document can be seen beside one that is not found."""
    connectors: tuple[str, ...] = ()
    """The storefronts whose stores are simulated; empty: every one."""
    vouchers: tuple[str, ...] = ()
    """The stores, by name, whose documents are posted as vouchers of a supplier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """A simulated world, and where it is served."""

    world: World
    clock: SandboxClock
    site: Site
    jde: AisSimulator
    jde_faults: FaultPlan
    stores: Sequence[SimulatedStore]
    store_faults: FaultPlan
    route: str
    addresses: Mapping[str, str]
    """Of JDE and of each store by name; empty until it is served."""

    @property
    def apps(self) -> Mapping[str, Application]:
        return {JDE_NAME: self.jde.app} | {store.name: store.app for store in self.stores}

    @property
    def timeouts(self) -> Timeouts:
        """Short, since faults are waited for; longer in a large world, whose ledger is read in one piece."""
        times = max(self.world.days * self.world.orders_per_day / _SMALL, 1.0)
        return Timeouts(connect=2.0, read=1.0 * times, total=1.5 * times)

    def stop_faults(self) -> None:
        self.jde_faults.stop()
        self.store_faults.stop()


def opening_moment(options: SandboxOptions) -> datetime:
    begin = datetime.combine(FIRST_DAY, datetime.min.time(), UTC)
    return begin + timedelta(days=options.days, hours=_OPENING_HOUR)


@contextmanager
def running_sandbox(options: SandboxOptions, *, clock: SandboxClock | None = None) -> Iterator[Sandbox]:
    """Build the world of a seed and serve it on loopback for the length of the block."""
    sandbox = built_sandbox(options, clock=clock)
    with served(sandbox.apps) as addresses:
        yield replace(sandbox, addresses=addresses)


def built_sandbox(
    options: SandboxOptions, *, clock: SandboxClock | None = None, jde_faults: FaultPlan | None = None
) -> Sandbox:
    """Build the world of a seed; nothing is served yet. JDE's faults are the profile's unless given."""
    clock = clock or SandboxClock(opening_moment(options))
    storefronts = options.connectors or tuple(connector_specs())
    world = World(
        seed=options.seed,
        first_day=(clock.now() - timedelta(days=options.days)).date(),
        days=options.days,
        orders_per_day=-(-options.orders_per_day // len(storefronts)),
        clock=clock,
    )
    jde_faults = jde_faults or FaultPlan.of_profile(options.faults, seed=options.seed)
    store_faults = FaultPlan.of_profile(options.faults, seed=options.seed + 1)
    site = Site(fenced=options.fenced, in_use=options.in_use)
    return Sandbox(
        world=world,
        clock=clock,
        site=site,
        jde=AisSimulator(world, jde_faults, site),
        jde_faults=jde_faults,
        stores=[
            _voucher_store(store) if store.name in options.vouchers else store
            for store in _simulated_stores(world, store_faults, storefronts)
        ],
        store_faults=store_faults,
        route=options.route,
        addresses={},
    )


@contextmanager
def sandbox_workplace(sandbox: Sandbox, folder: Path, *, vault: Vault | None = None) -> Iterator[Workplace]:
    """Open a workspace whose clock and network are those of the sandbox."""
    network = NetEnvironment(
        clock=sandbox.clock,
        rng=random.Random(sandbox.world.seed),  # noqa: S311  not a secret
        timeouts=sandbox.timeouts,
        retry=_RETRY,
    )
    ids = SeededIds(sandbox.world.seed)
    with open_workplace(folder, vault=vault or MemoryVault(), network=network, ids=ids) as workplace:
        yield workplace


async def fill_in(
    workplace: Workplace, sandbox: Sandbox, *, jde_values: Mapping[str, str] | None = None
) -> None:
    """Add the sandbox's connections and mapping rules, as a person would have."""
    site = sandbox.site
    await add_connection(
        workplace,
        connector=JDE,
        name=JDE_NAME,
        values={
            "address": sandbox.addresses[JDE_NAME],
            "username": site.username,
            "environment": site.environment,
            "role": site.role,
            "device_name": "mlconnector-sandbox",
            "fenced": "yes" if site.fenced else "no",
            "call_timeout_seconds": str(sandbox.timeouts.total),
            "route": sandbox.route,
            "form_contract": _FORM_CONTRACT,
            "receipts": "yes",
            "customer_contract": _CUSTOMER_CONTRACT,
            "other_contracts": _OTHER_CONTRACTS,
            **(jde_values or {}),
        },
        secrets={"password": site.password},
    )
    for store in sandbox.stores:
        await add_connection(
            workplace,
            connector=store.connector,
            name=store.name,
            values={
                "address": sandbox.addresses[store.name],
                "target": JDE_NAME,
                "company": store.company,
                "start_date": sandbox.world.first_day.isoformat(),
                **store.values,
            },
            secrets=store.secrets,
        )
    connected = sorted({store.connector for store in sandbox.stores})
    files = [resource("sandbox", "mapping", f"{connector}.csv") for connector in connected]
    rules = [rule for file in files if file.is_file() for rule in read_rules(file)]
    ordered = [
        replace(rule, rule_id=f"rule-{place:04d}", position=place) for place, rule in enumerate(rules, 1)
    ]
    await replace_rules(workplace, ordered)


def deliver_webhooks(sandbox: Sandbox) -> None:
    """Let the stores deliver over the network, as whoever registers with them asks."""

    async def deliver(address: str, body: bytes, headers: dict[str, str]) -> int:
        parts = urlsplit(address)
        base = Address(url=f"{parts.scheme}://{parts.netloc}", allow_plain_http=True)
        try:
            async with real_network().client(base) as client:
                return (await client.call("POST", parts.path, headers=headers, body=body)).status
        except Problem as problem:
            raise OSError(problem.code) from problem

    for store in sandbox.stores:
        store.webhooks.deliver_through(deliver)


async def register_stores(workplace: Workplace, sandbox: Sandbox) -> None:
    """Have the engine listen on some port of loopback, and each store deliver to it."""
    await change_webhook_settings(workplace, is_open=True, port=0)
    while not (await listening(workplace)).address:
        await workplace.network.clock.sleep(_LISTENING_LOOK_SECONDS)
    for store in sandbox.stores:
        if connector_spec(store.connector).webhooks is not None:
            await look_after_webhooks(workplace, store.name)


def _voucher_store(store: SimulatedStore) -> SimulatedStore:
    values = {"posting_form": PostingForm.VOUCHER.value, "supplier": _MARKETPLACE, "granularity": "document"}
    return replace(store, values={**store.values, **values})


def _simulated_stores(world: World, faults: FaultPlan, chosen: Sequence[str]) -> list[SimulatedStore]:
    """Ask each connector's sandbox for its stores; one without any has none."""
    stores: list[SimulatedStore] = []
    for key in chosen:
        module = import_module(f"mlconnector_gui.connectors.{key}.sandbox.stores")
        stores += module.simulated_stores(world, faults)
    return stores
