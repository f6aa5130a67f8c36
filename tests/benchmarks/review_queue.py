"""
Measure the review queue over many postings: `python -m tests.benchmarks.review_queue [POSTINGS] [FOLDER]`.

Opens it in the real window on all of them, sorts by each column and searches as a person types; reports times beside
the loop's longest pause. A folder that already holds the postings is used again.
"""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewView
from mlconnector_gui.store.workspace import Workspace
from mlconnector_gui.ui.main_window import MainWindow
from tests.benchmarks.audit_view import idle, opened, run_on_qt, since, until, watch
from tests.benchmarks.audit_world import EVENTS_A_POSTING, big_workplace
from tests.helpers.workspaces import open_workplace

KEYSTROKE_MILLISECONDS = 200
"""Between two keys of somebody who types a number."""


@dataclass
class Measured:
    """What was seen, in milliseconds."""

    postings: int = 0
    opened: float = 0.0
    """Until the first rows stand in the queue."""
    answers: dict[str, tuple[float, float]] = field(default_factory=dict)
    """For each sort and search: until its first rows stand there, and the processor's time in it."""
    pauses: list[float] = field(default_factory=list)

    @property
    def most_work(self) -> float:
        return max(work for _, work in self.answers.values())


async def measure(workplace: Workplace) -> Measured:
    seen = Measured()
    window = await opened(workplace)
    watching = asyncio.create_task(watch(seen.pauses))
    began = time.perf_counter()
    window.open_view(ReviewView.ALL)
    await until(lambda: window.review.presenter.state.wanted.view is ReviewView.ALL and _stands(window))
    seen.opened = since(began)
    await idle(window)
    seen.postings = len(window.review.presenter.state.ids)
    for section, column in enumerate(window.review.grid.paged.columns):
        if column.sort is not None:
            await _asked(window, seen, f"sort by {column.name}", section=section)
    for text in ("6", "60", "6000", "60001", "WOO-EU sale 6", "nothing like this"):
        await _asked(window, seen, f"search {text}", text=text)
    watching.cancel()
    window.close()
    window.deleteLater()
    return seen


async def _asked(window: MainWindow, seen: Measured, name: str, *, section: int = 0, text: str = "") -> None:
    before = window.review.presenter.state.ids
    began, worked = time.perf_counter(), time.process_time()
    if text:
        window.review.search.setText(text)
        window.review._search_delay.stop()
        window.review._ask_filter()
    else:
        window.review.grid.sorted_by.emit(section, True)
    await until(lambda: window.review.presenter.state.ids is not before and _stands(window))
    seen.answers[name] = (since(began), (time.process_time() - worked) * 1000)
    await idle(window)


def _stands(window: MainWindow) -> bool:
    """The grid shows the snapshot that was asked for last, with its first row."""
    paged = window.review.grid.paged
    ids = window.review.presenter.state.ids
    shows_it = len(paged.ids) == len(ids) and tuple(paged.ids[:50]) == ids[:50]
    return shows_it and (not ids or paged.row_at(0) is not None)


def report(seen: Measured) -> str:
    pauses = sorted(seen.pauses)
    lines = [
        f"{seen.postings:,} postings; a keystroke is {KEYSTROKE_MILLISECONDS} ms",
        f"open, until the first rows stand   {seen.opened:8.1f} ms",
        f"loop's pause, p99 / worst          {pauses[int(len(pauses) * 0.99)]:8.1f} {pauses[-1]:8.1f} ms",
        *(
            f"{name:28} {took:8.1f} ms, of the processor {work:8.1f} ms"
            for name, (took, work) in seen.answers.items()
        ),
    ]
    return "\n".join(lines)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        is_there = Workspace(folder).exists
        workplace = open_workplace(folder) if is_there else big_workplace(folder, count * EVENTS_A_POSTING)
        try:
            print(report(run_on_qt(lambda: measure(workplace))))
        finally:
            workplace.store.close()


if __name__ == "__main__":
    main()
