"""
What the shop's own books say: sales, later payments, edits, refunds, payouts and gift cards given away.

For independent checkers, never for the client. A sale is what was ordered first, dated by its first money or parcel;
what was not paid within a quarter of an hour is owed (object 1230), and each gateway has an account of its own. Later
payments, edits and refunds move what is owed, or money, and each is an event of its own.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from mlconnector_gui.connectors.shopify.sandbox.amounts import ZERO, total
from mlconnector_gui.connectors.shopify.sandbox.model import (
    EDIT,
    RETURN,
    Agreement,
    Order,
    Refund,
    Transaction,
)
from mlconnector_gui.connectors.shopify.sandbox.selling import (
    BANK_DEPOSIT,
    CASH_ON_DELIVERY,
    SHOPIFY_PAYMENTS,
)
from mlconnector_gui.connectors.shopify.sandbox.state import Payout, State
from mlconnector_gui.sandbox.books import ShopEvent

CASH = "cash"
OWED, GIFT_CARDS, STORE_CREDITS, BANK, FEES = "1230", "4440", "4445", "1110", "8300"
_CLEARING = "1220.SHOP"
_OBJECTS = {
    SHOPIFY_PAYMENTS: _CLEARING,
    "paypal": "1220.PAYPAL",
    BANK_DEPOSIT: "1220.BACS",
    CASH_ON_DELIVERY: "1225.COD",
    CASH: "1225.TILL",
    "gift_card": GIFT_CARDS,
    "shopify_store_credit": STORE_CREDITS,
}
_ROW_OBJECTS = {
    "CHARGE": _CLEARING,
    "REFUND": _CLEARING,
    "DISPUTE_WITHDRAWAL": "1247",
    "CHARGEBACK_FEE": "8310",
    "SHIPPING_LABEL": "8320",
    "RESERVED_FUNDS": "1250",
    "RESERVED_FUNDS_WITHDRAWAL": "1250",
}
_CHECKOUT = timedelta(minutes=15)
_TOGETHER = timedelta(minutes=2)
Moved = dict[str, Decimal]


def events_of(state: State) -> list[ShopEvent]:
    """Return everything that moved money or a debt, in order of time."""
    found = [event for order in state.orders.values() for event in _OrderBook(state, order).events()]
    found += [_payout(state, one) for one in state.payouts.values() if one.status == "PAID"]
    found += [
        _event(state, "issue", card.id, 0, card.initial, card.created, {GIFT_CARDS: -card.initial})
        for card in state.gift_cards.values()
        if card.order_id is None
    ]
    found += [
        _event(state, "issue", one.id, 0, one.amount, one.at, {STORE_CREDITS: -one.amount})
        for account in state.store_credits.values()
        for one in account.entries
        if one.event == "ADJUSTMENT" and one.kind != "Expiration"
    ]
    return sorted(found, key=lambda event: (event.occurred_at, int(event.external_id)))


@dataclass(slots=True)
class _OrderBook:
    """One order's events, told in the order of time with what is owed meanwhile."""

    state: State
    order: Order
    owed: Decimal = Decimal(0)
    found: list[ShopEvent] = field(default_factory=list)

    def events(self) -> list[ShopEvent]:
        begun = self._begun()
        if self.order.is_test or begun is None or not self.order.original_total:
            return []
        self._sell(begun)
        for _, _, _, thing in sorted(self._later(begun), key=lambda one: one[:3]):
            if isinstance(thing, Agreement):
                self._change(thing)
            elif isinstance(thing, Transaction):
                self._pay(thing)
            else:
                self._refund(thing)
        return self.found

    def _begun(self) -> datetime | None:
        moments = [one.at for one in self._payments()]
        moments += [one.created for one in self.order.fulfillments if one.status == "SUCCESS"]
        return min(moments, default=None)

    def _payments(self) -> list[Transaction]:
        return [one for one in self.order.transactions if one.counts and one.kind in {"SALE", "CAPTURE"}]

    def _later(
        self, begun: datetime
    ) -> Iterator[tuple[datetime, int, int, Agreement | Transaction | Refund]]:
        for agreement in self.order.agreements:
            if agreement.kind in {EDIT, RETURN}:
                yield max(agreement.at, begun), 0, agreement.id, agreement
        for payment in self._payments():
            if payment.at > begun + _CHECKOUT:
                yield payment.at, 1, payment.id, payment
        for refund in self.order.refunds:
            moved = [one.at for one in refund.transactions if one.counts]
            yield max([*moved, refund.created, begun]), 2, refund.id, refund

    def _sell(self, begun: datetime) -> None:
        at_once = [one for one in self._payments() if one.at <= begun + _CHECKOUT]
        cards = [one.net.shop for one in self.order.lines if one.is_gift_card]
        self.owed = self.order.original_total.shop - sum((one.amount.shop for one in at_once), Decimal(0))
        moved: Moved = defaultdict(Decimal)
        for one in at_once:
            moved[_object_of(one)] += _cash(one)
        moved[GIFT_CARDS] -= sum(cards, Decimal(0))
        moved[OWED] += self.owed
        rounding = sum((one.rounding.shop for one in at_once), Decimal(0))
        self._tell("sale", self.order.id, self.order.original_total.shop + rounding, begun, moved)

    def _change(self, agreement: Agreement) -> None:
        """Of a return only what was taken in exchange: what came back is in its refund."""
        rows = [one for one in agreement.sales if agreement.kind == EDIT or one.action == "ORDER"]
        if not rows:
            return
        amount = total([one.total for one in rows]).shop
        self.owed += amount
        self._tell("edit", agreement.id, amount, agreement.at, {OWED: amount})

    def _pay(self, payment: Transaction) -> None:
        self.owed -= payment.amount.shop
        moved = {_object_of(payment): _cash(payment), OWED: -payment.amount.shop}
        self._tell("payment", payment.id, _cash(payment), payment.at, moved)

    def _refund(self, refund: Refund) -> None:
        if any(one.status == "PENDING" for one in refund.transactions):
            return
        value = self._value(refund)
        money = refund.money.shop
        if money:
            self._give_back(refund, value, money)
        elif not self._belongs_to_edit(refund) and Decimal(0) < value <= self.owed:
            self.owed -= value
            self._tell("refund", refund.id, value, refund.created, {OWED: -value})

    def _give_back(self, refund: Refund, value: Decimal, money: Decimal) -> None:
        """Money beyond the goods pays what was owed to the customer; goods beyond it lower what he owes."""
        beyond = money - value
        settled = max(min(beyond, max(-self.owed, Decimal(0))), -max(self.owed, Decimal(0)))
        self.owed += settled
        moved: Moved = defaultdict(Decimal)
        for one in refund.transactions:
            if one.counts:
                moved[_object_of(one)] -= _cash(one)
        moved[OWED] += settled
        at = max(one.at for one in refund.transactions if one.counts)
        self._tell("refund", refund.id, money - settled, at, moved)

    def _value(self, refund: Refund) -> Decimal:
        included = self.order.taxes_included
        parts = [one.subtotal + (ZERO if included else one.tax) for one in refund.parts]
        return total([*parts, *(duty.price for duty in refund.duties)]).shop

    def _belongs_to_edit(self, refund: Refund) -> bool:
        return any(
            one.kind == EDIT
            and abs(one.at - refund.created) <= _TOGETHER
            and any(sale.total.shop < 0 for sale in one.sales)
            for one in self.order.agreements
        )

    def _tell(self, kind: str, number: int, amount: Decimal, at: datetime, moved: Moved) -> None:
        event = _event(self.state, kind, number, self.order.id, amount, at, moved)
        self.found.append(event)


def _payout(state: State, payout: Payout) -> ShopEvent:
    moved: Moved = defaultdict(Decimal)
    moved[BANK] += payout.net
    for row in payout.rows:
        if row.type != "TRANSFER":
            moved[_ROW_OBJECTS[row.type]] -= row.amount
            moved[FEES] += row.fee
    return _event(state, "payout", payout.id, 0, payout.net, payout.issued, moved)


def _event(
    state: State, kind: str, number: int, order_id: int, amount: Decimal, at: datetime, moved: Moved
) -> ShopEvent:
    return ShopEvent(
        shop=state.shop.name,
        kind=kind,
        external_id=str(number),
        order_id=str(order_id) if order_id else "",
        currency=state.shop.currency,
        amount=amount,
        occurred_at=at,
        moved={account: moved[account] for account in sorted(moved)},
    )


def _object_of(one: Transaction) -> str:
    return _OBJECTS[one.gateway]


def _cash(one: Transaction) -> Decimal:
    return one.amount.shop + one.rounding.shop
