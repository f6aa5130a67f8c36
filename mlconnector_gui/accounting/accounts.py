"""JDE account numbers in the three forms people type them."""

from dataclasses import dataclass
from typing import Self

from mlconnector_gui.base.problem import Problem

_UNIT_WIDTH, _OBJECT_WIDTH, _SUBSIDIARY_WIDTH = 12, 6, 8
_SHORT_ID_DIGITS = 8
_THIRD_NUMBER_WIDTH = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A structured account: business unit, object account and, often, a subsidiary."""

    business_unit: str
    object_account: str
    subsidiary: str = ""

    def __post_init__(self) -> None:
        for field, value, width in (
            ("business_unit", self.business_unit, _UNIT_WIDTH),
            ("object_account", self.object_account, _OBJECT_WIDTH),
            ("subsidiary", self.subsidiary, _SUBSIDIARY_WIDTH),
        ):
            if value != value.strip() or len(value) > width or not value.isprintable():
                raise Problem("account.part_invalid", part=field, value=value, width=width)
        if not self.business_unit or not self.object_account:
            raise Problem("account.incomplete", account=str(self))

    @classmethod
    def parse(cls, text: str, *, separator: str = ".") -> Self:
        """Read BU.OBJ or BU.OBJ.SUB; the separator is the site's (F0009.DOT1)."""
        parts = [part.strip() for part in text.strip().split(separator)]
        if len(parts) not in {2, 3} or not all(parts[:2]):
            raise Problem("account.not_structured", account=text, separator=separator)
        return cls(
            business_unit=parts[0], object_account=parts[1], subsidiary=parts[2] if len(parts) == 3 else ""
        )

    def format(self, *, separator: str = ".") -> str:
        """Write the account so that `parse` reads it back; a part that holds the separator cannot be written."""
        for part in (self.business_unit, self.object_account, self.subsidiary):
            if separator in part:
                raise Problem("account.part_holds_separator", account=str(self), separator=separator)
        return self._joined(separator)

    def __str__(self) -> str:
        return self._joined(".")

    def _joined(self, separator: str) -> str:
        parts = [self.business_unit, self.object_account]
        return separator.join([*parts, self.subsidiary] if self.subsidiary else parts)


@dataclass(frozen=True, slots=True)
class ShortAccountId:
    """The eight-digit account id (F0901.AID), kept as text with its leading zeros."""

    digits: str

    def __post_init__(self) -> None:
        if len(self.digits) != _SHORT_ID_DIGITS or not (self.digits.isascii() and self.digits.isdigit()):
            raise Problem("account.short_id_invalid", account=self.digits)


@dataclass(frozen=True, slots=True)
class ThirdAccountNumber:
    """The free-form third account number (F0901.ANS), up to 25 characters."""

    text: str

    def __post_init__(self) -> None:
        if not self.text.strip() or len(self.text) > _THIRD_NUMBER_WIDTH:
            raise Problem("account.third_number_invalid", account=self.text)


def read_account(
    typed: str,
    *,
    separator: str = ".",
    short_symbol: str = "",
    structured_symbol: str = "",
    third_symbol: str = "",
) -> Account | ShortAccountId | ThirdAccountNumber:
    """
    Read an account as JDE does: the first character tells the form, by the site's symbols (F0009 SYMS/SYML/SYMU).

    A form whose symbol is blank is the one without a symbol; where several are, eight digits are a short id, text
    with the separator is structured, the rest is a third number. Text that fits no form is refused.
    """
    text = typed.strip()
    for symbol, read in (
        (short_symbol, ShortAccountId),
        (structured_symbol, lambda rest: Account.parse(rest, separator=separator)),
        (third_symbol, ThirdAccountNumber),
    ):
        if symbol and text.startswith(symbol):
            return read(text[len(symbol) :])
    if not short_symbol and len(text) == _SHORT_ID_DIGITS and text.isascii() and text.isdigit():
        return ShortAccountId(text)
    if not structured_symbol and separator in text:
        return Account.parse(text, separator=separator)
    if third_symbol:
        raise Problem("account.not_structured", account=typed, separator=separator)
    return ThirdAccountNumber(text)
