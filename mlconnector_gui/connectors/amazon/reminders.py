"""Say in time that the application's secret or the seller's authorisation is about to lapse; pure."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Lapse

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
