"""One engine per workspace: a lock on a file enforces it, a row says who holds it."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, delete, insert, select

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.store import tables
from mlconnector_gui.store.executor import Store

_ENGINE = "engine"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseHolder:
    """Who runs the engine of a workspace."""

    holder: str
    machine: str
    process: int
    since: datetime


def machine_name() -> str:
    return socket.gethostname()


@contextmanager
def engine_lease(store: Store, folder: Path, *, holder: str, now: datetime) -> Iterator[None]:
    """
    Hold the workspace's engine for the length of the block.

    The operating system frees the lock when the process ends, however it ends, so a kill needs no waiting. Raises
    Problem 'engine.already_running' naming who holds it.
    """
    path = folder / "engine.lock"
    with path.open("a+b") as file:
        if not _lock(file):
            raise _already_running(store, folder)
        me = LeaseHolder(holder=holder, machine=machine_name(), process=os.getpid(), since=now)
        store.write_now(_write_holder, me)
        try:
            yield
        finally:
            _unlock(file)


def lease_holder(transaction: Connection) -> LeaseHolder | None:
    row = transaction.execute(select(tables.lease).where(tables.lease.c.name == _ENGINE)).mappings().first()
    if row is None:
        return None
    return LeaseHolder(
        holder=row["holder"], machine=row["machine"], process=row["process"], since=row["since"]
    )


def engine_is_running(folder: Path) -> bool:
    """Try the lock without keeping it."""
    with (folder / "engine.lock").open("a+b") as file:
        if not _lock(file):
            return True
        _unlock(file)
        return False


def _already_running(store: Store, folder: Path) -> Problem:
    holder = store.read_now(lease_holder)
    return Problem(
        "engine.already_running",
        cause=Cause.STATE,
        retry=Retry.AFTER_CHANGE,
        workspace=str(folder),
        holder=holder.holder if holder else "",
        machine=holder.machine if holder else "",
        process=holder.process if holder else "",
        since=f"{holder.since:%Y-%m-%d %H:%M} UTC" if holder else "",
    )


def _write_holder(transaction: Connection, holder: LeaseHolder) -> None:
    transaction.execute(delete(tables.lease).where(tables.lease.c.name == _ENGINE))
    transaction.execute(
        insert(tables.lease).values(
            name=_ENGINE,
            holder=holder.holder,
            machine=holder.machine,
            process=holder.process,
            since=holder.since,
        )
    )


def _lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  only there on Windows

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  not there on Windows

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  only there on Windows

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl  # noqa: PLC0415  not there on Windows

        fcntl.flock(file.fileno(), fcntl.LOCK_UN)
