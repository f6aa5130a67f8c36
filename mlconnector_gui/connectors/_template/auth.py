"""Prove to the Example Store who is calling: a bearer token, checked for slips of the hand."""

from dataclasses import dataclass, field

from mlconnector_gui.base.problem import Problem

_HIDDEN = "•••"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """An access token; it never shows itself."""

    text: str = field(repr=False)

    def __post_init__(self) -> None:
        cleaned = self.text.strip()
        if not cleaned or not cleaned.isascii() or not cleaned.isprintable():
            raise Problem("example_store.token_malformed")
        object.__setattr__(self, "text", cleaned)

    def header(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.text}"}

    def redacted(self, text: str) -> str:
        """Hide the token wherever the other side repeats it."""
        return text.replace(self.text, _HIDDEN)
