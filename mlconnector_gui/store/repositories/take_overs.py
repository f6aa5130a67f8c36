"""How each store is taken over: fetched to the archive only, proved, or run beside what finance books by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.store import tables

_TABLE = tables.take_over


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTakeOver:
    """Where the taking over of one store stands."""

    connection_id: str
    is_archive_only: bool = False
    """What is fetched is kept and not prepared."""
    is_parallel: bool = False
    """Prepared and compared, never sent."""
    fetched_from: date | None = None
    proof: Mapping[str, Any] | None = None


def take_over_of(transaction: Connection, connection_id: str) -> StoredTakeOver:
    row = (
        transaction.execute(select(_TABLE).where(_TABLE.c.connection_id == connection_id)).mappings().first()
    )
    if row is None:
        return StoredTakeOver(connection_id=connection_id)
    return StoredTakeOver(**{name: row[name] for name in StoredTakeOver.__slots__})


def save_take_over(transaction: Connection, stored: StoredTakeOver, *, at: datetime) -> None:
    values = {name: getattr(stored, name) for name in StoredTakeOver.__slots__} | {"changed_at": at}
    statement = upsert(_TABLE).values(**values)
    transaction.execute(statement.on_conflict_do_update(index_elements=["connection_id"], set_=values))


def parallel_connections() -> Select[Any]:
    """Select the stores whose postings are never sent, for use within another query."""
    return select(_TABLE.c.connection_id).where(_TABLE.c.is_parallel)


def is_held_back() -> ColumnElement[bool]:
    """Say of a posting whether its store runs in parallel, be it the one it comes from or the one it goes to."""
    stores = parallel_connections()
    return or_(tables.posting.c.connection_id.in_(stores), tables.posting.c.target_id.in_(stores))


def parallel_ids(transaction: Connection) -> frozenset[str]:
    return frozenset(transaction.execute(parallel_connections()).scalars())
