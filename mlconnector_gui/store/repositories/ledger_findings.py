"""What validation and watch found otherwise in JDE: noted once, kept while it lasts, resolved by a later look."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from mlconnector_gui.store import audit, tables
from mlconnector_gui.store.audit import Actor

_TABLE = tables.ledger_finding


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenInLedger:
    """One disagreement as seen now; the subject is a JDE document, so that the same one is known again."""

    code: str
    subject: str
    posting_id: str | None
    company: str
    document_type: str
    gl_date: date
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFinding:
    """A disagreement as kept."""

    finding_id: str
    target_id: str
    code: str
    subject: str
    posting_id: str | None
    company: str
    document_type: str
    gl_date: date
    params: Mapping[str, Any]
    first_seen_at: datetime
    last_seen_at: datetime
    resolved_at: datetime | None


def open_findings(transaction: Connection, target_id: str | None = None) -> list[LedgerFinding]:
    """Return what is not resolved, oldest first."""
    query = select(_TABLE).where(_TABLE.c.resolved_at.is_(None))
    if target_id is not None:
        query = query.where(_TABLE.c.target_id == target_id)
    rows = transaction.execute(query.order_by(_TABLE.c.first_seen_at, _TABLE.c.subject)).mappings()
    return [_finding(row) for row in rows]


def findings_of_posting(transaction: Connection, posting_id: str) -> list[LedgerFinding]:
    query = select(_TABLE).where(_TABLE.c.posting_id == posting_id, _TABLE.c.resolved_at.is_(None))
    return [_finding(row) for row in transaction.execute(query.order_by(_TABLE.c.first_seen_at)).mappings()]


def note_findings(
    transaction: Connection,
    target_id: str,
    seen: Sequence[SeenInLedger],
    *,
    codes: Collection[str],
    was_looked_at: Callable[[LedgerFinding], bool],
    new_id: Callable[[], str],
    actor: Actor,
    at: datetime,
) -> tuple[int, int]:
    """
    Keep what was seen, and resolve what was looked at and not seen any more; return how many are new and resolved.

    Only findings of the given codes are resolved: another look speaks for the others.
    """
    wanted = {(one.code, one.subject): one for one in seen}
    kept = {(one.code, one.subject): one for one in _of_codes(transaction, target_id, codes)}
    fresh = 0
    for key, one in wanted.items():
        fresh += _keep(transaction, target_id, one, kept.get(key), new_id=new_id, actor=actor, at=at)
    gone = [
        one
        for key, one in kept.items()
        if one.resolved_at is None and key not in wanted and was_looked_at(one)
    ]
    for ended in gone:
        _set(transaction, ended.finding_id, resolved_at=at)
        _record(transaction, "ledger.finding_resolved", ended, actor=actor, at=at)
    return fresh, len(gone)


def _keep(
    transaction: Connection,
    target_id: str,
    seen: SeenInLedger,
    kept: LedgerFinding | None,
    *,
    new_id: Callable[[], str],
    actor: Actor,
    at: datetime,
) -> bool:
    """Say whether it is news: not known, resolved before, or otherwise than before."""
    if kept is None:
        values = {name: getattr(seen, name) for name in SeenInLedger.__slots__}
        values |= {"finding_id": new_id(), "target_id": target_id}
        transaction.execute(insert(_TABLE).values(first_seen_at=at, last_seen_at=at, **values))
        _record(transaction, "ledger.finding", seen, actor=actor, at=at)
        return True
    is_news = kept.resolved_at is not None or dict(kept.params) != dict(seen.params)
    since = at if kept.resolved_at is not None else kept.first_seen_at
    _set(
        transaction,
        kept.finding_id,
        first_seen_at=since,
        last_seen_at=at,
        resolved_at=None,
        posting_id=seen.posting_id,
        gl_date=seen.gl_date,
        params=seen.params,
    )
    if is_news:
        _record(transaction, "ledger.finding", seen, actor=actor, at=at)
    return is_news


def _set(transaction: Connection, finding_id: str, **values: Any) -> None:
    transaction.execute(update(_TABLE).where(_TABLE.c.finding_id == finding_id).values(**values))


def _record(
    transaction: Connection, event: str, one: SeenInLedger | LedgerFinding, *, actor: Actor, at: datetime
) -> None:
    audit.record(
        transaction,
        at=at,
        actor=actor,
        event=event,
        subject_kind="posting" if one.posting_id else "ledger_document",
        subject_id=one.posting_id or one.subject,
        problem=one.code,
        found=dict(one.params),
    )


def _of_codes(transaction: Connection, target_id: str, codes: Collection[str]) -> list[LedgerFinding]:
    query = select(_TABLE).where(_TABLE.c.target_id == target_id, _TABLE.c.code.in_(codes))
    return [_finding(row) for row in transaction.execute(query).mappings()]


def _finding(row: RowMapping) -> LedgerFinding:
    return LedgerFinding(**row)
