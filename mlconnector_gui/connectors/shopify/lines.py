"""Read an order's lines as rows: what was sold, as the order itself shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mlconnector_gui.accounting.documents import PartKind, Traits
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.shopify.amounts import Amounts
from mlconnector_gui.connectors.shopify.payloads import (
    LineItem,
    MoneyBag,
    Order,
    ShippingLine,
    TaxLine,
    tail_of,
)
from mlconnector_gui.connectors.shopify.rows import Row, RowTax, told

TIP = "Tip"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLines:
    """The lines of one order, with what is known of each by its id."""

    order: Order
    amounts: Amounts

    @property
    def place(self) -> dict[str, str]:
        place = self.order.place
        return told({"country": place.country_code_v2, "state": place.province_code})

    def rows(self) -> tuple[Row, ...]:
        """Return every row of an order that was not edited since it was made."""
        return tuple(self._rows())

    def item(self, line_id: str) -> LineItem | None:
        return next((line for line in self.order.line_items if line.id == line_id), None)

    def goods_kind(self, line_id: str) -> PartKind:
        line = self.item(line_id)
        if line is not None and line.is_gift_card:
            return PartKind.GIFT_CARD
        return PartKind.TIP if line_id in self.tip_ids else PartKind.PRODUCT

    def goods_traits(self, line_id: str) -> dict[str, str]:
        line = self.item(line_id)
        if line is None:
            return self.place
        product = tail_of(line.product.id) if line.product else ""
        return told({**self.place, "sku": line.sku, "product_id": product})

    def goods_description(self, line_id: str) -> str:
        if line_id in self.tip_ids:
            return TIP
        line = self.item(line_id)
        return (line.title or line.name) if line else ""

    @property
    def tip_ids(self) -> frozenset[str]:
        """
        Find the lines that are tips: nothing marks them.

        They have no product and need no shipping; of several such lines those named Tip are it, and otherwise the
        one whose amount is the order's tip.
        """
        tip = self.amounts.read(self.order.total_tip_received_set, "totalTipReceivedSet")
        if tip.is_zero:
            return frozenset()
        possible = [
            line
            for line in self.order.line_items
            if line.product is None and not line.requires_shipping and not line.is_gift_card
        ]
        named = [line for line in possible if (line.title or line.name).casefold() == TIP.casefold()]
        if named:
            return frozenset(line.id for line in named)
        same = [line for line in possible if self._read(line.original_total_set, "originalTotalSet") == tip]
        return frozenset(line.id for line in same[:1])

    def taxes_of(self, lines: Iterable[TaxLine]) -> tuple[RowTax, ...]:
        return tuple(
            RowTax(
                title=tax.title,
                rate=rate_of(tax),
                is_channels=tax.channel_liable,
                amount=self._read(tax.price_set, "taxLines.priceSet"),
            )
            for tax in lines
        )

    def _rows(self) -> Iterator[Row]:
        tips = self.tip_ids
        for line in self.order.line_items:
            yield self._goods(line)
            yield from self._duties(line)
        tip = self.amounts.read(self.order.total_tip_received_set, "totalTipReceivedSet")
        if not tip.is_zero and not tips:
            yield self._row(PartKind.TIP, "", tip, (), TIP, {})
        for shipping in self.order.shipping_lines:
            if not shipping.is_removed:
                yield self._shipping(shipping)
        for fee in self.order.additional_fees:
            price = self._read(fee.price, "additionalFees.price")
            yield self._row(
                PartKind.FEE, fee.id, price, fee.tax_lines, fee.name, {**self.place, "fee_name": fee.name}
            )

    def _goods(self, line: LineItem) -> Row:
        off = self.amounts.total(
            self._read(one.allocated_amount_set, "discountAllocations") for one in line.discount_allocations
        )
        paid = self._read(line.original_total_set, "lineItems.originalTotalSet") - off
        taxes = self.taxes_of(line.tax_lines)
        within = self._inside(taxes)
        if self.order.duties_included:
            within += self.amounts.total(row.total for row in self._duties(line))
        net = paid - within
        return Row(
            kind=self.goods_kind(line.id),
            line_id=line.id,
            quantity=line.quantity,
            net=net,
            discount=self.without_tax(off, net, paid),
            taxes=taxes,
            description=self.goods_description(line.id),
            traits=self.goods_traits(line.id),
        )

    def without_tax(self, off: Money, net: Money, paid: Money) -> Money:
        """
        Take out of a discount the tax that a price with tax holds in it, in the proportion the line itself has.

        Tax is never reckoned from a rate; what was paid for and what of it is tax are the shop's own figures.
        """
        return off if net == paid or paid.is_zero else self.amounts.share(off, net, paid)

    def _duties(self, line: LineItem) -> Iterator[Row]:
        for duty in line.duties:
            price = self._read(duty.price, "duties.price")
            yield self._row(PartKind.DUTY, duty.id, price, duty.tax_lines, "", self.place)

    def _shipping(self, line: ShippingLine) -> Row:
        price = self._read(line.discounted_price_set, "shippingLines.discountedPriceSet")
        traits = told({**self.place, "method_id": line.code})
        return self._row(PartKind.SHIPPING, line.id, price, line.tax_lines, line.title, traits)

    def _row(
        self,
        kind: PartKind,
        line_id: str,
        price: Money,
        tax_lines: Iterable[TaxLine],
        description: str,
        traits: Traits,
    ) -> Row:
        taxes = self.taxes_of(tax_lines)
        return Row(
            kind=kind,
            line_id=line_id,
            quantity=1,
            net=price - self._inside(taxes),
            discount=self.amounts.zero,
            taxes=taxes,
            description=description,
            traits=told(traits),
        )

    def _inside(self, taxes: Iterable[RowTax]) -> Money:
        """Return how much of a price is tax."""
        if not self.order.taxes_included:
            return self.amounts.zero
        return self.amounts.total(tax.amount for tax in taxes)

    def _read(self, bag: MoneyBag | None, field_name: str) -> Money:
        return self.amounts.read(bag, field_name)


def rate_of(tax: TaxLine) -> str:
    """Write a tax rate in percent, as mapping rules name it: '8.875', '20'."""
    text = tax.rate_percentage or (_times_hundred(tax.rate) if tax.rate else "")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _times_hundred(rate: str) -> str:
    whole, _, decimals = rate.partition(".")
    digits = decimals.ljust(2, "0")
    return (
        f"{whole}{digits[:2]}.{digits[2:]}".lstrip("0").rstrip(".")
        if rate.replace(".", "").isdigit()
        else rate
    )
