"""
Read a simulated Shopify shop by pages and by a bulk operation, in virtual time, and say what it cost.

`python -m tests.benchmarks.shopify_reading [ORDERS]`. Prices are the simulator's, fitted to what clients of Shopify
note; time is what the throttle makes a client wait, and something for each answer.
"""

import asyncio
import sys
from datetime import timedelta

from mlconnector_gui.connectors.shopify import history
from mlconnector_gui.connectors.shopify.sandbox.shop import Shop
from tests.helpers.shopify_shop import NOW, Place, read

_PLANS = {"Standard": (2000, 100), "Advanced": (4000, 200), "Plus": (20000, 1000)}
_ANSWER_SECONDS = 0.3
"""What one answer takes besides, by what clients see."""


async def measured(plan: str, count: int, *, in_bulk: bool) -> str:
    bucket, restored = _PLANS[plan]
    place = Place(shop=Shop(bucket=bucket, restored_a_second=restored))
    kinds = place.stories.all_kinds()
    for number in range(count):
        kinds[number % len(kinds)](NOW - timedelta(days=50) + timedelta(minutes=number * 60_000 // count))
    history.MANY = 1 if in_bulk else sys.maxsize
    began = place.clock.monotonic()
    found = await read(place.source())
    calls = place.simulator.graphql.answered
    seconds = place.clock.monotonic() - began + _ANSWER_SECONDS * len(calls)
    points = sum(given for _, _, given in calls)
    pages = [(asked, given) for name, asked, given in calls if name == "Orders"]
    await place.close()
    words = [
        f"{plan} {'in bulk' if in_bulk else 'by pages'}: {len(found)} orders, {len(calls)} calls",
        f"{points} points, {seconds:.0f} s, {len(found) / seconds:.1f} orders/s",
        f"{points / seconds:.0f} points/s, {place.simulator.graphql.throttled} throttled",
    ]
    if pages:
        asked, given = zip(*pages, strict=True)
        words.append(f"a page: asked {max(asked)}, cost {min(given)} to {max(given)}")
    return "; ".join(words)


async def main(count: int) -> None:
    for plan in _PLANS:
        for in_bulk in (False, True):
            print(await measured(plan, count, in_bulk=in_bulk))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
