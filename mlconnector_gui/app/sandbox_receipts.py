"""
Compare what left the simulated warehouses with what JDE received, and what labels cost with what it accrued.

As independent as `sandbox_check`: it reads the parcels, F43121, the ledger and the exported audit. A receipt is tied
to its parcel by its container, the start of a reference, and by the approval that names both.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mlconnector_gui.jde.simulator.receipt import ReceiptRecord
from mlconnector_gui.sandbox.books import LedgerDocument, Parcel

_RECEIPT = re.compile(r"^(?P<shop>\S+) (?P<order>\d+ O[A-Z]) (?P<id>\S+)$")
_FREIGHT = re.compile(r"^(?:REV )?(?P<shop>\S+) freight (?P<id>\S+)$")
_ORDER_KEY = re.compile(r"\d{5}-\d+-O[A-Z]-\d{3}")
_FREIGHT_OUT = "8320"

ParcelKey = tuple[str, str]
"""Shop, shipment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Approved:
    """A receipt or accrual as it was approved."""

    parcel: ParcelKey
    order: str
    quantities: Mapping[str, Decimal]
    """By order line; of an accrual nothing is told here."""
    by_hand: bool


def check_receipts(
    parcels: Sequence[Parcel],
    received: Sequence[ReceiptRecord],
    documents: Sequence[LedgerDocument],
    audit: Iterable[Mapping[str, Any]],
    *,
    open_postings: Iterable[str],
) -> list[str]:
    """Return everything that is wrong; `open_postings` are as for `sandbox_check.check_books`."""
    approved, accrued = _approvals(audit)
    open_words = list(open_postings)
    waiting = {key for text in open_words if (key := _parcel_in(text)) is not None}
    known = {(one.shop, one.external_id): one for one in parcels}
    standing = [one for one in received if not one.reversed]
    return [
        *_unapproved(standing, approved),
        *_repeated(standing, approved),
        *_repeated_accruals(documents, accrued),
        *_lost(
            known,
            {approved[one.container].parcel for one in standing if one.container in approved}
            | _standing_accruals(documents),
            waiting,
        ),
        *_differing(known, standing, approved),
        *_freight(parcels, documents, open_words),
    ]


def _approvals(
    audit: Iterable[Mapping[str, Any]],
) -> tuple[dict[str, _Approved], Collection[str]]:
    """Return the receipts by their container, and the explanations of accruals."""
    found: dict[str, _Approved] = {}
    accrued: set[str] = set()
    by_hand: set[str] = set()
    for record in audit:
        if record["event"] == "receipt.matched_by_hand":
            by_hand.add(record["subject_id"])
        if record["event"] != "posting.approve":
            continue
        content = json.loads(record["fields"]["content"])
        parcel = _parcel_in(content["explanation"])
        if parcel is None:
            continue
        if content.get("kind") == "receipt" and not content["takes_back"]:
            lines = {
                f"{content['order']}-{one['number']}": Decimal(one["quantity"])
                for one in content["receipt_lines"]
            }
            found[content["container"]] = _Approved(
                parcel=parcel,
                order=content["order"],
                quantities=lines,
                by_hand=record["subject_id"] in by_hand,
            )
        elif "kind" not in content:
            accrued.add(content["explanation"])
    return found, accrued


def _parcel_in(explanation: str) -> ParcelKey | None:
    found = _RECEIPT.match(explanation.strip())
    return (found["shop"], found["id"]) if found else None


def _unapproved(standing: Sequence[ReceiptRecord], approved: Mapping[str, _Approved]) -> Iterator[str]:
    """Of each container that is ours the lines are the approved ones; the site's own receipts have none of ours."""
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for one in standing:
        if one.container.startswith("M1"):
            lines = found[one.container]
            key = f"{one.order}-{one.line.normalize():f}"
            lines[key] = lines.get(key, Decimal(0)) + one.quantity
    for container, lines in found.items():
        wanted = approved.get(container)
        if wanted is None or dict(wanted.quantities) != lines:
            yield f"receipt {container}: {lines} is not what was approved"


def _repeated(standing: Sequence[ReceiptRecord], approved: Mapping[str, _Approved]) -> Iterator[str]:
    """Of a parcel each order is received by one document."""
    entered: dict[tuple[ParcelKey, str], set[int]] = defaultdict(set)
    for one in standing:
        if one.container in approved:
            entered[approved[one.container].parcel, one.order].add(one.document_number)
    for (parcel, order), numbers in entered.items():
        if len(numbers) > 1:
            yield f"{' '.join(parcel)} of {order} is received {len(numbers)} times"


def _repeated_accruals(documents: Sequence[LedgerDocument], accrued: Collection[str]) -> Iterator[str]:
    counted = Counter(one.explanation for one in documents if one.explanation in accrued)
    turned = Counter(one.explanation for one in documents)
    for explanation, count in counted.items():
        if count - turned[f"REV {explanation}"[:30]] > 1:
            yield f"{explanation} is accrued {count} times"


def _standing_accruals(documents: Sequence[LedgerDocument]) -> set[ParcelKey]:
    """What was accrued once was received, though its voucher has turned it round since."""
    return {key for one in documents if (key := _parcel_in(one.explanation)) is not None}


def _lost(
    parcels: Mapping[ParcelKey, Parcel], received: set[ParcelKey], waiting: set[ParcelKey]
) -> Iterator[str]:
    for key, parcel in parcels.items():
        is_of_order = parcel.kind != "return_label" and any(
            _ORDER_KEY.fullmatch(line.order_key) for line in parcel.lines
        )
        if is_of_order and not parcel.voided and key not in received | waiting:
            yield f"{' '.join(key)} of {parcel.order_number} is not received"


def _differing(
    parcels: Mapping[ParcelKey, Parcel], standing: Sequence[ReceiptRecord], approved: Mapping[str, _Approved]
) -> Iterator[str]:
    """What left is what was received, to the unit; a person's own match is a person's."""
    found: dict[ParcelKey, Counter[str]] = defaultdict(Counter)
    by_hand = {one.parcel for one in approved.values() if one.by_hand}
    for one in standing:
        if one.container in approved:
            key = f"{one.order}-{one.line.normalize():f}"
            found[approved[one.container].parcel][key] += one.quantity  # type: ignore[assignment]  # decimals
    for parcel_key, lines in found.items():
        parcel = parcels[parcel_key]
        left: Counter[str] = Counter()
        for line in parcel.lines:
            left[line.line_key] += line.quantity  # type: ignore[assignment]  # decimals
        if parcel.voided:
            yield f"{' '.join(parcel_key)} was voided, and is received"
        elif "" not in left and parcel_key not in by_hand and left != lines:
            yield f"{' '.join(parcel_key)}: {dict(left)} left, {dict(lines)} received"


def _freight(
    parcels: Sequence[Parcel], documents: Sequence[LedgerDocument], open_words: Sequence[str]
) -> Iterator[str]:
    """Label by label, what stands accrued is what it cost; nothing of one that was voided."""
    waiting = {(found["shop"], found["id"]) for text in open_words if (found := _FREIGHT.match(text.strip()))}
    moved: dict[ParcelKey, Decimal] = defaultdict(Decimal)
    for document in documents:
        found = _FREIGHT.match(document.explanation.strip())
        if found is not None:
            moved[found["shop"], found["id"]] += sum(
                (one.foreign_amount for one in document.lines if one.account.split(".")[1] == _FREIGHT_OUT),
                Decimal(0),
            )
    for parcel in parcels:
        key = (parcel.shop, parcel.external_id)
        cost = Decimal(0) if parcel.voided or parcel.cost is None else parcel.cost
        if key not in waiting and moved[key] != cost:
            yield f"{' '.join(key)}: the label cost {cost}, {moved[key]} stands accrued"
