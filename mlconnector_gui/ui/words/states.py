"""One table for what a posting's state looks and sounds like, the same everywhere."""

from dataclasses import dataclass

from mlconnector_gui.accounting.states import PostingState

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
        icon="half", glyph="◌", word="Drafted", role="neutral", means="Being prepared; checks run next."
    ),
    _S.BLOCKED: StateWords(
        icon="blocked", glyph="⛔", word="Blocked", role="bad", means="A check fails; it cannot be approved."
    ),
    _S.READY: StateWords(
        icon="ready", glyph="◐", word="Ready", role="accent", means="All checks passed; waits for approval."
    ),
    _S.HELD: StateWords(
        icon="held", glyph="⏸", word="Held", role="warning", means="Put aside by a person, with a reason."
    ),
    _S.DISMISSED: StateWords(
        icon="dismissed", glyph="⊘", word="Dismissed", role="neutral", means="Decided not to be made."
    ),
    _S.APPROVED: StateWords(
        icon="approved", glyph="✓", word="Approved", role="good", means="Waits to be sent to JD Edwards."
    ),
    _S.CHANGED_AFTER_APPROVAL: StateWords(
        icon="changed",
        glyph="↻",
        word="Changed",
        role="warning",
        means="The source changed after approval; the approval is void.",
    ),
    _S.SENDING: StateWords(
        icon="sending", glyph="↑", word="Sending", role="accent", means="On its way to JD Edwards."
    ),
    _S.ACCEPTED: StateWords(
        icon="accepted",
        glyph="✓",
        word="In JDE",
        role="accent",
        means="JD Edwards took it; it is read back next.",
    ),
    _S.REJECTED: StateWords(
        icon="rejected",
        glyph="✗",
        word="Refused",
        role="bad",
        means="JD Edwards refused it; a person decides.",
    ),
    _S.IN_DOUBT: StateWords(
        icon="doubt",
        glyph="?",
        word="Unknown",
        role="warning",
        means="Outcome unknown, checking JDE.",
    ),
    _S.NEEDS_PERSON: StateWords(
        icon="person",
        glyph="!",
        word="Needs you",
        role="bad",
        means="JD Edwards could not be searched to an end; a person must look.",
    ),
    _S.CONFIRMED: StateWords(
        icon="confirmed",
        glyph="✓",
        word="Confirmed",
        role="good",
        means="Read back: JD Edwards holds exactly what was approved. Not posted there yet.",
    ),
    _S.POSTED: StateWords(
        icon="posted", glyph="✓", word="Posted", role="good", means="Posted in JD Edwards' ledger."
    ),
    _S.REVERSED: StateWords(
        icon="reversed",
        glyph="⇄",
        word="Reversed",
        role="neutral",
        means="Undone by a linked, opposite entry.",
    ),
}


def state_words(state: PostingState) -> StateWords:
    return STATES[state]
