"""The store's own books: what is placed, paid, changed, refunded and archived, and what of it moved money."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

from mlconnector_gui.connectors.bigcommerce.sandbox import order as kept
from mlconnector_gui.connectors.bigcommerce.sandbox.basket import (
    BRAINTREE,
    CARD,
    METHODS,
    Basket,
    Item,
)
from mlconnector_gui.connectors.bigcommerce.sandbox.catalog import Catalog
from mlconnector_gui.connectors.bigcommerce.sandbox.order import (
    ZERO,
    Fee,
    Line,
    Order,
    Refund,
    RefundItem,
    RefundPayment,
    Transaction,
)
from mlconnector_gui.connectors.bigcommerce.sandbox.people import Customer
from mlconnector_gui.connectors.bigcommerce.sandbox.pricing import price, share_of, spread_discount
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop
from mlconnector_gui.sandbox.clock import SandboxClock

GATEWAYS = frozenset({CARD, BRAINTREE})
_FIRST_ORDER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that webhooks tell."""

    scope: str
    data: dict[str, object]


@dataclass
class Books:
    """Owns all that the store knows; `changed` is called with what webhooks would tell."""

    shop: Shop
    clock: SandboxClock
    chance: random.Random
    catalog: Catalog
    orders: dict[int, Order] = field(default_factory=dict)
    refunds: dict[int, Refund] = field(default_factory=dict)
    customers: dict[int, Customer] = field(default_factory=dict)
    changed: Callable[[Change], None] = lambda change: None
    _orders: "count[int]" = field(default_factory=lambda: count(_FIRST_ORDER))
    _lines: "count[int]" = field(default_factory=lambda: count(1))
    _taxes: "count[int]" = field(default_factory=lambda: count(1))
    _refunds: "count[int]" = field(default_factory=lambda: count(1))
    _payments: "count[int]" = field(default_factory=lambda: count(1))

    def now(self) -> datetime:
        return self.clock.now().astimezone(UTC).replace(microsecond=0)

    # buying and paying

    def place(self, basket: Basket, *, status: int, at: datetime | None = None) -> Order:
        at = at or self.now()
        order = Order(
            id=next(self._orders),
            created=at,
            modified=at,
            status=status,
            currency=basket.currency or self.shop.currency,
            includes_tax=self.shop.prices_include_tax,
            payment_method=METHODS[basket.paid_by],
            provider=basket.paid_by if basket.paid_by in GATEWAYS else "",
            customer_id=basket.customer_id,
            source=basket.source,
            display_currency=basket.display_currency or basket.currency or self.shop.currency,
            address_id=next(self._lines),
            person=basket.person,
            coupon=basket.coupon,
            coupon_discount=basket.coupon_discount,
            discount=basket.discount,
            entered_shipping=basket.shipping,
            entered_handling=basket.handling,
        )
        for item in basket.items:
            order.lines.append(self._line(item, order))
        order.fees = [Fee(id=next(self._lines), name=name, entered=amount) for name, amount in basket.fees]
        if basket.coupon_discount:
            spread_discount(order, "coupon", basket.coupon, basket.coupon_discount)
        if basket.discount:
            spread_discount(order, "automatic-promotion", None, basket.discount)
        price(order, self.shop, self._taxes)
        order.store_credit = min(basket.store_credit, order.total.inc)
        order.gift_certificate = min(basket.gift_certificate, order.total.inc - order.store_credit)
        self.orders[order.id] = order
        self._tell_order(order, "created")
        return order

    def _line(self, item: Item, order: Order) -> Line:
        variant = self.catalog.variant_of_sku(item.sku)
        product = self.catalog.products.get(variant.product_id) if variant else None
        cost = item.price if item.price is not None else (variant.charged if variant else ZERO)
        return Line(
            id=next(self._lines),
            product_id=product.id if product else 0,
            variant_id=variant.id if variant else 0,
            name=product.name
            if product
            else ("Gift Certificate" if item.kind == "giftcertificate" else "Custom"),
            sku=item.sku,
            quantity=item.quantity,
            price=ZERO if item.bundled else cost,
            taxable=item.kind != "giftcertificate" and (product is None or product.taxable),
            kind=item.kind,
            parent=order.lines[-1].id if item.bundled else None,
            wrapping=item.wrapping,
        )

    def authorize(self, order: Order, *, at: datetime | None = None) -> None:
        """A gateway holds the money without taking it."""
        self._transact(order, "authorization", order.provider, "credit_card", order.due, at)
        order.payment_status = "authorized"
        self.save(order, at=at)

    def pay(self, order: Order, *, at: datetime | None = None, test: bool = False, status: int = 11) -> None:
        """The money comes in, by whatever way; by hand nobody records a payment."""
        at = at or self.now()
        event = "capture" if order.payment_status == "authorized" else "purchase"
        if order.store_credit:
            self._transact(order, "purchase", "storecredit", "store_credit", order.store_credit, at)
        if order.gift_certificate:
            self._transact(
                order, "purchase", "giftcertificate", "gift_certificate", order.gift_certificate, at
            )
        if order.provider and order.due:
            self._transact(order, event, order.provider, "credit_card", order.due, at, test=test)
        order.payment_status = "captured" if order.transactions else ""
        order.is_sale = not test
        self.set_status(order, status, at=at)

    def fail_to_pay(self, order: Order, *, at: datetime | None = None) -> None:
        self._transact(order, "purchase", order.provider, "credit_card", order.due, at, status="error")
        order.payment_status = "declined"
        self.set_status(order, kept.DECLINED, at=at)

    def _transact(
        self,
        order: Order,
        event: str,
        gateway: str,
        method: str,
        amount: Decimal,
        at: datetime | None,
        *,
        test: bool = False,
        status: str = "ok",
    ) -> None:
        made = Transaction(
            id=next(self._payments),
            event=event,
            method=method,
            gateway=gateway,
            amount=amount,
            at=at or self.now(),
            reference="" if method != "credit_card" else f"ch_{self.chance.getrandbits(48):012x}",
            status=status,
            test=test,
        )
        order.transactions.append(made)
        self.changed(
            Change(
                scope="store/order/transaction/created",
                data={
                    "type": "transaction",
                    "order_id": str(order.id),
                    "transaction_id": str(made.id),
                    "transaction_status": status,
                    "transaction_type": event,
                },
            )
        )

    # changing

    def set_status(self, order: Order, status: int, *, at: datetime | None = None) -> None:
        before, order.status = order.status, status
        self.save(order, at=at)
        told = {"previous_status_id": before, "new_status_id": status}
        data = {"type": "order", "id": order.id, "status": told}
        self.changed(Change(scope="store/order/statusUpdated", data=data))

    def save(self, order: Order, *, at: datetime | None = None) -> None:
        order.modified = max(at or self.now(), order.modified)
        self._tell_order(order, "updated")

    def change_shipping(self, order: Order, cost: Decimal) -> None:
        """Edit an order that is already there; everything is computed anew."""
        order.entered_shipping = cost
        price(order, self.shop, self._taxes)
        self.save(order)

    def archive(self, order: Order, *, at: datetime | None = None) -> None:
        """What the API calls deleting: nothing of it goes away."""
        order.archived = True
        order.modified = max(at or self.now(), order.modified)
        self._tell_order(order, "archived")

    def _tell_order(self, order: Order, what: str) -> None:
        self.changed(Change(scope=f"store/order/{what}", data={"type": "order", "id": order.id}))

    # giving back

    def refund_lines(
        self,
        order: Order,
        pieces: dict[int, int],
        *,
        with_shipping: bool = False,
        to: str = "",
        declined: bool = False,
        kept_back: Decimal = ZERO,
        at: datetime | None = None,
    ) -> Refund:
        """Give pieces of lines back, by line id, and shipping if asked; less a restocking fee on the first line."""
        items, net, tax = [], ZERO, ZERO
        for line in order.lines:
            if line.id in pieces:
                paid, within = share_of(order, line, pieces[line.id])
                net, tax = net + paid, tax + within
                line.refunded += 0 if declined else pieces[line.id]
                items.append(RefundItem(kind="PRODUCT", item_id=line.id, quantity=pieces[line.id]))
        if kept_back:
            items[0].adjustment = -kept_back
            net -= kept_back
        if with_shipping:
            exact = order.shipping.inc if order.includes_tax else order.shipping.ex
            items.append(RefundItem(kind="SHIPPING", item_id=order.address_id, requested=exact))
            net, tax = net + order.shipping.ex, tax + order.shipping.tax
        return self._refund(order, items, net + tax, tax, to=to, declined=declined, at=at)

    def refund_amount(
        self, order: Order, amount: Decimal, *, to: str = "", at: datetime | None = None
    ) -> Refund:
        """Give an amount of the whole order back, which changes no tax."""
        item = RefundItem(kind="ORDER", item_id=order.id, requested=amount)
        return self._refund(order, [item], amount, ZERO, to=to, at=at)

    def refund_tax(self, order: Order, amount: Decimal, *, at: datetime | None = None) -> Refund:
        """Give tax back without any item."""
        return self._refund(order, [], amount, amount, at=at)

    def _refund(
        self,
        order: Order,
        items: list[RefundItem],
        total: Decimal,
        tax: Decimal,
        *,
        to: str = "",
        declined: bool = False,
        at: datetime | None = None,
    ) -> Refund:
        at = at or self.now()
        provider = to or order.provider or ("bankdeposit" if order.due else "storecredit")
        payment = RefundPayment(
            id=next(self._payments),
            provider=provider,
            amount=total,
            offline=provider not in {*GATEWAYS, "storecredit", "giftcertificate"},
            declined=declined,
        )
        refund = Refund(
            id=next(self._refunds),
            order_id=order.id,
            at=at,
            reason="Customer return",
            total=total,
            tax=tax,
            items=items,
            payments=[payment],
        )
        self.refunds[refund.id] = refund
        if not declined:
            self._after_refund(order, at)
        data = {"type": "order", "id": order.id, "refund": {"refund_id": refund.id}}
        self.changed(Change(scope="store/order/refund/created", data=data))
        return refund

    def _after_refund(self, order: Order, at: datetime) -> None:
        paid_back = sum((one.paid_back for one in self.refunds_of(order.id)), ZERO)
        is_whole = paid_back >= order.total.inc
        if order.payment_status:
            order.payment_status = "refunded" if is_whole else "partially refunded"
        self.set_status(order, kept.REFUNDED if is_whole else kept.PARTIALLY_REFUNDED, at=at)

    def refunds_of(self, order_id: int) -> list[Refund]:
        return [refund for refund in self.refunds.values() if refund.order_id == order_id]

    # people

    def change_customer(self, customer: Customer, *, at: datetime | None = None) -> None:
        customer.modified = at or self.now()
        data: dict[str, object] = {"type": "customer", "id": customer.id}
        self.changed(Change(scope="store/customer/updated", data=data))

    # the catalog

    def reprice(self, sku: str, price: Decimal) -> None:
        """Have somebody of the shop change the price of a simple product by hand."""
        variant = self.catalog.variant_of_sku(sku)
        if variant is None:
            raise KeyError(sku)
        product = self.catalog.products[variant.product_id]
        product.price = variant.inherited = price
        product.modified = self.now()
        self.changed(Change(scope="store/product/updated", data={"type": "product", "id": product.id}))


def everything(order: Order) -> dict[int, int]:
    """Return all pieces of an order that were not given back yet."""
    return {line.id: line.quantity - line.refunded for line in order.lines if line.quantity > line.refunded}
