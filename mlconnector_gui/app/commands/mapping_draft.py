"""`mlconnector mapping draft|submit|approve|send-back|discard`: what is being changed, and who decides it."""

import asyncio
from argparse import Namespace
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from mlconnector_gui.app.commands.shell import say, workplace_of
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.mapping_draft import (
    Decision,
    MappingState,
    SeenDraft,
    approve_draft,
    discard_draft,
    mapping_state,
    send_back,
    submit_draft,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.words.mapping import change_counts, change_words, version_look

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from mlconnector_gui.store.repositories.mapping_versions import StoredVersion

Act = Callable[[Workplace, SeenDraft], Awaitable[Decision | None]]


def add_actions(actions: "_SubParsersAction[ArgumentParser]") -> None:
    actions.add_parser("draft", help="what is being changed, and who had a hand in it").set_defaults(
        run=_show
    )
    for name, words, run, asks_why in (
        ("submit", "put the draft in force, or before a second person where the policy asks", _submit, True),
        ("approve", "put a draft in force that somebody else submitted", _approve, False),
        ("send-back", "refuse a submitted draft: it can be worked on again", _send_back, True),
        ("discard", "give the draft up; the rules in force stay", _discard, False),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("version", type=int, help="the draft's number, as `mapping draft` shows it")
        if asks_why:
            action.add_argument("--reason", required=True, help="why; kept with the version")
        action.set_defaults(run=run)


def _show(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        state = asyncio.run(mapping_state(workplace))
    draft = _draft_of(state)
    who, state_words = ", ".join(draft.editors), version_look(draft.state)[1].lower()
    heading = f"Version {draft.number}, {state_words}, by {who}: {change_counts(state.changes)}."
    told = [change_words(one) for one in state.changes]
    say(
        arguments,
        "\n  ".join([heading, *told]),
        version=draft.number,
        state=draft.state.value,
        editors=list(draft.editors),
        submitted_by=draft.submitted_by,
        reason=draft.reason,
        changes=told,
    )
    return 0


def _submit(arguments: Namespace) -> int:
    return _decide(
        arguments, lambda workplace, seen: submit_draft(workplace, reason=arguments.reason, seen=seen)
    )


def _approve(arguments: Namespace) -> int:
    return _decide(arguments, lambda workplace, seen: approve_draft(workplace, seen=seen))


def _send_back(arguments: Namespace) -> int:
    return _decide(
        arguments, lambda workplace, seen: send_back(workplace, reason=arguments.reason, seen=seen)
    )


def _discard(arguments: Namespace) -> int:
    return _decide(arguments, lambda workplace, seen: discard_draft(workplace, seen=seen))


def _decide(arguments: Namespace, act: Act) -> int:
    with workplace_of(arguments) as workplace:
        decision, after = asyncio.run(_decided(workplace, arguments.version, act))
    say(
        arguments,
        _words(arguments.version, decision, after),
        version=arguments.version,
        in_force=after.active.number if after.active else 0,
        prepared_again=decision.checked_again if decision else 0,
    )
    return 0


async def _decided(workplace: Workplace, number: int, act: Act) -> tuple[Decision | None, MappingState]:
    """Act on the draft of that number, as it stands now."""
    state = await mapping_state(workplace)
    if _draft_of(state).number != number:
        raise Problem("mapping.no_draft", cause=Cause.STATE, version=number)
    decision = await act(workplace, state.seen)
    return decision, await mapping_state(workplace)


def _draft_of(state: MappingState) -> "StoredVersion":
    if state.draft is None:
        raise Problem("mapping.no_draft", cause=Cause.STATE, version="")
    return state.draft


def _words(number: int, decision: Decision | None, after: MappingState) -> str:
    if decision is None:
        return (
            f"Version {number} can be worked on again." if after.draft else f"Version {number} is discarded."
        )
    if decision.is_active:
        return f"Version {number} is in force; {decision.checked_again} blocked documents will be prepared again."
    return f"Version {number} waits for the approval of a second person."
