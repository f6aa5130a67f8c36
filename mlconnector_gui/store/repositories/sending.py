"""Approvals, attempts and look-ups: what was allowed, what was tried, and what JDE was seen to hold."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, or_, select, update

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.store_records import RECORD
from mlconnector_gui.store import tables
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories.take_overs import is_held_back
from mlconnector_gui.store.types import Moment

_APPROVE = insert(tables.approval)
_POSTING, _ATTEMPT, _LOOK_UP = tables.posting, tables.attempt, tables.look_up
_VALID_APPROVAL = select(tables.approval).where(
    tables.approval.c.posting_id == bindparam("posting_id"), tables.approval.c.void_at.is_(None)
)
_LAST_NUMBER = select(func.max(_ATTEMPT.c.number)).where(_ATTEMPT.c.posting_id == bindparam("posting_id"))
_ATTEMPTS = (
    select(_ATTEMPT).where(_ATTEMPT.c.posting_id == bindparam("posting_id")).order_by(_ATTEMPT.c.number)
)
_BEGIN = insert(_ATTEMPT)
_END = update(_ATTEMPT).where(_ATTEMPT.c.attempt_id == bindparam("of_attempt"))
_IN_DOUBT = (
    select(_POSTING.c.target_id, _POSTING.c.company)
    .where(
        _POSTING.c.state.in_([PostingState.SENDING.value, PostingState.IN_DOUBT.value]),
        _POSTING.c.document_type != RECORD,
    )
    .distinct()
)
_NEXT_APPROVED = (
    select(_POSTING.c.posting_id)
    .where(
        _POSTING.c.state == PostingState.APPROVED.value,
        _POSTING.c.target_id == bindparam("target_id"),
        _POSTING.c.company.not_in(bindparam("doubtful", expanding=True)),
        _POSTING.c.posting_id.not_in(bindparam("but_not", expanding=True)),
        ~is_held_back(),
    )
    .order_by(_POSTING.c.state_since, _POSTING.c.posting_id)
    .limit(1)
)
_HOLDER = (
    select(_POSTING.c.explanation)
    .where(
        _POSTING.c.reference == bindparam("reference"),
        _POSTING.c.content.is_not(None),
        _POSTING.c.posting_id != bindparam("besides"),
    )
    .limit(1)
)
_NEWEST_KNOWN = (
    select(
        _POSTING.c.ledger_company,
        _POSTING.c.ledger_type,
        _POSTING.c.ledger_number,
        _POSTING.c.ledger_gl_date,
        _POSTING.c.state_since,
    )
    .where(
        _POSTING.c.state == bindparam("state"),
        _POSTING.c.target_id == bindparam("target_id"),
        _POSTING.c.ledger_company == bindparam("company"),
        _POSTING.c.ledger_type == bindparam("document_type"),
    )
    .order_by(_POSTING.c.state_since.desc())
    .limit(1)
)
_SEEN_THERE = (
    select(_POSTING.c.explanation)
    .join(_ATTEMPT, _ATTEMPT.c.posting_id == _POSTING.c.posting_id)
    .join(_LOOK_UP, _LOOK_UP.c.attempt_id == _ATTEMPT.c.attempt_id)
    .where(
        _POSTING.c.posting_id == bindparam("besides"),
        _ATTEMPT.c.reference == bindparam("reference"),
        _LOOK_UP.c.found > 0,
    )
    .limit(1)
)
"""All of them belong to every posting that is approved or sent, so they are built once."""
_LOOKED_AT = (PostingState.IN_DOUBT.value, PostingState.ACCEPTED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredApproval:
    """A person's approval of one digest."""

    approval_id: str
    posting_id: str
    revision: int
    digest: str
    person: str
    machine: str
    approved_at: datetime
    void_at: datetime | None
    void_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAttempt:
    """One try to send."""

    attempt_id: str
    posting_id: str
    number: int
    reference: str
    digest: str
    started_at: datetime
    not_after: datetime
    verdict: str | None
    ended_at: datetime | None
    refused: bool
    technical: str | None
    key_space: str = ""
    """What makes a second sending of it harmless; empty where nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLookUp:
    """One search for an attempt's reference."""

    looked_at: datetime
    is_definite: bool
    found: int
    why_not_definite: str
    may_resend: bool = False
    """The ledger holds nothing, and rows of ours wait beside it."""

    @property
    def rules_out_ledger(self) -> bool:
        return not self.found and (self.is_definite or self.may_resend)


def approve(
    transaction: Connection,
    *,
    approval_id: str,
    posting_id: str,
    revision: int,
    digest: str,
    actor: Actor,
    at: datetime,
) -> None:
    given = {
        "approval_id": approval_id,
        "posting_id": posting_id,
        "revision": revision,
        "digest": digest,
        "person": actor.name,
        "machine": actor.machine,
        "approved_at": at,
    }
    transaction.execute(_APPROVE, given)


def void_approval(transaction: Connection, posting_id: str, *, reason: str, at: datetime) -> None:
    table = tables.approval
    transaction.execute(
        update(table)
        .where(table.c.posting_id == posting_id, table.c.void_at.is_(None))
        .values(void_at=at, void_reason=reason)
    )


def valid_approval(transaction: Connection, posting_id: str) -> StoredApproval | None:
    row = transaction.execute(_VALID_APPROVAL, {"posting_id": posting_id}).mappings().first()
    return StoredApproval(**row) if row else None


def approvals(transaction: Connection, posting_id: str) -> list[StoredApproval]:
    table = tables.approval
    rows = transaction.execute(
        select(table).where(table.c.posting_id == posting_id).order_by(table.c.approved_at)
    ).mappings()
    return [StoredApproval(**row) for row in rows]


def begin_attempt(
    transaction: Connection,
    *,
    attempt_id: str,
    posting_id: str,
    reference: str,
    digest: str,
    at: datetime,
    not_after: datetime,
    key_space: str,
) -> StoredAttempt:
    """Write the intent: number, reference, digest and deadline, before the first byte leaves."""
    last = transaction.execute(_LAST_NUMBER, {"posting_id": posting_id}).scalar()
    begun = StoredAttempt(
        attempt_id=attempt_id,
        posting_id=posting_id,
        number=(last or 0) + 1,
        reference=reference,
        digest=digest,
        started_at=at,
        not_after=not_after,
        verdict=None,
        ended_at=None,
        refused=False,
        technical=None,
        key_space=key_space,
    )
    transaction.execute(_BEGIN, _values(begun))
    return begun


def end_attempt(
    transaction: Connection,
    attempt_id: str,
    *,
    verdict: str,
    at: datetime,
    refused: bool = False,
    technical: str = "",
) -> None:
    outcome = {"verdict": verdict, "ended_at": at, "refused": refused, "technical": technical}
    transaction.execute(_END, {"of_attempt": attempt_id, **outcome})


def last_attempt(transaction: Connection, posting_id: str) -> StoredAttempt | None:
    table = tables.attempt
    row = (
        transaction.execute(
            select(table).where(table.c.posting_id == posting_id).order_by(table.c.number.desc()).limit(1)
        )
        .mappings()
        .first()
    )
    return _attempt(row) if row else None


def attempts(transaction: Connection, posting_id: str) -> list[StoredAttempt]:
    rows = transaction.execute(_ATTEMPTS, {"posting_id": posting_id}).mappings()
    return [_attempt(row) for row in rows]


def note_look_up(transaction: Connection, attempt_id: str, look_up: StoredLookUp) -> None:
    transaction.execute(insert(tables.look_up).values(attempt_id=attempt_id, **_values(look_up)))


def look_ups(transaction: Connection, attempt_id: str) -> list[StoredLookUp]:
    table = tables.look_up
    rows = transaction.execute(
        select(table).where(table.c.attempt_id == attempt_id).order_by(table.c.look_up_id)
    ).mappings()
    return [StoredLookUp(**{name: row[name] for name in StoredLookUp.__slots__}) for row in rows]


def plan_next_look(transaction: Connection, posting_id: str, moment: datetime | None) -> None:
    table = tables.posting
    transaction.execute(update(table).where(table.c.posting_id == posting_id).values(next_look_at=moment))


def next_look(transaction: Connection) -> datetime | None:
    """Return when the earliest posting in doubt, or not yet read back, is to be looked up."""
    table = tables.posting
    return transaction.execute(
        select(func.min(table.c.next_look_at)).where(table.c.state.in_(_LOOKED_AT))
    ).scalar()


def companies_in_doubt(transaction: Connection) -> set[tuple[str, str]]:
    """
    Return the (target, company) pairs that wait for an answer: nothing more is sent to them meanwhile.

    A storefront's record in doubt concerns itself alone, and only one posting of a record is under way at a time.
    """
    return {(row.target_id, row.company) for row in transaction.execute(_IN_DOUBT)}


def next_approved(transaction: Connection, target_id: str, *, but_not: Collection[str] = ()) -> str | None:
    """
    Return the posting approved longest ago whose company has no doubt open, of those not to be left out.

    A store that runs in parallel is never sent.
    """
    doubtful = [company for target, company in companies_in_doubt(transaction) if target == target_id]
    asked = {"target_id": target_id, "doubtful": doubtful, "but_not": list(but_not)}
    return transaction.execute(_NEXT_APPROVED, asked).scalar()


def approved_alike(
    transaction: Connection, *, target_id: str, kind: str, limit: int, but_not: Collection[str] = ()
) -> list[str]:
    """Return the postings of one kind and target that were approved longest ago, to be sent in one request."""
    table = tables.posting
    query = (
        select(table.c.posting_id)
        .where(
            table.c.state == PostingState.APPROVED.value,
            table.c.target_id == target_id,
            table.c.kind == kind,
            table.c.posting_id.not_in(but_not),
            ~is_held_back(),
        )
        .order_by(table.c.state_since, table.c.posting_id)
        .limit(limit)
    )
    return list(transaction.execute(query).scalars())


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What the postings of one target call for at this moment."""

    target_id: str
    to_resolve: bool
    to_confirm: bool
    to_send: bool


def workloads(transaction: Connection, *, now: datetime) -> list[Workload]:
    """
    Group the postings that are under way by target, in one pass over an index.

    One that is still being sent is to be resolved too: ask only while nothing runs for its target.
    """
    table = tables.posting
    rows = transaction.execute(
        select(
            table.c.target_id,
            table.c.state,
            table.c.company,
            func.min(table.c.next_look_at, type_=Moment()).label("planned"),
            (func.count() - func.count(table.c.next_look_at)).label("unplanned"),
        )
        .where(
            table.c.state.in_([*_LOOKED_AT, PostingState.SENDING.value, PostingState.APPROVED.value]),
            or_(table.c.state != PostingState.APPROVED.value, ~is_held_back()),
            table.c.target_id.in_(
                select(tables.connection.c.connection_id).where(tables.connection.c.is_active)
            ),
        )
        .group_by(table.c.target_id, table.c.state, table.c.company)
    ).all()
    doubtful = companies_in_doubt(transaction)
    due = [row for row in rows if row.unplanned or row.planned <= now]
    return [
        Workload(
            target_id=target_id,
            to_resolve=_has(due, target_id, PostingState.IN_DOUBT)
            or _has(rows, target_id, PostingState.SENDING),
            to_confirm=_has(due, target_id, PostingState.ACCEPTED),
            to_send=any(
                row.target_id == target_id
                and row.state == PostingState.APPROVED.value
                and (row.target_id, row.company) not in doubtful
                for row in rows
            ),
        )
        for target_id in sorted({row.target_id for row in rows})
    ]


def _has(rows: Sequence[Any], target_id: str, state: PostingState) -> bool:
    return any(row.target_id == target_id and row.state == state.value for row in rows)


def known_document(
    transaction: Connection, *, target_id: str, company: str, document_type: str
) -> RowMapping | None:
    """
    Return the newest confirmed document of a company and type, to serve as the control of a look-up.

    Each state is asked by itself, so that an index leads to its newest at once.
    """
    asked = {"target_id": target_id, "company": company, "document_type": document_type}
    found = [
        transaction.execute(_NEWEST_KNOWN, {**asked, "state": state.value}).mappings().first()
        for state in (PostingState.CONFIRMED, PostingState.POSTED)
    ]
    return max((row for row in found if row), key=lambda row: row["state_since"], default=None)


def _attempt(row: RowMapping) -> StoredAttempt:
    return StoredAttempt(**row)


def _values(value: Any) -> Mapping[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def holder_of_reference(transaction: Connection, reference: str, *, besides: str) -> str:
    """
    Return what another posting that carries this reference is called, or the posting itself where JDE was seen to
    hold it; '' when the reference is free.
    """
    asked = {"reference": reference, "besides": besides}
    where_looked = (_HOLDER, _SEEN_THERE) if besides else (_HOLDER,)
    found = (transaction.execute(query, asked).scalar() for query in where_looked)
    return next((str(name) for name in found if name), "")
