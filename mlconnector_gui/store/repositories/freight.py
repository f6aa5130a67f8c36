"""What stands accrued for labels, by tracking number."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Select, select

from mlconnector_gui.accounting.contents import ContentKind
from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.freight import FreightPolicy
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.store import tables

_TABLE, _LINE, _CONNECTION = tables.posting, tables.posting_line, tables.connection
_STANDS = [state.value for state in IN_LEDGER if state is not PostingState.REVERSED]
_GIVEN_UP = [PostingState.DISMISSED.value, PostingState.REVERSED.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccruedLabel:
    """What JDE holds accrued for one label."""

    posting_id: str
    connection_id: str
    connection: str
    shipment: str
    carrier: str
    tracking_number: str
    accrued_on: date
    amount: Money

    def age(self, today: date) -> int:
        """Return for how many days it has waited for the carrier's invoice."""
        return (today - self.accrued_on).days


def waiting_labels(transaction: Connection, connection_id: str = "") -> list[AccruedLabel]:
    """Return the labels that no voucher has cleared, of one store or of all, the oldest first."""
    query = (
        select(_TABLE, _CONNECTION.c.name.label("connection"), _LINE.c.description, _LINE.c.amount_minor)
        .join(_LINE, _LINE.c.posting_id == _TABLE.c.posting_id)
        .join(_CONNECTION, _CONNECTION.c.connection_id == _TABLE.c.connection_id)
        .where(
            _TABLE.c.kind == DocumentKind.FREIGHT.value,
            _TABLE.c.state.in_(_STANDS),
            _LINE.c.role == LineRole.FREIGHT_OUT.value,
            _TABLE.c.posting_id.not_in(_paid_from_a_wallet()),
        )
        .order_by(_TABLE.c.gl_date, _TABLE.c.posting_id)
    )
    if connection_id:
        query = query.where(_TABLE.c.connection_id == connection_id)
    labels: dict[tuple[str, str], AccruedLabel] = {}
    for row in transaction.execute(query).mappings():
        # the description is the carrier and the tracking number
        carrier, _, tracking = row["description"].rpartition(" ")
        amount = Money.from_minor(row["amount_minor"], row["currency"])
        known = labels.get((row["posting_id"], tracking))
        labels[row["posting_id"], tracking] = (
            replace(known, amount=known.amount + amount)
            if known
            else AccruedLabel(
                posting_id=row["posting_id"],
                connection_id=row["connection_id"],
                connection=row["connection"],
                shipment=row["external_id"],
                carrier=carrier,
                tracking_number=tracking,
                accrued_on=row["gl_date"],
                amount=amount,
            )
        )
    cleared = _cleared(transaction)
    return [one for one in labels.values() if (one.connection_id, one.tracking_number) not in cleared]


def accrued_labels(
    transaction: Connection, connection_id: str, trackings: Collection[str]
) -> dict[str, Money]:
    """Return what JDE holds accrued for labels that no voucher has cleared yet."""
    wanted = set(trackings)
    accrued: dict[str, Money] = {}
    for one in waiting_labels(transaction, connection_id):
        tracking = one.tracking_number
        if tracking in wanted:
            accrued[tracking] = accrued.get(tracking, Money.zero(one.amount.currency)) + one.amount
    return accrued


def _paid_from_a_wallet() -> Select[tuple[str]]:
    """Name the postings of labels that were paid when they were made."""
    return select(_LINE.c.posting_id).where(
        _LINE.c.role == LineRole.ACCRUED_FREIGHT.value, _LINE.c.description == FreightPolicy.WALLET.value
    )


def _cleared(transaction: Connection) -> set[tuple[str, str]]:
    """Return the labels that vouchers name, by store, but for those that were given up."""
    rows = transaction.execute(
        select(_TABLE.c.connection_id, _LINE.c.description)
        .join(_TABLE, _TABLE.c.posting_id == _LINE.c.posting_id)
        .where(
            _TABLE.c.kind == ContentKind.VOUCHER.value,
            _TABLE.c.external_id.startswith("carrier/", autoescape=True),
            _TABLE.c.state.not_in(_GIVEN_UP),
        )
    )
    return {(row.connection_id, row.description) for row in rows}
