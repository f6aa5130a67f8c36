"""Money: an exact amount with its currency."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from typing import Self

from mlconnector_gui.base.problem import Cause, Problem

_ZERO_DECIMALS = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
_THREE_DECIMALS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
_FOUR_DECIMALS = frozenset(["CLF", "UYW"])
_CURRENCY = re.compile("[A-Z]{3}")
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*", re.ASCII)


def currency_exponent(currency: str) -> int:
    """Return how many decimals the currency has (ISO 4217): 0 for JPY, 3 for KWD, 2 for most."""
    if currency in _ZERO_DECIMALS:
        return 0
    if currency in _THREE_DECIMALS:
        return 3
    return 4 if currency in _FOUR_DECIMALS else 2


def quantum(currency: str) -> Decimal:
    """Return the smallest amount of the currency: 0.01 for USD."""
    return Decimal(1).scaleb(-currency_exponent(currency))


def is_number(text: str) -> bool:
    """Tell whether a text is a number as computers write it: a point, no grouping, no underscore, ASCII digits."""
    return _NUMBER.fullmatch(text) is not None


def _to_unit(amount: Decimal, currency: str) -> Decimal:
    if not isinstance(amount, Decimal):
        raise TypeError(f"money is built from Decimal, not {type(amount).__name__}")
    if not amount.is_finite():
        raise Problem("money.not_a_number", amount=str(amount))
    try:
        return amount.quantize(quantum(currency), ROUND_HALF_UP)
    except InvalidOperation:
        raise Problem("money.too_large", amount=str(amount), currency=currency) from None


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """
    An amount in one currency, never finer than the currency's smallest unit.

    Building one from a float, or with more decimals than the currency has, is an error: rounding is asked for by
    name (`Money.rounded`). Adding different currencies is an error.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not _CURRENCY.fullmatch(self.currency):
            raise Problem("money.currency_unknown", currency=self.currency)
        exact = _to_unit(self.amount, self.currency)
        if exact != self.amount:
            raise Problem("money.too_fine", amount=str(self.amount), currency=self.currency)
        object.__setattr__(self, "amount", exact + 0)  # + 0 turns a negative zero into zero

    @classmethod
    def zero(cls, currency: str) -> Self:
        return cls(Decimal(0), currency)

    @classmethod
    def of(cls, text: str, currency: str) -> Self:
        if not is_number(text):
            raise Problem("money.not_a_number", amount=text)
        return cls(Decimal(text), currency)

    @classmethod
    def rounded(cls, amount: Decimal, currency: str) -> Self:
        """Round half up, away from zero, to the currency's smallest unit."""
        return cls(_to_unit(amount, currency), currency)

    @classmethod
    def from_minor(cls, minor: int, currency: str) -> Self:
        """Build from minor units: 1234 of USD is 12.34."""
        if not isinstance(minor, int):
            raise TypeError(f"minor units are whole numbers, not {type(minor).__name__}")
        return cls(Decimal(minor).scaleb(-currency_exponent(currency)), currency)

    @classmethod
    def total(cls, amounts: Iterable["Money"], currency: str) -> Self:
        result = Decimal(0)
        for money in amounts:
            if money.currency != currency:
                raise Problem("money.currencies_differ", first=currency, second=money.currency)
            result += money.amount
        return cls(result, currency)

    @property
    def minor(self) -> int:
        return int(self.amount.scaleb(currency_exponent(self.currency)))

    @property
    def is_zero(self) -> bool:
        return not self.amount

    def __add__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same_currency(other)
        return Money(self.amount - other.amount, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __abs__(self) -> "Money":
        return Money(abs(self.amount), self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same_currency(other)
        return self.amount < other.amount

    def __le__(self, other: "Money") -> bool:
        self._same_currency(other)
        return self.amount <= other.amount

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def allocate(self, weights: Sequence[Decimal]) -> tuple["Money", ...]:
        """
        Split in proportion to the weights so that the parts add up to the whole.

        Units left over by rounding down go to the largest remainders, first one first.
        """
        if any(isinstance(weight, float) for weight in weights):
            raise TypeError("weights are Decimal, not float")
        whole = sum(map(Fraction, weights))  # a Decimal's sum is cut after 28 digits
        if not weights or whole <= 0 or min(weights) < 0:
            raise ValueError("weights are not negative and add up to more than zero")
        units = abs(self.minor)
        shares = [units * Fraction(weight) / whole for weight in weights]
        floors = [int(share) for share in shares]
        by_remainder = sorted(range(len(shares)), key=lambda index: (floors[index] - shares[index], index))
        for index in by_remainder[: units - sum(floors)]:
            floors[index] += 1
        sign = -1 if self.amount < 0 else 1
        return tuple(Money.from_minor(sign * floor, self.currency) for floor in floors)

    def _same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise Problem(
                "money.currencies_differ",
                cause=Cause.VALIDATION,
                first=self.currency,
                second=other.currency,
            )
