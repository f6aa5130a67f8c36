"""What the mappings screen shows and does, without Qt."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.connect import list_connections
from mlconnector_gui.services.find_accounts import (
    RuleFinding,
    RulesLookedOver,
    StoredAccountFinder,
    check_one,
    look_over,
)
from mlconnector_gui.services.map_accounts import read_rules, write_rules
from mlconnector_gui.services.map_this import MissingLine, missing_lines, postings_freed
from mlconnector_gui.services.mapping_draft import (
    Decision,
    MappingState,
    add_rules,
    approve_draft,
    discard_draft,
    edit_rules,
    mapping_history,
    mapping_state,
    redo,
    require_second_person,
    send_back,
    submit_draft,
    take_over_rules,
    undo,
    version_changes,
)
from mlconnector_gui.services.simulate_mapping import ChangedLine, Simulation, simulate_rules
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.mapping_versions import RuleChange, StoredVersion, VersionState
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.screens.mappings.entered import EnteredRule
from mlconnector_gui.ui.screens.mappings.rows import RuleRow, RuleSort, filtered, row_of_rule, sorted_rows
from mlconnector_gui.ui.words.amounts import counted, moment_text
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.mapping import change_counts

_SEVERITIES = (Severity.BLOCKS, Severity.WARNS, Severity.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingsState:
    """Everything the screen draws, but for the rows of the grids."""

    mapping: MappingState | None = None
    rows: tuple[RuleRow, ...] = ()
    """Every rule, in the order of the list."""
    shown: tuple[RuleRow, ...] = ()
    """Those that the search finds, sorted."""
    changes: tuple[RuleChange, ...] = ()
    """What the draft does to the rules in force."""
    blocking: int = 0
    """Rules that JDE would take no posting for."""
    text: str = ""
    sort: RuleSort = RuleSort.ORDER
    descending: bool = False
    stores: tuple[str, ...] = ()
    selected: tuple[str, ...] = ()
    current: str | None = None
    history: tuple[StoredVersion, ...] = ()
    simulation: Simulation | None = None
    is_simulation_old: bool = False
    """The draft was changed since."""
    is_simulating: bool = False
    waiting: int = 0
    """Blocked postings that the draft would free."""
    person: str = ""

    @property
    def current_row(self) -> RuleRow | None:
        return next((row for row in self.rows if row.rule.rule_id == self.current), None)

    @property
    def is_in_order(self) -> bool:
        """All rules are shown in their own order, so that a place among them means something."""
        return self.sort is RuleSort.ORDER and not self.descending and len(self.shown) == len(self.rows)

    @property
    def is_waiting(self) -> bool:
        draft = self.mapping.draft if self.mapping else None
        return draft is not None and draft.state is VersionState.WAITING

    @property
    def standing(self) -> str:
        """What is in force, and what the draft is."""
        if self.mapping is None:
            return ""
        return "  ·  ".join(
            part for part in (_in_force(self.mapping), _of_draft(self.mapping, self.changes)) if part
        )

    @property
    def decide(self) -> tuple[str, str]:
        """The words of the button that puts the draft in force, and why it cannot be pressed ('' when it can)."""
        mapping = self.mapping
        if mapping is None or mapping.draft is None:
            return said("Activate"), said("Nothing was changed.")
        if self.is_waiting:
            had_a_hand = self.person in {*mapping.draft.editors, mapping.draft.submitted_by}
            refusal = said("Another person approves it, who changed nothing in it.") if had_a_hand else ""
            return said("Approve version {version}…", version=mapping.draft.number), refusal
        words = said("Submit") if mapping.second_person else said("Activate")
        if not self.changes:
            return words, said("The draft is the same as the rules in force.")
        return (
            said("{verb} (frees {count:,})…", verb=words, count=self.waiting) if self.waiting else f"{words}…"
        ), ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivationSummary:
    """What a person reads before the draft comes into force."""

    version: int
    changes: tuple[RuleChange, ...]
    freed: int
    blocking: int
    simulation: Simulation | None
    needs_second_person: bool
    is_approval: bool
    reason: str


class MappingsPresenter:
    """Keeps the state of the screen; each edit names the step of the draft that the person saw."""

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = MappingsState(person=workplace.actor.name)
        self.finder = StoredAccountFinder(workplace)
        self._workplace = workplace
        self._engine = engine
        self._looked_over = RulesLookedOver(findings=(), descriptions={})
        self._reading = asyncio.Lock()

    async def refresh(self) -> MappingsState:
        """Read the rules and the history; what was found of them stays until it is looked over again."""
        async with self._reading:
            mapping = await mapping_state(self._workplace)
            history = await mapping_history(self._workplace)
            known = await list_connections(self._workplace)
            is_changed = self.state.mapping is None or mapping.rules != self.state.mapping.rules
            self.state = replace(
                self.state,
                mapping=mapping,
                history=tuple(history),
                stores=tuple(one.name for one in known if "target" in one.values),
                is_simulation_old=self.state.is_simulation_old or is_changed,
                waiting=self.state.waiting if mapping.draft else 0,
            )
            return await self._arranged()

    async def look_over(self) -> MappingsState:
        """Hold the rules against JDE's records, and count what the draft would free."""
        async with self._reading:
            mapping = self.state.mapping
            if mapping is None:
                return self.state
            self._looked_over = await look_over(self._workplace, mapping.rules)
            waiting = await postings_freed(self._workplace, mapping.rules) if self.state.changes else 0
            self.state = replace(self.state, waiting=waiting)
            return await self._arranged()

    async def show(self, text: str, sort: RuleSort, *, descending: bool) -> MappingsState:
        async with self._reading:
            self.state = replace(self.state, text=text, sort=sort, descending=descending)
            return await self._arranged()

    def select(self, rule_ids: Sequence[str], current: str | None) -> MappingsState:
        self.state = replace(self.state, selected=tuple(rule_ids), current=current)
        return self.state

    async def rule_rows(self, rule_ids: Sequence[str]) -> list[RuleRow]:
        wanted = set(rule_ids)
        return [row for row in self.state.rows if row.rule.rule_id in wanted]

    async def add(self, entered: EnteredRule) -> str:
        """Add a rule at the end; returns its id."""
        mapping = self._mapping
        _, (rule_id,) = await add_rules(
            self._workplace, [entered.rule()], what=said("adding a rule"), seen=mapping.seen
        )
        await self.refresh()
        return rule_id

    async def change(self, rule_id: str, entered: EnteredRule) -> None:
        before = self._rule(rule_id)
        after = entered.rule(rule_id=rule_id, position=before.position)
        if after != before:
            await self._edit(
                [RuleChange(rule_id=rule_id, before=before, after=after)], said("changing a rule")
            )

    async def remove(self, rule_ids: Sequence[str]) -> str:
        gone = [RuleChange(rule_id=one, before=self._rule(one), after=None) for one in rule_ids]
        words = counted(len(gone), "rule")
        await self._edit(gone, said("removing {rules}", rules=words))
        return said("Removed {rules}. Ctrl+Z brings back.", rules=words)

    async def move(self, rule_id: str, place: int) -> None:
        """Put a rule at a place of the list; those in between make room, and one Undo brings all back."""
        rules = [row.rule for row in self.state.rows]
        moved = self._rule(rule_id)
        after = [one for one in rules if one.rule_id != rule_id]
        if not 0 <= place < len(rules):
            return
        after.insert(place, moved)
        positions = [one.position for one in rules]
        changes = [
            RuleChange(rule_id=one.rule_id, before=one, after=replace(one, position=position))
            for one, position in zip(after, positions, strict=True)
            if one.position != position
        ]
        if changes:
            await self._edit(changes, said("moving a rule"))

    async def undo(self) -> str:
        what = await undo(self._workplace, seen=self._mapping.seen) if self._mapping.can_undo else ""
        await self.refresh()
        return said("Took back {what}.", what=what) if what else said("There is nothing to undo.")

    async def redo(self) -> str:
        what = await redo(self._workplace, seen=self._mapping.seen) if self._mapping.can_redo else ""
        await self.refresh()
        return said("Did again: {what}.", what=what) if what else said("There is nothing to do again.")

    async def discard(self) -> str:
        await discard_draft(self._workplace, seen=self._mapping.seen)
        await self.refresh()
        return said("Discarded the draft. The rules in force stay.")

    async def import_file(self, path: Path) -> str:
        rules = await asyncio.to_thread(read_rules, path)
        count = await take_over_rules(self._workplace, rules, seen=self._mapping.seen)
        await self.refresh()
        return said(
            "Imported {rules} from {path} into the draft; {count:,} differ.",
            rules=counted(len(rules), "rule"),
            path=path.name,
            count=count,
        )

    async def export_file(self, path: Path) -> str:
        count = await asyncio.to_thread(write_rules, path, self._mapping.rules)
        return said("Wrote {rules} to {path}.", rules=counted(count, "rule"), path=path)

    async def check(self, entered: EnteredRule, rule_id: str) -> tuple[RuleFinding, ...] | Problem:
        """Say what is wrong with a rule that is being written."""
        try:
            rule = entered.rule(rule_id=rule_id or "new")
        except Problem as problem:
            return problem
        return await check_one(self._workplace, rule)

    async def missing(self, posting_id: str) -> list[MissingLine]:
        return await missing_lines(self._workplace, posting_id)

    async def would_free(self, entered: EnteredRule, rule_id: str) -> int:
        """Count the postings that the draft with this rule would free."""
        try:
            rule = entered.rule(rule_id=rule_id or "new")
        except Problem:
            return 0
        others = [one for one in self._mapping.rules if one.rule_id != rule_id]
        return await postings_freed(self._workplace, [*others, rule])

    async def simulate(self) -> AsyncIterator[MappingsState]:
        """Try the rules shown on the archive; yields as documents go by."""
        rules = self._mapping.rules
        self.state = replace(self.state, simulation=None, is_simulating=True, is_simulation_old=False)
        yield self.state
        try:
            async for found in simulate_rules(self._workplace, rules):
                self.state = replace(self.state, simulation=found)
                yield self.state
        finally:
            is_whole = self.state.simulation is not None and self.state.simulation.is_done
            kept = self.state.simulation if is_whole else None
            self.state = replace(self.state, simulation=kept, is_simulating=False)

    async def changed_lines(self, places: Sequence[int]) -> list[tuple[int, ChangedLine]]:
        found = self.state.simulation.changes if self.state.simulation else ()
        return [(place, found[place]) for place in places if place < len(found)]

    async def versions(self, numbers: Sequence[int]) -> list[StoredVersion]:
        return [version for version in self.state.history if version.number in numbers]

    async def version_changes(self, number: int) -> tuple[RuleChange, ...]:
        return await version_changes(self._workplace, number)

    async def summary(self) -> ActivationSummary:
        """Gather what the draft changes and frees."""
        mapping = self._mapping
        assert mapping.draft is not None  # noqa: S101  the button is offered with a draft only
        known = self.state.simulation if not self.state.is_simulation_old else None
        return ActivationSummary(
            version=mapping.draft.number,
            changes=self.state.changes,
            freed=await postings_freed(self._workplace, mapping.rules),
            blocking=self.state.blocking,
            simulation=known,
            needs_second_person=mapping.second_person,
            is_approval=self.state.is_waiting,
            reason=mapping.draft.reason,
        )

    async def decide(self, reason: str) -> str:
        """Submit, activate or approve, as the draft stands."""
        seen = self._mapping.seen
        if self.state.is_waiting:
            decision = await approve_draft(self._workplace, seen=seen)
        else:
            decision = await submit_draft(self._workplace, reason=reason, seen=seen)
        self._engine.wake()
        await self.refresh()
        return _decided(decision)

    async def send_back(self, reason: str) -> str:
        await send_back(self._workplace, reason=reason, seen=self._mapping.seen)
        await self.refresh()
        return said("Sent the draft back; it can be worked on again.")

    async def require_second_person(self, is_required: bool) -> None:
        await require_second_person(self._workplace, is_required)
        await self.refresh()

    async def _edit(self, changes: Sequence[RuleChange], what: str) -> None:
        await edit_rules(self._workplace, changes, what=what, seen=self._mapping.seen)
        await self.refresh()

    @property
    def _mapping(self) -> MappingState:
        assert self.state.mapping is not None  # noqa: S101  nothing can be pressed before it is shown
        return self.state.mapping

    def _rule(self, rule_id: str) -> MappingRule:
        return next(rule for rule in self._mapping.rules if rule.rule_id == rule_id)

    async def _arranged(self) -> MappingsState:
        """Make the rows from what was read and what was found; thousands of them are no work for the loop."""
        mapping = self.state.mapping
        if mapping is None:
            return self.state
        state = self.state
        rows, shown, changes = await asyncio.to_thread(
            _arrange, mapping, self._looked_over, state.text, state.sort, state.descending
        )
        blocking = sum(bool(row.findings) and row.findings[0].severity is Severity.BLOCKS for row in rows)
        self.state = replace(self.state, rows=rows, shown=shown, changes=changes, blocking=blocking)
        return self.state


def _arrange(
    mapping: MappingState, looked_over: RulesLookedOver, text: str, sort: RuleSort, descending: bool
) -> tuple[tuple[RuleRow, ...], tuple[RuleRow, ...], tuple[RuleChange, ...]]:
    findings: dict[str, list[RuleFinding]] = defaultdict(list)
    for finding in sorted(looked_over.findings, key=lambda one: _SEVERITIES.index(one.severity)):
        findings[finding.rule_id].append(finding)
    known = {rule.rule_id: rule for rule in mapping.in_force}
    is_draft = mapping.draft is not None
    rows = tuple(
        row_of_rule(
            rule,
            number=number,
            before=known.get(rule.rule_id) if is_draft else rule,
            findings=tuple(findings[rule.rule_id]),
            account_description=looked_over.descriptions.get(str(rule.account), ""),
        )
        for number, rule in enumerate(sorted(mapping.rules, key=lambda one: one.position), start=1)
    )
    shown = sorted_rows(filtered(rows, text), sort, descending=descending)
    return rows, shown, mapping.changes if is_draft else ()


def _in_force(mapping: MappingState) -> str:
    active = mapping.active
    if active is None:
        return said("In force: {rules}", rules=counted(len(mapping.in_force), "rule"))
    words = said("In force: version {version}", version=active.number)
    if active.decided_at is None:
        return words
    return said("{words} since {moment}", words=words, moment=moment_text(active.decided_at))


def _of_draft(mapping: MappingState, changes: tuple[RuleChange, ...]) -> str:
    draft = mapping.draft
    if draft is None:
        return ""
    counts = change_counts(changes)
    if draft.state is VersionState.WAITING:
        return said(
            "Version {version} by {person} waits for approval: {counts}",
            version=draft.number,
            person=draft.submitted_by,
            counts=counts,
        )
    return said(
        "Draft of version {version} by {people}: {counts}",
        version=draft.number,
        people=", ".join(draft.editors),
        counts=counts,
    )


def _decided(decision: Decision) -> str:
    number = decision.version.number
    if not decision.is_active:
        return said("Version {number} waits for the approval of a second person.", number=number)
    words = said("Version {number} is in force.", number=number)
    if decision.checked_again:
        return said(
            "{words} {postings} are prepared again.",
            words=words,
            postings=counted(decision.checked_again, "blocked posting"),
        )
    return words
