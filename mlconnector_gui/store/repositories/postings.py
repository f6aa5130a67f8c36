"""Postings: their content, and every move of their life as one compare-and-set with its audit record."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, Update, bindparam, delete, func, insert, select, update

from mlconnector_gui.accounting.digest import digest
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.posting_draft import PostingDraft
from mlconnector_gui.accounting.states import APPROVED_ONCE, OPEN_TO_CHANGE, Move, PostingState, moved
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.store import audit, tables
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories import sending

_TABLE = tables.posting
_ASKED_AT_ONCE = 500
_LINK, _DOCUMENT = tables.posting_document, tables.document
_BY_ID = select(_TABLE).where(_TABLE.c.posting_id == bindparam("posting_id"))
_OF_LINEAGE = select(_TABLE).where(
    *(_TABLE.c[name] == bindparam(name) for name in ("connection_id", "kind", "external_id", "sequence"))
)
_OF_DOCUMENT = (
    select(_TABLE)
    .join(_LINK, _LINK.c.posting_id == _TABLE.c.posting_id)
    .join(_DOCUMENT, _DOCUMENT.c.document_id == _LINK.c.document_id)
    .where(
        *(_DOCUMENT.c[name] == bindparam(name) for name in ("connection_id", "stream", "external_id")),
        _LINK.c.is_source,
    )
    .distinct()
)
_ADD = insert(_TABLE)
_ADD_LINES, _ADD_FINDINGS = insert(tables.posting_line), insert(tables.finding)
_ADD_LINKS = insert(_LINK)
"""All of them belong to every document that is prepared, so they are built once."""
_VOID_REASONS = {
    Move.WITHDRAW_APPROVAL: "withdrawn",
    Move.SOURCE_CHANGED: "source changed",
    Move.REJECT: "refused by JD Edwards",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPosting:
    """One posting as it stands, without its lines."""

    posting_id: str
    kind: str
    connection_id: str
    target_id: str
    environment: str
    company: str
    document_type: str
    external_id: str
    sequence: int
    order_id: str
    number: str
    state: PostingState
    why: str
    revision: int
    reference: str
    gl_date: date
    currency: str
    gross_minor: int
    explanation: str
    content: bytes | None
    digest: str
    prepared_at: datetime
    state_since: datetime
    next_look_at: datetime | None
    source_change: Mapping[str, Any] | None
    ledger_company: str | None
    ledger_type: str | None
    ledger_number: int | None
    ledger_gl_date: date | None
    ledger_batch: int | None
    reverses: str | None
    reversed_by: str | None

    @property
    def lineage(self) -> "Lineage":
        return Lineage(
            connection_id=self.connection_id,
            kind=self.kind,
            external_id=self.external_id,
            sequence=self.sequence,
        )

    @property
    def gross(self) -> Money:
        """Return the sum of its debits."""
        return Money.from_minor(self.gross_minor, self.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What a posting is the posting of; a document belongs to one lineage for ever."""

    connection_id: str
    kind: str
    external_id: str
    sequence: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedContent:
    """What preparation made of a document: the draft with all findings, and where it will go."""

    draft: PostingDraft
    findings: tuple[Finding, ...]
    target_id: str
    order_id: str
    number: str
    document_ids: tuple[int, ...]
    source_id: int | None = None
    """The one of them that it was made from; what is made of a posting, or of many documents, has none."""
    reverses: str | None = None

    @property
    def is_blocked(self) -> bool:
        return any(finding.blocks for finding in self.findings) or not self.draft.is_complete

    @property
    def content(self) -> bytes | None:
        return None if self.is_blocked else self.draft.canonical(target=self.target_id)

    @property
    def as_drafted(self) -> bytes | None:
        """What the draft says, whatever the checks say of it; None where it makes no entry."""
        try:
            return self.draft.canonical(target=self.target_id)
        except Problem:
            return None

    @property
    def why(self) -> str:
        """The code of what keeps it from being ready, or the first warning; what holds for every posting is none."""
        own = [finding for finding in self.findings if finding.severity is not Severity.SITE]
        ordered = sorted(own, key=lambda finding: not finding.blocks)
        return ordered[0].code if ordered else ""


def posting_by_id(transaction: Connection, posting_id: str) -> StoredPosting:
    row = transaction.execute(_BY_ID, {"posting_id": posting_id}).mappings().first()
    if row is None:
        raise Problem("posting.unknown", posting=posting_id)
    return posting_of_row(row)


def posting_of(transaction: Connection, lineage: Lineage) -> StoredPosting | None:
    asked = {name: getattr(lineage, name) for name in Lineage.__slots__}
    row = transaction.execute(_OF_LINEAGE, asked).mappings().first()
    return posting_of_row(row) if row else None


def newest_of_lineage(transaction: Connection, lineage: Lineage) -> StoredPosting | None:
    """Return the posting of a lineage that came last, whatever its sequence."""
    row = (
        transaction.execute(
            select(_TABLE)
            .where(
                _TABLE.c.connection_id == lineage.connection_id,
                _TABLE.c.kind == lineage.kind,
                _TABLE.c.external_id == lineage.external_id,
            )
            .order_by(_TABLE.c.sequence.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    return posting_of_row(row) if row else None


def postings_in(transaction: Connection, *states: PostingState, limit: int = 10_000) -> list[StoredPosting]:
    rows = transaction.execute(
        select(_TABLE)
        .where(_TABLE.c.state.in_([state.value for state in states]))
        .order_by(_TABLE.c.state_since, _TABLE.c.posting_id)
        .limit(limit)
    ).mappings()
    return [posting_of_row(row) for row in rows]


def insert_posting(
    transaction: Connection,
    *,
    posting_id: str,
    lineage: Lineage,
    prepared: PreparedContent,
    actor: Actor,
    at: datetime,
) -> PostingState:
    """Save a new draft and move it to ready or blocked."""
    values = {
        "posting_id": posting_id,
        "kind": lineage.kind,
        "connection_id": lineage.connection_id,
        "external_id": lineage.external_id,
        "sequence": lineage.sequence,
        "state": PostingState.DRAFTED.value,
        "state_since": at,
        "reverses": prepared.reverses,
    }
    transaction.execute(_ADD, {**values, **_content_values(prepared, at)})
    _save_parts(transaction, posting_id, prepared)
    audit.record(
        transaction,
        at=at,
        actor=actor,
        event="posting.drafted",
        subject_kind="posting",
        subject_id=posting_id,
        explanation=prepared.draft.explanation,
        reference=prepared.draft.reference,
        revision=prepared.draft.revision,
        gross=str(prepared.draft.gross),
        documents=list(prepared.document_ids),
    )
    return _check(transaction, posting_id, prepared, actor=actor, at=at)


def replace_content(
    transaction: Connection, posting: StoredPosting, prepared: PreparedContent, *, actor: Actor, at: datetime
) -> PostingState:
    """Put a new revision in place of one that was not sent, and run it through the checks."""
    if posting.state is not PostingState.DRAFTED:
        move(transaction, posting, Move.PREPARE_AGAIN, actor=actor, at=at)
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.posting_id == posting.posting_id)
        .values(source_change=None, **_content_values(prepared, at))
    )
    for part in (tables.posting_line, tables.posting_subject, tables.finding, tables.posting_document):
        transaction.execute(delete(part).where(part.c.posting_id == posting.posting_id))
    _save_parts(transaction, posting.posting_id, prepared)
    audit.record(
        transaction,
        at=at,
        actor=actor,
        event="posting.prepared_again",
        subject_kind="posting",
        subject_id=posting.posting_id,
        reference=prepared.draft.reference,
        revision=prepared.draft.revision,
        gross=str(prepared.draft.gross),
        documents=list(prepared.document_ids),
    )
    return _check(transaction, posting.posting_id, prepared, actor=actor, at=at)


def link_documents(transaction: Connection, posting_id: str, prepared: PreparedContent) -> None:
    """Note what a posting was made from; further revisions of a document may lead to the same content."""
    _link(transaction, posting_id, prepared, known=documents_of(transaction, posting_id))


def renew_findings(transaction: Connection, posting_id: str, prepared: PreparedContent) -> None:
    """Tell of a posting that is ready what its checks say by now; its content and its state stay as they are."""
    table = tables.finding
    known = [
        (row.code, row.severity, row.params)
        for row in transaction.execute(
            select(table).where(table.c.posting_id == posting_id).order_by(table.c.position)
        )
    ]
    if known == [(one.code, one.severity.value, dict(one.params)) for one in prepared.findings]:
        return
    transaction.execute(delete(table).where(table.c.posting_id == posting_id))
    _save_findings(transaction, posting_id, prepared.findings)
    transaction.execute(update(_TABLE).where(_TABLE.c.posting_id == posting_id).values(why=prepared.why))


def block_unreadable(
    transaction: Connection,
    posting: StoredPosting,
    findings: Sequence[Finding],
    *,
    actor: Actor,
    at: datetime,
) -> None:
    """
    Block a posting that is ready, because its document cannot be understood any more; its lines stay to be seen.

    The revision goes on, so that nobody approves unseen what the document will lead to once it is understood.
    """
    move(transaction, posting, Move.PREPARE_AGAIN, actor=actor, at=at)
    why = next((finding.code for finding in findings if finding.blocks), "")
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.posting_id == posting.posting_id)
        .values(content=None, digest="", why=why, revision=posting.revision + 1, prepared_at=at)
    )
    transaction.execute(delete(tables.finding).where(tables.finding.c.posting_id == posting.posting_id))
    _save_findings(transaction, posting.posting_id, findings)
    drafted = posting_by_id(transaction, posting.posting_id)
    move(transaction, drafted, Move.BLOCK, actor=actor, at=at, told={"why": why})


def move(
    transaction: Connection,
    posting: StoredPosting,
    how: Move,
    *,
    actor: Actor,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    told: Mapping[str, object] | None = None,
) -> PostingState:
    """
    Make one move by compare-and-set on the state and revision that the caller saw.

    `changes` are further columns to set; `told` is what the audit record says beside the move.
    The audit record is part of the same transaction. A posting that moved meanwhile raises
    'posting.moved_meanwhile' and nothing is changed.

    Whatever leaves the way to JDE loses its approval here, so that no caller can forget it. An approval that comes
    back (nothing was sent, or it was proved absent) to a posting whose source changed meanwhile is void at once.
    """
    new = moved(posting.state, how)
    values = {"state": new.value, "state_since": at, **(changes or {})}
    seen = {
        "of_posting": posting.posting_id,
        "seen_state": posting.state.value,
        "seen_revision": posting.revision,
    }
    result = transaction.execute(
        _moving(tuple(values)), {**seen, **{f"new_{name}": values[name] for name in values}}
    )
    if result.rowcount != 1:
        now = transaction.execute(
            select(_TABLE.c.state).where(_TABLE.c.posting_id == posting.posting_id)
        ).scalar()
        raise Problem(
            "posting.moved_meanwhile",
            cause=Cause.STATE,
            posting=posting.explanation,
            expected=posting.state.value,
            found=now or "",
        )
    audit.record(
        transaction,
        at=at,
        actor=actor,
        event=f"posting.{how.value}",
        subject_kind="posting",
        subject_id=posting.posting_id,
        **{"from": posting.state.value, "to": new.value, "revision": posting.revision, **(told or {})},
    )
    if posting.state in APPROVED_ONCE and new in OPEN_TO_CHANGE | {PostingState.DISMISSED}:
        reason = _VOID_REASONS.get(how, how.value)
        sending.void_approval(transaction, posting.posting_id, reason=reason, at=at)
    if new is PostingState.APPROVED and how is not Move.APPROVE:
        return _after_coming_back(transaction, posting.posting_id, actor=actor, at=at)
    return new


@cache
def _moving(columns: tuple[str, ...]) -> Update:
    """Build the compare-and-set of some columns, once: thousands of postings move by the same few."""
    return (
        update(_TABLE)
        .where(
            _TABLE.c.posting_id == bindparam("of_posting"),
            _TABLE.c.state == bindparam("seen_state"),
            _TABLE.c.revision == bindparam("seen_revision"),
        )
        .values({name: bindparam(f"new_{name}") for name in columns})
    )


def _after_coming_back(
    transaction: Connection, posting_id: str, *, actor: Actor, at: datetime
) -> PostingState:
    posting = posting_by_id(transaction, posting_id)
    if not posting.source_change:
        return posting.state
    return move(transaction, posting, Move.SOURCE_CHANGED, actor=actor, at=at, told=posting.source_change)


def documents_of(transaction: Connection, posting_id: str) -> list[int]:
    table = tables.posting_document
    return list(
        transaction.execute(
            select(table.c.document_id).where(table.c.posting_id == posting_id).order_by(table.c.document_id)
        ).scalars()
    )


def source_of(transaction: Connection, posting_id: str) -> int | None:
    """Return the newest known revision of the document that a posting was made from."""
    table = tables.posting_document
    newest: int | None = transaction.execute(
        select(func.max(table.c.document_id)).where(table.c.posting_id == posting_id, table.c.is_source)
    ).scalar_one()
    return newest


def postings_of_document(
    transaction: Connection, connection_id: str, stream: str, external_id: str
) -> list[StoredPosting]:
    """
    Return the postings made from a document itself; not those that only looked at it as a parent.

    Those have its id, but for the parts of a settlement, which name it as what they belong to.
    """
    asked = {"connection_id": connection_id, "stream": stream, "external_id": external_id}
    return [posting_of_row(row) for row in transaction.execute(_OF_DOCUMENT, asked).mappings()]


def _check(
    transaction: Connection, posting_id: str, prepared: PreparedContent, *, actor: Actor, at: datetime
) -> PostingState:
    drafted = posting_by_id(transaction, posting_id)
    how = Move.BLOCK if prepared.is_blocked else Move.PASS_CHECKS
    return move(transaction, drafted, how, actor=actor, at=at, told={"why": prepared.why})


def _content_values(prepared: PreparedContent, at: datetime) -> dict[str, Any]:
    draft, content = prepared.draft, prepared.content
    return {
        "target_id": prepared.target_id,
        "environment": draft.bookkeeping.environment,
        "company": draft.bookkeeping.company,
        "document_type": draft.bookkeeping.document_type,
        "order_id": prepared.order_id,
        "number": prepared.number,
        "why": prepared.why,
        "revision": draft.revision,
        "reference": draft.reference,
        "gl_date": draft.gl_date,
        "currency": draft.currency,
        "gross_minor": draft.gross.minor,
        "explanation": draft.explanation,
        "content": content,
        "digest": digest(content) if content is not None else "",
        "prepared_at": at,
    }


def _save_parts(transaction: Connection, posting_id: str, prepared: PreparedContent) -> None:
    lines = [
        {
            "posting_id": posting_id,
            "line": number,
            "role": line.role.value,
            "account": str(line.account) if line.account else "",
            "subledger": line.subledger,
            "subledger_type": line.subledger_type,
            "description": line.description,
            "amount_minor": line.amount.minor,
            "rule_id": line.rule_id,
        }
        for number, line in enumerate(prepared.draft.lines, start=1)
    ]
    if lines:
        transaction.execute(_ADD_LINES, lines)
    subject = prepared.draft.subject
    if subject is not None:
        values = {"posting_id": posting_id, "subject": dict(subject)}
        transaction.execute(insert(tables.posting_subject).values(**values))
    _save_findings(transaction, posting_id, prepared.findings)
    _link(transaction, posting_id, prepared, known=())


def _link(
    transaction: Connection, posting_id: str, prepared: PreparedContent, *, known: Collection[int]
) -> None:
    fresh = [
        {
            "posting_id": posting_id,
            "document_id": document_id,
            "is_source": document_id == prepared.source_id,
        }
        for document_id in prepared.document_ids
        if document_id not in known
    ]
    if fresh:
        transaction.execute(_ADD_LINKS, fresh)


def _save_findings(transaction: Connection, posting_id: str, found: Sequence[Finding]) -> None:
    rows = [
        {
            "posting_id": posting_id,
            "position": position,
            "code": finding.code,
            "severity": finding.severity.value,
            "params": dict(finding.params),
        }
        for position, finding in enumerate(found)
    ]
    if rows:
        transaction.execute(_ADD_FINDINGS, rows)


def with_finding(transaction: Connection, posting_ids: Sequence[str], code: str) -> set[str]:
    """Return which of some postings have a finding of one code."""
    table = tables.finding
    found: set[str] = set()
    for start in range(0, len(posting_ids), _ASKED_AT_ONCE):
        some = posting_ids[start : start + _ASKED_AT_ONCE]
        query = select(table.c.posting_id).where(table.c.code == code, table.c.posting_id.in_(some))
        found |= set(transaction.execute(query).scalars())
    return found


def subject_of(transaction: Connection, posting_id: str) -> Mapping[str, Any] | None:
    """Return what a posting is about beside its lines; None for a journal, which is its lines."""
    table = tables.posting_subject
    return transaction.execute(
        select(table.c.subject).where(table.c.posting_id == posting_id)
    ).scalar_one_or_none()


def replace_subject(transaction: Connection, posting_id: str, subject: Mapping[str, Any]) -> None:
    """Keep what JDE answered anew; what was approved of the posting is in its bytes, and stays."""
    table = tables.posting_subject
    transaction.execute(update(table).where(table.c.posting_id == posting_id).values(subject=dict(subject)))


def lines_of(transaction: Connection, posting_id: str) -> list[Mapping[str, Any]]:
    """Return the lines as they were drafted, in their order; one without an account has a blank one."""
    table = tables.posting_line
    rows = transaction.execute(
        select(table).where(table.c.posting_id == posting_id).order_by(table.c.line)
    ).mappings()
    return [dict(row) for row in rows]


def posting_of_row(row: RowMapping) -> StoredPosting:
    fields = {name: row[name] for name in StoredPosting.__slots__}
    return StoredPosting(**{**fields, "state": PostingState(row["state"])})
