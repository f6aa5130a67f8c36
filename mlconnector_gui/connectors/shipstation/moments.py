"""
ShipStation's clock: Pacific time without an offset, in what it answers and in what it is asked.

What was turned down: sending an offset with a filter, since nothing says that it is honoured. In the hour that comes
twice each November a time means two moments; the earlier one is taken, so that a watermark never runs ahead, and a
window that touches that hour is asked for whole.
"""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from mlconnector_gui.base.problem import Problem

PACIFIC = ZoneInfo("America/Los_Angeles")
_SECOND = timedelta(seconds=1)
_FORM = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d{2}:\d{2})?", re.ASCII
)


def moment_of(text: str | None, *, field_name: str, document: str) -> datetime:
    """
    Read a moment with seven, three, two or no digits of a fraction, or a day alone.

    Without an offset it is Pacific time; one that is written is believed.
    """
    found = _FORM.fullmatch((text or "").strip())
    if found is None:
        raise _unreadable(text, field_name, document)
    day, clock, fraction, offset = found.groups()
    written = f"{day}T{clock or '00:00:00'}.{(fraction or '0')[:6]:0<6}"
    try:
        moment = datetime.fromisoformat(written + (offset or ""))
        placed = moment if offset else moment.replace(tzinfo=PACIFIC)
        return placed.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _unreadable(text, field_name, document) from None


def day_of(text: str | None, *, field_name: str, document: str) -> date:
    """Read a business date, which ShipStation writes as a day alone or as its midnight."""
    moment_of(text, field_name=field_name, document=document)
    return date.fromisoformat((text or "").strip()[:10])


def asked_from(moment: datetime) -> str:
    """
    Write the beginning of a window so that nothing at or after the moment is left out.

    Whether the limits are inclusive is not documented, so it is a second early; in the repeated hour it is the
    beginning of that hour, since what happened in its second half is written as if it came before.
    """
    local = (moment - _SECOND).astimezone(PACIFIC)
    if _comes_twice(local):
        local = local.replace(minute=0, second=0)
    return _written(local)


def asked_until(moment: datetime) -> str:
    """Write the end of a window, a second late for the same reason, and past the repeated hour."""
    local = (moment.replace(microsecond=0) + 2 * _SECOND).astimezone(PACIFIC)
    if _comes_twice(local):
        local = local.replace(minute=59, second=59)
    return _written(local)


def _written(local: datetime) -> str:
    return local.strftime("%Y-%m-%d %H:%M:%S")


def _comes_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _unreadable(text: str | None, field_name: str, document: str) -> Problem:
    return Problem(
        "shipstation.date_unreadable", field=field_name, value=(text or "")[:40], document=document
    )
