"""A simulated JDE whose prices go to a store, on virtual time, with a program that can be killed."""

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import JDE_NAME, SandboxOptions, built_sandbox
from mlconnector_gui.connectors._template.sandbox.stores import ExampleStore
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories import postings
from tests.faults.points import Life
from tests.faults.small_world import MORNING, SmallWorld, host, small_folder, telling_bugs
from tests.faults.virtual import VirtualClock, run_virtually

SKUS = ("MUG-01", "NOTE-A5", "SOCK-M")
OPTIONS = SandboxOptions(connectors=("_template",), days=0, orders_per_day=0)
_RISE = Decimal("1.05")
"""Two of them are still within the store's band."""
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEnding:
    """What the store holds and was written, beside what JDE sells at."""

    shelf: dict[str, Decimal]
    base: dict[str, Decimal]
    written: dict[str, list[str]]
    states: list[PostingState]
    audit_verified: bool
    bugs: tuple[str, ...]
    lives: int


@dataclass(slots=True)
class PriceWorld(SmallWorld):
    """JDE's people change prices twice; a reviewer approves whatever is ready."""

    fault: Fault | None = None

    async def _work(self) -> None:
        await self._must_run(Job.MASTERS, JDE_NAME, "first")
        await self._must_run(Job.PULL, JDE_NAME, "as it stands")
        for when in ("first", "second"):
            self._change_prices(when)
            await self._must_run(Job.PULL, JDE_NAME, when)
            await self._approve()
        await self._settle()
        self.sandbox.stop_faults()
        await self._settle()
        await asyncio.sleep(3600)
        await self._must_run(Job.PULL, JDE_NAME, "last")
        await self._approve()
        await self._settle()

    def _change_prices(self, when: str) -> None:
        if f"{when} prices" in self._done:
            return
        self._done.add(f"{when} prices")
        self.sandbox.clock.advance(60)
        for sku in SKUS:
            price = self.sandbox.jde.base_price(sku)
            assert price is not None
            self.sandbox.jde.set_base_price(sku, (price * _RISE).quantize(_CENT))


def play_prices(lives: Sequence[Life] = (), *, fault: Fault | None = None) -> PriceEnding:
    """Play one world through; the fault is shown at the first write of a price."""
    with small_folder() as folder:

        async def main(loop: asyncio.AbstractEventLoop) -> PriceEnding:
            clock = VirtualClock(MORNING, loop)
            sandbox = built_sandbox(OPTIONS, clock=clock, jde_faults=FaultPlan())
            addresses = {name: f"https://{host(name)}" for name in sandbox.apps}
            to_show = [fault] if fault else []

            def show(_workplace: Workplace) -> None:
                if to_show:
                    sandbox.store_faults.script(to_show.pop())

            world = PriceWorld(
                sandbox=replace(sandbox, addresses=addresses), folder=folder, before_sending=show
            )
            with telling_bugs(world):
                await world.live_through(lives)
                return await _ending(world)

        before = set(threading.enumerate())
        played = run_virtually(main)
        assert set(threading.enumerate()) <= before
        return played


async def _ending(world: PriceWorld) -> PriceEnding:
    world._open(Life())
    try:
        store, read = world.sandbox.stores[0].books, world.workplace.store.read
        assert isinstance(store, ExampleStore)
        every = await read(postings.postings_in, *PostingState)
        return PriceEnding(
            shelf={sku: Decimal(store.prices[sku]["amount"]) for sku in SKUS},
            base={sku: world.sandbox.jde.base_price(sku) or Decimal(0) for sku in SKUS},
            written={sku: [amount for key, amount in store.price_writes if key == sku] for sku in SKUS},
            states=[one.state for one in every],
            audit_verified=(await read(audit.verify)).is_verified,
            bugs=tuple(world.bugs),
            lives=world.lives,
        )
    finally:
        world._close()
