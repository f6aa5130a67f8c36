"""`mlconnector engine`, `pull`, `prepare`, `send`: have the engine work, here or where it already runs."""

import asyncio
import logging
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from mlconnector_gui.app.commands.shell import say, workplace_of
from mlconnector_gui.app.notifying import Notifier
from mlconnector_gui.app.workstation_zone import workstation_zone
from mlconnector_gui.base.events import Changed
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.engine.scheduler import Scheduler
from mlconnector_gui.services.connect import JDE, list_connections
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.lease import engine_is_running, engine_lease
from mlconnector_gui.store.queries.catalog_reading import catalog_reading
from mlconnector_gui.store.repositories.runs import RunState, StoredRun, runs_since
from mlconnector_gui.ui.words.catalog_reading import reading_words
from mlconnector_gui.ui.words.sentences import stored_sentence

_LOOK_SECONDS = 0.3
_JOBS = {
    "pull": (Job.PULL,),
    "prepare": (Job.PREPARE,),
    "send": (Job.MASTERS, Job.SEND, Job.RESOLVE, Job.WATCH),
}

log = logging.getLogger(__name__)


def add_engine_parser(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do all that is due, then stop")
    parser.add_argument(
        "--take-over",
        action="store_true",
        help="although another machine holds the engine; kept in the audit log",
    )
    parser.set_defaults(run=_engine)


def add_job_parser(parser: ArgumentParser) -> None:
    parser.add_argument("connection", nargs="?", help="only this connection")
    if parser.prog.endswith("pull"):
        parser.add_argument("--stream", default="", help="only this stream, such as orders")
        parser.add_argument(
            "--from", dest="first", default="", metavar="DATE", help="read again from this day"
        )
        parser.add_argument("--to", dest="last", default="", metavar="DATE", help="to this day")
    parser.set_defaults(run=_job)


def _engine(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        lease = engine_lease(
            workplace.store,
            workplace.folder,
            holder="engine --once" if arguments.once else "engine",
            person=workplace.actor.name,
            now=workplace.now,
            takes_over=arguments.take_over,
        )
        with lease as held:
            scheduler = Scheduler(workplace, zone=workstation_zone())
            engine = Engine(workplace, scheduler=scheduler, lease=held)
            with told_how_far(workplace):
                ended = asyncio.run(_run_engine(engine, once=arguments.once))
    for run in ended:
        print(_run_line(run), file=sys.stderr if arguments.json else sys.stdout)
    say(arguments, "The engine stopped.", stopped=True, runs=[_told_run(run) for run in ended])
    return 0 if all(run.state is RunState.SUCCEEDED for run in ended) else 1


async def _run_engine(engine: Engine, *, once: bool) -> list[StoredRun]:
    """Return, of a single round, the runs that it did or that wait."""
    _stop_on_signal(engine)
    notifier = Notifier(engine.workplace, _print_notice)
    if not once:
        telling = asyncio.create_task(notifier.run(), name="notifier")
        try:
            await engine.run()
        finally:
            telling.cancel()
        return []
    began = engine.workplace.now
    try:
        await engine.recover()
        await engine.run_until_idle()
    finally:
        await engine.jobs.close()
    await notifier.tell_what_is_due()
    return await engine.workplace.store.read(runs_since, began)


@contextmanager
def told_how_far(workplace: Workplace) -> Iterator[None]:
    """Print beside what is asked for, a line at a time, how far reading a large catalog is."""

    def look(changed: Changed) -> None:
        reading = workplace.store.read_now(catalog_reading) if changed.subject == "run" else None
        if reading is not None:
            print(reading_words(reading), file=sys.stderr)

    stop = workplace.events.listen(look)
    try:
        yield
    finally:
        stop()


def _print_notice(title: str, text: str) -> None:
    print(f"{title}\n  {text}", file=sys.stderr)


def _stop_on_signal(engine: Engine) -> None:
    """End at the next safe point; a Windows service is stopped by the break signal."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGBREAK", signal.SIGTERM)):
        try:
            loop.add_signal_handler(name, engine.stop)
        except NotImplementedError:  # Windows: the loop takes no signals
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(engine.stop))


def _job(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        results = asyncio.run(_run_jobs(arguments, workplace))
    for run in results:
        say(arguments, _run_line(run), **_told_run(run))
    return 0 if all(run.state is RunState.SUCCEEDED for run in results) else 1


def _run_line(run: StoredRun) -> str:
    problem = f": {stored_sentence(run.problem).text}" if run.problem else ""
    counts = ", ".join(f"{name} {count}" for name, count in run.counts.items())
    return f"{run.job} {run.state.value}{problem} {counts}".strip()


def _told_run(run: StoredRun) -> dict[str, Any]:
    return {"job": run.job, "state": run.state.value, "counts": dict(run.counts), "problem": run.problem}


async def _run_jobs(arguments: Namespace, workplace: Workplace) -> list[StoredRun]:
    async def asked() -> list[str]:
        return [
            await request_run(workplace, job, connection=name, params=_params(arguments))
            for job in _JOBS[arguments.command]
            for name in await _names(arguments, workplace)
        ]

    asks_by_itself = arguments.command == "send"
    return await run_here(workplace, asked, holder=arguments.command, asks_by_itself=asks_by_itself)


async def run_here(
    workplace: Workplace,
    ask: Callable[[], Awaitable[Sequence[str]]],
    *,
    holder: str,
    asks_by_itself: bool,
) -> list[StoredRun]:
    """Ask for runs and wait for them: done by the engine that already works on this workspace, or here."""
    wanted = await ask()
    if engine_is_running(workplace.folder):
        return [await _awaited(workplace, run_id) for run_id in wanted]
    with engine_lease(
        workplace.store,
        workplace.folder,
        holder=holder,
        person=workplace.actor.name,
        now=workplace.now,
    ):
        engine = Engine(workplace, asks_by_itself=asks_by_itself)
        try:
            with told_how_far(workplace):
                await engine.recover()
                await engine.run_until_idle()
        finally:
            await engine.jobs.close()
    return [await run_result(workplace, run_id) for run_id in wanted]


async def _names(arguments: Namespace, workplace: Workplace) -> Iterable[str]:
    """`send` is about JDE connections, the others about stores."""
    is_ledger = arguments.command == "send"
    every = await list_connections(workplace)
    stored = [one for one in every if (one.connector == JDE) is is_ledger]
    names = [one.name for one in stored if arguments.connection in {None, one.name}]
    if not names:
        if arguments.connection in {one.name for one in every}:
            raise Problem("run.not_for_connection", job=arguments.command, connection=arguments.connection)
        known = ", ".join(one.name for one in stored)
        raise Problem("connection.unknown", name=arguments.connection or "", known=known)
    return names


def _params(arguments: Namespace) -> dict[str, str]:
    given = {name: getattr(arguments, name, "") for name in ("stream", "first", "last")}
    return {name: value for name, value in given.items() if value}


async def _awaited(workplace: Workplace, run_id: str) -> StoredRun:
    """Wait for a run that the engine of another process does."""
    while not (run := await run_result(workplace, run_id)).is_over:
        await workplace.network.clock.sleep(_LOOK_SECONDS)
    return run
