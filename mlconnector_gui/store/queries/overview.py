"""What the overview shows: how many of what, since when, per day and per month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from mlconnector_gui.accounting.contents import WITHOUT_MONEY
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import FINAL, IN_LEDGER, PostingState
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.runs import RunState
from mlconnector_gui.store.types import Moment

_P, _R, _C, _D = tables.posting, tables.run, tables.connection, tables.document


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """Postings in one state, and since when the oldest of them waits."""

    state: PostingState
    count: int
    oldest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LateMonth:
    """A month that is over, with entries of it that are not in the ledger or not posted there."""

    month: str
    """'2026-10'."""
    count: int
    totals: tuple[Money, ...]
    """Gross, one an amount for each currency."""
    entered: int
    """Of these, how many JDE holds and has not posted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """Postings of one day and currency by their G/L date."""

    day: date
    currency: str
    count: int
    gross: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RunHealth:
    """When a connection was last of use, and what came of its newest run."""

    connection_id: str
    last_success: datetime | None
    last_job: str
    last_state: str
    last_at: datetime | None
    waiting: int


def state_counts(transaction: Connection) -> list[StateCount]:
    rows = transaction.execute(
        select(_P.c.state, func.count().label("count"), func.min(_P.c.state_since, type_=Moment())).group_by(
            _P.c.state
        )
    )
    return [
        StateCount(state=PostingState(state), count=count, oldest=oldest) for state, count, oldest in rows
    ]


def blocked_by_cause(transaction: Connection) -> Mapping[str, int]:
    """Count blocked postings by the code of what stands in the way, most first."""
    rows = transaction.execute(
        select(_P.c.why, func.count().label("count"))
        .where(_P.c.state == PostingState.BLOCKED.value)
        .group_by(_P.c.why)
        .order_by(func.count().desc(), _P.c.why)
    )
    return {row[0]: row[1] for row in rows}


def late_months(transaction: Connection, *, before: date) -> list[LateMonth]:
    """Return months before a day with entries that are not posted in the ledger, oldest first."""
    month = func.substr(_P.c.gl_date, 1, 7)
    open_states = [state.value for state in PostingState if state not in FINAL]
    rows = transaction.execute(
        select(month, _P.c.currency, _P.c.state, func.count(), func.sum(_P.c.gross_minor))
        .where(
            _P.c.gl_date < before,
            _P.c.state.in_(open_states),
            _P.c.document_type.not_in(WITHOUT_MONEY),
        )
        .group_by(month, _P.c.currency, _P.c.state)
    ).all()
    found = []
    for name in sorted({row[0] for row in rows}):
        mine = [row for row in rows if row[0] == name]
        sums: dict[str, int] = {}
        for _, currency, _, _, minor in mine:
            sums[currency] = sums.get(currency, 0) + minor
        found.append(
            LateMonth(
                month=name,
                count=sum(row[3] for row in mine),
                totals=tuple(Money.from_minor(minor, currency) for currency, minor in sorted(sums.items())),
                entered=sum(row[3] for row in mine if PostingState(row[2]) in IN_LEDGER),
            )
        )
    return found


def days_counted(transaction: Connection, *, first: date, last: date) -> list[DayCount]:
    """Count postings per G/L date and currency; those dismissed are left out."""
    rows = transaction.execute(
        select(_P.c.gl_date, _P.c.currency, func.count(), func.sum(_P.c.gross_minor))
        .where(
            _P.c.gl_date.between(first, last),
            _P.c.state != PostingState.DISMISSED.value,
            _P.c.document_type.not_in(WITHOUT_MONEY),
        )
        .group_by(_P.c.gl_date, _P.c.currency)
        .order_by(_P.c.gl_date)
    )
    return [
        DayCount(day=day, currency=currency, count=count, gross=Money.from_minor(minor, currency))
        for day, currency, count, minor in rows
    ]


def run_health(transaction: Connection) -> dict[str, RunHealth]:
    """Return the health of each connection that is in use, by its id."""
    ids = transaction.execute(select(_C.c.connection_id).where(_C.c.is_active)).scalars().all()
    return {connection_id: _health(transaction, connection_id) for connection_id in ids}


def unprepared_count(transaction: Connection) -> int:
    """Count documents that were fetched and not looked at yet."""
    query = select(func.count()).select_from(_D).where(_D.c.prepared_at.is_(None), _D.c.is_newest)
    return int(transaction.execute(query).scalar_one())


def _health(transaction: Connection, connection_id: str) -> RunHealth:
    mine = _R.c.connection_id == connection_id
    succeeded = transaction.execute(
        select(func.max(_R.c.ended_at, type_=Moment())).where(mine, _R.c.state == RunState.SUCCEEDED.value)
    ).scalar()
    newest = transaction.execute(
        select(_R.c.job, _R.c.state, _R.c.ended_at)
        .where(mine, _R.c.ended_at.is_not(None))
        .order_by(_R.c.requested_at.desc())
        .limit(1)
    ).first()
    waiting = transaction.execute(
        select(func.count()).where(mine, _R.c.state.in_([RunState.QUEUED.value, RunState.RUNNING.value]))
    ).scalar_one()
    return RunHealth(
        connection_id=connection_id,
        last_success=succeeded,
        last_job=newest.job if newest else "",
        last_state=newest.state if newest else "",
        last_at=newest.ended_at if newest else None,
        waiting=waiting,
    )
