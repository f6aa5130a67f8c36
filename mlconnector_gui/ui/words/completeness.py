"""Words for how complete a stream is."""

from mlconnector_gui.services.completeness import StreamStanding
from mlconnector_gui.store.repositories.notices import Light
from mlconnector_gui.ui.words.sentences import code_sentence
from mlconnector_gui.ui.words.standing import StandingWords

UNREAD = StandingWords(
    icon="half", word="Not read yet", role="neutral", means="Nothing is known of it until it is read once."
)
_SHELL = {Light.GREEN: "complete", Light.AMBER: "AMBER", Light.RED: "RED"}
LIGHTS = {
    Light.GREEN: StandingWords(
        icon="ready_check", word="Complete", role="good", means="It brought what it should."
    ),
    Light.AMBER: StandingWords(icon="warning", word="Amber", role="warning", means="Look at it today."),
    Light.RED: StandingWords(
        icon="cross", word="Red", role="bad", means="Something is wrong or missing now."
    ),
}


def light_words(light: Light) -> str:
    return _SHELL[light]


def standing_sentences(standing: StreamStanding) -> list[str]:
    """Say of each cause which store it is, what happened, what it stops and what to do."""
    return [
        f"{light_words(one.light)}  {standing.connection}: {code_sentence(one.code, one.params).text}"
        for one in standing.causes
    ]
