"""Words for how complete a stream is."""

from mlconnector_gui.services.completeness import StreamStanding
from mlconnector_gui.store.repositories.notices import Light
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.sentences import code_sentence
from mlconnector_gui.ui.words.standing import StandingWords

UNREAD = StandingWords(
    icon="half",
    word=later("Not read yet"),
    role="neutral",
    means=later("Nothing is known of it until it is read once."),
)
_SHELL = {Light.GREEN: later("complete"), Light.AMBER: later("AMBER"), Light.RED: later("RED")}
LIGHTS = {
    Light.GREEN: StandingWords(
        icon="ready_check", word=later("Complete"), role="good", means=later("It brought what it should.")
    ),
    Light.AMBER: StandingWords(
        icon="warning", word=later("Amber"), role="warning", means=later("Look at it today.")
    ),
    Light.RED: StandingWords(
        icon="cross", word=later("Red"), role="bad", means=later("Something is wrong or missing now.")
    ),
}


def light_words(light: Light) -> str:
    return said(_SHELL[light])


def standing_sentences(standing: StreamStanding) -> list[str]:
    """Say of each cause which store it is, what happened, what it stops and what to do."""
    return [
        f"{light_words(one.light)}  {standing.connection}: {code_sentence(one.code, one.params).text}"
        for one in standing.causes
    ]
