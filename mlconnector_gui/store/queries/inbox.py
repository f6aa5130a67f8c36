"""What stands still, grouped by cause: postings by what stops them, jobs that fail since they last succeeded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.runs import RunState

_P, _R, _F = tables.posting, tables.run, tables.finding
_S = PostingState
_STUCK = (_S.BLOCKED, _S.REJECTED, _S.IN_DOUBT, _S.NEEDS_PERSON, _S.CHANGED_AFTER_APPROVAL)
UNMAPPED = "mapping.missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckPostings:
    """Postings of one store that one cause stops."""

    connection_id: str
    state: PostingState
    why: str
    role: str
    """Of lines without an account, what they are; '' otherwise."""
    params: Mapping[str, str]
    """Of one of them, as an example."""
    count: int
    gross: Money
    oldest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingJob:
    """A job of a connection that has not succeeded since it failed."""

    connection_id: str
    job: str
    stream: str
    problem: Mapping[str, Any]
    count: int


def stuck_postings(transaction: Connection) -> list[StuckPostings]:
    rows = transaction.execute(
        _grouped(_P.c.why).where(
            _P.c.state.in_([state.value for state in _STUCK]),
            (_P.c.why != UNMAPPED) | (_P.c.state != _S.BLOCKED.value),
        )
    ).mappings()
    return [_stuck(transaction, row, role="") for row in rows] + _unmapped(transaction)


def changed_after_sending(transaction: Connection) -> list[StuckPostings]:
    """Return the entries in JDE whose source, or whose ledger rows, are not what was sent."""
    states = [state.value for state in IN_LEDGER]
    rows = transaction.execute(
        _grouped().where(_P.c.state.in_(states), _P.c.source_change.is_not(None))
    ).mappings()
    return [_stuck(transaction, {**row, "why": ""}, role="") for row in rows]


def failing_jobs(transaction: Connection, *, since: datetime) -> list[FailingJob]:
    rows = transaction.execute(
        select(_R)
        .where(_R.c.state == RunState.FAILED.value, _R.c.requested_at >= since)
        .order_by(_R.c.requested_at.desc())
    ).mappings()
    failed: dict[tuple[str, str, str], list[RowMapping]] = {}
    for row in rows:
        key = (row["connection_id"] or "", row["job"], row["params"].get("stream", ""))
        failed.setdefault(key, []).append(row)
    found = []
    for (connection_id, job, stream), every in failed.items():
        good = _last_success(transaction, connection_id, job, since)
        later = [row for row in every if good is None or row["requested_at"] > good]
        if later:
            found.append(
                FailingJob(
                    connection_id=connection_id,
                    job=job,
                    stream=stream,
                    problem=later[0]["problem"] or {},
                    count=len(later),
                )
            )
    return found


def _last_success(transaction: Connection, connection_id: str, job: str, since: datetime) -> datetime | None:
    row = transaction.execute(
        select(_R.c.requested_at)
        .where(
            _R.c.connection_id == connection_id,
            _R.c.job == job,
            _R.c.requested_at >= since,
            _R.c.state.in_([RunState.SUCCEEDED.value, RunState.PARTIAL.value]),
        )
        .order_by(_R.c.requested_at.desc())
        .limit(1)
    ).first()
    return row.requested_at if row else None


def _grouped(*also: Any) -> Any:
    keys = (_P.c.connection_id, _P.c.state, _P.c.currency, *also)
    return select(
        *keys,
        func.count().label("count"),
        func.sum(_P.c.gross_minor).label("gross_minor"),
        func.min(_P.c.gl_date).label("oldest"),
        func.min(_P.c.posting_id).label("example"),
    ).group_by(*keys)


def _unmapped(transaction: Connection) -> list[StuckPostings]:
    """Group by what the lines without an account are: one rule frees them all."""
    line = tables.posting_line
    wanted = (
        select(line.c.posting_id, line.c.role)
        .join(_P, _P.c.posting_id == line.c.posting_id)
        .where(_P.c.state == _S.BLOCKED.value, _P.c.why == UNMAPPED, line.c.account == "")
        .distinct()
        .subquery()
    )
    query = _grouped(_P.c.why, wanted.c.role).join(wanted, wanted.c.posting_id == _P.c.posting_id)
    rows = transaction.execute(query).mappings()
    return [_stuck(transaction, row, role=row["role"]) for row in rows]


def _stuck(transaction: Connection, row: Mapping[str, Any] | RowMapping, *, role: str) -> StuckPostings:
    return StuckPostings(
        connection_id=row["connection_id"],
        state=PostingState(row["state"]),
        why=row["why"],
        role=role,
        params=_example_params(transaction, row["example"], row["why"], role),
        count=row["count"],
        gross=Money.from_minor(row["gross_minor"], row["currency"]),
        oldest=row["oldest"],
    )


def _example_params(transaction: Connection, posting_id: str, code: str, role: str) -> dict[str, str]:
    rows = transaction.execute(
        select(_F.c.params).where(_F.c.posting_id == posting_id, _F.c.code == code).order_by(_F.c.position)
    ).scalars()
    every = [dict(params) for params in rows]
    fitting = [params for params in every if not role or params.get("role") == role]
    return next(iter([*fitting, *every]), {})
