"""Rules change in a draft, one step at a time, and come into force as a version with a reason."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.services.find_accounts import StoredAccountFinder, check_rules
from mlconnector_gui.services.map_accounts import current_rules, replace_rules
from mlconnector_gui.services.mapping_draft import (
    MappingState,
    add_rules,
    approve_draft,
    discard_draft,
    edit_rules,
    mapping_history,
    mapping_state,
    put_in_force,
    redo,
    require_second_person,
    send_back,
    submit_draft,
    take_over_rules,
    undo,
    version_changes,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories.mapping_versions import RuleChange, VersionState
from tests.helpers.accounting import rule
from tests.helpers.problems import refused
from tests.helpers.workspaces import connected_workplace

TENTS = rule("new", account="40.5010", sku="TENT*")


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    workplace, _ = connected_workplace(tmp_path / "workspace")
    yield workplace
    workplace.store.close()


async def add(workplace: Workplace, *rules: MappingRule, who: str = "clerk.one") -> MappingState:
    state = await mapping_state(workplace)
    await add_rules(workplace.acting_as(who), rules, what="add", seen=state.seen)
    return await mapping_state(workplace)


def noted(known: MappingRule, note: str) -> RuleChange:
    return RuleChange(rule_id=known.rule_id, before=known, after=replace(known, note=note))


def events(workplace: Workplace) -> list[str]:
    records = workplace.store.read_now(lambda transaction: list(audit.exported(transaction)))
    return [str(one["event"]) for one in records]


async def test_a_draft_leaves_the_rules_in_force_until_it_is_activated(workplace: Workplace) -> None:
    before = await current_rules(workplace)

    state = await add(workplace, TENTS)
    assert await current_rules(workplace) == before
    decision = await submit_draft(workplace, reason="tents have an account", seen=state.seen)

    assert decision.is_active
    assert [one.conditions for one in await current_rules(workplace)][-1] == {"sku": "TENT*"}
    assert (await mapping_state(workplace)).draft is None
    assert events(workplace)[-1] == "mapping.activated"


async def test_steps_are_undone_and_done_again_in_order(workplace: Workplace) -> None:
    state = await add(workplace, TENTS)
    tents = state.rules[-1]
    await edit_rules(workplace, [noted(tents, "all tents")], what="change", seen=state.seen)

    async def notes(step: str) -> list[str]:
        state = await mapping_state(workplace)
        await (undo if step == "undo" else redo)(workplace, seen=state.seen)
        return [one.note for one in (await mapping_state(workplace)).rules if one.rule_id == tents.rule_id]

    assert await notes("undo") == [""]
    assert await notes("undo") == []
    assert await notes("undo") == []
    assert await notes("redo") == [""]
    assert await notes("redo") == ["all tents"]
    assert (await mapping_state(workplace)).can_redo == ""


async def test_a_new_step_takes_the_place_of_what_was_undone(workplace: Workplace) -> None:
    state = await add(workplace, TENTS)
    await undo(workplace, seen=state.seen)

    state = await add(workplace, rule("other", sku="BOOT*"))

    assert (state.can_undo, state.can_redo) == ("add", "")
    assert state.rules[-1].conditions == {"sku": "BOOT*"}


async def test_an_edit_of_what_changed_meanwhile_is_refused(workplace: Workplace) -> None:
    old = (await mapping_state(workplace)).seen
    await add(workplace, TENTS, who="r.example")

    with refused("mapping.draft_moved") as caught:
        await add_rules(workplace, [TENTS], what="add", seen=old)

    assert caught.value.params["by"] == "r.example"
    assert len((await mapping_state(workplace)).changes) == 1


async def test_the_second_person_is_one_who_changed_nothing(workplace: Workplace) -> None:
    await require_second_person(workplace, True)
    state = await add(workplace, TENTS)
    decision = await submit_draft(workplace, reason="tents", seen=state.seen)
    state = await mapping_state(workplace)

    assert decision.version.state is VersionState.WAITING
    with refused("mapping.same_person"):
        await approve_draft(workplace, seen=state.seen)
    approved = await approve_draft(workplace.acting_as("r.example"), seen=state.seen)

    assert (approved.version.submitted_by, approved.version.decided_by) == ("clerk.one", "r.example")
    assert len(await current_rules(workplace)) == len(state.rules)


async def test_whoever_edits_what_waits_takes_the_submission_back_and_cannot_approve_it(
    workplace: Workplace,
) -> None:
    await require_second_person(workplace, True)
    state = await add(workplace, TENTS)
    await submit_draft(workplace, reason="tents", seen=state.seen)

    state = await add(workplace, rule("more", sku="BOOT*"), who="r.example")
    assert state.draft is not None
    assert state.draft.state is VersionState.DRAFT
    await submit_draft(workplace, reason="tents and boots", seen=state.seen)
    with refused("mapping.same_person"):
        await approve_draft(workplace.acting_as("r.example"), seen=(await mapping_state(workplace)).seen)

    assert "mapping.taken_back" in events(workplace)


async def test_what_is_sent_back_is_a_draft_again(workplace: Workplace) -> None:
    await require_second_person(workplace, True)
    state = await add(workplace, TENTS)
    await submit_draft(workplace, reason="tents", seen=state.seen)

    await send_back(
        workplace.acting_as("r.example"), reason="wrong unit", seen=(await mapping_state(workplace)).seen
    )

    state = await mapping_state(workplace)
    assert state.draft is not None
    assert state.draft.state is VersionState.DRAFT
    with refused("mapping.not_submitted"):
        await approve_draft(workplace.acting_as("r.example"), seen=state.seen)


async def test_a_change_needs_a_reason_and_has_to_change_something(workplace: Workplace) -> None:
    state = await add(workplace, TENTS)
    with refused("mapping.reason_missing"):
        await submit_draft(workplace, reason="  ", seen=state.seen)
    await undo(workplace, seen=state.seen)
    with refused("mapping.nothing_changed"):
        await submit_draft(workplace, reason="tents", seen=(await mapping_state(workplace)).seen)


async def test_a_discarded_draft_leaves_no_trace_but_its_version(workplace: Workplace) -> None:
    before = await current_rules(workplace)
    state = await add(workplace, TENTS)

    await discard_draft(workplace, seen=state.seen)

    state = await mapping_state(workplace)
    assert (state.draft, list(state.rules)) == (None, before)
    assert [version.state for version in await mapping_history(workplace)] == ["discarded", "active"]


async def test_history_tells_who_changed_what_and_why(workplace: Workplace) -> None:
    state = await add(workplace, TENTS)
    await submit_draft(workplace, reason="tents have an account", seen=state.seen)
    tents = (await current_rules(workplace))[-1]
    state = await mapping_state(workplace)
    await edit_rules(workplace, [noted(tents, "all tents")], what="change", seen=state.seen)
    await submit_draft(workplace, reason="said so", seen=(await mapping_state(workplace)).seen)

    history = await mapping_history(workplace)

    assert [(one.number, one.state.value, one.reason) for one in history] == [
        (3, "active", "said so"),
        (2, "replaced", "tents have an account"),
        (1, "replaced", ""),
    ]
    assert [(one.before, one.after) for one in await version_changes(workplace, 2)] == [(None, tents)]
    assert [one.after.note for one in await version_changes(workplace, 3) if one.after] == ["all tents"]


async def test_an_import_is_one_step_that_knows_the_rules_again(workplace: Workplace) -> None:
    state = await mapping_state(workplace)
    moved = [
        replace(one, rule_id=f"rule-{place:04d}", object_account="5999" if place == 1 else one.object_account)
        for place, one in enumerate(state.rules, start=1)
    ]

    count = await take_over_rules(workplace, moved, seen=state.seen)

    after = await mapping_state(workplace)
    assert (count, len(after.changes)) == (1, 1)
    assert [one.rule_id for one in after.rules] == [one.rule_id for one in state.rules]
    await undo(workplace, seen=after.seen)
    assert (await mapping_state(workplace)).changes == ()


async def test_a_file_is_not_put_in_force_over_an_open_draft(workplace: Workplace) -> None:
    await add(workplace, TENTS)

    with refused("mapping.draft_open"):
        await replace_rules(workplace, [TENTS])


async def test_an_imported_set_waits_for_the_second_person_too(workplace: Workplace) -> None:
    await require_second_person(workplace, True)
    before = await current_rules(workplace)

    decision = await put_in_force(workplace, [TENTS], reason="new chart")

    assert decision.version.state is VersionState.WAITING
    assert await current_rules(workplace) == before


async def test_an_id_is_never_used_for_another_rule(workplace: Workplace) -> None:
    state = await add(workplace, TENTS)
    first = state.rules[-1].rule_id
    await discard_draft(workplace, seen=state.seen)

    state = await add(workplace, rule("other", sku="BOOT*"))

    assert state.rules[-1].rule_id != first


async def test_rules_are_checked_against_the_chart_by_part(workplace: Workplace) -> None:
    wrong = [
        rule("unknown", account="40.9999", sku="A"),
        rule("unit", account="77.5010", sku="B"),
        rule("shop", account="40.5010", sku="C", connection="WOO-XX"),
        rule("fine", account="40.5010", sku="D"),
    ]

    found = await check_rules(workplace, wrong)

    assert [(one.rule_id, one.part, one.code) for one in found if one.severity is not Severity.NOTE] == [
        ("unknown", "object_account", "account.unknown"),
        ("unit", "business_unit", "business_unit.unknown"),
        ("shop", "connection", "rule.connection_unknown"),
    ]


async def test_a_picker_finds_by_number_and_by_words(workplace: Workplace) -> None:
    finder = StoredAccountFinder(workplace)

    by_number = await finder.search_accounts("40.50", 10)
    by_words = await finder.search_accounts("shipping", 10)
    units = await finder.search_business_units("40", 10)

    assert [str(one.account)[:5] for one in by_number] == ["40.50"] * len(by_number)
    assert len(by_number) > 1
    assert all("shipping" in one.description.lower() for one in by_words)
    assert [one.business_unit for one in units] == ["40"]
    assert await finder.search_accounts("no such account", 10) == []
