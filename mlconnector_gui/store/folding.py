"""Fold text for searching: case, accents and blanks do not count."""

import unicodedata


def folded(text: str) -> str:
    """Return lower case without accents, words separated by one blank."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(text.casefold().split())
