"""Two currencies at once: what the shop counts and what the customer paid, rounded each for itself."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_DECIMALS = {"JPY": 0, "KRW": 0, "KWD": 3, "BHD": 3}
MoneyNode = dict[str, str]
BagNode = dict[str, MoneyNode]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in the shop's and in the customer's currency."""

    shop: Decimal
    customer: Decimal

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.shop + other.shop, self.customer + other.customer)

    def __sub__(self, other: "Amount") -> "Amount":
        return self + -other

    def __neg__(self) -> "Amount":
        return Amount(-self.shop, -self.customer)

    def __bool__(self) -> bool:
        return bool(self.shop)


ZERO = Amount(Decimal(0), Decimal(0))


def total(amounts: "list[Amount]") -> Amount:
    return sum(amounts, ZERO)


@dataclass(frozen=True, slots=True)
class Currencies:
    """The shop's currency, the customer's, and the rate between them at checkout."""

    shop: str
    customer: str
    rate: Decimal = Decimal(1)

    def of(self, amount: Decimal) -> Amount:
        return Amount(rounded(amount, self.shop), rounded(amount * self.rate, self.customer))

    def share(self, amount: Amount, part: Decimal) -> Amount:
        """Return a part of an amount, rounded in each currency."""
        return Amount(rounded(amount.shop * part, self.shop), rounded(amount.customer * part, self.customer))

    def bag(self, amount: Amount) -> BagNode:
        return {
            "shopMoney": money(amount.shop, self.shop),
            "presentmentMoney": money(amount.customer, self.customer),
        }


def rounded(amount: Decimal, currency: str) -> Decimal:
    unit = Decimal(1).scaleb(-_DECIMALS.get(currency, 2))
    return amount.quantize(unit, rounding=ROUND_HALF_UP)


def money(amount: Decimal, currency: str) -> MoneyNode:
    return {"amount": decimal(amount), "currencyCode": currency}


def decimal(amount: Decimal) -> str:
    """Write an amount as Shopify does: at least one decimal, no other trailing zeros ('145.0', '12.5', '9.99')."""
    whole, _, fraction = f"{amount:f}".partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}"
