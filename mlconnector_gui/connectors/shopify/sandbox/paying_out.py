"""Shopify Payments: the account's rows, and the payouts that they are sent to the bank in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from mlconnector_gui.connectors.shopify.sandbox.selling import SHOPIFY_PAYMENTS
from mlconnector_gui.connectors.shopify.sandbox.state import BalanceRow, Payout, State


@dataclass(slots=True)
class PayingOut:
    """Writes what happens in the Shopify Payments account into the shop's state."""

    state: State

    def collect(self, until: datetime) -> None:
        """Make a row of each charge and refund so far that has none."""
        for order in self.state.orders.values():
            for one in order.transactions:
                is_ours = one.gateway == SHOPIFY_PAYMENTS and one.counts and not one.is_test
                if is_ours and not one.is_paid_out and one.at <= until:
                    one.is_paid_out = True
                    is_refund = one.kind == "REFUND"
                    self.add(
                        "REFUND" if is_refund else "CHARGE",
                        -one.amount.shop if is_refund else one.amount.shop,
                        one.at,
                        fee=one.fee,
                        source="REFUND" if is_refund else "CHARGE",
                        order_id=order.id,
                        transaction_id=one.id,
                    )

    def add(
        self,
        kind: str,
        amount: Decimal,
        at: datetime,
        *,
        fee: Decimal = Decimal(0),
        source: str | None = "ADJUSTMENT",
        order_id: int | None = None,
        transaction_id: int | None = None,
        reason: str | None = None,
    ) -> BalanceRow:
        row = BalanceRow(
            id=self.state.new_id(),
            type=kind,
            source_type=source,
            at=at.replace(microsecond=0),
            amount=amount,
            fee=fee,
            order_id=order_id,
            transaction_id=transaction_id,
            reason=reason,
        )
        self.state.rows.append(row)
        return row

    def pay_out(self, at: datetime, *, status: str = "PAID", issued: datetime | None = None) -> Payout | None:
        """Send everything that waits to the bank, on the day after by itself; nothing when nothing waits."""
        self.collect(at)
        waiting = [row for row in self.state.rows if row.payout_id is None and row.at <= at]
        if not waiting:
            return None
        payout = Payout(
            id=self.state.new_id(),
            issued=(issued or _midnight_after(at)).replace(microsecond=0),
            status=status,
            rows=waiting,
        )
        for row in waiting:
            row.payout_id = payout.id
        transfer = self.add("TRANSFER", -payout.net, at, source="TRANSFER")
        transfer.payout_id = payout.id
        payout.rows = [*waiting, transfer]
        self.state.payouts[payout.id] = payout
        return payout


def _midnight_after(at: datetime) -> datetime:
    return at.replace(second=0, minute=0, hour=0) + timedelta(days=1)
