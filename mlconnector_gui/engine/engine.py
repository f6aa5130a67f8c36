"""The engine: claims runs, runs them one per connection, and asks for those that the postings' states call for."""

import asyncio
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from mlconnector_gui.base.problem import Problem, Retry
from mlconnector_gui.engine.jobs import Jobs
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.engine.resolver import doubt_abandoned_attempts
from mlconnector_gui.engine.scheduler import Scheduler
from mlconnector_gui.engine.webhook_server import WebhookServer
from mlconnector_gui.services.connect import written_problem
from mlconnector_gui.services.inbox import settle_work
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.lease import HEARTBEAT_SECONDS, LeaseHolder, beat, taken_over
from mlconnector_gui.store.repositories import connections, runs, sending, webhooks
from mlconnector_gui.store.repositories.runs import RunState, StoredRun

ENGINE_NAME = "engine"
_LOOK_EVERY_SECONDS = 1.0
"""How often the engine looks for rows that another process wrote; its own process wakes it at once."""
_FIRST_REST_SECONDS, _LONGEST_REST_SECONDS = 5.0, 300.0
_REST_UNTIL_MENDED_SECONDS = 3600.0
"""After a refusal that waiting does not mend, such as a refused login: repeating it could lock the JDE user."""
_SUBSCRIPTIONS_EVERY = timedelta(hours=1)
_LOCAL_JOBS = frozenset({Job.PREPARE, Job.SUBSCRIPTIONS})
"""Jobs that tell nothing of how the connection is: they ask nothing of the other side, or say it elsewhere."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Engine:
    """
    What runs by itself in one workspace; the holder of the workspace's lease builds one.

    Work is found in rows, so it does not matter who asked: the window, the shell or the engine itself. A JDE that
    failed is left to rest, longer each time, before the engine itself asks for it again.
    """

    workplace: Workplace
    asks_by_itself: bool = True
    """False: only runs that somebody asked for are run, and nothing is sent because it is approved."""
    scheduler: Scheduler | None = None
    """None: nothing runs because of the time it is."""
    lease: LeaseHolder | None = None
    """The holding that it works under; when another machine took it over, the engine stops."""
    jobs: Jobs = field(init=False)
    webhooks: WebhookServer = field(init=False)
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _progress: dict[str, Progress] = field(default_factory=dict)
    _told: dict[str, Mapping[str, int]] = field(default_factory=dict)
    """How far each run was when that was last written down."""
    _told_at: float = 0.0
    _rests: dict[str, tuple[datetime, float]] = field(default_factory=dict)
    _resting: set[str] = field(default_factory=set)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False
    _beaten_at: datetime | None = None
    _taken_over: Problem | None = None

    def __post_init__(self) -> None:
        self.workplace = self.workplace.acting_as(ENGINE_NAME)
        self.jobs = Jobs(self.workplace)
        self.webhooks = WebhookServer(self.workplace, self.wake)
        if self.scheduler is not None:
            self.scheduler = replace(self.scheduler, workplace=self.workplace)

    @property
    def state(self) -> str:
        if self._stopping:
            return "stopped"
        return "running"

    @property
    def rests(self) -> Mapping[str, datetime]:
        """Until when connections that failed are left alone, by connection."""
        return {name: until for name, (until, _) in self._rests.items() if until > self.workplace.now}

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        """Ask every run to end at its next safe point."""
        self._stopping = True
        for progress in self._progress.values():
            progress.stop_asked = True
        self._wake.set()

    async def run(self) -> None:
        """Work until stopped; then finish what runs and log out. Raises when another machine took the engine over."""
        try:
            await self.recover()
            while not self._stopping:
                self._wake.clear()
                await self._listen_if_possible()
                await self._start_if_possible()
                await self._pause()
            await self._finish()
        finally:
            await self._abandon()
            await self.jobs.close()
            await self.webhooks.close()
        if self._taken_over is not None:
            raise self._taken_over

    async def run_until_idle(self) -> None:
        """Do all that is due now, and what follows from it, then return; keeps its sessions."""
        while not self._stopping:
            was_busy = bool(self._running)
            has_started = await self._start_what_is_due()
            if self._running:
                await asyncio.wait(self._running.values(), return_when=asyncio.FIRST_COMPLETED)
            elif not was_busy and not has_started:
                # a run that ended during the look may have kept another waiting, so that is looked at again
                return

    async def recover(self) -> None:
        """After a start: nothing is sent before what an ended program left behind is marked as in doubt."""
        doubts = await self.workplace.store.write(doubt_abandoned_attempts, self.workplace)
        interrupted = await self.workplace.store.write(_catch_up, self.workplace)
        if self.scheduler is not None:
            await self.scheduler.begin()
        log.info("engine_recovered", extra={"in_doubt": doubts, "interrupted": interrupted})

    async def next_moment(self) -> datetime | None:
        """Return when the engine has something to do by itself, if nothing else happens."""
        look = await self.workplace.store.read(sending.next_look)
        hint = await self.workplace.store.read(webhooks.next_due)
        due = await self.scheduler.next_due() if self.scheduler is not None else None
        moments = [look, hint, due, *(until for until, _ in self._rests.values())]
        now = self.workplace.now
        return min((moment for moment in moments if moment is not None and moment > now), default=None)

    async def _listen_if_possible(self) -> None:
        try:
            await self.webhooks.keep_up()
        except Problem as problem:
            log.warning("engine_cannot_see_to_webhooks", extra={"code": problem.code})

    async def _start_if_possible(self) -> None:
        """A store that cannot be read or written now (busy, disk full) is asked again, not given up."""
        try:
            await self._give_sign_of_life()
            if self.scheduler is not None:
                await self.scheduler.notice_clock()
            await self._tell_progress()
            await self._start_what_is_due()
        except Problem as problem:
            log.warning("engine_cannot_start_runs", extra={"code": problem.code})

    async def _tell_progress(self) -> None:
        """
        End the runs that somebody asked to, and write down how far the others came: at first, then once a second.

        Each posting that is sent wakes the engine, and must not cost a commit for its number beside its own.
        """
        under_way = dict(self._progress)
        if not under_way:
            return
        for run_id in await self.workplace.store.read(runs.asked_to_stop, set(under_way)):
            under_way[run_id].stop_asked = True
        now = self.workplace.network.clock.monotonic()
        is_time = now - self._told_at >= _LOOK_EVERY_SECONDS
        reached = {run_id: progress.told_meanwhile() for run_id, progress in under_way.items()}
        further = {
            run_id: counts
            for run_id, counts in reached.items()
            if counts != self._told.get(run_id, {}) and (is_time or run_id not in self._told)
        }
        if further:
            told = {**self._told, **further}
            self._told = {run_id: told[run_id] for run_id in reached if run_id in told}
            self._told_at = now
            await self.workplace.store.write(_note_progress, further)
            self.workplace.tell("run", *further)

    async def _give_sign_of_life(self) -> None:
        now = self.workplace.now
        if self.lease is None or not _is_time_to_beat(self._beaten_at, now):
            return
        self._beaten_at = now
        thief = await self.workplace.store.write(beat, self.lease, now)
        if thief is not None:
            log.warning("engine_was_taken_over", extra={"machine": thief.machine})
            self._taken_over = taken_over(thief, self.workplace.folder)
            self.stop()

    async def _start_what_is_due(self) -> bool:
        """Start every run that can be; returns whether there was any."""
        if self.scheduler is not None and not self._stopping:
            await self.scheduler.ask_for_due_runs()
        mended = await self.workplace.store.read(_connections_without_a_problem)
        self._resting = {one for one in self._rests if self._is_resting(one, mended)}
        if self.asks_by_itself:
            await self._ask_for_due_jobs()
        has_started = False
        while not self._stopping and (run := await self.workplace.store.write(self._claim)) is not None:
            has_started = True
            progress = Progress(stop_asked=self._stopping)
            self._progress[run.run_id] = progress
            group = run.connection_id or run.run_id
            task = asyncio.create_task(self._execute(run, progress), name=f"{run.job} {run.run_id}")
            self._running[group] = task
            task.add_done_callback(partial(self._ended, group, run.run_id))
        return has_started

    def _claim(self, transaction: Transaction) -> StoredRun | None:
        return runs.claim_run(
            transaction, busy=set(self._running), at=self.workplace.now, resting=self._resting
        )

    async def _ask_for_due_jobs(self) -> None:
        """
        The states of the postings call for jobs: approved ones are sent, doubtful ones looked up.

        While a run works on a connection it sees to these itself, and its end wakes the engine.
        """
        due = await self.workplace.store.read(_due_jobs, self.workplace.now)
        for job, target_id in due:
            if target_id in self._running or target_id in self._resting:
                continue
            if (
                job is Job.SEND
                and self.scheduler is not None
                and not await self.scheduler.may_send(target_id)
            ):
                continue
            trigger = Trigger.WEBHOOK if job is Job.HINTS else Trigger.FOLLOW_UP
            await request_run(self.workplace, job, connection=target_id, trigger=trigger)

    async def _execute(self, run: StoredRun, progress: Progress) -> None:
        state, problem = RunState.SUCCEEDED, None
        try:
            await self.jobs.run(run, progress)
            state = RunState.PARTIAL if progress.stop_asked else RunState.SUCCEEDED
        except Problem as raised:
            state, problem = RunState.FAILED, raised
        except asyncio.CancelledError:
            state = RunState.INTERRUPTED
            raise
        except Exception:
            state = RunState.FAILED
            problem = Problem("run.bug", retry=Retry.NEVER, job=run.job)
            raise
        finally:
            if run.job not in _LOCAL_JOBS:
                self._rest_or_recover(run.connection_id or "", problem)
            if problem is not None and _waits(run, problem):
                await self.workplace.store.write(self._write_wait, run, problem)
            else:
                await self.workplace.store.write(self._write_end, run, state, problem, progress)
            self.workplace.tell("run", run.run_id)

    def _write_wait(self, transaction: Transaction, run: StoredRun, problem: Problem) -> None:
        """Nobody waits for a scheduled run, so it waits for the network, and says so once."""
        written = written_problem(problem)
        runs.put_back(transaction, run.run_id, problem=written)
        if run.connection_id is not None:
            connections.note_health(transaction, run.connection_id, at=self.workplace.now, problem=written)
        if run.problem is None:
            _record_run(transaction, self.workplace, run, "waits", {}, problem)
        settle_work(transaction, self.workplace)

    def _write_end(
        self,
        transaction: Transaction,
        run: StoredRun,
        state: RunState,
        problem: Problem | None,
        progress: Progress,
    ) -> None:
        at, counts = self.workplace.now, progress.told()
        runs.end_run(
            transaction, run.run_id, state=state, at=at, counts=counts, problem=written_problem(problem)
        )
        if run.connection_id is not None and run.job not in _LOCAL_JOBS:
            connections.note_health(transaction, run.connection_id, at=at, problem=written_problem(problem))
        _record_run(transaction, self.workplace, run, state, counts, problem)
        settle_work(transaction, self.workplace)

    def _rest_or_recover(self, connection_id: str, problem: Problem | None) -> None:
        if problem is None:
            self._rests.pop(connection_id, None)
            return
        _, last = self._rests.get(connection_id, (self.workplace.now, _FIRST_REST_SECONDS / 2))
        passing = problem.retry in {Retry.NOW, Retry.LATER}
        seconds = min(last * 2, _LONGEST_REST_SECONDS) if passing else _REST_UNTIL_MENDED_SECONDS
        self._rests[connection_id] = (self.workplace.now + timedelta(seconds=seconds), seconds)

    def _is_resting(self, connection_id: str, mended: Collection[str]) -> bool:
        """A connection that was changed, or tested and found well, rests no longer."""
        until, _ = self._rests.get(connection_id, (self.workplace.now, 0.0))
        return until > self.workplace.now and connection_id not in mended

    def _ended(self, group: str, run_id: str, task: asyncio.Task[None]) -> None:
        self._running.pop(group, None)
        self._progress.pop(run_id, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("run_failed_with_a_bug", exc_info=error)
        self._wake.set()

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(_LOOK_EVERY_SECONDS):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _finish(self) -> None:
        if self._running:
            await asyncio.wait(self._running.values())

    async def _abandon(self) -> None:
        """When the engine itself is cancelled: cancel what runs; sending postings are in doubt at the next start."""
        tasks = list(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _is_time_to_beat(beaten_at: datetime | None, now: datetime) -> bool:
    """After a clock was set back it is time as well."""
    return beaten_at is None or abs((now - beaten_at).total_seconds()) >= HEARTBEAT_SECONDS


def _waits(run: StoredRun, problem: Problem) -> bool:
    return (
        run.trigger in runs.PATIENT_TRIGGERS
        and run.connection_id is not None
        and run.job not in _LOCAL_JOBS
        and problem.retry in {Retry.NOW, Retry.LATER}
    )


def _note_progress(transaction: Transaction, told: Mapping[str, Mapping[str, int]]) -> None:
    for run_id, counts in told.items():
        runs.note_progress(transaction, run_id, counts)


def _name_of(transaction: Transaction, connection_id: str | None) -> str:
    return connections.name_of(transaction, connection_id) if connection_id else ""


def _due_jobs(transaction: Transaction, now: datetime) -> list[tuple[Job, str]]:
    due: list[tuple[Job, str]] = []
    for load in sending.workloads(transaction, now=now):
        wanted = ((load.to_resolve, Job.RESOLVE), (load.to_confirm, Job.CONFIRM), (load.to_send, Job.SEND))
        due += [(job, load.target_id) for is_due, job in wanted if is_due]
    due += [(Job.HINTS, store_id) for store_id in webhooks.connections_with_due(transaction, now=now)]
    unseen = webhooks.doors_to_check(transaction, before=now - _SUBSCRIPTIONS_EVERY)
    return due + [(Job.SUBSCRIPTIONS, store_id) for store_id in unseen]


def _connections_without_a_problem(transaction: Transaction) -> set[str]:
    return {one.connection_id for one in connections.connections(transaction) if one.problem is None}


def _catch_up(transaction: Transaction, workplace: Workplace) -> int:
    """Close the runs that an ended program left open, and ask for them again; returns how many."""
    active = {one.connection_id for one in connections.connections(transaction)}
    abandoned = runs.interrupt_abandoned_runs(transaction, at=workplace.now)
    for run in abandoned:
        _record_run(transaction, workplace, run, RunState.INTERRUPTED, run.counts, None)
        if run.connection_id in active:
            runs.request_run(
                transaction,
                run_id=workplace.ids.new(),
                job=run.job,
                connection_id=run.connection_id,
                trigger=Trigger.CATCH_UP.value,
                params=run.params,
                requested_by=workplace.actor.name,
                at=workplace.now,
            )
    return len(abandoned)


def _record_run(
    transaction: Transaction,
    workplace: Workplace,
    run: StoredRun,
    state: str,
    counts: Mapping[str, int],
    problem: Problem | None,
) -> None:
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=f"run.{state}",
        subject_kind="run",
        subject_id=run.run_id,
        job=run.job,
        connection=_name_of(transaction, run.connection_id),
        trigger=run.trigger,
        requested_by=run.requested_by,
        counts=dict(counts),
        problem=written_problem(problem) or {},
    )
