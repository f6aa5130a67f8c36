"""A simulated company in process and on virtual time, whose program can be killed and started again."""

import asyncio
import logging
import random
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import httpx

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import JDE_NAME, Sandbox, SandboxOptions, built_sandbox, fill_in
from mlconnector_gui.app.sandbox_headless import REVIEWER
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.net.client import Timeouts
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Seat, Workplace
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.runs import RunState
from mlconnector_gui.store.workspace import Workspace, open_store
from tests.faults.books import Books, books_of
from tests.faults.points import Killed, Life
from tests.faults.virtual import InlineStore, VirtualClock, run_virtually

SMALLEST = SandboxOptions(connectors=("woocommerce",), days=1, orders_per_day=4)
MORNING = datetime(2026, 10, 20, 9, tzinfo=UTC)
ENGINE_LOG = "mlconnector_gui.engine.engine"
BUG_EVENT = "run_failed_with_a_bug"
UNTIL_JDE_IS_IDLE_SECONDS = 7200.0
"""What JDE still held back is entered by then; without the wait a late duplicate would not be counted."""
_MOST_TRIES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a world stands when everything has settled."""

    books: Books
    bugs: tuple[str, ...]
    lives: int
    elapsed_hours: float

    @property
    def wrong(self) -> list[str]:
        return self.books.wrong + [f"bug: {bug}" for bug in self.bugs]

    @property
    def states(self) -> dict[str, int]:
        return {state.value: count for state, count in self.books.states.items()}


class MortalStore(InlineStore):
    """Commits nothing for a program that was killed."""

    def __init__(self, path: Path, life: Life) -> None:
        super().__init__(path)
        self._life = life

    def write_now(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self._life.step("store.before_commit")
        result = InlineStore.write_now(self, work, *args, **kwargs)
        self._life.step("store.after_commit")
        return result

    def read_now(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        self._life.check()
        return InlineStore.read_now(self, query, *args, **kwargs)


class MortalTransport(httpx.AsyncBaseTransport):
    """Carries nothing for a program that was killed; what arrived before is carried out there."""

    def __init__(self, inner: httpx.AsyncBaseTransport, life: Life, *, latency_seconds: float = 0.0) -> None:
        self._inner = inner
        self._life = life
        self._latency_seconds = latency_seconds

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._life.step("net.before_call")
        if self._latency_seconds:
            await asyncio.sleep(self._latency_seconds)
        response = await self._inner.handle_async_request(request)
        self._life.step("net.after_call")
        return response


@dataclass(slots=True)
class SmallWorld:
    """The simulated company, the person who works there, and the program's present life."""

    sandbox: Sandbox
    folder: Path
    vault: MemoryVault = field(default_factory=MemoryVault)
    life: Life = field(default_factory=Life)
    lives: int = 0
    bugs: list[str] = field(default_factory=list)
    goes_on: bool = False
    """After the first look the shops refund, change and delete, and everything is fetched again."""
    jde_values: Mapping[str, str] = field(default_factory=dict)
    before_sending: Callable[[Workplace], None] | None = None
    """Something that happens between approval and sending."""
    patience: timedelta = timedelta(days=2)
    """How long the program is let be while it has something to do by itself."""
    latency_seconds: float = 0.0
    """How long every call is on its way."""
    approved_at_once: int = 3
    reached: Counter[str] = field(default_factory=Counter)
    died_at: Counter[str] = field(default_factory=Counter)
    _done: set[str] = field(default_factory=set)
    _workplace: Workplace | None = None
    _engine: Engine | None = None

    async def live_through(self, lives: Iterable[Life]) -> Ending:
        """Play everything through; a life that ends early is followed by the next, the last ones are long."""
        self._open(Life())
        await fill_in(self.workplace, self.sandbox, jde_values=self.jde_values)
        self._close()
        for life in chain(lives, repeat(Life())):
            self._open(life)
            try:
                await self.engine.recover()
                await self._work()
                return await self._ending()
            except Killed:
                self.died_at[life.point] += 1
                await self._bury()
            finally:
                self.reached.update(life.reached)
                self._close()
        raise AssertionError("repeat() has no end")

    @property
    def workplace(self) -> Workplace:
        assert self._workplace is not None
        return self._workplace

    @property
    def engine(self) -> Engine:
        assert self._engine is not None
        return self._engine

    def _open(self, life: Life) -> None:
        self.lives += 1
        self.life = life
        seed = self.sandbox.world.seed * 1000 + self.lives
        apps = self.sandbox.apps.items()
        network = NetEnvironment(
            clock=self.sandbox.clock,
            rng=random.Random(seed),
            timeouts=Timeouts(connect=2.0, read=1.0, total=1.5),
            retry=RetryPolicy(attempts=5, first_wait_seconds=0.05, longest_wait_seconds=1.0),
            transports={
                host(name): MortalTransport(
                    httpx.ASGITransport(app=app), life, latency_seconds=self.latency_seconds
                )
                for name, app in apps
            },
        )
        self._workplace = Workplace(
            folder=self.folder,
            store=MortalStore(Workspace(self.folder).database, life),
            vault=self.vault,
            events=Events(),
            ids=SeededIds(seed),
            network=network,
            seat=Seat(Actor(name="sandbox", machine="SIM-01")),
            fault_points=life,
        )
        self._engine = Engine(self._workplace)

    def _close(self) -> None:
        self.workplace.store.close()

    async def _bury(self) -> None:
        """Let what was on its way arrive; every task of the dead program ends at its next step."""
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)

    async def _work(self) -> None:
        await self._fetch("first")
        await self._approve()
        if self.goes_on:
            if "gone on" not in self._done:
                for store in self.sandbox.stores:
                    store.life.go_on()
                self._done.add("gone on")
            await asyncio.sleep(60)
            await self._fetch("second")
            await self._take_over_changes()
            await self._approve()
        await self._settle()
        self.sandbox.stop_faults()
        await self._settle()
        await asyncio.sleep(UNTIL_JDE_IS_IDLE_SECONDS)
        self.sandbox.jde.post_batches()
        await self._must_run(Job.WATCH, JDE_NAME, "last")
        await self._must_run(Job.VALIDATE, JDE_NAME, "last")
        await self._settle()

    async def _fetch(self, when: str) -> None:
        await self._must_run(Job.MASTERS, JDE_NAME, when)
        for store in self.sandbox.stores:
            await self._must_run(Job.PULL, store.name, when)
        await self.engine.run_until_idle()

    async def _must_run(self, job: Job, connection: str, when: str) -> None:
        """Ask as often as a schedule would, until it succeeds once; what succeeded is not asked for again."""
        if (step := f"{when} {job} {connection}") in self._done:
            return
        for _ in range(_MOST_TRIES):
            run_id = await request_run(self.workplace, job, connection=connection)
            await self.engine.run_until_idle()
            if (await run_result(self.workplace, run_id)).state is RunState.SUCCEEDED:
                self._done.add(step)
                return
            await asyncio.sleep(30)
        raise AssertionError(f"{step} never succeeded")

    async def _approve(self) -> None:
        reviewer = self.workplace.acting_as(REVIEWER)
        while ready := await self.workplace.store.read(postings.postings_in, PostingState.READY):
            handful = [
                Seen(posting_id=one.posting_id, revision=one.revision)
                for one in ready[: self.approved_at_once]
            ]
            await approve_postings(reviewer, handful)
            if self.before_sending is not None:
                self.before_sending(self.workplace)
            await self.engine.run_until_idle()

    async def _take_over_changes(self) -> None:
        reviewer = self.workplace.acting_as(REVIEWER)
        for one in await self.workplace.store.read(postings.postings_in, PostingState.CHANGED_AFTER_APPROVAL):
            await replay_posting(reviewer, Seen(posting_id=one.posting_id, revision=one.revision))

    async def _settle(self) -> None:
        give_up = self.sandbox.clock.now() + self.patience
        await self.engine.run_until_idle()
        while (moment := await self.engine.next_moment()) is not None and moment < give_up:
            await asyncio.sleep((moment - self.sandbox.clock.now()).total_seconds() + 0.001)
            await self.engine.run_until_idle()

    async def _ending(self) -> Ending:
        books = await books_of(self.sandbox, self.workplace.store)
        await self.engine.jobs.close()
        return Ending(
            books=books,
            bugs=tuple(self.bugs),
            lives=self.lives,
            elapsed_hours=(self.sandbox.clock.now() - MORNING).total_seconds() / 3600,
        )


class _Bugs(logging.Handler):
    """Keeps what ended a run and was neither a problem nor the end of the program."""

    def __init__(self, world: SmallWorld) -> None:
        super().__init__(logging.ERROR)
        self._world = world

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if record.msg == BUG_EVENT and not isinstance(error, Killed):
            self._world.bugs.append(f"{type(error).__name__}: {error}")


@contextmanager
def telling_bugs(world: SmallWorld) -> Iterator[None]:
    """Keep the bugs of a world's runs with it; the end of a life is none, and is not logged as one."""
    logger, bugs = logging.getLogger(ENGINE_LOG), _Bugs(world)
    logger.addHandler(bugs)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(bugs)
        logger.propagate = True


@contextmanager
def small_folder() -> Iterator[Path]:
    """A workspace with an empty database, gone afterwards."""
    with TemporaryDirectory(prefix="mlc-small-", dir=_shelf()) as name:
        shutil.copy(_template(), Workspace(Path(name)).database)
        yield Path(name)


def host(name: str) -> str:
    return f"{name.lower()}.example.com"


def play(
    lives: Sequence[Life] = (),
    *,
    options: SandboxOptions = SMALLEST,
    stores: Sequence[str] = (),
    jde_faults: FaultPlan | None = None,
    **settings: Any,
) -> tuple[Ending, SmallWorld]:
    """
    Play one small world through on virtual time, in a folder that is gone afterwards.

    With `stores` only those of them take part.
    """
    with small_folder() as folder:

        async def main(loop: asyncio.AbstractEventLoop) -> tuple[Ending, SmallWorld]:
            clock = VirtualClock(MORNING, loop)
            sandbox = built_sandbox(options, clock=clock, jde_faults=jde_faults)
            if stores:
                kept = [one for one in sandbox.stores if one.name in stores]
                sandbox = replace(sandbox, stores=kept)
            addresses = {name: f"https://{host(name)}" for name in sandbox.apps}
            world = SmallWorld(sandbox=replace(sandbox, addresses=addresses), folder=folder, **settings)
            with telling_bugs(world):
                return await world.live_through(lives), world

        before = set(threading.enumerate())
        played = run_virtually(main)
        # a thread takes real time, in which virtual time runs away: no run would be like another
        assert set(threading.enumerate()) <= before
        return played


@cache
def _template() -> Path:
    """An empty workspace database, migrated once."""
    folder = Path(mkdtemp(prefix="mlc-template-", dir=_shelf()))
    open_store(Workspace(folder), now=MORNING).close()
    return Workspace(folder).database


def _shelf() -> Path | None:
    """Memory where there is some: these worlds try the protocol, not the disk."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else None
