"""What the audit view shows: an id snapshot of filtered events, and pages of them by id."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, or_, select

from mlconnector_gui.store import tables

_A, _P, _C = tables.audit, tables.posting, tables.connection


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """What the audit view is asked for; empty fields ask for everything."""

    text: str = ""
    """Part of an event, actor, subject, its explanation or fields, or a JDE document number."""
    event: str = ""
    subject_kind: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One event."""

    seq: int
    at: datetime
    actor: str
    machine: str
    event: str
    subject_kind: str
    subject_id: str
    subject: str
    """What people call the subject: a posting's explanation, a connection's name."""
    fields: Mapping[str, object]
    hash: str


def audit_ids(transaction: Connection, wanted: AuditFilter) -> list[int]:
    """Return the numbers of the matching events, newest first."""
    query = select(_A.c.seq).order_by(_A.c.seq.desc())
    if wanted.event:
        query = query.where(_A.c.event == wanted.event)
    if wanted.subject_kind:
        query = query.where(_A.c.subject_kind == wanted.subject_kind)
    if wanted.since is not None:
        query = query.where(_A.c.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(_A.c.at <= wanted.until)
    if text := wanted.text.strip():
        subjects = select(_P.c.posting_id).where(
            or_(
                _P.c.explanation.contains(text, autoescape=True),
                _P.c.reference == text,
                _P.c.number == text,
                *(
                    [_P.c.ledger_number == int(text)]
                    if text.isascii() and text.isdigit() and len(text) < 16
                    else []
                ),
            )
        )
        columns = (_A.c.event, _A.c.actor, _A.c.subject_id, _A.c.fields)
        query = query.where(
            or_(
                *(column.contains(text, autoescape=True) for column in columns), _A.c.subject_id.in_(subjects)
            )
        )
    return list(transaction.execute(query).scalars())


def audit_rows(transaction: Connection, seqs: Sequence[int]) -> list[AuditRow]:
    """Return events in the order of the numbers."""
    rows = transaction.execute(_with_subjects().where(_A.c.seq.in_(seqs))).mappings()
    found = {row["seq"]: _row(row) for row in rows}
    return [found[seq] for seq in seqs if seq in found]


def events_of(transaction: Connection, subject_kind: str, subject_id: str) -> list[AuditRow]:
    rows = transaction.execute(
        _with_subjects()
        .where(_A.c.subject_kind == subject_kind, _A.c.subject_id == subject_id)
        .order_by(_A.c.seq)
    ).mappings()
    return [_row(row) for row in rows]


def audit_events(transaction: Connection) -> list[str]:
    """Return the kinds of events that occur."""
    return list(transaction.execute(select(_A.c.event).distinct().order_by(_A.c.event)).scalars())


def _with_subjects() -> Select[Any]:
    return (
        select(_A, _P.c.explanation, _C.c.name)
        .outerjoin(_P, _P.c.posting_id == _A.c.subject_id)
        .outerjoin(_C, _C.c.connection_id == _A.c.subject_id)
    )


def _row(row: RowMapping) -> AuditRow:
    return AuditRow(
        seq=row["seq"],
        at=row["at"],
        actor=row["actor"],
        machine=row["machine"],
        event=row["event"],
        subject_kind=row["subject_kind"],
        subject_id=row["subject_id"],
        subject=row["explanation"] or row["name"] or row["subject_id"],
        fields=json.loads(row["fields"]),
        hash=row["hash"],
    )
