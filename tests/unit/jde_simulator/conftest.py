from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World
from tests.unit.jde_simulator.caller import Caller


@pytest.fixture
def world() -> World:
    clock = SandboxClock(datetime(2026, 10, 9, 9, 16, 25, tzinfo=UTC))
    return World(seed=7, first_day=date(2026, 10, 1), days=14, orders_per_day=3, clock=clock)


@pytest.fixture
def faults() -> FaultPlan:
    return FaultPlan(hold_seconds=0.05)


@pytest.fixture
def calling(world: World, faults: FaultPlan) -> Callable[..., Any]:
    """Open a logged-in caller on a simulator of the given site."""

    @asynccontextmanager
    async def opened(*, log_in: bool = True, **site: Any) -> AsyncIterator[Caller]:
        simulator = AisSimulator(world, faults, Site(**site))
        transport = httpx.ASGITransport(app=simulator.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://ais.example.com") as client:
            caller = Caller(simulator, client)
            if log_in:
                await caller.log_in()
            yield caller

    return opened
