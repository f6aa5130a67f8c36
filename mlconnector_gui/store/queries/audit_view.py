"""What the audit view shows: an id snapshot of filtered events, and pages of them by id."""

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from math import ceil, floor
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Text,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from mlconnector_gui.accounting.money import currency_exponent
from mlconnector_gui.store import tables
from mlconnector_gui.store.text_search import events_with_words, has_words

_A, _P, _C = tables.audit, tables.posting, tables.connection
_L, _R, _D, _LINK = tables.posting_line, tables.run, tables.document, tables.posting_document
_PAGE = 5_000
_LARGEST_NUMBER = 10**15
_OTHER_SUBJECTS = ("posting", "connection", "run", "document")
"""Subjects that people may know the id of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRange:
    """Amounts from one to another, both included; without a sign, since a debit's amount is its credit's."""

    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """What the audit view is asked for; empty fields ask for everything."""

    text: str = ""
    """Beginnings of words of an event, or of what its posting is called; a reference; a JDE document number."""
    event: str = ""
    subject_kind: str = ""
    subject_id: str = ""
    since: datetime | None = None
    until: datetime | None = None
    person: str = ""
    connection_id: str = ""
    state: str = ""
    """State in which the posting is now."""
    account: str = ""
    """An account of the posting's lines; with a star at its end, all that begin so."""
    amount: AmountRange | None = None
    """Gross of the posting, or amount of one of its lines."""
    document: int | None = None
    """JDE document number."""


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


def audit_ids(transaction: Connection, wanted: AuditFilter) -> Sequence[int]:
    """
    Return the numbers of the matching events, newest first.

    The whole log is a span of numbers, since they have no gap; a filter's result is kept in eight bytes an event.
    """
    if wanted == AuditFilter():
        newest = transaction.execute(select(func.max(_A.c.seq))).scalar() or 0
        if newest == transaction.execute(select(func.count()).select_from(_A)).scalar_one():
            return range(newest, 0, -1)
    found = select(_A.c.seq).where(*_conditions(transaction, wanted)).subquery("found")
    # one answer for all of them: a row each would hand Python's lock to and fro with the window's thread
    joined: ColumnElement[str | None] = literal_column("group_concat(found.seq, ',' ORDER BY found.seq DESC)")
    numbers = transaction.execute(select(joined).select_from(found)).scalar()
    return array("q", map(int, numbers.split(",")) if numbers else ())


def audit_count(transaction: Connection, wanted: AuditFilter, *, after: int = 0) -> int:
    """Count the matching events that are newer than one."""
    query = select(func.count()).select_from(_A).where(*_conditions(transaction, wanted))
    return int(transaction.execute(query.where(_A.c.seq > after)).scalar_one())


def audit_rows(transaction: Connection, seqs: Sequence[int]) -> list[AuditRow]:
    """Return events in the order of the numbers."""
    rows = transaction.execute(_with_subjects().where(_A.c.seq.in_(list(seqs)))).mappings()
    found = {row["seq"]: _row(row) for row in rows}
    return [found[seq] for seq in seqs if seq in found]


def audit_pages(transaction: Connection, seqs: Sequence[int]) -> Iterator[AuditRow]:
    """Yield events in the order of the numbers, a page at a time."""
    for start in range(0, len(seqs), _PAGE):
        yield from audit_rows(transaction, seqs[start : start + _PAGE])


def events_of(transaction: Connection, subject_kind: str, subject_id: str) -> list[AuditRow]:
    rows = transaction.execute(
        _with_subjects()
        .where(_A.c.subject_kind == subject_kind, _A.c.subject_id == subject_id)
        .order_by(_A.c.seq)
    ).mappings()
    return [_row(row) for row in rows]


def audit_events(transaction: Connection) -> list[str]:
    """Return the kinds of events that occur."""
    return _distinct(transaction, _A.c.event)


def audit_people(transaction: Connection) -> list[str]:
    """Return who has done anything, the engine included."""
    return _distinct(transaction, _A.c.actor)


def audit_postings(transaction: Connection, wanted: AuditFilter) -> list[str]:
    """Return the postings that matching events are about, in the order of their first event."""
    query = (
        select(_A.c.subject_id)
        .where(_A.c.subject_kind == "posting", *_conditions(transaction, wanted))
        .group_by(_A.c.subject_id)
        .order_by(func.min(_A.c.seq))
    )
    return list(transaction.execute(query).scalars())


def postings_of_events(transaction: Connection, seqs: Sequence[int]) -> list[str]:
    """Return the postings that the events are about, each once, in the order of the numbers."""
    found = {row.seq: row for row in audit_rows(transaction, seqs)}
    subjects = (found[seq] for seq in seqs if seq in found)
    return list(dict.fromkeys(row.subject_id for row in subjects if row.subject_kind == "posting"))


def _distinct(transaction: Connection, column: Column[str]) -> list[str]:
    """Step through an index from value to value, which costs a look-up each instead of the whole log."""
    found: list[str] = []
    value = transaction.execute(select(func.min(column))).scalar()
    while value is not None:
        found.append(value)
        value = transaction.execute(select(func.min(column)).where(column > value)).scalar()
    return found


def _conditions(transaction: Connection, wanted: AuditFilter) -> list[ColumnElement[bool]]:
    conditions = [
        column == value
        for column, value in (
            (_A.c.event, wanted.event),
            (_A.c.subject_kind, wanted.subject_kind),
            (_A.c.subject_id, wanted.subject_id),
            (_A.c.actor, wanted.person),
        )
        if value
    ]
    if wanted.since is not None:
        conditions.append(_A.c.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(_A.c.at <= wanted.until)
    if about := _posting_conditions(transaction, wanted):
        conditions.append(_of_postings(select(_P.c.posting_id).where(*about)))
    if wanted.connection_id:
        conditions.append(_of_connection(wanted.connection_id))
    if text := wanted.text.strip():
        conditions.append(_has_text(text))
    return conditions


def _posting_conditions(transaction: Connection, wanted: AuditFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.state:
        conditions.append(_P.c.state == wanted.state)
    if wanted.document is not None:
        conditions.append(_P.c.ledger_number == wanted.document)
    if wanted.account:
        conditions.append(_P.c.posting_id.in_(select(_L.c.posting_id).where(_account_is(wanted.account))))
    if wanted.amount is not None:
        conditions.append(_amount_within(transaction, wanted.amount))
    return conditions


def _account_is(account: str) -> ColumnElement[bool]:
    if account.endswith("*"):
        first = account.rstrip("*")
        return and_(_L.c.account >= first, _L.c.account < first + "\U0010ffff")
    return _L.c.account == account


def _amount_within(transaction: Connection, amount: AmountRange) -> ColumnElement[bool]:
    """Compare in the smallest units of each currency that occurs."""
    currencies = transaction.execute(select(_P.c.currency).distinct()).scalars().all()
    parts = []
    for digits in {currency_exponent(currency) for currency in currencies}:
        least, most = ceil(amount.least.scaleb(digits)), floor(amount.most.scaleb(digits))
        same = [currency for currency in currencies if currency_exponent(currency) == digits]
        lines = select(_L.c.posting_id).where(
            or_(_L.c.amount_minor.between(least, most), _L.c.amount_minor.between(-most, -least))
        )
        parts.append(
            and_(
                _P.c.currency.in_(same),
                or_(_P.c.gross_minor.between(least, most), _P.c.posting_id.in_(lines)),
            )
        )
    return or_(*parts) if parts else _P.c.posting_id.is_(None)


def _of_postings(posting_ids: Select[Any]) -> ColumnElement[bool]:
    return and_(_A.c.subject_kind == "posting", _A.c.subject_id.in_(posting_ids))


def _of_connection(connection_id: str) -> ColumnElement[bool]:
    """Events of the connection itself, of its runs, of its documents, and of its postings on either side."""
    is_mine = or_(_P.c.connection_id == connection_id, _P.c.target_id == connection_id)
    runs = select(_R.c.run_id).where(_R.c.connection_id == connection_id)
    documents = select(cast(_D.c.document_id, Text)).where(_D.c.connection_id == connection_id)
    return or_(
        _of_postings(select(_P.c.posting_id).where(is_mine)),
        and_(_A.c.subject_kind == "connection", _A.c.subject_id == connection_id),
        and_(_A.c.subject_kind == "run", _A.c.subject_id.in_(runs)),
        and_(_A.c.subject_kind == "document", _A.c.subject_id.in_(documents)),
    )


def _has_text(text: str) -> ColumnElement[bool]:
    is_number = text.isascii() and text.isdigit() and int(text) < _LARGEST_NUMBER
    called_so = select(_P.c.posting_id).where(
        or_(
            _P.c.explanation.contains(text, autoescape=True),
            _P.c.reference == text,
            _P.c.number == text,
            *([_P.c.ledger_number == int(text)] if is_number else []),
        )
    )
    found = [
        select(_A.c.seq).where(_of_postings(called_so)),
        select(_A.c.seq).where(_A.c.subject_kind.in_(_OTHER_SUBJECTS), _A.c.subject_id == text),
    ]
    if has_words(text):
        found.append(events_with_words(text))
    return _A.c.seq.in_(union_all(*found))  # each part by an index of its own


def _with_subjects() -> Select[Any]:
    of_run = tables.connection.alias("of_run")
    return (
        select(_A, _P.c.explanation, _C.c.name, _R.c.job, of_run.c.name.label("run_of"))
        .outerjoin(_P, _P.c.posting_id == _A.c.subject_id)
        .outerjoin(_C, _C.c.connection_id == _A.c.subject_id)
        .outerjoin(_R, _R.c.run_id == _A.c.subject_id)
        .outerjoin(of_run, of_run.c.connection_id == _R.c.connection_id)
    )


def _row(row: RowMapping) -> AuditRow:
    run = " ".join(part for part in (row["job"], row["run_of"]) if part)
    fields = json.loads(row["fields"])
    if row["subject_kind"] == "schedule":
        run = " ".join(str(fields[name]) for name in ("job", "stream", "connection") if fields.get(name))
    return AuditRow(
        seq=row["seq"],
        at=row["at"],
        actor=row["actor"],
        machine=row["machine"],
        event=row["event"],
        subject_kind=row["subject_kind"],
        subject_id=row["subject_id"],
        subject=row["explanation"] or row["name"] or run or str(fields.get("subject") or row["subject_id"]),
        fields=fields,
        hash=row["hash"],
    )
