"""`mlconnector import settlement FILE`: a file that a person has, with the same result as fetching it."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from mlconnector_gui.app.commands.shell import say, table, workplace_of
from mlconnector_gui.app.commands.work import run_here
from mlconnector_gui.connectors.registry import connector_specs
from mlconnector_gui.services.import_file import Imported, import_file
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from mlconnector_gui.ui.words.imports import imported_words, outcome_words


def add_parser(parser: ArgumentParser) -> None:
    kinds = sorted({one.kind for spec in connector_specs().values() for one in spec.imports})
    parser.add_argument("kind", choices=kinds or None, help="what the file is")
    parser.add_argument("file", type=Path, help="the file as the store gave it")
    parser.add_argument("--connection", default="", metavar="NAME", help="the store it belongs to")
    parser.set_defaults(run=_import)


def _import(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        imported, runs = asyncio.run(_imported(arguments, workplace))
    rows = [(one.external_id, outcome_words(one.outcome)) for one in imported.documents]
    say(
        arguments,
        f"{imported_words(imported)}\n{table([('document', 'outcome'), *rows])}",
        connection=imported.connection,
        file=imported.file,
        documents=[{"id": one.external_id, "outcome": one.outcome} for one in imported.documents],
        prepared={name: count for run in runs for name, count in run.counts.items()},
    )
    return 0 if all(run.state is RunState.SUCCEEDED for run in runs) else 1


async def _imported(arguments: Namespace, workplace: Workplace) -> tuple[Imported, list[StoredRun]]:
    imported = await import_file(
        workplace, arguments.file, kind=arguments.kind, connection=arguments.connection
    )

    async def asked() -> Sequence[str]:
        return [imported.run_id] if imported.run_id else []

    return imported, await run_here(workplace, asked, holder="import", asks_by_itself=False)
