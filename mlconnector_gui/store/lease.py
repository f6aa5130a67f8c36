"""
One engine per workspace: a lock on a file enforces it, a row says who holds it and when it was last seen.

The lock is the operating system's, so it is free the moment its process ends, and nothing takes it from one that
lives: there is no take-over on one machine. Between machines it cannot be relied on (a copied or restored folder, a
disk that moved, a share that is not known for one), and so the row counts: an engine that ends takes its row away,
and a row of another machine means that an engine over there may still send. Taking it over is a person's decision,
kept in the audit log; an engine whose row is gone learns of it at its next heartbeat and stops. A row that is silent
for long is not taken over by itself, since a laptop that sleeps wakes up again.
"""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, delete, insert, select, update

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.store import audit, tables
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.executor import Store

HEARTBEAT_SECONDS = 30.0
HELD_ELSEWHERE = "engine.held_elsewhere"
"""The code of the one refusal that a person can overrule."""
_ENGINE = "engine"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseHolder:
    """Who runs the engine of a workspace, and when it last gave a sign of life."""

    holder: str
    machine: str
    person: str
    process: int
    since: datetime
    seen_at: datetime

    def is_same(self, other: "LeaseHolder | None") -> bool:
        """Tell whether it is the same holding, whenever it was seen."""
        return other is not None and (self.machine, self.process, self.since) == (
            other.machine,
            other.process,
            other.since,
        )


def machine_name() -> str:
    return socket.gethostname()


@contextmanager
def engine_lease(
    store: Store, folder: Path, *, holder: str, now: datetime, person: str = "", takes_over: bool = False
) -> Iterator[LeaseHolder]:
    """
    Hold the workspace's engine for the length of the block.

    Raises Problem 'engine.already_running' where a process of this machine holds it, which cannot be taken over, and
    'engine.held_elsewhere' where another machine does, unless it is taken over.
    """
    path = folder / "engine.lock"
    with path.open("a+b") as file:
        if not _lock(file):
            raise _refused_here(store.read_now(lease_holder), folder)
        try:
            me = LeaseHolder(
                holder=holder,
                machine=machine_name(),
                person=person,
                process=os.getpid(),
                since=now,
                seen_at=now,
            )
            store.write_now(_begin, me, folder, takes_over=takes_over)
            try:
                yield me
            finally:
                store.write_now(_end, me)
        finally:
            _unlock(file)


def lease_holder(transaction: Connection) -> LeaseHolder | None:
    row = transaction.execute(select(tables.lease).where(tables.lease.c.name == _ENGINE)).mappings().first()
    return LeaseHolder(**{name: row[name] for name in LeaseHolder.__slots__}) if row else None


def beat(transaction: Connection, me: LeaseHolder, at: datetime) -> LeaseHolder | None:
    """Give a sign of life; returns None, or who took the engine over."""
    holder = lease_holder(transaction)
    if holder is not None and not me.is_same(holder):
        return holder
    transaction.execute(update(tables.lease).where(tables.lease.c.name == _ENGINE).values(seen_at=at))
    return None


def engine_is_running(folder: Path) -> bool:
    """Try the lock without keeping it."""
    with (folder / "engine.lock").open("a+b") as file:
        if not _lock(file):
            return True
        _unlock(file)
        return False


def taken_over(by: LeaseHolder, folder: Path) -> Problem:
    return _refusal("engine.taken_over", by, folder)


def _refused_here(holder: LeaseHolder | None, folder: Path) -> Problem:
    """Whoever has just locked the file has not written yet who he is."""
    if holder is None:
        return Problem("engine.starting", cause=Cause.STATE, retry=Retry.AFTER_CHANGE, workspace=str(folder))
    return _refusal("engine.already_running", holder, folder)


def _refusal(code: str, holder: LeaseHolder | None, folder: Path) -> Problem:
    return Problem(
        code,
        cause=Cause.STATE,
        retry=Retry.AFTER_CHANGE,
        workspace=str(folder),
        holder=holder.holder if holder else "",
        machine=holder.machine if holder else "",
        person=holder.person if holder else "",
        process=holder.process if holder else "",
        since=f"{holder.since:%Y-%m-%d %H:%M} UTC" if holder else "",
        seen=f"{holder.seen_at:%Y-%m-%d %H:%M} UTC" if holder else "",
    )


def _begin(transaction: Connection, me: LeaseHolder, folder: Path, *, takes_over: bool) -> None:
    before = lease_holder(transaction)
    if before is not None and before.machine != me.machine:
        if not takes_over:
            raise _refusal(HELD_ELSEWHERE, before, folder)
        _record_take_over(transaction, me, before)
    transaction.execute(delete(tables.lease).where(tables.lease.c.name == _ENGINE))
    transaction.execute(
        insert(tables.lease).values(
            name=_ENGINE, **{name: getattr(me, name) for name in LeaseHolder.__slots__}
        )
    )


def _end(transaction: Connection, me: LeaseHolder) -> None:
    """Take the row away, unless somebody else's stands there by now."""
    if me.is_same(lease_holder(transaction)):
        transaction.execute(delete(tables.lease).where(tables.lease.c.name == _ENGINE))


def _record_take_over(transaction: Connection, me: LeaseHolder, before: LeaseHolder) -> None:
    audit.record(
        transaction,
        at=me.since,
        actor=Actor(name=me.person or me.holder, machine=me.machine),
        event="engine.taken_over",
        subject_kind="engine",
        subject_id=before.machine,
        holder=before.holder,
        person=before.person,
        process=before.process,
        since=f"{before.since:%Y-%m-%d %H:%M} UTC",
        seen=f"{before.seen_at:%Y-%m-%d %H:%M} UTC",
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
