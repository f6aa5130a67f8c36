"""
What one order costs at each step: its pull, its preparation, its approval and its sending, without the window.

    uv run python -m tests.benchmarks.throughput [--connector woocommerce] [--orders 2000] [--sent 200] [--held 0]

The simulators run in a process of their own, so the processor's time is that of the program alone. With `--held` so
many orders are in the store before anything is measured: what a step costs must not grow with them.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import event

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import JDE_NAME, Sandbox, SandboxOptions, fill_in, sandbox_workplace
from mlconnector_gui.base.events import Changed
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.engine.jobs import Jobs
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Store
from mlconnector_gui.store.repositories import postings, runs
from tests.benchmarks.grown_store import multiply
from tests.benchmarks.served_beside import served_beside

_ORDERS_A_DAY = 500


@dataclass(slots=True)
class Cost:
    """What one step took in all, and over how many documents or postings."""

    step: str
    seconds: float = 0.0
    processor: float = 0.0
    statements: int = 0
    commits: int = 0
    done: int = 0

    @property
    def words(self) -> str:
        count = max(self.done, 1)
        return (
            f"{self.step:9} {self.done:6,} in {self.seconds:6.1f} s: {self.done / self.seconds:7.1f} a second; each "
            f"{self.seconds / count * 1000:6.2f} ms, of the processor {self.processor / count * 1000:6.2f} ms, "
            f"{self.statements / count:6.1f} statements, {self.commits / count:6.3f} commits"
        )


@dataclass(slots=True)
class Meter:
    """Counts what is asked of one store, step by step."""

    store: Store
    costs: list[Cost] = field(default_factory=list)
    _statements: int = 0
    _commits: int = 0

    def __post_init__(self) -> None:
        for engine in (self.store._writer, self.store._readers):
            event.listen(engine, "before_cursor_execute", self._asked)
        event.listen(self.store._writer, "commit", self._committed)

    @contextmanager
    def step(self, name: str) -> Iterator[Cost]:
        cost = Cost(name)
        began, worked = time.perf_counter(), time.process_time()
        statements, commits = self._statements, self._commits
        yield cost
        cost.seconds, cost.processor = time.perf_counter() - began, time.process_time() - worked
        cost.statements, cost.commits = self._statements - statements, self._commits - commits
        self.costs.append(cost)

    def _asked(self, *_: object) -> None:
        self._statements += 1

    def _committed(self, *_: object) -> None:
        self._commits += 1


@dataclass(frozen=True, slots=True)
class Bench:
    """One workspace on simulators, whose steps are measured."""

    workplace: Workplace
    sandbox: Sandbox
    jobs: Jobs
    meter: Meter

    async def fetch(self, first: date, last: date) -> list[Cost]:
        """Pull the orders of some days from every store, and prepare them."""
        before = len(self.meter.costs)
        days = {"first": first.isoformat(), "last": last.isoformat()}
        for store in self.sandbox.stores:
            await request_run(self.workplace, Job.PULL, connection=store.name, params=days)
            await self._run_all()
        return self.meter.costs[before:]

    async def approve(self, count: int) -> Cost:
        ready = await self.workplace.store.read(postings.postings_in, PostingState.READY, limit=count)
        seen = [Seen(posting_id=one.posting_id, revision=one.revision) for one in ready]
        with self.meter.step("approve") as cost:
            await approve_postings(self.workplace, seen)
            cost.done = len(seen)
        return cost

    async def send(self, count: int) -> Cost:
        """Send so many, and leave what else waits."""
        progress = Progress()

        def stop_when_done(_changed: Changed) -> None:
            progress.stop_asked = progress.counts["accept"] >= count

        forget = self.workplace.events.listen(stop_when_done)
        await request_run(self.workplace, Job.SEND, connection=JDE_NAME)
        await self._run_all(progress)
        forget()
        return next(cost for cost in reversed(self.meter.costs) if cost.step == Job.SEND)

    async def read_masters(self) -> None:
        await request_run(self.workplace, Job.MASTERS, connection=JDE_NAME)
        await self._run_all()

    async def _run_all(self, progress: Progress | None = None) -> None:
        """Run what was asked for and what follows from it, one after another."""
        store = self.workplace.store
        while run := await store.write(runs.claim_run, busy=(), at=self.workplace.now):
            progress = progress or Progress()
            with self.meter.step(run.job) as cost:
                await self.jobs.run(run, progress)
            cost.done = sum(progress.counts[name] for name in _COUNTED[Job(run.job)])
            await store.write(
                runs.end_run,
                run.run_id,
                state=runs.RunState.SUCCEEDED,
                at=self.workplace.now,
                counts=progress.told(),
                problem=None,
            )
            progress = None


_COUNTED = {
    Job.MASTERS: (),
    Job.PULL: ("fetched",),
    Job.PREPARE: ("prepared", "blocked", "summarised", "not_booked", "unchanged"),
    Job.SEND: ("accept",),
}


async def measure(
    folder: Path, *, connector: str, orders: int, sent: int, held: int = 0, waiting: bool = False
) -> list[Cost]:
    """Return what pulling, preparing, approving and sending took, in a store that holds so many orders before."""
    days = -(-orders // _ORDERS_A_DAY) + 1
    options = SandboxOptions(connectors=(connector,), days=days, orders_per_day=-(-orders // (days - 1)))
    with served_beside(options) as sandbox, sandbox_workplace(sandbox, folder) as workplace:
        await fill_in(workplace, sandbox)
        bench = Bench(workplace, sandbox, Jobs(workplace), Meter(workplace.store))
        await bench.read_masters()
        first = sandbox.world.first_day
        came = await bench.fetch(first, first)
        if held:
            copied = sum(cost.done for cost in came if cost.step == Job.PULL)
            state = PostingState.APPROVED if waiting else PostingState.POSTED
            snapshots = {spec.name for spec in connector_spec(connector).streams if spec.is_snapshot}
            multiply(folder, -(-held // copied), state=state, snapshots=snapshots)
        costs = await bench.fetch(first + timedelta(days=1), first + timedelta(days=days))
        costs += [await bench.approve(sent), await bench.send(sent)]
        await bench.jobs.close()
    return costs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--connector", default="woocommerce")
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--sent", type=int, default=200)
    parser.add_argument("--held", type=int, default=0, help="orders that are in the store before")
    parser.add_argument("--waiting", action="store_true", help="those wait to be sent, and not in the ledger")
    arguments = vars(parser.parse_args())
    with tempfile.TemporaryDirectory(prefix="mlconnector-throughput-") as folder:
        costs = asyncio.run(measure(Path(folder), **arguments))
    print("\n".join(cost.words for cost in costs))


if __name__ == "__main__":
    main()
