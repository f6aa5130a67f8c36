"""The audit log: append-only and hash-chained, so that a change of any record, or of their order, shows."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Text, func, insert, select, type_coerce

from mlconnector_gui.store import tables
from mlconnector_gui.store.types import canonical_json, moment_text

_DOMAIN = b"mlconnector/audit/1\x00"
_FIRST_PREVIOUS = "0" * 64
_VERIFY_PAGE = 5000
_APPEND = insert(tables.audit)
_TAIL = select(tables.audit.c.seq, tables.audit.c.hash).where(
    tables.audit.c.seq == select(func.max(tables.audit.c.seq)).scalar_subquery()
)
"""Both belong to every fact that is written, so they are built once."""
_AS_TEXT = tuple(
    type_coerce(column, Text).label("at") if column.name == "at" else column for column in tables.audit.c
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a person, or the engine; and on which machine."""

    name: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A record as it once was seen; kept elsewhere, it shows that a chain was shortened or written anew."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditVerdict:
    """
    What a verification found; `broken_at` is the first record that does not fit the chain.

    `records` are those before it.
    """

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
    hashed = _hash({**row, "at": moment_text(at)})
    transaction.execute(_APPEND, {**row, "hash": hashed})
    return seq + 1


def verify(
    transaction: Connection,
    *,
    checkpoint: Checkpoint | None = None,
    walked: Callable[[int], None] = lambda _seq: None,
) -> AuditVerdict:
    """
    Walk the whole chain: numbers without a gap, each hash right, each linked to the one before.

    A chain that was cut off at its end, or written anew from some record on, fits in itself; only a checkpoint
    kept from before shows it. `walked` is told now and then how far the walk is; what it raises ends the walk.
    """
    seen = checkpoint or Checkpoint(seq=0, hash=_FIRST_PREVIOUS)
    seq, previous = 0, _FIRST_PREVIOUS
    for row in _rows(transaction):
        if seq % _VERIFY_PAGE == 0:
            walked(seq)
        is_as_seen = row["seq"] != seen.seq or row["hash"] == seen.hash
        if not (is_as_seen and _follows(row, seq, previous)):
            return AuditVerdict(records=seq, broken_at=seq + 1, last_hash=previous)
        seq, previous = row["seq"], row["hash"]
    return AuditVerdict(records=seq, broken_at=seq + 1 if seq < seen.seq else None, last_hash=previous)


def chained(transaction: Connection) -> Iterator[dict[str, object]]:
    """Yield every record in order, its fields as the text that was hashed, so that anyone can hash them again."""
    return (dict(row) for row in _rows(transaction))


def newest_number(transaction: Connection) -> int:
    return _tail(transaction)[0]


def exported(transaction: Connection) -> Iterator[dict[str, object]]:
    """Yield every record in order, ready to be written as one JSON object a line."""
    for row in _rows(transaction):
        yield {**dict(row), "fields": _readable(row["fields"])}


def _readable(fields: str) -> object:
    """Return what was written; a text that was tampered with is handed out as it stands."""
    try:
        return json.loads(fields)
    except ValueError:
        return fields


def _rows(transaction: Connection) -> Iterator[RowMapping]:
    """Page by key, so that memory stays small; moments as their text, since what is there may be no moment."""
    query = select(*_AS_TEXT).order_by(tables.audit.c.seq).limit(_VERIFY_PAGE)
    page = transaction.execute(query).mappings().all()
    while page:
        yield from page
        after = query.where(tables.audit.c.seq > page[-1]["seq"])
        page = transaction.execute(after).mappings().all()


def _tail(transaction: Connection) -> tuple[int, str]:
    row = transaction.execute(_TAIL).first()
    return (row.seq, row.hash) if row else (0, _FIRST_PREVIOUS)


def _follows(row: RowMapping, seq: int, previous: str) -> bool:
    try:
        hashed = _hash(row)
    except TypeError:
        return False  # bytes or a float, where only text was ever written
    return bool(row["seq"] == seq + 1 and row["previous_hash"] == previous and row["hash"] == hashed)


def _hash(row: Mapping[str, Any] | RowMapping) -> str:
    content = {
        name: row[name]
        for name in ("seq", "at", "actor", "machine", "event", "subject_kind", "subject_id", "fields")
    }
    body = str(row["previous_hash"]).encode() + b"\x00" + canonical_json(content).encode()
    return hashlib.sha256(_DOMAIN + body).hexdigest()
