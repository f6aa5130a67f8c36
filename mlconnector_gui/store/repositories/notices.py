"""Notices: one row for each cause, kept up to date, and resolved by itself when the cause is gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from mlconnector_gui.base.ids import Ids
from mlconnector_gui.store import tables

_TABLE, _CARE = tables.notice, tables.notice_care


class Light(StrEnum):
    """How bad it is."""

    GREEN = "green"
    AMBER = "amber"
    """Look at it today."""
    RED = "red"
    """Something is wrong or missing now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Something that is not as it should be, as it is seen now."""

    code: str
    light: Light
    connection_id: str | None = None
    subject: str = ""
    """What tells it from others of the same code: a stream, a job, a line's role."""
    params: Mapping[str, str] = field(default_factory=dict)
    count: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.code, self.connection_id or "", self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A cause with its time: since when, until when."""

    notice_id: str
    scope: str
    cause: Cause
    first_seen: datetime
    last_seen: datetime
    resolved_at: datetime | None
    told_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """Who looks after a notice, '' while nobody does; and until when it is put off."""

    owner: str = ""
    snoozed_until: datetime | None = None

    def is_put_off(self, now: datetime) -> bool:
        return self.snoozed_until is not None and self.snoozed_until > now


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a scope's notices: the new ones, and those whose cause is gone."""

    opened: tuple[Notice, ...] = ()
    resolved: tuple[Notice, ...] = ()


def settle_notices(
    transaction: Connection, scope: str, causes: Sequence[Cause], *, ids: Ids, at: datetime
) -> Settled:
    """Bring the notices of a scope in line with the causes that are there now."""
    known = {one.cause.key: one for one in open_notices(transaction, scope=scope)}
    present = {cause.key: cause for cause in causes}
    for key, notice in known.items():
        if key not in present:
            _change(transaction, notice.notice_id, resolved_at=at)
        elif _differs(notice.cause, present[key]):
            _renew(transaction, notice, present[key], at)
        else:
            _change(transaction, notice.notice_id, last_seen=at)
    opened = [
        _open(transaction, scope, cause, ids.new(), at) for key, cause in present.items() if key not in known
    ]
    return Settled(
        opened=tuple(opened), resolved=tuple(one for key, one in known.items() if key not in present)
    )


def open_notices(transaction: Connection, *, scope: str = "") -> list[Notice]:
    """Return what is not resolved, the worst and oldest first."""
    conditions = [_TABLE.c.resolved_at.is_(None), *([_TABLE.c.scope == scope] if scope else [])]
    rows = transaction.execute(select(_TABLE).where(*conditions)).mappings()
    return sorted(map(_notice, rows), key=_by_weight)


def notices_resolved_since(transaction: Connection, moment: datetime) -> list[Notice]:
    rows = transaction.execute(
        select(_TABLE).where(_TABLE.c.resolved_at >= moment).order_by(_TABLE.c.resolved_at.desc())
    ).mappings()
    return [_notice(row) for row in rows]


def open_notice(transaction: Connection, notice_id: str) -> Notice | None:
    row = (
        transaction.execute(
            select(_TABLE).where(_TABLE.c.notice_id == notice_id, _TABLE.c.resolved_at.is_(None))
        )
        .mappings()
        .first()
    )
    return _notice(row) if row else None


def cares(transaction: Connection) -> dict[str, Care]:
    """Return by notice who looks after it and until when it is put off; those that nobody touched are not there."""
    rows = transaction.execute(
        select(_CARE)
        .join(_TABLE, _TABLE.c.notice_id == _CARE.c.notice_id)
        .where(_TABLE.c.resolved_at.is_(None))
    ).mappings()
    return {row["notice_id"]: Care(owner=row["owner"], snoozed_until=row["snoozed_until"]) for row in rows}


def keep_care(transaction: Connection, notice_id: str, care: Care) -> None:
    transaction.execute(delete(_CARE).where(_CARE.c.notice_id == notice_id))
    transaction.execute(
        insert(_CARE).values(notice_id=notice_id, owner=care.owner, snoozed_until=care.snoozed_until)
    )


def mark_told(transaction: Connection, notice_ids: Sequence[str], *, at: datetime) -> None:
    transaction.execute(update(_TABLE).where(_TABLE.c.notice_id.in_(notice_ids)).values(told_at=at))


def _differs(before: Cause, now: Cause) -> bool:
    return (before.light, dict(before.params), before.count) != (now.light, dict(now.params), now.count)


def _renew(transaction: Connection, notice: Notice, cause: Cause, at: datetime) -> None:
    """What turned from amber to red is told again, and not put off any more."""
    is_worse = notice.cause.light is Light.AMBER and cause.light is Light.RED
    if is_worse:
        woken = update(_CARE).where(_CARE.c.notice_id == notice.notice_id).values(snoozed_until=None)
        transaction.execute(woken)
    _change(
        transaction,
        notice.notice_id,
        severity=cause.light.value,
        params=dict(cause.params),
        count=cause.count,
        last_seen=at,
        **({"told_at": None} if is_worse else {}),
    )


def _open(transaction: Connection, scope: str, cause: Cause, notice_id: str, at: datetime) -> Notice:
    transaction.execute(
        insert(_TABLE).values(
            notice_id=notice_id,
            scope=scope,
            code=cause.code,
            subject=cause.subject,
            severity=cause.light.value,
            connection_id=cause.connection_id,
            params=dict(cause.params),
            count=cause.count,
            first_seen=at,
            last_seen=at,
        )
    )
    return Notice(
        notice_id=notice_id,
        scope=scope,
        cause=cause,
        first_seen=at,
        last_seen=at,
        resolved_at=None,
        told_at=None,
    )


def _change(transaction: Connection, notice_id: str, **values: Any) -> None:
    transaction.execute(update(_TABLE).where(_TABLE.c.notice_id == notice_id).values(**values))


def _by_weight(notice: Notice) -> tuple[bool, datetime, str]:
    return (notice.cause.light is not Light.RED, notice.first_seen, notice.cause.code)


def _notice(row: RowMapping) -> Notice:
    return Notice(
        notice_id=row["notice_id"],
        scope=row["scope"],
        cause=Cause(
            code=row["code"],
            light=Light(row["severity"]),
            connection_id=row["connection_id"],
            subject=row["subject"],
            params=row["params"],
            count=row["count"],
        ),
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        resolved_at=row["resolved_at"],
        told_at=row["told_at"],
    )
