"""
Read a settlement file that a person has, whole and with every line checked, before any of it is kept.

A file in one of the layouts that Amazon gave up is kept as it was, beside the settlements that it was rewritten to.
Where a settlement is archived already from the layout that is left, such a file says nothing new: it is known by its
number, its days and its total.
"""

import hashlib
from dataclasses import replace

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement.heading import heading_of
from mlconnector_gui.connectors.amazon.settlement.months import zone_named
from mlconnector_gui.connectors.amazon.settlement.reading import reading_of, sums_of
from mlconnector_gui.connectors.amazon.settlement.splitting import STREAM, open_document, settlements_of
from mlconnector_gui.connectors.port import FileContents, RawDocument, ReadDocument, TranslationContext

ORIGINALS = "settlement_files"
"""The stream that files are kept in as they were; nothing is made of them."""
_NAME_DIGITS = 16


def read_settlement_file(payload: bytes, name: str, context: TranslationContext) -> FileContents:
    """Return the settlements of a file; one that does not add up refuses the whole file."""
    zone = zone_named(context.values.get("timezone", ""))
    opened = open_document(payload, name=name)
    for block in opened.blocks:
        sums_of(reading_of(opened.text, opened.header, block, zone=zone, file=name))
    found = settlements_of(opened, name=name)
    if not opened.is_rewritten:
        return FileContents(documents=_in_stream(found))
    original = _original(payload, found)
    kept = (ORIGINALS, original.external_id)
    found = tuple(replace(document, parents=(kept,)) for document in found)
    return FileContents(
        documents=_in_stream(found),
        originals=(ReadDocument(stream=ORIGINALS, document=original),),
        repeats=_has_same_heading,
    )


def _has_same_heading(document: RawDocument, archived: bytes) -> bool:
    try:
        return heading_of(document.payload) == heading_of(archived)
    except Problem:  # what is archived could not be read: this file says more
        return False


def _in_stream(found: tuple[RawDocument, ...]) -> tuple[ReadDocument, ...]:
    return tuple(ReadDocument(stream=STREAM, document=document) for document in found)


def _original(payload: bytes, found: tuple[RawDocument, ...]) -> RawDocument:
    latest = max(document.created_at for document in found)
    return RawDocument(
        external_id=hashlib.sha256(payload).hexdigest()[:_NAME_DIGITS],
        payload=payload,
        created_at=latest,
        modified_at=latest,
    )
