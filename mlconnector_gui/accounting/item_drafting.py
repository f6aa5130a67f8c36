"""Draft an item for JDE's item master, and say what would be changed of the one that is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mlconnector_gui.accounting.contents import KIND, ContentKind
from mlconnector_gui.accounting.findings import Finding, blocking
from mlconnector_gui.accounting.item_records import ItemChange, ItemRecord
from mlconnector_gui.accounting.posting_draft import Subject, UnbookedDraft, check_form

ITEM = ContentKind.ITEM.value
"""The kind of a posting that adds or changes an item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft(UnbookedDraft):
    """An item as prepared, to be added to the item master or changed in it."""

    record: ItemRecord
    before: Mapping[str, str] | None = None
    """The fields of the item as JDE was seen to have it; empty where it has none, None while it was not asked."""

    @property
    def kind(self) -> str:
        return ITEM

    @property
    def subject(self) -> Subject | None:
        return {
            KIND: ITEM,
            **self.record.written(),
            "before": dict(self.before) if self.before is not None else None,
        }

    @property
    def entry(self) -> ItemChange:
        return ItemChange(
            company=self.bookkeeping.company,
            gl_date=self.gl_date,
            currency=self.currency,
            explanation=self.explanation,
            record=self.record,
        )


def check_item(draft: ItemDraft) -> tuple[Finding, ...]:
    """Return every finding; until JDE was asked for the item it stays blocked."""
    return (*draft.findings, *check_form(draft), *_check_before(draft))


def is_item(subject: Mapping[str, Any] | None) -> bool:
    return subject is not None and subject["kind"] == ITEM


def _check_before(draft: ItemDraft) -> Iterator[Finding]:
    if draft.before is None:
        yield blocking("item.unchecked", item=draft.record.number)
        return
    if not draft.before:
        return
    unit = draft.before.get("unit", "")
    if unit and unit != draft.record.unit:
        params = {"item": draft.record.number, "before": unit, "after": draft.record.unit}
        # quantities on hand and on order are kept in it
        yield blocking("item.unit_differs", **params)
