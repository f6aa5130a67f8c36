"""When money moved: the moment, and the day it was in the store."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.bigcommerce.payloads import Order, Refund, moment_of
from mlconnector_gui.connectors.bigcommerce.tenders import money_in

Moment = tuple[datetime, date]
"""Aware and in UTC, and the business date of it in the store's zone."""


def paid_at(order: Order, facts: Mapping[str, str]) -> Moment:
    """
    Take the first payment that came in; an order without one, by hand or offline, tells only when it was placed.

    The date of its last change is none: it moves with every note.
    """
    order_id = order.order.id
    paid = [
        moment_of(one.date_created, field_name="transactions.date_created", document=order_id)
        for one in money_in(order)
        if one.date_created
    ]
    placed = moment_of(order.order.date_created, field_name="date_created", document=order_id)
    moment = min(paid, default=placed)
    return moment, _day_of(moment, facts, document=order_id)


def refunded_at(refund: Refund, facts: Mapping[str, str]) -> Moment:
    moment = moment_of(refund.created, field_name="created", document=refund.id)
    return moment, _day_of(moment, facts, document=refund.id)


def _day_of(moment: datetime, facts: Mapping[str, str], *, document: str) -> date:
    name = facts.get("timezone", "")
    if not name:
        raise Problem("bigcommerce.timezone_unknown", timezone="", document=document)
    return moment.astimezone(_zone(name, document)).date()


def _zone(name: str, document: str) -> tzinfo:
    """Read 'Australia/Adelaide' or '+10:30'."""
    try:
        if name[0] in "+-":
            hours, _, minutes = name[1:].partition(":")
            offset = timedelta(hours=int(hours), minutes=int(minutes or "0"))
            return timezone(-offset if name[0] == "-" else offset)
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        raise Problem("bigcommerce.timezone_unknown", timezone=name, document=document) from None
