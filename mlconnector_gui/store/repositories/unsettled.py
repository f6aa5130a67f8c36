"""What marketplaces released: what no settlement has yet, and which accruals it went into."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, exists, func, or_, select

from mlconnector_gui.accounting.accruals import ACCRUAL, AccrualKey
from mlconnector_gui.accounting.chains import ChainLink
from mlconnector_gui.accounting.documents import Part, PartKind, Unsettled
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.postings import StoredPosting, posting_of_row
from mlconnector_gui.store.repositories.told_rows import keep_told

_TABLE, _CHAIN = tables.unsettled, tables.chain_link
_ONE_DAY = timedelta(days=1)
_POSTING, _LINK, _DOCUMENT = tables.posting, tables.posting_document, tables.document


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMovement:
    """A movement with the newest revision of the document that tells of it."""

    document_id: int
    movement: Unsettled


def keep_movement(
    transaction: Connection,
    *,
    connection_id: str,
    stream: str,
    external_id: str,
    document_id: int,
    movement: Unsettled | None,
) -> None:
    """Keep what a document says was released; None where it says nothing of the kind any more."""
    keep_told(
        transaction,
        _TABLE,
        connection_id=connection_id,
        stream=stream,
        external_id=external_id,
        told={"document_id": document_id, **_row(movement)} if movement is not None else None,
    )


def currencies_open(transaction: Connection, connection_id: str, *, first: date, last: date) -> list[str]:
    """Return the currencies of what was released on these days and is in no settlement."""
    query = select(_TABLE.c.currency).where(*_open(connection_id, first, last)).distinct()
    return sorted(transaction.execute(query).scalars())


def open_movements(
    transaction: Connection, connection_id: str, currency: str, *, first: date, last: date
) -> list[KeptMovement]:
    """Return what was released on these days and is in no settlement that is known."""
    rows = transaction.execute(
        select(_TABLE)
        .where(*_open(connection_id, first, last), _TABLE.c.currency == currency)
        .order_by(_TABLE.c.document_id)
    ).mappings()
    return [_kept(row) for row in rows]


def movements_of(transaction: Connection, posting_id: str) -> list[KeptMovement]:
    """Return the movements that an accrual was made from, as they are now."""
    rows = transaction.execute(
        select(_TABLE).where(_is_in(posting_id)).order_by(_TABLE.c.document_id)
    ).mappings()
    return [_kept(row) for row in rows]


def accruals(
    transaction: Connection, connection_id: str, *, kinds: Collection[str] = (ACCRUAL,)
) -> list[StoredPosting]:
    """Return the accruals of a connection, by their months."""
    rows = transaction.execute(
        select(_POSTING)
        .where(_POSTING.c.connection_id == connection_id, _POSTING.c.kind.in_(list(kinds)))
        .order_by(_POSTING.c.external_id, _POSTING.c.kind)
    ).mappings()
    return [posting_of_row(row) for row in rows]


def accrual_with(
    transaction: Connection, connection_id: str, link: ChainLink, *, states: Collection[PostingState]
) -> StoredPosting | None:
    """Return the last accrual in one of these states that has anything of a settlement in it."""
    rows = transaction.execute(
        select(_POSTING).where(
            _POSTING.c.connection_id == connection_id,
            _POSTING.c.kind == ACCRUAL,
            _POSTING.c.currency == link.opening.currency,
            _POSTING.c.gl_date >= link.starts_at.date() - _ONE_DAY,
            _POSTING.c.state.in_([state.value for state in states]),
            exists().where(_is_in(_POSTING.c.posting_id), _is_of(link)),
        )
    ).mappings()
    found = [posting_of_row(row) for row in rows]
    return max(found, key=lambda one: AccrualKey.of(one.external_id).month_end, default=None)


def settlements_of(transaction: Connection, posting_id: str) -> list[int]:
    """Return the newest documents of the settlements that have anything of an accrual."""
    rows = transaction.execute(
        select(_DOCUMENT.c.document_id)
        .join(
            _CHAIN,
            and_(
                _CHAIN.c.connection_id == _DOCUMENT.c.connection_id,
                _CHAIN.c.stream == _DOCUMENT.c.stream,
                _CHAIN.c.external_id == _DOCUMENT.c.external_id,
            ),
        )
        .where(_DOCUMENT.c.is_newest, exists().where(_is_in(posting_id), _is_settled()))
        .distinct()
    )
    return list(rows.scalars())


def _open(connection_id: str, first: date, last: date) -> Sequence[ColumnElement[bool]]:
    return (
        _TABLE.c.connection_id == connection_id,
        _TABLE.c.day >= first,
        _TABLE.c.day <= last,
        ~exists().where(_is_settled()),
    )


def _is_settled() -> ColumnElement[bool]:
    """
    A settlement has a movement that names it; one that names none is in that of its marketplace and moment.

    What was archived before its settlement was closed names none until it is read again.
    """
    is_named = and_(_TABLE.c.settlement != "", _CHAIN.c.name == _TABLE.c.settlement)
    is_within = and_(
        _TABLE.c.settlement == "",
        _CHAIN.c.currency == _TABLE.c.currency,
        _CHAIN.c.starts_at <= _TABLE.c.posted_at,
        _CHAIN.c.ends_at >= _TABLE.c.posted_at,
        or_(
            _CHAIN.c.series == "",
            _TABLE.c.marketplace == "",
            func.lower(_CHAIN.c.series) == _TABLE.c.marketplace,
        ),
    )
    return and_(_CHAIN.c.connection_id == _TABLE.c.connection_id, or_(is_named, is_within))


def _is_of(link: ChainLink) -> ColumnElement[bool]:
    """The same for a settlement that is being prepared."""
    is_within = and_(
        _TABLE.c.settlement == "",
        _TABLE.c.currency == link.opening.currency,
        _TABLE.c.posted_at >= link.starts_at,
        _TABLE.c.posted_at <= link.ends_at,
        *([_TABLE.c.marketplace.in_(["", link.series.lower()])] if link.series else []),
    )
    return or_(_TABLE.c.settlement == link.name, is_within)


def _is_in(posting_id: Any) -> ColumnElement[bool]:
    """An accrual is linked to the revisions that it was made from; the document is the same in all of them."""
    return (
        exists()
        .where(
            _LINK.c.posting_id == posting_id,
            _DOCUMENT.c.document_id == _LINK.c.document_id,
            _DOCUMENT.c.connection_id == _TABLE.c.connection_id,
            _DOCUMENT.c.stream == _TABLE.c.stream,
            _DOCUMENT.c.external_id == _TABLE.c.external_id,
        )
        .correlate(_TABLE, _POSTING)
    )


def _row(movement: Unsettled) -> Mapping[str, object]:
    return {
        "posted_at": movement.posted_at,
        "day": movement.business_date,
        "currency": movement.total.currency,
        "marketplace": movement.marketplace,
        "settlement": movement.settlement,
        "parts": [[part.description, dict(part.traits), part.amount.minor] for part in movement.parts],
    }


def _kept(row: RowMapping) -> KeptMovement:
    return KeptMovement(
        document_id=row["document_id"],
        movement=Unsettled(
            posted_at=row["posted_at"],
            business_date=row["day"],
            marketplace=row["marketplace"],
            settlement=row["settlement"],
            parts=tuple(
                Part(
                    kind=PartKind.UNSETTLED,
                    amount=Money.from_minor(minor, row["currency"]),
                    description=description,
                    traits=traits,
                )
                for description, traits, minor in row["parts"]
            ),
        ),
    )
