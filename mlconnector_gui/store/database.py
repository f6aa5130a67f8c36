"""SQLite as we use it: WAL, full durability, explicit transactions, one writer; what PostgreSQL will do otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from mlconnector_gui.base.problem import Cause, Problem, Retry

OLDEST_SAFE_SQLITE = (3, 51, 3)
"""SQLite before 3.51.3 can corrupt a WAL database that two connections write (sqlite.org/wal.html#walresetbug)."""

_BUSY_MILLISECONDS = 10_000


def sqlite_version() -> str:
    return str(pysqlite3.sqlite_version)


def check_sqlite_version(found: tuple[int, ...] = pysqlite3.sqlite_version_info) -> None:
    if found < OLDEST_SAFE_SQLITE:
        raise Problem(
            "store.sqlite_too_old",
            cause=Cause.STORE,
            retry=Retry.NEVER,
            found=".".join(map(str, found)),
            needed=".".join(map(str, OLDEST_SAFE_SQLITE)),
        )


def writer_engine(path: Path) -> Engine:
    """One connection, whose transactions begin IMMEDIATE, so that a read in them cannot be overtaken."""
    engine = create_engine(
        "sqlite://",
        module=pysqlite3,
        creator=lambda: _connect(path),
        poolclass=StaticPool,
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def reader_engine(path: Path, *, readers: int) -> Engine:
    """Several connections that cannot write."""
    engine = create_engine(
        "sqlite://",
        module=pysqlite3,
        creator=lambda: _connect(path, query_only=True),
        poolclass=QueuePool,
        pool_size=readers,
        max_overflow=0,
    )
    _begin_with(engine, "BEGIN")
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Commit at the end, roll back on any error; known database errors become problems."""
    try:
        with engine.begin() as connection:
            yield connection
    except (DBAPIError, pysqlite3.DatabaseError) as error:
        problem = _problem_of(error)
        if problem is None:
            raise
        raise problem from error


def backup(source: Path, target: Path) -> None:
    """
    Copy a database consistently while it is in use; a plain copy of a WAL file is not a backup.

    The target has its name only when it is whole.
    """
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    origin, copy = _connect(source), pysqlite3.connect(str(unfinished))
    try:
        origin.backup(copy)
    finally:
        copy.close()
        origin.close()
    unfinished.replace(target)


def integrity_faults(path: Path) -> list[str]:
    connection = _connect(path, query_only=True)
    try:
        rows = connection.execute("PRAGMA integrity_check(10)").fetchall()
    finally:
        connection.close()
    return [row[0] for row in rows if row[0] != "ok"]


def _connect(path: Path, *, query_only: bool = False) -> Any:
    connection = pysqlite3.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA fullfsync=ON")
        connection.execute("PRAGMA foreign_keys=ON")
        if query_only:
            connection.execute("PRAGMA query_only=ON")
    except pysqlite3.DatabaseError as error:
        connection.close()
        problem = _problem_of(error)
        if problem is None:
            raise
        raise problem from error
    return connection


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def _problem_of(error: Exception) -> Problem | None:
    """Return the problem that the environment caused (disk full, locked, damaged), or None for a bug."""
    words = str(getattr(error, "orig", error))
    for fragment, code in (
        ("locked", "store.locked"),
        ("disk is full", "store.disk_full"),
        ("malformed", "store.damaged"),
        ("not a database", "store.damaged"),
        ("Could not decode", "store.damaged"),
        ("readonly", "store.read_only"),
        ("disk I/O error", "store.disk_failing"),
        ("unable to open", "store.cannot_open"),
    ):
        if fragment in words:
            return Problem(code, cause=Cause.STORE, retry=Retry.LATER, technical=words)
    return None
