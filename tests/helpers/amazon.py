"""Simulated Amazon sellers to call in process, and Amazon's own models to check with."""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.connectors.amazon.sandbox import AmazonSimulator, Seller, build
from mlconnector_gui.connectors.amazon.source import AmazonSource, open_source
from mlconnector_gui.connectors.port import ConnectionValues, RawDocument, Window
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.clock import HurriedClock, SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World
from tests.helpers.swagger import Operation, operations_in

MODELS = Path(__file__).parents[3] / "shared" / "reference" / "specs" / "amazon"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOST = "api.example.com"
ALL_MARKETS = ("ATVPDKIKX0DER", "A2EUQ1WTGCTBG2", "A1AM78C64UM0Y8")


def models() -> list[Operation]:
    """Read Amazon's own models, or skip where they are not beside this repository."""
    if not MODELS.is_dir():
        pytest.skip("Amazon's models are not beside this repository")
    return operations_in(sorted(MODELS.glob("*.json")))


def simulated(
    seller: Seller | None = None,
    *,
    days: int = 12,
    orders_per_day: int = 9,
    clock: SandboxClock | None = None,
    pace: float = 2000.0,
    seed: int = 5,
) -> AmazonSimulator:
    """Build a seller on a clock that nobody waits for."""
    clock = clock or HurriedClock(NOW)
    world = World(
        seed=seed, first_day=date(2026, 10, 25), days=days, orders_per_day=orders_per_day, clock=clock
    )
    return build(world, FaultPlan(), replace(seller or Seller(), pace=pace))


@dataclass
class Recording(httpx.AsyncBaseTransport):
    """Hands requests on to a simulator, and keeps them with their answers."""

    app: httpx.AsyncBaseTransport
    calls: list[tuple[httpx.Request, httpx.Response]] = field(default_factory=list)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answered = await self.app.handle_async_request(request)
        await answered.aread()
        response = httpx.Response(answered.status_code, headers=answered.headers, content=answered.content)
        self.calls.append((request, response))
        return response

    def paths(self) -> list[str]:
        return [request.url.path for request, _ in self.calls]


def recorded(sim: AmazonSimulator, **values: str) -> tuple[AmazonSource, Recording]:
    """Connect to a simulator, keeping what travels."""
    transport = Recording(httpx.ASGITransport(app=sim.app))
    return source_over(transport, sim.clock, sim.seller, **values), transport


def connected(sim: AmazonSimulator, **values: str) -> AmazonSource:
    return recorded(sim, **values)[0]


def source_over(
    transport: httpx.AsyncBaseTransport, clock: Clock, seller: Seller | None = None, **changes: str
) -> AmazonSource:
    seller = seller or Seller()
    secrets = {"client_secret": seller.client_secret, "refresh_token": seller.refresh_token}
    values = {
        "address": f"https://{HOST}",
        "region": seller.region,
        "client_id": seller.client_id,
        "seller_id": seller.seller_id,
        **{name: text for name, text in changes.items() if name not in secrets},
    }
    given = {name: changes.get(name, text) for name, text in secrets.items()}
    return open_source(
        ConnectionValues(name="S", values=values, secrets=given), environment_of(transport, clock)
    )


def environment_of(transport: httpx.AsyncBaseTransport, clock: Clock) -> NetEnvironment:
    return NetEnvironment(
        clock=clock,
        rng=random.Random(7),  # noqa: S311  not a secret
        transports={HOST: transport},
        retry=RetryPolicy(attempts=4, first_wait_seconds=0.001, longest_wait_seconds=0.002),
    )


def window_of(clock: Clock, days: int = 89) -> Window:
    return Window(start=clock.now() - timedelta(days=days), end=clock.now())


async def pulled(source: AmazonSource, stream: str, window: Window) -> dict[str, RawDocument]:
    return {
        document.external_id: document
        async for page in source.pages(stream, window)
        for document in page.documents
    }
