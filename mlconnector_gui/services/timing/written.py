"""Write rhythms, bars and calendars as the store keeps them, and read them back."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.timing.bars import Bars, Span
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import (
    AsItComes,
    CloseDay,
    DaysAt,
    Every,
    Manual,
    MonthEnd,
    Rhythm,
)


def written_rhythm(rhythm: Rhythm) -> dict[str, Any]:
    match rhythm:
        case Every(minutes=minutes):
            return {"kind": "every", "minutes": minutes}
        case DaysAt(at=at, weekdays=weekdays):
            return {"kind": "days", "at": written_time(at), "weekdays": sorted(weekdays)}
        case MonthEnd(at=at, days_before=before, in_working_days=working):
            return {
                "kind": "month_end",
                "at": written_time(at),
                "days_before": before,
                "in_working_days": working,
            }
        case CloseDay(number=number, at=at):
            return {"kind": "close_day", "number": number, "at": written_time(at)}
        case AsItComes():
            return {"kind": "as_it_comes"}
        case Manual():
            return {"kind": "manual"}
    raise TypeError(f"not a rhythm: {rhythm!r}")


def read_rhythm(written: Mapping[str, Any]) -> Rhythm:
    match written["kind"]:
        case "every":
            return Every(minutes=written["minutes"])
        case "days":
            return DaysAt(at=read_time(written["at"]), weekdays=frozenset(written["weekdays"]))
        case "month_end":
            return MonthEnd(
                at=read_time(written["at"]),
                days_before=written["days_before"],
                in_working_days=written["in_working_days"],
            )
        case "close_day":
            return CloseDay(number=written["number"], at=read_time(written["at"]))
        case "as_it_comes":
            return AsItComes()
        case "manual":
            return Manual()
    raise TypeError(f"not a rhythm: {written!r}")


def written_bars(bars: Bars) -> dict[str, Any]:
    return {
        "between": _written_span(bars.between),
        "quiet": _written_span(bars.quiet),
        "working_days_only": bars.working_days_only,
        "freeze_from": bars.freeze_from,
    }


def read_bars(written: Mapping[str, Any]) -> Bars:
    return Bars(
        between=_read_span(written["between"]),
        quiet=_read_span(written["quiet"]),
        working_days_only=written["working_days_only"],
        freeze_from=written["freeze_from"],
    )


def written_calendar(calendar: CompanyCalendar) -> dict[str, Any]:
    return {
        "zone": calendar.zone,
        "weekend": sorted(calendar.weekend),
        "holidays": [day.isoformat() for day in sorted(calendar.holidays)],
        "close_starts": [day.isoformat() for day in sorted(calendar.close_starts)],
        "close_length": calendar.close_length,
    }


def read_calendar(written: Mapping[str, Any]) -> CompanyCalendar:
    return CompanyCalendar(
        zone=written["zone"],
        weekend=frozenset(written["weekend"]),
        holidays=frozenset(read_date(text) for text in written["holidays"]),
        close_starts=frozenset(read_date(text) for text in written["close_starts"]),
        close_length=written["close_length"],
    )


def written_time(at: time) -> str:
    return f"{at:%H:%M}"


def read_time(text: str) -> time:
    """Read a time of day as a person writes it: 18:00, 7:30."""
    hours, _, minutes = text.strip().partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise Problem("schedule.time_invalid", value=text) from None


def read_span(text: str) -> Span:
    """Read a span as a person writes it: 22:00-06:00."""
    start, dash, end = text.partition("-")
    if not dash:
        raise Problem("schedule.span_invalid", value=text)
    return Span(start=read_time(start), end=read_time(end))


def read_date(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Problem("schedule.date_invalid", value=text) from None


def read_dates(text: str) -> frozenset[date]:
    """Read dates as a person lists them: by lines, blanks or commas."""
    return frozenset(read_date(part) for part in text.replace(",", " ").split())


def _written_span(span: Span | None) -> str | None:
    return f"{written_time(span.start)}-{written_time(span.end)}" if span else None


def _read_span(written: str | None) -> Span | None:
    return read_span(written) if written else None
