"""Ordering, paying, shipping: an order's first days, with the arithmetic that Shopify shows of them."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.shopify.sandbox.amounts import ZERO, Amount, Currencies
from mlconnector_gui.connectors.shopify.sandbox.model import (
    FIRST_KIND,
    AdditionalFee,
    Agreement,
    Duty,
    Fulfillment,
    Line,
    Order,
    Sale,
    Shipping,
    Tax,
    Transaction,
)
from mlconnector_gui.connectors.shopify.sandbox.state import CreditEntry, GiftCard, State, StoreCredit

FEE_RATE, FEE_FIXED = Decimal("0.029"), Decimal("0.30")
SHOPIFY_PAYMENTS = "shopify_payments"
BANK_DEPOSIT, CASH_ON_DELIVERY = "Bank Deposit", "Cash on Delivery (COD)"
MANUAL = frozenset({BANK_DEPOSIT, CASH_ON_DELIVERY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What somebody puts into the basket; prices as the shop shows them."""

    sku: str
    title: str
    price: Decimal
    quantity: int = 1
    discount: Decimal = Decimal(0)
    is_taxable: bool = True
    is_gift_card: bool = False
    duty: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """An order about to be placed."""

    items: tuple[Item, ...]
    shipping: Decimal = Decimal(0)
    shipping_discount: Decimal = Decimal(0)
    tip: Decimal = Decimal(0)
    fee: Decimal = Decimal(0)
    codes: tuple[str, ...] = ()
    is_foreign: bool = False
    """Paid in another currency than the shop's, from another country."""
    is_tax_exempt: bool = False
    channel_pays_tax: bool = False
    source: str = "web"
    is_test: bool = False
    customer_id: int | None = None


@dataclass(slots=True)
class Selling:
    """Writes orders into the shop's state."""

    state: State

    def place(self, basket: Basket, at: datetime) -> Order:
        state, shop = self.state, self.state.shop
        at = at.replace(microsecond=0)
        foreign = Currencies(shop.currency, shop.foreign_currency, shop.foreign_rate)
        currencies = foreign if basket.is_foreign else Currencies(shop.currency, shop.currency)
        country, province = shop.foreign_country if basket.is_foreign else (shop.country, shop.province)
        order = Order(
            id=state.new_id(),
            number=state.new_number(),
            currencies=currencies,
            created=at,
            updated=at,
            taxes_included=shop.taxes_included,
            original_total=ZERO,
            country=country,
            province=province,
            source=basket.source,
            lines=[],
            customer_id=basket.customer_id,
            codes=list(basket.codes),
            is_test=basket.is_test,
            is_tax_exempt=basket.is_tax_exempt,
        )
        order.lines = [self.line(order, item, basket) for item in basket.items]
        if basket.tip:
            order.lines.append(self._tip(order, basket.tip))
        if basket.shipping:
            order.shipping.append(self._shipping(order, basket))
        if basket.fee:
            fee = AdditionalFee(id=state.new_id(), name="Eco contribution", price=currencies.of(basket.fee))
            order.fees.append(fee)
        order.original_total = order.ordered
        order.agreements.append(self.agreement(FIRST_KIND, "ORDER", at, self._first_sales(order)))
        state.orders[order.id] = order
        state.touch(order, at, "orders/create")
        return order

    def line(self, order: Order, item: Item, basket: Basket | None = None) -> Line:
        of = order.currencies.of
        line = Line(
            id=self.state.new_id(),
            sku=item.sku,
            title=item.title,
            unit_price=of(item.price),
            quantity=item.quantity,
            discount=of(item.discount),
            is_gift_card=item.is_gift_card,
            is_taxable=item.is_taxable and not item.is_gift_card,
            duty=Duty(id=self.state.new_id(), price=of(item.duty)) if item.duty else None,
            product_id=900_000 + sum(map(ord, item.sku)),
        )
        if line.is_taxable and not order.is_tax_exempt:
            is_channels = basket is not None and basket.channel_pays_tax
            line.taxes = [self._tax(order, line.net, is_channels=is_channels)]
        return line

    def agreement(
        self, kind: str, reason: str, at: datetime, sales: list[Sale], refund_id: int | None = None
    ) -> Agreement:
        return Agreement(
            id=self.state.new_id(), kind=kind, reason=reason, at=at, sales=sales, refund_id=refund_id
        )

    def product_sale(self, order: Order, line: Line) -> Sale:
        kind, line_type = ("ProductSale", "PRODUCT")
        if line.is_gift_card:
            kind, line_type = ("GiftCardSale", "GIFT_CARD")
        if line.is_tip:
            kind, line_type = ("TipSale", "TIP")
        return Sale(
            id=self.state.new_id(),
            kind=kind,
            action="ORDER",
            line_type=line_type,
            quantity=line.quantity,
            total=line.net + (ZERO if order.taxes_included else line.tax),
            taxes=[(tax, tax.amount) for tax in line.taxes],
            discount=line.discount,
            line=line,
        )

    # paying

    def pay(
        self, order: Order, gateway: str, at: datetime, *, amount: Decimal | None = None, kind: str = "SALE"
    ) -> Transaction:
        """Take money: all that is owed, or a part in the shop's currency."""
        owed = order.current - order.received + order.refunded
        whole = owed if amount is None else order.currencies.of(amount)
        return self.transact(order, kind, "SUCCESS", gateway, whole, at)

    def authorize(self, order: Order, gateway: str, at: datetime) -> Transaction:
        return self.transact(order, "AUTHORIZATION", "SUCCESS", gateway, order.current, at)

    def capture(self, order: Order, authorization: Transaction, at: datetime) -> Transaction:
        made = self.transact(order, "CAPTURE", "SUCCESS", authorization.gateway, authorization.amount, at)
        made.parent_id = authorization.id
        return made

    def promise(self, order: Order, gateway: str, at: datetime) -> Transaction:
        """Order now, pay by hand later."""
        return self.transact(order, "SALE", "PENDING", gateway, order.current, at)

    def keep_promise(self, order: Order, pending: Transaction, at: datetime) -> Transaction:
        made = self.transact(order, "SALE", "SUCCESS", pending.gateway, pending.amount, at)
        made.parent_id = pending.id
        return made

    def transact(
        self, order: Order, kind: str, status: str, gateway: str, amount: Amount, at: datetime
    ) -> Transaction:
        made = Transaction(
            id=self.state.new_id(),
            kind=kind,
            status=status,
            gateway=gateway,
            amount=amount,
            at=at.replace(microsecond=0),
            is_manual=gateway in MANUAL,
            is_test=order.is_test,
        )
        if gateway == SHOPIFY_PAYMENTS and kind in {"SALE", "CAPTURE"} and status == "SUCCESS":
            made.fee = (made.amount.shop * FEE_RATE + FEE_FIXED).quantize(Decimal("0.01"))
        order.transactions.append(made)
        topics = ("order_transactions/create",) if status in {"SUCCESS", "FAILURE"} else ()
        is_paid = made.counts and order.received.shop >= order.current.shop
        self.state.touch(order, at, *topics, "orders/updated", *(("orders/paid",) if is_paid else ()))
        return made

    def fulfil(self, order: Order, at: datetime) -> Fulfillment:
        goods = [line for line in order.lines if not line.is_tip and line.left > 0]
        made = Fulfillment(
            id=self.state.new_id(),
            created=at.replace(microsecond=0),
            updated=at.replace(microsecond=0),
            lines=[(self.state.new_id(), line, line.left) for line in goods],
        )
        order.fulfillments.append(made)
        self.state.touch(order, at, "fulfillments/create", "orders/fulfilled", "orders/updated")
        return made

    def issue_gift_card(self, value: Decimal, at: datetime, order: Order | None = None) -> GiftCard:
        card = GiftCard(
            id=self.state.new_id(),
            created=at.replace(microsecond=0),
            updated=at.replace(microsecond=0),
            initial=value,
            balance=value,
            order_id=order.id if order else None,
        )
        self.state.gift_cards[card.id] = card
        return card

    def change_store_credit(
        self, customer_id: int, amount: Decimal, at: datetime, *, event: str = "ADJUSTMENT", kind: str = ""
    ) -> CreditEntry:
        """Give a customer store credit, or take it away; a customer gets an account with the first."""
        account = self.state.store_credits.get(customer_id)
        if account is None:
            account = StoreCredit(id=self.state.new_id(), customer_id=customer_id)
            self.state.store_credits[customer_id] = account
        made = CreditEntry(
            id=self.state.new_id(),
            kind=kind or ("Credit" if amount > 0 else "Debit"),
            event=event,
            at=at.replace(microsecond=0),
            amount=amount,
        )
        account.entries.append(made)
        return made

    # parts

    def _tip(self, order: Order, tip: Decimal) -> Line:
        return Line(
            id=self.state.new_id(),
            sku="",
            title="Tip",
            unit_price=order.currencies.of(tip),
            quantity=1,
            is_tip=True,
            is_taxable=False,
        )

    def _shipping(self, order: Order, basket: Basket) -> Shipping:
        of = order.currencies.of
        made = Shipping(
            id=self.state.new_id(),
            title="Standard",
            price=of(basket.shipping),
            discount=of(basket.shipping_discount),
        )
        if not order.is_tax_exempt:
            made.taxes = [self._tax(order, made.net, is_channels=basket.channel_pays_tax)]
        return made

    def _tax(self, order: Order, net: Amount, *, is_channels: bool) -> Tax:
        rate = self.state.shop.tax_rate
        part = rate / (1 + rate) if order.taxes_included else rate
        return Tax(
            title=self.state.shop.tax_title,
            rate=rate,
            amount=order.currencies.share(net, part),
            is_channels=is_channels,
        )

    def _first_sales(self, order: Order) -> list[Sale]:
        new_id = self.state.new_id
        sales = [self.product_sale(order, line) for line in order.lines]
        for shipping in order.shipping:
            sale = Sale(
                id=new_id(),
                kind="ShippingLineSale",
                action="ORDER",
                line_type="SHIPPING",
                quantity=None,
                total=shipping.net + (ZERO if order.taxes_included else shipping.tax),
                taxes=[(tax, tax.amount) for tax in shipping.taxes],
                discount=shipping.discount,
                shipping=shipping,
            )
            sales.append(sale)
        duties = [line.duty for line in order.lines if line.duty]
        sales += [
            Sale(
                id=new_id(),
                kind="DutySale",
                action="ORDER",
                line_type="DUTY",
                quantity=None,
                total=duty.price,
                taxes=[],
                duty=duty,
            )
            for duty in duties
        ]
        sales += [
            Sale(
                id=new_id(),
                kind="AdditionalFeeSale",
                action="ORDER",
                line_type="ADDITIONAL_FEE",
                quantity=None,
                total=fee.price,
                taxes=[],
                fee=fee,
            )
            for fee in order.fees
        ]
        return sales
