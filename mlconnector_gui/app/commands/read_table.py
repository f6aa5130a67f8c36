"""`mlconnector connection read|tables`: look into JDE's tables from a shell."""

import asyncio
from argparse import Namespace, _SubParsersAction
from typing import Any

from mlconnector_gui.app.commands.shell import say, table, whole_number, workplace_of
from mlconnector_gui.services.read_table import learn_tables, read_table


def add_actions(actions: "_SubParsersAction[Any]") -> None:
    read = actions.add_parser("read", help="read rows of a JDE table")
    read.add_argument("name")
    read.add_argument("table", help="such as F0911")
    read.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="CONDITION",
        help="such as 'DGJ>=2026-10-01'; all must hold",
    )
    read.add_argument("--columns", default="", help="aliases, separated by commas")
    read.add_argument("--limit", type=whole_number, default=100)
    read.set_defaults(run=_read)
    tables = actions.add_parser("tables", help="learn which tables and columns a JDE site shows")
    tables.add_argument("name")
    tables.set_defaults(run=_tables)


def _read(arguments: Namespace) -> int:
    columns = [alias.strip() for alias in arguments.columns.split(",") if alias.strip()]
    with workplace_of(arguments) as workplace:
        found = asyncio.run(
            read_table(
                workplace,
                arguments.name,
                arguments.table,
                where=arguments.where,
                columns=columns,
                limit=max(arguments.limit, 1),
            )
        )
    shown = [["" if row[alias] is None else str(row[alias]) for alias in found.columns] for row in found.rows]
    more = "\nThere are more rows; raise --limit or narrow --where." if found.is_cut else ""
    words = table([found.columns, *shown]) + more if shown else "No rows."
    say(arguments, words, table=found.table, rows=[dict(row) for row in found.rows], more=found.is_cut)
    return 0


def _tables(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        hidden = asyncio.run(learn_tables(workplace, arguments.name))
    rows = [(name, "not shown" if "*" in columns else ", ".join(columns)) for name, columns in hidden.items()]
    say(
        arguments,
        table([("table", "hidden columns"), *rows]),
        hidden={name: list(one) for name, one in hidden.items()},
    )
    return 0
