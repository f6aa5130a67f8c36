"""What changed at the source between two readings of a document, field by field in the store's own words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mlconnector_gui.services.trace import payload_words
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, postings

MOST_SHOWN = 200
_MOST_DOCUMENTS = 20
_NAMES = ("name", "number", "sku", "title", "id")
"""What tells one of a list of parts from the others, the most readable first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """One field as it was and as it is; '' where it was or is not there."""

    document: str
    field: str
    before: str
    after: str


async def source_difference(workplace: Workplace, posting_id: str) -> list[FieldDifference]:
    """Compare the two newest readings of each document behind a posting; personal data is not compared."""
    return await workplace.store.read(_difference, posting_id)


def _difference(transaction: Transaction, posting_id: str) -> list[FieldDifference]:
    found: list[FieldDifference] = []
    behind = documents.documents_by_id(transaction, postings.documents_of(transaction, posting_id))
    named = dict.fromkeys((one.connection_id, one.stream, one.external_id) for one in behind)
    for connection_id, stream, external_id in list(named)[:_MOST_DOCUMENTS]:
        found += _of_document(transaction, connection_id, stream, external_id)
    return found[:MOST_SHOWN]


def _of_document(
    transaction: Transaction, connection_id: str, stream: str, external_id: str
) -> Iterator[FieldDifference]:
    revisions = documents.last_two_readings(transaction, connection_id, stream, external_id)
    if revisions is None:
        return
    before, after = (_fields(documents.payload_of(transaction, one)) for one in revisions)
    for name in dict.fromkeys((*before, *after)):
        was, is_now = before.get(name, ""), after.get(name, "")
        if was != is_now:
            yield FieldDifference(document=f"{stream} {external_id}", field=name, before=was, after=is_now)


def _fields(payload: bytes) -> dict[str, str]:
    if payload == documents.TOMBSTONE:
        return {"document": "deleted in the store"}
    text = payload_words(payload)
    try:
        return dict(_flat(json.loads(text, parse_float=str, parse_int=str), ""))
    except ValueError:
        return {f"line {number}": line for number, line in enumerate(text.splitlines(), start=1)}


def _flat(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _flat(item, f"{path} › {name}" if path else name)
    elif isinstance(value, list):
        for place, item in enumerate(value, start=1):
            yield from _flat(item, f"{path} {_named(item, place)}".strip())
    else:
        yield path, "" if value is None else str(value)


def _named(item: Any, place: int) -> str:
    """Name a part of a list by what people call it, else by its place."""
    known = item if isinstance(item, dict) else {}
    return next((str(known[name]) for name in _NAMES if known.get(name)), str(place))
