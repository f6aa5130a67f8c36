"""Prove to BigCommerce who is calling: a token for one store, both checked for slips of the hand."""

import re
from dataclasses import dataclass, field

from mlconnector_gui.base.problem import Problem

_HIDDEN = "•••"
_HASH = re.compile(r"[0-9A-Za-z]{3,40}")
_IN_PATH = re.compile(r"stores/([^/?#]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """An access token; it never shows itself."""

    text: str = field(repr=False)

    def __post_init__(self) -> None:
        cleaned = self.text.strip()
        if not cleaned or not cleaned.isascii() or not cleaned.isprintable() or " " in cleaned:
            raise Problem("bigcommerce.token_malformed")
        object.__setattr__(self, "text", cleaned)

    def header(self) -> dict[str, str]:
        return {"X-Auth-Token": self.text}

    def redacted(self, text: str) -> str:
        """Hide the token wherever the other side repeats it."""
        return text.replace(self.text, _HIDDEN)


def store_hash_of(entered: str) -> str:
    """
    Return the bare hash of what a person pasted: the hash, the whole API path, or the panel's host name.

    A wrong hash is answered like a missing scope, so what cannot be one is refused before it is tried.
    """
    text = entered.strip()
    if found := _IN_PATH.search(text):
        text = found[1]
    text = text.partition("://")[2] or text
    text = text.partition(".mybigcommerce")[0].removeprefix("store-")
    if not _HASH.fullmatch(text):
        raise Problem("bigcommerce.store_hash_malformed", value=entered.strip()[:60])
    return text
