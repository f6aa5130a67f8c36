"""How a state is shown anywhere: never by its colour alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWords:
    """Icon, word, colour role and meaning of a state."""

    icon: str
    word: str
    role: str
    means: str
