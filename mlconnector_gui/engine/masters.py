"""Refresh what is known of JDE's master records: what changed, or all of it, table by table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from mlconnector_gui.accounting.master_records import NEEDED, ON_REQUEST, MasterKind, MasterRecord
from mlconnector_gui.accounting.masters import SubledgerType
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.connect import written_problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import mappings, masters, runs
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.masters import MasterChange, StoredMasterTable
from mlconnector_gui.store.repositories.runs import StoredRun

_DEFAULT_WHOLE_DAYS = 7
_UNREADABLE = frozenset({"jde.table_unreadable", "jde.column_missing"})
"""A table that the JDE user may not read, or that the site does not have."""


class _StopAskedError(Exception):
    """Somebody asked the run to stop; what was staged is not shown."""


@dataclass(slots=True)
class MastersRefresh:
    """
    Reads the tables of one connection, one after the other; each is shown when it is whole.

    The run's params choose: `kinds`, separated by commas, in place of all that are kept; `whole` to read everything
    again. A table without which nothing can be checked fails the run, another keeps its problem.
    """

    workplace: Workplace
    connection: StoredConnection
    ledger: Ledger
    progress: Progress
    run: StoredRun

    async def refresh(self) -> bool:
        """Return whether anything is different from before."""
        is_different = False
        try:
            for kind in await self._kinds():
                is_different |= (await self._refresh(kind)).is_any
        except _StopAskedError:
            self.progress.stop_asked = True
        self.workplace.tell("masters", self.connection.connection_id)
        return is_different

    async def _kinds(self) -> list[MasterKind]:
        """Return what was asked for, or all that is kept: some only once somebody asked for them."""
        wanted = [MasterKind(name) for name in self.run.params.get("kinds", "").split(",") if name]
        if wanted:
            return wanted
        known = await self.workplace.store.read(masters.master_tables, self.connection.connection_id)
        return [kind for kind in MasterKind if kind not in ON_REQUEST or kind in known]

    async def _refresh(self, kind: MasterKind) -> MasterChange:
        try:
            if kind is MasterKind.ADDRESSES:
                return await self._refresh_addresses()
            return await self._read(kind)
        except Problem as problem:
            if kind in NEEDED or problem.code not in _UNREADABLE:
                raise
            await self.workplace.store.write(
                masters.note_unread, self.connection.connection_id, kind, written_problem(problem)
            )
            self.progress.count(unreadable=1)
            return MasterChange(changed=0)

    async def _read(self, kind: MasterKind) -> MasterChange:
        table = await self._begin(kind)
        since = None if self._is_whole_due(table) else table.cursor
        total = await self.ledger.master_total(kind, changed_since=since)
        if total is not None:
            self.progress.expected[kind.value] = total
        cursor: date | None = None
        async for page in self.ledger.master_pages(kind, changed_since=since):
            cursor = max(filter(None, (cursor, page.last_change)), default=None)
            await self._stage(kind, page.records)
        show = masters.show_whole if since is None else masters.show_increment
        change = await self.workplace.store.write(
            show, self.connection.connection_id, kind, at=self.workplace.now, cursor=cursor
        )
        await self._clear_unseen(kind)
        self.progress.count(changed=change.changed, removed=change.removed)
        return change

    async def _refresh_addresses(self) -> MasterChange:
        """Ask again for the addresses that somebody named: those in mapping rules, and those kept before."""
        await self._begin(MasterKind.ADDRESSES)
        numbers = await self.workplace.store.read(_wanted_addresses, self.connection.connection_id)
        await self._stage(MasterKind.ADDRESSES, await self.ledger.addresses(numbers))
        return await self.workplace.store.write(
            masters.show_whole,
            self.connection.connection_id,
            MasterKind.ADDRESSES,
            at=self.workplace.now,
            cursor=None,
        )

    async def _stage(self, kind: MasterKind, records: Iterable[MasterRecord]) -> None:
        page = tuple(records)
        self.progress.count(**{kind.value: len(page)})
        stop_asked = await self.workplace.store.write(
            _save_page, self.connection.connection_id, kind, page, self.run.run_id, self.progress
        )
        self.workplace.tell("masters", self.connection.connection_id)
        if stop_asked or self.progress.stop_asked:
            raise _StopAskedError

    def _is_whole_due(self, table: StoredMasterTable) -> bool:
        if table.whole_at is None or table.cursor is None or self.run.params.get("whole"):
            return True
        days = self.connection.values.get("masters_whole_days", "").strip()
        every = timedelta(days=int(days) if days.isdecimal() else _DEFAULT_WHOLE_DAYS)
        return self.workplace.now - table.whole_at >= every

    async def _begin(self, kind: MasterKind) -> StoredMasterTable:
        table = await self.workplace.store.write(masters.begin_read, self.connection.connection_id, kind)
        await self._clear_unseen(kind)
        return table

    async def _clear_unseen(self, kind: MasterKind) -> None:
        """In handfuls, so that nobody waits long for the store."""
        connection_id = self.connection.connection_id
        while await self.workplace.store.write(masters.clear_unseen, connection_id, kind):
            await self.workplace.network.clock.sleep(0)


def _save_page(
    transaction: Transaction,
    connection_id: str,
    kind: MasterKind,
    records: Iterable[MasterRecord],
    run_id: str,
    progress: Progress,
) -> bool:
    masters.stage(transaction, connection_id, kind, records)
    return runs.note_progress(transaction, run_id, progress.told_meanwhile())


def _wanted_addresses(transaction: Transaction, connection_id: str) -> list[str]:
    named = [
        rule.subledger.strip().lstrip("0")
        for rule in mappings.mapping_rules(transaction)
        if rule.subledger_type == SubledgerType.ADDRESS
    ]
    kept = [record.key for record in masters.records_of(transaction, connection_id, MasterKind.ADDRESSES)]
    return [number for number in dict.fromkeys([*named, *kept]) if number.isascii() and number.isdigit()]
