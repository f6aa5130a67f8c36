"""Take what is due: each due time once, what was missed by one run, whatever the clock and the computer did."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mlconnector_gui.services.request_run import Job, Trigger
from mlconnector_gui.services.schedules import (
    begin_schedules,
    opens_for_work,
    plan_anew,
    schedule_of,
    stored_calendar,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import runs, schedules
from mlconnector_gui.store.repositories.schedules import StoredOccurrence, StoredSchedule

_PUNCTUAL = timedelta(minutes=2)
"""A run that begins later than this after its due time makes up for something."""
_GAP = timedelta(seconds=90)
"""Two looks lie about a second apart; after more than this the computer slept, or its clock was moved."""
_BACK = timedelta(seconds=2)
_MOST_COUNTED = 999

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Scheduler:
    """
    Asks the rhythms of all schedules and turns what is due into runs.

    Nothing is kept in memory that a restart would lose: a due time is a row that is taken in the same transaction
    that asks for its run. Sleep, a clock that is put forward and an engine that did not run are the same to it: the
    time has come, once.
    """

    workplace: Workplace
    zone: str = "UTC"
    """The workstation's, taken for the company's where none is chosen yet."""
    _seen: datetime | None = field(default=None)

    async def begin(self) -> None:
        await begin_schedules(self.workplace, zone=self.zone)

    async def notice_clock(self) -> None:
        """See whether the clock did what a clock does since the last look."""
        now, seen = self.workplace.now, self._seen
        self._seen = now
        if seen is None:
            return
        if seen - now > _BACK:  # planned times may lie far ahead: the rhythms are asked again
            log.info("clock_set_back", extra={"seconds": (seen - now).total_seconds()})
            await self.workplace.store.write(_note_clock, self.workplace, "engine.clock_set_back", seen - now)
            self.workplace.tell("schedule")
        elif now - seen > _GAP:
            log.info("computer_slept", extra={"seconds": (now - seen).total_seconds()})
            await self.workplace.store.write(_note_clock, self.workplace, "engine.woke", now - seen)

    async def ask_for_due_runs(self) -> int:
        """Take every due time and ask for its run; returns how many there were."""
        due = await self.workplace.store.read(schedules.due_schedules, self.workplace.now)
        for stored in due:
            await self.workplace.store.write(take_due, stored.schedule_id, self.workplace)
            self.workplace.tell("schedule", stored.schedule_id)
        return len(due)

    async def next_due(self) -> datetime | None:
        return await self.workplace.store.read(schedules.next_due)

    async def may_send(self, target_id: str) -> bool:
        """Tell whether approved postings may be sent by themselves now."""
        now = self.workplace.now
        return await self.workplace.store.read(opens_for_work, target_id, Job.SEND, now) == now


def take_due(transaction: Transaction, schedule_id: str, workplace: Workplace) -> str | None:
    """
    Take the due time of a schedule, if nobody took it before, and ask for its run; returns the run.

    The first of several missed times is the one that is taken; the run covers the others too.
    """
    stored, now = schedules.schedule_by_id(transaction, schedule_id), workplace.now
    if stored is None or not stored.is_active or stored.next_due is None or stored.next_due > now:
        return None
    schedule = schedule_of(stored, "", stored_calendar(transaction))
    later = schedule.timetable.next_after(now)
    schedules.plan(transaction, schedule_id, later)
    if schedules.is_taken(transaction, schedule_id, stored.next_due):
        return None
    is_late = now - stored.next_due > _PUNCTUAL
    run_id = None
    if stored.is_caught_up or not is_late:
        run_id = _ask(transaction, stored, schedule.params, workplace, is_late=is_late)
    schedules.take_occurrence(
        transaction,
        StoredOccurrence(
            schedule_id=schedule_id,
            due_at=stored.next_due,
            taken_at=now,
            missed=_missed(schedule.timetable.next_after, stored.next_due, now) if is_late else 0,
            run_id=run_id,
        ),
    )
    return run_id


def _ask(
    transaction: Transaction,
    stored: StoredSchedule,
    params: Mapping[str, str],
    workplace: Workplace,
    *,
    is_late: bool,
) -> str:
    return runs.request_run(
        transaction,
        run_id=workplace.ids.new(),
        job=stored.job,
        connection_id=stored.connection_id,
        trigger=(Trigger.CATCH_UP if is_late else Trigger.SCHEDULE).value,
        params=params,
        requested_by=workplace.actor.name,
        at=workplace.now,
    )


def _missed(next_after: Callable[[datetime], datetime | None], first: datetime, now: datetime) -> int:
    """Count the due times after the first one, as far as it matters to anybody."""
    count, due = 0, next_after(first)
    while due is not None and due <= now and count < _MOST_COUNTED:
        count, due = count + 1, next_after(due)
    return count


def _note_clock(transaction: Transaction, workplace: Workplace, event: str, span: timedelta) -> None:
    if event == "engine.clock_set_back":
        plan_anew(transaction, workplace.now)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=event,
        subject_kind="engine",
        subject_id=workplace.actor.machine,
        seconds=int(span.total_seconds()),
    )
