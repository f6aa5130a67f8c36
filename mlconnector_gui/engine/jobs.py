"""What each job does, by its name in a run's row."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from mlconnector_gui.connectors.port import Source
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
from mlconnector_gui.services.approve_by_policy import approve_by_policy
from mlconnector_gui.services.completeness import check_completeness
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.kept_targets import KeptTargets
from mlconnector_gui.services.opening import open_ledger, open_target
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.schedules import opens_for_work
from mlconnector_gui.services.store_target import StoreTarget
from mlconnector_gui.services.webhooks import look_after_webhooks
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, posting_lists
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.runs import StoredRun


@dataclass(slots=True)
class Jobs:
    """
    Runs jobs by name; whatever they do with JDE or send to a store goes over sessions that are kept between them.

    `close` logs every session out.
    """

    workplace: Workplace
    _kept: KeptTargets = field(init=False)

    def __post_init__(self) -> None:
        self._kept = KeptTargets(self.workplace)
        self.workplace = replace(self.workplace, kept_targets=self._kept)

    async def run(self, run: StoredRun, progress: Progress) -> None:
        connection = await self.workplace.store.read(connections.connection_named, run.connection_id or "")
        await self._job(Job(run.job))(connection, run, progress)

    async def close(self) -> None:
        await self._kept.close()

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
        async with open_ledger(self.workplace, connection) as ledger:
            refresh = MastersRefresh(
                workplace=self.workplace, connection=connection, ledger=ledger, progress=progress, run=run
            )
            is_different = await refresh.refresh()
        if not is_different:
            return
        freed = await self.workplace.store.write(_check_again, connection.connection_id)
        for connection_id in freed:
            await request_run(
                self.workplace, Job.PREPARE, connection=connection_id, trigger=Trigger.FOLLOW_UP
            )

    async def _send(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        await self._doubt_abandoned(connection)
        async with self._outbox(connection, run, progress) as outbox:
            try:
                await outbox.send_all()
            finally:
                await self._doubt_abandoned(connection)

    async def _resolve(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        await self._doubt_abandoned(connection)
        async with self._outbox(connection, run, progress) as outbox:
            await Resolver(workplace=self.workplace, outbox=outbox).resolve_due()

    async def _confirm(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        async with self._outbox(connection, run, progress) as outbox:
            await outbox.confirm_due()

    async def _doubt_abandoned(self, connection: StoredConnection) -> None:
        """A connection has one run at a time, so what is still *sending* when none sends was left behind."""
        await self.workplace.store.write(
            doubt_abandoned_attempts, self.workplace, target_id=connection.connection_id
        )

    async def _watch(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        async with open_ledger(self.workplace, connection) as ledger:
            await LedgerWatch(
                workplace=self.workplace,
                target_id=connection.connection_id,
                ledger=ledger,
                progress=progress,
            ).watch()

    async def _validate(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        async with open_ledger(self.workplace, connection) as ledger:
            await LedgerValidation(
                workplace=self.workplace,
                target_id=connection.connection_id,
                ledger=ledger,
                progress=progress,
            ).validate()

    @asynccontextmanager
    async def _outbox(
        self, connection: StoredConnection, run: StoredRun, progress: Progress
    ) -> AsyncIterator[Outbox]:
        async with open_target(self.workplace, connection) as target:
            if isinstance(target, StoreTarget):
                target.tell_reading(CatalogReading(self.workplace, run.run_id, progress).tell)
            yield Outbox(
                workplace=self.workplace,
                target_id=connection.connection_id,
                target=target,
                progress=progress,
            )


def _check_again(transaction: Transaction, target_id: str) -> list[str]:
    """After masters changed: postings that nobody approved yet are prepared again; returns their stores."""
    posting_lists.ask_to_check_again(transaction, target_id=target_id)
    target = connections.name_of(transaction, target_id)
    every = connections.connections(transaction)
    return [one.connection_id for one in every if one.values.get("target") == target]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
