"""Moments as the API writes and reads them: ISO 8601, UTC."""

from datetime import UTC, datetime, timedelta

from mlconnector_gui.base.problem import Problem

SECOND = timedelta(seconds=1)
TWO_MINUTES = timedelta(minutes=2, seconds=5)
"""Amazon refuses an end of a window that is less than two minutes ago; a little more, since clocks differ."""


def moment_of(text: str, *, field_name: str) -> datetime:
    """Read a moment; one without a zone, or a day alone, is taken as UTC."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Problem("amazon.payload_unreadable", field=field_name, technical=text[:60]) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def ceiling(moment: datetime) -> datetime:
    whole = moment.replace(microsecond=0)
    return whole if whole == moment else whole + SECOND
