"""A company's calendar: its time zone, its working days, and its close."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mlconnector_gui.base.problem import Problem

_DAY = timedelta(days=1)
_LONGEST_CLOSE = 23
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyCalendar:
    """
    Days and times of day as the company knows them.

    A close begins on the first of each month; where a year's closes are given (a 4-4-5 calendar), those count
    instead. Close day 1 is the first working day from there on, and the close ends with working day
    `close_length`.
    """

    zone: str = "UTC"
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    """Days of the week, Monday is 0."""
    holidays: frozenset[date] = frozenset()
    close_starts: frozenset[date] = frozenset()
    close_length: int = 5

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise Problem("schedule.zone_unknown", zone=self.zone) from None
        if not self.weekend <= set(range(7)) or len(self.weekend) == 7:
            raise Problem("schedule.weekend_invalid")
        if not 1 <= self.close_length <= _LONGEST_CLOSE:
            raise Problem("schedule.close_length_invalid", length=self.close_length, longest=_LONGEST_CLOSE)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.zone))

    def moment_at(self, day: date, at: time) -> datetime:
        """
        Return when the clocks show a time on a day.

        A time that the clocks leave out is as much later as they are put forward; of one that comes twice, the
        first counts.
        """
        return datetime.combine(day, at, ZoneInfo(self.zone)).astimezone(UTC)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() not in self.weekend and day not in self.holidays

    def working_day(self, number: int, *, since: date) -> date:
        """Return the working day of a number, counted from a day on, which is 1 if it is one itself."""
        return _nth(number, (day for day in _days(since, _DAY) if self.is_working_day(day)))

    def working_day_before(self, number: int, *, until: date) -> date:
        """Count back: 0 is the last working day up to and with a day."""
        return _nth(number + 1, (day for day in _days(until, -_DAY) if self.is_working_day(day)))

    def closes_from(self, year: int) -> Iterator[date]:
        """Yield the first days of the closes of a year and those after it, in order."""
        for each in count(year):
            given = sorted(day for day in self.close_starts if day.year == each)
            yield from given or (date(each, month, 1) for month in range(1, 13))

    def close_day(self, day: date) -> int:
        """Return which day of the close it is, 0 outside of it; a day off counts as the working day before."""
        start = date.min
        for begin in self.closes_from(day.year - 1):
            if begin > day:
                break
            start = begin
        if day > self.working_day(self.close_length, since=start):
            return 0
        worked = (start + _DAY * place for place in range((day - start).days + 1))
        return sum(self.is_working_day(one) for one in worked)


def month_end(day: date) -> date:
    return next_month(day) - _DAY


def next_month(day: date) -> date:
    """Return the first day of the month after a day's."""
    return (day.replace(day=1) + 31 * _DAY).replace(day=1)


def _days(first: date, step: timedelta) -> Iterator[date]:
    return (first + step * place for place in count())


def _nth(number: int, days: Iterator[date]) -> date:
    found = next(days)
    for _ in range(number - 1):
        found = next(days)
    return found
