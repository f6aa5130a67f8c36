"""Connections and workspace settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.store import tables

_TABLE = tables.connection


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredConnection:
    """A configured account, without its secrets."""

    connection_id: str
    name: str
    connector: str
    values: Mapping[str, str]
    facts: Mapping[str, str]
    is_active: bool
    created_at: datetime
    proved_at: datetime | None
    problem: Mapping[str, Any] | None
    """Code, params and technical text of what failed at the last test or run; None when it was well."""


def add_connection(transaction: Connection, stored: StoredConnection) -> None:
    taken = transaction.execute(select(_TABLE.c.name).where(_TABLE.c.name == stored.name)).first()
    if taken:
        raise Problem("connection.name_taken", name=stored.name)
    transaction.execute(
        insert(_TABLE).values(
            connection_id=stored.connection_id,
            name=stored.name,
            connector=stored.connector,
            values=dict(stored.values),
            facts=dict(stored.facts),
            is_active=stored.is_active,
            created_at=stored.created_at,
            proved_at=stored.proved_at,
            problem=stored.problem,
        )
    )


def change_values(transaction: Connection, connection_id: str, values: Mapping[str, str]) -> None:
    """Replace the values; what was known of the connection's health was known of the old ones."""
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.connection_id == connection_id)
        .values(values=dict(values), proved_at=None, problem=None)
    )


def note_facts(transaction: Connection, connection_id: str, facts: Mapping[str, str]) -> None:
    transaction.execute(
        update(_TABLE).where(_TABLE.c.connection_id == connection_id).values(facts=dict(facts))
    )


def add_facts(transaction: Connection, connection_id: str, facts: Mapping[str, str]) -> None:
    """Keep facts beside those that are known; one of the same name is replaced."""
    known = transaction.execute(
        select(_TABLE.c.facts).where(_TABLE.c.connection_id == connection_id)
    ).scalar_one()
    note_facts(transaction, connection_id, {**known, **facts})


def note_health(
    transaction: Connection, connection_id: str, *, at: datetime, problem: Mapping[str, Any] | None
) -> None:
    changes: dict[str, Any] = {"problem": problem}
    if problem is None:
        changes["proved_at"] = at
    transaction.execute(update(_TABLE).where(_TABLE.c.connection_id == connection_id).values(**changes))


def deactivate(transaction: Connection, connection_id: str) -> None:
    transaction.execute(update(_TABLE).where(_TABLE.c.connection_id == connection_id).values(is_active=False))


def connections(transaction: Connection) -> list[StoredConnection]:
    rows = transaction.execute(select(_TABLE).where(_TABLE.c.is_active).order_by(_TABLE.c.name)).mappings()
    return [_connection(row) for row in rows]


def connection_named(transaction: Connection, name: str) -> StoredConnection:
    """Find an active connection by its name, or by its id."""
    row = (
        transaction.execute(
            select(_TABLE).where(
                _TABLE.c.is_active, (_TABLE.c.name == name) | (_TABLE.c.connection_id == name)
            )
        )
        .mappings()
        .first()
    )
    if row is None:
        known = ", ".join(connection.name for connection in connections(transaction))
        raise Problem("connection.unknown", name=name, known=known)
    return _connection(row)


def name_of(transaction: Connection, connection_id: str) -> str:
    """Return a connection's name, whether it is still in use or not."""
    found = transaction.execute(select(_TABLE.c.name).where(_TABLE.c.connection_id == connection_id))
    return str(found.scalar() or connection_id)


def setting(transaction: Connection, name: str, default: Any) -> Any:
    row = transaction.execute(select(tables.setting.c.value).where(tables.setting.c.name == name)).first()
    return default if row is None else row.value


def change_setting(transaction: Connection, name: str, value: Any) -> None:
    transaction.execute(
        upsert(tables.setting)
        .values(name=name, value=value)
        .on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )


def _connection(row: RowMapping) -> StoredConnection:
    return StoredConnection(**{name: row[name] for name in StoredConnection.__slots__})
