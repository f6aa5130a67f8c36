"""WooCommerce's money rules: rounding, tax in and on top of prices, coupons spread over lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRules:
    """How a shop computes and rounds tax."""

    rate: Decimal
    decimals: int
    prices_include_tax: bool
    round_at_subtotal: bool

    @property
    def unit(self) -> Decimal:
        """The smallest amount of money the shop shows."""
        return Decimal(1).scaleb(-self.decimals)

    def rounded(self, amount: Decimal) -> Decimal:
        return amount.quantize(self.unit, ROUND_HALF_UP)

    def rounded_tax(self, tax: Decimal) -> Decimal:
        """Round a tax: half away from zero, but half towards zero when prices include tax."""
        return tax.quantize(self.unit, ROUND_HALF_DOWN if self.prices_include_tax else ROUND_HALF_UP)

    def precise(self, amount: Decimal) -> Decimal:
        """Round to what the database keeps: two places more than shown, six at least."""
        return amount.quantize(Decimal(1).scaleb(-max(self.decimals + 2, 6)), ROUND_HALF_UP)

    def net_of(self, entered: Decimal, *, taxed: bool) -> Decimal:
        """Return an entered price without tax."""
        if not (self.prices_include_tax and taxed):
            return self.precise(entered)
        return self.precise(entered / (1 + self.rate / 100))

    def tax_on(self, net: Decimal) -> Decimal:
        return self.precise(net * self.rate / 100)

    def line_tax(self, tax: Decimal) -> Decimal:
        """Return what a line adds to the order's tax."""
        return tax if self.round_at_subtotal else self.rounded_tax(tax)

    def line_total(self, net: Decimal) -> Decimal:
        """Return what a product line adds to the order's total."""
        return net if self.round_at_subtotal else self.rounded(net)

    def tax_of_discount(self, discount: Decimal, *, taxed: bool) -> Decimal:
        """Return the tax inside (or on top of) a discount on an entered price."""
        if not taxed:
            return ZERO
        if self.prices_include_tax:
            return self.line_tax(discount - self.net_of(discount, taxed=True))
        return self.line_tax(self.tax_on(discount))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupon:
    """A coupon code and what it takes off."""

    code: str
    amount: Decimal
    kind: str = "percent"
    """percent or fixed_cart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedLine:
    """A product line before coupons, at entered prices."""

    price: Decimal
    quantity: int
    taxed: bool

    @property
    def entered(self) -> Decimal:
        return self.price * self.quantity


def spread_coupons(
    coupons: Iterable[Coupon], lines: Sequence[PricedLine], rules: TaxRules
) -> dict[str, list[Decimal]]:
    """
    Return what each coupon takes off each line, at entered prices.

    Percent coupons come before fixed ones and always look at the undiscounted price; the cents that
    rounding leaves over go to the units of the dearest lines first.
    """
    left = [line.entered for line in lines]
    shares: dict[str, list[Decimal]] = {}
    for coupon in sorted(coupons, key=lambda coupon: coupon.kind != "percent"):
        wanted = _wanted_shares(coupon, lines, rules)
        share = [min(one, rest) for one, rest in zip(wanted, left, strict=True)]
        rest_after = [rest - one for one, rest in zip(share, left, strict=True)]
        missing = _coupon_total(coupon, lines, rules) - sum(share, ZERO)
        extra = _leftover_cents(missing, lines, rest_after, rules)
        share = [one + more for one, more in zip(share, extra, strict=True)]
        left = [rest - one for one, rest in zip(share, left, strict=True)]
        shares[coupon.code] = share
    return shares


def _wanted_shares(coupon: Coupon, lines: Sequence[PricedLine], rules: TaxRules) -> list[Decimal]:
    if coupon.kind == "percent":
        return [_floor(line.entered * coupon.amount / 100, rules) for line in lines]
    units = sum(line.quantity for line in lines)
    each = _floor(coupon.amount / units, rules) if units else ZERO
    return [each * line.quantity for line in lines]


def _coupon_total(coupon: Coupon, lines: Sequence[PricedLine], rules: TaxRules) -> Decimal:
    entered = sum((line.entered for line in lines), ZERO)
    if coupon.kind != "percent":
        return min(coupon.amount, entered)
    mode = ROUND_HALF_DOWN if rules.prices_include_tax else ROUND_HALF_UP
    return (entered * coupon.amount / 100).quantize(rules.unit, mode)


def _leftover_cents(
    missing: Decimal, lines: Sequence[PricedLine], left: Sequence[Decimal], rules: TaxRules
) -> list[Decimal]:
    extra = [ZERO] * len(lines)
    dearest_first = sorted(range(len(lines)), key=lambda index: -lines[index].price)
    for index in dearest_first:
        for _ in range(lines[index].quantity):
            if missing < rules.unit:
                return extra
            step = min(rules.unit, left[index] - extra[index])
            extra[index] += step
            missing -= step
    return extra


def _floor(amount: Decimal, rules: TaxRules) -> Decimal:
    return amount.quantize(rules.unit, ROUND_DOWN)
