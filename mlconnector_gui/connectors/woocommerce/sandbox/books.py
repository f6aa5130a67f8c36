"""The shop's own books: orders, refunds, products, customers, and everything that can happen to them."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.connectors.woocommerce.sandbox import refunding
from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import (
    ZERO,
    Coupon,
    PricedLine,
    spread_coupons,
)
from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket, Item
from mlconnector_gui.connectors.woocommerce.sandbox.catalog import (
    OVERSEAS,
    Customer,
    address,
    delivery_address,
    register_customers,
    shown_name,
    stock_the_shop,
    tax_id,
)
from mlconnector_gui.connectors.woocommerce.sandbox.order import (
    UNPAID_STATUSES,
    CouponLine,
    FeeLine,
    Meta,
    Order,
    ProductLine,
    Refund,
    ShippingLine,
    calculate,
)
from mlconnector_gui.connectors.woocommerce.sandbox.php import plain_text
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop

_DRAFTS = ("checkout-draft", "auto-draft", "draft")
_FIRST_ORDER_ID = 101
_KEY_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789"


class Books:
    """
    Owns all that the shop knows. Every change moves `date_modified` exactly where WooCommerce does.

    `changed` is called with a hook's name and an id after each change that WordPress would announce.
    """

    def __init__(self, shop: Shop, *, clock: Clock, chance: random.Random, opened: datetime) -> None:
        self.shop = shop
        self.orders: dict[int, Order] = {}
        self.products = stock_the_shop(shop, created=opened)
        self.customers = register_customers(shop, created=opened)
        self.erased: list[Customer] = []
        self.changed: Callable[[str, int], None] = lambda hook, subject: None
        self._clock = clock
        self._chance = chance
        self._post_ids = count(_FIRST_ORDER_ID)
        self._line_ids = count(1)
        self._meta_ids = count(1)
        self._numbers = count(1001)

    def now(self) -> datetime:
        return self._clock.now().astimezone(UTC).replace(microsecond=0)

    # looking

    def order(self, order_id: int) -> Order | None:
        order = self.orders.get(order_id)
        return None if order is None or order.gone else order

    def existing_orders(self) -> Iterator[Order]:
        return (order for order in self.orders.values() if not order.gone)

    def refunds(self) -> Iterator[Refund]:
        return (refund for order in self.existing_orders() for refund in order.open_refunds)

    def product_of_sku(self, sku: str) -> int | None:
        return next((product.id for product in self.products.values() if product.sku == sku), None)

    # people

    def change_customer(self, customer_id: int, **billing: str) -> None:
        """Let a registered customer enter something else under billing."""
        customer = self.customers[customer_id]
        customer.former_names.append(shown_name(customer.billing))
        customer.billing |= billing
        customer.modified = self.now()
        self.changed("woocommerce_update_customer", customer_id)

    def erase_customer(self, customer_id: int) -> None:
        """Erase somebody who asked for it, as WordPress's tools do: the account, and what orders say of him."""
        self.erased.append(self.customers.pop(customer_id))
        self.changed("delete_user", customer_id)
        for order in [one for one in self.existing_orders() if one.customer_id == customer_id]:
            erased = {name: "[deleted]" if text else "" for name, text in order.billing.items()}
            order.billing = {**erased, "country": order.billing["country"], "email": "deleted@site.invalid"}
            order.customer_id = 0
            order.meta = [meta for meta in order.meta if meta.key != "_billing_vat_number"]
            order.person = 0
            self.save(order)

    # buying and paying

    def place_order(self, basket: Basket, *, status: str = "pending", at: datetime | None = None) -> Order:
        at = at or self.now()
        order_id = next(self._post_ids)
        person = basket.person or basket.customer_id or 1
        billing = address(OVERSEAS if basket.overseas else self.shop.country[:2], person=person)
        order = Order(
            id=order_id,
            number=str(next(self._numbers)) if self.shop.sequential_numbers else str(order_id),
            order_key="wc_order_" + "".join(self._chance.choices(_KEY_LETTERS, k=13)),
            status="pending",
            currency=basket.currency or self.shop.currency,
            version=self.shop.version,
            prices_include_tax=self.shop.prices_include_tax,
            created=at,
            modified=at,
            created_via=basket.created_via,
            customer_id=basket.customer_id,
            billing=billing,
            shipping_address=delivery_address(billing),
            payment_method=basket.payment_method,
            taxed=not basket.overseas,
            tax_line_id=0,
            person=person,
        )
        if taxed_as := tax_id(person):
            order.meta.append(self.new_meta("_billing_vat_number", taxed_as))
        order.products = [self._product_line(item, order) for item in basket.items]
        if basket.shipping is not None:
            name = "Flat rate" if basket.shipping else "Free shipping"
            method = "flat_rate" if basket.shipping else "free_shipping"
            order.shipping = [
                ShippingLine(id=next(self._line_ids), name=name, total=basket.shipping, method_id=method)
            ]
        order.fees = [
            FeeLine(id=next(self._line_ids), name=fee.name, total=fee.total, taxable=fee.taxable)
            for fee in basket.fees
        ]
        order.tax_line_id = next(self._line_ids)
        self._apply_coupons(order, basket.coupons)
        calculate(order, self.shop.tax_rules)
        self.orders[order_id] = order
        self._move(order, status, at)
        if status not in _DRAFTS:
            self.changed("woocommerce_new_order", order_id)
        self.changed("woocommerce_update_order", order_id)
        return order

    def _product_line(self, item: Item, order: Order) -> ProductLine:
        product_id = self.product_of_sku(item.sku) if item.sku else None
        product = self.products[product_id] if product_id else None
        price = item.price if item.price is not None else (product.price if product else Decimal(59))
        taxed = order.taxed and (product is None or product.taxable)
        net = self.shop.tax_rules.net_of(price * item.quantity, taxed=taxed)
        return ProductLine(
            id=next(self._line_ids),
            name=product.name if product else "Discontinued lamp",
            product_id=product.id if product else 0,
            sku=product.sku if product else None,
            quantity=item.quantity,
            price=price,
            subtotal=net,
            total=net,
            taxable=product is None or product.taxable,
            meta=[self.new_meta("_reduced_stock", str(item.quantity))],
        )

    def _apply_coupons(self, order: Order, coupons: Sequence[Coupon]) -> None:
        rules = self.shop.tax_rules
        taxed = [order.taxed and line.taxable for line in order.products]
        priced = [
            PricedLine(price=line.price, quantity=line.quantity, taxed=one)
            for line, one in zip(order.products, taxed, strict=True)
        ]
        shares = spread_coupons(coupons, priced, rules)
        for index, line in enumerate(order.products):
            off = sum((share[index] for share in shares.values()), ZERO)
            line.total = line.subtotal - rules.net_of(off, taxed=taxed[index])
        for coupon in coupons:
            share = shares[coupon.code]
            tax = sum(
                (rules.tax_of_discount(off, taxed=one) for off, one in zip(share, taxed, strict=True)), ZERO
            )
            amount = sum(share, ZERO) - (tax if self.shop.prices_include_tax else ZERO)
            order.coupons.append(self._coupon_line(coupon, amount, tax))

    def _coupon_line(self, coupon: Coupon, amount: Decimal, tax: Decimal) -> CouponLine:
        line_id = next(self._line_ids)
        kind = "null" if coupon.kind == "fixed_cart" else f'"{coupon.kind}"'
        text = f'[{20 + len(coupon.code)},"{coupon.code}",{kind},{plain_text(coupon.amount)}]'
        return CouponLine(
            id=line_id,
            code=coupon.code,
            kind=coupon.kind,
            nominal=coupon.amount,
            discount=amount,
            discount_tax=tax,
            info=self.new_meta("coupon_info", text),
        )

    def pay(self, order: Order, *, at: datetime | None = None) -> None:
        """Act as the gateway that reports the money; cash on delivery completes the order."""
        at = at or self.now()
        if order.payment_method in ("stripe", "paypal", "ppcp-gateway"):
            prefix = "ch_" if order.payment_method == "stripe" else "PAY-"
            order.transaction_id = prefix + f"{self._chance.getrandbits(64):016x}"
        order.paid = order.paid or at
        done = order.payment_method == "cod" or not order.needs_processing
        self.set_status(order, "completed" if done else "processing", at=at)

    def set_status(self, order: Order, status: str, *, at: datetime | None = None) -> None:
        """Change the status; taking an order out of the trash this way is announced to nobody."""
        at = at or self.now()
        was_trashed = order.status == "trash"
        self._move(order, status, at)
        if was_trashed:
            self.touch(order, at=at)
        else:
            self.save(order, at=at)

    def _move(self, order: Order, status: str, at: datetime) -> None:
        before, order.status = order.status, status
        if status == "completed" and before != "completed":
            order.completed = at
        if status == "completed" or (status == "processing" and order.payment_method != "cod"):
            order.paid = order.paid or at
        if status not in UNPAID_STATUSES and (order.paid or status in ("processing", "completed")):
            order.sold = True
        rest = order.total - order.refunded
        if status == "refunded" and before != "refunded" and rest > 0:
            self._new_refund(order, rest, "Order fully refunded.", at)

    def save(self, order: Order, *, at: datetime | None = None) -> None:
        """Save the order, changed or not: the date moves and order.updated is announced."""
        self.touch(order, at=at)
        self.changed("woocommerce_update_order", order.id)

    def touch(self, order: Order, *, at: datetime | None = None) -> None:
        order.modified = max(at or self.now(), order.modified)

    def save_meta(self, order: Order, key: str, value: object, *, at: datetime | None = None) -> None:
        """Save meta data only: on classic storage that moves no date."""
        order.meta = [meta for meta in order.meta if meta.key != key]
        order.meta.append(self.new_meta(key, value))
        if not self.shop.classic_storage:
            self.save(order, at=at)

    def new_meta(self, key: str, value: object) -> Meta:
        return Meta(id=next(self._meta_ids), key=key, value=value)

    def recalculate(self, order: Order, *, at: datetime | None = None) -> None:
        calculate(order, self.shop.tax_rules)
        self.save(order, at=at)

    def set_quantity(self, order: Order, line_id: int, quantity: int) -> None:
        """Edit a product line by hand, keeping what one of it costs after coupons."""
        for line in order.products:
            if line.id == line_id:
                rules = self.shop.tax_rules
                line.total = rules.precise(line.total / line.quantity * quantity)
                line.subtotal = rules.precise(line.subtotal / line.quantity * quantity)
                line.quantity = quantity

    # giving back

    def refund_amount(
        self, order: Order, amount: Decimal, *, reason: str = "", at: datetime | None = None
    ) -> Refund:
        """Refund an amount without saying for which lines."""
        return self._finish_refund(order, self._new_refund(order, amount, reason, at or self.now()))

    def refund_lines(
        self,
        order: Order,
        quantities: Mapping[int, int],
        *,
        reason: str = "",
        at: datetime | None = None,
        amount: Decimal | None = None,
    ) -> Refund:
        """Refund pieces of product lines, and shipping and fee lines whole (any quantity)."""
        lines = refunding.negative_lines(order, quantities, self.shop.tax_rules, self._line_ids)
        total = refunding.amount_of(lines, self.shop.tax_rules)
        rest = order.total - order.refunded
        if refunding.gives_back_the_rest(order, quantities) or total > rest:
            total = rest
        refund = self._new_refund(order, total if amount is None else amount, reason, at or self.now())
        refund.tax_line_id = next(self._line_ids)
        for original, line in lines:
            refund.refunded_line[line.id] = original.id
            line.meta = [self.new_meta("_refunded_item_id", str(original.id))]
            refunding.file_line(refund, line)
        return self._finish_refund(order, refund)

    def _new_refund(self, order: Order, amount: Decimal, reason: str, at: datetime) -> Refund:
        kind = "full" if order.refunded + amount >= order.total else "partial"
        refund = Refund(
            id=next(self._post_ids),
            order_id=order.id,
            created=at,
            amount=self.shop.tax_rules.rounded(amount),
            reason=reason,
            refunded_payment=False,
            meta=[self.new_meta("_refund_type", kind)],
        )
        order.refunds.append(refund)
        return refund

    def _finish_refund(self, order: Order, refund: Refund) -> Refund:
        if order.refunded >= order.total:
            order.status = "refunded"
        self.save(order, at=refund.created)
        self.changed("woocommerce_refund_created", refund.id)
        return refund

    def delete_refund(self, refund: Refund) -> None:
        """Delete a refund for good; the order does not notice."""
        refund.deleted = True

    # throwing away

    def trash(self, order: Order, *, at: datetime | None = None) -> None:
        order.status_before_trash, order.status = order.status, "trash"
        self.touch(order, at=at)
        self.changed("woocommerce_trash_order", order.id)

    def restore(self, order: Order, *, at: datetime | None = None) -> None:
        order.status = order.status_before_trash or "pending"
        self.touch(order, at=at)
        self.changed("woocommerce_untrash_order", order.id)

    def delete(self, order: Order) -> None:
        order.gone = True
        self.changed("woocommerce_delete_order", order.id)
