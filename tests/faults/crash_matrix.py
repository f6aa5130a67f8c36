"""
Every fault point of the program against every outcome of a write: die there, start again, settle, check the books.

    uv run python -m tests.faults.crash_matrix            every point x outcome x first and second time
    uv run python -m tests.faults.crash_matrix --twice    and every pair of deaths, one after the other
    uv run python -m tests.faults.crash_matrix --route batch|form   the same by another way into JDE
    uv run python -m tests.faults.crash_matrix --steps    instead: at every call and commit, the 1st, 2nd, ... last
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from tests.faults.points import Life, named_points
from tests.faults.small_world import SMALLEST, Ending, SmallWorld, play

WORLD = SandboxOptions(connectors=("woocommerce",), days=1, orders_per_day=6)
EMPTY = replace(WORLD, in_use=False)
BEFORE = (Fault.RESET_BEFORE, Fault.HTML_500_BEFORE, Fault.SESSION_DROPPED, Fault.AIS_RESTART)
AFTER = (
    Fault.RESET_AFTER_COMMIT,
    Fault.TIMEOUT_AFTER_COMMIT,
    Fault.HTML_500_AFTER_COMMIT,
    Fault.TRUNCATED_AFTER_COMMIT,
    Fault.EMPTY_200_AFTER_COMMIT,
    Fault.SESSION_DROPPED_AFTER_COMMIT,
)
LATE = (Fault.LATE_COMMIT,)
OUTCOMES: tuple[Fault | None, ...] = (None, Fault.SLOW, *BEFORE, *AFTER, *LATE)
TELLING = (Fault.RESET_BEFORE, Fault.RESET_AFTER_COMMIT, Fault.LATE_COMMIT)
"""Never there, there, and there later: what every other outcome comes down to."""
WRITES_OF_AN_ENTRY = {"orchestration": 1, "batch": 2, "form": 3}
"""How many calls that may write it takes to enter a document: insert and process, or open, execute and close."""
SENDING = ("approve.", "send.", "resolve.", "confirm.")


@dataclass(slots=True)
class FaultOfWrites(FaultPlan):
    """Shows one fault at one write of JDE, and at reads, if at all, always the same one."""

    of_write: Fault | None = None
    writes_before: int = 0
    of_reads: Fault | None = None
    _is_stopped: bool = field(default=False, init=False)

    def draw(self, *offered: Fault) -> Fault | None:
        if self._is_stopped:
            return None
        if Fault.LATE_COMMIT not in offered:
            return self._shown(self.of_reads, offered)
        self.writes_before -= 1
        return self._shown(self.of_write, offered) if self.writes_before == -1 else None

    def stop(self) -> None:
        self._is_stopped = True

    def _shown(self, fault: Fault | None, offered: tuple[Fault, ...]) -> Fault | None:
        if fault not in offered:
            return None
        self.shown[fault] += 1
        return fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One square of the matrix: where the program dies, and what becomes of the first write."""

    outcome: Fault | None
    deaths: tuple[tuple[str, int], ...] = ()
    steps: int = 0
    """Dies first at this step, whatever it is."""
    write: int = 1
    """Which write of the first posting it is."""
    of_reads: Fault | None = None
    world: SandboxOptions = WORLD

    @property
    def asks_people(self) -> bool:
        """Nothing in JDE refuses a second entry by the form, so its doubts end with people."""
        return self.world.route == "form"

    def __str__(self) -> str:
        deaths = " then ".join(f"{point} ({at}.)" for point, at in self.deaths) or f"step {self.steps}"
        reads = f", reads {self.of_reads}" if self.of_reads else ""
        ledger = "" if self.world.in_use else ", in an empty ledger"
        return f"{self.world.route} write {self.write}: {self.outcome or 'ok'}{reads}{ledger}: {deaths}"

    def played(self, **settings: object) -> tuple[Ending, SmallWorld]:
        lives = [Life(steps=self.steps)] * bool(self.steps)
        lives += [Life(point=point, at=at) for point, at in self.deaths]
        faults = FaultOfWrites(of_write=self.outcome, of_reads=self.of_reads, writes_before=self.write - 1)
        return play(lives, options=self.world, jde_faults=faults, **settings)


@dataclass(slots=True)
class Tally:
    """What a set of cells came to."""

    cells: int = 0
    deaths: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    documents: int = 0

    def take(self, cell: Cell) -> None:
        ending, world = cell.played()
        self.cells += 1
        self.deaths += world.died_at
        self.documents += ending.books.documents
        settled = (
            {PostingState.POSTED, PostingState.NEEDS_PERSON} if cell.asks_people else {PostingState.POSTED}
        )
        waiting = [f"waits as {state}" for state in ending.states if state not in settled]
        wrong = ending.wrong + (waiting if cell.world.in_use else [])
        self.wrong += [f"{cell}: {one}" for one in wrong]


def single_deaths(
    outcomes: Iterable[Fault | None],
    points: Iterable[str],
    *times: int,
    world: SandboxOptions = WORLD,
) -> Iterator[Cell]:
    writes = range(1, WRITES_OF_AN_ENTRY[world.route] + 1)
    for outcome, point, at, write in product(outcomes, points, times, writes):
        if outcome is not None or write == 1:
            yield Cell(outcome=outcome, deaths=((point, at),), write=write, world=world)


def lagging_deaths(world: SandboxOptions = WORLD) -> Iterator[Cell]:
    """What was written is not to be seen for some seconds."""
    for outcome, point in product((None, *TELLING), points_of_sending()):
        yield Cell(outcome=outcome, deaths=((point, 1),), of_reads=Fault.LAGGING_READ, world=world)


def deaths_on_the_first_day(outcomes: Iterable[Fault | None]) -> Iterator[Cell]:
    """Where the ledger is empty nothing proves that a document is absent, so some wait for a person."""
    for outcome, point in product(outcomes, points_of_sending()):
        yield Cell(outcome=outcome, deaths=((point, 1),), world=EMPTY)


def double_deaths(outcomes: Iterable[Fault | None]) -> Iterator[Cell]:
    for outcome, first, second in product(outcomes, points_of_sending(), points_of_sending()):
        yield Cell(outcome=outcome, deaths=((first, 1), (second, 1)))


def deaths_at_every_step(outcome: Fault | None, *, stride: int = 1, first: int = 1) -> Iterator[Cell]:
    """The n-th call or commit is the last, for every n."""
    _, world = Cell(outcome=outcome, world=SMALLEST).played()
    for steps in range(first, world.reached.total(), stride):
        yield Cell(outcome=outcome, steps=steps, world=SMALLEST)


def points_of_sending() -> list[str]:
    return [point for point in named_points() if point.startswith(SENDING)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--twice", action="store_true", help="every pair of deaths too")
    parser.add_argument("--route", choices=tuple(WRITES_OF_AN_ENTRY), default="orchestration")
    parser.add_argument("--steps", action="store_true", help="at every call and commit instead")
    arguments = parser.parse_args()
    world = replace(WORLD, route=arguments.route)
    cells = [*single_deaths(OUTCOMES, named_points(), 1, 2, world=world), *lagging_deaths(world)]
    if arguments.route == WORLD.route:
        cells += deaths_on_the_first_day(OUTCOMES)
    if arguments.twice:
        cells += double_deaths((None, *TELLING))
    if arguments.steps:
        cells = [cell for outcome in (None, *TELLING) for cell in deaths_at_every_step(outcome)]
    tally, began = Tally(), time.monotonic()
    for cell in cells:
        tally.take(cell)
    print(f"{tally.cells} cells, {tally.deaths.total()} deaths, {time.monotonic() - began:.0f} s")
    for point, deaths in sorted(tally.deaths.items()):
        print(f"  {point:24} died here {deaths} times")
    print(f"{tally.documents} documents in JDE; wrong: {len(tally.wrong)}")
    print("\n".join(tally.wrong[:50]))
    left_out = [] if arguments.steps else [point for point in named_points() if not tally.deaths[point]]
    print(f"points never died at: {left_out}")
    return 1 if tally.wrong or left_out else 0


if __name__ == "__main__":
    sys.exit(main())
