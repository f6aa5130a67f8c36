"""`mlconnector match`: the three-way match as JDE holds it now."""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path

from mlconnector_gui.accounting.three_way import ThreeWayLine
from mlconnector_gui.app.commands.shell import day, say, table, workplace_of
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.three_way_match import (
    ThreeWayMatch,
    export_match,
    ledger_connections,
    read_match,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.words.amounts import amount_text
from mlconnector_gui.ui.words.three_way import ageing_words, standing_word


def add_parser(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--connection", default="", metavar="NAME", help="the JDE connection, if there are several"
    )
    parser.add_argument("--since", type=day, metavar="DATE", help="orders since this day; else of 90 days")
    parser.add_argument("--company", default="", help="only orders of this company")
    parser.add_argument("--differences", action="store_true", help="only lines that somebody must look into")
    parser.add_argument("--to", metavar="FILE", help="write all lines as .csv or .xlsx")
    parser.set_defaults(run=_match)


def _match(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        match = asyncio.run(_read(arguments, workplace))
    if arguments.to:
        export_match(match, Path(arguments.to))
    lines = match.differences if arguments.differences else match.lines
    told = [ageing_words(total) for total in match.ageing]
    words = table([_HEADER, *(_row(line, match) for line in lines)]) if lines else "No lines."
    say(
        arguments,
        "\n".join((words, "", *told)).rstrip(),
        connection=match.connection,
        read_at=match.read_at,
        lines=[_json(line, match) for line in lines],
        received_not_vouchered={
            total.currency: [f"{amount.amount:f}" for amount in total.buckets] for total in match.ageing
        },
        file=arguments.to or "",
    )
    return 0


async def _read(arguments: Namespace, workplace: Workplace) -> ThreeWayMatch:
    known = await ledger_connections(workplace)
    if not arguments.connection and len(known) != 1:
        raise Problem("masters.connection_needed", known=", ".join(one.name for one in known) or "none")
    name = arguments.connection or known[0].name
    return await read_match(workplace, name, ordered_since=arguments.since, company=arguments.company)


_HEADER = ("stands", "line", "item", "ordered", "received", "vouchered", "paid", "to voucher", "days")


def _row(line: ThreeWayLine, match: ThreeWayMatch) -> tuple[str, ...]:
    age = line.age(match.read_at.date())
    amounts = (
        line.ordered_amount, line.received_amount, line.vouchered_amount, line.paid_amount, line.not_vouchered,
    )  # fmt: skip
    return (
        standing_word(line),
        line.key,
        line.item,
        *(f"{amount_text(one):>12}" for one in amounts),
        str(age) if age is not None else "",
    )


def _json(line: ThreeWayLine, match: ThreeWayMatch) -> dict[str, object]:
    return {
        "line": line.key,
        "item": line.item,
        "supplier": line.supplier,
        "standing": line.standing.value,
        "standings": [one.value for one in line.standings],
        "ordered": f"{line.ordered:f}",
        "received": f"{line.received:f}",
        "vouchered": f"{line.vouchered:f}",
        "currency": line.ordered_amount.currency,
        "ordered_amount": f"{line.ordered_amount.amount:f}",
        "received_amount": f"{line.received_amount.amount:f}",
        "vouchered_amount": f"{line.vouchered_amount.amount:f}",
        "paid_amount": f"{line.paid_amount.amount:f}",
        "not_vouchered": f"{line.not_vouchered.amount:f}",
        "days": line.age(match.read_at.date()),
    }
