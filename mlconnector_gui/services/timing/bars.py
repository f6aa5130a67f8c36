"""When a job may not run although it is due; what falls into such a time runs once when it is over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.timing.calendar import CompanyCalendar

_DAY = timedelta(days=1)
_MIDNIGHT = time(0)
_MOST_STEPS = 2_000
Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From a time of day up to another one; over midnight where it ends before it begins."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise Problem("schedule.span_empty", start=f"{self.start:%H:%M}")

    def on(self, day: date, calendar: CompanyCalendar) -> Interval:
        last = day if self.end > self.start else day + _DAY
        return (calendar.moment_at(day, self.start), calendar.moment_at(last, self.end))

    def holds(self, at: time) -> bool:
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    @property
    def rest(self) -> "Span":
        """What is left of the day."""
        return Span(start=self.end, end=self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoesOn:
    """At which time of the day after a day off a job goes on."""

    at: time = _MIDNIGHT
    delay: timedelta = timedelta(0)


GOES_ON_AT_MIDNIGHT = GoesOn()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """
    A daily run window, quiet hours, and days on which nothing may run.

    `working_days_only` and `freeze_from` (the day of the close from which on nothing runs until the close is over)
    are for sending: fetching goes on through holidays and closes. After such days a job with a time of day of its
    own goes on at that time, not at midnight.
    """

    between: Span | None = None
    quiet: Span | None = None
    working_days_only: bool = False
    freeze_from: int = 0
    """0: never."""

    def __post_init__(self) -> None:
        if self.freeze_from < 0:
            raise Problem("schedule.close_day_invalid", number=self.freeze_from, longest=23)
        if self.between and self.quiet and not self._leave_time(self.between, self.quiet):
            raise Problem("schedule.never_open")

    @property
    def is_for_sending(self) -> bool:
        return self.working_days_only or self.freeze_from > 0

    def opens(
        self, moment: datetime, calendar: CompanyCalendar, *, goes_on: GoesOn = GOES_ON_AT_MIDNIGHT
    ) -> datetime:
        """Return the first moment from this one on at which nothing bars."""
        for _ in range(_MOST_STEPS):
            ends = [end for start, end in self._barred(moment, calendar, goes_on) if start <= moment < end]
            if not ends:
                return moment
            moment = max(ends)
        raise Problem("schedule.never_open")

    def closed_since(
        self, moment: datetime, calendar: CompanyCalendar, *, goes_on: GoesOn = GOES_ON_AT_MIDNIGHT
    ) -> datetime:
        """Return the beginning of the barred time that a moment lies in; the moment itself when it is open."""
        starts = [start for start, end in self._barred(moment, calendar, goes_on) if start <= moment < end]
        for _ in range(_MOST_STEPS):
            if not starts:
                return moment
            moment = min(starts)
            starts = [
                start for start, end in self._barred(moment, calendar, goes_on) if start < moment <= end
            ]
        raise Problem("schedule.never_open")

    def _barred(self, moment: datetime, calendar: CompanyCalendar, goes_on: GoesOn) -> Iterator[Interval]:
        today = calendar.local(moment).date()
        for day in (today - _DAY, today, today + _DAY):
            if self.between:
                yield self.between.rest.on(day, calendar)
            if self.quiet:
                yield self.quiet.on(day, calendar)
            if self._is_barred_day(day, calendar):
                end = calendar.moment_at(day + _DAY, goes_on.at) + goes_on.delay
                yield (calendar.moment_at(day, _MIDNIGHT), end)

    def _is_barred_day(self, day: date, calendar: CompanyCalendar) -> bool:
        if self.working_days_only and not calendar.is_working_day(day):
            return True
        return self.freeze_from > 0 and calendar.close_day(day) >= self.freeze_from

    @staticmethod
    def _leave_time(between: Span, quiet: Span) -> bool:
        return not quiet.holds(between.start) or between.holds(quiet.end)


NO_BARS = Bars()
