"""
Compare the simulators' books with each other and with the exported audit.

An independent checker: it reads the shops' own events, the ledger's own documents and the audit's records, and
never the program's tables. Only the explanation text of a document ('WOO-US sale 2291') ties the two together.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mlconnector_gui.sandbox.books import LedgerDocument, LedgerLine, ShopEvent

_EXPLANATION = re.compile(r"^(?P<shop>\S+) (?P<kind>[a-z_]+) (?P<id>\S+)(?: of \S+)?$")
_VOUCHER_TYPES = frozenset({"PV", "PM"})
_CLEARING_OBJECTS = ("1220", "1225")

Event = tuple[str, str, str]
"""Shop, kind, external id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the comparison found; every list is empty in a good world."""

    duplicates: tuple[str, ...]
    lost: tuple[str, ...]
    """Money moved in a shop that is neither in the ledger nor waiting openly for a person."""
    unapproved: tuple[str, ...]
    """Documents in the ledger that no approval of the same content covers."""
    amounts_differ: tuple[str, ...]
    unbalanced: tuple[str, ...]

    @property
    def is_reconciled(self) -> bool:
        return not (self.lost or self.amounts_differ or self.unbalanced)

    @property
    def is_good(self) -> bool:
        return self.is_reconciled and not (self.duplicates or self.unapproved)


def check_books(
    events: Sequence[ShopEvent],
    documents: Sequence[LedgerDocument],
    audit: Iterable[Mapping[str, Any]],
    *,
    open_postings: Iterable[str],
) -> Verdict:
    """`open_postings` are the explanations of postings that are openly not in JDE: blocked, held, in doubt ..."""
    ours = [(document, event) for document in documents if (event := _event_of(document)) is not None]
    counted = Counter(event for _, event in ours)
    waiting = {event for text in open_postings if (event := _event_in(text)) is not None}
    by_event = {event: document for document, event in ours}
    return Verdict(
        duplicates=tuple(f"{event}: {count} documents" for event, count in counted.items() if count > 1),
        lost=tuple(_lost(events, by_event, waiting)),
        unapproved=tuple(_unapproved([document for document, _ in ours], audit)),
        amounts_differ=tuple(_differing(events, by_event, waiting)),
        unbalanced=tuple(str(one.document_number) for one in documents if _is_unbalanced(one)),
    )


def _event_of(document: LedgerDocument) -> Event | None:
    return _event_in(document.explanation)


def _event_in(explanation: str) -> Event | None:
    found = _EXPLANATION.match(explanation.strip())
    return (found["shop"], found["kind"], found["id"]) if found else None


def _lost(
    events: Sequence[ShopEvent], by_event: Mapping[Event, LedgerDocument], waiting: set[Event]
) -> Iterable[str]:
    for event in events:
        key = (event.shop, event.kind, event.external_id)
        if not event.deleted and key not in by_event and key not in waiting:
            yield f"{event.shop} {event.kind} {event.external_id}: {event.amount} {event.currency}"


def _differing(
    events: Sequence[ShopEvent], by_event: Mapping[Event, LedgerDocument], waiting: set[Event]
) -> Iterable[str]:
    """Accounts must have moved by exactly what the shop says: clearing by what the customer paid or got back."""
    for event in events:
        key = (event.shop, event.kind, event.external_id)
        document = by_event.get(key)
        if document is None or event.deleted or key in waiting:
            continue
        for accounts, wanted in _wanted(event):
            moved = sum(
                (one.foreign_amount for one in document.lines if _object(one) in accounts), Decimal(0)
            )
            if moved != wanted:
                told = "/".join(accounts)
                yield f"{event.shop} {event.kind} {event.external_id}: shop {wanted}, ledger {moved} on {told}"


def _wanted(event: ShopEvent) -> Iterable[tuple[tuple[str, ...], Decimal]]:
    if event.moved:
        return [((account,), amount) for account, amount in event.moved.items()]
    return [(_CLEARING_OBJECTS, event.amount if event.kind == "sale" else -event.amount)]


def _object(line: LedgerLine) -> str:
    return line.account.split(".")[1]


def _is_unbalanced(document: LedgerDocument) -> bool:
    """A voucher is shown by its distribution alone: its other side is made by JDE's post."""
    return document.document_type not in _VOUCHER_TYPES and bool(sum(_amounts(document)))


def _amounts(document: LedgerDocument) -> list[Decimal]:
    return [line.amount for line in document.lines]


def _unapproved(documents: Sequence[LedgerDocument], audit: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Every document's lines must be those of an approval that the audit holds."""
    approved: dict[str, list[Counter[tuple[str, Decimal]]]] = defaultdict(list)
    for record in audit:
        if record["event"] == "posting.approve":
            content = json.loads(record["fields"]["content"])
            lines = Counter((line["account"], Decimal(line["amount"])) for line in content["lines"])
            approved[content["explanation"]].append(lines)
    for document in documents:
        lines = Counter((line.account, line.foreign_amount) for line in document.lines)
        if lines not in approved[document.explanation.strip()]:
            yield f"{document.document_type} {document.document_number} {document.explanation}"
