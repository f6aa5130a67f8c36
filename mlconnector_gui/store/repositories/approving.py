"""What approving needs to know of a posting: who made it, the first of two approvals, and what is usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, Select, bindparam, delete, exists, func, insert, select, update

from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.money import currency_exponent
from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.accounting.usual import Usual, middle_of
from mlconnector_gui.store import tables
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories.postings import StoredPosting, posting_of_row

FIRST_GIVEN = "approval.first_given"
_MAKING = ("posting.drafted", "posting.prepared_again")
_DECIDED = (
    "posting.hold",
    "posting.withdraw_approval",
    "posting.dismiss",
    "posting.approve",
    "posting.first_approval",
)
_FORGET_FIRST = delete(tables.first_approval).where(
    tables.first_approval.c.posting_id == bindparam("posting_id")
)
_KNOWN_AT_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstApproval:
    """One person's approval of a digest that needs two."""

    digest: str
    person: str
    machine: str
    approved_at: datetime


def maker_of(transaction: Connection, posting_id: str) -> str:
    """Return who made the lines as they stand: the engine, or the person behind a reversal, a voucher ..."""
    table = tables.audit
    found = transaction.execute(
        select(table.c.actor)
        .where(
            table.c.subject_kind == "posting", table.c.subject_id == posting_id, table.c.event.in_(_MAKING)
        )
        .order_by(table.c.seq.desc())
        .limit(1)
    )
    return str(found.scalar_one())


def first_approval(transaction: Connection, posting_id: str) -> FirstApproval | None:
    table = tables.first_approval
    row = transaction.execute(select(table).where(table.c.posting_id == posting_id)).mappings().first()
    return FirstApproval(**{name: row[name] for name in FirstApproval.__slots__}) if row else None


def give_first_approval(
    transaction: Connection, posting: StoredPosting, *, actor: Actor, at: datetime
) -> None:
    """Keep the first of two approvals, in place of one of an earlier content; the posting says what it waits for."""
    forget_first_approval(transaction, posting.posting_id)
    transaction.execute(
        insert(tables.first_approval).values(
            posting_id=posting.posting_id,
            digest=posting.digest,
            person=actor.name,
            machine=actor.machine,
            approved_at=at,
        )
    )
    transaction.execute(
        update(tables.posting)
        .where(tables.posting.c.posting_id == posting.posting_id)
        .values(why=FIRST_GIVEN)
    )


def forget_first_approval(transaction: Connection, posting_id: str) -> None:
    transaction.execute(_FORGET_FIRST, {"posting_id": posting_id})


def ready_at(transaction: Connection, connection_id: str, *, after: str, limit: int) -> list[StoredPosting]:
    """Return postings of a store that are ready, in the order of their ids."""
    posting = tables.posting
    rows = transaction.execute(
        select(posting)
        .where(
            posting.c.state == PostingState.READY.value,
            posting.c.connection_id == connection_id,
            posting.c.posting_id > after,
        )
        .order_by(posting.c.posting_id)
        .limit(limit)
    ).mappings()
    return [posting_of_row(row) for row in rows]


def was_decided(transaction: Connection, posting_id: str) -> bool:
    """Say whether anybody ever approved, held, dismissed or withdrew this posting."""
    table = tables.audit
    decided = exists().where(
        table.c.subject_kind == "posting", table.c.subject_id == posting_id, table.c.event.in_(_DECIDED)
    )
    return bool(transaction.execute(select(decided)).scalar())


def severities_of(transaction: Connection, posting_id: str) -> Sequence[Severity]:
    table = tables.finding
    found = transaction.execute(select(table.c.severity).where(table.c.posting_id == posting_id))
    return [Severity(severity) for severity in found.scalars()]


def usual_gross(transaction: Connection, posting: StoredPosting) -> Decimal | None:
    """Return the median gross of the last ones of its kind that JDE holds; None where few are."""
    known = _known(posting.connection_id, posting.kind, posting.currency).subquery()
    middle = middle_of(list(transaction.execute(select(func.abs(known.c.gross_minor))).scalars()))
    return None if middle is None else middle.scaleb(-currency_exponent(posting.currency))


def usual_of(transaction: Connection, *, connection_id: str, kind: str, currency: str) -> Usual:
    """Return what the last postings of a kind that JDE holds came to, and what they put on each account."""
    known, line = _known(connection_id, kind, currency).cte(), tables.posting_line
    gross = list(transaction.execute(select(func.abs(known.c.gross_minor))).scalars())
    rows = transaction.execute(
        select(line.c.account, func.abs(func.sum(line.c.amount_minor)))
        .join(known, known.c.posting_id == line.c.posting_id)
        .group_by(line.c.posting_id, line.c.account)
    )
    accounts: dict[str, list[int]] = {}
    for account, amount in rows:
        accounts.setdefault(account, []).append(amount)
    return Usual(gross=gross, accounts=accounts)


def _known(connection_id: str, kind: str, currency: str) -> Select[tuple[str, int]]:
    table = tables.posting
    return (
        select(table.c.posting_id, table.c.gross_minor)
        .where(
            table.c.connection_id == connection_id,
            table.c.kind == kind,
            table.c.currency == currency,
            table.c.state.in_([state.value for state in IN_LEDGER]),
        )
        .order_by(table.c.prepared_at.desc())
        .limit(_KNOWN_AT_MOST)
    )
