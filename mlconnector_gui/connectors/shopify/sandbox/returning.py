"""Giving back, changing and cancelling orders, with the records that Shopify makes of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.shopify.sandbox.amounts import ZERO, Amount, total
from mlconnector_gui.connectors.shopify.sandbox.model import (
    EDIT,
    REFUND,
    RETURN,
    Adjustment,
    Line,
    Order,
    Refund,
    RefundLine,
    RefundShipping,
    Sale,
    Tax,
    Transaction,
)
from mlconnector_gui.connectors.shopify.sandbox.selling import Item, Selling
from mlconnector_gui.connectors.shopify.sandbox.state import State


@dataclass(slots=True)
class Returning:
    """Writes what comes after a sale into the shop's state."""

    state: State
    selling: Selling

    def refund(
        self,
        order: Order,
        at: datetime,
        *,
        lines: dict[int, int] | None = None,
        with_shipping: bool = False,
        with_duties: bool = False,
        keeps: Decimal = Decimal(0),
        adds: Decimal = Decimal(0),
        gateway: str = "",
        is_pending: bool = False,
        moves_money: bool = True,
    ) -> Refund:
        """Give lines back; `keeps` is a restocking fee, `adds` is goodwill, both change the money alone."""
        refund = self._record(order, at, lines or {}, with_shipping=with_shipping, with_duties=with_duties)
        value = self._value(order, refund)
        wanted = value + order.currencies.of(adds) - order.currencies.of(keeps)
        money = wanted if moves_money else ZERO
        self._adjust(
            refund, value - (ZERO if is_pending else money), is_pending=is_pending, keeps=bool(keeps)
        )
        if money:
            self._pay_back(order, refund, money, at, gateway, is_pending=is_pending)
        self._agree(order, refund, at)
        topics = ("refunds/create", "order_transactions/create") if money else ("refunds/create",)
        self.state.touch(order, at, *topics, "orders/updated")
        return refund

    def give_back(self, order: Order, at: datetime, amount: Amount | Decimal, *, gateway: str = "") -> Refund:
        """Give back money and say nothing of what it is for."""
        money = amount if isinstance(amount, Amount) else order.currencies.of(amount)
        refund = self._record(order, at, {}, with_shipping=False, with_duties=False)
        self._adjust(refund, -money, is_pending=False, keeps=False)
        self._pay_back(order, refund, money, at, gateway, is_pending=False)
        self.state.touch(order, at, "refunds/create", "order_transactions/create", "orders/updated")
        return refund

    def settle(self, order: Order, refund: Refund, at: datetime) -> None:
        """The money of a pending refund has arrived; the discrepancy that stood for it goes."""
        for one in refund.transactions:
            if one.status == "PENDING":
                one.status, one.at = "SUCCESS", at.replace(microsecond=0)
        refund.adjustments = [one for one in refund.adjustments if one.reason != "PENDING_REFUND_DISCREPANCY"]
        refund.updated = at.replace(microsecond=0)
        self.state.touch(order, at, "order_transactions/create", "orders/updated")

    def add_item(self, order: Order, item: Item, at: datetime) -> Line:
        """Edit an order: one more line, to be paid later."""
        line = self._added(order, item)
        sales = [self.selling.product_sale(order, line)]
        order.agreements.append(self.selling.agreement(EDIT, "ORDER_EDIT", at.replace(microsecond=0), sales))
        order.is_edited = True
        self.state.touch(order, at, "orders/edited", "orders/updated")
        return line

    def remove_item(self, order: Order, line: Line, at: datetime) -> Refund:
        """Edit an order: a line goes, which leaves a refund without money."""
        at = at.replace(microsecond=0)
        refund = self._record(order, at, {line.id: line.left}, with_shipping=False, with_duties=False)
        for one in refund.lines:
            one.restock = "CANCEL"
            one.line.returned -= one.quantity
            one.line.removed += one.quantity
        self._adjust(refund, self._value(order, refund), is_pending=False, keeps=False)
        sales = [self._return_sale(order, one) for one in refund.lines]
        order.agreements.append(self.selling.agreement(EDIT, "ORDER_EDIT", at, sales))
        order.is_edited = True
        self.state.touch(order, at, "orders/edited", "refunds/create", "orders/updated")
        return refund

    def exchange(self, order: Order, line: Line, item: Item, at: datetime, *, gateway: str = "") -> Refund:
        """Take one line back for another; only the difference moves, one way or the other."""
        at = at.replace(microsecond=0)
        new = self._added(order, item)
        refund = self._record(order, at, {line.id: 1}, with_shipping=False, with_duties=False)
        refund.return_id = self.state.new_id()
        value = self._value(order, refund)
        price = order.amount_of([new])
        back = value - price if value.shop > price.shop else ZERO
        self._adjust(refund, value - back, is_pending=False, keeps=False)
        if back:
            self._pay_back(order, refund, back, at, gateway, is_pending=False)
        sales = [*(self._return_sale(order, one) for one in refund.lines)]
        sales.append(self.selling.product_sale(order, new))
        agreement = self.selling.agreement(RETURN, "RETURN", at, sales)
        agreement.return_id = refund.return_id
        order.agreements.append(agreement)
        self.state.touch(order, at, "refunds/create", "orders/updated")
        return refund

    def cancel(self, order: Order, at: datetime, reason: str = "CUSTOMER") -> None:
        """Cancel; what was paid is given back whole."""
        at = at.replace(microsecond=0)
        order.cancelled, order.cancel_reason = at, reason
        if order.received:
            self.refund(
                order,
                at,
                lines={one.id: one.left for one in order.lines if one.left and not one.is_tip},
                with_shipping=True,
                with_duties=True,
            )
        else:
            self._void(order, at)
        self.state.touch(order, at, "orders/cancelled", "orders/updated")

    # parts

    def _added(self, order: Order, item: Item) -> Line:
        line = self.selling.line(order, item)
        order.lines.append(line)
        return line

    def _record(
        self, order: Order, at: datetime, lines: dict[int, int], *, with_shipping: bool, with_duties: bool
    ) -> Refund:
        at = at.replace(microsecond=0)
        refund = Refund(id=self.state.new_id(), created=at, updated=at)
        for line_id, quantity in lines.items():
            refund.lines.append(self._taken_back(order, order.line(line_id), quantity))
        if with_shipping:
            refund.shipping = [
                RefundShipping(id=self.state.new_id(), shipping=one, subtotal=one.net, tax=one.tax)
                for one in order.shipping
            ]
        if with_duties:
            refund.duties = [one.duty for one in order.lines if one.duty]
        order.refunds.append(refund)
        return refund

    def _taken_back(self, order: Order, line: Line, quantity: int) -> RefundLine:
        """Return some units: the last ones take what rounding has left over."""
        gone = [one for refund in order.refunds for one in refund.lines if one.line is line]
        if quantity == line.left:
            subtotal = line.net - total([one.subtotal for one in gone])
            tax = line.tax - total([one.tax for one in gone])
        else:
            part = Decimal(quantity) / line.quantity
            subtotal = order.currencies.share(line.net, part)
            tax = order.currencies.share(line.tax, part)
        line.returned += quantity
        return RefundLine(
            id=self.state.new_id(),
            line=line,
            quantity=quantity,
            restock="RETURN",
            subtotal=subtotal,
            tax=tax,
        )

    @staticmethod
    def _value(order: Order, refund: Refund) -> Amount:
        parts = [one.subtotal + (ZERO if order.taxes_included else one.tax) for one in refund.parts]
        return total([*parts, *(duty.price for duty in refund.duties)])

    def _adjust(self, refund: Refund, difference: Amount, *, is_pending: bool, keeps: bool) -> None:
        if not difference:
            return
        reason = "REFUND_DISCREPANCY"
        if is_pending:
            reason = "PENDING_REFUND_DISCREPANCY"
        elif keeps:
            reason = "RESTOCK"
        refund.adjustments.append(Adjustment(id=self.state.new_id(), reason=reason, amount=difference))

    def _pay_back(
        self, order: Order, refund: Refund, money: Amount, at: datetime, gateway: str, *, is_pending: bool
    ) -> None:
        """Give money back the way it came, the last way first; or by the way that is named."""
        left = money
        for paid in [one for one in reversed(order.transactions) if one.counts and one.kind != "REFUND"]:
            if not left:
                return
            part = left if gateway else self._most(order, paid, left)
            if part:
                self._transact(order, refund, paid, part, at, gateway or paid.gateway, is_pending=is_pending)
                left -= part
        if left:
            raise ValueError(f"{left.shop} more than was paid")

    @staticmethod
    def _most(order: Order, paid: Transaction, wanted: Amount) -> Amount:
        back = [one.amount for one in order.transactions if one.kind == "REFUND" and one.parent_id == paid.id]
        left = paid.amount - total(back)
        return wanted if wanted.shop <= left.shop else left

    def _transact(
        self,
        order: Order,
        refund: Refund,
        paid: Transaction,
        amount: Amount,
        at: datetime,
        gateway: str,
        *,
        is_pending: bool,
    ) -> None:
        status = "PENDING" if is_pending else "SUCCESS"
        made = self.selling.transact(order, "REFUND", status, gateway, amount, at)
        made.parent_id = paid.id
        refund.transactions.append(made)

    def _agree(self, order: Order, refund: Refund, at: datetime) -> None:
        sales = [self._return_sale(order, one) for one in refund.lines]
        sales += [self._shipping_return(order, one) for one in refund.shipping]
        if sales:
            at = at.replace(microsecond=0)
            order.agreements.append(self.selling.agreement(REFUND, "REFUND", at, sales, refund.id))

    def _return_sale(self, order: Order, one: RefundLine) -> Sale:
        sold = self.selling.product_sale(order, one.line)
        part = Decimal(one.quantity) / one.line.quantity
        return Sale(
            id=sold.id,
            kind=sold.kind,
            action="RETURN",
            line_type=sold.line_type,
            quantity=-one.quantity,
            total=-(one.subtotal + (ZERO if order.taxes_included else one.tax)),
            taxes=_taxes_back(one.line.taxes, one.tax),
            discount=-order.currencies.share(one.line.discount, part),
            line=one.line,
        )

    def _shipping_return(self, order: Order, one: RefundShipping) -> Sale:
        return Sale(
            id=self.state.new_id(),
            kind="ShippingLineSale",
            action="RETURN",
            line_type="SHIPPING",
            quantity=None,
            total=-(one.subtotal + (ZERO if order.taxes_included else one.tax)),
            taxes=_taxes_back(one.shipping.taxes, one.tax),
            discount=-one.shipping.discount,
            shipping=one.shipping,
        )

    def _void(self, order: Order, at: datetime) -> None:
        for one in [one for one in order.transactions if one.kind == "AUTHORIZATION"]:
            made = self.selling.transact(order, "VOID", "SUCCESS", one.gateway, one.amount, at)
            made.parent_id = one.id


def _taxes_back(taxes: list[Tax], amount: Amount) -> list[tuple[Tax, Amount]]:
    return [(tax, -amount) for tax in taxes[:1]]
