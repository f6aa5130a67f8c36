"""Schedules: what a connection does by itself, from when on, and what a person changes about it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from mlconnector_gui.accounting.customer_policy import names_customers
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import StreamSpec
from mlconnector_gui.jde.streams import STREAMS
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.streams import jde_streams_wanted
from mlconnector_gui.services.timing.bars import NO_BARS
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import AsItComes, DaysAt, Every, Rhythm
from mlconnector_gui.services.timing.timetable import Timetable
from mlconnector_gui.services.timing.written import (
    read_bars,
    read_calendar,
    read_rhythm,
    written_bars,
    written_calendar,
    written_rhythm,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, schedules
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.schedules import StoredSchedule

CALENDAR = "calendar"
_MASTERS_AT = time(2, 30)
_READ_AGAIN_AT = time(3, 30)
_LEDGER_LOOKED_AT_MINUTES = 60
_SCHEDULED_JOBS = (Job.PULL, Job.REREAD, Job.PREPARE, Job.MASTERS, Job.SEND, Job.WATCH, Job.VALIDATE)
_BEGIN_AT_ONCE = frozenset({Job.PULL, Job.MASTERS})
"""A new connection is read at once: nothing is written into anybody's books by it."""
_COMES_OF_ITSELF = frozenset({Job.PREPARE, Job.SEND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When one job of a connection runs by itself, as people speak of it."""

    schedule_id: str
    connection_id: str
    connection: str
    job: Job
    stream: str
    timetable: Timetable
    is_caught_up: bool
    is_active: bool
    next_due: datetime | None

    @property
    def rhythm(self) -> Rhythm:
        return self.timetable.rhythm

    @property
    def key(self) -> str:
        return ":".join(part for part in (self.connection, self.job.value, self.stream) if part)

    @property
    def params(self) -> dict[str, str]:
        return {"stream": self.stream} if self.stream else {}


async def list_schedules(workplace: Workplace) -> list[Schedule]:
    return await workplace.store.read(stored_schedules)


async def company_calendar(workplace: Workplace) -> CompanyCalendar:
    return await workplace.store.read(stored_calendar)


async def find_schedule(workplace: Workplace, connection: str, job: Job, stream: str = "") -> Schedule:
    return await workplace.store.read(_find, connection, job, stream)


async def change_schedule(workplace: Workplace, schedule: Schedule) -> Schedule:
    """Save a changed schedule and plan it anew from now on."""
    _check(schedule)
    changed = await workplace.store.write(_change, schedule, workplace)
    workplace.tell("schedule", schedule.schedule_id)
    return changed


async def pause_schedule(workplace: Workplace, schedule: Schedule, *, until: datetime | None) -> Schedule:
    """Let it rest until a moment, or until somebody resumes it."""
    if until is not None and until <= workplace.now:
        raise Problem("schedule.pause_over", until=f"{until:%Y-%m-%d %H:%M} UTC")
    timetable = replace(schedule.timetable, paused_until=until)
    return await change_schedule(
        workplace, replace(schedule, timetable=timetable, is_active=until is not None)
    )


async def resume_schedule(workplace: Workplace, schedule: Schedule) -> Schedule:
    timetable = replace(schedule.timetable, paused_until=None)
    return await change_schedule(workplace, replace(schedule, timetable=timetable, is_active=True))


async def run_schedule_now(workplace: Workplace, schedule: Schedule) -> str:
    """Ask for the schedule's run at once; its next time stays what it is."""
    return await request_run(
        workplace,
        schedule.job,
        connection=schedule.connection_id,
        trigger=Trigger.MANUAL,
        params=schedule.params,
    )


async def change_calendar(workplace: Workplace, calendar: CompanyCalendar) -> None:
    """Save the company's calendar; every schedule is planned anew by it."""
    await workplace.store.write(_change_calendar, calendar, workplace)
    workplace.tell("schedule")


async def begin_schedules(workplace: Workplace, *, zone: str) -> None:
    """At a start: take the workstation's zone where none is chosen, and add what older connections have not yet."""
    await workplace.store.write(_begin, workplace, zone)
    workplace.tell("schedule")


def stored_calendar(transaction: Transaction) -> CompanyCalendar:
    written = connections.setting(transaction, CALENDAR, None)
    return read_calendar(written) if written else CompanyCalendar()


def stored_schedules(transaction: Transaction) -> list[Schedule]:
    calendar = stored_calendar(transaction)
    names = {one.connection_id: one.name for one in connections.connections(transaction)}
    return [
        schedule_of(stored, names[stored.connection_id], calendar)
        for stored in schedules.schedules(transaction)
    ]


def schedule_of(stored: StoredSchedule, connection: str, calendar: CompanyCalendar) -> Schedule:
    return Schedule(
        schedule_id=stored.schedule_id,
        connection_id=stored.connection_id,
        connection=connection,
        job=Job(stored.job),
        stream=stored.stream,
        timetable=Timetable(
            rhythm=read_rhythm(stored.rhythm),
            calendar=calendar,
            bars=read_bars(stored.bars),
            jitter_seconds=stored.jitter_seconds,
            seed=stored.schedule_id,
            paused_until=stored.paused_until,
        ),
        is_caught_up=stored.is_caught_up,
        is_active=stored.is_active,
        next_due=stored.next_due,
    )


def opens_for_work(transaction: Transaction, connection_id: str, job: Job, now: datetime) -> datetime | None:
    """
    Return from when on a job that follows by itself may do so: now, later, or never (None).

    A connection without a schedule for it is under no restriction.
    """
    stored = schedules.schedule_of(transaction, connection_id, job.value)
    if stored is None:
        return now
    if not stored.is_active:
        return None
    return schedule_of(stored, "", stored_calendar(transaction)).timetable.opens_for_work(now)


def add_default_schedules(
    transaction: Transaction, connection: StoredConnection, workplace: Workplace
) -> None:
    """Give a connection the schedules that it has not yet."""
    wanted = jde_streams_wanted(transaction, connection)
    for job, stream, rhythm in _defaults(connection, wanted):
        if schedules.schedule_of(transaction, connection.connection_id, job.value, stream) is None:
            added = StoredSchedule(
                schedule_id=workplace.ids.new(),
                connection_id=connection.connection_id,
                job=job.value,
                stream=stream,
                rhythm=written_rhythm(rhythm),
                bars=written_bars(NO_BARS),
                jitter_seconds=0,
                is_caught_up=True,
                is_active=True,
                paused_until=None,
                next_due=workplace.now,
            )
            made = schedule_of(added, connection.name, stored_calendar(transaction))
            begins = workplace.now if job in _BEGIN_AT_ONCE else made.timetable.next_after(workplace.now)
            schedules.save_schedule(transaction, replace(added, next_due=begins))
            _record(transaction, workplace, "schedule.added", made)


def plan_anew(transaction: Transaction, now: datetime) -> None:
    """Ask every rhythm again when it comes; what is due already stays due."""
    for schedule in stored_schedules(transaction):
        if schedule.next_due is None or schedule.next_due > now:
            schedules.plan(transaction, schedule.schedule_id, schedule.timetable.next_after(now))


def told_schedule(schedule: Schedule) -> dict[str, Any]:
    """Say in plain values when it runs, for the audit log and for JSON."""
    table = schedule.timetable
    told: dict[str, Any] = {
        "connection": schedule.connection,
        "job": schedule.job.value,
        "stream": schedule.stream,
        "rhythm": written_rhythm(table.rhythm),
        "jitter_seconds": table.jitter_seconds,
        "is_active": schedule.is_active,
        "is_caught_up": schedule.is_caught_up,
        "paused_until": table.paused_until.isoformat() if table.paused_until else None,
    }
    return told | {name: value for name, value in written_bars(table.bars).items() if value}


def _defaults(connection: StoredConnection, wanted: Collection[str]) -> Iterable[tuple[Job, str, Rhythm]]:
    if connection.connector == JDE:
        for stream in STREAMS:
            if stream.name in wanted:
                yield (Job.PULL, stream.name, Every(minutes=_minutes(stream)))
        yield (Job.MASTERS, "", DaysAt(at=_MASTERS_AT))
        yield (Job.SEND, "", AsItComes())
        yield (Job.WATCH, "", Every(minutes=_LEDGER_LOOKED_AT_MINUTES))
        yield (Job.VALIDATE, "", Every(minutes=_LEDGER_LOOKED_AT_MINUTES))
        return
    streams = connector_spec(connection.connector).streams
    every = {one.name: _minutes(one) for one in streams if not one.is_apart}
    if len(set(every.values())) == 1:  # one run reads them all
        yield (Job.PULL, "", Every(minutes=next(iter(every.values()))))
    else:
        yield from ((Job.PULL, name, Every(minutes=some)) for name, some in every.items())
    if names_customers(connection.values):
        yield from ((Job.PULL, one.name, Every(minutes=_minutes(one))) for one in streams if one.is_apart)
    yield (Job.REREAD, "", DaysAt(at=_READ_AGAIN_AT))
    yield (Job.PREPARE, "", AsItComes())


def _minutes(stream: StreamSpec) -> int:
    return int(stream.fetched_every.total_seconds()) // 60


def _check(schedule: Schedule) -> None:
    bars = schedule.timetable.bars
    if schedule.job not in _SCHEDULED_JOBS:
        raise Problem("schedule.job_invalid", job=schedule.job.value)
    if bars.is_for_sending and schedule.job is not Job.SEND:
        raise Problem("schedule.only_sending_stops", job=schedule.job.value)
    if isinstance(schedule.rhythm, AsItComes) and schedule.job not in _COMES_OF_ITSELF:
        raise Problem("schedule.does_not_come", job=schedule.job.value)


def _find(transaction: Transaction, connection: str, job: Job, stream: str) -> Schedule:
    stored = connections.connection_named(transaction, connection)
    found = schedules.schedule_of(transaction, stored.connection_id, job.value, stream)
    if found is None:
        known = [
            one.key for one in stored_schedules(transaction) if one.connection_id == stored.connection_id
        ]
        raise Problem(
            "schedule.unknown", connection=stored.name, job=job.value, stream=stream, known=", ".join(known)
        )
    return schedule_of(found, stored.name, stored_calendar(transaction))


def _change(transaction: Transaction, schedule: Schedule, workplace: Workplace) -> Schedule:
    before = schedules.schedule_by_id(transaction, schedule.schedule_id)
    if before is None:
        raise Problem("schedule.gone", name=schedule.key)
    planned = replace(schedule, next_due=schedule.timetable.next_after(workplace.now))
    table = planned.timetable
    schedules.save_schedule(
        transaction,
        replace(
            before,
            rhythm=written_rhythm(table.rhythm),
            bars=written_bars(table.bars),
            jitter_seconds=table.jitter_seconds,
            is_caught_up=planned.is_caught_up,
            is_active=planned.is_active,
            paused_until=table.paused_until,
            next_due=planned.next_due,
        ),
    )
    was = told_schedule(schedule_of(before, schedule.connection, table.calendar))
    now_told = told_schedule(planned)
    changed = {name: now_told.get(name) for name in {*was, *now_told} if was.get(name) != now_told.get(name)}
    _record(transaction, workplace, "schedule.changed", planned, changed=dict(sorted(changed.items())))
    return planned


def _change_calendar(transaction: Transaction, calendar: CompanyCalendar, workplace: Workplace) -> None:
    _save_calendar(transaction, calendar, workplace)
    plan_anew(transaction, workplace.now)


def _save_calendar(transaction: Transaction, calendar: CompanyCalendar, workplace: Workplace) -> None:
    connections.change_setting(transaction, CALENDAR, written_calendar(calendar))
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="calendar.changed",
        subject_kind="workspace",
        subject_id="calendar",
        changed=written_calendar(calendar),
    )


def _begin(transaction: Transaction, workplace: Workplace, zone: str) -> None:
    if connections.setting(transaction, CALENDAR, None) is None:
        _save_calendar(transaction, CompanyCalendar(zone=zone), workplace)
    for connection in connections.connections(transaction):
        add_default_schedules(transaction, connection, workplace)
    plan_anew(transaction, workplace.now)


def _record(
    transaction: Transaction,
    workplace: Workplace,
    event: str,
    schedule: Schedule,
    changed: Mapping[str, object] | None = None,
) -> None:
    told = {"changed": dict(changed)} if changed is not None else told_schedule(schedule)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=event,
        subject_kind="schedule",
        subject_id=schedule.schedule_id,
        **{**told, "connection": schedule.connection, "job": schedule.job.value},
    )
