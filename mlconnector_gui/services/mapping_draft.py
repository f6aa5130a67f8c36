"""
Change the mapping rules: a draft with steps that can be undone, which becomes the next version in force.

There is one draft at a time in a workspace, whoever works on it: two people who change accounts at once would each
simulate against rules that the other is about to replace. Its first edit opens it from the rules in force; each edit
names the step it saw, and one that saw an older step is refused.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mlconnector_gui.accounting.mapping import MappingRule, fold_trait
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, mapping_versions, mappings, posting_lists
from mlconnector_gui.store.repositories.mapping_versions import (
    RuleChange,
    StoredEdit,
    StoredVersion,
    VersionState,
    rule_row,
)

SECOND_PERSON = "policy.mapping_second_person"
_LAST_RULE = "mapping.last_rule"
_NUMBERED = re.compile(r"rule-(\d+)")
SUBJECT = "mapping"


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingState:
    """The rules as they are shown: those of the draft, or those in force where nothing is being changed."""

    rules: tuple[MappingRule, ...]
    in_force: tuple[MappingRule, ...]
    active: StoredVersion | None
    draft: StoredVersion | None
    can_undo: str
    """What Undo would take back; '' when there is nothing."""
    can_redo: str
    second_person: bool
    """The policy: a version comes into force only when another person approves it."""

    @property
    def seen(self) -> "SeenDraft":
        if self.draft is None:
            return SeenDraft(number=0, step=0)
        return SeenDraft(number=self.draft.number, step=self.draft.step)

    @property
    def changes(self) -> tuple[RuleChange, ...]:
        return changes_between(self.in_force, self.rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenDraft:
    """The draft as the person saw it; number 0 where there was none."""

    number: int
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of a draft: in force, with the blocked postings that are checked again, or waiting."""

    version: StoredVersion
    checked_again: int

    @property
    def is_active(self) -> bool:
        return self.version.state is VersionState.ACTIVE


async def mapping_state(workplace: Workplace) -> MappingState:
    return await workplace.store.read(_state)


async def mapping_history(workplace: Workplace) -> list[StoredVersion]:
    """Return every version, the newest first."""
    return await workplace.store.read(mapping_versions.versions)


async def version_changes(workplace: Workplace, number: int) -> tuple[RuleChange, ...]:
    """Return what a version changed against the one it was made from."""
    return await workplace.store.read(_version_changes, number)


async def edit_rules(
    workplace: Workplace, changes: Sequence[RuleChange], *, what: str, seen: SeenDraft
) -> SeenDraft:
    """Make one step: rules added, changed or removed together, which one Undo takes back."""
    after = await workplace.store.write(_edit, tuple(changes), what, seen, workplace)
    workplace.tell(SUBJECT)
    return after


async def add_rules(
    workplace: Workplace, rules: Sequence[MappingRule], *, what: str, seen: SeenDraft
) -> tuple[SeenDraft, tuple[str, ...]]:
    """Add rules at the end, under fresh ids; returns them too."""
    after, ids = await workplace.store.write(_add, tuple(rules), what, seen, workplace)
    workplace.tell(SUBJECT)
    return after, ids


async def take_over_rules(workplace: Workplace, rules: Sequence[MappingRule], *, seen: SeenDraft) -> int:
    """Put the rules of a file in place of all others, as one step of the draft; returns how many rules differ."""
    count = await workplace.store.write(_take_over, tuple(rules), seen, workplace)
    workplace.tell(SUBJECT)
    return count


async def undo(workplace: Workplace, *, seen: SeenDraft) -> str:
    """Take the last step back; returns what it was, '' when there is none."""
    what = await workplace.store.write(_undo, seen, workplace)
    workplace.tell(SUBJECT)
    return what


async def redo(workplace: Workplace, *, seen: SeenDraft) -> str:
    what = await workplace.store.write(_redo, seen, workplace)
    workplace.tell(SUBJECT)
    return what


async def discard_draft(workplace: Workplace, *, seen: SeenDraft) -> None:
    """Give the draft up; the rules in force stay."""
    await workplace.store.write(_discard, seen, workplace)
    workplace.tell(SUBJECT)


async def submit_draft(workplace: Workplace, *, reason: str, seen: SeenDraft) -> Decision:
    """Put the draft in force, or, where the policy asks for a second person, before that person."""
    decision = await workplace.store.write(_submit, reason.strip(), seen, workplace)
    await _prepare_again(workplace, decision)
    return decision


async def approve_draft(workplace: Workplace, *, seen: SeenDraft) -> Decision:
    """Put a submitted draft in force; refused to whoever had a hand in it."""
    decision = await workplace.store.write(_approve, seen, workplace)
    await _prepare_again(workplace, decision)
    return decision


async def send_back(workplace: Workplace, *, reason: str, seen: SeenDraft) -> None:
    """Refuse a submitted draft: it can be worked on again."""
    await workplace.store.write(_send_back, reason.strip(), seen, workplace)
    workplace.tell(SUBJECT)


async def require_second_person(workplace: Workplace, is_required: bool) -> None:
    await workplace.store.write(_set_policy, is_required, workplace)
    workplace.tell(SUBJECT)


async def put_in_force(workplace: Workplace, rules: Sequence[MappingRule], *, reason: str) -> Decision:
    """
    Make a whole set the next version at once, as an import does; refused while a draft is open.

    Where the policy asks for a second person the set waits for one.
    """
    decision = await workplace.store.write(_put_in_force, tuple(rules), reason, workplace)
    await _prepare_again(workplace, decision)
    return decision


def changes_between(before: Iterable[MappingRule], after: Iterable[MappingRule]) -> tuple[RuleChange, ...]:
    old, new = ({rule.rule_id: rule for rule in rules} for rules in (before, after))
    return tuple(
        RuleChange(rule_id=rule_id, before=old.get(rule_id), after=new.get(rule_id))
        for rule_id in dict.fromkeys((*old, *new))
        if old.get(rule_id) != new.get(rule_id)
    )


async def _prepare_again(workplace: Workplace, decision: Decision) -> None:
    if decision.is_active:
        for connection in await workplace.store.read(connections.connections):
            if "target" in connection.values:
                await request_run(
                    workplace, Job.PREPARE, connection=connection.connection_id, trigger=Trigger.FOLLOW_UP
                )
    workplace.tell(SUBJECT)


def _state(transaction: Transaction) -> MappingState:
    draft = mapping_versions.open_version(transaction)
    in_force = tuple(mappings.mapping_rules(transaction))
    done = mapping_versions.last_done(transaction, draft.number) if draft else None
    undone = mapping_versions.first_undone(transaction, draft.number) if draft else None
    return MappingState(
        rules=tuple(mapping_versions.draft_rules(transaction)) if draft else in_force,
        in_force=in_force,
        active=mapping_versions.active_version(transaction),
        draft=draft,
        can_undo=done.what if done else "",
        can_redo=undone.what if undone else "",
        second_person=_asks_second_person(transaction),
    )


def _asks_second_person(transaction: Transaction) -> bool:
    return bool(connections.setting(transaction, SECOND_PERSON, False))


def _version_changes(transaction: Transaction, number: int) -> tuple[RuleChange, ...]:
    version = mapping_versions.version_numbered(transaction, number)
    if version is None:
        raise Problem("mapping.version_unknown", version=number)
    before = mapping_versions.version_numbered(transaction, version.based_on)
    return changes_between(_rules_of(transaction, before), _rules_of(transaction, version))


def _rules_of(transaction: Transaction, version: StoredVersion | None) -> list[MappingRule]:
    if version is None:
        return []
    if version.rules_hash is not None:
        return mapping_versions.kept_rules(transaction, version.rules_hash)
    return mapping_versions.draft_rules(transaction) if version.state in mapping_versions.OPEN else []


def _as_seen(transaction: Transaction, seen: SeenDraft) -> StoredVersion:
    """Load the draft and make sure that it is still at the step the person saw."""
    draft = mapping_versions.open_version(transaction)
    if draft is None or (draft.number, draft.step) != (seen.number, seen.step):
        raise Problem("mapping.draft_moved", cause=Cause.STATE, by=draft.editors[-1] if draft else "")
    return draft


def _drafted(transaction: Transaction, seen: SeenDraft, workplace: Workplace) -> StoredVersion:
    """Return the draft to be edited: the one that was seen, or a new one; an edit takes a submission back."""
    if seen.number == 0 and mapping_versions.open_version(transaction) is None:
        return _open(transaction, workplace)
    draft = _as_seen(transaction, seen)
    if draft.state is VersionState.WAITING:
        mapping_versions.change_version(
            transaction,
            draft.number,
            state=VersionState.DRAFT.value,
            submitted_by=None,
            submitted_at=None,
        )
        _record(transaction, workplace, "mapping.taken_back", draft)
    return draft


def _open(transaction: Transaction, workplace: Workplace) -> StoredVersion:
    rules = mappings.mapping_rules(transaction)
    active = mapping_versions.active_version(transaction)
    if active is None and rules:
        active = _baseline(transaction, rules, workplace)
    draft = _fresh(transaction, workplace, based_on=active.number if active else 0)
    mapping_versions.add_version(transaction, draft)
    mapping_versions.fill_draft(transaction, rules)
    _record(transaction, workplace, "mapping.draft_opened", draft)
    return draft


def _baseline(transaction: Transaction, rules: Sequence[MappingRule], workplace: Workplace) -> StoredVersion:
    """Rules that were in force before there were versions become the first one."""
    first = replace(
        _fresh(transaction, workplace, based_on=0),
        state=VersionState.ACTIVE,
        reason="",
        decided_at=workplace.now,
        audit_seq=0,
        rules_hash=mapping_versions.keep_rules(transaction, rules),
        rules=len(rules),
        added=len(rules),
    )
    mapping_versions.add_version(transaction, first)
    return first


def _fresh(transaction: Transaction, workplace: Workplace, *, based_on: int) -> StoredVersion:
    return StoredVersion(
        number=mapping_versions.next_number(transaction),
        state=VersionState.DRAFT,
        based_on=based_on,
        opened_by=workplace.actor.name,
        opened_at=workplace.now,
        step=0,
        editors=(workplace.actor.name,),
        reason="",
        submitted_by=None,
        submitted_at=None,
        decided_by=None,
        decided_at=None,
        audit_seq=None,
        rules_hash=None,
        rules=0,
        added=0,
        changed=0,
        removed=0,
    )


def _edit(
    transaction: Transaction,
    changes: Sequence[RuleChange],
    what: str,
    seen: SeenDraft,
    workplace: Workplace,
) -> SeenDraft:
    draft = _drafted(transaction, seen, workplace)
    mapping_versions.apply_to_draft(transaction, changes)
    mapping_versions.add_edit(
        transaction,
        draft.number,
        at=workplace.now,
        person=workplace.actor.name,
        what=what,
        changes=changes,
    )
    return _step_on(transaction, draft, workplace)


def _add(
    transaction: Transaction,
    rules: Sequence[MappingRule],
    what: str,
    seen: SeenDraft,
    workplace: Workplace,
) -> tuple[SeenDraft, tuple[str, ...]]:
    draft = _drafted(transaction, seen, workplace)
    known, last = mapping_versions.draft_ids(transaction)
    ids = _fresh_ids(transaction, known, len(rules))
    added = [
        replace(rule, rule_id=rule_id, position=last + 1 + place)
        for place, (rule, rule_id) in enumerate(zip(rules, ids, strict=True))
    ]
    changes = [RuleChange(rule_id=rule.rule_id, before=None, after=rule) for rule in added]
    return _edit(transaction, changes, what, _seen(draft), workplace), tuple(ids)


def _take_over(
    transaction: Transaction, rules: Sequence[MappingRule], seen: SeenDraft, workplace: Workplace
) -> int:
    draft = _drafted(transaction, seen, workplace)
    known = mapping_versions.draft_rules(transaction)
    changes = changes_between(known, _recognised(transaction, rules, known))
    if changes:
        _edit(transaction, changes, "import", _seen(draft), workplace)
    return len(changes)


def _undo(transaction: Transaction, seen: SeenDraft, workplace: Workplace) -> str:
    draft = _as_seen(transaction, seen)
    edit = mapping_versions.last_done(transaction, draft.number)
    return _go(transaction, draft, edit, workplace, is_undone=True)


def _redo(transaction: Transaction, seen: SeenDraft, workplace: Workplace) -> str:
    draft = _as_seen(transaction, seen)
    edit = mapping_versions.first_undone(transaction, draft.number)
    return _go(transaction, draft, edit, workplace, is_undone=False)


def _go(
    transaction: Transaction,
    draft: StoredVersion,
    edit: StoredEdit | None,
    workplace: Workplace,
    *,
    is_undone: bool,
) -> str:
    if edit is None:
        return ""
    draft = _drafted(transaction, _seen(draft), workplace)
    changes = [change.undone if is_undone else change for change in edit.changes]
    mapping_versions.apply_to_draft(transaction, changes)
    mapping_versions.mark_undone(transaction, draft.number, edit.place, is_undone=is_undone)
    _step_on(transaction, draft, workplace)
    return edit.what


def _step_on(transaction: Transaction, draft: StoredVersion, workplace: Workplace) -> SeenDraft:
    others = [name for name in draft.editors if name != workplace.actor.name]
    mapping_versions.change_version(
        transaction, draft.number, step=draft.step + 1, editors=[*others, workplace.actor.name]
    )
    return SeenDraft(number=draft.number, step=draft.step + 1)


def _discard(transaction: Transaction, seen: SeenDraft, workplace: Workplace) -> None:
    draft = _as_seen(transaction, seen)
    changes = changes_between(mappings.mapping_rules(transaction), mapping_versions.draft_rules(transaction))
    mapping_versions.change_version(
        transaction,
        draft.number,
        state=VersionState.DISCARDED.value,
        decided_by=workplace.actor.name,
        decided_at=workplace.now,
        **_counts(changes),
    )
    mapping_versions.forget_draft(transaction, draft.number)
    _record(transaction, workplace, "mapping.discarded", draft, changes=_told(changes))


def _submit(transaction: Transaction, reason: str, seen: SeenDraft, workplace: Workplace) -> Decision:
    draft = _as_seen(transaction, seen)
    if not reason:
        raise Problem("mapping.reason_missing")
    rules = mapping_versions.draft_rules(transaction)
    changes = changes_between(mappings.mapping_rules(transaction), rules)
    if not changes:
        raise Problem("mapping.nothing_changed", cause=Cause.STATE)
    mapping_versions.change_version(
        transaction,
        draft.number,
        state=VersionState.WAITING.value,
        reason=reason,
        submitted_by=workplace.actor.name,
        submitted_at=workplace.now,
        rules=len(rules),
        **_counts(changes),
    )
    if not _asks_second_person(transaction):
        return _activate(transaction, draft.number, workplace)
    _record(transaction, workplace, "mapping.submitted", draft, reason=reason, changes=_told(changes))
    return Decision(version=_numbered(transaction, draft.number), checked_again=0)


def _approve(transaction: Transaction, seen: SeenDraft, workplace: Workplace) -> Decision:
    draft = _as_seen(transaction, seen)
    if draft.state is not VersionState.WAITING:
        raise Problem("mapping.not_submitted", cause=Cause.STATE)
    if workplace.actor.name in {*draft.editors, draft.submitted_by}:
        raise Problem(
            "mapping.same_person", cause=Cause.PERMISSION, retry=Retry.NEVER, who=workplace.actor.name
        )
    return _activate(transaction, draft.number, workplace)


def _send_back(transaction: Transaction, reason: str, seen: SeenDraft, workplace: Workplace) -> None:
    draft = _as_seen(transaction, seen)
    if draft.state is not VersionState.WAITING:
        raise Problem("mapping.not_submitted", cause=Cause.STATE)
    if not reason:
        raise Problem("mapping.reason_missing")
    mapping_versions.change_version(
        transaction, draft.number, state=VersionState.DRAFT.value, submitted_by=None, submitted_at=None
    )
    _record(transaction, workplace, "mapping.sent_back", draft, reason=reason)


def _activate(transaction: Transaction, number: int, workplace: Workplace) -> Decision:
    """The draft becomes what is in force, and what nobody has approved yet is prepared again."""
    draft = _numbered(transaction, number)
    rules = mapping_versions.draft_rules(transaction)
    changes = changes_between(mappings.mapping_rules(transaction), rules)
    mappings.replace_mapping_rules(transaction, rules)
    mapping_versions.replace_active(transaction)
    mapping_versions.forget_draft(transaction, number)
    rules_hash = mapping_versions.keep_rules(transaction, mappings.mapping_rules(transaction))
    blocked = posting_lists.ask_to_check_again(transaction)
    seq = _record(
        transaction,
        workplace,
        "mapping.activated",
        draft,
        reason=draft.reason,
        submitted_by=draft.submitted_by or "",
        rules_hash=rules_hash,
        changes=_told(changes),
    )
    mapping_versions.change_version(
        transaction,
        number,
        state=VersionState.ACTIVE.value,
        decided_by=workplace.actor.name,
        decided_at=workplace.now,
        audit_seq=seq,
        rules_hash=rules_hash,
        rules=len(rules),
        **_counts(changes),
    )
    return Decision(version=_numbered(transaction, number), checked_again=blocked)


def _put_in_force(
    transaction: Transaction, rules: Sequence[MappingRule], reason: str, workplace: Workplace
) -> Decision:
    if (draft := mapping_versions.open_version(transaction)) is not None:
        raise Problem("mapping.draft_open", cause=Cause.STATE, who=draft.opened_by)
    draft = _open(transaction, workplace)
    known = mapping_versions.draft_rules(transaction)
    changes = changes_between(known, _recognised(transaction, rules, known))
    seen = _edit(transaction, changes, "import", _seen(draft), workplace) if changes else _seen(draft)
    if not changes:
        return _activate(transaction, draft.number, workplace)
    return _submit(transaction, reason, seen, workplace)


def _recognised(
    transaction: Transaction, rules: Sequence[MappingRule], known: Sequence[MappingRule]
) -> list[MappingRule]:
    """Give rules of a file the ids of the rules that ask the same, so that history can follow them."""
    waiting: dict[tuple[object, ...], list[str]] = {}
    for rule in known:
        waiting.setdefault(_question(rule), []).append(rule.rule_id)
    ids = [waiting[key].pop(0) if waiting.get(key := _question(rule)) else "" for rule in rules]
    if known:
        fresh = iter(_fresh_ids(transaction, [rule.rule_id for rule in known], ids.count("")))
    else:
        fresh = iter([rule.rule_id for rule in rules])
        _fresh_ids(transaction, [rule.rule_id for rule in rules], 0)
    return [
        replace(rule, rule_id=rule_id or next(fresh), position=place)
        for place, (rule, rule_id) in enumerate(zip(rules, ids, strict=True))
    ]


def _question(rule: MappingRule) -> tuple[object, ...]:
    asked = tuple(sorted((name, fold_trait(name, pattern)) for name, pattern in rule.conditions.items()))
    return (rule.role, rule.connection, asked, rule.valid_from)


def _fresh_ids(transaction: Transaction, known: Iterable[str], count: int) -> list[str]:
    """Number rules on; an id is never used for another rule again."""
    numbers = (int(match.group(1)) for one in known if (match := _NUMBERED.fullmatch(one)))
    last = max(int(connections.setting(transaction, _LAST_RULE, 0)), max(numbers, default=0))
    connections.change_setting(transaction, _LAST_RULE, last + count)
    return [f"rule-{number:04d}" for number in range(last + 1, last + 1 + count)]


def _seen(draft: StoredVersion) -> SeenDraft:
    return SeenDraft(number=draft.number, step=draft.step)


def _numbered(transaction: Transaction, number: int) -> StoredVersion:
    version = mapping_versions.version_numbered(transaction, number)
    if version is None:
        raise Problem("mapping.version_unknown", version=number)
    return version


def _counts(changes: Sequence[RuleChange]) -> dict[str, int]:
    return {
        "added": sum(change.before is None for change in changes),
        "removed": sum(change.after is None for change in changes),
        "changed": sum(change.before is not None and change.after is not None for change in changes),
    }


def _told(changes: Sequence[RuleChange]) -> list[dict[str, object]]:
    """Say what changed, as the audit log keeps it: only the fields that differ of a rule that was changed."""
    return [
        {"rule": change.rule_id, "before": before, "after": after}
        for change in changes
        for before, after in [_differing(change)]
    ]


def _differing(change: RuleChange) -> tuple[dict[str, object], dict[str, object]]:
    before, after = (_plain(rule) if rule else {} for rule in (change.before, change.after))
    if not before or not after:
        return before, after
    names = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def _plain(rule: MappingRule) -> dict[str, object]:
    row = rule_row(rule)
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in row.items()
        if name != "rule_id"
    }


def _set_policy(transaction: Transaction, is_required: bool, workplace: Workplace) -> None:
    if _asks_second_person(transaction) == is_required:
        return
    connections.change_setting(transaction, SECOND_PERSON, is_required)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="mapping.policy_changed",
        subject_kind=SUBJECT,
        subject_id="policy",
        second_person=is_required,
    )


def _record(
    transaction: Transaction, workplace: Workplace, event: str, version: StoredVersion, **fields: object
) -> int:
    return audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=event,
        subject_kind=SUBJECT,
        subject_id=f"version {version.number}",
        **fields,
    )


def moment_of(version: StoredVersion) -> datetime:
    """When a version last moved."""
    return version.decided_at or version.submitted_at or version.opened_at
