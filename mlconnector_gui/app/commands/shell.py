"""What every command of the shell shares: the workspace it works on, how it speaks, how it ends."""

import getpass
import json
import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from mlconnector_gui.app.composition import (
    needs_passphrase,
    open_workplace,
    passphrase_in,
    real_network,
    real_vault,
)
from mlconnector_gui.base.paths import default_workspace
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.workspace import Workspace
from mlconnector_gui.ui.words.sentences import sentence


def folder_of(arguments: Namespace) -> Path:
    return Path(arguments.workspace) if arguments.workspace else default_workspace()


@contextmanager
def workplace_of(arguments: Namespace, *, must_exist: bool = True) -> Iterator[Workplace]:
    """Open the workspace that the command names; a passphrase is asked for where there is no keyring."""
    folder = folder_of(arguments)
    if must_exist and not Workspace(folder).exists:
        raise Problem("workspace.missing", folder=str(folder))
    vault = real_vault(folder, passphrase=_passphrase(arguments, folder))
    with open_workplace(folder, vault=vault, network=real_network()) as workplace:
        yield workplace


def read_date(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Problem("shell.date_invalid", value=text) from None


def day(text: str) -> date:
    """Take a day as an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day such as 2026-10-31") from None


def whole_number(text: str) -> int:
    """Take a number of things that may be none, and never less."""
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return int(text)


def written_as(file: str, *endings: str) -> Path:
    """Take the name of a file whose ending says in what form it is written."""
    path = Path(file)
    if path.suffix.lower() not in endings:
        raise Problem("shell.ending_unknown", path=file, known=", ".join(endings))
    return path


def say(arguments: Namespace, words: str, **values: Any) -> None:
    """Print words for a person, or the values as one JSON object with --json."""
    try:
        print(json.dumps(values, default=str, ensure_ascii=False) if arguments.json else words, flush=True)
    except BrokenPipeError:  # whoever reads has enough, as `head` does
        _print_no_more()
    except OSError as error:
        _print_no_more()
        raise Problem("shell.cannot_print", technical=str(error)) from error


def _print_no_more() -> None:
    """Or what is still waiting to be printed fails once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def table(rows: Sequence[Sequence[object]]) -> str:
    """Align columns; numbers are expected as text that is already formatted."""
    if not rows:
        return ""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[index]) for row in texts) for index in range(len(texts[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in texts
    )


def tell_problem(problem: Problem, *, as_json: bool) -> None:
    """Say on standard error what happened, what it stops, and what to do."""
    words = sentence(problem)
    if as_json:
        told = {"problem": problem.code, "what": words.what, "stops": words.stops, "remedy": words.remedy}
        print(json.dumps({**told, "technical": words.technical}, ensure_ascii=False), file=sys.stderr)
        return
    lines = [words.what, words.stops, words.remedy]
    print("\n".join(line for line in lines if line), file=sys.stderr)
    if words.technical:
        print(f"  {problem.code}: {words.technical}".replace("\n", "\n  "), file=sys.stderr)


def _passphrase(arguments: Namespace, folder: Path) -> str:
    if not needs_passphrase(folder):
        return ""
    if arguments.passphrase_file:
        return passphrase_in(arguments.passphrase_file)
    if not sys.stdin.isatty():
        raise Problem("vault.passphrase_missing", path=str(folder))
    return getpass.getpass("Passphrase of this workspace's secrets: ")
