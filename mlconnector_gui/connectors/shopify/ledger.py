"""
Read an order's sales ledger: its agreements, each with its own rows that never change.

It is asked where an order was edited or exchanged, since its lines then show the present and not what was sold. What
is not documented is taken as it proves right: amounts in whole units or in the smallest (the order's own total
tells), and rows that take something back with either sign.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from mlconnector_gui.accounting.documents import PartKind
from mlconnector_gui.accounting.money import Money, currency_exponent
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shopify.amounts import Amounts
from mlconnector_gui.connectors.shopify.lines import TIP, OrderLines, rate_of
from mlconnector_gui.connectors.shopify.payloads import Agreement, MoneyBag, Order, Sale, tail_of, utc_of
from mlconnector_gui.connectors.shopify.rows import Row, RowTax, told

_KINDS = {
    "PRODUCT": PartKind.PRODUCT,
    "GIFT_CARD": PartKind.GIFT_CARD,
    "TIP": PartKind.TIP,
    "SHIPPING": PartKind.SHIPPING,
    "DUTY": PartKind.DUTY,
    "FEE": PartKind.FEE,
    "ADDITIONAL_FEE": PartKind.FEE,
}
_GOODS = frozenset({PartKind.PRODUCT, PartKind.GIFT_CARD, PartKind.TIP})


class Agreed(StrEnum):
    """What an agreement was about."""

    ORDER = "ORDER"
    EDIT = "ORDER_EDIT"
    REFUND = "REFUND"
    RETURN = "RETURN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one agreement changed in an order after it was made."""

    number: str
    happened_at: datetime
    rows: tuple[Row, ...]

    @property
    def takes_back(self) -> bool:
        return any(row.total.amount < 0 for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesLedger:
    """The sales ledger of one order."""

    order: Order
    amounts: Amounts
    lines: OrderLines

    @property
    def is_needed(self) -> bool:
        """Say whether the lines show more than was sold at first."""
        return self.order.edited or any(
            agreed_of(agreement) is Agreed.EDIT or _adds(agreement) for agreement in self.order.agreements
        )

    def sold_rows(self) -> tuple[Row, ...]:
        """Return what was sold when the order was made."""
        made = self._of(Agreed.ORDER)
        if not made:
            raise Problem("shopify.edited_without_ledger", order=self.order.name or self.order.number)
        scale = self._scale
        return tuple(row for agreement in made for row in self._rows(agreement.sales, agreement, scale))

    def changes(self) -> tuple[Change, ...]:
        """
        Return the edits, and what exchanges added.

        What a return or a refund takes back is told by the refund itself, which also says what money moved.
        """
        scale = self._scale
        found = [
            *((agreement, agreement.sales) for agreement in self._of(Agreed.EDIT)),
            *((agreement, _added(agreement)) for agreement in self._of(Agreed.RETURN)),
        ]
        return tuple(
            Change(
                number=tail_of(agreement.id),
                happened_at=utc_of(
                    agreement.happened_at, field_name="agreements.happenedAt", document=self.order.number
                ),
                rows=rows,
            )
            for agreement, sales in found
            if (rows := tuple(self._rows(sales, agreement, scale)))
        )

    def _of(self, what: Agreed) -> list[Agreement]:
        for agreement in self.order.agreements:
            if agreed_of(agreement) is None and agreement.sales:
                raise Problem(
                    "shopify.agreement_unknown", order=self.order.name, agreement=agreement.reason or "?"
                )
        return [agreement for agreement in self.order.agreements if agreed_of(agreement) is what]

    @property
    def _scale(self) -> Decimal:
        """Return what the ledger's amounts are multiplied with, so that the order comes to its own first total."""
        wanted = self.amounts.read(self.order.original_total_price_set, "originalTotalPriceSet").amount
        found = sum(
            (
                self.amounts.raw(sale.total_amount, "sales.totalAmount")
                for agreement in self._of(Agreed.ORDER)
                for sale in agreement.sales
            ),
            Decimal(0),
        )
        for scale in (Decimal(1), Decimal(1).scaleb(-currency_exponent(self.amounts.currency))):
            if found * scale == wanted:
                return scale
        raise Problem(
            "shopify.ledger_does_not_add_up", order=self.order.name, ledger=str(found), total=str(wanted)
        )

    def _rows(self, sales: Sequence[Sale], agreement: Agreement, scale: Decimal) -> Iterator[Row]:
        for sale in sales:
            total = self._read(sale.total_amount, scale)
            kind = _KINDS.get(sale.line_type)
            if kind is None:
                if total.is_zero:
                    continue
                raise Problem(
                    "shopify.agreement_unknown",
                    order=self.order.name,
                    agreement=f"{agreement.reason} {sale.line_type}",
                )
            yield self._row(sale, kind, scale)

    def _row(self, sale: Sale, kind: PartKind, scale: Decimal) -> Row:
        sign = -1 if sale.action_type == "RETURN" else 1
        total = self._signed(self._read(sale.total_amount, scale), sign)
        taxes = self._taxes(sale, sign, scale)
        tax = self.amounts.total(one.amount for one in taxes)
        net = total - tax
        line_id = sale.line_item.id if sale.line_item else ""
        return Row(
            kind=self.lines.goods_kind(line_id) if kind is PartKind.PRODUCT else kind,
            line_id=line_id or (sale.shipping_line.id if sale.shipping_line else ""),
            quantity=sign * abs(sale.quantity) if sale.action_type != "UPDATE" else 0,
            net=net,
            discount=self._discount(sale, net, total, scale),
            taxes=taxes,
            description=self._description(sale, kind, line_id),
            traits=self._traits(sale, kind, line_id),
        )

    def _discount(self, sale: Sale, net: Money, total: Money, scale: Decimal) -> Money:
        """
        Return what was taken off, without tax, with the sign of what it was taken off.

        Two figures are given, with and without the tax a discount saves; which is which is not relied on: the
        larger is the one with tax. A price with tax is treated as the order's lines are, so that both agree.
        """
        given = [
            self._read(bag, scale)
            for bag in (sale.total_discount_amount_before_taxes, sale.total_discount_amount_after_taxes)
            if bag is not None
        ]
        if not given or sale.line_type == "SHIPPING":
            return self.amounts.zero
        if sale.action_type == "UPDATE":
            return min(given, key=abs)
        if self.order.taxes_included:
            off = max(abs(one) for one in given)
            off = self.lines.without_tax(off, abs(net), abs(total))
        else:
            off = min(abs(one) for one in given)
        return -off if sale.action_type == "RETURN" else off

    def _taxes(self, sale: Sale, sign: int, scale: Decimal) -> tuple[RowTax, ...]:
        taxes = tuple(
            RowTax(
                title=tax.tax_line.title,
                rate=rate_of(tax.tax_line),
                is_channels=tax.tax_line.channel_liable,
                amount=self._signed(self._read(tax.amount, scale), sign),
            )
            for tax in sale.taxes
        )
        whole = self._signed(self._read(sale.total_tax_amount, scale), sign)
        left = whole - self.amounts.total(tax.amount for tax in taxes)
        if left.is_zero:
            return taxes
        return (*taxes, RowTax(title="", rate="", is_channels=False, amount=left))

    def _description(self, sale: Sale, kind: PartKind, line_id: str) -> str:
        if kind is PartKind.TIP:
            return TIP
        if kind in _GOODS:
            return self.lines.goods_description(line_id)
        if kind is PartKind.SHIPPING:
            return sale.shipping_line.title if sale.shipping_line else ""
        return sale.additional_fee.name if sale.additional_fee else ""

    def _traits(self, sale: Sale, kind: PartKind, line_id: str) -> dict[str, str]:
        if kind in _GOODS:
            return self.lines.goods_traits(line_id)
        place = self.lines.place
        if kind is PartKind.FEE and sale.additional_fee:
            return told({**place, "fee_name": sale.additional_fee.name})
        if kind is PartKind.SHIPPING and sale.shipping_line:
            known = [line for line in self.order.shipping_lines if line.id == sale.shipping_line.id]
            return told({**place, "method_id": known[0].code if known else ""})
        return place

    def _read(self, bag: MoneyBag | None, scale: Decimal) -> Money:
        return Money(self.amounts.raw(bag, "agreements.sales") * scale, self.amounts.currency)

    def _signed(self, amount: Money, sign: int) -> Money:
        return -abs(amount) if sign < 0 else amount


def agreed_of(agreement: Agreement) -> Agreed | None:
    try:
        return Agreed(agreement.reason)
    except ValueError:
        return None


def _added(agreement: Agreement) -> tuple[Sale, ...]:
    return tuple(sale for sale in agreement.sales if sale.action_type == "ORDER")


def _adds(agreement: Agreement) -> bool:
    return agreed_of(agreement) is Agreed.RETURN and bool(_added(agreement))
