"""How often a job comes round: values with one pure question, what the next moment is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from typing import Protocol

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.timing.calendar import CompanyCalendar, month_end, next_month

_MIDNIGHT = time(0)
_DAY = timedelta(days=1)
_MINUTES_A_DAY = 1440
_MOST_DAYS_BEFORE = 15
_MOST_CLOSE_DAY = 23


class Rhythm(Protocol):
    """Something that comes round, or never does by itself."""

    def next_after(self, moment: datetime, calendar: CompanyCalendar) -> datetime | None:
        """Return the first time strictly after a moment; None when it never comes by itself."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """Every so many minutes, counted anew from each midnight of the company, so that times of day stay the same."""

    minutes: int

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= _MINUTES_A_DAY:
            raise Problem("schedule.interval_invalid", minutes=self.minutes, longest=_MINUTES_A_DAY)

    def next_after(self, moment: datetime, calendar: CompanyCalendar) -> datetime | None:
        day = calendar.local(moment).date()
        begin, end = (calendar.moment_at(one, _MIDNIGHT) for one in (day, day + _DAY))
        if begin > moment:  # where midnight itself is left out
            return begin
        step = timedelta(minutes=self.minutes)
        return min(begin + step * ((moment - begin) // step + 1), end)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysAt:
    """At a time of day: on every day, or on some days of the week (Monday is 0)."""

    at: time
    weekdays: frozenset[int] = frozenset(range(7))

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= set(range(7)):
            raise Problem("schedule.weekdays_invalid")

    def next_after(self, moment: datetime, calendar: CompanyCalendar) -> datetime | None:
        yesterday = calendar.local(moment).date() - _DAY
        days = (yesterday + _DAY * place for place in count())
        return _first_after(
            moment, (day for day in days if day.weekday() in self.weekdays), self.at, calendar
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthEnd:
    """At a time of the month's last day, or so many days before it; in working days or in days of the calendar."""

    at: time
    days_before: int = 0
    in_working_days: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.days_before <= _MOST_DAYS_BEFORE:
            raise Problem("schedule.days_before_invalid", days=self.days_before, longest=_MOST_DAYS_BEFORE)

    def next_after(self, moment: datetime, calendar: CompanyCalendar) -> datetime | None:
        this_month = calendar.local(moment).date().replace(day=1)
        return _first_after(
            moment, self._days((this_month - _DAY).replace(day=1), calendar), self.at, calendar
        )

    def _days(self, month: date, calendar: CompanyCalendar) -> Iterator[date]:
        while True:
            last = month_end(month)
            if self.in_working_days:
                yield calendar.working_day_before(self.days_before, until=last)
            else:
                yield last - _DAY * self.days_before
            month = next_month(month)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDay:
    """At a time of a working day of each close, the first is 1."""

    number: int
    at: time

    def __post_init__(self) -> None:
        if not 1 <= self.number <= _MOST_CLOSE_DAY:
            raise Problem("schedule.close_day_invalid", number=self.number, longest=_MOST_CLOSE_DAY)

    def next_after(self, moment: datetime, calendar: CompanyCalendar) -> datetime | None:
        starts = calendar.closes_from(calendar.local(moment).year - 1)
        days = (calendar.working_day(self.number, since=start) for start in starts)
        return _first_after(moment, days, self.at, calendar)


@dataclass(frozen=True, slots=True)
class AsItComes:
    """As soon as there is something to do: a preparation after a fetch, sending after an approval."""

    def next_after(self, moment: datetime, calendar: CompanyCalendar) -> datetime | None:
        return None


@dataclass(frozen=True, slots=True)
class Manual:
    """Only when somebody asks for it."""

    def next_after(self, moment: datetime, calendar: CompanyCalendar) -> datetime | None:
        return None


def _first_after(
    moment: datetime, days: Iterable[date], at: time, calendar: CompanyCalendar
) -> datetime | None:
    moments = (calendar.moment_at(day, at) for day in days)
    return next(islice((one for one in moments if one > moment), 1), None)
