"""Records of a storefront that are to be created or changed: a price, a product, an order; before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from mlconnector_gui.accounting.unbooked import UnbookedEntry
from mlconnector_gui.base.problem import Problem

RECORD = "RECORD"
"""Stands where other postings have a document type; JDE's own are two characters, so it is taken for none of them."""
_AT_LEAST_PLACES = 2


class RecordType(StrEnum):
    """What a storefront can be given; also the kind of the posting that gives it."""

    PRICE = "price"
    """The price of one sellable unit, by its SKU."""
    PRODUCT = "product"
    VARIANT = "variant"
    """One sellable unit of a product, by its SKU."""
    ORDER = "order"
    """An order that is to be fulfilled, by the key that we give it."""


class Presence(StrEnum):
    """How a record stands in the store, beside what was approved."""

    AS_WANTED = "as_wanted"
    AS_BEFORE = "as_before"
    """Each field is as it was when the change was approved, or already as it is to be."""
    CHANGED = "changed"
    """Somebody changed a field meanwhile, so what was approved is not what would happen."""
    MISSING = "missing"
    """It is to be changed, and the store does not have it."""
    EXISTS = "exists"
    """It is to be created, and the store has another one under the same key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """
    One field with its values before and after, as canonical text: '' is a blank or absent field.

    A field within a field has a path ('ship_to.city', 'lines.1000.quantity'). Numbers are written by `number_text`,
    flags as 'yes' and 'no', days as YYYY-MM-DD, so that equal values are equal texts on both sides.
    """

    name: str
    before: str
    after: str

    def __post_init__(self) -> None:
        if not self.name or self.name != self.name.strip():
            raise Problem("record.field_unnamed", field=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreRecord:
    """
    A record with the fields that are to be set; fields that are not named are left as the store has them.

    `before` of a field of a record that is to be created is blank.
    """

    record_type: RecordType
    key: str
    """What the record is found by: a SKU, an order key."""
    changes: tuple[FieldChange, ...]
    creates: bool = False
    record_id: str = ""
    """The store's own id of the record, where it was seen when the change was drafted."""

    def __post_init__(self) -> None:
        names = [change.name for change in self.changes]
        if not self.key or self.key != self.key.strip() or not self.key.isprintable():
            raise Problem("record.key_invalid", record=self.record_type.value, key=self.key)
        if not names or len(set(names)) != len(names):
            raise Problem("record.fields_invalid", record=self.record_type.value, key=self.key)

    @property
    def wanted(self) -> Mapping[str, str]:
        """The fields as they are to be."""
        return {change.name: change.after for change in self.changes}

    @property
    def is_change(self) -> bool:
        """Say whether the store would look otherwise afterwards."""
        return self.creates or any(change.before != change.after for change in self.changes)

    def presence(self, seen: Mapping[str, str] | None) -> Presence:
        """Set the record beside the fields that the store was seen to have; None: it has no such record."""
        if seen is None:
            return Presence.AS_BEFORE if self.creates else Presence.MISSING
        if not any(self.differences(seen)):
            return Presence.AS_WANTED
        if self.creates:
            return Presence.EXISTS
        as_approved = (seen.get(change.name, "") in {change.before, change.after} for change in self.changes)
        return Presence.AS_BEFORE if all(as_approved) else Presence.CHANGED

    def differences(self, seen: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
        """Yield each field that is not as wanted: its name, what was approved, what the store has."""
        for change in self.changes:
            found = seen.get(change.name, "")
            if found != change.after:
                yield change.name, change.after, found

    def written(self) -> Mapping[str, Any]:
        """Write the record as approvals and subjects keep it, every value a text."""
        return {
            "record_type": self.record_type.value,
            "key": self.key,
            "creates": self.creates,
            "record_id": self.record_id,
            "fields": [
                {"name": one.name, "before": one.before, "after": one.after}
                for one in sorted(self.changes, key=lambda change: change.name)
            ],
        }

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "StoreRecord":
        """Read what `written` wrote; other keys beside it are left alone."""
        return cls(
            record_type=RecordType(tree["record_type"]),
            key=tree["key"],
            creates=tree["creates"],
            record_id=tree["record_id"],
            changes=tuple(FieldChange(**one) for one in tree["fields"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange(UnbookedEntry):
    """A record as it is approved."""

    record: StoreRecord

    def __post_init__(self) -> None:
        UnbookedEntry.__post_init__(self)  # super() does not find its way in a class with slots
        if not self.record.is_change:
            raise Problem("record.changes_nothing", record=self.record.record_type.value, key=self.record.key)

    @property
    def document_type(self) -> str:
        return RECORD


def number_text(number: Decimal) -> str:
    """Write a number so that equal numbers are equal texts: two places at least, and no zeros beyond them."""
    whole, _, places = f"{number:f}".partition(".")
    return f"{whole}.{places.rstrip('0').ljust(_AT_LEAST_PLACES, '0')}"
