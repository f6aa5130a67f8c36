"""The way between a JDE document, its posting, the store's documents behind it, and their payloads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.notes import Note, notes_of

_P, _D, _C, _LINK, _ARCHIVE = (
    tables.posting,
    tables.document,
    tables.connection,
    tables.posting_document,
    tables.archive,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedDocument:
    """One revision of a source document, with the size of its payload."""

    document_id: int
    connection: str
    stream: str
    external_id: str
    revision: int
    is_newest: bool
    is_deleted: bool
    fetched_at: datetime
    payload_hash: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One posting between what the store gave and what JDE holds."""

    posting_id: str
    explanation: str
    state: PostingState
    gross: Money
    gl_date: date
    reference: str
    target: str
    ledger_company: str
    ledger_type: str
    ledger_number: int | None
    ledger_batch: int | None
    documents: tuple[TracedDocument, ...]
    notes: tuple[Note, ...]

    @property
    def ledger(self) -> str:
        """'JE 1042' once JDE has it, '' before."""
        return f"{self.ledger_type} {self.ledger_number}" if self.ledger_number else ""


def trace_of_posting(transaction: Connection, posting_id: str) -> Trace | None:
    row = (
        transaction.execute(
            select(_P, _C.c.name.label("target_name"))
            .join(_C, _C.c.connection_id == _P.c.target_id)
            .where(_P.c.posting_id == posting_id)
        )
        .mappings()
        .first()
    )
    if row is None:
        return None
    return Trace(
        posting_id=posting_id,
        explanation=row["explanation"],
        state=PostingState(row["state"]),
        gross=Money.from_minor(row["gross_minor"], row["currency"]),
        gl_date=row["ledger_gl_date"] or row["gl_date"],
        reference=row["reference"],
        target=row["target_name"],
        ledger_company=row["ledger_company"] or "",
        ledger_type=row["ledger_type"] or "",
        ledger_number=row["ledger_number"],
        ledger_batch=row["ledger_batch"],
        documents=tuple(traced_documents(transaction, [posting_id])),
        notes=tuple(notes_of(transaction, posting_id)),
    )


def posting_of_document(transaction: Connection, document_id: int) -> str | None:
    """Return the newest posting that was made from a document."""
    found = transaction.execute(
        select(_P.c.posting_id)
        .join(_LINK, _LINK.c.posting_id == _P.c.posting_id)
        .where(_LINK.c.document_id == document_id)
        .order_by(_P.c.prepared_at.desc())
        .limit(1)
    ).scalar()
    return str(found) if found else None


def traced_documents(transaction: Connection, posting_ids: Sequence[str]) -> list[TracedDocument]:
    """Return the documents behind postings, newest revision first."""
    rows = transaction.execute(
        select(_D, _C.c.name.label("connection"), _ARCHIVE.c.size)
        .join(_LINK, _LINK.c.document_id == _D.c.document_id)
        .join(_C, _C.c.connection_id == _D.c.connection_id)
        .join(_ARCHIVE, _ARCHIVE.c.payload_hash == _D.c.payload_hash)
        .where(_LINK.c.posting_id.in_(posting_ids))
        .order_by(_D.c.stream, _D.c.external_id, _D.c.revision.desc())
        .distinct()
    ).mappings()
    return [TracedDocument(**{name: row[name] for name in TracedDocument.__slots__}) for row in rows]


def document_named(transaction: Connection, document_id: int) -> TracedDocument:
    row = (
        transaction.execute(
            select(_D, _C.c.name.label("connection"), _ARCHIVE.c.size)
            .join(_C, _C.c.connection_id == _D.c.connection_id)
            .join(_ARCHIVE, _ARCHIVE.c.payload_hash == _D.c.payload_hash)
            .where(_D.c.document_id == document_id)
        )
        .mappings()
        .one()
    )
    return TracedDocument(**{name: row[name] for name in TracedDocument.__slots__})
