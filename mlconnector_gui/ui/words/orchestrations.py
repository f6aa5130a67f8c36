"""Words for purposes of orchestrations, why one is proposed, and how a mapping stands."""

_REASONS = {
    "chosen": "the connection names it; it has {matched} of {needed} inputs that are needed",
    "default_name": "it has the delivered name, and {matched} of {needed} inputs that are needed",
    "name_and_inputs": "its name and {matched} of {needed} needed inputs fit",
    "inputs": "{matched} of {needed} needed inputs fit",
    "name": "its name fits; the site hides its inputs",
    "nothing_fits": "no orchestration of the site fits",
}
_FIELD_WORDS = {"gl_date": "G/L date", "not_after": "not after (deadline)", "tax_id": "tax id", "upc": "UPC"}


def reason_words(reason: str, *, matched: int, needed: int) -> str:
    """Say why an orchestration is proposed; a purpose without needed inputs does not count them."""
    words = _REASONS[reason].format(matched=matched, needed=needed)
    return words.partition("; it has")[0].partition(", and")[0] if not needed else words


def field_words(field: str) -> str:
    """Name a field of ours as people do: 'document_company' is 'Document company'."""
    words = _FIELD_WORDS.get(field, field.replace("_", " "))
    return words[:1].upper() + words[1:]
