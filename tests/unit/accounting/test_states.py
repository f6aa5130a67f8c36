"""A posting moves only as the table says; every other cell is refused."""

from itertools import product

import pytest

from mlconnector_gui.accounting.states import (
    FINAL,
    IN_LEDGER,
    MOVES,
    OPEN_TO_CHANGE,
    Move,
    PostingState,
    moved,
)
from mlconnector_gui.base.problem import Cause
from tests.helpers.problems import refused

ALLOWED = {
    "drafted": {"block": "blocked", "pass_checks": "ready", "dismiss": "dismissed"},
    "blocked": {"prepare_again": "drafted", "hold": "held", "dismiss": "dismissed"},
    "ready": {"prepare_again": "drafted", "hold": "held", "dismiss": "dismissed", "approve": "approved"},
    "held": {"release": "drafted", "dismiss": "dismissed"},
    "dismissed": {"prepare_again": "drafted"},
    "approved": {
        "withdraw_approval": "ready",
        "source_changed": "changed_after_approval",
        "claim": "sending",
    },
    "changed_after_approval": {"prepare_again": "drafted", "dismiss": "dismissed"},
    "sending": {"not_sent": "approved", "accept": "accepted", "reject": "rejected", "doubt": "in_doubt"},
    "in_doubt": {
        "accept": "accepted",
        "prove_absent": "approved",
        "carry_on": "approved",
        "reject": "rejected",
        "ask_person": "needs_person",
    },
    "needs_person": {"accept": "accepted", "prove_absent": "approved"},
    "rejected": {"prepare_again": "drafted", "dismiss": "dismissed"},
    "accepted": {"confirm": "confirmed", "ask_person": "needs_person"},
    "confirmed": {"see_posted": "posted", "reverse": "reversed"},
    "posted": {"reverse": "reversed"},
    "reversed": {"reversal_dropped": "confirmed"},
}
"""The table a second time, as a person reads it; a change is made in both places, knowingly."""

S = PostingState


@pytest.mark.parametrize(
    ("state", "move"),
    list(product(PostingState, Move)),
    ids=str,
)
def test_every_cell_moves_as_the_table_says_or_is_refused(state: PostingState, move: Move) -> None:
    expected = ALLOWED[state.value].get(move.value)

    if expected is not None:
        assert moved(state, move) is PostingState(expected)
        return
    with refused("posting.move_refused") as caught:
        moved(state, move)
    assert caught.value.cause is Cause.STATE
    assert caught.value.params == {"state": state.value, "move": move.value}


def reachable(start: PostingState, *, without: set[Move] = set()) -> set[PostingState]:  # noqa: B006  never changed
    found, fresh = {start}, [start]
    while fresh:
        state = fresh.pop()
        for (origin, move), target in MOVES.items():
            if origin is state and move not in without and target not in found:
                found.add(target)
                fresh.append(target)
    return found


def test_every_state_is_reached_from_drafted() -> None:
    assert reachable(S.DRAFTED) == set(PostingState)


def test_every_move_is_used() -> None:
    assert {move for _, move in MOVES} == set(Move)


def test_nothing_is_sent_without_an_approval() -> None:
    assert S.SENDING not in reachable(S.DRAFTED, without={Move.APPROVE})


def test_every_state_leads_to_one_in_which_nothing_more_is_owed() -> None:
    assert all(reachable(state) & FINAL for state in PostingState)


def test_only_a_proof_or_an_unsent_attempt_sends_again() -> None:
    again = {move for (state, move), target in MOVES.items() if target is S.APPROVED and state is not S.READY}

    assert again == {Move.NOT_SENT, Move.PROVE_ABSENT, Move.CARRY_ON}


def test_what_is_in_doubt_is_never_claimed_edited_or_dismissed() -> None:
    for state in (S.SENDING, S.IN_DOUBT, S.NEEDS_PERSON):
        assert not {Move.CLAIM, Move.PREPARE_AGAIN, Move.DISMISS, Move.APPROVE} & {
            move for origin, move in MOVES if origin is state
        }


def test_what_jde_holds_never_becomes_a_draft_again_nor_is_sent_again_without_a_person() -> None:
    direct = {target for (state, _), target in MOVES.items() if state in IN_LEDGER}

    assert direct <= IN_LEDGER | {S.NEEDS_PERSON}
    assert not reachable(S.CONFIRMED) - IN_LEDGER


def test_the_groups_of_states_do_not_contradict_each_other() -> None:
    assert not OPEN_TO_CHANGE & IN_LEDGER
    assert not OPEN_TO_CHANGE & FINAL
    assert S.APPROVED not in OPEN_TO_CHANGE
