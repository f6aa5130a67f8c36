"""What a connection says about booking its orders, and since when: what is older stays as it was booked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mlconnector_gui.base.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingPolicy:
    """
    Both choices begin with a day and hold for the orders from then on.

    A policy that held for every order would change what was posted before, so that each old entry would wait for a
    person to say that it stands.
    """

    fulfilment_since: date | None = None
    """Orders from this day on are recognised when they are fulfilled; before, when they are paid."""
    presentment_since: date | None = None
    """Orders from this day on are booked in the customer's currency; before, in the shop's."""

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "BookingPolicy":
        return cls(
            fulfilment_since=_day(values, "fulfilment_since"),
            presentment_since=_day(values, "presentment_since"),
        )


def zone_of(facts: Mapping[str, str], document: str) -> ZoneInfo:
    """Read the shop's time zone, which decides the day of everything."""
    name = facts.get("timezone", "")
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        raise Problem("shopify.timezone_unknown", timezone=name, document=document) from None


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _day(values: Mapping[str, str], name: str) -> date | None:
    text = values.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Problem("connection.date_invalid", name="", field=name, value=text) from None
