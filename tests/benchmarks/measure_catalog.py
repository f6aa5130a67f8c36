"""
Measure finding SKUs in a large catalog: `python -m tests.benchmarks.measure_catalog [PRODUCTS] [SKUS]`.

Every product is sold in five sizes, on a Standard plan (150 requests in 30 seconds), so that each SKU would cost a
request of its own. Reports the requests, what they last at the store's quota, and this machine's own time.
"""

import asyncio
import resource
import sys
import time
from decimal import Decimal

import httpx

from mlconnector_gui.accounting.store_records import FieldChange, RecordType, StoreRecord
from mlconnector_gui.connectors.bigcommerce.receiver import open_receiver
from mlconnector_gui.connectors.bigcommerce.sandbox import Shop
from mlconnector_gui.connectors.port import ReadSoFar
from mlconnector_gui.services.store_target import tell_reading
from tests.helpers.bigcommerce import NOW, connection, environment_over, store

SIZES = ("XS", "S", "M", "L", "XL")
BATCH = 50


async def measure(products: int, wanted: int) -> None:
    simulator, clock = store(Shop(quota=150))
    for place in range(products):
        simulator.books.catalog.add(f"Shirt {place}", f"S{place}", Decimal(20), NOW, sizes=SIZES)
    skus = [f"S{place * 7 % products}-{SIZES[place % 5]}" for place in range(wanted)]
    receiver = open_receiver(connection(), environment_over(httpx.ASGITransport(app=simulator.app), clock))
    began, at = time.perf_counter(), clock.now()
    told: list[tuple[ReadSoFar, float]] = []

    async def tell(so_far: ReadSoFar) -> None:
        told.append((so_far, clock.monotonic()))

    tell_reading(receiver, tell)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = 0
    for start in range(0, wanted, BATCH):
        found += len(await receiver.look_up([_priced(sku) for sku in skus[start : start + BATCH]]))
    took, waited = time.perf_counter() - began, (clock.now() - at).total_seconds()
    await receiver.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{products * len(SIZES):,} variants, {wanted:,} SKUs asked for, {found:,} found")
    print(f"{len(simulator.requests):,} requests, {waited / 60:.1f} minutes at the store's quota")
    print(
        f"{took:.1f} s of this machine, simulated store included; {memory:.0f} MB at most, {before:.0f} before"
    )
    for so_far, moment in told[:: max(len(told) // 10, 1)]:
        left = told[-1][1] - moment
        print(
            f"  at {so_far.done:,} of {so_far.total:,}: {so_far.seconds_left} s said to be left, {left:.0f} were"
        )


def _priced(sku: str) -> StoreRecord:
    changes = (
        FieldChange(name="price", before="", after="21.00"),
        FieldChange(name="currency", before="", after=""),
    )
    return StoreRecord(record_type=RecordType.PRICE, key=sku, changes=changes)


if __name__ == "__main__":
    asyncio.run(measure(*(int(text) for text in sys.argv[1:3] or ("50000", "5000"))))
