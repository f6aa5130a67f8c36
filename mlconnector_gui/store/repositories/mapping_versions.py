"""Versions of the mapping rules: the draft and its steps, and every set that was in force."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.store import tables
from mlconnector_gui.store.archive import archive_payload, archived_payload
from mlconnector_gui.store.types import canonical_json

_VERSIONS, _EDITS, _DRAFT = tables.mapping_version, tables.mapping_edit, tables.mapping_draft_rule
_IDS_AT_ONCE = 500
_DATES = ("valid_from", "valid_to")


class VersionState(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    """For a second person."""
    ACTIVE = "active"
    REPLACED = "replaced"
    DISCARDED = "discarded"


OPEN = (VersionState.DRAFT, VersionState.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredVersion:
    """One version, without its rules."""

    number: int
    state: VersionState
    based_on: int
    opened_by: str
    opened_at: datetime
    step: int
    editors: tuple[str, ...]
    reason: str
    submitted_by: str | None
    submitted_at: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    audit_seq: int | None
    rules_hash: str | None
    rules: int
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """One rule before and after; None where it is not there."""

    rule_id: str
    before: MappingRule | None
    after: MappingRule | None

    @property
    def undone(self) -> "RuleChange":
        return RuleChange(rule_id=self.rule_id, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdit:
    """One step of the draft."""

    place: int
    at: datetime
    person: str
    what: str
    changes: tuple[RuleChange, ...]
    is_undone: bool


def rule_row(rule: MappingRule) -> dict[str, Any]:
    """Write a rule as its columns."""
    return {
        **{name: getattr(rule, name) for name in MappingRule.__slots__},
        "role": rule.role.value,
        "conditions": dict(rule.conditions),
    }


def rule_of_row(row: Mapping[str, Any] | RowMapping) -> MappingRule:
    return MappingRule(**{**row, "role": LineRole(row["role"])})


def open_version(transaction: Connection) -> StoredVersion | None:
    """Return the draft, or the one that waits for a second person; None when nothing is being changed."""
    states = [state.value for state in OPEN]
    row = transaction.execute(select(_VERSIONS).where(_VERSIONS.c.state.in_(states))).mappings().first()
    return _version(row) if row else None


def active_version(transaction: Connection) -> StoredVersion | None:
    row = (
        transaction.execute(select(_VERSIONS).where(_VERSIONS.c.state == VersionState.ACTIVE.value))
        .mappings()
        .first()
    )
    return _version(row) if row else None


def version_numbered(transaction: Connection, number: int) -> StoredVersion | None:
    row = transaction.execute(select(_VERSIONS).where(_VERSIONS.c.number == number)).mappings().first()
    return _version(row) if row else None


def versions(transaction: Connection) -> list[StoredVersion]:
    """Return all of them, the newest first."""
    rows = transaction.execute(select(_VERSIONS).order_by(_VERSIONS.c.number.desc())).mappings()
    return [_version(row) for row in rows]


def version_in_force_at(transaction: Connection, audit_seq: int) -> StoredVersion | None:
    """Return the version whose coming into force is the last one before an audit record."""
    row = (
        transaction.execute(
            select(_VERSIONS)
            .where(_VERSIONS.c.audit_seq.is_not(None), _VERSIONS.c.audit_seq <= audit_seq)
            .order_by(_VERSIONS.c.audit_seq.desc(), _VERSIONS.c.number.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    return _version(row) if row else None


def next_number(transaction: Connection) -> int:
    return int(transaction.execute(select(func.max(_VERSIONS.c.number))).scalar() or 0) + 1


def add_version(transaction: Connection, version: StoredVersion) -> None:
    values = {name: getattr(version, name) for name in StoredVersion.__slots__}
    values |= {"state": version.state.value, "editors": list(version.editors)}
    transaction.execute(insert(_VERSIONS).values(**values))


def change_version(transaction: Connection, number: int, **changes: Any) -> None:
    transaction.execute(update(_VERSIONS).where(_VERSIONS.c.number == number).values(**changes))


def replace_active(transaction: Connection) -> None:
    """What is in force is so no longer; the next version takes its place in the same transaction."""
    transaction.execute(
        update(_VERSIONS)
        .where(_VERSIONS.c.state == VersionState.ACTIVE.value)
        .values(state=VersionState.REPLACED.value)
    )


def keep_rules(transaction: Connection, rules: Iterable[MappingRule]) -> str:
    """Archive a whole set and return its hash."""
    return archive_payload(transaction, canonical_json([_written(rule) for rule in rules]).encode())


def kept_rules(transaction: Connection, rules_hash: str) -> list[MappingRule]:
    return [_read(row) for row in json.loads(archived_payload(transaction, rules_hash))]


def draft_rules(transaction: Connection) -> list[MappingRule]:
    rows = transaction.execute(select(_DRAFT).order_by(_DRAFT.c.position, _DRAFT.c.rule_id)).mappings()
    return [rule_of_row(row) for row in rows]


def draft_ids(transaction: Connection) -> tuple[list[str], int]:
    """Return the ids of the draft's rules, and the last position among them (-1 where there is none)."""
    ids = list(transaction.execute(select(_DRAFT.c.rule_id)).scalars())
    last = transaction.execute(select(func.max(_DRAFT.c.position))).scalar()
    return ids, -1 if last is None else int(last)


def fill_draft(transaction: Connection, rules: Sequence[MappingRule]) -> None:
    transaction.execute(delete(_DRAFT))
    if rules:
        transaction.execute(insert(_DRAFT), [rule_row(rule) for rule in rules])


def apply_to_draft(transaction: Connection, changes: Sequence[RuleChange]) -> None:
    """Put the rules after a step in place of those before it."""
    gone = [change.rule_id for change in changes]
    for start in range(0, len(gone), _IDS_AT_ONCE):
        transaction.execute(delete(_DRAFT).where(_DRAFT.c.rule_id.in_(gone[start : start + _IDS_AT_ONCE])))
    rows = [rule_row(change.after) for change in changes if change.after is not None]
    if rows:
        transaction.execute(insert(_DRAFT), rows)


def add_edit(
    transaction: Connection,
    version: int,
    *,
    at: datetime,
    person: str,
    what: str,
    changes: Sequence[RuleChange],
) -> None:
    """Keep a step; what was undone before it cannot be done again."""
    transaction.execute(delete(_EDITS).where(_EDITS.c.version == version, _EDITS.c.is_undone))
    last = transaction.execute(select(func.max(_EDITS.c.place)).where(_EDITS.c.version == version)).scalar()
    transaction.execute(
        insert(_EDITS).values(
            version=version,
            place=int(last or 0) + 1,
            at=at,
            person=person,
            what=what,
            changes=[_change_row(change) for change in changes],
            is_undone=False,
        )
    )


def edits(transaction: Connection, version: int) -> list[StoredEdit]:
    """Return what was done, and what was undone after it, in order."""
    query = select(_EDITS).where(_EDITS.c.version == version).order_by(_EDITS.c.place)
    return [_edit(row) for row in transaction.execute(query).mappings()]


def last_done(transaction: Connection, version: int) -> StoredEdit | None:
    query = (
        select(_EDITS)
        .where(_EDITS.c.version == version, _EDITS.c.is_undone.is_(False))
        .order_by(_EDITS.c.place.desc())
        .limit(1)
    )
    row = transaction.execute(query).mappings().first()
    return _edit(row) if row else None


def first_undone(transaction: Connection, version: int) -> StoredEdit | None:
    query = (
        select(_EDITS)
        .where(_EDITS.c.version == version, _EDITS.c.is_undone)
        .order_by(_EDITS.c.place)
        .limit(1)
    )
    row = transaction.execute(query).mappings().first()
    return _edit(row) if row else None


def mark_undone(transaction: Connection, version: int, place: int, *, is_undone: bool) -> None:
    transaction.execute(
        update(_EDITS).where(_EDITS.c.version == version, _EDITS.c.place == place).values(is_undone=is_undone)
    )


def forget_draft(transaction: Connection, version: int) -> None:
    """The draft became a version, or was given up: its steps are told by the audit log."""
    transaction.execute(delete(_DRAFT))
    transaction.execute(delete(_EDITS).where(_EDITS.c.version == version))


def _version(row: RowMapping) -> StoredVersion:
    values = {name: row[name] for name in StoredVersion.__slots__}
    return StoredVersion(**values | {"state": VersionState(row["state"]), "editors": tuple(row["editors"])})


def _edit(row: RowMapping) -> StoredEdit:
    return StoredEdit(
        place=row["place"],
        at=row["at"],
        person=row["person"],
        what=row["what"],
        changes=tuple(_change(change) for change in row["changes"]),
        is_undone=row["is_undone"],
    )


def _change_row(change: RuleChange) -> dict[str, Any]:
    return {
        "rule_id": change.rule_id,
        "before": _written(change.before) if change.before else None,
        "after": _written(change.after) if change.after else None,
    }


def _change(row: Mapping[str, Any]) -> RuleChange:
    before, after = row["before"], row["after"]
    return RuleChange(
        rule_id=row["rule_id"],
        before=_read(before) if before else None,
        after=_read(after) if after else None,
    )


def _written(rule: MappingRule) -> dict[str, Any]:
    row = rule_row(rule)
    return row | {name: row[name].isoformat() if row[name] else None for name in _DATES}


def _read(row: Mapping[str, Any]) -> MappingRule:
    dates = {name: date.fromisoformat(row[name]) if row[name] else None for name in _DATES}
    return rule_of_row({**row, **dates})
