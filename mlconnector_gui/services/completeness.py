"""Completeness: whether each stream of each store brought what it should, kept as notices that resolve themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import StreamSpec
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.schedules import stored_calendar
from mlconnector_gui.services.stream_judgement import DayCount, StreamFacts, judge_stream, worst_of
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, notices, readings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.notices import Cause, Light, Settled
from mlconnector_gui.store.repositories.readings import Span, StoredReading

_WEEKS = 8
_DAYS_JUDGED = 3
_LOST_TOLD = timedelta(days=7)
"""How long it is told that a store lost something that no entry stands for."""
_NUMBERS_LOOKED_AT = timedelta(days=60)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamStanding:
    """How complete one stream of one store is, as it is shown."""

    connection: str
    connection_id: str
    stream: str
    title: str
    light: Light
    last_day: DayCount | None
    """The last day that is over and was read to its end."""
    covered: Span | None
    reading: StoredReading | None
    causes: tuple[Cause, ...]
    is_gapless: bool
    """The store numbers its documents without gaps."""


def scope_of(connection_id: str) -> str:
    return f"completeness:{connection_id}"


async def stream_standings(workplace: Workplace) -> list[StreamStanding]:
    """Judge every stream of every store as things are now; changes nothing."""
    return await workplace.store.read(_standings, workplace.now)


async def check_completeness(workplace: Workplace, connection_id: str) -> Settled:
    """Judge the streams of one store and bring its notices in line with it."""
    settled = await workplace.store.write(_check, workplace, connection_id)
    if settled.opened or settled.resolved:
        workplace.tell("notice", *(one.notice_id for one in (*settled.opened, *settled.resolved)))
    return settled


async def check_every_store(workplace: Workplace) -> None:
    for connection in await workplace.store.read(connections.connections):
        if connection.connector != JDE:
            await check_completeness(workplace, connection.connection_id)


async def set_gapless(workplace: Workplace, name: str, stream: str, *, is_gapless: bool) -> None:
    """Say whether a store numbers the documents of a stream without gaps; the last weeks are read again for it."""
    await workplace.store.write(_set_gapless, workplace, name, stream, is_gapless)
    workplace.tell("notice")


def _standings(transaction: Transaction, now: datetime) -> list[StreamStanding]:
    calendar = stored_calendar(transaction)
    return [
        _standing(transaction, connection, spec, calendar, now)
        for connection in connections.connections(transaction)
        for spec in _judged_streams(connection)
    ]


def _judged_streams(connection: StoredConnection) -> tuple[StreamSpec, ...]:
    """How much of a store's business came can be judged by its days; items and prices have no such rhythm."""
    return () if connection.connector == JDE else connector_spec(connection.connector).dated_streams


def _standing(
    transaction: Transaction,
    connection: StoredConnection,
    spec: StreamSpec,
    calendar: CompanyCalendar,
    now: datetime,
) -> StreamStanding:
    facts = _facts(transaction, connection, spec, calendar, now)
    causes = judge_stream(facts, now=now)
    return StreamStanding(
        connection=connection.name,
        connection_id=connection.connection_id,
        stream=spec.name,
        title=spec.title,
        light=worst_of(causes),
        last_day=facts.days[0] if facts.days else None,
        covered=Span(start=facts.spans[0].start, end=facts.spans[-1].end) if facts.spans else None,
        reading=facts.reading,
        causes=tuple(causes),
        is_gapless=spec.name in readings.gapless_streams(transaction, connection.connection_id),
    )


def _check(transaction: Transaction, workplace: Workplace, connection_id: str) -> Settled:
    connection = connections.connection_named(transaction, connection_id)
    calendar = stored_calendar(transaction)
    causes = [
        cause
        for spec in _judged_streams(connection)
        for cause in _standing(transaction, connection, spec, calendar, workplace.now).causes
    ]
    return notices.settle_notices(
        transaction, scope_of(connection_id), causes, ids=workplace.ids, at=workplace.now
    )


def _facts(
    transaction: Transaction,
    connection: StoredConnection,
    spec: StreamSpec,
    calendar: CompanyCalendar,
    now: datetime,
) -> StreamFacts:
    store_id, stream = connection.connection_id, spec.name
    spans = tuple(readings.covered_spans(transaction, store_id, stream))
    gapless = stream in readings.gapless_streams(transaction, store_id)
    numbered = readings.numbers_since(transaction, store_id, stream, now - _NUMBERS_LOOKED_AT)
    return StreamFacts(
        connection_id=store_id,
        stream=stream,
        since=connection.created_at,
        reading=readings.last_reading(transaction, store_id, stream),
        spans=spans,
        days=tuple(_days(transaction, connection, stream, spans, calendar)),
        lost=()
        if spec.is_snapshot
        else tuple(readings.lost_documents(transaction, store_id, stream, since=now - _LOST_TOLD)),
        numbered=tuple(numbered) if gapless else (),
    )


def _days(
    transaction: Transaction,
    connection: StoredConnection,
    stream: str,
    spans: tuple[Span, ...],
    calendar: CompanyCalendar,
) -> Iterable[DayCount]:
    """Count the last days that were read to their end, each beside the same weekday of the weeks before."""
    if not spans:
        return
    oldest = readings.earliest_created(transaction, connection.connection_id, stream) or spans[0].end
    known_from = max(spans[0].start, oldest)  # before the first document nobody knows what is usual
    last = calendar.local(spans[-1].end).date() - _DAY
    for day in (last - _DAY * back for back in range(_DAYS_JUDGED)):
        earlier = [day - 7 * _DAY * week for week in range(1, _WEEKS + 1)]
        known = [one for one in earlier if calendar.moment_at(one, time(0)) >= known_from]
        yield DayCount(
            day=day,
            actual=_count(transaction, connection, stream, day, calendar),
            samples=tuple(_count(transaction, connection, stream, one, calendar) for one in known),
        )


def _count(
    transaction: Transaction,
    connection: StoredConnection,
    stream: str,
    day: date,
    calendar: CompanyCalendar,
) -> int:
    start, end = calendar.moment_at(day, time(0)), calendar.moment_at(day + _DAY, time(0))
    return readings.count_created(transaction, connection.connection_id, stream, start=start, end=end)


def _set_gapless(
    transaction: Transaction, workplace: Workplace, name: str, stream: str, is_gapless: bool
) -> None:
    connection = connections.connection_named(transaction, name)
    known = _judged_streams(connection)
    if stream not in {spec.name for spec in known}:
        raise Problem(
            "completeness.stream_unknown",
            connection=connection.name,
            stream=stream,
            known=", ".join(spec.name for spec in known),
        )
    settings = connections.setting(transaction, readings.GAPLESS, {})
    before = set(settings.get(connection.connection_id, ()))
    after = before | {stream} if is_gapless else before - {stream}
    changed = {**settings, connection.connection_id: sorted(after)}
    connections.change_setting(transaction, readings.GAPLESS, changed)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="completeness.numbering_stated",
        subject_kind="connection",
        subject_id=connection.connection_id,
        connection=connection.name,
        stream=stream,
        changed="numbers without gaps" if is_gapless else "numbers with gaps",
    )
