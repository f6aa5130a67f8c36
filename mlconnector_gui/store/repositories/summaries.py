"""Documents that are added up in summaries: which one each belongs to, and which summaries wait to be made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, delete, insert, select, update

from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.postings import StoredPosting, posting_of_row

_TABLE = tables.summary_member
_TENDERS = tables.payout_tender
_ORDERED = select(_TABLE).order_by(_TABLE.c.day, _TABLE.c.kind, _TABLE.c.external_id)
_ONE = _ORDERED.where(
    *(_TABLE.c[name] == bindparam(name) for name in ("connection_id", "kind", "external_id"))
)
_OF_DOCUMENT = _ORDERED.where(
    *(_TABLE.c[name] == bindparam(name) for name in ("connection_id", "stream", "document_external_id"))
)
"""Both are asked for each document that is prepared, so they are built once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryMember:
    """One neutral document in a summary; without a posting its summary was not made yet."""

    connection_id: str
    kind: str
    external_id: str
    stream: str
    document_external_id: str
    summary: str
    """The summary's key; '' while it is not known which payout pays the document out."""
    day: date
    currency: str
    tenders: tuple[str, ...]
    posting_id: str | None
    is_waiting: bool
    """The document is new or came again since its summary was made."""


def member_of(
    transaction: Connection, connection_id: str, kind: str, external_id: str
) -> SummaryMember | None:
    asked = {"connection_id": connection_id, "kind": kind, "external_id": external_id}
    row = transaction.execute(_ONE, asked).mappings().first()
    return _member(row) if row else None


def save_member(transaction: Connection, member: SummaryMember) -> None:
    """Save a new member, or one whose document came again."""
    values = {name: getattr(member, name) for name in SummaryMember.__slots__}
    values["tenders"] = list(member.tenders)
    same = _this(member.connection_id, member.kind, member.external_id)
    if not transaction.execute(update(_TABLE).where(*same).values(**values)).rowcount:
        transaction.execute(insert(_TABLE).values(**values))


def members_of_document(
    transaction: Connection, connection_id: str, stream: str, external_id: str
) -> list[SummaryMember]:
    asked = {"connection_id": connection_id, "stream": stream, "document_external_id": external_id}
    return [_member(row) for row in transaction.execute(_OF_DOCUMENT, asked).mappings()]


def members_of_summary(transaction: Connection, connection_id: str, summary: str) -> list[SummaryMember]:
    return _members(transaction, _TABLE.c.connection_id == connection_id, _TABLE.c.summary == summary)


def members_of_posting(transaction: Connection, posting_id: str) -> list[SummaryMember]:
    return _members(transaction, _TABLE.c.posting_id == posting_id)


def unpaid_members(transaction: Connection, connection_id: str) -> list[SummaryMember]:
    """Return the members whose payout is not known yet."""
    return members_of_summary(transaction, connection_id, "")


def waiting_summaries(transaction: Connection, connection_id: str, *, before: date) -> list[str]:
    """Return the summaries with something to be made anew whose days are all over."""
    rows = transaction.execute(
        select(_TABLE.c.summary)
        .where(_TABLE.c.connection_id == connection_id, _TABLE.c.is_waiting, _TABLE.c.summary != "")
        .where(_TABLE.c.day < before)
        .distinct()
        .order_by(_TABLE.c.summary)
    )
    return list(rows.scalars())


def settle_members(
    transaction: Connection, members: Sequence[SummaryMember], *, posting_id: str | None
) -> None:
    """Note in which posting members are; what came again since is in it now."""
    same = [_TABLE.c[name] == bindparam(f"the_{name}") for name in ("connection_id", "kind", "external_id")]
    if members:
        transaction.execute(
            update(_TABLE).where(*same).values(posting_id=posting_id, is_waiting=False),
            [
                {
                    "the_connection_id": member.connection_id,
                    "the_kind": member.kind,
                    "the_external_id": member.external_id,
                }
                for member in members
            ],
        )


def forget_member(transaction: Connection, member: SummaryMember) -> None:
    """Forget a member that was in no posting yet and is not booked any more."""
    transaction.execute(delete(_TABLE).where(*_this(member.connection_id, member.kind, member.external_id)))


def parts_of_summary(
    transaction: Connection, connection_id: str, kind: str, summary: str
) -> list[StoredPosting]:
    """Return the postings of a summary in their order: more than one where the first was approved already."""
    posting = tables.posting
    rows = transaction.execute(
        select(posting)
        .where(
            posting.c.connection_id == connection_id,
            posting.c.kind == kind,
            posting.c.external_id == summary,
        )
        .order_by(posting.c.sequence)
    ).mappings()
    return [posting_of_row(row) for row in rows]


def note_payout(transaction: Connection, connection_id: str, payout: str, tenders: Sequence[str]) -> None:
    """Note which tenders a payout pays out."""
    transaction.execute(
        delete(_TENDERS).where(_TENDERS.c.connection_id == connection_id, _TENDERS.c.payout == payout)
    )
    known = payouts_of_tenders(transaction, connection_id, tenders)
    rows = [
        {"connection_id": connection_id, "reference": reference, "payout": payout}
        for reference in dict.fromkeys(tenders)
        if reference not in known
    ]
    if rows:
        transaction.execute(insert(_TENDERS), rows)


def payouts_of_tenders(
    transaction: Connection, connection_id: str, tenders: Sequence[str]
) -> Mapping[str, str]:
    """Return which payout pays out each of these tenders, as far as it is known."""
    found: dict[str, str] = {}
    for start in range(0, len(tenders), 500):
        rows = transaction.execute(
            select(_TENDERS.c.reference, _TENDERS.c.payout).where(
                _TENDERS.c.connection_id == connection_id,
                _TENDERS.c.reference.in_(tenders[start : start + 500]),
            )
        )
        found |= {row.reference: row.payout for row in rows}
    return found


def _this(connection_id: str, kind: str, external_id: str) -> list[ColumnElement[bool]]:
    return [
        _TABLE.c.connection_id == connection_id,
        _TABLE.c.kind == kind,
        _TABLE.c.external_id == external_id,
    ]


def _members(transaction: Connection, *wanted: ColumnElement[bool]) -> list[SummaryMember]:
    return [_member(row) for row in transaction.execute(_ORDERED.where(*wanted)).mappings()]


def _member(row: RowMapping) -> SummaryMember:
    fields = {name: row[name] for name in SummaryMember.__slots__}
    return SummaryMember(**{**fields, "tenders": tuple(row["tenders"])})
