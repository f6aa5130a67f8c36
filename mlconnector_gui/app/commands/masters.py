"""`mlconnector masters`: how fresh JDE's records are, refresh them, find one."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from mlconnector_gui.accounting.master_records import MasterKind, MasterRecord
from mlconnector_gui.app.commands.shell import say, table, whole_number, workplace_of
from mlconnector_gui.app.commands.work import run_here
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services import masters
from mlconnector_gui.services.masters import MastersStatus
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.runs import RunState
from mlconnector_gui.ui.words.amounts import age_text, moment_text
from mlconnector_gui.ui.words.masters import KIND_WORDS, fact_words, posting_edit_words
from mlconnector_gui.ui.words.sentences import stored_sentence

_KINDS = [kind.value.replace("_", "-") for kind in MasterKind]
_DEFAULT_LIMIT = 50


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    status = actions.add_parser("status", help="list the tables with their age and size")
    status.set_defaults(run=_status)
    refresh = actions.add_parser("refresh", help="read what changed in JDE")
    refresh.add_argument("--whole", action="store_true", help="read everything again, not only what changed")
    refresh.add_argument(
        "--table", action="append", default=[], choices=_KINDS, dest="kinds", help="only this table"
    )
    refresh.set_defaults(run=_refresh)
    search = actions.add_parser("search", help="find records by number or description")
    search.add_argument("text")
    search.add_argument("--in", choices=_KINDS, default="accounts", dest="kind", help="where to look")
    search.add_argument("--limit", type=whole_number, default=_DEFAULT_LIMIT)
    search.set_defaults(run=_search)
    for action in (status, refresh, search):
        action.add_argument(
            "--connection", default="", metavar="NAME", help="the JDE connection, if there are several"
        )


def _status(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        status = asyncio.run(_status_of(arguments, workplace))
        now = workplace.now
    rows = [
        (
            KIND_WORDS[one.kind],
            f"{one.rows:,}",
            age_text(one.loaded_at, now) if one.loaded_at else "never",
            moment_text(one.loaded_at) if one.loaded_at else "",
            stored_sentence(one.problem).what if one.problem else "",
        )
        for one in status.tables
    ]
    told = [
        {
            "table": one.kind.value,
            "rows": one.rows,
            "loaded_at": one.loaded_at,
            "read_whole_at": one.whole_at,
            "changes_read_to": one.cursor,
            "problem": one.problem,
        }
        for one in status.tables
    ]
    say(arguments, table(rows), connection=status.connection.name, tables=told)
    return 0


async def _status_of(arguments: Namespace, workplace: Workplace) -> MastersStatus:
    return await masters.masters_status(workplace, await _connection(arguments, workplace))


def _refresh(arguments: Namespace) -> int:
    kinds = [_kind(name) for name in arguments.kinds]
    with workplace_of(arguments) as workplace:

        async def asked() -> Sequence[str]:
            name = await _connection(arguments, workplace)
            return [await masters.refresh_masters(workplace, name, kinds=kinds, whole=arguments.whole)]

        (run,) = asyncio.run(run_here(workplace, asked, holder="masters", asks_by_itself=False))
    problem = f": {stored_sentence(run.problem).text}" if run.problem else ""
    counts = ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in run.counts.items())
    say(
        arguments,
        f"{run.state.value}{problem} {counts}".strip(),
        state=run.state.value,
        counts=dict(run.counts),
        problem=run.problem,
    )
    return 0 if run.state is RunState.SUCCEEDED else 1


def _search(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        found = asyncio.run(_found(arguments, workplace))
    rows = [
        (
            one.name,
            one.description,
            one.company,
            posting_edit_words(one.kind, one.posting_edit),
            fact_words(one),
        )
        for one in found
    ]
    told = [
        {
            "key": one.key,
            "name": one.name,
            "description": one.description,
            "company": one.company,
            "posting_edit": one.posting_edit,
            **one.facts,
        }
        for one in found
    ]
    say(arguments, table(rows) or "Nothing was found.", found=told)
    return 0


async def _found(arguments: Namespace, workplace: Workplace) -> list[MasterRecord]:
    name, kind = await _connection(arguments, workplace), _kind(arguments.kind)
    if kind is MasterKind.ADDRESSES:
        return (await masters.find_addresses(workplace, name, arguments.text))[: arguments.limit]
    return await masters.search_masters(workplace, name, kind, arguments.text, limit=arguments.limit)


def _kind(typed: str) -> MasterKind:
    return MasterKind(typed.replace("-", "_"))


async def _connection(arguments: Namespace, workplace: Workplace) -> str:
    """Take the one that was named, or the only one."""
    known = [one.name for one in await masters.ledger_connections(workplace)]
    if arguments.connection:
        return str(arguments.connection)
    if len(known) != 1:
        raise Problem("masters.connection_needed", known=", ".join(known) or "none")
    return known[0]
