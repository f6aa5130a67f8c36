"""One table for what a posting's state looks and sounds like, the same everywhere."""

from dataclasses import dataclass, replace
from functools import cache

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.ui.words.language import later, said, spoken_language

_S = PostingState


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWords:
    """Icon, word and colour role of a state."""

    icon: str
    glyph: str
    word: str
    role: str
    """A colour role of the theme: 'neutral', 'accent', 'good', 'warning' or 'bad'."""
    means: str


STATES: dict[PostingState, StateWords] = {
    _S.DRAFTED: StateWords(
        icon="half",
        glyph="◌",
        word=later("Drafted"),
        role="neutral",
        means=later("Being prepared; checks run next."),
    ),
    _S.BLOCKED: StateWords(
        icon="blocked",
        glyph="⛔",
        word=later("Blocked"),
        role="bad",
        means=later("A check fails; it cannot be approved."),
    ),
    _S.READY: StateWords(
        icon="ready",
        glyph="◐",
        word=later("Ready"),
        role="accent",
        means=later("All checks passed; waits for approval."),
    ),
    _S.HELD: StateWords(
        icon="held",
        glyph="⏸",
        word=later("Held"),
        role="warning",
        means=later("Put aside by a person, with a reason."),
    ),
    _S.DISMISSED: StateWords(
        icon="dismissed",
        glyph="⊘",
        word=later("Dismissed"),
        role="neutral",
        means=later("Decided not to be made."),
    ),
    _S.APPROVED: StateWords(
        icon="approved",
        glyph="✓",
        word=later("Approved"),
        role="good",
        means=later("Waits to be sent to JD Edwards."),
    ),
    _S.CHANGED_AFTER_APPROVAL: StateWords(
        icon="changed",
        glyph="↻",
        word=later("Changed"),
        role="warning",
        means=later("The source changed after approval; the approval is void."),
    ),
    _S.SENDING: StateWords(
        icon="sending",
        glyph="↑",
        word=later("Sending"),
        role="accent",
        means=later("On its way to JD Edwards."),
    ),
    _S.ACCEPTED: StateWords(
        icon="accepted",
        glyph="✓",
        word=later("In JDE"),
        role="accent",
        means=later("JD Edwards took it; it is read back next."),
    ),
    _S.REJECTED: StateWords(
        icon="rejected",
        glyph="✗",
        word=later("Refused"),
        role="bad",
        means=later("JD Edwards refused it; a person decides."),
    ),
    _S.IN_DOUBT: StateWords(
        icon="doubt",
        glyph="?",
        word=later("Unknown"),
        role="warning",
        means=later("Outcome unknown, checking JDE."),
    ),
    _S.NEEDS_PERSON: StateWords(
        icon="person",
        glyph="!",
        word=later("Needs you"),
        role="bad",
        means=later("JD Edwards could not be searched to an end; a person must look."),
    ),
    _S.CONFIRMED: StateWords(
        icon="confirmed",
        glyph="✓",
        word=later("Confirmed"),
        role="good",
        means=later("Read back: JD Edwards holds exactly what was approved. Not posted there yet."),
    ),
    _S.POSTED: StateWords(
        icon="posted",
        glyph="✓",
        word=later("Posted"),
        role="good",
        means=later("Posted in JD Edwards' ledger."),
    ),
    _S.REVERSED: StateWords(
        icon="reversed",
        glyph="⇄",
        word=later("Reversed"),
        role="neutral",
        means=later("Undone by a linked, opposite entry."),
    ),
}


def state_words(state: PostingState) -> StateWords:
    return _in_language(state, spoken_language().code)


@cache
def _in_language(state: PostingState, _code: str) -> StateWords:
    """A page of the queue asks four times a row, so each state is said once in a language."""
    words = STATES[state]
    return replace(words, word=said(words.word), means=said(words.means))
