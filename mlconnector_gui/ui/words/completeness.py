"""Words for how complete a stream is."""

from mlconnector_gui.services.completeness import StreamStanding
from mlconnector_gui.store.repositories.notices import Light
from mlconnector_gui.ui.words.sentences import code_sentence

_LIGHTS = {Light.GREEN: "complete", Light.AMBER: "AMBER", Light.RED: "RED"}
ROLES = {Light.GREEN: "good", Light.AMBER: "warning", Light.RED: "bad"}


def light_words(light: Light) -> str:
    return _LIGHTS[light]


def standing_sentences(standing: StreamStanding) -> list[str]:
    """Say of each cause which store it is, what happened, what it stops and what to do."""
    return [
        f"{light_words(one.light)}  {standing.connection}: {code_sentence(one.code, one.params).text}"
        for one in standing.causes
    ]
