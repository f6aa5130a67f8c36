"""
The longest pause of the window's event loop while the engine pulls, prepares and sends, beside the same loop idle.

    uv run python -m tests.benchmarks.loop_pause [--orders 50000] [--sent 500]

The real window over the sandbox's simulators, which run in a process of their own as real servers do. A timer that
should come every 5 ms says how late it came. On two cores a thousand orders take about a minute.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.app.sandbox import JDE_NAME, SandboxOptions, fill_in, sandbox_workplace
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.runs import recent_runs
from mlconnector_gui.ui.aio import qt_loop
from mlconnector_gui.ui.environment import SANDBOX
from mlconnector_gui.ui.garbage import collected_on_this_thread
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.theme import apply_theme
from mlconnector_gui.ui.turns import short_turns
from tests.benchmarks.served_beside import served_beside
from tests.helpers.windows import settled

_TICK_MILLISECONDS = 5
_IDLE_SECONDS = 10
_HANDFUL = 50


@dataclass(slots=True)
class Pulse:
    """A timer of the window's loop, and how late each of its beats came, in milliseconds."""

    late: list[float] = field(default_factory=list)
    _last: float = 0.0

    def begin(self) -> QTimer:
        timer = QTimer(interval=_TICK_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        timer.start()
        return timer

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append((now - self._last) * 1000 - _TICK_MILLISECONDS)
        self._last = now

    @property
    def words(self) -> str:
        ordered = sorted(self.late)
        return (
            f"longest {ordered[-1]:.0f} ms, 99.9 % below {ordered[int(len(ordered) * 0.999)]:.0f} ms, "
            f"median {statistics.median(ordered):.1f} ms, {len(ordered):,} beats"
        )


async def measure(folder: Path, *, orders: int, sent: int) -> tuple[Pulse, Pulse, str]:
    """Return the pulse of the idle window, of the working one, and what was done meanwhile."""
    days = 10
    options = SandboxOptions(connectors=("woocommerce",), days=days, orders_per_day=orders // days)
    with served_beside(options) as sandbox, sandbox_workplace(sandbox, folder) as workplace:
        await fill_in(workplace, sandbox)
        engine = Engine(workplace)
        forget = workplace.events.listen(lambda _changed: engine.wake())
        window = MainWindow(workplace, engine, SANDBOX)
        window.show()
        window.show_screen("review")
        working = asyncio.create_task(engine.run())
        idle, busy = Pulse(), Pulse()
        timer = idle.begin()
        await asyncio.sleep(_IDLE_SECONDS)
        timer.stop()
        timer = busy.begin()
        began = time.perf_counter()
        fetched = await _work(workplace, [store.name for store in sandbox.stores], sent=sent)
        timer.stop()
        seconds = time.perf_counter() - began
        told = (
            f"{fetched:,} documents fetched, {await _in_ledger(workplace):,} postings sent in {seconds:.0f} s"
        )
        engine.stop()
        await working
        forget()
        window.close()
        await settled(window)
    return idle, busy, told


async def _work(workplace: Workplace, stores: list[str], *, sent: int) -> int:
    """Pull from every store, approving a handful again and again meanwhile; returns how many documents came."""
    await _ended(workplace, [await request_run(workplace, Job.MASTERS, connection=JDE_NAME)])
    pulls = [await request_run(workplace, Job.PULL, connection=name) for name in stores]
    working = asyncio.create_task(_prepared(workplace, pulls))
    while not working.done() or await _in_ledger(workplace) < sent:
        await _approve_a_handful(workplace)
        await asyncio.sleep(1)
    return sum([(await run_result(workplace, one)).counts.get("fetched", 0) for one in pulls])


async def _in_ledger(workplace: Workplace) -> int:
    return len(await workplace.store.read(postings.postings_in, *IN_LEDGER, limit=1_000_000))


async def _approve_a_handful(workplace: Workplace) -> None:
    """Keep the outbox busy without filling it further than it empties."""
    waiting = await workplace.store.read(postings.postings_in, PostingState.APPROVED, limit=_HANDFUL)
    ready = await workplace.store.read(postings.postings_in, PostingState.READY, limit=_HANDFUL)
    if ready and not waiting:
        await approve_postings(
            workplace, [Seen(posting_id=one.posting_id, revision=one.revision) for one in ready]
        )


async def _prepared(workplace: Workplace, pulls: list[str]) -> None:
    """Wait until everything is pulled, and then until everything pulled is prepared."""
    await _ended(workplace, pulls)
    await _ended(workplace, [one.run_id for one in await workplace.store.read(recent_runs, limit=20)])


async def _ended(workplace: Workplace, run_ids: list[str]) -> None:
    for run_id in run_ids:
        while not (await run_result(workplace, run_id)).is_over:
            await asyncio.sleep(0.2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--orders", type=int, default=50_000)
    parser.add_argument("--sent", type=int, default=500, help="postings that JDE holds at the end, at least")
    arguments = parser.parse_args()
    application = QApplication(["loop_pause"])
    application.setQuitOnLastWindowClosed(False)
    apply_theme(application)
    with (
        tempfile.TemporaryDirectory(prefix="mlconnector-loop-") as folder,
        collected_on_this_thread(),
        short_turns(),
        asyncio.Runner(loop_factory=lambda: qt_loop(application)) as runner,
    ):
        measuring = measure(Path(folder), orders=arguments.orders, sent=arguments.sent)
        idle, busy, told = runner.run(measuring)
    print(f"idle:    {idle.words}\nworking: {busy.words}\n         {told}")


if __name__ == "__main__":
    main()
