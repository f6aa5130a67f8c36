"""What a bar chart draws, without Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: what it is called, how high it is, and what it says."""

    name: str
    height: float
    """For drawing only; the words carry the exact number."""
    words: str
