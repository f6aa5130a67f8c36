"""What stands accrued for labels, by tracking number."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from mlconnector_gui.accounting.contents import ContentKind
from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.store import tables

_TABLE, _LINE = tables.posting, tables.posting_line
_STANDS = [state.value for state in IN_LEDGER if state is not PostingState.REVERSED]
_GIVEN_UP = [PostingState.DISMISSED.value, PostingState.REVERSED.value]


def accrued_labels(
    transaction: Connection, connection_id: str, trackings: Collection[str]
) -> dict[str, Money]:
    """Return what JDE holds accrued for labels that no voucher has cleared yet."""
    wanted = set(trackings)
    rows = transaction.execute(
        select(_LINE.c.description, _LINE.c.amount_minor, _TABLE.c.currency)
        .join(_TABLE, _TABLE.c.posting_id == _LINE.c.posting_id)
        .where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.kind == DocumentKind.FREIGHT.value,
            _TABLE.c.state.in_(_STANDS),
            _LINE.c.role == LineRole.FREIGHT_OUT.value,
        )
    )
    accrued: dict[str, Money] = {}
    for row in rows:
        # the description is the carrier and the tracking number
        tracking = row.description.rpartition(" ")[2]
        if tracking in wanted:
            amount = Money.from_minor(row.amount_minor, row.currency)
            accrued[tracking] = accrued.get(tracking, Money.zero(row.currency)) + amount
    cleared = _cleared(transaction, connection_id)
    return {tracking: amount for tracking, amount in accrued.items() if tracking not in cleared}


def _cleared(transaction: Connection, connection_id: str) -> set[str]:
    """Return the labels that vouchers name, but for those that were given up."""
    return set(
        transaction.execute(
            select(_LINE.c.description)
            .join(_TABLE, _TABLE.c.posting_id == _LINE.c.posting_id)
            .where(
                _TABLE.c.connection_id == connection_id,
                _TABLE.c.kind == ContentKind.VOUCHER.value,
                _TABLE.c.external_id.startswith("carrier/", autoescape=True),
                _TABLE.c.state.not_in(_GIVEN_UP),
            )
        ).scalars()
    )
