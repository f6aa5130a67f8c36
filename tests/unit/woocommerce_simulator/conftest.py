"""A shop to call in process, on a clock that can be pushed."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import Shop, WooCommerceSimulator, build
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World

SAMPLES = Path(__file__).parents[4] / "shared" / "reference" / "samples" / "woocommerce"
NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)


def make_world(*, seed: int = 1, days: int = 10, orders_per_day: int = 25) -> World:
    return World(
        seed=seed,
        first_day=date(2026, 11, 1),
        days=days,
        orders_per_day=orders_per_day,
        clock=SandboxClock(NOW),
    )


@pytest.fixture
def sample() -> Callable[[str], Any]:
    """Read a recorded answer of a real shop."""

    def read(name: str) -> Any:
        path = SAMPLES / name
        if not path.is_file():
            pytest.skip("the recorded answers are not here")
        return json.loads(path.read_text(encoding="utf-8"))

    return read


@pytest.fixture
def make_shop() -> Callable[..., WooCommerceSimulator]:
    """Build a shop; without days it has sold nothing yet."""

    def make(
        shop: Shop | None = None, *, seed: int = 1, days: int = 0, orders_per_day: int = 25, **more: Any
    ) -> WooCommerceSimulator:
        world = make_world(seed=seed, days=days, orders_per_day=orders_per_day)
        return build(world, FaultPlan(), shop or Shop(), **more)

    return make


@pytest.fixture
async def call() -> AsyncIterator[Callable[[WooCommerceSimulator], httpx.AsyncClient]]:
    """Give a client of a shop, with its keys as Basic over https unless said otherwise."""
    clients: list[httpx.AsyncClient] = []

    def client(sim: WooCommerceSimulator, **options: Any) -> httpx.AsyncClient:
        shop = sim.shop
        settings: dict[str, Any] = {
            "auth": (shop.consumer_key, shop.consumer_secret),
            "base_url": "https://shop.example.com",
            "headers": {"Accept": "application/json"},
            **options,
        }
        clients.append(httpx.AsyncClient(transport=httpx.ASGITransport(app=sim.app), **settings))
        return clients[-1]

    yield client
    for one in clients:
        await one.aclose()
