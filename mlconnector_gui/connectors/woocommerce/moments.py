"""When money moved: the moment, and the day it was in the shop."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.woocommerce.payloads import Order, Refund, utc_of

Moment = tuple[datetime, date]
"""Aware and in UTC, and the business date of it in the shop's zone."""


def paid_at(order: Order, facts: Mapping[str, str]) -> Moment:
    """Cash on delivery has no payment date before it is completed, and a status set by hand has neither."""
    if order.date_paid_gmt:
        name, gmt, local = "date_paid_gmt", order.date_paid_gmt, order.date_paid
    elif order.date_completed_gmt:
        name, gmt, local = "date_completed_gmt", order.date_completed_gmt, order.date_completed
    else:
        name, gmt, local = "date_created_gmt", order.date_created_gmt, order.date_created
    return _moment(gmt, local, facts, field_name=name, document=order.id)


def refunded_at(refund: Refund, facts: Mapping[str, str]) -> Moment:
    return _moment(
        refund.date_created_gmt,
        refund.date_created,
        facts,
        field_name="date_created_gmt",
        document=refund.id,
    )


def _moment(gmt: str, local: str, facts: Mapping[str, str], *, field_name: str, document: str) -> Moment:
    """Take the day from the shop's zone; where the site does not tell it, from the local date beside the GMT one."""
    moment = utc_of(gmt, field_name=field_name, document=document)
    if zone := facts.get("timezone", ""):
        return moment, moment.astimezone(_zone(zone)).date()
    try:
        return moment, date.fromisoformat(local[:10])
    except ValueError:
        raise Problem("woocommerce.timezone_unknown", timezone="", document=document) from None


def _zone(name: str) -> tzinfo:
    """Read 'Australia/Adelaide' or '+10:30'."""
    try:
        if name[0] in "+-":
            hours, _, minutes = name[1:].partition(":")
            offset = timedelta(hours=int(hours), minutes=int(minutes or "0"))
            return timezone(-offset if name[0] == "-" else offset)
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        raise Problem("woocommerce.timezone_unknown", timezone=name, document="") from None
