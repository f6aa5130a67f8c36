"""Items as JDE's item master keeps them (F4101, F4102, F4104), proposed to it and approved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mlconnector_gui.accounting.unbooked import UnbookedEntry
from mlconnector_gui.base.problem import Problem

ITEM_TYPE = "ITEM"
"""Stands where other postings have a document type; JDE's own are two characters, so it is taken for none of them."""
WIDTHS: Mapping[str, int] = {
    "number": 25,
    "description": 30,
    "second_description": 30,
    "stocking_type": 1,
    "gl_class": 4,
    "unit": 2,
    "branch": 12,
    "upc": 25,
    "cross_reference": 25,
}
_NEEDED = ("number", "description", "stocking_type", "gl_class", "unit", "branch")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """One item with its branch record, and the numbers under which a store and its goods know it."""

    number: str
    """The second item number (F4101.LITM): what it is searched by."""
    description: str
    stocking_type: str
    gl_class: str
    unit: str
    branch: str
    second_description: str = ""
    upc: str = ""
    cross_reference: str = ""
    """The store's SKU, where it is another than the item's number."""

    def __post_init__(self) -> None:
        for field, width in WIDTHS.items():
            text = getattr(self, field)
            # JDE drops blanks at the ends, and what is read back is compared
            if len(text) > width or text != text.strip() or not (text.isprintable() or not text):
                raise Problem("item.text_invalid", field=field.replace("_", " "), text=text, width=width)
        for field in _NEEDED:
            if not getattr(self, field):
                raise Problem("item.field_missing", field=field.replace("_", " "))

    def written(self) -> Mapping[str, Any]:
        return {"item": {name: getattr(self, name) for name in WIDTHS}}

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "ItemRecord":
        """Read what `written` wrote; other keys beside it are left alone."""
        return cls(**tree["item"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange(UnbookedEntry):
    """An item as it is approved, to be added or changed."""

    record: ItemRecord

    @property
    def document_type(self) -> str:
        return ITEM_TYPE
