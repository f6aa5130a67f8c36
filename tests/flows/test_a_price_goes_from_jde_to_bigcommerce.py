"""Prices and descriptions that change in JDE are reviewed, sent to a BigCommerce catalog once, and read back."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import httpx

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.connectors.bigcommerce.sandbox import BigCommerceSimulator, Shop, build
from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.net.client import Timeouts
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from mlconnector_gui.sandbox.world import World
from mlconnector_gui.services.connect import add_connection
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Seat, Workplace
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories import postings
from tests.helpers.company import Cable
from tests.helpers.moments import Moments
from tests.helpers.outbound import AIS_HOST, JDE, MORNING, STORE, STORE_HOST, PriceCompany
from tests.helpers.stores import open_quickly

S = PostingState


@dataclass
class CatalogCompany(PriceCompany):
    """The same people with a BigCommerce store."""

    simulator: BigCommerceSimulator | None = None

    async def set_up(self, **values: str) -> None:
        shop = Shop()
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
            connector="bigcommerce",
            name=STORE,
            values={
                "address": f"https://{STORE_HOST}",
                "store_hash": shop.store_hash,
                "target": JDE,
                "company": "00001",
                "start_date": "2026-10-01",
                "receives_prices": "yes",
                "price_currency": "USD",
                "price_branch": "30",
                **values,
            },
            secrets={"access_token": shop.access_token},
        )
        await self.must_run(Job.MASTERS, JDE)

    def shelf_price(self, sku: str) -> str:
        assert self.simulator is not None
        variant = self.simulator.books.catalog.variant_of_sku(sku)
        assert variant is not None
        return f"{variant.charged:.2f}"

    @property
    def writes(self) -> int:
        assert self.simulator is not None
        return len(self.simulator.books.catalog.writes)


@asynccontextmanager
async def catalog_company(folder: Path, **values: str) -> AsyncIterator[CatalogCompany]:
    moments, clock = Moments(), FixedClock(MORNING)
    world = World(seed=7, first_day=date(2026, 10, 1), days=0, orders_per_day=0, clock=clock)  # type: ignore[arg-type]
    faults = FaultPlan(hold_seconds=0.3, late_seconds=40)
    jde, simulator = AisSimulator(world, FaultPlan(), Site()), build(world, faults, Shop())
    wire = Cable(httpx.ASGITransport(app=simulator.app))
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
        fault_points=moments,
    )
    company = CatalogCompany(
        clock=clock,
        jde=jde,
        store=simulator,  # type: ignore[arg-type]  its own truth is asked for by the methods above
        store_faults=faults,
        store_wire=wire,
        workplace=workplace,
        moments=moments,
        simulator=simulator,
    )
    try:
        await company.set_up(**values)
        yield company
    finally:
        await company.engine.jobs.close()
        workplace.store.close()


async def test_a_price_is_drafted_approved_sent_once_and_read_back(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        await company.fetch()
        assert company.postings_of() == []  # the store has JDE's prices already

        await company.change_price("MUG-01", "13.25")
        await company.change_price("MUG-01", "13.75")

        assert company.record("MUG-01") == {"price": ("12.50", "13.75"), "currency": ("USD", "USD")}
        assert (company.shelf_price("MUG-01"), company.writes) == ("12.50", 0)

        await company.approve_and_send("MUG-01")

        assert company.price("MUG-01").state is S.CONFIRMED
        assert (company.shelf_price("MUG-01"), company.writes) == ("13.75", 1)


async def test_a_price_that_is_reverted_before_approval_is_dropped(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.change_price("MUG-01", "12.50")

        assert company.price("MUG-01").state is S.DISMISSED
        assert company.writes == 0


async def test_prices_approved_together_go_in_one_request(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        for sku, amount in (("MUG-01", "13.00"), ("NOTE-A5", "7.00"), ("SOCK-M", "14.50")):
            company.jde.set_base_price(sku, Decimal(amount))
        await company.fetch()
        company.store_wire.seen.clear()

        await company.approve_and_send("MUG-01", "NOTE-A5", "SOCK-M")

        calls = [request.method for request in company.store_wire.seen]
        assert calls.count("PUT") == 1
        assert company.postings_of(S.CONFIRMED) == ["MUG-01", "NOTE-A5", "SOCK-M"]


async def test_a_write_whose_answer_is_lost_is_looked_up_and_not_sent_again(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        company.store_faults.script(Fault.RESET_AFTER_COMMIT)

        await company.approve_and_send("MUG-01")
        await company.wait_for_the_engine()

        assert company.price("MUG-01").state is S.CONFIRMED
        assert company.writes == 1


async def test_a_write_that_never_arrived_is_sent_again_once_that_is_sure(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        company.store_faults.script(Fault.RESET_BEFORE)  # the look-up, which is repeated
        company.store_faults.script(Fault.HTML_500_BEFORE)

        await company.approve_and_send("MUG-01")
        await company.wait_for_the_engine()

        assert company.price("MUG-01").state is S.CONFIRMED
        assert (company.shelf_price("MUG-01"), company.writes) == ("13.25", 1)


async def test_a_description_is_what_the_product_is_called(tmp_path: Path) -> None:
    async with catalog_company(
        tmp_path, receives_prices="no", receives_products="yes", product_fields="name"
    ) as company:
        assert company.simulator is not None
        await company.fetch()
        ready = company.workplace.store.read_now(postings.postings_in, S.READY)
        before = {one.name for one in company.simulator.books.catalog.products.values()}

        seen = [Seen(posting_id=one.posting_id, revision=one.revision) for one in ready]
        await approve_postings(company.workplace, seen)
        await company.engine.run_until_idle()

        after = {one.name for one in company.simulator.books.catalog.products.values()}
        assert ready
        assert company.writes == len(ready)
        assert before != after


async def test_a_size_has_a_price_and_no_name_of_its_own(tmp_path: Path) -> None:
    async with catalog_company(tmp_path, receives_products="yes", product_fields="name") as company:
        company.jde.add_item("SHIRT-M", "Shirt, medium")
        await company.change_price("SHIRT-M", "31.50")
        company.clock.advance(60)
        company.jde.change_item("SHIRT-M", DSC1="Shirt of medium size")

        await company.fetch()

        assert company.record("SHIRT-M")["price"] == ("29.00", "31.50")
        assert company.postings_of(S.BLOCKED) == []
