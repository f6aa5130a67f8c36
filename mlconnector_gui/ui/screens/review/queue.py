"""The queue's columns, and what is said where it is empty."""

from collections.abc import Callable
from datetime import datetime

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store.queries.review import ReviewRow, ReviewView, SortKey
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.words.amounts import age_text, moment_text, money_text, plain_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, later, said
from mlconnector_gui.ui.words.sentences import short_phrase
from mlconnector_gui.ui.words.states import state_words

TABS = (
    (ReviewView.NEEDS_ME.value, later("Needs me")),
    (ReviewView.BLOCKED.value, later("Blocked")),
    (ReviewView.CHANGED.value, later("Changed")),
    (ReviewView.APPROVED.value, later("Approved")),
    (ReviewView.SENT.value, later("Sent, not posted")),
    (ReviewView.UNKNOWN.value, later("Unknown")),
    (ReviewView.LATE.value, later("Late")),
    (ReviewView.BY_POLICY.value, later("By policy")),
    (ReviewView.ALL.value, later("All")),
)

_EMPTY = {
    ReviewView.NEEDS_ME: (
        later("Nothing needs you."),
        later("Every posting is decided. New ones appear here when stores have been fetched."),
    ),
    ReviewView.BLOCKED: (
        later("Nothing is blocked or held."),
        later("Postings whose checks fail appear here with the reason."),
    ),
    ReviewView.CHANGED: (
        later("No source has changed."),
        later("When an order changes in its store after approval, it appears here before anything is sent."),
    ),
    ReviewView.APPROVED: (
        later("Nothing waits to be sent."),
        later(
            "Approved postings wait here until the engine sends them; until then W withdraws the approval."
        ),
    ),
    ReviewView.SENT: (
        later("Nothing waits to be posted in JD Edwards."),
        later("Entries that JD Edwards holds but has not posted yet appear here."),
    ),
    ReviewView.UNKNOWN: (
        later("No outcome is unknown."),
        later(
            "If an answer of JD Edwards is lost, the posting waits here while it is searched for; never sent twice."
        ),
    ),
    ReviewView.LATE: (
        later("Nothing is late for close."),
        later("Postings whose month is over, and that are not in JD Edwards yet, appear here."),
    ),
    ReviewView.BY_POLICY: (
        later("Nothing was approved by the policy today."),
        later(
            "What the policy approves without a person appears here for the rest of the day, to look at a sample."
        ),
    ),
    ReviewView.ALL: (
        later("There are no postings yet."),
        later("Connect a store and JD Edwards, then fetch. Postings appear here as they are prepared."),
    ),
}

SHOWN_WHEN_FILLED = frozenset({ReviewView.LATE.value, ReviewView.BY_POLICY.value})
"""Views whose tab is there only while they hold something."""

LEDGER = "ledger"
"""The column of what JDE calls it."""
WITHOUT_LEDGER = frozenset({ReviewView.NEEDS_ME, ReviewView.BLOCKED, ReviewView.APPROVED})
"""Views of what JDE does not hold: there the room of that column is for the reasons."""

_WAITS_FOR: Texts[PostingState] = {
    PostingState.IN_DOUBT: "checking JDE",
    PostingState.REJECTED: "your decision",
    PostingState.NEEDS_PERSON: "look in JDE",
}


def empty_words(view: ReviewView, text: str, fetching: tuple[str, ...] = ()) -> tuple[str, str]:
    """Say why the queue is empty, and what comes next."""
    if fetching and not text.strip() and view in {ReviewView.NEEDS_ME, ReviewView.ALL}:
        return (
            said("Fetching from {stores}.", stores=", ".join(fetching)),
            said("Postings appear here as they are prepared."),
        )
    if text.strip():
        return (
            said("Nothing matches “{text}”.", text=text.strip()),
            said("Clear the search, or look under “All”."),
        )
    why, then = _EMPTY[view]
    return said(why), said(then)


def state_and_why(row: ReviewRow) -> str:
    """Say the state, and what stands in the way if anything does: 'Blocked, no account mapped'."""
    word = state_words(row.state).word
    changed = said("source changed") if row.has_source_change else ""
    waits_for = said(_WAITS_FOR.get(row.state, ""))
    why = waits_for or (said("differs") if row.differs_in_ledger else changed)
    if not why and row.state in {PostingState.BLOCKED, PostingState.READY, PostingState.HELD}:
        why = short_phrase(row.why)
    return f"{word}, {why}" if why else word


def queue_columns(now: Callable[[], datetime]) -> tuple[Column[ReviewRow], ...]:
    return (
        Column(
            name="state",
            title=said("State, why here"),
            width=200,
            text=state_and_why,
            tip=lambda row: state_words(row.state).means,
            icon=lambda row: (state_words(row.state).icon, state_words(row.state).role),
            sort=SortKey.STATE,
            stretches=True,
        ),
        Column(
            name="store",
            title=said("Store"),
            width=76,
            text=lambda row: row.connection,
            keeps_end=True,
            sort=SortKey.CONNECTION,
        ),
        Column(
            name="source",
            title=said("Source"),
            width=108,
            text=lambda row: f"{spoken(row.kind)} {row.number}",
            tip=lambda row: row.explanation,
            keeps_end=True,
            sort=SortKey.SOURCE,
        ),
        Column(
            name="gl_date",
            title=said("G/L date"),
            width=92,
            text=lambda row: row.gl_date.isoformat(),
            sort=SortKey.GL_DATE,
        ),
        Column(
            name="gross",
            title=said("Gross"),
            width=116,
            text=lambda row: money_text(row.gross) if row.moves_money else "",
            plain=lambda row: plain_text(row.gross) if row.moves_money else "",
            sort=SortKey.GROSS,
            is_amount=True,
        ),
        Column(name=LEDGER, title="JDE", width=92, text=lambda row: row.ledger, sort=SortKey.LEDGER),
        Column(
            name="age",
            title=said("Age"),
            width=48,
            text=lambda row: age_text(row.state_since, now()),
            tip=lambda row: said("In this state since {moment}", moment=moment_text(row.state_since)),
            ink=lambda row: "neutral",
            sort=SortKey.AGE,
        ),
    )
