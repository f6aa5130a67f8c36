"""Draft an item for JDE's item master, and say what would be changed of the one that is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mlconnector_gui.accounting.contents import KIND, ContentKind
from mlconnector_gui.accounting.digest import canonical_bytes
from mlconnector_gui.accounting.drafting import Bookkeeping, DraftLine
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.item_records import ItemChange, ItemRecord
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.posting_draft import Subject
from mlconnector_gui.base.problem import Problem

ITEM = ContentKind.ITEM.value
"""The kind of a posting that adds or changes an item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """An item as prepared. Implements `PostingDraft`: it has no lines and moves no money."""

    bookkeeping: Bookkeeping
    external_id: str
    explanation: str
    reference: str
    revision: int
    gl_date: date
    currency: str
    record: ItemRecord
    before: Mapping[str, str] | None = None
    """The fields of the item as JDE was seen to have it; empty where it has none, None while it was not asked."""
    findings: tuple[Finding, ...] = ()

    @property
    def kind(self) -> str:
        return ITEM

    @property
    def lines(self) -> tuple[DraftLine, ...]:
        return ()

    @property
    def gross(self) -> Money:
        return Money.zero(self.currency)

    @property
    def is_complete(self) -> bool:
        return True

    @property
    def subject(self) -> Subject | None:
        return {
            KIND: ITEM,
            **self.record.written(),
            "before": dict(self.before) if self.before is not None else None,
        }

    def canonical(self, *, target: str) -> bytes | None:
        change = ItemChange(
            company=self.bookkeeping.company,
            gl_date=self.gl_date,
            currency=self.currency,
            explanation=self.explanation,
            record=self.record,
        )
        return canonical_bytes(change, target=target, reference=self.reference)


def check_item(draft: ItemDraft) -> tuple[Finding, ...]:
    """Return every finding; until JDE was asked for the item it stays blocked."""
    return (*draft.findings, *_check_form(draft), *_check_before(draft))


def is_item(subject: Mapping[str, Any] | None) -> bool:
    return subject is not None and subject["kind"] == ITEM


def _check_before(draft: ItemDraft) -> Iterator[Finding]:
    if draft.before is None:
        yield Finding(code="item.unchecked", severity=Severity.BLOCKS, params={"item": draft.record.number})
        return
    if not draft.before:
        return
    unit = draft.before.get("unit", "")
    if unit and unit != draft.record.unit:
        params = {"item": draft.record.number, "before": unit, "after": draft.record.unit}
        # quantities on hand and on order are kept in it
        yield Finding(code="item.unit_differs", severity=Severity.BLOCKS, params=params)


def _check_form(draft: ItemDraft) -> Iterator[Finding]:
    try:
        draft.canonical(target="")
    except Problem as problem:
        params = {name: str(value) for name, value in problem.params.items()}
        yield Finding(code=problem.code, severity=Severity.BLOCKS, params=params)
