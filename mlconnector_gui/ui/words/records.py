"""Words for a record of a store: which field becomes what, from where, and how far it is."""

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.store_records import FieldChange, RecordType
from mlconnector_gui.store.queries.review import RecordRow
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, later, said
from mlconnector_gui.ui.words.states import state_words

_CONFIRMED_MEANS = later("Read back: the store holds exactly what was approved.")
"""A record is complete then: there is nothing to post."""
_TYPES: Texts[RecordType] = {
    RecordType.PRICE: "Price",
    RecordType.PRODUCT: "Product",
    RecordType.VARIANT: "Variant",
    RecordType.ORDER: "Order",
}
_FIELDS: Texts[str] = {
    "price": "Price",
    "currency": "Currency",
    "name": "Name",
    "upc": "UPC",
    "sku": "SKU",
    "weight": "Weight",
    "visible": "Shown to shoppers",
    "categories": "Categories",
}
_SOURCES: Texts[str] = {
    "item": "item",
    "branch": "branch",
    "group": "price group",
    "unit": "unit",
    "effective": "in force since",
    "price": "base price",
}


def record_lines(row: RecordRow) -> tuple[str, ...]:
    """Say in a line each what is set, and where the values come from."""
    record = row.record
    what = said("{record} of {key}", record=said(_TYPES[record.record_type]), key=record.key)
    told = [said("is created") if record.creates else said("is changed")]
    if record.record_id not in {"", record.key}:
        told.append(said("the store's own id {record_id}", record_id=record.record_id))
    source = [f"{_source_words(name)} {text}" for name, text in row.source.items()]
    lines = ["  ·  ".join((what, *told))]
    if source:
        lines.append(said("From JD Edwards: {values}", values="  ·  ".join(source)))
    return tuple(lines)


def _source_words(name: str) -> str:
    return said(_SOURCES[name]) if name in _SOURCES else spoken(name)


def field_words(change: FieldChange) -> str:
    """Name a field; a path is read from the outside in: 'lines 1000 quantity'."""
    return said(_FIELDS[change.name]) if change.name in _FIELDS else spoken(change.name)


def value_words(text: str) -> str:
    return text or "–"


def record_means(state: PostingState, store: str) -> str:
    """Say what a state means of a record: its target is the store."""
    if state is PostingState.CONFIRMED:
        return said(_CONFIRMED_MEANS)
    return state_words(state).means.replace("JD Edwards", store).replace("JDE", store)
