"""
The time from a store's signed delivery to a prepared posting, or on to a confirmed entry, over real sockets.

    uv run python -m tests.benchmarks.webhook_to_posting [--orders 20] [--to-confirmed]

With `--to-confirmed` an approval policy approves every sale; the first five are approved by hand, since the policy
approves only what is usual.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.approval_policy import ApprovalPolicy, AutoApproval
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import (
    JDE_NAME,
    Sandbox,
    SandboxOptions,
    deliver_webhooks,
    fill_in,
    register_stores,
    running_sandbox,
    sandbox_workplace,
)
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.services.policies import change_approval_policy
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.lease import engine_lease
from mlconnector_gui.store.repositories import postings

_LOOK_SECONDS = 0.005
_KNOWN = 5


async def measure(folder: Path, *, orders: int, to_confirmed: bool = False) -> list[float]:
    """Return the seconds of each order, from the moment before the delivery leaves the store."""
    with (
        running_sandbox(SandboxOptions(connectors=("woocommerce",), days=1, orders_per_day=2)) as sandbox,
        sandbox_workplace(sandbox, folder) as workplace,
        engine_lease(workplace.store, folder, holder="benchmark", now=workplace.now),
    ):
        await fill_in(workplace, sandbox)
        deliver_webhooks(sandbox)
        engine = Engine(workplace)
        forget = workplace.events.listen(lambda _changed: engine.wake())
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(engine.run())
            await _ready(workplace, sandbox)
            if to_confirmed:
                await _let_the_policy_approve(workplace, sandbox)
            wanted = PostingState.CONFIRMED if to_confirmed else PostingState.READY
            seconds = [await _one(workplace, sandbox, wanted) for _ in range(orders)]
            engine.stop()
            await running
        forget()
    return seconds


async def _ready(workplace: Workplace, sandbox: Sandbox) -> None:
    wanted = [await request_run(workplace, Job.MASTERS, connection=JDE_NAME)]
    wanted += [await request_run(workplace, Job.PULL, connection=store.name) for store in sandbox.stores]
    await register_stores(workplace, sandbox)
    for run_id in wanted:
        while not (await run_result(workplace, run_id)).is_over:
            await asyncio.sleep(_LOOK_SECONDS)


async def _let_the_policy_approve(workplace: Workplace, sandbox: Sandbox) -> None:
    """Enter five sales by hand, so that it is known what is usual; then approve every sale that follows."""
    name = sandbox.stores[0].name
    for _ in range(_KNOWN):
        await _one(workplace, sandbox, PostingState.READY)
        ready = await workplace.store.read(postings.postings_in, PostingState.READY)
        before = await _count(workplace, PostingState.CONFIRMED)
        await approve_postings(workplace, [Seen(posting_id=one.posting_id, revision=1) for one in ready])
        while await _count(workplace, PostingState.CONFIRMED) < before + len(ready):
            await asyncio.sleep(_LOOK_SECONDS)
    auto = AutoApproval(
        connections=frozenset({name}),
        kinds=frozenset({"sale"}),
        limits={"USD": Decimal(100_000), "EUR": Decimal(100_000)},
        sample_percent=0,
        usual_times=1_000,
    )
    await change_approval_policy(workplace, ApprovalPolicy(auto=auto), seen_version=0)


async def _one(workplace: Workplace, sandbox: Sandbox, wanted: PostingState) -> float:
    store = sandbox.stores[0]
    before = await _count(workplace, wanted)
    store.books.sell()  # type: ignore[attr-defined]  # the simulator's own hand
    began = time.perf_counter()
    await store.webhooks.run_queue()
    while await _count(workplace, wanted) == before:
        await asyncio.sleep(_LOOK_SECONDS)
    return time.perf_counter() - began


async def _count(workplace: Workplace, state: PostingState) -> int:
    return len(await workplace.store.read(postings.postings_in, state))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=20)
    parser.add_argument("--to-confirmed", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mlconnector-webhooks-") as folder:
        seconds = asyncio.run(
            measure(Path(folder), orders=arguments.orders, to_confirmed=arguments.to_confirmed)
        )
    end = "confirmed entry" if arguments.to_confirmed else "prepared posting"
    print(
        f"{len(seconds)} orders, delivery to {end}: median {statistics.median(seconds):.2f} s, "
        f"longest {max(seconds):.2f} s"
    )


if __name__ == "__main__":
    main()
