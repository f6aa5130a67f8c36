"""A rhythm, a calendar and what bars: the one question is when a job runs next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from zlib import crc32

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.timing.bars import GOES_ON_AT_MIDNIGHT, NO_BARS, Bars, GoesOn
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import AsItComes, CloseDay, DaysAt, MonthEnd, Rhythm

_INSTANT = timedelta(microseconds=1)
_LONGEST_JITTER_SECONDS = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """
    When a job runs.

    Times that fall into a barred time become one, at its end. The jitter is one delay for the whole timetable, from
    its seed: it keeps several workstations and schedules from calling a store in the same second, and the order of
    times stays what it is.
    """

    rhythm: Rhythm
    calendar: CompanyCalendar
    bars: Bars = NO_BARS
    jitter_seconds: int = 0
    seed: str = ""
    paused_until: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.jitter_seconds <= _LONGEST_JITTER_SECONDS:
            raise Problem(
                "schedule.jitter_invalid", seconds=self.jitter_seconds, longest=_LONGEST_JITTER_SECONDS
            )

    def next_after(self, moment: datetime) -> datetime | None:
        """Return the first run strictly after a moment, None when it never runs by itself."""
        if self.paused_until is not None and self.paused_until > moment:
            moment = self.paused_until - _INSTANT
        if self.opens(moment) > moment:  # all that falls due in this barred time runs at its end
            begin = self.bars.closed_since(moment, self.calendar, goes_on=self._goes_on)
            moment = begin - _INSTANT
        due = self.rhythm.next_after(moment - self._delay, self.calendar)
        return None if due is None else self.opens(due + self._delay)

    def opens(self, moment: datetime) -> datetime:
        """Return the first moment from this one on at which a due run may begin."""
        return self.bars.opens(moment, self.calendar, goes_on=self._goes_on)

    def next_runs(self, moment: datetime, number: int) -> list[datetime]:
        return list(islice(self._runs_after(moment), number))

    def opens_for_work(self, moment: datetime) -> datetime | None:
        """
        Return from when on work that comes by itself may be done; None when it is not done by itself.

        The moment itself means now.
        """
        if not isinstance(self.rhythm, AsItComes):
            return None
        if self.paused_until is not None and self.paused_until > moment:
            moment = self.paused_until
        return self.bars.opens(moment, self.calendar)

    @property
    def _delay(self) -> timedelta:
        if not self.jitter_seconds:
            return timedelta(0)
        return timedelta(seconds=crc32(self.seed.encode()) % (self.jitter_seconds + 1))

    @property
    def _goes_on(self) -> GoesOn:
        if isinstance(self.rhythm, DaysAt | MonthEnd | CloseDay):
            return GoesOn(at=self.rhythm.at, delay=self._delay)
        return GOES_ON_AT_MIDNIGHT

    def _runs_after(self, moment: datetime) -> Iterator[datetime]:
        found = self.next_after(moment)
        while found is not None:
            yield found
            found = self.next_after(found)
