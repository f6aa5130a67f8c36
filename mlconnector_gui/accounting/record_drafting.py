"""Draft a change of a storefront's record, and say what speaks against it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mlconnector_gui.accounting.contents import KIND, ContentKind
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.posting_draft import Subject, UnbookedDraft, check_form
from mlconnector_gui.accounting.store_records import RecordChange, StoreRecord

STORE_RECORD = ContentKind.STORE_RECORD.value


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDraft(UnbookedDraft):
    """A record of a storefront as prepared, to be created or changed there."""

    record: StoreRecord
    source: Mapping[str, str]
    """Where the values come from, told beside them: the item, the branch, the order."""
    is_in_store: bool
    """Whether the store was seen to have the record."""
    source_findings: tuple[Finding, ...] = ()
    """What speaks against the values themselves, whatever the store has; `findings` is what else does."""

    @property
    def kind(self) -> str:
        return self.record.record_type.value

    @property
    def subject(self) -> Subject | None:
        return {
            KIND: STORE_RECORD,
            "record": self.record.written(),
            "source": dict(self.source),
            "is_in_store": self.is_in_store,
            "findings": [
                {"code": one.code, "severity": one.severity.value, "params": dict(one.params)}
                for one in self.source_findings
            ],
        }

    @property
    def entry(self) -> RecordChange:
        return RecordChange(
            company=self.bookkeeping.company,
            gl_date=self.gl_date,
            currency=self.currency,
            explanation=self.explanation,
            record=self.record,
        )


def is_store_record(subject: Mapping[str, Any] | None) -> bool:
    return subject is not None and subject.get(KIND) == STORE_RECORD


def store_record_of(subject: Mapping[str, Any]) -> StoreRecord:
    return StoreRecord.read(subject["record"])


def source_findings_of(subject: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return what spoke against the values when they were drafted; it stands until their source has others."""
    return tuple(
        Finding(code=one["code"], severity=Severity(one["severity"]), params=one["params"])
        for one in subject.get("findings", ())
    )


def check_record(draft: RecordDraft) -> tuple[Finding, ...]:
    """Return every finding of a record: its own, and what its form is refused for."""
    return (*draft.findings, *draft.source_findings, *check_form(draft))
