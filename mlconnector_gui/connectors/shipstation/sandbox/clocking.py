"""How the account writes and reads moments: Pacific time, never with an offset."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
_FILTER = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?.*", re.ASCII)


def local(moment: datetime) -> datetime:
    """The wall clock of the account, as its database keeps it."""
    return moment.astimezone(PACIFIC).replace(tzinfo=None)


def long_text(moment: datetime) -> str:
    """Orders and shipments: seven digits of a fraction, the last of which is never used."""
    return f"{local(moment).isoformat(timespec='milliseconds')}0000"


def short_text(moment: datetime) -> str:
    """Items, products and stores: the fraction without the zeros at its end."""
    return local(moment).isoformat(timespec="milliseconds").rstrip("0").rstrip(".")


def day_text(day: date) -> str:
    return day.isoformat()


def midnight_text(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.0000000"


def read_filter(text: str) -> datetime:
    """A date or a date and time; what follows, an offset too, is not looked at. Raises ValueError."""
    found = _FILTER.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part) for part in found[1].split("-"))
    hour, minute, second = ([int(part) for part in (found[2] or "0:00").split(":")] + [0])[:3]
    return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  the account's own wall clock
