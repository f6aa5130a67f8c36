"""Say in time that the application's secret or the seller's authorisation is about to lapse; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mlconnector_gui.base.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A credential's last day, counted from the day a person entered."""

    what: str
    last_day: date
    remind_days: int

    def days_left(self, today: date) -> int:
        return (self.last_day - today).days

    def is_due(self, today: date) -> bool:
        return self.days_left(today) <= self.remind_days


_KINDS = (
    ("client_secret", "secret_changed_on", timedelta(days=180), 30),
    ("authorisation", "authorised_on", timedelta(days=365), 45),
)
"""What lapses, the value with the day it began, how long Amazon lets it be, and when to begin reminding."""


def lapses(values: Mapping[str, str]) -> Iterator[Lapse]:
    """Yield what has a known end; a day that was not entered gives nothing."""
    for what, name, lifetime, remind_days in _KINDS:
        text = values.get(name, "").strip()
        if text:
            yield Lapse(what=what, last_day=_day(text, name) + lifetime, remind_days=remind_days)


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem("amazon.date_malformed", field=name, value=text) from None
