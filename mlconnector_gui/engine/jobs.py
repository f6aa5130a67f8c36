"""What each job does, by its name in a run's row."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.engine.outbox import Outbox
from mlconnector_gui.engine.prepare import prepare
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.engine.pull import pull
from mlconnector_gui.engine.resolver import Resolver
from mlconnector_gui.engine.watch import LedgerWatch
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.connect import open_ledger
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, mappings, postings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.runs import StoredRun


@dataclass(slots=True)
class Jobs:
    """
    Runs jobs by name, and keeps one session per JDE connection open between them.

    `close` logs every session out.
    """

    workplace: Workplace
    _ledgers: dict[str, Ledger] = field(default_factory=dict)

    async def run(self, run: StoredRun, progress: Progress) -> None:
        connection = await self.workplace.store.read(connections.connection_named, run.connection_id or "")
        await self._job(Job(run.job))(connection, run, progress)

    async def close(self) -> None:
        while self._ledgers:
            _, ledger = self._ledgers.popitem()
            await ledger.close()

    def _job(self, job: Job) -> Callable[[StoredConnection, StoredRun, Progress], Awaitable[None]]:
        return {
            Job.PULL: self._pull,
            Job.PREPARE: self._prepare,
            Job.MASTERS: self._masters,
            Job.SEND: self._send,
            Job.RESOLVE: self._resolve,
            Job.CONFIRM: self._confirm,
            Job.WATCH: self._watch,
        }[job]

    async def _pull(self, connection: StoredConnection, run: StoredRun, progress: Progress) -> None:
        await pull(
            self.workplace,
            connection,
            progress,
            stream=run.params.get("stream", ""),
            first=_day(run.params.get("first")),
            last=_day(run.params.get("last")),
        )
        self.workplace.tell("document")
        await request_run(
            self.workplace, Job.PREPARE, connection=connection.connection_id, trigger=Trigger.FOLLOW_UP
        )

    async def _prepare(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        await prepare(self.workplace, connection, progress)
        self.workplace.tell("posting")

    async def _masters(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        masters = await self._ledger(connection).masters()
        await self.workplace.store.write(mappings.save_masters, connection.connection_id, masters)
        progress.count(
            companies=len(masters.companies),
            business_units=len(masters.business_units),
            accounts=len(masters.accounts),
        )
        freed = await self.workplace.store.write(_prepare_blocked_again, connection.connection_id)
        for connection_id in freed:
            await request_run(
                self.workplace, Job.PREPARE, connection=connection_id, trigger=Trigger.FOLLOW_UP
            )

    async def _send(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        await self._outbox(connection, progress).send_all()

    async def _resolve(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        outbox = self._outbox(connection, progress)
        await Resolver(workplace=self.workplace, outbox=outbox).resolve_due()

    async def _confirm(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        outbox = self._outbox(connection, progress)
        for posting in await self.workplace.store.read(postings.postings_in, PostingState.ACCEPTED):
            if posting.target_id == connection.connection_id:
                await outbox.confirm(posting)

    async def _watch(self, connection: StoredConnection, _run: StoredRun, progress: Progress) -> None:
        await LedgerWatch(
            workplace=self.workplace,
            target_id=connection.connection_id,
            ledger=self._ledger(connection),
            progress=progress,
        ).watch()

    def _outbox(self, connection: StoredConnection, progress: Progress) -> Outbox:
        return Outbox(
            workplace=self.workplace,
            target_id=connection.connection_id,
            ledger=self._ledger(connection),
            progress=progress,
        )

    def _ledger(self, connection: StoredConnection) -> Ledger:
        if connection.connection_id not in self._ledgers:
            self._ledgers[connection.connection_id] = open_ledger(self.workplace, connection)
        return self._ledgers[connection.connection_id]


def _prepare_blocked_again(transaction: Transaction, target_id: str) -> list[str]:
    """After masters changed: postings that were blocked by them are prepared again; returns their stores."""
    blocked = postings.documents_of_blocked(transaction, target_id=target_id)
    documents.ask_to_prepare_again(transaction, blocked)
    names = {connection.name: connection for connection in connections.connections(transaction)}
    target = next((one.name for one in names.values() if one.connection_id == target_id), "")
    return [one.connection_id for one in names.values() if one.values.get("target") == target]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
