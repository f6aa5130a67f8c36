"""An account without a history, and a client that is not ours."""

from collections.abc import AsyncIterator

import httpx
import pytest

from mlconnector_gui.connectors.shipstation.sandbox.stores import API_KEY, API_SECRET
from tests.helpers.shipstation import Station


@pytest.fixture
def station() -> Station:
    return Station()


@pytest.fixture
async def caller(station: Station) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=station.front.application())
    async with httpx.AsyncClient(
        transport=transport, base_url="https://ssapi.shipstation.com", auth=(API_KEY, API_SECRET)
    ) as client:
        yield client
