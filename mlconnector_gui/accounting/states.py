"""A posting's life: its states and the only moves between them."""

from enum import StrEnum

from mlconnector_gui.base.problem import Cause, Problem


class PostingState(StrEnum):
    """Where a posting is on its way into the ledger."""

    DRAFTED = "drafted"
    BLOCKED = "blocked"
    READY = "ready"
    HELD = "held"
    DISMISSED = "dismissed"
    APPROVED = "approved"
    CHANGED_AFTER_APPROVAL = "changed_after_approval"
    SENDING = "sending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IN_DOUBT = "in_doubt"
    NEEDS_PERSON = "needs_person"
    CONFIRMED = "confirmed"
    POSTED = "posted"
    REVERSED = "reversed"


class Move(StrEnum):
    """What can happen to a posting."""

    BLOCK = "block"
    PASS_CHECKS = "pass_checks"  # noqa: S105  not a password
    PREPARE_AGAIN = "prepare_again"
    HOLD = "hold"
    RELEASE = "release"
    DISMISS = "dismiss"
    APPROVE = "approve"
    WITHDRAW_APPROVAL = "withdraw_approval"
    SOURCE_CHANGED = "source_changed"
    CLAIM = "claim"
    NOT_SENT = "not_sent"
    ACCEPT = "accept"
    REJECT = "reject"
    DOUBT = "doubt"
    PROVE_ABSENT = "prove_absent"
    CARRY_ON = "carry_on"
    """JDE holds no document but waiting rows of ours; a second sending completes them under the same key."""
    ASK_PERSON = "ask_person"
    CONFIRM = "confirm"
    SEE_POSTED = "see_posted"
    REVERSE = "reverse"
    REVERSAL_DROPPED = "reversal_dropped"


_S = PostingState
MOVES: dict[tuple[PostingState, Move], PostingState] = {
    (_S.DRAFTED, Move.BLOCK): _S.BLOCKED,
    (_S.DRAFTED, Move.PASS_CHECKS): _S.READY,
    (_S.DRAFTED, Move.DISMISS): _S.DISMISSED,
    (_S.BLOCKED, Move.PREPARE_AGAIN): _S.DRAFTED,
    (_S.BLOCKED, Move.HOLD): _S.HELD,
    (_S.BLOCKED, Move.DISMISS): _S.DISMISSED,
    (_S.READY, Move.PREPARE_AGAIN): _S.DRAFTED,
    (_S.READY, Move.HOLD): _S.HELD,
    (_S.READY, Move.DISMISS): _S.DISMISSED,
    (_S.READY, Move.APPROVE): _S.APPROVED,
    (_S.HELD, Move.RELEASE): _S.DRAFTED,
    (_S.HELD, Move.DISMISS): _S.DISMISSED,
    (_S.DISMISSED, Move.PREPARE_AGAIN): _S.DRAFTED,
    (_S.APPROVED, Move.WITHDRAW_APPROVAL): _S.READY,
    (_S.APPROVED, Move.SOURCE_CHANGED): _S.CHANGED_AFTER_APPROVAL,
    (_S.APPROVED, Move.CLAIM): _S.SENDING,
    (_S.CHANGED_AFTER_APPROVAL, Move.PREPARE_AGAIN): _S.DRAFTED,
    (_S.CHANGED_AFTER_APPROVAL, Move.DISMISS): _S.DISMISSED,
    (_S.SENDING, Move.NOT_SENT): _S.APPROVED,
    (_S.SENDING, Move.ACCEPT): _S.ACCEPTED,
    (_S.SENDING, Move.REJECT): _S.REJECTED,
    (_S.SENDING, Move.DOUBT): _S.IN_DOUBT,
    (_S.IN_DOUBT, Move.ACCEPT): _S.ACCEPTED,
    (_S.IN_DOUBT, Move.PROVE_ABSENT): _S.APPROVED,
    (_S.IN_DOUBT, Move.CARRY_ON): _S.APPROVED,
    (_S.IN_DOUBT, Move.REJECT): _S.REJECTED,
    (_S.IN_DOUBT, Move.ASK_PERSON): _S.NEEDS_PERSON,
    (_S.NEEDS_PERSON, Move.ACCEPT): _S.ACCEPTED,
    (_S.NEEDS_PERSON, Move.PROVE_ABSENT): _S.APPROVED,
    (_S.REJECTED, Move.PREPARE_AGAIN): _S.DRAFTED,
    (_S.REJECTED, Move.DISMISS): _S.DISMISSED,
    (_S.ACCEPTED, Move.CONFIRM): _S.CONFIRMED,
    (_S.ACCEPTED, Move.ASK_PERSON): _S.NEEDS_PERSON,
    (_S.CONFIRMED, Move.SEE_POSTED): _S.POSTED,
    (_S.CONFIRMED, Move.REVERSE): _S.REVERSED,
    (_S.POSTED, Move.REVERSE): _S.REVERSED,
    (_S.REVERSED, Move.REVERSAL_DROPPED): _S.CONFIRMED,
}

FINAL = frozenset({_S.POSTED, _S.REVERSED, _S.DISMISSED})
"""States in which nothing more is owed."""

OPEN_TO_CHANGE = frozenset(
    {_S.DRAFTED, _S.BLOCKED, _S.READY, _S.HELD, _S.CHANGED_AFTER_APPROVAL, _S.REJECTED}
)
"""States in which JDE does not hold the document, no approval stands, and a new revision may replace the lines."""

APPROVED_ONCE = frozenset({_S.APPROVED, _S.SENDING, _S.IN_DOUBT, _S.NEEDS_PERSON})
"""States in which an approval stands and JDE is not known to hold the document."""

IN_LEDGER = frozenset({_S.ACCEPTED, _S.CONFIRMED, _S.POSTED, _S.REVERSED})
"""States in which JDE holds the document."""


def moved(state: PostingState, move: Move) -> PostingState:
    """Return the state after the move; every cell outside the table is refused."""
    try:
        return MOVES[state, move]
    except KeyError:
        raise Problem("posting.move_refused", cause=Cause.STATE, state=state.value, move=move.value) from None
