"""See how fresh JDE's master records are, refresh them, and find one."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlconnector_gui.accounting.master_records import MasterKind, MasterRecord
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.connect import JDE
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.request_run import Job, request_run, stop_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.masters_view import (
    MasterRow,
    MastersRun,
    last_masters_run,
    master_ids,
    master_rows,
    master_status,
)
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.masters import StoredMasterTable

__all__ = [
    "MasterKind",
    "MasterRow",
    "MastersStatus",
    "cancel_refresh",
    "find_addresses",
    "found_ids",
    "found_rows",
    "ledger_connections",
    "masters_status",
    "refresh_masters",
    "search_masters",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MastersStatus:
    """The tables of one JDE connection, and the run that reads or last read them."""

    connection: StoredConnection
    tables: tuple[StoredMasterTable, ...]
    last_run: MastersRun | None


async def ledger_connections(workplace: Workplace) -> list[StoredConnection]:
    every = await workplace.store.read(connections.connections)
    return [one for one in every if one.connector == JDE]


async def masters_status(workplace: Workplace, connection: str) -> MastersStatus:
    stored = await _ledger_named(workplace, connection)
    tables = await workplace.store.read(master_status, stored.connection_id)
    last_run = await workplace.store.read(last_masters_run, stored.connection_id)
    return MastersStatus(connection=stored, tables=tuple(tables), last_run=last_run)


async def refresh_masters(
    workplace: Workplace, connection: str, *, kinds: Sequence[MasterKind] = (), whole: bool = False
) -> str:
    """Ask for a run that reads what changed, or everything anew, of some tables or of all that are kept."""
    params: dict[str, str] = {}
    if kinds:
        params["kinds"] = ",".join(kinds)
    if whole:
        params["whole"] = "yes"
    return await request_run(workplace, Job.MASTERS, connection=connection, params=params)


async def cancel_refresh(workplace: Workplace, run_id: str) -> bool:
    """Ask a refresh to end after the page it is reading; what was shown before stays."""
    return await stop_run(workplace, run_id)


async def search_masters(
    workplace: Workplace, connection: str, kind: MasterKind, text: str, *, limit: int
) -> list[MasterRecord]:
    stored = await _ledger_named(workplace, connection)
    ids = await found_ids(workplace, stored.connection_id, kind, text)
    return [row.record for row in await found_rows(workplace, ids[:limit])]


async def found_ids(workplace: Workplace, connection_id: str, kind: MasterKind, text: str) -> list[int]:
    return await workplace.store.read(master_ids, connection_id, kind, text)


async def found_rows(workplace: Workplace, ids: Sequence[int]) -> list[MasterRow]:
    return await workplace.store.read(master_rows, ids)


async def find_addresses(workplace: Workplace, connection: str, text: str) -> list[MasterRecord]:
    """Ask JDE itself, since its address book is not kept: by number, tax id or a part of the name."""
    if not text.strip():
        raise Problem("masters.nothing_to_find")
    async with open_ledger(workplace, await _ledger_named(workplace, connection)) as ledger:
        found = await ledger.find_addresses(text)
    return list({record.key: record for record in found}.values())


async def _ledger_named(workplace: Workplace, name: str) -> StoredConnection:
    stored = await workplace.store.read(connections.connection_named, name)
    if stored.connector != JDE:
        raise Problem("run.not_for_connection", job=Job.MASTERS.value, connection=stored.name)
    return stored
