"""
Measure the audit view over many events: `python -m tests.benchmarks.audit_view [EVENTS] [FOLDER]`.

Opens it in the real window, jumps to places all over, filters by each field, and reports times beside the loop's
longest pause. A folder that already holds the events is used again.
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.workspace import Workspace
from mlconnector_gui.ui.aio import qt_loop, tasks_of
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.environment import SANDBOX
from mlconnector_gui.ui.garbage import collected_on_this_thread
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.theme import apply_theme
from tests.benchmarks.audit_world import big_workplace
from tests.helpers.workspaces import IdleEngine, open_workplace

Seen = TypeVar("Seen")
JUMPS = 60
FRAME_MILLISECONDS = 1000 / 60


@dataclass
class Measured:
    """What was seen, in milliseconds."""

    events: int = 0
    opened: float = 0.0
    """Until the first rows stand in the grid."""
    jumps: list[float] = field(default_factory=list)
    """From the jump until the rows there are painted with their text."""
    work: list[float] = field(default_factory=list)
    """Processor time of a jump, on all threads: what an idle machine would need at most."""
    pauses: list[float] = field(default_factory=list)
    """How late the loop came round, every few milliseconds, while all of it ran."""
    filters: dict[str, tuple[int, float]] = field(default_factory=dict)

    @property
    def jump_work(self) -> float:
        return sorted(self.work)[len(self.work) // 2]

    def jump(self, share: float) -> float:
        return sorted(self.jumps)[min(int(len(self.jumps) * share), len(self.jumps) - 1)]


async def measure(workplace: Workplace, *, filters: bool = True) -> Measured:
    seen = Measured()
    window = await opened(workplace)
    watching = asyncio.create_task(watch(seen.pauses))
    began = time.perf_counter()
    window.show_screen("audit")
    await until(lambda: window.audit.grid.paged.row_at(0) is not None)
    seen.opened = since(began)
    seen.events = len(window.audit.presenter.state.ids)
    await idle(window)
    rng = random.Random(7)
    for _ in range(JUMPS):
        worked = time.process_time()
        seen.jumps.append(await _jump(window, rng.randrange(seen.events)))
        seen.work.append((time.process_time() - worked) * 1000)
    if filters:
        for name, text in (
            ("auditDocument", str(40_000 + seen.events // 15)),
            ("auditAmount", "1058.40"),
            ("auditAmount", "1000..1100"),
            ("auditAccount", "30.6710"),
            ("auditSearch", str(10_000 + seen.events // 20)),
            ("auditSearch", "clerk.three approve"),
        ):
            seen.filters[f"{name} {text}"] = await _filtered(window, name, text)
    watching.cancel()
    await idle(window)
    window.close()
    window.deleteLater()
    return seen


async def opened(workplace: Workplace) -> MainWindow:
    """Open the real window on a screen that is not measured."""
    window = MainWindow(workplace, IdleEngine(), SANDBOX)
    window.resize(QSize(1280, 800))
    window.show()
    window.show_screen("connections")
    await idle(window)
    return window


async def _jump(window: MainWindow, place: int) -> float:
    """Scroll so that a row is on top, and wait until the view has painted it with its text by itself."""
    grid = window.audit.grid
    painted: list[float] = []
    end = grid._rows_drawn.end

    def ended() -> None:
        end()
        if grid.paged.row_at(grid.rowAt(0)) is not None:
            painted.append(time.perf_counter())

    grid._rows_drawn.end = ended  # type: ignore[method-assign]  # it ends each painting
    began = time.perf_counter()
    grid.verticalScrollBar().setValue(place * grid.rowHeight(0))
    await until(lambda: bool(painted))
    grid._rows_drawn.end = end  # type: ignore[method-assign]
    return (painted[0] - began) * 1000


async def _filtered(window: MainWindow, name: str, text: str) -> tuple[int, float]:
    filters = window.audit.filters
    fields = {
        "auditDocument": filters.document,
        "auditAmount": filters.amount,
        "auditAccount": filters.account,
    }
    fields.get(name, filters.search).setText(text)
    wanted = filters.wanted
    filters._delay.stop()
    began = time.perf_counter()
    window.audit.show_filter(wanted)
    await until(lambda: tasks_of(window.audit).is_idle)
    found = len(window.audit.presenter.state.ids), since(began)
    filters.clear()
    await idle(window)
    return found


async def watch(pauses: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.002)
        pauses.append(since(began) - 2)


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.001)


async def idle(window: MainWindow) -> None:
    await asyncio.sleep(0.3)
    await until(lambda: all(tasks_of(one).is_idle for one in (window, *window.screens.made.values())))


def since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def run_on_qt(work: Callable[[], Awaitable[Seen]]) -> Seen:
    application = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    apply_theme(application, Scheme.LIGHT)

    async def worked() -> Seen:
        return await work()

    with collected_on_this_thread(), asyncio.Runner(loop_factory=lambda: qt_loop(application)) as runner:
        return runner.run(worked())


def report(seen: Measured) -> str:
    pauses = sorted(seen.pauses)
    middle, late = pauses[len(pauses) // 2], pauses[int(len(pauses) * 0.99)]
    lines = [
        f"{seen.events:,} events; a frame is {FRAME_MILLISECONDS:.1f} ms",
        f"open, until the first rows stand     {seen.opened:8.1f} ms",
        f"jump anywhere, median / p95 / worst  {seen.jump(0.5):8.1f} {seen.jump(0.95):8.1f} {seen.jump(1):8.1f} ms",
        f"of a jump, processor time, median     {seen.jump_work:8.1f} ms",
        f"loop's pause, median / p99 / worst   {middle:8.1f} {late:8.1f} {pauses[-1]:8.1f} ms",
        *(f"{name:40} {count:9,} events {took:8.1f} ms" for name, (count, took) in seen.filters.items()),
    ]
    return "\n".join(lines)


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        is_there = Workspace(folder).exists
        workplace = open_workplace(folder) if is_there else big_workplace(folder, events)
        try:
            print(report(run_on_qt(lambda: measure(workplace))))
        finally:
            workplace.store.close()


if __name__ == "__main__":
    main()
