"""Which month of the books a row falls into: by the moment it was posted, in the company's time zone."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement.spelling import DAY_WIDTH, day_of, moment_of

Month = tuple[int, int]
"""Year and month."""
_UTC_ENDS = frozenset({"", " UTC", "Z", "+00:00"})
_TIME_END = 19
_ONE_DAY = timedelta(days=1)


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone that the company's books are kept in; UTC unless another one is named."""
    try:
        return ZoneInfo(name.strip() or "UTC")
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        raise Problem("amazon.timezone_unknown", timezone=name) from None


@dataclass(slots=True)
class Months:
    """
    Tells the month of a row's posted time, remembering whole days.

    Nearly every day of UTC lies in one month of any time zone; only for the two at the turn of a month is the time of
    each row looked at.
    """

    zone: ZoneInfo
    _of_days: dict[str, Month | None] = field(default_factory=dict)

    def of_moment(self, text: str) -> Month | None:
        """Return the month of a moment as written; None for what is not understood."""
        if text[_TIME_END:] in _UTC_ENDS:
            try:
                month = self._of_days[text[:DAY_WIDTH]]
            except KeyError:
                month = self._learn(text[:DAY_WIDTH])
            if month is not None:
                return month
        moment = moment_of(text)
        return self.of(moment) if moment else None

    def of(self, moment: datetime) -> Month:
        local = moment.astimezone(self.zone)
        return local.year, local.month

    def of_day(self, text: str) -> Month | None:
        """Return the month of a day without a time, which is taken as a day of the books."""
        day = day_of(text.strip())
        return (day.year, day.month) if day else None

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def _learn(self, text: str) -> Month | None:
        day = day_of(text)
        month: Month | None = None
        if day is not None:
            start = datetime(day.year, day.month, day.day, tzinfo=UTC)
            first, last = self.of(start), self.of(start + _ONE_DAY - timedelta(microseconds=1))
            month = first if first == last else None
        self._of_days[text] = month
        return month
