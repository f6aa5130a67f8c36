"""Amazon's usage plans: bursts, the rate that answers tell, and the wait after a refusal."""

import random
from datetime import timedelta

import httpx
import pytest

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.connectors.amazon.limits import Operation, Throttle
from mlconnector_gui.connectors.port import Window
from tests.helpers.amazon import NOW, pulled, recorded, simulated, source_over, window_of
from tests.helpers.problems import refused

SLOW = Operation(name="slow", path="/slow", rate=0.02, burst=3)


def throttle_of(clock: FixedClock) -> Throttle:
    return Throttle(clock=clock, rng=random.Random(1))  # noqa: S311  not a secret


async def seconds_for(throttle: Throttle, clock: FixedClock, calls: int) -> float:
    before = clock.monotonic()
    for _ in range(calls):
        await throttle.turn(SLOW)
    return clock.monotonic() - before


async def test_a_burst_goes_at_once_and_the_rest_at_the_rate() -> None:
    clock = FixedClock(NOW)
    throttle = throttle_of(clock)

    assert await seconds_for(throttle, clock, 3) == 0
    assert await seconds_for(throttle, clock, 2) == pytest.approx(100, rel=0.05)


async def test_a_bucket_fills_again_up_to_its_burst() -> None:
    clock = FixedClock(NOW)
    throttle = throttle_of(clock)
    await seconds_for(throttle, clock, 3)

    clock.advance(10_000)

    assert await seconds_for(throttle, clock, 3) == 0
    assert await seconds_for(throttle, clock, 1) == pytest.approx(50, rel=0.05)


@pytest.mark.parametrize(("told", "seconds"), [("0.1", 10), ("", 50), ("many", 50), ("-1", 50), ("nan", 50)])
async def test_the_rate_that_amazon_tells_is_followed(told: str, seconds: float) -> None:
    clock = FixedClock(NOW)
    throttle = throttle_of(clock)
    await seconds_for(throttle, clock, 3)

    throttle.accepted(SLOW, told)

    assert await seconds_for(throttle, clock, 1) == pytest.approx(seconds, rel=0.05)


async def test_a_refusal_waits_for_a_token_at_least_and_longer_each_time() -> None:
    clock = FixedClock(NOW)
    throttle = throttle_of(clock)
    waits = []

    for _ in range(4):
        throttle.refused(SLOW)
        waits.append(await seconds_for(throttle, clock, 1))
    throttle.accepted(SLOW, "")

    for place, wait in enumerate(waits):
        assert 50 * 2**place <= wait <= 80 * 2**place
    throttle.refused(SLOW)
    assert await seconds_for(throttle, clock, 1) <= 80


async def test_two_workstations_do_not_come_back_together() -> None:
    waits = []
    for seed in (1, 2):
        clock = FixedClock(NOW)
        throttle = Throttle(clock=clock, rng=random.Random(seed))  # noqa: S311  not a secret
        throttle.refused(SLOW)
        waits.append(await seconds_for(throttle, clock, 1))

    assert waits[0] != waits[1]


async def test_at_the_published_rates_nothing_is_ever_refused() -> None:
    sim = simulated(days=12, pace=1.0)
    source, transport = recorded(sim)
    began = sim.clock.now()

    found = await pulled(source, "settlements", window_of(sim.clock))

    assert len(found) == 18
    assert {response.status_code for _, response in transport.calls} == {200}
    # 18 documents: 15 at once, three more at one a minute
    assert timedelta(minutes=2) < sim.clock.now() - began < timedelta(minutes=5)


async def test_what_others_use_up_is_waited_for() -> None:
    sim = simulated(days=12, pace=1.0)
    source, transport = recorded(sim)
    for _ in range(15):
        assert sim.plans.take("getReportDocument", sim.clock.monotonic())

    found = await pulled(source, "settlements", window_of(sim.clock))

    assert len(found) == 18
    assert 429 in [response.status_code for _, response in transport.calls]


async def test_a_quota_that_never_comes_back_ends_as_a_problem() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/auth/o2/token":
            return httpx.Response(200, json={"access_token": "A"})
        error = {"code": "QuotaExceeded", "message": "You exceeded your quota for the requested resource."}
        return httpx.Response(429, json={"errors": [error]})

    clock = FixedClock(NOW)
    source = source_over(httpx.MockTransport(answer), clock)

    with refused("amazon.too_many_requests"):
        await pulled(source, "event_groups", Window(start=NOW - timedelta(days=5), end=NOW))
    assert clock.now() - NOW >= timedelta(seconds=2 + 4 + 8)
