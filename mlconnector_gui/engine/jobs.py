"""What each job does, by its name in a run's row."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from mlconnector_gui.base.way_out import WayOut
from mlconnector_gui.connectors.port import ConnectionValues, Source
from mlconnector_gui.engine.catalog_reading import CatalogReading
from mlconnector_gui.engine.hints import Following, follow_hints
from mlconnector_gui.engine.masters import MastersRefresh
from mlconnector_gui.engine.outbound import prepare_outbound
from mlconnector_gui.engine.outbox import Outbox
from mlconnector_gui.engine.prepare import prepare
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.engine.pull import pull, read_again
from mlconnector_gui.engine.resolver import Resolver, doubt_abandoned_attempts
from mlconnector_gui.engine.validation import LedgerValidation
from mlconnector_gui.engine.watch import LedgerWatch
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.approve_by_policy import approve_by_policy
from mlconnector_gui.services.completeness import check_completeness
from mlconnector_gui.services.connect import connection_values, target_with
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.schedules import opens_for_work
from mlconnector_gui.services.store_target import StoreTarget
from mlconnector_gui.services.targets import LedgerTarget, Target
from mlconnector_gui.services.webhooks import look_after_webhooks
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, posting_lists
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.runs import StoredRun


@dataclass(slots=True)
class Jobs:
    """
    Runs jobs by name, and keeps one session per connection that is sent to open between them.

    A connection whose values or secrets were changed gets a new session, and every one when the way out did.
    `close` logs every session out.
    """

    workplace: Workplace
    _targets: dict[str, tuple[tuple[ConnectionValues, WayOut], Target]] = field(default_factory=dict)

    async def run(self, run: StoredRun, progress: Progress) -> None:
        connection = await self.workplace.store.read(connections.connection_named, run.connection_id or "")
        await self._job(Job(run.job))(connection, run, progress)

    async def close(self) -> None:
        while self._targets:
            _, (_, target) = self._targets.popitem()
            await target.close()

    def _job(self, job: Job) -> Callable[[StoredConnection, StoredRun, Progress], Awaitable[None]]:
        return {
            Job.PULL: self._pull,
            Job.REREAD: self._read_again,
            Job.PREPARE: self._prepare,
            Job.HINTS: self._hints,
            Job.SUBSCRIPTIONS: self._subscriptions,
            Job.MASTERS: self._masters,
            Job.SEND: self._send,
            Job.RESOLVE: self._resolve,
            Job.CONFIRM: self._confirm,
            Job.WATCH: self._watch,
            Job.VALIDATE: self._validate,
        }[job]

    async def _pull(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        first, last = _day(run.params.get("first")), _day(run.params.get("last"))
        await self._fetch(connection, run, progress, partial(pull, first=first, last=last))

    async def _read_again(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        await self._fetch(connection, run, progress, read_again)

    async def _fetch(
        self,
        connection: StoredConnection,
        run: StoredRun,
        progress: Progress,
        read: Callable[..., Awaitable[None]],
    ) -> None:
        is_whole = False
        try:
            await read(
                self.workplace,
                connection,
                progress,
                stream=run.params.get("stream", ""),
                between_pages=partial(self._hints_between_pages, connection, progress),
            )
            is_whole = True
        finally:  # pages that were saved before a failure are prepared all the same
            self.workplace.tell("document")
            await check_completeness(self.workplace, connection.connection_id)
            if is_whole or progress.counts["fetched"]:
                await self._prepare_what_came(connection)

    async def _prepare_what_came(self, connection: StoredConnection) -> None:
        now = self.workplace.now
        store_id = connection.connection_id
        if await self.workplace.store.read(opens_for_work, store_id, Job.PREPARE, now) == now:
            await request_run(self.workplace, Job.PREPARE, connection=store_id, trigger=Trigger.FOLLOW_UP)

    async def _prepare(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        if connection.connector == JDE:
            reading = CatalogReading(self.workplace, run.run_id, progress)
            await prepare_outbound(self.workplace, connection, progress, reading=reading)
        else:
            await prepare(self.workplace, connection, progress)
        self.workplace.tell("posting")
        await self._approve_by_policy(connection, progress)
        await check_completeness(self.workplace, connection.connection_id)

    async def _hints(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        """Fetch what webhooks hinted at and prepare it at once: somebody may be waiting for that order."""
        try:
            await follow_hints(self.workplace, connection, progress)
        finally:
            self.workplace.tell("document")
            self.workplace.tell("webhook")
            await self._prepare(connection, run, progress)

    async def _hints_between_pages(
        self, connection: StoredConnection, progress: Progress, source: Source
    ) -> None:
        if await Following(self.workplace, connection, source, progress).follow_named():
            await prepare(self.workplace, connection, progress)
            self.workplace.tell("posting")
            await self._approve_by_policy(connection, progress)

    async def _approve_by_policy(self, connection: StoredConnection, progress: Progress) -> None:
        if approved := await approve_by_policy(self.workplace, connection.connection_id):
            progress.count(approved=approved)

    async def _subscriptions(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        """What the store refuses here is a matter of its webhooks alone, and is said there."""
        state = await look_after_webhooks(self.workplace, connection.name)
        progress.count(subscriptions=len(state.subscriptions))

    async def _masters(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        refresh = MastersRefresh(
            workplace=self.workplace,
            connection=connection,
            ledger=await self._ledger(connection),
            progress=progress,
            run=run,
        )
        if not await refresh.refresh():
            return
        freed = await self.workplace.store.write(_check_again, connection.connection_id)
        for connection_id in freed:
            await request_run(
                self.workplace, Job.PREPARE, connection=connection_id, trigger=Trigger.FOLLOW_UP
            )

    async def _send(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        await self._doubt_abandoned(connection)
        outbox = await self._outbox(connection, run, progress)
        try:
            await outbox.send_all()
        finally:
            await self._doubt_abandoned(connection)

    async def _resolve(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        await self._doubt_abandoned(connection)
        outbox = await self._outbox(connection, run, progress)
        await Resolver(workplace=self.workplace, outbox=outbox).resolve_due()

    async def _confirm(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        await (await self._outbox(connection, run, progress)).confirm_due()

    async def _doubt_abandoned(self, connection: StoredConnection) -> None:
        """A connection has one run at a time, so what is still *sending* when none sends was left behind."""
        await self.workplace.store.write(
            doubt_abandoned_attempts, self.workplace, target_id=connection.connection_id
        )

    async def _watch(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        await LedgerWatch(
            workplace=self.workplace,
            target_id=connection.connection_id,
            ledger=await self._ledger(connection),
            progress=progress,
        ).watch()

    async def _validate(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        await LedgerValidation(
            workplace=self.workplace,
            target_id=connection.connection_id,
            ledger=await self._ledger(connection),
            progress=progress,
        ).validate()

    async def _outbox(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> Outbox:
        target = await self._target(connection)
        if isinstance(target, StoreTarget):
            target.tell_reading(CatalogReading(self.workplace, run.run_id, progress).tell)
        return Outbox(
            workplace=self.workplace,
            target_id=connection.connection_id,
            target=target,
            progress=progress,
        )

    async def _ledger(self, connection: StoredConnection) -> Ledger:
        target = await self._target(connection)
        if not isinstance(target, LedgerTarget):
            raise TypeError(f"{connection.name} holds no ledger")
        return target.ledger

    async def _target(self, connection: StoredConnection) -> Target:
        entered = connection_values(self.workplace, connection)
        by = (entered, self.workplace.network.way_out)
        known, target = self._targets.pop(connection.connection_id, (None, None))
        if target is None or known != by:
            if target is not None:
                await target.close()
            target = target_with(self.workplace, connection.connector, entered)
        self._targets[connection.connection_id] = (by, target)
        return target


def _check_again(transaction: Transaction, target_id: str) -> list[str]:
    """After masters changed: postings that nobody approved yet are prepared again; returns their stores."""
    posting_lists.ask_to_check_again(transaction, target_id=target_id)
    target = connections.name_of(transaction, target_id)
    every = connections.connections(transaction)
    return [one.connection_id for one in every if one.values.get("target") == target]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
