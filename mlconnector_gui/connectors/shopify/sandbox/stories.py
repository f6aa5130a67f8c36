"""What happens in the simulated shops: one story for each kind of order that Shopify knows."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from mlconnector_gui.connectors.shopify.sandbox.model import Order, Transaction
from mlconnector_gui.connectors.shopify.sandbox.selling import (
    BANK_DEPOSIT,
    CASH_ON_DELIVERY,
    SHOPIFY_PAYMENTS,
    Basket,
    Item,
)
from mlconnector_gui.connectors.shopify.sandbox.simulator import ShopifySimulator
from mlconnector_gui.connectors.shopify.sandbox.state import Customer, GiftCard
from mlconnector_gui.sandbox.world import CATALOGUE

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_SHIPPING = Decimal("6.50")


@dataclass(slots=True)
class Stories:
    """Tells each story from a moment on; what would lie after `until` does not happen yet."""

    simulator: ShopifySimulator
    chance: random.Random
    until: datetime
    cards: list[GiftCard] = field(default_factory=list)
    people: list[Customer] = field(default_factory=list)

    def all_kinds(self) -> list[Callable[[datetime], object]]:
        """Return every story, the plain ones more often."""
        plain = [self.by_card] * 6 + [self.captured_later] * 2 + [self.with_discount, self.by_paypal]
        special = [
            self.gift_card_sold,
            self.gift_card_used,
            self.gift_card_given,
            self.store_credit_used,
            self.store_credit_given,
            self.with_tip,
            self.with_duties,
            self.shipping_discounted,
            self.with_fee,
            self.in_cash,
            self.in_foreign_currency,
            self.tax_exempt,
            self.channel_pays_tax,
            self.on_delivery,
            self.bank_deposit,
            self.partly_paid,
            self.failed_first,
            self.test_order,
            self.voided,
            self.unpaid,
            self.refunded_whole,
            self.refunded_in_part,
            self.refund_pending,
            self.refunded_to_store_credit,
            self.goodwill,
            self.restocking_fee,
            self.refund_with_goodwill,
            self.refund_paid_later,
            self.exchanged_for_cheaper,
            self.exchanged_for_dearer,
            self.edited_with_more,
            self.edited_with_less,
            self.cancelled_after_payment,
            self.refunded_twice,
        ]
        return [*plain, *special]

    # paid as it came

    def by_card(self, at: datetime) -> Order:
        order = self._placed(at)
        self._paid(order, at)
        self._sent(order, at + _DAY)
        return order

    def by_paypal(self, at: datetime) -> None:
        order = self._placed(at)
        self._paid(order, at, gateway="paypal")

    def captured_later(self, at: datetime) -> None:
        order = self._placed(at)
        held = self.simulator.selling.authorize(order, SHOPIFY_PAYMENTS, at)
        if (later := at + 20 * _HOUR) <= self.until:
            self.simulator.selling.capture(order, held, later)
            self._sent(order, later)

    def with_discount(self, at: datetime) -> None:
        items = tuple(self.new_item(discount=Decimal("3.33")) for _ in range(3))
        order = self._placed(at, items=items, codes=("WELCOME",))
        self._paid(order, at)

    def with_tip(self, at: datetime) -> None:
        self._paid(self._placed(at, tip=Decimal("4.00")), at)

    def with_duties(self, at: datetime) -> None:
        self._paid(self._placed(at, items=(self.new_item(duty=Decimal("7.15")),)), at)

    def shipping_discounted(self, at: datetime) -> None:
        self._paid(self._placed(at, shipping_discount=Decimal("2.50"), codes=("SHIP250",)), at)

    def with_fee(self, at: datetime) -> None:
        self._paid(self._placed(at, fee=Decimal("1.20")), at)

    def tax_exempt(self, at: datetime) -> None:
        self._paid(self._placed(at, is_tax_exempt=True), at)

    def channel_pays_tax(self, at: datetime) -> None:
        self._paid(self._placed(at, channel_pays_tax=True, source="marketplace"), at)

    def in_foreign_currency(self, at: datetime) -> None:
        self._paid(self._placed(at, is_foreign=True), at)

    def in_cash(self, at: datetime) -> None:
        """The till rounds to five cents."""
        order = self._placed(at, source="pos", shipping=Decimal(0))
        paid = self._paid(order, at, gateway="cash")
        unit = Decimal("0.05")
        owed = order.current.shop
        steps = (owed / unit).quantize(Decimal(1))
        paid.rounding = order.currencies.of(steps * unit - owed)

    # otherwise paid

    def gift_card_sold(self, at: datetime) -> None:
        value = Decimal(self.chance.choice([25, 50, 100]))
        card = Item(sku="GIFT", title="Gift card", price=value, is_gift_card=True)
        order = self._placed(at, items=(card, self.new_item()))
        self._paid(order, at)
        self.cards.append(self.simulator.selling.issue_gift_card(value, at, order))

    def gift_card_used(self, at: datetime) -> None:
        order = self._placed(at)
        card = next((one for one in self.cards if one.balance > 0 and one.created < at), None)
        if card is None:
            card = self.gift_card_given(at - _HOUR)
        part = min(card.balance, order.current.shop)
        card.balance -= part
        self.simulator.selling.pay(order, "gift_card", at, amount=part)
        if order.current.shop > part:
            self._paid(order, at + _MINUTE)

    def gift_card_given(self, at: datetime) -> GiftCard:
        """The merchant gives a card away; no order tells of it."""
        card = self.simulator.selling.issue_gift_card(Decimal("25.00"), at)
        self.cards.append(card)
        return card

    def store_credit_used(self, at: datetime) -> None:
        """The merchant gave eight, and the customer pays five of them."""
        order = self._placed(at)
        selling, used = self.simulator.selling, Decimal("5.00")
        if order.customer_id is not None:
            selling.change_store_credit(order.customer_id, Decimal("8.00"), at - _HOUR)
            selling.change_store_credit(order.customer_id, -used, at, event="ORDER_PAYMENT")
        selling.pay(order, "shopify_store_credit", at, amount=used)
        self._paid(order, at)

    def store_credit_given(self, at: datetime) -> None:
        """The merchant gives credit away and takes a part of it back; no order tells of it."""
        if self.people:
            customer = self.chance.choice(self.people)
            self.simulator.selling.change_store_credit(customer.id, Decimal("15.00"), at)
            self.simulator.selling.change_store_credit(customer.id, Decimal("-3.00"), at + _MINUTE)

    def on_delivery(self, at: datetime) -> None:
        order = self._placed(at)
        promised = self.simulator.selling.promise(order, CASH_ON_DELIVERY, at)
        if (later := at + 3 * _DAY) <= self.until:
            self.simulator.selling.keep_promise(order, promised, later)

    def bank_deposit(self, at: datetime) -> None:
        order = self._placed(at, source="shopify_draft_order")
        promised = self.simulator.selling.promise(order, BANK_DEPOSIT, at)
        if (later := at + 2 * _DAY) <= self.until:
            self.simulator.selling.keep_promise(order, promised, later)

    def partly_paid(self, at: datetime) -> None:
        order = self._placed(at)
        self.simulator.selling.pay(order, SHOPIFY_PAYMENTS, at, amount=Decimal("5.00"))
        if (later := at + 4 * _DAY) <= self.until:
            self._paid(order, later)

    def failed_first(self, at: datetime) -> None:
        order = self._placed(at)
        selling = self.simulator.selling
        failed = selling.transact(order, "SALE", "FAILURE", SHOPIFY_PAYMENTS, order.current, at)
        failed.error = "CARD_DECLINED"
        self._paid(order, at + 2 * _MINUTE)

    def test_order(self, at: datetime) -> None:
        self._paid(self._placed(at, is_test=True), at, gateway="bogus")

    def voided(self, at: datetime) -> None:
        order = self._placed(at)
        self.simulator.selling.authorize(order, SHOPIFY_PAYMENTS, at)
        if (later := at + _DAY) <= self.until:
            self.simulator.returning.cancel(order, later)

    def unpaid(self, at: datetime) -> Order:
        return self._placed(at)

    # given back

    def refunded_whole(self, at: datetime) -> Order:
        order = self.by_card(at)
        if (later := at + 4 * _DAY) <= self.until:
            lines = {one.id: one.left for one in order.lines}
            self.simulator.returning.refund(order, later, lines=lines, with_shipping=True)
        return order

    def refunded_in_part(self, at: datetime) -> None:
        order = self._placed(at, items=(self.new_item(quantity=3), self.new_item()))
        self._paid(order, at)
        if (later := at + 3 * _DAY) <= self.until:
            self.simulator.returning.refund(order, later, lines={order.lines[0].id: 1})

    def refunded_twice(self, at: datetime) -> None:
        order = self._placed(at, items=(self.new_item(quantity=3), self.new_item()))
        self._paid(order, at)
        for days in (2, 5):
            if (later := at + days * _DAY) <= self.until:
                self.simulator.returning.refund(order, later, lines={order.lines[0].id: 1})

    def refund_pending(self, at: datetime) -> None:
        order = self._placed(at)
        self._paid(order, at)
        if (later := at + 2 * _DAY) > self.until:
            return
        lines = {order.lines[0].id: 1}
        refund = self.simulator.returning.refund(order, later, lines=lines, is_pending=True)
        if (settled := later + 5 * _DAY) <= self.until:
            self.simulator.returning.settle(order, refund, settled)

    def refunded_to_store_credit(self, at: datetime) -> None:
        order = self._placed(at)
        self._paid(order, at)
        if (later := at + 2 * _DAY) <= self.until:
            lines = {order.lines[0].id: 1}
            refund = self.simulator.returning.refund(
                order, later, lines=lines, gateway="shopify_store_credit"
            )
            if order.customer_id is not None:
                self.simulator.selling.change_store_credit(
                    order.customer_id, refund.money.shop, later, event="ORDER_REFUND"
                )

    def goodwill(self, at: datetime) -> None:
        order = self._placed(at)
        self._paid(order, at)
        if (later := at + 3 * _DAY) <= self.until:
            self.simulator.returning.give_back(order, later, Decimal("3.00"))

    def restocking_fee(self, at: datetime) -> None:
        order = self._placed(at)
        self._paid(order, at)
        if (later := at + 3 * _DAY) <= self.until:
            lines = {order.lines[0].id: 1}
            self.simulator.returning.refund(order, later, lines=lines, keeps=Decimal("2.00"))

    def refund_with_goodwill(self, at: datetime) -> None:
        order = self._placed(at)
        self._paid(order, at)
        if (later := at + 3 * _DAY) <= self.until:
            lines = {order.lines[0].id: 1}
            self.simulator.returning.refund(order, later, lines=lines, adds=Decimal("1.50"))

    def refund_paid_later(self, at: datetime) -> None:
        """First the goods come back without money, then the money goes out without goods."""
        order = self._placed(at)
        self._paid(order, at)
        if (later := at + 2 * _DAY) > self.until:
            return
        lines = {order.lines[0].id: 1}
        refund = self.simulator.returning.refund(order, later, lines=lines, moves_money=False)
        if (paid := later + _DAY) <= self.until:
            value = refund.adjustments[0].amount
            self.simulator.returning.give_back(order, paid, value)

    def cancelled_after_payment(self, at: datetime) -> None:
        order = self._placed(at)
        self._paid(order, at)
        if (later := at + 5 * _HOUR) <= self.until:
            self.simulator.returning.cancel(order, later)

    # changed

    def edited_with_more(self, at: datetime) -> None:
        order = self._placed(at)
        self._paid(order, at)
        if (later := at + _DAY) <= self.until:
            self.simulator.returning.add_item(order, self.new_item(), later)
        if (paid := at + 2 * _DAY) <= self.until:
            self._paid(order, paid)

    def edited_with_less(self, at: datetime) -> None:
        order = self._placed(at, items=(self.new_item(), self.new_item()))
        self._paid(order, at)
        if (later := at + _DAY) > self.until:
            return
        refund = self.simulator.returning.remove_item(order, order.lines[1], later)
        if (paid := later + _HOUR) <= self.until:
            self.simulator.returning.give_back(order, paid, refund.adjustments[0].amount)

    def exchanged_for_cheaper(self, at: datetime) -> None:
        order = self._placed(at, items=(self.new_item(price=Decimal("40.00")),))
        self._paid(order, at)
        if (later := at + 3 * _DAY) <= self.until:
            new = self.new_item(price=Decimal("25.00"))
            self.simulator.returning.exchange(order, order.lines[0], new, later)

    def exchanged_for_dearer(self, at: datetime) -> None:
        order = self._placed(at, items=(self.new_item(price=Decimal("20.00")),))
        self._paid(order, at)
        if (later := at + 3 * _DAY) <= self.until:
            new = self.new_item(price=Decimal("32.00"))
            self.simulator.returning.exchange(order, order.lines[0], new, later)
        if (paid := at + 4 * _DAY) <= self.until:
            self._paid(order, paid)

    # parts

    def _placed(
        self,
        at: datetime,
        *,
        items: tuple[Item, ...] = (),
        shipping: Decimal = _SHIPPING,
        shipping_discount: Decimal = Decimal(0),
        tip: Decimal = Decimal(0),
        fee: Decimal = Decimal(0),
        codes: tuple[str, ...] = (),
        is_foreign: bool = False,
        is_tax_exempt: bool = False,
        channel_pays_tax: bool = False,
        source: str = "web",
        is_test: bool = False,
    ) -> Order:
        basket = Basket(
            items=items or tuple(self.new_item() for _ in range(self.chance.randint(1, 2))),
            shipping=shipping,
            shipping_discount=shipping_discount,
            tip=tip,
            fee=fee,
            codes=codes,
            is_foreign=is_foreign,
            is_tax_exempt=is_tax_exempt,
            channel_pays_tax=channel_pays_tax,
            source=source,
            is_test=is_test,
            customer_id=self.chance.choice(self.people).id if self.people else None,
        )
        return self.simulator.selling.place(basket, at)

    def new_item(
        self,
        *,
        quantity: int = 1,
        price: Decimal | None = None,
        discount: Decimal = Decimal(0),
        duty: Decimal = Decimal(0),
    ) -> Item:
        product = self.chance.choice(CATALOGUE)
        return Item(
            sku=product.sku,
            title=product.name,
            price=price or product.price,
            quantity=quantity,
            discount=discount,
            is_taxable=product.taxable,
            duty=duty,
        )

    def _paid(self, order: Order, at: datetime, *, gateway: str = SHOPIFY_PAYMENTS) -> Transaction:
        return self.simulator.selling.pay(order, gateway, at)

    def _sent(self, order: Order, at: datetime) -> None:
        if at <= self.until:
            self.simulator.selling.fulfil(order, at)
