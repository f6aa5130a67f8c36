"""`mlconnector validate`: compare JDE's entries of the open periods with ours, line by line."""

import asyncio
from argparse import ArgumentParser, Namespace
from typing import Any

from mlconnector_gui.app.commands.shell import say, workplace_of
from mlconnector_gui.app.commands.work import run_here
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.connect import JDE, list_connections
from mlconnector_gui.services.ledger_findings import ledger_disagreements
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.ledger_findings import LedgerFinding
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from mlconnector_gui.ui.words.sentences import code_sentence, stored_sentence

Validated = tuple[str, StoredRun, list[LedgerFinding]]
"""A connection, how its validation ended, and what is open."""


def add_parser(parser: ArgumentParser) -> None:
    parser.add_argument("connection", nargs="?", help="only this JDE connection")
    parser.set_defaults(run=_validate)


def _validate(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        validated = asyncio.run(validated_from_a_shell(workplace, arguments.connection))
    is_whole = all(run.state is RunState.SUCCEEDED for _, run, _ in validated)
    agrees = is_whole and not any(found for _, _, found in validated)
    say(
        arguments,
        "\n\n".join(words_of(*one) for one in validated),
        agrees=agrees,
        connections=[json_of(*one) for one in validated],
    )
    return 0 if agrees else 1


async def validated_from_a_shell(workplace: Workplace, connection: str | None) -> list[Validated]:
    names = [one.name for one in await list_connections(workplace) if one.connector == JDE]
    wanted = [name for name in names if connection in {None, name}]
    if not wanted:
        raise Problem("connection.unknown", name=connection or "", known=", ".join(names))

    async def asked() -> list[str]:
        return [await request_run(workplace, Job.VALIDATE, connection=name) for name in wanted]

    runs = await run_here(workplace, asked, holder="validate", asks_by_itself=False)
    return [
        (name, run, await ledger_disagreements(workplace, connection=name))
        for name, run in zip(wanted, runs, strict=True)
    ]


def words_of(name: str, run: StoredRun, found: list[LedgerFinding]) -> str:
    if run.state is not RunState.SUCCEEDED:
        told = stored_sentence(run.problem).text if run.problem else run.state.value
        return f"{name}: not validated. {told}"
    head = f"{name}: entries compared {run.counts.get('compared', 0)}, to look at {len(found)}"
    return "\n".join([head, *(f"  {code_sentence(one.code, one.params).text}" for one in found)])


def json_of(name: str, run: StoredRun, found: list[LedgerFinding]) -> dict[str, Any]:
    return {
        "connection": name,
        "state": run.state.value,
        "problem": run.problem,
        "compared": run.counts.get("compared", 0),
        "findings": [
            {
                "code": one.code,
                "document": one.subject,
                "posting": one.posting_id,
                "since": one.first_seen_at.isoformat(),
                "params": dict(one.params),
                "text": code_sentence(one.code, one.params).text,
            }
            for one in found
        ],
    }
