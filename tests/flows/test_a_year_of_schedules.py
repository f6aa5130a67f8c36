"""A year on a virtual clock: every window covered exactly once, no due time run twice, whatever the laptop does."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mlconnector_gui.engine.scheduler import Scheduler
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.schedules import (
    Schedule,
    begin_schedules,
    change_calendar,
    change_schedule,
    list_schedules,
)
from mlconnector_gui.services.timing.bars import Bars, Span
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import DaysAt, Every, MonthEnd, Rhythm
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import documents, runs, schedules
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from mlconnector_gui.store.repositories.schedules import StoredOccurrence
from tests.faults.virtual import InlineStore
from tests.helpers.workspaces import LEDGER, STORE, connected_workplace

BEGIN, END = datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
HOLIDAYS = frozenset(
    date(2027, *day) for day in ((1, 1), (3, 26), (3, 29), (5, 6), (5, 17), (12, 24), (12, 31))
)
CALENDAR = CompanyCalendar(zone="Europe/Berlin", holidays=HOLIDAYS)
SLEEPS, RESTARTS, LONGEST_SLEEP_HOURS = 40, 10, 80
_IN_MEMORY = Path("/dev/shm")
NIGHT = Span(start=time(22), end=time(6))
RHYTHMS: dict[tuple[str, Job], tuple[Rhythm, Bars]] = {
    (STORE, Job.PULL): (Every(minutes=720), Bars()),
    (STORE, Job.REREAD): (DaysAt(at=time(3, 30)), Bars()),
    (STORE, Job.PREPARE): (DaysAt(at=time(2, 30)), Bars()),  # a time that the change of the clocks leaves out
    (LEDGER, Job.MASTERS): (MonthEnd(at=time(20)), Bars()),
    (LEDGER, Job.WATCH): (Every(minutes=720), Bars(quiet=NIGHT)),
    (LEDGER, Job.VALIDATE): (Every(minutes=720), Bars()),
    (LEDGER, Job.SEND): (DaysAt(at=time(9)), Bars(working_days_only=True, freeze_from=3)),
}


@dataclass
class Laptop:
    """A workstation that sleeps, is switched off, and does what is asked: the part of the engine is played here."""

    workplace: Workplace
    chance: random.Random
    scheduler: Scheduler = field(init=False)
    windows: list[tuple[datetime, datetime]] = field(default_factory=list)
    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    runs: Counter[str] = field(default_factory=Counter)
    sleeps: int = 0
    restarts: int = 0

    async def live_through_the_year(self) -> None:
        await self.start()
        interruptions = self._interruptions()
        while self.workplace.now < END:
            await self.work()
            if interruptions and self.workplace.now >= interruptions[0][0]:
                _, is_restart, hours = interruptions.pop(0)
                await self.sleep_or_restart(hours, is_restart=is_restart)
                continue
            await self.wait()

    async def start(self) -> None:
        self.scheduler = Scheduler(self.workplace)
        await self.scheduler.begin()
        for run in self.workplace.store.write_now(runs.interrupt_abandoned_runs, at=self.workplace.now):
            self.workplace.store.write_now(  # as the engine does when it starts
                runs.request_run,
                run_id=self.workplace.ids.new(),
                job=run.job,
                connection_id=run.connection_id,
                trigger="catch_up",
                params=run.params,
                requested_by="engine",
                at=self.workplace.now,
            )

    async def work(self, *, is_killed: bool = False) -> None:
        await self.scheduler.ask_for_due_runs()
        while (
            run := self.workplace.store.write_now(runs.claim_run, busy=(), at=self.workplace.now)
        ) is not None:
            if is_killed:
                return
            self.do(run)

    def do(self, run: StoredRun) -> None:
        store, now = self.workplace.store, self.workplace.now
        if run.job == Job.PULL:
            reached = store.read_now(documents.watermark_of, STORE, "orders") or BEGIN
            self.windows.append((reached, now))
            store.write_now(documents.move_watermark, STORE, "orders", now)
        self.runs[run.run_id] += 1
        self.done[run.connection_id or "", run.job] += 1
        store.write_now(runs.end_run, run.run_id, state=RunState.SUCCEEDED, at=now, counts={}, problem=None)

    async def wait(self) -> None:
        """Nothing happens before the next due time."""
        due = await self.scheduler.next_due()
        assert due is not None
        self.pass_time(seconds=max((due - self.workplace.now).total_seconds(), 1.0))

    async def sleep_or_restart(self, hours: float, *, is_restart: bool) -> None:
        if not is_restart:
            self.sleeps += 1
            self.scheduler = Scheduler(self.workplace)
            await self.scheduler.notice_clock()
            self.pass_time(hours=hours)
            await self.scheduler.notice_clock()
            return
        self.restarts += 1
        self.pass_time(hours=self.chance.choice((0, 4)))  # killed in the middle of a run, or between two
        await self.work(is_killed=True)
        self.pass_time(hours=hours)
        await self.start()

    def pass_time(self, **span: float) -> None:
        self.workplace.network.clock.advance(timedelta(**span).total_seconds())  # type: ignore[attr-defined]  # fixed

    def _interruptions(self) -> list[tuple[datetime, bool, float]]:
        kinds = [False] * SLEEPS + [True] * RESTARTS
        self.chance.shuffle(kinds)
        # one of each lies over a change of the clocks: the night of the change itself
        places = [BEGIN + (END - BEGIN) * (place + self.chance.random() * 0.5) / 50 for place in range(50)]
        places[11] = datetime(2027, 3, 27, 20, tzinfo=UTC)
        places[41] = datetime(2027, 10, 30, 20, tzinfo=UTC)
        spans = [self.chance.uniform(0.5, LONGEST_SLEEP_HOURS) for _ in range(50)]
        return sorted(zip(places, kinds, spans, strict=True))


def on_one_thread(workplace: Workplace) -> Workplace:
    path = workplace.store.path
    workplace.store.close()
    return replace(workplace, store=InlineStore(path))


async def planned(workplace: Workplace) -> list[Schedule]:
    await begin_schedules(workplace, zone="UTC")
    await change_calendar(workplace, CALENDAR)
    for schedule in await list_schedules(workplace):
        rhythm, bars = RHYTHMS[schedule.connection_id, schedule.job]
        timetable = replace(schedule.timetable, rhythm=rhythm, bars=bars)
        await change_schedule(workplace, replace(schedule, timetable=timetable))
    return await list_schedules(workplace)


def due_in_the_year(schedule: Schedule) -> list[datetime]:
    moments, moment = [], schedule.timetable.next_after(BEGIN)
    while moment is not None and moment < END:
        moments.append(moment)
        moment = schedule.timetable.next_after(moment)
    return moments


def taken(workplace: Workplace, schedule: Schedule) -> list[StoredOccurrence]:
    found = workplace.store.read_now(schedules.occurrences, schedule.schedule_id, limit=100_000)
    return sorted(found, key=lambda one: one.due_at)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: a year commits some ten thousand times."""
    if not _IN_MEMORY.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(dir=_IN_MEMORY) as folder:
        yield Path(folder)


@pytest.mark.long
async def test_a_year_with_sleeps_and_restarts_covers_every_window_once(folder: Path) -> None:
    workplace = on_one_thread(connected_workplace(folder)[0])
    workplace.network.clock.advance((BEGIN - workplace.now).total_seconds())  # type: ignore[attr-defined]  # fixed
    known = await planned(workplace)
    laptop = Laptop(workplace, random.Random(2027))  # noqa: S311  not a secret

    await laptop.live_through_the_year()

    assert max(laptop.runs.values()) == 1
    assert (laptop.sleeps, laptop.restarts) == (SLEEPS, RESTARTS)
    assert len(known) == len(RHYTHMS)
    # every window once: each begins where the one before ended, from the first day to the last
    assert laptop.windows[0][0] == BEGIN
    assert all(earlier[1] == later[0] for earlier, later in pairwise(laptop.windows))
    assert laptop.windows[-1][1] >= END - timedelta(hours=12)
    for schedule in known:
        due, found = due_in_the_year(schedule), taken(workplace, schedule)
        # every due time was taken itself, or is one of those that a run made up for; none was taken twice
        assert {one.due_at for one in found if one.due_at < END} <= set(due)
        assert len({one.due_at for one in found}) == len(found)
        assert sum(1 + one.missed for one in found if one.taken_at < END) == len(
            [moment for moment in due if moment <= max(one.taken_at for one in found)]
        )
        assert all(one.run_id is not None for one in found)
        # and no run was done twice, nor more of them than there were due times
        assert laptop.done[schedule.connection_id, schedule.job.value] <= len(found)
        # nothing is later than the longest sleep
        assert max(one.taken_at - one.due_at for one in found) <= timedelta(hours=LONGEST_SLEEP_HOURS + 8)
        for one in found:
            local = CALENDAR.local(one.due_at)
            if schedule.job is Job.SEND:
                assert CALENDAR.is_working_day(local.date())
                assert CALENDAR.close_day(local.date()) < 3
            if schedule.job is Job.WATCH:
                assert not NIGHT.holds(local.time())
    assert workplace.store.read_now(runs.recent_runs, limit=1)[0].state is RunState.SUCCEEDED
    workplace.store.close()
