"""Fiscal periods from JDE's date patterns, and what JDE says of a G/L date."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mlconnector_gui.base.problem import Problem

_MOST_PERIODS = 14


@dataclass(frozen=True, slots=True, order=True)
class FiscalPeriod:
    """A period of a fiscal year; the year is the site's own name for it."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePattern:
    """
    One fiscal year of a date pattern (F0008): its first day and the end date of each period.

    A period that ends where the one before it does is an adjustment period: no date falls into it. The year is
    F0008's own (CTRY and FY); without it, the one in which it starts, which is wrong for years of 52 or 53 weeks:
    two of those can start in one calendar year.
    """

    first_day: date
    ends: tuple[date, ...]
    fiscal_year: int | None = None

    def __post_init__(self) -> None:
        rises = all(earlier <= later for earlier, later in zip(self.ends, self.ends[1:], strict=False))
        if not 1 <= len(self.ends) <= _MOST_PERIODS or self.ends[0] < self.first_day or not rises:
            raise Problem("period.pattern_invalid", first_day=self.first_day.isoformat())

    def period_of(self, day: date) -> FiscalPeriod | None:
        """Return the first period that holds the day, or None outside the year."""
        if not self.first_day <= day <= self.ends[-1]:
            return None
        year = self.first_day.year if self.fiscal_year is None else self.fiscal_year
        return FiscalPeriod(year, bisect_left(self.ends, day) + 1)

    def starts_of(self, number: int) -> date:
        return self.first_day if number == 1 else self.ends[number - 2] + timedelta(days=1)


class DateVerdict(StrEnum):
    """What JDE answers for a G/L date; the last four carry JDE's own letter codes."""

    OPEN = "open"
    PRIOR_YEAR = "PYEB"
    """Before the current fiscal year: an error, except for document type ##."""
    BEFORE_CUTOFF = "PBCO"
    """In the current fiscal year, before the current period: a warning where F0009.PBCO allows it, or an error."""
    AFTER_CUTOFF = "PACO"
    """After the next period, in a year that has a date pattern: a warning."""
    NO_PATTERN = "WACO"
    """After the next period, in a year without a date pattern: an error."""


_PRIOR_YEAR_TYPE = "##"


class ClosedPeriod(StrEnum):
    """What is done with a document whose day is in a period that JDE takes no more entries for."""

    HOLD = "hold"
    FIRST_OPEN_DAY = "first_open_day"


def is_closed(verdict: DateVerdict, *, document_type: str, before_cutoff_allowed: bool) -> bool:
    """Say whether JDE refuses a day because it is too early; too late is another matter."""
    if verdict is DateVerdict.PRIOR_YEAR:
        return document_type != _PRIOR_YEAR_TYPE
    return verdict is DateVerdict.BEFORE_CUTOFF and not before_cutoff_allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyCalendar:
    """
    A company's fiscal years and current period, by which JDE judges G/L dates.

    Open are the current and the next period (F0010.PNC with F0008). Source: Oracle financials fundamentals,
    warning and error messages; the fourth verdict is general knowledge.
    """

    company: str
    year_start: date
    current_period: int
    patterns: tuple[DatePattern, ...]

    def period_of(self, day: date) -> FiscalPeriod | None:
        return next((period for pattern in self.patterns if (period := pattern.period_of(day))), None)

    def verdict(self, day: date) -> DateVerdict:
        if day < self.year_start:
            return DateVerdict.PRIOR_YEAR
        first, last = self.open_window()
        if day < first:
            return DateVerdict.BEFORE_CUTOFF
        if day <= last:
            return DateVerdict.OPEN
        return DateVerdict.AFTER_CUTOFF if self.period_of(day) else DateVerdict.NO_PATTERN

    def open_window(self) -> tuple[date, date]:
        """Return the first and last day that JDE takes without a warning: the current and the next period."""
        year = self._year_starting(self.year_start)
        if year is None:
            raise Problem("period.year_missing", company=self.company, first_day=self.year_start.isoformat())
        if not 1 <= self.current_period <= len(year.ends):
            raise Problem("period.current_invalid", company=self.company, period=self.current_period)
        index = self.current_period - 1
        if index + 1 < len(year.ends) and year.ends[index + 1] > year.ends[index]:
            return year.starts_of(self.current_period), year.ends[index + 1]
        following = self._year_starting(year.ends[index] + timedelta(days=1))
        last = following.ends[0] if following else year.ends[index]
        return year.starts_of(self.current_period), last

    def _year_starting(self, day: date) -> DatePattern | None:
        return next((pattern for pattern in self.patterns if pattern.first_day == day), None)
