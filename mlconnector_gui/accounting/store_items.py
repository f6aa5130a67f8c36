"""Items as a store keeps them, in neutral words, and what of a change there is proposed to JDE."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mlconnector_gui.accounting.item_records import WIDTHS, ItemRecord
from mlconnector_gui.base.problem import Problem

_NEW = {
    "branch": "item_branch",
    "stocking_type": "item_stocking_type",
    "gl_class": "item_gl_class",
    "unit": "item_unit",
}
"""What JDE needs of a new item and a store does not know, and the setting that says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreItem:
    """One item of a store."""

    external_id: str
    sku: str
    name: str
    upc: str = ""


def values_of_new(values: Mapping[str, str]) -> dict[str, str]:
    """Return what a connection says of new items, by the fields of the item master."""
    return {field: values.get(setting, "").strip() for field, setting in _NEW.items()}


def new_item(item: StoreItem, values: Mapping[str, str]) -> ItemRecord:
    """Return an item that JDE lacks, by what the connection says of new ones; refused where it does not say all."""
    given = values_of_new(values)
    lacking = [name for name, text in given.items() if not text]
    if lacking:
        raise Problem("item.unknown_sku", sku=item.sku, lacking=", ".join(lacking).replace("_", " "))
    first, second = _description(item.name or item.sku)
    return ItemRecord(number=item.sku, description=first, second_description=second, upc=item.upc, **given)


def changed_item(
    item: StoreItem, was: StoreItem | None, known: Mapping[str, str], values: Mapping[str, str]
) -> ItemRecord | None:
    """
    Return an item of JDE with what the store changed of it, None for nothing; `was` is as the store had it before.

    Only what was changed there is proposed: that a store calls an item otherwise is no change of it. Units and
    accounting data are JDE's own; what JDE needs of an item and never had is as for new ones.
    """
    changes = dict(_changes(item, was, known["number"]))
    if not changes:
        return None
    given = values_of_new(values)
    fields = {name: known.get(name, "") or given.get(name, "") for name in WIDTHS}
    return ItemRecord(**{**fields, **changes})


def _changes(item: StoreItem, was: StoreItem | None, number: str) -> Iterator[tuple[str, str]]:
    if was is not None and item.name and was.name != item.name:
        yield from zip(("description", "second_description"), _description(item.name), strict=True)
    if item.upc and (was is None or was.upc != item.upc):
        yield "upc", item.upc
    if item.sku != number:
        yield "cross_reference", item.sku


def _description(name: str) -> tuple[str, str]:
    """Put a name into JDE's two lines of thirty characters, broken between words where it can be."""
    words, width = " ".join(name.split()), WIDTHS["description"]
    if len(words) <= width:
        return words, ""
    cut = words.rfind(" ", 0, width + 1)
    cut = cut if cut > 0 else width
    return words[:cut].rstrip(), words[cut:].strip()[:width].rstrip()
