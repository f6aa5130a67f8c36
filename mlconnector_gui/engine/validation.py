"""Validate the ledger: JDE's entries of our companies and types against ours, line by line; writes nothing there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from mlconnector_gui.accounting.contents import kind_of
from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.engine.comparison import ledger_differences
from mlconnector_gui.engine.ledger_disagreement import (
    BY_VALIDATION,
    MISSING,
    VOIDED,
    changed_in,
    entered_by_others,
    key_in_ledger,
    of_posting,
)
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.jde.port import DocumentKey, Ledger, LedgerDocument
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import ledger_findings, posting_lists
from mlconnector_gui.store.repositories.ledger_findings import LedgerFinding, SeenInLedger
from mlconnector_gui.store.repositories.posting_lists import KnownReference
from mlconnector_gui.store.repositories.postings import StoredPosting

_DAYS_BACK, _DAYS_AHEAD = 62, 31
"""G/L dates that can still be written to or were lately: the period before the current one to the one after it."""
_HELD = (PostingState.CONFIRMED, PostingState.POSTED, PostingState.REVERSED)
_UNDER_WAY = frozenset(
    {PostingState.SENDING, PostingState.IN_DOUBT, PostingState.NEEDS_PERSON, PostingState.ACCEPTED}
)
"""A document of theirs is looked after by the resolver and the read-back."""
_REFERENCE = re.compile(r"M1[0-9A-HJKMNP-TV-Z]{20}")

Number = tuple[str, str, int]
"""Company, document type and number: how a document is known whatever its G/L date is by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """What we hold of the window, and by what an entry of somebody else could be taken for ours."""

    held: Sequence[StoredPosting]
    references: Mapping[str, KnownReference]
    """By the short reference."""
    clearing: frozenset[str]


@dataclass(slots=True)
class LedgerValidation:
    """
    Compares one JDE connection's documents of the open window with our postings.

    Told are ours that JDE does not show, ours that it shows otherwise or void, and entries of our types that carry
    our reference or book on our clearing accounts and are not ours. What is not found any more is resolved.
    """

    workplace: Workplace
    target_id: str
    ledger: Ledger
    progress: Progress
    _looked_at: set[tuple[str, str]] = field(default_factory=set)

    async def validate(self) -> None:
        first, last = self._window
        ours = await self.workplace.store.read(_ours, self.target_id, first, last)
        groups: dict[tuple[str, str], list[StoredPosting]] = {}
        for posting in ours.held:
            key = key_in_ledger(posting)
            groups.setdefault((key.company, key.document_type), []).append(posting)
        seen: list[SeenInLedger] = []
        for (company, document_type), held in groups.items():
            if self.progress.stop_asked:
                return
            seen += await self._compare_group(company, document_type, held, ours)
            self._looked_at.add((company, document_type))
        await self.workplace.fault_points.reach("validate.read")
        await self.workplace.store.write(self._note, seen)
        await self.workplace.fault_points.reach("validate.committed")
        self.workplace.tell("posting")

    @property
    def _window(self) -> tuple[date, date]:
        today = self.workplace.now.date()
        return today - timedelta(days=_DAYS_BACK), today + timedelta(days=_DAYS_AHEAD)

    async def _compare_group(
        self, company: str, document_type: str, held: Sequence[StoredPosting], ours: Ours
    ) -> list[SeenInLedger]:
        first, last = self._window
        documents = await self.ledger.read_documents(
            company=company, document_type=document_type, first=first, last=last
        )
        shown = {document.key: document for document in documents}
        elsewhere = await self._moved(company, document_type, held, shown)
        seen = [found for posting in held if (found := _compared(posting, shown, elsewhere)) is not None]
        self.progress.count(compared=len(held))
        numbers = {_number(key_in_ledger(posting)) for posting in held}
        others = [document for document in documents if _number(document.key) not in numbers]
        return [*seen, *_entered_by_others(others, ours)]

    async def _moved(
        self,
        company: str,
        document_type: str,
        held: Sequence[StoredPosting],
        shown: Mapping[DocumentKey, LedgerDocument],
    ) -> Mapping[Number, LedgerDocument]:
        """Look for what is not where it was by its number alone, before it is said to be gone."""
        numbers = [key.number for posting in held if (key := key_in_ledger(posting)) not in shown]
        if not numbers:
            return {}
        found = await self.ledger.read_numbered(company=company, document_type=document_type, numbers=numbers)
        return {_number(document.key): document for document in found}

    def _note(self, transaction: Transaction, seen: Sequence[SeenInLedger]) -> None:
        fresh, resolved = ledger_findings.note_findings(
            transaction,
            self.target_id,
            seen,
            codes=BY_VALIDATION,
            was_looked_at=self._was_looked_at,
            new_id=self.workplace.ids.new,
            actor=self.workplace.actor,
            at=self.workplace.now,
        )
        self.progress.count(disagreeing=len(seen), new=fresh, resolved=resolved)

    def _was_looked_at(self, finding: LedgerFinding) -> bool:
        first, last = self._window
        return (
            finding.company,
            finding.document_type,
        ) in self._looked_at and first <= finding.gl_date <= last


def _ours(transaction: Transaction, target_id: str, first: date, last: date) -> Ours:
    references = posting_lists.known_references(transaction, target_id)
    held = posting_lists.held_in_ledger(transaction, target_id, _HELD, first=first, last=last)
    return Ours(
        held=[posting for posting in held if kind_of(posting.content or b"{}").is_booked],
        references={short_reference(one.reference): one for one in references},
        clearing=posting_lists.clearing_accounts(transaction, target_id),
    )


def _compared(
    posting: StoredPosting,
    shown: Mapping[DocumentKey, LedgerDocument],
    elsewhere: Mapping[Number, LedgerDocument],
) -> SeenInLedger | None:
    key = key_in_ledger(posting)
    document = shown.get(key) or elsewhere.get(_number(key))
    if document is None:
        return of_posting(MISSING, posting)
    if document.is_voided:
        return of_posting(VOIDED, posting)
    if posting.state is PostingState.REVERSED:
        document = _before_it_was_taken_back(document)
    differences = ledger_differences(posting.content or b"", document)
    return changed_in(posting, differences) if differences else None


def _before_it_was_taken_back(document: LedgerDocument) -> LedgerDocument:
    """A receipt that a reversal of ours took back is as approved but for that; whatever else differs is told."""
    if document.receipt is None:
        return document
    lines = tuple(replace(line, is_reversed=False) for line in document.receipt.lines)
    return replace(document, receipt=replace(document.receipt, lines=lines))


def _entered_by_others(documents: Iterable[LedgerDocument], ours: Ours) -> Iterable[SeenInLedger]:
    for document in documents:
        of = _reference_carried(document, ours.references)
        if of is not None and of.state in _UNDER_WAY:
            continue
        if of is not None:
            yield entered_by_others(document, why=f"it carries the reference of “{of.explanation}”")
        elif any(_REFERENCE.search(row.remark) for row in document.rows):
            yield entered_by_others(document, why="it carries a reference as this program makes them")
        elif booked := sorted({str(row.account) for row in document.rows} & ours.clearing):
            yield entered_by_others(document, why=f"it books on {', '.join(booked)}")


def _reference_carried(
    document: LedgerDocument, references: Mapping[str, KnownReference]
) -> KnownReference | None:
    for row in document.rows:
        full = _REFERENCE.search(row.remark)
        carried = [short_reference(full[0])] if full else []
        for short in (*carried, row.short_reference):
            if short in references:
                return references[short]
    return None


def _number(key: DocumentKey) -> Number:
    return key.company, key.document_type, key.number
