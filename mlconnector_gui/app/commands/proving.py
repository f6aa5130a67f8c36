"""`mlconnector connection test --prove` and `connection proof`: the proving run and its page."""

import asyncio
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from mlconnector_gui.app.commands.shell import day, say, workplace_of
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.orchestration_documents import export_document
from mlconnector_gui.services.proving_run import ProvingPage, ProvingRequest, proving_page
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.words.proving_page import proving_document, result_words


def add_options(test: ArgumentParser) -> None:
    test.add_argument(
        "--prove",
        action="store_true",
        help="post a cent to a test environment across a lost session, reverse it",
    )
    test.add_argument("--company", default="", help="company of the cent; else the connection's")
    test.add_argument("--debit", default="", help="account to debit; else the connection's")
    test.add_argument("--credit", default="", help="account to credit; else the connection's")
    test.add_argument("--gl-date", type=day, metavar="YYYY-MM-DD", help="today if not given")
    test.add_argument(
        "--out", default="", metavar="FILE", help="write the page: a file ending in .md or .html"
    )


def add_actions(actions: "_SubParsersAction[Any]") -> None:
    page = actions.add_parser("proof", help="show or write the page of the latest proving run")
    page.add_argument("name")
    page.add_argument("--out", default="", metavar="FILE", help="a file ending in .md or .html")
    page.set_defaults(run=_proof)


def request_of(arguments: Namespace) -> ProvingRequest:
    return ProvingRequest(
        company=arguments.company, debit=arguments.debit, credit=arguments.credit, gl_date=arguments.gl_date
    )


def write_page(workplace: Workplace, name: str, file: str) -> ProvingPage:
    page = asyncio.run(proving_page(workplace, name))
    if page is None:
        raise Problem("connection.proving_page_missing", name=name)
    if file:
        export_document(Path(file), *proving_document(page))
    return page


def _proof(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        page = write_page(workplace, arguments.name, arguments.out)
    _, sections = proving_document(page)
    lines = [f"{row[0]:10}  {row[1]}" for row in sections[1].table[1:]]
    say(
        arguments,
        "\n".join((f"{page.at:%Y-%m-%d %H:%M} UTC, {page.environment}: {result_words(page)}", *lines)),
        connection=page.connection,
        at=page.at,
        environment=page.environment,
        proved=page.is_proved,
        references=list(page.references),
        lines=[
            {"what": line.what, "standing": line.standing, "params": dict(line.params)} for line in page.lines
        ],
    )
    return 0 if page.is_proved else 1
