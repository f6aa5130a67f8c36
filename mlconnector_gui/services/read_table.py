"""Read a table of JDE as IT does to look into something, and learn which of its columns a site shows."""

from collections.abc import Sequence

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.catalogue import CATALOGUE, CatalogueTable, table_named
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.session import AisSession
from mlconnector_gui.jde.table_reading import TableReader, TableRows, read_where
from mlconnector_gui.services.orchestrations import ledger_session
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection

__all__ = ["CatalogueTable", "TableRows", "learn_tables", "read_table"]

_COLUMNS = "columns."
_DATES = "proof.dates"
_PROVED = "proved"


async def read_table(
    workplace: Workplace,
    name: str,
    table: str,
    *,
    where: Sequence[str] = (),
    columns: Sequence[str] = (),
    limit: int = 100,
) -> TableRows:
    """Read rows; what was learnt of the table's columns is kept with the connection."""
    asked = table_named(table)
    conditions = [read_where(asked, text) for text in where]
    stored = await workplace.store.read(connections.connection_named, name)
    async with ledger_session(workplace, stored) as (session, _):
        reader = _reader(workplace, stored, session)
        rows = await reader.read(asked, where=conditions, columns=columns, limit=limit)
    await _keep(workplace, stored, reader)
    return rows


async def learn_tables(workplace: Workplace, name: str) -> dict[str, tuple[str, ...]]:
    """Ask the site anew for the columns of every table; return the hidden ones, ('*',) where a table is not shown."""
    stored = await workplace.store.read(connections.connection_named, name)
    hidden: dict[str, tuple[str, ...]] = {}
    async with ledger_session(workplace, stored) as (session, _):
        reader = _reader(workplace, stored, session)
        reader.shown.clear()
        for table in CATALOGUE:
            hidden[table.name] = await _hidden(reader, table)
    await _keep(workplace, stored, reader)
    return hidden


async def _hidden(reader: TableReader, table: CatalogueTable) -> tuple[str, ...]:
    try:
        return await reader.hidden(table)
    except Problem as problem:
        if problem.code != "jde.table_unreadable":
            raise
        return ("*",)


def _reader(workplace: Workplace, stored: StoredConnection, session: AisSession) -> TableReader:
    shown = {
        fact.removeprefix(_COLUMNS): frozenset(text.split())
        for fact, text in stored.facts.items()
        if fact.startswith(_COLUMNS)
    }
    return TableReader(
        data_service=DataService(session),
        now=workplace.network.clock.now,
        are_date_literals_proved=stored.facts.get(_DATES) == _PROVED,
        shown=shown,
    )


async def _keep(workplace: Workplace, stored: StoredConnection, reader: TableReader) -> None:
    facts = {f"{_COLUMNS}{table}": " ".join(sorted(shown)) for table, shown in reader.shown.items()}
    await workplace.store.write(connections.add_facts, stored.connection_id, facts)
