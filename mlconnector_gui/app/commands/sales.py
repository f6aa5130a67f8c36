"""`mlconnector sales`: what marketplaces sell, a figure a day, before it is settled; nothing of it is booked."""

import asyncio
from argparse import ArgumentParser, Namespace
from datetime import timedelta

from mlconnector_gui.app.commands.shell import day, say, table, workplace_of
from mlconnector_gui.services.current_sales import DayOfSales, current_sales
from mlconnector_gui.ui.words.amounts import money_text

_DAYS = timedelta(days=13)


def add_parser(parser: ArgumentParser) -> None:
    parser.add_argument("--connection", metavar="NAME", default="", help="one store; every one otherwise")
    parser.add_argument("--from", dest="first", type=day, metavar="DATE", help="the first day")
    parser.add_argument("--to", dest="last", type=day, metavar="DATE", help="the last day")
    parser.set_defaults(run=_sales)


def _sales(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        last = arguments.last or workplace.now.date() + timedelta(
            days=1
        )  # east of Greenwich it is tomorrow already
        first = arguments.first or last - _DAYS
        found = asyncio.run(current_sales(workplace, first=first, last=last, connection=arguments.connection))
    heading = ("day", "store", "marketplace", "orders", "units", "ordered", "")
    words = table([heading, *(_row(one) for one in found)]) if found else "No order of these days was read."
    say(
        arguments,
        f"{words}\nBy the orders that were read; settlements book what is sold.",
        days=[_json(one) for one in found],
    )
    return 0


def _row(one: DayOfSales) -> tuple[str, ...]:
    beside = [
        f"{count} {what}"
        for count, what in ((one.unpriced, "without a price yet"), (one.cancelled, "cancelled"))
        if count
    ]
    return (
        one.day.isoformat(),
        one.connection,
        one.marketplace,
        f"{one.orders:>6,}",
        f"{one.units:>6,}",
        f"{money_text(one.total) if one.total else '–':>18}",
        ", ".join(beside),
    )


def _json(one: DayOfSales) -> dict[str, object]:
    return {
        "connection": one.connection,
        "day": one.day,
        "marketplace": one.marketplace,
        "currency": one.currency,
        "orders": one.orders,
        "units": one.units,
        "ordered": one.total.amount if one.total else None,
        "unpriced": one.unpriced,
        "cancelled": one.cancelled,
    }
