"""What can be done with the selected postings, and why not; asks the table of moves, decides nothing itself."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.accounting.states import IN_LEDGER, MOVES, Move, PostingState
from mlconnector_gui.store.queries.review import ReviewRow
from mlconnector_gui.ui.words.amounts import counted, number_text, totals_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, said
from mlconnector_gui.ui.words.states import state_words


class Action(StrEnum):
    """The actions of the row under the queue."""

    APPROVE = "approve"
    HOLD = "hold"
    DISMISS = "dismiss"
    REPLAY = "replay"
    WITHDRAW = "withdraw"
    """Withdraw an approval, or bring a held or dismissed posting back."""
    REVERSE = "reverse"


_VERBS: Texts[Action] = {
    Action.APPROVE: "Approve",
    Action.HOLD: "Hold",
    Action.DISMISS: "Dismiss",
    Action.REPLAY: "Replay",
    Action.WITHDRAW: "Withdraw",
    Action.REVERSE: "Reverse",
}
KEYS = {
    Action.APPROVE: "A",
    Action.HOLD: "H",
    Action.DISMISS: "D",
    Action.REPLAY: "R",
    Action.WITHDRAW: "W",
    Action.REVERSE: "X",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An action as it stands for the selection: its words, and why it is refused ('' when it is possible)."""

    words: str
    refusal: str = ""


def verb_words(action: Action) -> str:
    return said(_VERBS[action])


def offers(selected: Sequence[ReviewRow]) -> dict[Action, Offer]:
    return {action: _offer(action, selected) for action in Action}


def _offer(action: Action, selected: Sequence[ReviewRow]) -> Offer:
    words = _words(action, selected)
    if not selected:
        return Offer(words=words, refusal=said("Select a posting first."))
    if action in {Action.REPLAY, Action.REVERSE} and len(selected) > 1:
        return Offer(
            words=words, refusal=said("One posting at a time, so that what changes can be shown first.")
        )
    if action is Action.REVERSE and not selected[0].moves_money:
        return Offer(words=words, refusal=said("A record has no entry that could be turned round."))
    return Offer(words=words, refusal=_refusal(_ALLOWED[action], selected, _WHAT_FITS[action]))


def _words(action: Action, selected: Sequence[ReviewRow]) -> str:
    states = {row.state for row in selected}
    if action is Action.APPROVE and selected:
        total = totals_text(row.gross for row in selected if row.moves_money)
        many = counted(len(selected), "posting") if len(selected) > 1 else ""
        told = ", ".join(filter(None, (many, total))) or f"{spoken(selected[0].kind)} {selected[0].number}"
        return said("Approve {postings}", postings=told)
    if action is Action.WITHDRAW:
        return (
            said("Bring back")
            if states & {PostingState.HELD, PostingState.DISMISSED}
            else said("Withdraw approval")
        )
    words = verb_words(action)
    return f"{words} {number_text(len(selected))}" if len(selected) > 1 else words


def _refusal(
    is_allowed: Callable[[PostingState], bool], selected: Sequence[ReviewRow], what_fits: str
) -> str:
    others = Counter(state_words(row.state) for row in selected if not is_allowed(row.state))
    if not others:
        return ""
    words, _ = others.most_common(1)[0]
    if len(selected) == 1:
        this = said("This one: {state}.", state=words.word.lower())
        return f"{said(what_fits)} {this} {words.means}"
    told = ", ".join(f"{number_text(count)} {one.word.lower()}" for one, count in others.items())
    return f"{said(what_fits)} {said('Not so: {states}.', states=told)}"


def _by_move(*moves: Move) -> Callable[[PostingState], bool]:
    return lambda state: any((state, move) in MOVES for move in moves)


def _can_come_back(state: PostingState) -> bool:
    return state in {PostingState.APPROVED, PostingState.HELD, PostingState.DISMISSED}


def _can_preview_replay(state: PostingState) -> bool:
    """A posting in the ledger is offered too: the preview says why not, and offers the reversal."""
    return state in IN_LEDGER or (state, Move.PREPARE_AGAIN) in MOVES


_ALLOWED: dict[Action, Callable[[PostingState], bool]] = {
    Action.APPROVE: _by_move(Move.APPROVE),
    Action.HOLD: _by_move(Move.HOLD),
    Action.DISMISS: _by_move(Move.DISMISS),
    Action.REPLAY: _can_preview_replay,
    Action.WITHDRAW: _can_come_back,
    Action.REVERSE: _by_move(Move.REVERSE),
}
_WHAT_FITS: Texts[Action] = {
    Action.APPROVE: "Only ready postings can be approved.",
    Action.HOLD: "Only postings that wait can be held.",
    Action.DISMISS: "Only postings that were not sent can be dismissed.",
    Action.REPLAY: "This posting cannot be made anew now.",
    Action.WITHDRAW: "Approvals can be withdrawn until sending begins; held and dismissed postings brought back.",
    Action.REVERSE: "Only entries confirmed in JD Edwards can be reversed.",
}
