"""Values as a user types and sees them: the date order and the decimal sign are the user's preference."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Value

_PARTS = {
    "MDE": r"(?P<month>\d{2}){0}(?P<day>\d{2}){0}(?P<year>\d{4})",
    "DME": r"(?P<day>\d{2}){0}(?P<month>\d{2}){0}(?P<year>\d{4})",
    "EMD": r"(?P<year>\d{4}){0}(?P<month>\d{2}){0}(?P<day>\d{2})",
}


class BadLiteral(ValueError):  # noqa: N818  the field's word
    """A text that cannot be read as the column's type under the user's preferences."""


def read_date(text: str, site: Site) -> date | None:
    """Read a date with or without separators; nothing typed is the empty date."""
    if not text.strip():
        return None
    pattern = _PARTS[site.date_format]
    for separator in ("/", ""):
        found = re.fullmatch(pattern.replace("{0}", separator), text.strip())
        if found:
            return _calendar_day(text, found)
    raise BadLiteral(f"invalid date {text!r}, {site.simple_date_format} expected")


def _calendar_day(text: str, found: re.Match[str]) -> date:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise BadLiteral(f"invalid date {text!r}") from None


def read_number(text: str, site: Site) -> Decimal:
    sign = re.escape(site.decimal_format)
    if not text.strip():
        return Decimal(0)
    if not re.fullmatch(rf"-?\d+({sign}\d+)?", text.strip()):
        raise BadLiteral(f"invalid number {text!r}, decimal sign {site.decimal_format!r} expected")
    try:
        return Decimal(text.strip().replace(site.decimal_format, "."))
    except InvalidOperation:
        raise BadLiteral(f"invalid number {text!r}") from None


def shown(value: Value, site: Site) -> str:
    """Return a value as the user's screen shows it."""
    if isinstance(value, date):
        return value.strftime({"MDE": "%m/%d/%Y", "DME": "%d/%m/%Y", "EMD": "%Y/%m/%d"}[site.date_format])
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", site.decimal_format)
    return "" if value is None else str(value)


def internal(value: Value) -> str | int | Decimal | None:
    """Return a value as data services send it: dates as yyyyMMdd, whatever the user prefers."""
    return value.strftime("%Y%m%d") if isinstance(value, date) else value
