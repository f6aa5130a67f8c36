"""Words for purposes of orchestrations, why one is proposed, and how a mapping stands."""

from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, said

_REASONS: Texts[str] = {
    "chosen": "the connection names it; it has {matched} of {needed} inputs that are needed",
    "default_name": "it has the delivered name, and {matched} of {needed} inputs that are needed",
    "name_and_inputs": "its name and {matched} of {needed} needed inputs fit",
    "inputs": "{matched} of {needed} needed inputs fit",
    "name": "its name fits; the site hides its inputs",
    "nothing_fits": "no orchestration of the site fits",
}
_REASONS_WITHOUT_INPUTS: Texts[str] = {
    "chosen": "the connection names it",
    "default_name": "it has the delivered name",
}
_FIELD_WORDS: Texts[str] = {
    "gl_date": "G/L date",
    "not_after": "not after (deadline)",
    "tax_id": "tax id",
    "upc": "UPC",
}


def reason_words(reason: str, *, matched: int, needed: int) -> str:
    """Say why an orchestration is proposed; a purpose without needed inputs does not count them."""
    words = _REASONS[reason] if needed else _REASONS_WITHOUT_INPUTS.get(reason, _REASONS[reason])
    return said(words, matched=matched, needed=needed)


def field_words(field: str) -> str:
    """Name a field of ours as people do: 'document_company' is 'Document company'."""
    words = said(_FIELD_WORDS[field]) if field in _FIELD_WORDS else spoken(field)
    return words[:1].upper() + words[1:]
