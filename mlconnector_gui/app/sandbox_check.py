"""
Compare the simulators' books with each other and with the exported audit.

An independent checker: it reads the shops' own events, the ledger's own documents and the audit's records, and
never the program's tables. Only what a document is called ('WOO-US sale 2291') ties the two together: its
explanation, or a voucher's invoice number, since JDE explains a voucher by its supplier's name. Beside a long id
there is no room for all of it, so what is left out is made good by the shops' events.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mlconnector_gui.sandbox.books import LedgerDocument, LedgerLine, OwedDocument, ShopEvent

_EXPLANATION = re.compile(r"^(?P<shop>\S+) (?P<kind>[a-z_]+) (?P<id>\S+)(?: of \S+)?$")
_NARROWEST = 25
"""Of the fields that a document is called in, the narrower: an invoice number's."""
_CLEARING_OBJECTS = ("1220", "1225")
_NOTHING_OWED = OwedDocument(document_number=0, invoice_number="", gross=Decimal(0), foreign_gross=Decimal(0))

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
    vouchers: Iterable[OwedDocument] = (),
) -> Verdict:
    """
    `open_postings` are the explanations of postings that are openly not in JDE: blocked, held, in doubt ...

    `vouchers` are what accounts payable holds: as much is charged to the accounts of each, and where a supplier
    holds a shop's money, it stands there instead of in clearing.
    """
    owed = {one.document_number: one for one in vouchers}
    known = _by_end_of_id(events)
    ours = [
        (document, event)
        for document in documents
        if (event := _event_in(_name_of(document, owed), known)) is not None
    ]
    counted = Counter(event for _, event in ours)
    waiting = {event for text in open_postings if (event := _event_in(text, known)) is not None}
    by_event = {event: document for document, event in ours}
    return Verdict(
        duplicates=tuple(f"{event}: {count} documents" for event, count in counted.items() if count > 1),
        lost=tuple(_lost(events, by_event, waiting)),
        unapproved=tuple(_unapproved([document for document, _ in ours], audit, owed)),
        amounts_differ=tuple(_differing(events, by_event, waiting, owed)),
        unbalanced=tuple(
            str(one.document_number) for one in documents if sum(_amounts(one)) != _owed(one, owed).gross
        ),
    )


def _name_of(document: LedgerDocument, owed: Mapping[int, OwedDocument]) -> str:
    voucher = owed.get(document.document_number)
    return (voucher.invoice_number if voucher else document.explanation).strip()


def _by_end_of_id(events: Iterable[ShopEvent]) -> Mapping[str, Sequence[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for one in events:
        found[one.external_id[-_NARROWEST:]].append((one.shop, one.kind, one.external_id))
    return found


def _event_in(name: str, known: Mapping[str, Sequence[Event]]) -> Event | None:
    """Return the event that a name means; one of a store's that no shop tells of is taken at its word."""
    *told, own = name.partition(" of ")[0].split() or [""]
    meant = [event for event in known.get(own[-_NARROWEST:], ()) if _means(told, own, event)]
    if len(meant) == 1:
        return meant[0]
    found = _EXPLANATION.match(name.strip())
    return (found["shop"], found["kind"], found["id"]) if found else None


def _means(told: Sequence[str], own: str, event: Event) -> bool:
    """Beside the id there may be the kind, and as much of the shop's name as there was room for."""
    shop, kind, external_id = event
    return external_id.endswith(own) and all(word == kind or shop.startswith(word) for word in told)


def _lost(
    events: Sequence[ShopEvent], by_event: Mapping[Event, LedgerDocument], waiting: set[Event]
) -> Iterable[str]:
    for event in events:
        key = (event.shop, event.kind, event.external_id)
        if not event.deleted and key not in by_event and key not in waiting:
            yield f"{event.shop} {event.kind} {event.external_id}: {event.amount} {event.currency}"


def _differing(
    events: Sequence[ShopEvent],
    by_event: Mapping[Event, LedgerDocument],
    waiting: set[Event],
    owed: Mapping[int, OwedDocument],
) -> Iterable[str]:
    """Accounts must have moved by exactly what the shop says: clearing by what the customer paid or got back."""
    for event in events:
        key = (event.shop, event.kind, event.external_id)
        document = by_event.get(key)
        if document is None or event.deleted or key in waiting:
            continue
        for accounts, wanted in _wanted(event):
            moved = sum((one.foreign_amount for one in document.lines if _is_on(one, accounts)), Decimal(0))
            if accounts[0] in _CLEARING_OBJECTS:
                moved -= _owed(document, owed).foreign_gross
            if moved != wanted:
                told = "/".join(accounts)
                yield f"{event.shop} {event.kind} {event.external_id}: shop {wanted}, ledger {moved} on {told}"


def _owed(document: LedgerDocument, owed: Mapping[int, OwedDocument]) -> OwedDocument:
    return owed.get(document.document_number, _NOTHING_OWED)


def _wanted(event: ShopEvent) -> Iterable[tuple[tuple[str, ...], Decimal]]:
    if event.moved:
        return [((account,), amount) for account, amount in event.moved.items()]
    return [(_CLEARING_OBJECTS, event.amount if event.kind == "sale" else -event.amount)]


def _is_on(line: LedgerLine, accounts: Sequence[str]) -> bool:
    """Say whether a line is on one of these: an object account, or one with a subsidiary ('1220.SHOP')."""
    _, object_account, *subsidiary = line.account.split(".")
    return object_account in accounts or ".".join((object_account, *subsidiary)) in accounts


def _amounts(document: LedgerDocument) -> list[Decimal]:
    return [line.amount for line in document.lines]


def _unapproved(
    documents: Sequence[LedgerDocument],
    audit: Iterable[Mapping[str, Any]],
    owed: Mapping[int, OwedDocument],
) -> Iterable[str]:
    """Every document's lines must be those of an approval that the audit holds."""
    approved: dict[str, list[Counter[tuple[str, Decimal]]]] = defaultdict(list)
    for record in audit:
        if record["event"] == "posting.approve":
            content = json.loads(record["fields"]["content"])
            lines = Counter((line["account"], Decimal(line["amount"])) for line in content["lines"])
            approved[content.get("invoice_number") or content["explanation"]].append(lines)
    for document in documents:
        lines = Counter((line.account, line.foreign_amount) for line in document.lines)
        if lines not in approved[name := _name_of(document, owed)]:
            yield f"{document.document_type} {document.document_number} {name}"
