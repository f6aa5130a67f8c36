"""Words for doors, deliveries and refusals."""

from mlconnector_gui.services.webhooks import DoorStanding
from mlconnector_gui.store.repositories.webhooks import DeliveryState
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, later, said
from mlconnector_gui.ui.words.standing import StandingWords

DOORS: dict[DoorStanding, StandingWords] = {
    DoorStanding.CLOSED: StandingWords(
        icon="skipped",
        word=later("Closed"),
        role="neutral",
        means=later(
            "Nobody listens for deliveries. Orders are fetched by the clock. Switch the endpoint on under "
            "Endpoint."
        ),
    ),
    DoorStanding.NOT_SET_UP: StandingWords(
        icon="skipped",
        word=later("Not set up"),
        role="neutral",
        means=later("The store has not been told where to deliver. Orders are fetched by the clock."),
    ),
    DoorStanding.PROBLEM: StandingWords(
        icon="cross",
        word=later("Problem"),
        role="bad",
        means=later("Orders are still fetched by the clock, but not within seconds."),
    ),
    DoorStanding.WAITING: StandingWords(
        icon="half",
        word=later("Waiting"),
        role="accent",
        means=later("Set up; nothing was delivered yet. Test the way, or wait for the first order."),
    ),
    DoorStanding.RECEIVING: StandingWords(
        icon="ready_check",
        word=later("Receiving"),
        role="good",
        means=later("What the store tells is fetched at once."),
    ),
    DoorStanding.QUIET: StandingWords(
        icon="warning",
        word=later("Too quiet"),
        role="warning",
        means=later(
            "Nothing was delivered for long, while fetching by the clock found changes. Test the way; then "
            "register again."
        ),
    ),
}

DELIVERIES: dict[DeliveryState, StandingWords] = {
    DeliveryState.WAITING: StandingWords(
        icon="half", word=later("Waiting"), role="accent", means=later("Kept; it is fetched next.")
    ),
    DeliveryState.TAKEN: StandingWords(
        icon="ready_check", word=later("Fetched"), role="good", means=later("New, or different from before.")
    ),
    DeliveryState.UNCHANGED: StandingWords(
        icon="ready_check",
        word=later("Nothing new"),
        role="neutral",
        means=later("The archive holds it already."),
    ),
    DeliveryState.GONE: StandingWords(
        icon="dismissed", word=later("Deleted"), role="warning", means=later("The store has it no longer.")
    ),
    DeliveryState.READ: StandingWords(
        icon="ready_check",
        word=later("Read"),
        role="good",
        means=later("It named no document; the whole stream was read."),
    ),
    DeliveryState.FAILED: StandingWords(
        icon="cross", word=later("Failed"), role="bad", means=later("It could not be fetched.")
    ),
    DeliveryState.TEST: StandingWords(
        icon="ready_check",
        word=later("Test arrived"),
        role="good",
        means=later("Sent from here to try the way."),
    ),
}

_REFUSALS: Texts[str] = {
    "signature_missing": "it was not signed",
    "signature_wrong": "its signature is wrong",
    "stale": "it was signed too long ago",
    "secret_missing": "no secret is agreed",
    "malformed": "it is not written as it should be",
}


def refusal_words(why: str) -> str:
    return said(_REFUSALS[why]) if why in _REFUSALS else spoken(why)
