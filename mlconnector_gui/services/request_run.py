"""Ask the engine for a run; asking is a row, and so is what came of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections, runs
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.runs import StoredRun


class Job(StrEnum):
    """What the engine can be asked to do."""

    PULL = "pull"
    REREAD = "reread"
    """Read the last weeks once more."""
    PREPARE = "prepare"
    HINTS = "hints"
    """Fetch what webhooks hinted at."""
    SUBSCRIPTIONS = "subscriptions"
    """See that the store still delivers."""
    MASTERS = "masters"
    SEND = "send"
    RESOLVE = "resolve"
    CONFIRM = "confirm"
    WATCH = "watch"
    VALIDATE = "validate"
    """Compare JDE's entries of the open periods with ours, line by line."""


_OF_STORES = frozenset({Job.HINTS, Job.SUBSCRIPTIONS})
_OF_LEDGERS = frozenset({Job.MASTERS, Job.WATCH, Job.VALIDATE})
_OF_TARGETS = frozenset({Job.SEND, Job.RESOLVE, Job.CONFIRM})
"""Also of stores that take records. What is in none of the three is for both: JDE too tells of items and prices."""


class Trigger(StrEnum):
    """What asked for a run."""

    MANUAL = "manual"
    SCHEDULE = "schedule"
    CATCH_UP = "catch_up"
    FOLLOW_UP = "follow_up"
    """The step before led to it: a pull to a preparation, an approval to sending."""
    REPLAY = "replay"
    WEBHOOK = "webhook"


async def request_run(
    workplace: Workplace,
    job: Job,
    *,
    connection: str | None = None,
    trigger: Trigger = Trigger.MANUAL,
    params: Mapping[str, str] | None = None,
) -> str:
    """Queue a run for a connection (by name or id) and return its id; an equal waiting one is not doubled."""
    connection_id = None
    if connection is not None:
        stored = await workplace.store.read(connections.connection_named, connection)
        connection_id = stored.connection_id
        if not _is_for(job, stored):
            raise Problem("run.not_for_connection", job=job.value, connection=stored.name)
        _check_what(stored, params or {}, today=workplace.now.date())
    run_id = await workplace.store.write(
        runs.request_run,
        run_id=workplace.ids.new(),
        job=job.value,
        connection_id=connection_id,
        trigger=trigger.value,
        params=params or {},
        requested_by=workplace.actor.name,
        at=workplace.now,
    )
    workplace.tell("run", run_id)
    return run_id


def _is_for(job: Job, stored: StoredConnection) -> bool:
    if "target" not in stored.values:
        return job not in _OF_STORES
    takes_records = connector_spec(stored.connector).receives is not None
    return job not in _OF_LEDGERS and (job not in _OF_TARGETS or takes_records)


def _check_what(stored: StoredConnection, params: Mapping[str, str], *, today: date) -> None:
    """Refuse a stream that there is not and days that cannot be read: the run would do nothing and call it well."""
    stream = params.get("stream", "")
    if stream and "target" in stored.values:
        known = [one.name for one in connector_spec(stored.connector).streams]
        if stream not in known:
            raise Problem("run.stream_unknown", connection=stored.name, stream=stream, known=", ".join(known))
    first, last = (_day(params.get(name, "")) for name in ("first", "last"))
    if first and first > today + timedelta(days=1):  # a store may be a day ahead of UTC
        raise Problem("run.not_begun", day=first.isoformat())
    if first and last and last < first:
        raise Problem("run.days_reversed", first=first.isoformat(), last=last.isoformat())
    if last and not first:
        raise Problem("run.first_day_missing", last=last.isoformat())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Problem("run.day_invalid", value=text) from None


async def stop_run(workplace: Workplace, run_id: str) -> bool:
    """Cancel a run that waits, or have one end at its next safe point; False when it is over already."""
    is_asked = await workplace.store.write(runs.ask_to_stop, run_id, at=workplace.now)
    workplace.tell("run", run_id)
    return is_asked


async def run_result(workplace: Workplace, run_id: str) -> StoredRun:
    return await workplace.store.read(runs.run_by_id, run_id)
