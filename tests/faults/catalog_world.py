"""
Items and prices on their way from JDE to a BigCommerce catalog, on virtual time, with a program that can be killed.

    uv run python -m tests.faults.catalog_world --changes 300 --faults hostile --kills 8 [--orders 2000]

Half of the changes are prices of simple products, a quarter are prices of sizes, a quarter are descriptions. Some
prices are changed twice before anybody approves them, some are taken back, some leave their band. Beside them new
items are marked for the store, and orders are fetched, booked and proved.
"""

import argparse
import asyncio
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.store_records import RECORD
from mlconnector_gui.app.sandbox import JDE_NAME, Sandbox, SandboxOptions, built_sandbox
from mlconnector_gui.app.sandbox_headless import REVIEWER
from mlconnector_gui.app.sandbox_records import CATALOGUE_SKUS, differing_prices, unapproved_records
from mlconnector_gui.connectors.bigcommerce.sandbox.simulator import BigCommerceSimulator
from mlconnector_gui.sandbox.world import POUNDS, WEB_CODE
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.wishes import OUTSIDE_BAND
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories import postings
from tests.faults.books import books_of
from tests.faults.points import Life
from tests.faults.small_world import (
    MORNING,
    UNTIL_JDE_IS_IDLE_SECONDS,
    SmallWorld,
    host,
    small_folder,
    telling_bugs,
)
from tests.faults.virtual import VirtualClock, run_virtually

STORE = "BC-US"
_SIZES = ("S", "M", "L")
_CENT = Decimal("0.01")
_WHOLE_NIGHTS_SLEEP = 8 * 3600
_DAYS, _STORES, _STEPS_APART = 2, 2, 40
_CHANGED_TWICE, _TAKEN_BACK, _OUT_OF_BAND, _NEW_APART = 7, 11, 50, 25
"""Every so many of the prices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogEnding:
    """How a world stands when everything has settled."""

    wrong: tuple[str, ...]
    written: int
    dropped: int
    states: dict[str, int]
    waits_for_a_person: Counter[str]
    """Orders and refunds that a check stops, by its code."""
    requests: dict[str, int]
    faults: dict[str, int]
    """How often each fault was shown, on both sides."""
    lives: int
    virtual_hours: float


@dataclass(slots=True)
class CatalogWorld(SmallWorld):
    """JDE's people change prices and descriptions; a reviewer approves whatever is ready, odd ones one by one."""

    changes: int = 0
    simple: list[str] = field(default_factory=list)
    sized: list[str] = field(default_factory=list)

    @property
    def prices(self) -> list[str]:
        return [*self.simple, *self.sized]

    @property
    def new(self) -> list[str]:
        return [f"NEW-{place}" for place in range(-(-self.changes // _NEW_APART))]

    @property
    def renamed(self) -> list[str]:
        return self.simple[: self.changes // 4]

    def stock(self) -> None:
        """Put up as many things as are to be changed: the same in JDE and in the store, under the same SKUs."""
        catalog, now = _simulator(self.sandbox).books.catalog, self.sandbox.clock.now()
        self.simple = [f"ITEM-{place}" for place in range(self.changes // 2)]
        shirts = [f"SIZED-{place}" for place in range(-(-(self.changes // 4) // len(_SIZES)))]
        self.sized = [f"{shirt}-{size}" for shirt in shirts for size in _SIZES]
        for place, sku in enumerate(self.simple):
            catalog.add(f"Thing {place}", sku, _price(place), now)
        for place, sku in enumerate(shirts):
            catalog.add(f"Shirt {place}", sku, _price(place), now, sizes=_SIZES)
        for sku in self.prices:
            variant = catalog.variant_of_sku(sku)
            assert variant is not None
            self.sandbox.jde.add_item(sku, catalog.products[variant.product_id].name)
            self.sandbox.jde.set_base_price(sku, variant.charged)

    async def _work(self) -> None:
        await self._must_run(Job.MASTERS, JDE_NAME, "first")
        await self._must_run(Job.PULL, JDE_NAME, "as it stands")
        for store in self.sandbox.stores:
            await self._must_run(Job.PULL, store.name, "first")
        for step in (self._raise_prices, self._change_their_minds):
            self._once(step.__name__, step)
            await self._must_run(Job.PULL, JDE_NAME, step.__name__)
        await self._approve()
        await self._settle()
        self.sandbox.stop_faults()
        await self._settle()
        await asyncio.sleep(_WHOLE_NIGHTS_SLEEP)
        await self._must_run(Job.PULL, JDE_NAME, "last")
        await self._approve()
        await self._settle()
        await asyncio.sleep(UNTIL_JDE_IS_IDLE_SECONDS)
        self.sandbox.jde.post_batches()
        await self._must_run(Job.WATCH, JDE_NAME, "last")

    def _once(self, what: str, do: Callable[[], None]) -> None:
        if what not in self._done:
            self._done.add(what)
            self.sandbox.clock.advance(60)
            do()

    def _raise_prices(self) -> None:
        for place, sku in enumerate(self.prices):
            self._set(sku, Decimal(2) if place % _OUT_OF_BAND == 0 else Decimal("1.05"))
        for sku in self.renamed:
            self.sandbox.jde.change_item(sku, DSC1=f"Renamed {sku}")
        for place, sku in enumerate(self.new):
            self.sandbox.jde.add_item(sku, f"Novelty {place}")
            self.sandbox.jde.categorize_item(sku, SRP1=WEB_CODE)
            self.sandbox.jde.convert_unit(sku, "EA", "LB", POUNDS)
            self.sandbox.jde.set_base_price(sku, _price(place))

    def _change_their_minds(self) -> None:
        """Before anybody approved the first ones: some rise again, some are what they were."""
        for place, sku in enumerate(self.prices):
            if place % _TAKEN_BACK == 1:
                self._set(sku, 1 / Decimal("1.05"))
            elif place % _CHANGED_TWICE == 1:
                self._set(sku, Decimal("1.02"))

    def _set(self, sku: str, factor: Decimal) -> None:
        price = self.sandbox.jde.base_price(sku)
        assert price is not None
        self.sandbox.jde.set_base_price(sku, (price * factor).quantize(_CENT))

    async def _approve(self) -> None:
        reviewer, store = self.workplace.acting_as(REVIEWER), self.workplace.store
        while ready := await store.read(postings.postings_in, PostingState.READY):
            odd = [one for one in ready if one.why == OUTSIDE_BAND]
            usual = [one for one in ready if one.why != OUTSIDE_BAND][: self.approved_at_once]
            for handful in (*([one] for one in odd), *([usual] if usual else [])):
                seen = [Seen(posting_id=one.posting_id, revision=one.revision) for one in handful]
                await approve_postings(reviewer, seen)
            await self.engine.run_until_idle()

    async def ending(self) -> CatalogEnding:
        self._open(Life())
        try:
            return await self._counted()
        finally:
            self._close()

    async def _counted(self) -> CatalogEnding:
        store, simulator = self.workplace.store, _simulator(self.sandbox)
        books = await books_of(self.sandbox, store)
        records = await store.read(lambda transaction: list(audit.exported(transaction)))
        waiting = await store.read(postings.postings_in, *_UNFINISHED)
        unfinished = [one for one in waiting if one.document_type == RECORD]
        wrong = [
            *books.wrong,
            *self._wrong_records(records),
            *(f"bug: {bug}" for bug in self.bugs),
            *(f"{one.state.value}: {one.explanation} {one.why}" for one in unfinished),
        ]
        methods = [
            f"{method} {path.partition('/v3/')[2].partition('?')[0]}" for method, path in simulator.requests
        ]
        return CatalogEnding(
            wrong=tuple(wrong),
            written=len(simulator.books.catalog.writes),
            dropped=sum(one["fields"].get("source") == "reverted" for one in records),
            states={state.value: count for state, count in books.states.items()},
            waits_for_a_person=Counter(one.why for one in waiting if one.document_type != RECORD),
            requests={name: methods.count(name) for name in sorted(set(methods)) if "catalog/" in name},
            faults=self._faults(),
            lives=self.lives,
            virtual_hours=(self.sandbox.clock.now() - MORNING).total_seconds() / 3600,
        )

    def _faults(self) -> dict[str, int]:
        shown = self.sandbox.jde_faults.shown + self.sandbox.store_faults.shown
        return {fault.value: times for fault, times in shown.most_common()}

    def _wrong_records(self, records: Sequence[dict[str, object]]) -> Iterator[str]:
        stores = [store for store in self.sandbox.stores if store.name == STORE]
        skus = [*CATALOGUE_SKUS, *self.prices, *self.new]
        yield from differing_prices(stores, self.sandbox.jde.base_price, (), skus)
        for record_type in ("price", "product"):
            yield from unapproved_records(stores, records, record_type, skus)
        catalog = _simulator(self.sandbox).books.catalog
        for sku in self.new:
            products = [one for one in catalog.products.values() if one.sku == sku]
            if [one.is_visible for one in products] != [False]:
                yield f"new: {sku} is {len(products)} products"
        for sku in self.renamed:
            variant = catalog.variant_of_sku(sku)
            assert variant is not None
            if (name := catalog.products[variant.product_id].name) != f"Renamed {sku}":
                yield f"names: {sku} is called {name}"


_TAKES_NAMES = {"receives_products": "yes", "product_fields": "name"}
_UNFINISHED = (PostingState.READY, PostingState.NEEDS_PERSON, PostingState.REJECTED, PostingState.BLOCKED)


def _simulator(sandbox: Sandbox) -> BigCommerceSimulator:
    (simulator,) = (store.books for store in sandbox.stores if store.name == STORE)
    assert isinstance(simulator, BigCommerceSimulator)
    return simulator


def _price(place: int) -> Decimal:
    return Decimal(10) + Decimal(place % 900) / 10


def random_lives(kills: int, seed: int) -> Iterator[Life]:
    """Lives that end at any step: a call, a commit or a named point."""
    chance = random.Random(seed)
    for _ in range(kills):
        yield Life(steps=chance.randint(1, _STEPS_APART * 10))


def play_catalog(
    lives: Iterable[Life] = (), *, changes: int, faults: str = "none", orders: int = 0, seed: int = 1
) -> CatalogEnding:
    """Play one world through, in a folder that is gone afterwards."""
    options = SandboxOptions(
        connectors=("bigcommerce",),
        seed=seed,
        days=_DAYS if orders else 0,
        orders_per_day=-(-orders * 3 // (_DAYS * _STORES)),
        faults=faults,
    )
    with small_folder() as folder:

        async def main(loop: asyncio.AbstractEventLoop) -> CatalogEnding:
            built = built_sandbox(options, clock=VirtualClock(MORNING, loop))
            stores = [
                replace(store, values={**store.values, **_TAKES_NAMES}) if store.name == STORE else store
                for store in built.stores
            ]
            addresses = {name: f"https://{host(name)}" for name in built.apps}
            sandbox = replace(built, addresses=addresses, stores=stores)
            world = CatalogWorld(
                sandbox=sandbox, folder=folder, changes=changes, approved_at_once=max(changes, 20)
            )
            world.stock()
            with telling_bugs(world):
                await world.live_through(lives)
                return await world.ending()

        return run_virtually(main)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--changes", type=int, default=5000)
    parser.add_argument("--orders", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", choices=("none", "mild", "hostile"), default="none")
    given = parser.parse_args()
    began = time.perf_counter()
    ending = play_catalog(
        random_lives(given.kills, given.seed),
        changes=given.changes,
        faults=given.faults,
        orders=given.orders,
        seed=given.seed,
    )
    print(f"{given.changes:,} changes, {given.orders:,} orders, {ending.lives} lives")
    print(f"{ending.written:,} records written, {ending.dropped:,} dropped since they were taken back")
    print(f"requests: {ending.requests}")
    print(f"{sum(ending.faults.values()):,} faults: {ending.faults}")
    print(f"states: {ending.states}; for a person: {dict(ending.waits_for_a_person)}")
    print(f"{time.perf_counter() - began:.0f} s here, {ending.virtual_hours:.1f} hours there")
    print(f"wrong: {list(ending.wrong[:20])}")
    return 1 if ending.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
