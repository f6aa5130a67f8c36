"""A store in a temporary folder, and what an attacker or an older program would do to its file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pysqlite3

from mlconnector_gui.store import Store, Transaction, audit
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.migrations.versions import m0001_initial
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.workspace import Workspace, open_store

NOON = datetime(2026, 10, 31, 12, tzinfo=UTC)
CLERK = Actor(name="clerk.one", machine="FIN-WS-07")
SHOP = "shop"


def open_quickly(folder: Path, *, now: datetime) -> Store:
    """Open a folder's store; a new one begins as a copy, since taking all its steps is longer than many tests."""
    database = Workspace(folder).database
    if not database.exists():
        folder.mkdir(parents=True, exist_ok=True)
        database.touch(mode=0o600)
        database.write_bytes(_new_store())
    return open_store(Workspace(folder), now=now)


@cache
def _new_store() -> bytes:
    with TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        open_store(workspace, now=NOON).close()
        return workspace.database.read_bytes()


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    store = open_quickly(folder, now=NOON)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def raw(folder: Path) -> Iterator[Any]:
    """The database file as any other tool opens it; what was done is committed."""
    connection = pysqlite3.connect(str(Workspace(folder).database))
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()


def workspace_of_revision_1(folder: Path) -> Workspace:
    """What the first version of the program left behind."""
    workspace = Workspace(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with raw(folder) as connection:
        for statement in m0001_initial._STATEMENTS:
            connection.execute(statement)
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    return workspace


def add_shop(transaction: Transaction, connection_id: str = SHOP) -> None:
    connections.add_connection(
        transaction,
        StoredConnection(
            connection_id=connection_id,
            name=connection_id.upper(),
            connector="woocommerce",
            values={},
            facts={},
            is_active=True,
            created_at=NOON,
            proved_at=None,
            problem=None,
        ),
    )


def record(
    transaction: Transaction, event: str = "posting.approve", subject_id: str = "p1", **fields: object
) -> int:
    return audit.record(
        transaction,
        at=NOON,
        actor=CLERK,
        event=event,
        subject_kind="posting",
        subject_id=subject_id,
        **fields,
    )
