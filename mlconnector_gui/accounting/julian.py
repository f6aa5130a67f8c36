"""JDE Julian dates: CYYDDD, with C counted from 1900."""

from datetime import MAXYEAR, date, timedelta

from mlconnector_gui.base.problem import Problem

_DAYS_FACTOR = 1000
_FIRST_YEAR = 1900


def to_julian(day: date) -> int:
    """2026-10-09 is 126282: (year - 1900) * 1000 + day of the year."""
    if day.year < _FIRST_YEAR:
        raise Problem("date.before_1900", date=day.isoformat())
    return (day.year - _FIRST_YEAR) * _DAYS_FACTOR + day.timetuple().tm_yday


def from_julian(julian: int) -> date | None:
    """Return the date, or None for JDE's empty date 0."""
    if julian == 0:
        return None
    years, day_of_year = divmod(julian, _DAYS_FACTOR)
    year = _FIRST_YEAR + years
    if julian < 0 or year > MAXYEAR or not 1 <= day_of_year <= _days_of(year):
        raise Problem("date.julian_invalid", julian=julian)
    return date(year, 1, 1) + timedelta(days=day_of_year - 1)


def _days_of(year: int) -> int:
    return date(year, 12, 31).timetuple().tm_yday
