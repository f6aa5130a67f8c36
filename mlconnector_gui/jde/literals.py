"""Dates and amounts as the JDE user types and reads them: the order of a date is the user's preference."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_DEFAULT_PATTERN = "MM/dd/yyyy"
_TOKENS = re.compile(r"[yY]+|M+|[dD]+")
_KINDS = frozenset("YMD")
# letters of userInfo.dateFormat: E is the year with four digits, Y with two
_LETTERS = {"D": "dd", "M": "MM", "E": "yyyy", "Y": "yy"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LiteralFormat:
    """
    How dates and numbers are written in filters and inputs.

    AIS documents no format for date conditions, so the user's own is taken, separators kept, and whoever filters
    checks the rows again. The connection test proves the choice on a date whose rows are known.
    """

    date_pattern: str = _DEFAULT_PATTERN
    """Letters as in Java's SimpleDateFormat: MM/dd/yyyy."""
    decimal_sign: str = "."

    @classmethod
    def of_user(cls, user_info: Mapping[str, object]) -> "LiteralFormat":
        """Read the preferences of a login's `userInfo`; what is missing or odd falls back to the default."""
        sign = str(user_info.get("decimalFormat") or ".").strip()
        return cls(date_pattern=_user_pattern(user_info), decimal_sign=sign if sign in {".", ","} else ".")

    def day(self, value: date) -> str:
        return _TOKENS.sub(lambda token: _part(token[0], value), self.date_pattern)

    def number(self, value: Decimal) -> str:
        return f"{value:f}".replace(".", self.decimal_sign)


def is_date_pattern(pattern: str) -> bool:
    """Say whether a pattern names year, month and day, each once, and holds no other letter."""
    tokens = _TOKENS.findall(pattern)
    others = _TOKENS.sub("", pattern)
    kinds = [token[0].upper() for token in tokens]
    return sorted(kinds) == sorted(_KINDS) and not any(sign.isalnum() for sign in others)


def _user_pattern(user_info: Mapping[str, object]) -> str:
    simple = str(user_info.get("simpleDateFormat") or "").strip()
    if is_date_pattern(simple):
        return simple
    separator = str(user_info.get("dateSeperator") or "/")
    letters = str(user_info.get("dateFormat") or "").strip().upper()
    spelled = separator.join(_LETTERS.get(letter, "?") for letter in letters)
    return spelled if is_date_pattern(spelled) else _DEFAULT_PATTERN


def _part(token: str, value: date) -> str:
    match token[0].upper():
        case "Y":
            return f"{value.year:04}" if len(token) != 2 else f"{value.year % 100:02}"
        case "M":
            return f"{value.month:0{len(token)}}"
    return f"{value.day:0{len(token)}}"
