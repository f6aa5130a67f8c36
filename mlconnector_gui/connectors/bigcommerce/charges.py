"""What an order was for, without tax: goods, certificates, shipping, handling, wrapping, fees, discounts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.accounting.documents import Part, PartKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.bigcommerce.amounts import Amounts, spread
from mlconnector_gui.connectors.bigcommerce.payloads import Fee, Line, Order

HANDLING, WRAPPING = "Handling", "Gift wrapping"
_GIFT_CERTIFICATE = "giftcertificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Something beside the goods: its price as exact as the vendor has it, and the tax in that price."""

    kind: PartKind
    exact: Money
    tax_within: Money
    description: str
    traits: Mapping[str, str]

    @property
    def net(self) -> Money:
        return self.exact - self.tax_within


@dataclass(frozen=True, slots=True)
class Charges:
    """
    The parts of one order.

    The vendor's rule: in a store whose prices include tax only the figures with tax are exact and those without are
    estimates, and the other way round. So an order is read from the exact ones. Where these include tax, it is taken
    out again: what the order says of shipping, handling, wrapping and fees from these, the rest from its goods.
    """

    order: Order
    amounts: Amounts

    def parts(self) -> Iterator[Part]:
        yield from self._goods()
        for charge in self.others():
            yield Part(
                kind=charge.kind,
                amount=charge.net,
                description=charge.description,
                traits=charge.traits,
            )
        yield from self._discounts()

    def others(self) -> Iterator[Charge]:
        """Give everything that is neither goods nor a discount."""
        yield self._cost("shipping", PartKind.SHIPPING, self._shipping_method(), place_traits(self.order))
        yield self._cost("handling", PartKind.FEE, HANDLING, {"fee_name": HANDLING})
        yield self._cost("wrapping", PartKind.FEE, WRAPPING, {"fee_name": WRAPPING})
        for index, fee in enumerate(self.order.every_fee):
            yield self.fee(fee, f"fees[{index}]")

    def fee(self, fee: Fee, field_name: str) -> Charge:
        exact = fee.cost_inc_tax if self._includes_tax else fee.without_tax
        return Charge(
            kind=PartKind.FEE,
            exact=self.amounts.read(exact, f"{field_name}.cost"),
            tax_within=self._within(fee.cost_tax, f"{field_name}.cost_tax"),
            description=fee.name,
            traits=told({"fee_name": fee.name}),
        )

    def goods_net(self) -> list[Money]:
        """Return each line before discounts, without tax."""
        gross = [self._exact(line, f"products[{place}]") for place, line in self._lines()]
        within = self._tax_of_lines(gross)
        return [amount - tax for amount, tax in zip(gross, within, strict=True)]

    def _goods(self) -> Iterator[Part]:
        for line, amount in zip(self.order.products, self.goods_net(), strict=True):
            yield Part(
                kind=kind_of(line),
                amount=amount,
                description=line.name,
                traits=line_traits(line, self.order),
            )

    def _discounts(self) -> Iterator[Part]:
        """Coupons and other discounts are told apart; what they spare in tax is taken out of both alike."""
        head = self.order.order
        off = [
            self.amounts.read(head.coupon_discount, "coupon_discount"),
            self.amounts.read(head.discount_amount, "discount_amount"),
        ]
        spared = spread(self._tax_spared(), [one.amount for one in off])
        codes = ",".join(coupon.code for coupon in self.order.coupons if coupon.code)
        traits = [told({"discount": "coupon", "coupon": codes}), {"discount": "promotion"}]
        for amount, tax, trait in zip(off, spared, traits, strict=True):
            yield Part(
                kind=PartKind.DISCOUNT,
                amount=tax - amount,
                description=trait.get("coupon", ""),
                traits={**place_traits(self.order), **trait},
            )

    def _cost(self, name: str, kind: PartKind, description: str, traits: Mapping[str, str]) -> Charge:
        head = self.order.order
        exact: str = getattr(head, f"{name}_cost_{'inc' if self._includes_tax else 'ex'}_tax")
        tax: str = getattr(head, f"{name}_cost_tax")
        return Charge(
            kind=kind,
            exact=self.amounts.read(exact, f"{name}_cost"),
            tax_within=self._within(tax, f"{name}_cost_tax"),
            description=description,
            traits=traits,
        )

    def _tax_of_lines(self, gross: Sequence[Money]) -> list[Money]:
        """
        Return the tax in each line before discounts.

        A line's own figure, rounded; without discounts these must come to what is left of the order's tax, so that is
        spread over them. Neither changes what the order comes to, only where a unit of it stands.
        """
        if not self._includes_tax:
            return [self._zero for _ in gross]
        told_taxes = [self._line_tax(line, f"products[{place}]") for place, line in self._lines()]
        if self._has_discounts and self._tax_spared_is_plausible(told_taxes):
            return told_taxes
        weights = [tax.amount for tax in told_taxes]
        if not any(weights):
            taxed = [line.type != _GIFT_CERTIFICATE for line in self.order.products]
            weights = [
                one.amount if is_taxed else Decimal(0) for one, is_taxed in zip(gross, taxed, strict=True)
            ]
        return spread(self._tax_of_goods(), weights)

    def _tax_spared(self) -> Money:
        """Return the tax that discounts spared the buyer: what the lines would have borne less what they did."""
        if not (self._includes_tax and self._has_discounts):
            return self._zero
        told_taxes = [self._line_tax(line, f"products[{place}]") for place, line in self._lines()]
        if not self._tax_spared_is_plausible(told_taxes):
            return self._zero
        return Money.total(told_taxes, self.amounts.currency) - self._tax_of_goods()

    def _tax_spared_is_plausible(self, told_taxes: Sequence[Money]) -> bool:
        spared = Money.total(told_taxes, self.amounts.currency) - self._tax_of_goods()
        return 0 <= spared.amount <= self._off

    def _tax_of_goods(self) -> Money:
        total = self.amounts.read(self.order.order.total_tax, "total_tax")
        elsewhere = [charge.tax_within for charge in self.others()]
        return total - Money.total(elsewhere, self.amounts.currency)

    def _line_tax(self, line: Line, field_name: str) -> Money:
        return self.amounts.read(line.total_tax, f"{field_name}.total_tax")

    def _exact(self, line: Line, field_name: str) -> Money:
        text = line.total_inc_tax if self._includes_tax else line.total_ex_tax
        return self.amounts.read(text, f"{field_name}.total")

    def _within(self, text: str, field_name: str) -> Money:
        return self.amounts.read(text, field_name) if self._includes_tax else self._zero

    def _shipping_method(self) -> str:
        names = dict.fromkeys(one.shipping_method for one in self.order.shipping_addresses)
        return ", ".join(name for name in names if name)

    def _lines(self) -> Iterator[tuple[int, Line]]:
        return iter(enumerate(self.order.products))

    @property
    def _off(self) -> Decimal:
        head = self.order.order
        return self.amounts.exactly(head.coupon_discount, "coupon_discount") + self.amounts.exactly(
            head.discount_amount, "discount_amount"
        )

    @property
    def _has_discounts(self) -> bool:
        return self._off > 0

    @property
    def _includes_tax(self) -> bool:
        return self.order.order.includes_tax

    @property
    def _zero(self) -> Money:
        return Money.zero(self.amounts.currency)


def kind_of(line: Line) -> PartKind:
    return PartKind.GIFT_CARD if line.type == _GIFT_CERTIFICATE else PartKind.PRODUCT


def place_traits(order: Order) -> dict[str, str]:
    return told({"country": order.place.country_iso2, "state": order.place.state})


def line_traits(line: Line, order: Order) -> dict[str, str]:
    product_id = "" if line.product_id == "0" else line.product_id
    named = {"sku": line.sku, "product_id": product_id, "product_type": line.type}
    return told({**place_traits(order), **named})


def order_traits(order: Order) -> dict[str, str]:
    head = order.order
    return told({**place_traits(order), "channel": head.order_source, "channel_id": head.channel_id})


def told(traits: Mapping[str, str]) -> dict[str, str]:
    """Keep the traits that say something, as plain strings."""
    return {name: str(value) for name, value in traits.items() if value}
