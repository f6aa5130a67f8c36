"""What the drafts of a store come to, to be compared with what finance booked by hand."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, func, select

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store import tables

_P, _L = tables.posting, tables.posting_line
_LEFT_OUT = (PostingState.DISMISSED.value, PostingState.REVERSED.value)


def drafted_totals(
    transaction: Connection, connection_id: str, *, first: date, last: date
) -> dict[tuple[str, str], Decimal]:
    """Sum the lines of the postings of a span per (account, currency); a line without an account is '(none)'."""
    rows = transaction.execute(
        select(_L.c.account, _P.c.currency, func.sum(_L.c.amount_minor).label("minor"))
        .join(_P, _P.c.posting_id == _L.c.posting_id)
        .where(
            _P.c.connection_id == connection_id,
            _P.c.gl_date.between(first, last),
            _P.c.state.not_in(_LEFT_OUT),
        )
        .group_by(_L.c.account, _P.c.currency)
    )
    return {
        (row.account or "(none)", row.currency): Money.from_minor(row.minor, row.currency).amount
        for row in rows
    }
