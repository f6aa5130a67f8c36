"""`mlconnector sandbox`: the whole job against a simulated JDE and simulated stores."""

import asyncio
import json
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mlconnector_gui.app.commands.sandbox_serving import serve_simulators
from mlconnector_gui.app.commands.shell import whole_number
from mlconnector_gui.app.display import why_no_window
from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.app.sandbox_headless import run_headless
from mlconnector_gui.connectors.registry import connector_specs


def add_parser(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--headless", action="store_true", help="do the whole job without a window, then report"
    )
    parser.add_argument(
        "--serve",
        action="store_true",
        help="only serve the simulators for another client, print where and with which keys, until Ctrl+C",
    )
    parser.add_argument("--seed", type=int, default=1, help="same seed, same world (default 1)")
    parser.add_argument("--days", type=whole_number, default=10, help="days of orders (default 10)")
    parser.add_argument(
        "--orders-per-day", type=whole_number, default=30, help="orders a day over all stores (default 30)"
    )
    parser.add_argument(
        "--faults", choices=("none", "mild", "hostile"), default="none", help="how JDE and the stores fail"
    )
    parser.add_argument(
        "--route",
        choices=("orchestration", "batch", "form"),
        default="orchestration",
        help="how postings get into JD Edwards (default orchestration)",
    )
    parser.add_argument(
        "--connector",
        action="append",
        choices=tuple(connector_specs()),
        default=[],
        help="simulate the stores of this one only; may be given again (default: all)",
    )
    parser.add_argument(
        "--vouchers",
        action="append",
        default=[],
        metavar="STORE",
        help="post this store's documents as vouchers of a supplier, such as BC-US; may be given again",
    )
    parser.add_argument("--keep", metavar="DIR", help="keep the workspace in this folder")
    parser.set_defaults(run=_sandbox)


def _sandbox(arguments: Namespace) -> int:
    options = SandboxOptions(
        seed=arguments.seed,
        days=arguments.days,
        orders_per_day=arguments.orders_per_day,
        faults=arguments.faults,
        route=arguments.route,
        connectors=tuple(arguments.connector),
        vouchers=tuple(arguments.vouchers),
    )
    if arguments.serve:
        serve_simulators(options, as_json=arguments.json)
        return 0
    reason = "" if arguments.headless else why_no_window()
    if reason:
        print(f"{reason}\nThe sandbox runs without a window instead.", file=sys.stderr)
    with _folder(arguments.keep) as folder:
        if arguments.headless or reason:
            return _headless(arguments, options, folder)
        from mlconnector_gui.app.desktop import run_sandbox_desktop  # noqa: PLC0415  Qt only where it is shown

        return run_sandbox_desktop(options, folder)


def _headless(arguments: Namespace, options: SandboxOptions, folder: Path) -> int:
    report = asyncio.run(run_headless(options, folder))
    print(json.dumps(report, default=str) if arguments.json else _words(report))
    return 0 if report["ok"] else 1


@contextmanager
def _folder(keep: str | None) -> Iterator[Path]:
    if keep:
        yield Path(keep)
        return
    with tempfile.TemporaryDirectory(prefix="mlconnector-sandbox-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _words(report: dict[str, Any]) -> str:
    lines = []
    for name, counts in report["connections"].items():
        told = ", ".join(f"{what} {count}" for what, count in counts.items() if what != "connector")
        lines.append(f"{name} ({counts['connector']}): {told}")
    ledger = report["ledger"]
    totals = ", ".join(f"{total} {currency}" for currency, total in ledger["debits"].items())
    lines += [
        f"JDE holds {ledger['documents']} documents; debits equal credits: {totals}",
        f"duplicates {report['duplicates']}, lost {report['lost']}, unapproved {report['unapproved']}",
        f"audit: {report['audit']['records']} records, verified: {report['audit']['verified']}",
        f"reconciled to the cent: {report['reconciled']}   ({report['seconds']} s)",
        *(f"WRONG {text}" for text in report["wrong"]),
    ]
    return "\n".join(lines)
