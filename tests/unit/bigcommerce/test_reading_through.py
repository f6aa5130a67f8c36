"""Reading a catalog through keeps to the quota, and says how far it is and how long the rest takes."""

from decimal import Decimal

import httpx
import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient, client_of
from mlconnector_gui.connectors.bigcommerce.reading_through import read_places
from mlconnector_gui.connectors.bigcommerce.sandbox import BigCommerceSimulator, Shop
from mlconnector_gui.connectors.port import ReadSoFar
from mlconnector_gui.sandbox.clock import HurriedClock
from tests.helpers.bigcommerce import NOW, connection, environment_over, store
from tests.helpers.problems import refused

PRODUCTS, SIZES = 1000, ("XS", "S", "M", "L", "XL")


@pytest.fixture
def large() -> tuple[BigCommerceSimulator, HurriedClock]:
    """A store of 5,000 variants and few requests: 9 of 10 in each half minute are ours, for 21 pages."""
    simulator, clock = store(Shop(quota=10))
    for place in range(PRODUCTS):
        simulator.books.catalog.add(f"Shirt {place}", f"S{place}", Decimal(20), NOW, sizes=SIZES)
    return simulator, clock


def client_to(simulator: BigCommerceSimulator, clock: HurriedClock) -> BigCommerceClient:
    transport = httpx.ASGITransport(app=simulator.app)
    return client_of(connection(simulator.shop), environment_over(transport, clock))


async def test_it_is_told_from_the_first_page_to_the_last(
    large: tuple[BigCommerceSimulator, HurriedClock],
) -> None:
    told: list[ReadSoFar] = []

    async def tell(so_far: ReadSoFar) -> None:
        told.append(so_far)

    places = await read_places(client_to(*large), tell)

    total = len(large[0].books.catalog.variants)
    assert len(places) == total
    assert (told[0].done, told[0].total) == (250, total)
    assert (told[-1].done, told[-1].seconds_left) == (total, 0)


async def test_the_first_estimate_is_what_it_takes(large: tuple[BigCommerceSimulator, HurriedClock]) -> None:
    """21 pages at 9 in each half minute: two waits, known before the first of them."""
    simulator, clock = large
    told: list[tuple[ReadSoFar, float]] = []

    async def tell(so_far: ReadSoFar) -> None:
        told.append((so_far, clock.monotonic()))

    await read_places(client_to(simulator, clock), tell)

    ended = told[-1][1]
    assert ended - told[0][1] == pytest.approx(60, abs=2)
    for so_far, moment in told:
        assert so_far.seconds_left == pytest.approx(ended - moment, abs=16)
    assert told[0][0].seconds_left == pytest.approx(60, abs=2)


class SharedWithOthers(httpx.ASGITransport):
    """Before each request of ours another application makes one of its own."""

    def __init__(self, simulator: BigCommerceSimulator, clock: HurriedClock) -> None:
        super().__init__(app=simulator.app)
        self._simulator, self._clock = simulator, clock

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._simulator.quota.take(self._clock.now())
        return await super().handle_async_request(request)


async def test_others_who_use_up_the_quota_are_reckoned_with(
    large: tuple[BigCommerceSimulator, HurriedClock],
) -> None:
    """Where others take half of each window, the quota alone does not know it, and the pace so far does."""
    simulator, clock = large
    told: list[tuple[ReadSoFar, float]] = []

    async def tell(so_far: ReadSoFar) -> None:
        told.append((so_far, clock.monotonic()))

    client = client_of(
        connection(simulator.shop), environment_over(SharedWithOthers(simulator, clock), clock)
    )
    await read_places(client, tell)

    ended = told[-1][1]
    assert ended - told[0][1] >= 110
    for so_far, moment in told[len(told) // 2 :]:
        assert so_far.seconds_left == pytest.approx(ended - moment, abs=30)


async def test_it_ends_where_a_person_asks_for_that(large: tuple[BigCommerceSimulator, HurriedClock]) -> None:
    async def tell(so_far: ReadSoFar) -> None:
        raise Problem("work.cancelled")

    with refused("work.cancelled"):
        await read_places(client_to(*large), tell)

    assert len(large[0].requests) == 1
