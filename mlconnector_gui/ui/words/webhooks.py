"""Words for doors, deliveries and refusals."""

from mlconnector_gui.services.webhooks import DoorStanding
from mlconnector_gui.store.repositories.webhooks import DeliveryState
from mlconnector_gui.ui.words.standing import StandingWords

DOORS: dict[DoorStanding, StandingWords] = {
    DoorStanding.CLOSED: StandingWords(
        icon="skipped",
        word="Closed",
        role="neutral",
        means="Nobody listens for deliveries. Orders are fetched by the clock. Switch the endpoint on under "
        "Endpoint.",
    ),
    DoorStanding.NOT_SET_UP: StandingWords(
        icon="skipped",
        word="Not set up",
        role="neutral",
        means="The store has not been told where to deliver. Orders are fetched by the clock.",
    ),
    DoorStanding.PROBLEM: StandingWords(
        icon="cross",
        word="Problem",
        role="bad",
        means="Orders are still fetched by the clock, but not within seconds.",
    ),
    DoorStanding.WAITING: StandingWords(
        icon="half",
        word="Waiting",
        role="accent",
        means="Set up; nothing was delivered yet. Test the way, or wait for the first order.",
    ),
    DoorStanding.RECEIVING: StandingWords(
        icon="ready_check", word="Receiving", role="good", means="What the store tells is fetched at once."
    ),
    DoorStanding.QUIET: StandingWords(
        icon="warning",
        word="Too quiet",
        role="warning",
        means="Nothing was delivered for long, while fetching by the clock found changes. Test the way; then "
        "register again.",
    ),
}

DELIVERIES: dict[DeliveryState, StandingWords] = {
    DeliveryState.WAITING: StandingWords(
        icon="half", word="Waiting", role="accent", means="Kept; it is fetched next."
    ),
    DeliveryState.TAKEN: StandingWords(
        icon="ready_check", word="Fetched", role="good", means="New, or different from before."
    ),
    DeliveryState.UNCHANGED: StandingWords(
        icon="ready_check", word="Nothing new", role="neutral", means="The archive holds it already."
    ),
    DeliveryState.GONE: StandingWords(
        icon="dismissed", word="Deleted", role="warning", means="The store has it no longer."
    ),
    DeliveryState.READ: StandingWords(
        icon="ready_check", word="Read", role="good", means="It named no document; the whole stream was read."
    ),
    DeliveryState.FAILED: StandingWords(
        icon="cross", word="Failed", role="bad", means="It could not be fetched."
    ),
    DeliveryState.TEST: StandingWords(
        icon="ready_check", word="Test arrived", role="good", means="Sent from here to try the way."
    ),
}

_REFUSALS = {
    "signature_missing": "it was not signed",
    "signature_wrong": "its signature is wrong",
    "stale": "it was signed too long ago",
    "secret_missing": "no secret is agreed",
    "malformed": "it is not written as it should be",
}


def refusal_words(why: str) -> str:
    return _REFUSALS.get(why, why.replace("_", " "))
