"""`mlconnector mapping`: rules in and out of a file."""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path

from mlconnector_gui.app.commands.shell import say, workplace_of
from mlconnector_gui.services import map_accounts


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, words, run in (
        ("import", "put the rules of a CSV or JSON file in force, all of them or none", _import),
        ("export", "write the rules in force to a CSV or JSON file", _export),
        ("check", "read a file of rules and say what is wrong with it", _check),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("file")
        action.set_defaults(run=run)


def _import(arguments: Namespace) -> int:
    rules = map_accounts.read_rules(Path(arguments.file))
    with workplace_of(arguments) as workplace:
        freed = asyncio.run(map_accounts.replace_rules(workplace, rules))
    words = f"{len(rules)} rules are in force; {freed} blocked documents will be prepared again."
    say(arguments, words, rules=len(rules), prepared_again=freed)
    return 0


def _export(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        rules = asyncio.run(map_accounts.current_rules(workplace))
    count = map_accounts.write_rules(Path(arguments.file), rules)
    say(arguments, f"Wrote {count} rules to {arguments.file}.", rules=count)
    return 0


def _check(arguments: Namespace) -> int:
    rules = map_accounts.read_rules(Path(arguments.file))
    say(arguments, f"{len(rules)} rules, nothing wrong.", rules=len(rules))
    return 0
