"""What a seller does and what Amazon makes of it: orders, refunds, fees and reserves as rows of a settlement."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from mlconnector_gui.connectors.amazon.sandbox.ledger import ZERO, Listed, Row, Sale
from mlconnector_gui.connectors.amazon.sandbox.seller import Market, Tax
from mlconnector_gui.sandbox.world import CATALOGUE

_COMMISSION = Decimal("0.15")
_TAX_RATES = {
    Tax.FACILITATED: Decimal("0.08"),
    Tax.LOW_VALUE: Decimal("0.10"),
    Tax.SELLER: Decimal("0.19"),
    Tax.NONE: ZERO,
}
_WITHHELD = {Tax.FACILITATED: "MarketplaceFacilitatorTax", Tax.LOW_VALUE: "LowValueGoodsTax"}
_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


@dataclass(slots=True)
class Trader:
    """Makes the orders of one marketplace, by its own stream of chance."""

    market: Market
    chance: random.Random
    listed: list[Listed] = field(default_factory=list)

    def open_shop(self, at: datetime) -> None:
        """List every product of the world, under an SKU as this marketplace spells it."""
        for place, product in enumerate(CATALOGUE):
            self.listed.append(
                Listed(
                    sku=product.sku + self.market.suffix,
                    asin=f"B0EXMPL{place:03d}",
                    fnsku=f"X00{place:04d}{self.market.country}1",
                    ean=f"40063810000{place:02d}",
                    title=product.name,
                    market=self.market,
                    price=self.rounded(product.price * self.market.price_factor),
                    created=at - timedelta(days=200 + place),
                    changed=at - timedelta(days=20 + place, minutes=7 * place),
                    stock=self.chance.randint(0, 90),
                )
            )

    def rounded(self, amount: Decimal) -> Decimal:
        return amount.quantize(Decimal(1).scaleb(-self.market.decimals))

    def sale(self, at: datetime, *, status: str = "Shipped") -> Sale:
        listed = self.chance.choice(self.listed)
        quantity = self.chance.choice((1, 1, 1, 2, 3))
        principal = listed.price * quantity
        shipping = (
            self.rounded(Decimal("4.90") * self.market.price_factor) if self.chance.random() < 0.4 else ZERO
        )
        rate = _TAX_RATES[self.market.tax]
        return Sale(
            order_id=f"{self._digits(3)}-{self._digits(7)}-{self._digits(7)}",
            market=self.market,
            placed=at - timedelta(hours=2),
            changed=at,
            status=status,
            sku=listed.sku,
            asin=listed.asin,
            title=listed.title,
            quantity=quantity,
            principal=principal,
            tax=self.rounded((principal + shipping) * rate),
            shipping=shipping,
            by_amazon=True,
            item_code=self._digits(14),
        )

    def rows_of(self, sale: Sale, posted: datetime) -> Iterator[Row]:
        """Write an order as a settlement has it, component by component."""
        shipment = "".join(self.chance.choices(_LETTERS, k=9))

        def row(amount_type: str, description: str, amount: Decimal, promotion: str = "") -> Row:
            return Row(
                transaction_type="Order",
                amount_type=amount_type,
                amount_description=description,
                amount=amount,
                posted=posted,
                order_id=sale.order_id,
                shipment_id=shipment,
                order_item_code=sale.item_code,
                sku=sale.sku,
                quantity=sale.quantity,
                fulfillment="AFN",
                promotion_id=promotion,
            )

        yield row("ItemPrice", "Principal", sale.principal)
        on_shipping = self._tax_share(sale)
        if sale.tax:
            yield row("ItemPrice", "Tax", sale.tax - on_shipping)
        if sale.shipping:
            yield row("ItemPrice", "Shipping", sale.shipping)
            if on_shipping:
                yield row("ItemPrice", "ShippingTax", on_shipping)
            yield row("Promotion", "Shipping", -sale.shipping, "Core Free Shipping #2026")
        yield row("ItemFees", "FBAPerUnitFulfillmentFee", -self.fulfilment_fee(sale))
        yield row("ItemFees", "Commission", -self.rounded(sale.principal * _COMMISSION))
        if sale.shipping:
            yield row("ItemFees", "ShippingChargeback", -self.rounded(sale.shipping * _COMMISSION))
        if (name := _WITHHELD.get(self.market.tax)) and sale.tax:
            yield row("ItemWithheldTax", f"{name}-Principal", on_shipping - sale.tax)
            if on_shipping:
                yield row("ItemWithheldTax", f"{name}-Shipping", -on_shipping)

    def rows_of_refund(self, sale: Sale, posted: datetime, *, kind: str = "Refund") -> Iterator[Row]:
        """Give the goods back: the commission returns, less a fee for the trouble."""
        commission = self.rounded(sale.principal * _COMMISSION)
        adjustment = f"amzn1.adj.{self._digits(10)}"

        def row(amount_type: str, description: str, amount: Decimal) -> Row:
            return Row(
                transaction_type=kind,
                amount_type=amount_type,
                amount_description=description,
                amount=amount,
                posted=posted,
                order_id=sale.order_id,
                adjustment_id=adjustment,
                order_item_code=sale.item_code,
                sku=sale.sku,
                fulfillment="AFN",
            )

        yield row("ItemPrice", "Principal", -sale.principal)
        tax = sale.tax - self._tax_share(sale)
        if tax:
            yield row("ItemPrice", "Tax", -tax)
        yield row("ItemFees", "Commission", commission)
        yield row("ItemFees", "RefundCommission", -self.rounded(commission / 5))
        if (name := _WITHHELD.get(self.market.tax)) and tax:
            yield row("ItemWithheldTax", f"{name}-Principal", tax)

    def other(
        self, description: str, amount: Decimal, posted: datetime, *, kind: str = "other-transaction"
    ) -> Row:
        return Row(
            transaction_type="other-transaction",
            amount_type=kind,
            amount_description=description,
            amount=self.rounded(amount),
            posted=posted,
            has_market=False,
        )

    def advertising(self, amount: Decimal, posted: datetime) -> Row:
        return Row(
            transaction_type="ServiceFee",
            amount_type="Cost of Advertising",
            amount_description="TransactionTotalAmount",
            amount=self.rounded(amount),
            posted=posted,
            has_market=False,
        )

    def fba_fee(self, name: str, amount: Decimal, posted: datetime) -> Row:
        return Row(
            transaction_type="FBAFees",
            amount_type=name,
            amount_description="Base fee",
            amount=self.rounded(amount),
            posted=posted,
            order_id=f"FBA19{self._digits(6)}",
            has_market=False,
        )

    def fulfilment_fee(self, sale: Sale) -> Decimal:
        return self.rounded(Decimal("3.22") * self.market.price_factor * sale.quantity)

    def scaled(self, amount: str) -> Decimal:
        """Put an amount in dollars into the size of this marketplace's money."""
        return self.rounded(Decimal(amount) * self.market.price_factor)

    def _tax_share(self, sale: Sale) -> Decimal:
        """How much of the tax is on shipping."""
        return self.rounded(sale.shipping * _TAX_RATES[self.market.tax])

    def _digits(self, count: int) -> str:
        return "".join(self.chance.choices(_DIGITS, k=count))
