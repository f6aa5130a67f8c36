"""The command line: everything the desktop does unattended, for IT and for tests."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from mlconnector_gui import __version__
from mlconnector_gui.app.commands import (
    completeness,
    connection,
    customers,
    evidence,
    import_file,
    inbox,
    links,
    mapping,
    masters,
    match,
    network,
    policy,
    postings,
    receipts,
    sales,
    sandbox,
    schedule,
    take_over,
    validate,
    webhooks,
    work,
)
from mlconnector_gui.app.commands.shell import folder_of, tell_problem
from mlconnector_gui.app.display import why_no_window
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.words.language import ASKED_BY, ENGLISH, nearest, speak

_COMMANDS = (
    ("sandbox", "see the whole job against a simulated JDE and simulated stores", sandbox.add_parser),
    ("engine", "work without a window", work.add_engine_parser),
    ("connection", "JDE and store connections", connection.add_parser),
    ("masters", "JDE's accounts, business units and periods as last read", masters.add_parser),
    ("sales", "what marketplaces sell, before it is settled", sales.add_parser),
    ("links", "which SKU is which item, which customer which address", links.add_parser),
    ("customers", "which customers of stores JDE has, and who waits", customers.add_parser),
    ("webhooks", "what stores deliver by themselves", webhooks.add_parser),
    ("mapping", "rules that give lines their accounts", mapping.add_parser),
    ("pull", "bring what is new from the stores into the archive", work.add_job_parser),
    ("import", "bring in a file that you have, such as a settlement report", import_file.add_parser),
    ("prepare", "turn archived documents into postings", work.add_job_parser),
    ("send", "send what is approved, settle doubts, watch the ledger", work.add_job_parser),
    ("schedule", "what runs by itself, and when", schedule.add_parser),
    ("postings", "list, show, approve, hold, dismiss, replay, reverse", postings.add_parser),
    ("policy", "who may approve what, and what is approved by itself", policy.add_parser),
    ("network", "the way out: proxy, and certificates to trust", network.add_parser),
    ("receipts", "goods receipts of shipments: list them, match them by hand", receipts.add_parser),
    ("match", "orders, receipts, vouchers and payments side by side", match.add_parser),
    ("inbox", "what stands still and why, the worst first", inbox.add_parser),
    ("completeness", "whether every stream brought what it should", completeness.add_parser),
    ("take-over", "bring a store's history in, or leave it be; run in parallel", take_over.add_parser),
    ("reconcile", "prove a period: archive = postings = ledger", evidence.add_reconcile_parser),
    ("validate", "compare JDE's entries with ours, line by line", validate.add_parser),
    ("audit", "verify or export the audit log", evidence.add_audit_parser),
    ("selftest", "prove this installation", evidence.add_selftest_parser),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 only on success, 1 when it failed, 2 when it was called wrongly."""
    arguments = build_parser().parse_args(argv)
    speak(nearest(os.environ.get(ASKED_BY, ENGLISH)))
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    try:
        if arguments.command is None:
            return _desktop(arguments)
        result: int = arguments.run(arguments)
    except Problem as problem:
        tell_problem(problem, as_json=arguments.json)
        return 1
    except KeyboardInterrupt:
        return 130
    return result


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mlconnector",
        description="Brings store orders and refunds into Oracle JD Edwards. Without a command: the desktop.",
    )
    parser.add_argument("--version", action="version", version=f"ML Connector {__version__}")
    _add_common(parser, top=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, words, fill in _COMMANDS:
        command = commands.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.")
        fill(command)
        for one in (command, *_actions_of(command)):
            _add_common(one, top=False)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, top: bool) -> None:
    """Take the common options before and after the command; the one given last counts."""
    unset = None if top else argparse.SUPPRESS
    parser.add_argument("--workspace", metavar="DIR", default=unset, help="the workspace folder")
    parser.add_argument(
        "--json", action="store_true", default=False if top else argparse.SUPPRESS, help="print JSON"
    )
    parser.add_argument(
        "--passphrase-file", metavar="FILE", default=unset, help="where this machine has no keyring"
    )


def _actions_of(command: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    found: list[argparse.ArgumentParser] = []
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            found += action.choices.values()
    return found


def _desktop(arguments: argparse.Namespace) -> int:
    if reason := why_no_window():
        print(reason, file=sys.stderr)
        return 1
    from mlconnector_gui.app.desktop import run_desktop  # noqa: PLC0415  Qt only where it is shown

    return run_desktop(folder_of(arguments), passphrase_file=arguments.passphrase_file)


if __name__ == "__main__":
    sys.exit(main())
