"""Draft a goods receipt of a shipment: what it matches, and what speaks against receiving it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.contents import KIND, ContentKind
from mlconnector_gui.accounting.digest import canonical_bytes
from mlconnector_gui.accounting.drafting import Bookkeeping, DraftLine, journal_of
from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.journal import JournalEntry
from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.accounting.money import Money, is_number
from mlconnector_gui.accounting.posting_draft import Subject
from mlconnector_gui.accounting.purchase_orders import OrderKey, PurchaseOrder
from mlconnector_gui.accounting.receipt_matching import (
    ManualMatch,
    ReceiptMatch,
    Tolerances,
    match_shipment,
)
from mlconnector_gui.accounting.receipts import (
    RECEIPT_TYPE,
    GoodsReceipt,
    ReceiptLine,
    amount_of,
    container_of,
)
from mlconnector_gui.accounting.shipments import Shipment, ShipmentKind, ShipmentLine
from mlconnector_gui.base.problem import Problem

RECEIPT = ContentKind.RECEIPT.value
"""The kind of a posting that receives goods."""
Choice = TypeVar("Choice", bound=StrEnum)
UNCHECKED = "receipt.order_unchecked"
"""JDE was not asked yet, or could not be."""


class ReceiptMode(StrEnum):
    """What a matched shipment becomes in JDE."""

    RECEIPT = "receipt"
    """A receipt of purchasing (F43121), entered by its own program."""
    BATCH = "batch"
    """An accrual (F0911Z1); a voucher that JDE matches with the order (F0411Z1) takes its place later."""


class ReceiptDate(StrEnum):
    """The day on which goods count as received."""

    SHIPPED = "shipped"
    TODAY = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPolicy:
    """What a connection says of receipts; kept with each posting, so that it is checked as it was drafted."""

    over_percent: Decimal = Decimal(0)
    under_percent: Decimal | None = None
    receipt_date: ReceiptDate = ReceiptDate.SHIPPED
    mode: ReceiptMode = ReceiptMode.RECEIPT

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "ReceiptPolicy":
        under = values.get("receipt_under_percent", "").strip()
        return cls(
            mode=_choice(ReceiptMode, values, "receipt_mode", ReceiptMode.RECEIPT),
            over_percent=_percent("receipt_over_percent", values.get("receipt_over_percent", "")),
            under_percent=_percent("receipt_under_percent", under) if under else None,
            receipt_date=_choice(ReceiptDate, values, "receipt_date", ReceiptDate.SHIPPED),
        )

    @property
    def tolerances(self) -> Tolerances:
        return Tolerances(over_percent=self.over_percent, under_percent=self.under_percent)

    def written(self) -> Mapping[str, str]:
        return {
            "receipt_over_percent": f"{self.over_percent:f}",
            "receipt_under_percent": f"{self.under_percent:f}" if self.under_percent is not None else "",
            "receipt_date": self.receipt_date.value,
            "receipt_mode": self.mode.value,
        }


def _choice(kind: type[Choice], values: Mapping[str, str], name: str, usual: Choice) -> Choice:
    given = values.get(name, "").strip()
    if given and given not in set(kind):
        raise Problem("receipt.setting_invalid", field=name, value=given)
    return kind(given) if given else usual


def _percent(name: str, text: str) -> Decimal:
    given = text.strip() or "0"
    if not is_number(given) or not 0 <= Decimal(given) <= 1000:
        raise Problem("receipt.setting_invalid", field=name, value=given)
    return Decimal(given)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """What JDE was seen to hold of a shipment's orders, and what other receipts of ours are about to take of it."""

    orders: tuple[PurchaseOrder, ...]
    asked_at: datetime
    pending: Mapping[str, Decimal] = field(default_factory=dict)

    def written(self) -> Mapping[str, Any]:
        return {
            "orders": [order.written() for order in self.orders],
            "asked_at": self.asked_at.isoformat(),
            "pending": {key: f"{quantity:f}" for key, quantity in self.pending.items()},
        }

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "ReceiptFacts":
        return cls(
            orders=tuple(PurchaseOrder.read(order) for order in tree["orders"]),
            asked_at=datetime.fromisoformat(tree["asked_at"]),
            pending={key: Decimal(text) for key, text in tree["pending"].items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptDraft:
    """
    The receipt of a shipment, or of the part of it that is one order's. Implements `PostingDraft`.

    `entry` only while every line of the shipment has found its place, and every line of an accrual its account.
    """

    bookkeeping: Bookkeeping
    reference: str
    revision: int
    shipment: Shipment
    policy: ReceiptPolicy
    receipt_date: date
    gl_date: date
    facts: ReceiptFacts | None = None
    manual: tuple[ManualMatch, ...] = ()
    part: int = 0
    """Which of the matched orders it receives, in the order of their keys."""
    lines: tuple[DraftLine, ...] = ()
    """Of an accrual, what it books; a receipt has no lines on accounts: JDE books it by its own instructions."""
    findings: tuple[Finding, ...] = ()

    @property
    def kind(self) -> str:
        return RECEIPT

    @property
    def match(self) -> ReceiptMatch | None:
        if self.facts is None:
            return None
        return match_shipment(
            self.shipment,
            self.facts.orders,
            tolerances=self.policy.tolerances,
            pending=self.facts.pending,
            manual=self.manual,
        )

    @property
    def order(self) -> PurchaseOrder | None:
        """The order it receives; the first that JDE showed while nothing is matched."""
        match, facts = self.match, self.facts
        if match is None or facts is None:
            return None
        keys = list(match.receipts)
        if self.part < len(keys):
            return next(order for order in facts.orders if order.key == keys[self.part])
        return facts.orders[0] if facts.orders and not self.part else None

    @property
    def receipt_lines(self) -> tuple[ReceiptLine, ...]:
        match, order = self.match, self.order
        return match.receipts.get(order.key, ()) if match and order else ()

    @property
    def currency(self) -> str:
        order = self.order
        cost = self.shipment.total_cost
        return order.currency if order else cost.currency if cost else "USD"

    @property
    def explanation(self) -> str:
        named = self.order.key.told if self.order else self.shipment.order_number
        return f"{self.bookkeeping.connection} {named} {self.shipment.external_id}"[:30].rstrip()

    @property
    def gross(self) -> Money:
        return amount_of(self.receipt_lines, self.currency)

    @property
    def subject(self) -> Subject | None:
        return {
            KIND: RECEIPT,
            "shipment": shipment_written(self.shipment),
            "policy": dict(self.policy.written()),
            "facts": self.facts.written() if self.facts else None,
            "manual": [manual_written(one) for one in self.manual],
            "part": self.part,
            "receipt_date": self.receipt_date.isoformat(),
            "lines": [line.written() for line in self.receipt_lines],
            "order": str(self.order.key) if self.order else "",
            "candidates": list(self.match.candidates) if self.match else [],
        }

    @property
    def is_accrual(self) -> bool:
        return self.policy.mode is ReceiptMode.BATCH

    @property
    def is_complete(self) -> bool:
        is_matched = self.match is not None and self.match.is_whole and bool(self.receipt_lines)
        has_accounts = len(self.lines) > 1 and all(line.account is not None for line in self.lines)
        return is_matched and (has_accounts or not self.is_accrual)

    @property
    def entry(self) -> GoodsReceipt | JournalEntry | None:
        """What is approved: the receipt, or its accrual."""
        order = self.order
        if not self.is_complete or order is None:
            return None
        if self.is_accrual:
            return journal_of(self)
        return GoodsReceipt(
            order=order.key,
            supplier=order.supplier,
            receipt_date=self.receipt_date,
            gl_date=self.gl_date,
            currency=self.currency,
            explanation=self.explanation,
            container=container_of(self.reference),
            lines=self.receipt_lines,
        )

    def canonical(self, *, target: str) -> bytes | None:
        entry = self.entry
        return canonical_bytes(entry, target=target, reference=self.reference) if entry else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackDraft:
    """The taking back of a receipt that JDE holds. Implements `PostingDraft`."""

    kind: str
    bookkeeping: Bookkeeping
    reference: str
    revision: int
    receipt: GoodsReceipt
    """The receipt with the document that it takes back, dated on an open day."""
    findings: tuple[Finding, ...] = ()

    @property
    def gl_date(self) -> date:
        return self.receipt.gl_date

    @property
    def currency(self) -> str:
        return self.receipt.currency

    @property
    def explanation(self) -> str:
        return self.receipt.explanation

    @property
    def lines(self) -> tuple[DraftLine, ...]:
        return ()

    @property
    def gross(self) -> Money:
        return -self.receipt.amount

    @property
    def subject(self) -> Subject | None:
        return None

    @property
    def is_complete(self) -> bool:
        return True

    def canonical(self, *, target: str) -> bytes | None:
        return canonical_bytes(self.receipt, target=target, reference=self.reference)


def take_back_of(
    content: Mapping[str, Any], *, document: int, gl_date: date, explanation: str
) -> GoodsReceipt:
    """Turn an approved receipt round: the same lines, and the number that JDE gave it."""
    return GoodsReceipt(
        order=OrderKey.parse(content["order"]),
        supplier=content["supplier"],
        receipt_date=date.fromisoformat(content["receipt_date"]),
        gl_date=gl_date,
        currency=content["currency"],
        explanation=explanation,
        container=content["container"],
        lines=tuple(ReceiptLine.read(line) for line in content["receipt_lines"]),
        takes_back=document,
    )


def check_receipt(draft: ReceiptDraft, masters: Masters | None) -> tuple[Finding, ...]:
    """Return every finding; until JDE was asked about the orders, and while a line has no place, it stays blocked."""
    if draft.facts is None:
        return (*draft.findings, blocking(UNCHECKED, shipment=draft.shipment.external_id))
    return (*_match_findings(draft), *check_draft(draft, masters))


def _match_findings(draft: ReceiptDraft) -> Iterator[Finding]:
    match, order = draft.match, draft.order
    if match is None:
        return
    yield from match.findings
    if order is not None and order.key.company != draft.bookkeeping.company and match.receipts:
        params = {"order": str(order.key), "company": draft.bookkeeping.company}
        yield Finding(code="receipt.other_company", severity=Severity.NOTE, params=params)
    if match.left_out:
        told = ", ".join(str(position) for position in match.left_out)
        yield Finding(code="receipt.left_out", severity=Severity.WARNS, params={"lines": told})


def is_receipt(subject: Mapping[str, Any] | None) -> bool:
    return subject is not None and subject["kind"] == RECEIPT


def books_of_receipt(books: Bookkeeping, order: PurchaseOrder | None, mode: ReceiptMode) -> Bookkeeping:
    """It stands in the books of its order's company; a receipt is of the receipts' own type, an accrual a journal."""
    company = order.key.company if order else books.company
    is_accrual = mode is ReceiptMode.BATCH
    return replace(books, company=company, document_type=books.document_type if is_accrual else RECEIPT_TYPE)


def shipment_written(shipment: Shipment) -> Mapping[str, Any]:
    """Write what a receipt needs of a shipment; who it went to is not kept."""
    cost = shipment.total_cost
    return {
        "kind": shipment.kind.value,
        "external_id": shipment.external_id,
        "order_id": shipment.order_id,
        "order_key": shipment.order_key,
        "order_number": shipment.order_number,
        "occurred_at": shipment.occurred_at.isoformat(),
        "ship_date": shipment.ship_date.isoformat(),
        "carrier": shipment.carrier,
        "service": shipment.service,
        "tracking_number": shipment.tracking_number,
        "cost": [f"{cost.amount:f}", cost.currency] if cost else None,
        "voided_at": shipment.voided_at.isoformat() if shipment.voided_at else "",
        "lines": [
            {
                "sku": line.sku,
                "quantity": f"{line.quantity:f}",
                "line_key": line.line_key,
                "order_key": line.order_key,
                "order_number": line.order_number,
                "description": line.description,
            }
            for line in shipment.lines
        ],
    }


def shipment_of(subject: Mapping[str, Any]) -> Shipment:
    tree = subject["shipment"]
    cost, voided_at = tree["cost"], tree["voided_at"]
    return Shipment(
        kind=ShipmentKind(tree["kind"]),
        external_id=tree["external_id"],
        order_id=tree["order_id"],
        order_key=tree["order_key"],
        order_number=tree["order_number"],
        occurred_at=datetime.fromisoformat(tree["occurred_at"]),
        ship_date=date.fromisoformat(tree["ship_date"]),
        carrier=tree["carrier"],
        service=tree["service"],
        tracking_number=tree["tracking_number"],
        cost=Money(Decimal(cost[0]), cost[1]) if cost else None,
        voided_at=datetime.fromisoformat(voided_at) if voided_at else None,
        lines=tuple(
            ShipmentLine(**{**line, "quantity": Decimal(line["quantity"])}) for line in tree["lines"]
        ),
    )


def policy_of_receipt(subject: Mapping[str, Any]) -> ReceiptPolicy:
    return ReceiptPolicy.of(subject["policy"])


def receipt_facts_of(subject: Mapping[str, Any]) -> ReceiptFacts | None:
    return ReceiptFacts.read(subject["facts"]) if subject["facts"] else None


def manual_of(subject: Mapping[str, Any]) -> tuple[ManualMatch, ...]:
    return tuple(
        ManualMatch(
            position=one["position"],
            order_line=one["order_line"],
            quantity=Decimal(one["quantity"]) if one["quantity"] else None,
        )
        for one in subject["manual"]
    )


def manual_written(one: ManualMatch) -> Mapping[str, Any]:
    quantity = f"{one.quantity:f}" if one.quantity is not None else ""
    return {"position": one.position, "order_line": one.order_line, "quantity": quantity}
