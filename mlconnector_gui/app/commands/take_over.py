"""`mlconnector take-over`: estimate, fetch, prove, prepare or in-books; and a parallel run."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from typing import Any

from mlconnector_gui.app.commands.shell import read_date, say, table, workplace_of
from mlconnector_gui.app.commands.work import run_here
from mlconnector_gui.services import take_over
from mlconnector_gui.services.take_over_estimate import Estimate, estimate_take_over
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.sentences import stored_sentence

_Ask = Callable[[], Coroutine[Any, Any, str]]


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, words, run in (
        ("estimate", "say what bringing in the history would take; nothing is kept", _estimate),
        ("fetch", "bring the history into the archive only; nothing is prepared", _fetch),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("connection", help="the store")
        action.add_argument("--from", dest="first", required=True, metavar="DATE")
        action.set_defaults(run=run)
    prove = actions.add_parser("prove", help="compare the archive with the store's own counts, by month")
    prove.add_argument("connection", help="the store")
    prove.set_defaults(run=_prove)
    prepare = actions.add_parser("prepare", help="book all that was fetched and proved")
    prepare.add_argument("connection", help="the store")
    prepare.set_defaults(run=_prepare)
    in_books = actions.add_parser("in-books", help="say that all up to a day is in the books already")
    in_books.add_argument("connection", help="the store")
    in_books.add_argument("--until", required=True, metavar="DATE", help="the last day, such as 2026-10-31")
    in_books.set_defaults(run=_in_books)
    parallel = actions.add_parser("parallel", help="prepare and compare, and send nothing")
    parallel.add_argument("connection", help="the store")
    parallel.add_argument("switch", choices=("on", "off"))
    parallel.set_defaults(run=_parallel)
    compare = actions.add_parser("compare", help="compare the drafts with what was booked by hand")
    compare.add_argument("connection", help="the store")
    compare.add_argument("--period", required=True, metavar="YYYY-MM", help="the month, such as 2026-10")
    compare.set_defaults(run=_compare)


def _estimate(arguments: Namespace) -> int:
    first = read_date(arguments.first)
    with workplace_of(arguments) as workplace:
        found = asyncio.run(estimate_take_over(workplace, arguments.connection, first=first))
    told = asdict(found) | {"requests": found.requests, "postings": found.postings}
    say(arguments, _estimate_words(found), **told)
    return 0


def _estimate_words(found: Estimate) -> str:
    rows = [
        (one.stream, f"{one.documents:,}", "counted by the store" if one.is_counted else "reckoned")
        for one in found.streams
    ]
    closed = ", ".join(found.closed_periods) or "none"
    return "\n".join(
        [
            f"{found.connection} from {found.first} to {found.last}:",
            table(rows),
            f"{counted(found.requests, 'request')}, about {counted(found.minutes, 'minute')}.",
            f"{counted(found.postings, 'posting')} over {counted(len(found.periods), 'period')}.",
            f"Closed in JD Edwards: {closed}; about {counted(found.postings_in_closed, 'posting')} in them.",
        ]
    )


def _fetch(arguments: Namespace) -> int:
    first = read_date(arguments.first)
    with workplace_of(arguments) as workplace:
        run = asyncio.run(
            _ran(workplace, lambda: take_over.begin_fetch(workplace, arguments.connection, first=first))
        )
    return _told_run(arguments, run, "Fetched into the archive; nothing was prepared. Next: take-over prove.")


def _prove(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        proofs = asyncio.run(take_over.prove_take_over(workplace, arguments.connection))
    rows = [("stream", "month", "the store", "the archive", "")]
    rows += [
        (one.stream, one.month, f"{one.source:,}", f"{one.archive:,}", "" if one.agrees else "DIFFERS")
        for one in proofs
    ]
    agrees = all(one.agrees for one in proofs)
    words = (
        "They agree." if agrees else "They differ: fetch again; if it stays, ask the store's administrator."
    )
    months = [asdict(one) | {"agrees": one.agrees} for one in proofs]
    say(arguments, f"{table(rows)}\n{words}", agrees=agrees, months=months)
    return 0 if agrees else 1


def _prepare(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        run = asyncio.run(
            _ran(workplace, lambda: take_over.prepare_taken_over(workplace, arguments.connection))
        )
    return _told_run(arguments, run, "Prepared; the postings wait for review.")


def _in_books(arguments: Namespace) -> int:
    until = read_date(arguments.until)
    with workplace_of(arguments) as workplace:
        run = asyncio.run(
            _ran(workplace, lambda: take_over.already_in_books(workplace, arguments.connection, until=until))
        )
    return _told_run(arguments, run, f"Everything up to {until} counts as booked already; it is not booked.")


def _parallel(arguments: Namespace) -> int:
    is_parallel = arguments.switch == "on"
    with workplace_of(arguments) as workplace:
        asyncio.run(take_over.set_parallel(workplace, arguments.connection, is_parallel=is_parallel))
    words = "is prepared and compared, and never sent" if is_parallel else "is sent again once approved"
    say(arguments, f"{arguments.connection} {words}.", parallel=is_parallel)
    return 0


def _compare(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        proofs = asyncio.run(take_over.compare_parallel(workplace, arguments.connection, arguments.period))
    rows = [("account", f"{'drafts':>14}", f"{'JD Edwards':>14}", "", "")]
    rows += [
        (
            one.account,
            f"{one.postings:>14,f}",
            f"{one.ledger:>14,f}",
            one.currency,
            "" if one.agrees else "DIFFERS",
        )
        for one in proofs
    ]
    agrees = all(one.agrees for one in proofs)
    accounts = [asdict(one) | {"agrees": one.agrees} for one in proofs]
    say(arguments, table(rows), agrees=agrees, accounts=accounts)
    return 0 if agrees else 1


async def _ran(workplace: Workplace, ask: _Ask) -> StoredRun:
    async def asked() -> list[str]:
        return [await ask()]

    (run,) = await run_here(workplace, asked, holder="take-over", asks_by_itself=False)
    return run


def _told_run(arguments: Namespace, run: StoredRun, words: str) -> int:
    is_done = run.state is RunState.SUCCEEDED
    told = words if is_done else stored_sentence(run.problem or {}).text
    counts = ", ".join(f"{name} {count}" for name, count in run.counts.items())
    say(arguments, f"{told} {counts}".strip(), state=run.state.value, counts=dict(run.counts))
    return 0 if is_done else 1
