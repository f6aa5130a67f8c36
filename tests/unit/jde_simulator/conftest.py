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

REFERENCE = "S1ABCDEFGHJKMNPQRSTVWX"


def journal(**changed: Any) -> dict[str, Any]:
    return {
        "Document_Company": "00001",
        "Document_Type": "JE",
        "GL_Date": "10/09/2026",
        "Explanation": "Web sales 2026-10-09",
        "Currency": "USD",
        "Reference": REFERENCE,
        "Reference_Short": "ABCDEFGH",
        "Lines": [
            {"Account": "1.1220.STRIPE", "Amount": "100.50"},
            {"Account": "30.5010", "Amount": "-100.50"},
        ],
    } | changed


def lines(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"Account": account, "Amount": amount} for account, amount in pairs]


class Caller:
    """Talks to the simulator as a plain HTTP client does."""

    def __init__(self, simulator: AisSimulator, client: httpx.AsyncClient) -> None:
        self.simulator = simulator
        self.http = client
        self.headers: dict[str, str] = {}

    async def log_in(self, **body: str) -> httpx.Response:
        login = {"username": "MLCSVC", "password": "sandbox-password", "deviceName": "desk"} | body
        answer = await self.http.post("/jderest/v2/tokenrequest", json=login)
        if answer.status_code == 200:
            self.headers = {
                "jde-AIS-Auth": answer.json()["userInfo"]["token"],
                "jde-AIS-Auth-Device": login["deviceName"],
            }
        return answer

    async def enter(self, body: dict[str, Any], *, version: str = "v3") -> httpx.Response:
        return await self.http.post(
            f"/jderest/{version}/orchestrator/MLC_Journal_Entry", json=body, headers=self.headers
        )

    async def read(self, *, version: str = "v2/", **request: Any) -> httpx.Response:
        body = {"targetType": "table", "dataServiceType": "BROWSE", "findOnEntry": "TRUE"} | request
        return await self.http.post(f"/jderest/{version}dataservice", json=body, headers=self.headers)

    async def rows(
        self, table: str, *conditions: tuple[str, str, str], **request: Any
    ) -> list[dict[str, Any]]:
        query = {
            "autoFind": True,
            "matchType": "MATCH_ALL",
            "condition": [condition(f"{table}.{alias}", *rest) for alias, *rest in conditions],
        }
        answer = await self.read(targetName=table, query=query, **request)
        grid = answer.json()[f"fs_DATABROWSE_{table}"]["data"]["gridData"]
        rows: list[dict[str, Any]] = grid["rowset"]
        return rows


def condition(control: str, operator: str, *contents: str, special: str = "LITERAL") -> dict[str, Any]:
    return {
        "controlId": control,
        "operator": operator,
        "value": [{"content": content, "specialValueId": special} for content in contents],
    }


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
