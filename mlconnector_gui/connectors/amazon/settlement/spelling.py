"""
How marketplaces write numbers and days: by their own locale, never as ISO throughout.

The decimal sign is decided once for a settlement, from the way its amounts are written; where they do not tell, it is
refused. Two digits for a year are never guessed at.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from mlconnector_gui.accounting.money import currency_exponent
from mlconnector_gui.base.problem import Problem

_PLAIN = re.compile(r"[+-]?\d+", re.ASCII)
_LONGEST_NUMBER = 30
_GROUP = 3


class DecimalSign(Enum):
    """Which sign parts whole units from their fractions; the other one may group thousands."""

    POINT = "."
    COMMA = ","

    @property
    def grouping(self) -> str:
        return "," if self is DecimalSign.POINT else "."


_NUMBERS = {
    sign: re.compile(
        rf"([+-]?)(\d{{1,3}}(?:{re.escape(sign.grouping)}\d{{3}})+|\d+)(?:{re.escape(sign.value)}(\d*))?",
        re.ASCII,
    )
    for sign in DecimalSign
}

_DAY = re.compile(
    r"(?:(?P<y>\d{4})(?P<sign>[-/])(?P<m>\d\d)(?P=sign)(?P<d>\d\d)|(?P<d2>\d\d)\.(?P<m2>\d\d)\.(?P<y2>\d{4}))",
    re.ASCII,
)
_TIME = re.compile(
    r"[ T](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,6})?)?"
    r"(?:\s?(?:UTC|GMT|Z)|(?P<offset>[+-]\d\d:?\d\d))?",
    re.ASCII,
)
DAY_WIDTH = 10


def minor_units(text: str, currency: str, sign: DecimalSign) -> int | None:
    """Return an amount in the currency's smallest unit; None for what is no amount of it."""
    return _minor(text.strip(), currency_exponent(currency), sign)


def decimal_sign_of(amounts: Iterable[str], currency: str) -> DecimalSign | None:
    """
    Return the decimal sign that these amounts are written with; None where both would do and differ.

    Each amount rules out the sign under which it could not be read; one that has no sign at all says nothing.
    """
    exponent = currency_exponent(currency)
    possible = set(DecimalSign)
    differs = False
    for text in amounts:
        written = text.strip()
        if _PLAIN.fullmatch(written):
            continue
        read = {one: _minor(written, exponent, one) for one in possible}
        left = {one for one, minor in read.items() if minor is not None}
        if len(left) == 1:
            return left.pop()
        differs = differs or len(set(read.values())) > 1
    return None if differs else DecimalSign.POINT


def moment_of(text: str) -> datetime | None:
    """Read a moment; without a zone it is UTC, and a day alone is its midnight. None for what is not understood."""
    written = text.strip()
    day = _DAY.match(written)
    if day is None:
        return None
    time = _TIME.fullmatch(written, day.end())
    if time is None and day.end() != len(written):
        return None
    try:
        found = datetime.combine(_date(day), datetime.min.time(), UTC)
        return _at(found, time) if time else found
    except ValueError:
        return None


def day_of(text: str) -> date | None:
    """Read the day that a text begins with; None where it does not begin with one."""
    found = _DAY.match(text)
    try:
        return _date(found) if found else None
    except ValueError:
        return None


def required_moment(text: str, *, field: str, line: int, file: str) -> datetime:
    found = moment_of(text)
    if found is None:
        raise Problem("amazon.file_day_unclear", file=file, line=line, field=field, value=text[:40])
    return found


def _minor(written: str, exponent: int, sign: DecimalSign) -> int | None:
    found = _NUMBERS[sign].fullmatch(written) if len(written) <= _LONGEST_NUMBER else None
    if found is None:
        return None
    minus, whole, fraction = found[1], found[2].replace(sign.grouping, ""), (found[3] or "")
    if len(fraction) > exponent and (fraction[exponent:].strip("0") or len(fraction) == _GROUP):
        return None  # three digits that a currency does not have are a group of thousands
    units = int(whole + fraction[:exponent].ljust(exponent, "0"))
    return -units if minus == "-" else units


def _date(found: re.Match[str]) -> date:
    if found["y"]:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    return date(int(found["y2"]), int(found["m2"]), int(found["d2"]))


def _at(day: datetime, time: re.Match[str]) -> datetime:
    moment = day.replace(hour=int(time["hour"]), minute=int(time["minute"]), second=int(time["second"] or 0))
    offset = (time["offset"] or "+0000").replace(":", "")
    shift = timedelta(hours=int(offset[1:3]), minutes=int(offset[3:]))
    return moment - shift if offset[0] == "+" else moment + shift
