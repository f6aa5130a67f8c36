"""What the schedule screen shows and does, without Qt."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mlconnector_gui.services.request_run import stop_run
from mlconnector_gui.services.schedules import (
    Schedule,
    change_calendar,
    change_schedule,
    company_calendar,
    pause_schedule,
    resume_schedule,
    run_schedule_now,
    stored_schedules,
)
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.lease import LeaseHolder, lease_holder
from mlconnector_gui.store.repositories import runs, schedules
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from mlconnector_gui.store.repositories.schedules import StoredOccurrence
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.words.amounts import age_text, counted, moment_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import stored_sentence
from mlconnector_gui.ui.words.timing import (
    bars_words,
    catch_up_words,
    close_words,
    job_words,
    result_words,
    rhythm_words,
    run_words,
    timeless_words,
    trigger_words,
    when_words,
    zone_words,
)

_SHOWN_RUNS = 12
_NEXT_RUNS = 5
_NO_TIME = "–"
_HELD_ICON = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """One schedule as listed."""

    schedule: Schedule
    standing: tuple[str, str, str]
    """Icon, word and colour role."""
    when: str
    next_run: str
    last_run: str

    @property
    def schedule_id(self) -> str:
        return self.schedule.schedule_id

    @property
    def connection(self) -> str:
        return self.schedule.connection

    @property
    def job(self) -> str:
        return job_words(self.schedule.job, self.schedule.stream)

    @property
    def is_paused(self) -> bool:
        return self.standing[0] == _HELD_ICON


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One line of the history."""

    icon: str
    role: str
    text: str
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleDetail:
    """One schedule in full."""

    row: ScheduleRow
    next_runs: tuple[str, ...]
    zone: str
    rules: tuple[str, ...]
    """What holds it back, and what becomes of what was missed."""
    waits: str
    """Why it waits now; '' when it does not."""
    history: tuple[RunLine, ...]
    under_way: str
    """The run that works or waits its turn now; '' when none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleState:
    """Everything the screen draws."""

    rows: tuple[ScheduleRow, ...] = ()
    detail: ScheduleDetail | None = None
    engine: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the store says, read at once."""

    schedules: Sequence[Schedule]
    last: Mapping[str, StoredRun]
    holder: LeaseHolder | None


class SchedulePresenter:
    """Lists schedules, and runs, pauses and changes the one that is chosen."""

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = ScheduleState()
        self._workplace = workplace
        self._engine = engine
        self._reading = asyncio.Lock()

    @property
    def now(self) -> datetime:
        return self._workplace.now

    @property
    def chosen(self) -> Schedule | None:
        return self.state.detail.row.schedule if self.state.detail else None

    async def refresh(self) -> ScheduleState:
        async with self._reading:
            known = await self._workplace.store.read(_known)
            self.state = replace(
                self.state,
                rows=tuple(_row(one, known.last.get(one.schedule_id), self.now) for one in known.schedules),
                engine=_engine_words(known.holder, self._workplace.actor.machine),
            )
            chosen = self.chosen
            return await self._select(chosen.schedule_id if chosen else None)

    async def rows(self, ids: Sequence[str]) -> list[ScheduleRow]:
        return [row for row in self.state.rows if row.schedule_id in ids]

    async def select(self, schedule_id: str | None) -> ScheduleState:
        async with self._reading:
            return await self._select(schedule_id)

    async def run_now(self, schedule: Schedule) -> str:
        await run_schedule_now(self._workplace, schedule)
        self._engine.wake()
        return said("{title}: asked for. Its next time stays.", title=_title(schedule))

    async def stop(self, detail: ScheduleDetail) -> str:
        await stop_run(self._workplace, detail.under_way)
        self._engine.wake()
        return said(
            "{title}: ends at its next safe point. What it has done stays.", title=_title(detail.row.schedule)
        )

    async def pause(self, schedule: Schedule, until: datetime | None) -> str:
        await pause_schedule(self._workplace, schedule, until=until)
        if until is None:
            return said("{title} is paused until somebody resumes it.", title=_title(schedule))
        return said(
            "{title} is paused until {until}.",
            title=_title(schedule),
            until=when_words(until, schedule.timetable.calendar),
        )

    async def resume(self, schedule: Schedule) -> str:
        await resume_schedule(self._workplace, schedule)
        self._engine.wake()
        return said("{title} runs again.", title=_title(schedule))

    async def change(self, schedule: Schedule) -> str:
        await change_schedule(self._workplace, schedule)
        self._engine.wake()
        return f"{_title(schedule)}: {rhythm_words(schedule.rhythm, schedule.job)}."

    async def calendar(self) -> CompanyCalendar:
        return await company_calendar(self._workplace)

    async def change_calendar(self, before: CompanyCalendar, changed: CompanyCalendar) -> str:
        if changed == before:
            return said("The calendar stays as it was.")
        await change_calendar(self._workplace, changed)
        self._engine.wake()
        return said("The calendar is changed. {close}", close=close_words(changed, self.now))

    async def _select(self, schedule_id: str | None) -> ScheduleState:
        row = next((one for one in self.state.rows if one.schedule_id == schedule_id), None)
        detail = None
        if row is not None:
            history = await self._workplace.store.read(_history, row.schedule)
            detail = self._detail(row, history)
        self.state = replace(self.state, detail=detail)
        return self.state

    def _detail(
        self, row: ScheduleRow, history: tuple[list[StoredRun], list[StoredOccurrence]]
    ) -> ScheduleDetail:
        schedule, now = row.schedule, self.now
        calendar = schedule.timetable.calendar
        upcoming = schedule.timetable.next_runs(now, _NEXT_RUNS) if schedule.is_active else []
        if schedule.is_active and schedule.next_due is not None and schedule.next_due <= now:
            upcoming = [now, *upcoming[: _NEXT_RUNS - 1]]
        return ScheduleDetail(
            row=row,
            next_runs=tuple(said("now") if one == now else when_words(one, calendar) for one in upcoming)
            or (timeless_words(schedule, now),),
            zone=zone_words(calendar, now),
            rules=(
                *(said("Runs {bar}", bar=one) for one in bars_words(schedule.timetable.bars)),
                catch_up_words(schedule),
            ),
            waits=self._waits(schedule, history[0]),
            history=tuple(_history_lines(schedule, *history)),
            under_way=next((run.run_id for run in history[0][:1] if not run.is_over), ""),
        )

    def _waits(self, schedule: Schedule, last: Sequence[StoredRun]) -> str:
        if not last or last[0].state is not RunState.QUEUED or last[0].problem is None:
            return ""
        until = self._engine.rests.get(schedule.connection_id)
        waits = said("Waits: {why}", why=stored_sentence(last[0].problem).what)
        if not until:
            return waits
        again = f"{schedule.timetable.calendar.local(until):%H:%M:%S}"
        return f"{waits} {said('It is tried again at {time}.', time=again)}"


def _known(transaction: Transaction) -> _Known:
    found = stored_schedules(transaction)
    last: dict[str, StoredRun] = {}
    for one in found:
        runs_of_it = _runs(transaction, one, 1)
        if runs_of_it:
            last[one.schedule_id] = runs_of_it[0]
    return _Known(schedules=found, last=last, holder=lease_holder(transaction))


def _history(transaction: Transaction, schedule: Schedule) -> tuple[list[StoredRun], list[StoredOccurrence]]:
    taken = schedules.occurrences(transaction, schedule.schedule_id, limit=_SHOWN_RUNS)
    return _runs(transaction, schedule, _SHOWN_RUNS), taken


def _runs(transaction: Transaction, schedule: Schedule, limit: int) -> list[StoredRun]:
    return runs.last_runs(
        transaction,
        connection_id=schedule.connection_id,
        job=schedule.job.value,
        stream=schedule.stream,
        limit=limit,
    )


def _row(schedule: Schedule, last: StoredRun | None, now: datetime) -> ScheduleRow:
    calendar = schedule.timetable.calendar
    if not schedule.is_active or schedule.next_due is None:
        next_run = _NO_TIME
    else:
        next_run = (
            said("now") if schedule.next_due <= now else f"{calendar.local(schedule.next_due):%Y-%m-%d %H:%M}"
        )
    return ScheduleRow(
        schedule=schedule,
        standing=_standing(schedule, last, now),
        when=rhythm_words(schedule.rhythm, schedule.job),
        next_run=next_run,
        last_run=_last_words(last, now),
    )


def _standing(schedule: Schedule, last: StoredRun | None, now: datetime) -> tuple[str, str, str]:
    until = schedule.timetable.paused_until
    if not schedule.is_active or (until is not None and until > now):
        return (_HELD_ICON, said("Paused"), "neutral")
    if last is None:
        return ("dot", said("On"), "neutral")
    if last.state is RunState.QUEUED and last.problem is not None:
        return ("warning", said("Waits"), "warning")
    if last.state in {RunState.RUNNING, RunState.FAILED, RunState.PARTIAL}:
        return result_words(last)
    return ("ready_check", said("On"), "good")


def _last_words(last: StoredRun | None, now: datetime) -> str:
    if last is None:
        return said("never yet")
    return f"{age_text(last.started_at or last.requested_at, now)} · {run_words(last)}"


def _history_lines(
    schedule: Schedule, done: Sequence[StoredRun], taken: Sequence[StoredOccurrence]
) -> list[RunLine]:
    calendar = schedule.timetable.calendar
    missed = {one.run_id: one for one in taken if one.run_id is not None}
    lines = [(run.requested_at, _run_line(run, missed.get(run.run_id), schedule)) for run in done]
    lines += [
        (
            one.taken_at,
            RunLine(
                icon="skipped",
                role="warning",
                text=said("Left out, due {moment}", moment=when_words(one.due_at, calendar)),
                rest=said("The computer was off or asleep."),
            ),
        )
        for one in taken
        if one.run_id is None
    ]
    return [line for _, line in sorted(lines, key=lambda pair: pair[0], reverse=True)[:_SHOWN_RUNS]]


def _run_line(run: StoredRun, taken: StoredOccurrence | None, schedule: Schedule) -> RunLine:
    icon, word, role = result_words(run)
    at = when_words(run.started_at or run.requested_at, schedule.timetable.calendar)
    parts = [run_words(run)]
    if run.started_at and run.ended_at:
        parts.append(said("{seconds:.1f} s", seconds=(run.ended_at - run.started_at).total_seconds()))
    if taken is not None and taken.missed:
        parts.append(said("covers {times} as well", times=counted(taken.missed, "more missed time")))
    return RunLine(
        icon=icon,
        role=role,
        text=f"{word} {at}, {trigger_words(run.trigger)}",
        rest=" · ".join(parts),
    )


def _engine_words(holder: LeaseHolder | None, machine: str) -> str:
    if holder is None:
        return said("The engine of this workspace does not run: nothing happens by itself.")
    where = (
        said("on this machine") if holder.machine == machine else said("on {machine}", machine=holder.machine)
    )
    return said(
        "The engine runs {where} ({holder}, {person}) since {since}.",
        where=where,
        holder=spoken(holder.holder),
        person=holder.person,
        since=moment_text(holder.since),
    )


def _title(schedule: Schedule) -> str:
    return f"{schedule.connection}, {job_words(schedule.job, schedule.stream)}"
