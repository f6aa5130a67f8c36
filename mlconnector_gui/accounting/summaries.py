"""Draft one posting for many documents: the same lines as one each, added up per account."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, TenderKind
from mlconnector_gui.accounting.drafting import (
    Bookkeeping,
    Draft,
    accounts_of,
    findings_of_document,
    findings_of_lines,
    merged_lines,
    remarked_lines,
)
from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines

SUMMARY = "summary"
"""The kind of a posting that stands for many documents."""
SUMMARISED = frozenset(
    {
        DocumentKind.SALE,
        DocumentKind.REFUND,
        DocumentKind.EDIT,
        DocumentKind.PAYMENT,
        DocumentKind.RELEASE,
    }
)
_TOLD_APART = frozenset(
    {LineRole.GATEWAY_CLEARING, LineRole.TAX_PAYABLE, LineRole.CHANNEL_TAX, LineRole.PENDING_PAYMENTS}
)
"""Roles whose lines keep their words: gateways and taxes are never added up in one line."""


class Granularity(StrEnum):
    """How many documents make one posting."""

    DOCUMENT = "document"
    DAY = "day"
    """One a day, currency and gateway."""
    PAYOUT = "payout"
    """One a payout and month: what is not paid out through a payment service is added up by the day."""


def key_of_day(document: BusinessDocument) -> str:
    return f"{document.business_date.isoformat()}/{document.currency}/{gateway_of(document)}"


def key_of_payout(document: BusinessDocument, payout: str) -> str:
    return f"{payout}/{document.currency}/{document.business_date:%Y-%m}"


def gateway_of(document: BusinessDocument) -> str:
    """Return what most of a document was paid through: a payment service before anything else."""
    ranked = sorted(
        document.tenders,
        key=lambda tender: (tender.kind is not TenderKind.GATEWAY, -abs(tender.amount.minor), tender.gateway),
    )
    return ranked[0].gateway if ranked else "none"


def is_exceptional(document: BusinessDocument, bookkeeping: Bookkeeping) -> bool:
    """Say whether a document stops by itself: it gets a posting of its own, so that it does not stop a whole day."""
    return any(finding.blocks for finding in findings_of_document(document, bookkeeping))


def draft_summary(
    documents: Sequence[BusinessDocument],
    *,
    key: str,
    sequence: int,
    bookkeeping: Bookkeeping,
    mappings: MappingSet,
    revision: int,
    gl_date: date,
    why_moved: Finding | None = None,
) -> Draft:
    """
    Draft the posting of all documents of a key; `sequence` tells the parts apart where one was approved before.

    Each line has the account that it would have in a posting of its own, by the rules of its own day. Dated on
    another day than theirs, it is so because that one is closed, unless `why_moved` says otherwise.
    """
    day = summary_day(documents)
    chosen = [
        choice
        for document in documents
        for choice in accounts_of(role_lines(document), mappings, bookkeeping, on=document.business_date)
    ]
    lines = merged_lines(chosen, keeps_words=lambda line: line.role in _TOLD_APART)
    if gl_date != day:
        lines = remarked_lines(lines, day)
    return Draft(
        kind=SUMMARY,
        external_id=key,
        bookkeeping=bookkeeping,
        gl_date=gl_date,
        currency=documents[0].currency,
        explanation=_explanation(bookkeeping.connection, key, sequence),
        reference=bookkeeping.reference(SUMMARY, f"{key}/{sequence}", revision=revision),
        revision=revision,
        lines=lines,
        findings=(
            *_of_documents(documents, bookkeeping),
            *findings_of_lines(chosen),
            *_nothing_to_post(key, lines),
            *([why_moved] if why_moved else _moved(day, gl_date, bookkeeping)),
        ),
    )


def summary_day(documents: Sequence[BusinessDocument]) -> date:
    """Return the last day of the documents: all of a day have the same, all of a payout's month the same period."""
    return max(document.business_date for document in documents)


def _explanation(connection: str, key: str, sequence: int) -> str:
    first, currency, last = key.split("/", 2)
    part = f" {sequence}" if sequence > 1 else ""
    words = f"{SUMMARY} {first}{part} {currency} {last}"
    room = EXPLANATION_WIDTH - len(f"{SUMMARY} {first}{part}") - 1
    return f"{connection[:room].rstrip()} {words}"[:EXPLANATION_WIDTH].rstrip()


def _of_documents(documents: Sequence[BusinessDocument], bookkeeping: Bookkeeping) -> list[Finding]:
    """Name each document that stops; those that were rounded are only counted."""
    found: list[Finding] = []
    rounded = 0
    for document in documents:
        for finding in findings_of_document(document, bookkeeping):
            if finding.blocks:
                found.append(finding)
            else:
                rounded += 1
    if rounded:
        params = {"documents": str(rounded)}
        found.append(Finding(code="summary.rounded", severity=Severity.NOTE, params=params))
    counted = Counter(document.kind.value for document in documents)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(counted.items()))
    found.append(Finding(code="summary.made_of", severity=Severity.NOTE, params={"documents": told}))
    return found


def _nothing_to_post(key: str, lines: Sequence[object]) -> list[Finding]:
    if lines:
        return []
    params = {"kind": SUMMARY, "document": key}
    return [blocking("document.moves_no_money", **params)]


def _moved(day: date, gl_date: date, bookkeeping: Bookkeeping) -> list[Finding]:
    if day == gl_date:
        return []
    params = {
        "original": day.isoformat(),
        "gl_date": gl_date.isoformat(),
        "company": bookkeeping.company,
    }
    return [Finding(code="period.moved", severity=Severity.NOTE, params=params)]
