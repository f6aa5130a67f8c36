"""`mlconnector completeness`: whether every stream brought what it should."""

import asyncio
from argparse import ArgumentParser, Namespace

from mlconnector_gui.app.commands.shell import say, table, workplace_of
from mlconnector_gui.services.completeness import (
    StreamStanding,
    check_every_store,
    set_gapless,
    stream_standings,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.words.completeness import light_words, standing_sentences


def add_parser(parser: ArgumentParser) -> None:
    parser.set_defaults(run=_show)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    numbering = actions.add_parser(
        "numbering", help="say whether a store numbers a stream's documents without gaps"
    )
    numbering.add_argument("connection")
    numbering.add_argument("stream")
    numbering.add_argument("gaps", choices=("gapless", "gaps"))
    numbering.set_defaults(run=_numbering)


def _show(arguments: Namespace) -> int:
    """Exit 1 while something is red, so that a monitor of the machine can watch it."""
    with workplace_of(arguments) as workplace:
        standings = asyncio.run(_judged(workplace))
    rows = [("", "store", "stream", "last day", "came", "usual", "read up to"), *map(_row, standings)]
    words = [words for standing in standings for words in standing_sentences(standing)]
    say(
        arguments,
        "\n".join([table(rows), *([""] if words else []), *words]),
        streams=[_told(standing) for standing in standings],
    )
    return 1 if any(standing.light.value == "red" for standing in standings) else 0


async def _judged(workplace: Workplace) -> list[StreamStanding]:
    await check_every_store(workplace)
    return await stream_standings(workplace)


def _numbering(arguments: Namespace) -> int:
    is_gapless = arguments.gaps == "gapless"
    with workplace_of(arguments) as workplace:
        asyncio.run(set_gapless(workplace, arguments.connection, arguments.stream, is_gapless=is_gapless))
    how = "without gaps" if is_gapless else "with gaps"
    say(
        arguments,
        f"{arguments.connection} numbers its {arguments.stream} {how}.",
        connection=arguments.connection,
        stream=arguments.stream,
        gapless=is_gapless,
    )
    return 0


def _row(standing: StreamStanding) -> tuple[str, ...]:
    day = standing.last_day
    usual = "" if day is None or day.usual is None else str(day.usual)
    return (
        light_words(standing.light),
        standing.connection,
        standing.stream,
        day.day.isoformat() if day else "not read yet",
        str(day.actual) if day else "",
        usual,
        f"{standing.covered.end:%Y-%m-%d %H:%M} UTC" if standing.covered else "",
    )


def _told(standing: StreamStanding) -> dict[str, object]:
    day, reading = standing.last_day, standing.reading
    return {
        "connection": standing.connection,
        "stream": standing.stream,
        "light": standing.light.value,
        "day": day.day if day else None,
        "actual": day.actual if day else None,
        "usual": day.usual if day else None,
        "read_from": standing.covered.start if standing.covered else None,
        "read_to": standing.covered.end if standing.covered else None,
        "received": reading.received if reading else None,
        "expected": reading.expected if reading else None,
        "reread_at": reading.reread_at if reading else None,
        "gapless": standing.is_gapless,
        "causes": [
            {"code": one.code, "light": one.light.value, "count": one.count, "params": dict(one.params)}
            for one in standing.causes
        ],
    }
