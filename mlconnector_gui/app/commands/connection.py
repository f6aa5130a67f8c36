"""`mlconnector connection`: add, change, list, test, remove; what a JDE site offers is beside it."""

import asyncio
import json
import sys
from argparse import ArgumentParser, Namespace

from mlconnector_gui.app.commands import orchestrations, proving, read_table
from mlconnector_gui.app.commands.shell import say, table, workplace_of
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Proof, Standing
from mlconnector_gui.services import connect
from mlconnector_gui.services.proving_run import prove_by_posting
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.words.proofs import proof_words
from mlconnector_gui.ui.words.sentences import sentence, stored_sentence

_MARKS = {Standing.PROVED: "ok", Standing.WARNING: "!!", Standing.FAILED: "NO", Standing.SKIPPED: "--"}


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="save a connection to JDE or a store")
    add.add_argument("connector", help="jde, or a storefront such as woocommerce")
    add.add_argument("--name", required=True, help="a short name, such as WOO-EU")
    add.set_defaults(run=_add)
    change = actions.add_parser("change", help="change values or secrets; what is not given stays as it is")
    change.add_argument("name", help="the connection's name")
    for one in (add, change):
        one.add_argument(
            "--set", action="append", default=[], metavar="KEY=VALUE", dest="values", help="one of its fields"
        )
        one.add_argument(
            "--secrets-stdin",
            action="store_true",
            help='read the secrets from standard input, as a JSON object: {"password": "..."}',
        )
    change.set_defaults(run=_change)
    listing = actions.add_parser("list", help="list the connections and their health")
    listing.set_defaults(run=_list)
    test = actions.add_parser("test", help="test a connection step by step")
    test.add_argument("name", help="the connection")
    proving.add_options(test)
    test.set_defaults(run=_test)
    proving.add_actions(actions)
    remove = actions.add_parser("remove", help="stop using a connection and forget its secrets")
    remove.add_argument("name", help="the connection")
    remove.set_defaults(run=_remove)
    orchestrations.add_actions(actions)
    read_table.add_actions(actions)


def _add(arguments: Namespace) -> int:
    values, secrets = _entered(arguments)
    with workplace_of(arguments, must_exist=False) as workplace:
        stored = asyncio.run(
            connect.add_connection(
                workplace,
                connector=arguments.connector,
                name=arguments.name,
                values=values,
                secrets=secrets,
            )
        )
    say(arguments, f"Saved {stored.name}.", name=stored.name, id=stored.connection_id)
    return 0


def _change(arguments: Namespace) -> int:
    values, secrets = _entered(arguments)
    if not (values or secrets):
        raise Problem("shell.nothing_given")
    with workplace_of(arguments) as workplace:
        stored = asyncio.run(
            connect.change_connection(workplace, arguments.name, values=values, secrets=secrets)
        )
    say(arguments, f"Saved {stored.name}.", name=stored.name, id=stored.connection_id)
    return 0


def _entered(arguments: Namespace) -> tuple[dict[str, str], dict[str, str]]:
    values = dict(_pair(text) for text in arguments.values)
    return values, _secrets(sys.stdin.read()) if arguments.secrets_stdin else {}


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise Problem("shell.set_invalid", text=text)
    return name, value


def _secrets(text: str) -> dict[str, str]:
    try:
        secrets = json.loads(text)
    except ValueError:
        raise Problem("shell.secrets_invalid") from None
    if not isinstance(secrets, dict) or not all(isinstance(value, str) for value in secrets.values()):
        raise Problem("shell.secrets_invalid")
    return secrets


def _list(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        stored = asyncio.run(connect.list_connections(workplace))
    rows = [
        (
            one.name,
            one.connector,
            "" if one.proved_at is None else f"{one.proved_at:%Y-%m-%d %H:%M} UTC",
            stored_sentence(one.problem).what if one.problem else "",
        )
        for one in stored
    ]
    say(
        arguments,
        table([("name", "connector", "last well", "problem"), *rows]),
        connections=[
            {
                "name": one.name,
                "connector": one.connector,
                "values": dict(one.values),
                "proved_at": one.proved_at,
                "problem": one.problem,
            }
            for one in stored
        ],
    )
    return 0


def _test(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        proofs = asyncio.run(_prove(arguments, workplace))
        if arguments.prove and arguments.out:
            proving.write_page(workplace, arguments.name, arguments.out)
    failed = any(proof.standing is Standing.FAILED for proof in proofs)
    if arguments.json:
        say(arguments, "", proved=not failed, lines=[_told(proof) for proof in proofs])
    return 1 if failed else 0


async def _prove(arguments: Namespace, workplace: Workplace) -> list[Proof]:
    proofs = []
    lines = (
        prove_by_posting(workplace, arguments.name, proving.request_of(arguments))
        if arguments.prove
        else connect.prove_connection(workplace, arguments.name)
    )
    async for proof in lines:
        proofs.append(proof)
        if not arguments.json:
            print(f"{_MARKS[proof.standing]}  {proof_words(proof.what, proof.params)}")
            if proof.problem is not None:
                print(f"      {sentence(proof.problem).text}")
    return proofs


def _told(proof: Proof) -> dict[str, object]:
    told: dict[str, object] = {
        "what": proof.what,
        "standing": proof.standing.value,
        "params": dict(proof.params),
    }
    if proof.problem is not None:
        words = sentence(proof.problem)
        told |= {"problem": proof.problem.code, "sentence": words.text, "technical": words.technical}
    return told


def _remove(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        asyncio.run(connect.remove_connection(workplace, arguments.name))
    say(arguments, f"Removed {arguments.name}.", removed=arguments.name)
    return 0
