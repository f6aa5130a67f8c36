"""The audit log: append-only and hash-chained, so that a change of any record, or of their order, shows."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from mlconnector_gui.store import tables
from mlconnector_gui.store.types import canonical_json

_DOMAIN = b"mlconnector/audit/1\x00"
_FIRST_PREVIOUS = "0" * 64
_VERIFY_PAGE = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a person, or the engine; and on which machine."""

    name: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """One event as it is kept."""

    seq: int
    at: datetime
    actor: str
    machine: str
    event: str
    subject_kind: str
    subject_id: str
    fields: Mapping[str, object]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditVerdict:
    """What a verification found; `broken_at` is the first record that does not fit the chain."""

    records: int
    broken_at: int | None
    last_hash: str

    @property
    def is_verified(self) -> bool:
        return self.broken_at is None


def record(
    transaction: Connection,
    *,
    at: datetime,
    actor: Actor,
    event: str,
    subject_kind: str,
    subject_id: str,
    **fields: object,
) -> int:
    """Append one event in the transaction of the fact it tells, and return its number."""
    seq, previous = _tail(transaction)
    text = canonical_json(fields)
    row = {
        "seq": seq + 1,
        "at": at,
        "actor": actor.name,
        "machine": actor.machine,
        "event": event,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "fields": text,
        "previous_hash": previous,
    }
    transaction.execute(insert(tables.audit).values(**row, hash=_hash(row)))
    return seq + 1


def verify(transaction: Connection) -> AuditVerdict:
    """Walk the whole chain: numbers without a gap, each hash right, each linked to the one before."""
    seq, previous = 0, _FIRST_PREVIOUS
    for row in _rows(transaction):
        fits = row["seq"] == seq + 1 and row["previous_hash"] == previous and row["hash"] == _hash(row)
        if not fits:
            return AuditVerdict(records=seq, broken_at=seq + 1, last_hash=previous)
        seq, previous = row["seq"], row["hash"]
    return AuditVerdict(records=seq, broken_at=None, last_hash=previous)


def exported(transaction: Connection) -> Iterator[dict[str, object]]:
    """Yield every record in order, ready to be written as one JSON object a line."""
    for row in _rows(transaction):
        yield {**dict(row), "at": _moment_text(row["at"]), "fields": json.loads(row["fields"])}


def _rows(transaction: Connection) -> Iterator[RowMapping]:
    """Page by key, so that memory stays small."""
    last = 0
    while True:
        page = (
            transaction.execute(
                select(tables.audit)
                .where(tables.audit.c.seq > last)
                .order_by(tables.audit.c.seq)
                .limit(_VERIFY_PAGE)
            )
            .mappings()
            .all()
        )
        if not page:
            return
        yield from page
        last = page[-1]["seq"]


def _tail(transaction: Connection) -> tuple[int, str]:
    newest = select(func.max(tables.audit.c.seq)).scalar_subquery()
    row = transaction.execute(
        select(tables.audit.c.seq, tables.audit.c.hash).where(tables.audit.c.seq == newest)
    ).first()
    return (row.seq, row.hash) if row else (0, _FIRST_PREVIOUS)


def _hash(row: Mapping[str, Any] | RowMapping) -> str:
    content = {
        name: row[name]
        for name in ("seq", "actor", "machine", "event", "subject_kind", "subject_id", "fields")
    }
    content["at"] = _moment_text(row["at"])
    body = str(row["previous_hash"]).encode() + b"\x00" + canonical_json(content).encode()
    return hashlib.sha256(_DOMAIN + body).hexdigest()


def _moment_text(moment: object) -> str:
    assert isinstance(moment, datetime)  # noqa: S101  the column's type
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
