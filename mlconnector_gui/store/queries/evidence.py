"""What an auditor is handed besides the log: entries, approvals, attempts and the documents behind them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.store import tables
from mlconnector_gui.store.archive import archived_payload

_P, _L, _C = tables.posting, tables.posting_line, tables.connection
_PART = 5_000
"""Ids a query; SQLite takes 32,766 parameters."""

Row = Mapping[str, Any] | RowMapping


def posting_ids(transaction: Connection) -> list[str]:
    return list(transaction.execute(select(_P.c.posting_id).order_by(_P.c.prepared_at)).scalars())


def evidence_postings(transaction: Connection, ids: Sequence[str]) -> Iterator[Row]:
    """Yield the postings with their connection's name and the exact bytes that were approved."""
    query = select(_P, _C.c.name.label("connection")).join(_C, _C.c.connection_id == _P.c.connection_id)
    for part in _parts(ids):
        yield from transaction.execute(query.where(_P.c.posting_id.in_(part))).mappings()


def with_gross(rows: Iterable[Row]) -> Iterator[Row]:
    """Give each posting its gross as an exact amount."""
    for row in rows:
        yield {**row, "gross": Money.from_minor(row["gross_minor"], row["currency"]).amount}


def evidence_lines(transaction: Connection, ids: Sequence[str]) -> Iterator[Row]:
    """Yield the lines of postings, their amounts as money."""
    query = select(_L, _P.c.currency, _P.c.explanation).join(_P, _P.c.posting_id == _L.c.posting_id)
    for part in _parts(ids):
        rows = transaction.execute(
            query.where(_L.c.posting_id.in_(part)).order_by(_L.c.posting_id, _L.c.line)
        ).mappings()
        for row in rows:
            yield {**row, "amount": Money.from_minor(row["amount_minor"], row["currency"]).amount}


def evidence_rows(transaction: Connection, table: Table, ids: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a table that name one of the postings."""
    for part in _parts(ids):
        yield from transaction.execute(select(table).where(table.c.posting_id.in_(part))).mappings()


def evidence_approvals(transaction: Connection, ids: Sequence[str]) -> Iterator[Row]:
    return evidence_rows(transaction, tables.approval, ids)


def evidence_attempts(transaction: Connection, ids: Sequence[str]) -> Iterator[Row]:
    return evidence_rows(transaction, tables.attempt, ids)


def evidence_notes(transaction: Connection, ids: Sequence[str]) -> Iterator[Row]:
    """Yield what people wrote about postings, with the hash of what they attached."""
    for row in evidence_rows(transaction, tables.posting_note, ids):
        yield {**row, "sha256": row["payload_hash"] or ""}


def evidence_documents(transaction: Connection, ids: Sequence[str]) -> Iterator[Row]:
    """Yield each document revision with the posting that was made from it."""
    link, document = tables.posting_document, tables.document
    query = (
        select(document, _C.c.name.label("connection"), link.c.posting_id)
        .join(link, link.c.document_id == document.c.document_id)
        .join(_C, _C.c.connection_id == document.c.connection_id)
    )
    for part in _parts(ids):
        yield from transaction.execute(query.where(link.c.posting_id.in_(part))).mappings()


def evidence_payload(transaction: Connection, name: str) -> bytes:
    return archived_payload(transaction, name)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _PART):
        yield ids[start : start + _PART]
