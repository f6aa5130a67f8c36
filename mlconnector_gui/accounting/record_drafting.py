"""Draft a change of a storefront's record, and say what speaks against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mlconnector_gui.accounting.contents import KIND, ContentKind
from mlconnector_gui.accounting.digest import canonical_bytes
from mlconnector_gui.accounting.drafting import Bookkeeping, DraftLine
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.posting_draft import Subject
from mlconnector_gui.accounting.store_records import RecordChange, StoreRecord
from mlconnector_gui.base.problem import Problem

STORE_RECORD = ContentKind.STORE_RECORD.value


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDraft:
    """A record of a storefront as prepared. Implements `PostingDraft`: it has no lines and moves no money."""

    bookkeeping: Bookkeeping
    external_id: str
    explanation: str
    reference: str
    revision: int
    gl_date: date
    currency: str
    record: StoreRecord
    source: Mapping[str, str]
    """Where the values come from, told beside them: the item, the branch, the order."""
    is_in_store: bool
    """Whether the store was seen to have the record."""
    findings: tuple[Finding, ...] = ()
    """What speaks against it beside what the store has."""
    source_findings: tuple[Finding, ...] = ()
    """What speaks against the values themselves, whatever the store has."""

    @property
    def kind(self) -> str:
        return self.record.record_type.value

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
            KIND: STORE_RECORD,
            "record": self.record.written(),
            "source": dict(self.source),
            "is_in_store": self.is_in_store,
            "findings": [
                {"code": one.code, "severity": one.severity.value, "params": dict(one.params)}
                for one in self.source_findings
            ],
        }

    def canonical(self, *, target: str) -> bytes | None:
        change = RecordChange(
            company=self.bookkeeping.company,
            gl_date=self.gl_date,
            currency=self.currency,
            explanation=self.explanation,
            record=self.record,
        )
        return canonical_bytes(change, target=target, reference=self.reference)


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
    return (*draft.findings, *draft.source_findings, *_check_form(draft))


def _check_form(draft: RecordDraft) -> Iterator[Finding]:
    try:
        draft.canonical(target="")
    except Problem as problem:
        params = {name: str(value) for name, value in problem.params.items()}
        yield Finding(code=problem.code, severity=Severity.BLOCKS, params=params)
