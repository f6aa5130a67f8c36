"""Goods receipts: what arrived of one purchase order, as it is approved and entered by JDE's own program."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from mlconnector_gui.accounting.journal import check_company, check_explanation
from mlconnector_gui.accounting.money import Money, currency_exponent
from mlconnector_gui.accounting.purchase_orders import OrderKey, line_number_text
from mlconnector_gui.base.problem import Problem

RECEIPT_TYPE = "OV"
"""The document type of receipts (F43121.DCT) and of their journals."""
CONTAINER_WIDTH = 20
"""F43121.CNID, container or packing slip, in which the reference of a receipt stands."""
_LOCATION_WIDTH, _LOT_WIDTH, _UNIT_WIDTH = 20, 30, 2


def container_of(reference: str) -> str:
    """Return what of a reference fits the container: 18 characters of its hash are as good as 20."""
    return reference[:CONTAINER_WIDTH]


def extended_amount(quantity: Decimal, unit_cost: Decimal, currency: str) -> Money:
    """Return what a quantity comes to at a cost, rounded as JDE rounds it."""
    places = Decimal(1).scaleb(-currency_exponent(currency))
    return Money((quantity * unit_cost).quantize(places, ROUND_HALF_UP), currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """
    What is received of one line of the order, in the order's own unit.

    `open_quantity` is what the approver was told is open of it: more than that is received only as far as it was
    approved, and not on top of what somebody else received meanwhile.
    """

    number: Decimal
    item: str
    quantity: Decimal
    unit: str
    unit_cost: Decimal
    open_quantity: Decimal
    location: str = ""
    lot: str = ""

    def __post_init__(self) -> None:
        if self.quantity <= 0 or self.number <= 0:
            raise Problem("receipt.quantity_invalid", line=self.told, quantity=f"{self.quantity:f}")
        for field, text, width in (
            ("unit", self.unit, _UNIT_WIDTH),
            ("location", self.location, _LOCATION_WIDTH),
            ("lot", self.lot, _LOT_WIDTH),
        ):
            if len(text) > width or text != text.strip() or not (text.isprintable() or not text):
                raise Problem("receipt.text_invalid", field=field, text=text, width=width)

    @property
    def told(self) -> str:
        return f"line {line_number_text(self.number)} {self.item}".rstrip()

    @property
    def spare(self) -> Decimal:
        """By how much the quantity exceeds what was open when it was drafted."""
        return max(self.quantity - self.open_quantity, Decimal(0))

    def written(self) -> Mapping[str, str]:
        return {
            "number": line_number_text(self.number),
            "item": self.item,
            "quantity": f"{self.quantity:f}",
            "unit": self.unit,
            "unit_cost": f"{self.unit_cost:f}",
            "open_quantity": f"{self.open_quantity:f}",
            "location": self.location,
            "lot": self.lot,
        }

    @classmethod
    def read(cls, tree: Mapping[str, str]) -> "ReceiptLine":
        return cls(
            number=Decimal(tree["number"]),
            item=tree["item"],
            quantity=Decimal(tree["quantity"]),
            unit=tree["unit"],
            unit_cost=Decimal(tree["unit_cost"]),
            open_quantity=Decimal(tree["open_quantity"]),
            location=tree["location"],
            lot=tree["lot"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsReceipt:
    """
    A receipt of one order, or the taking back of one that JDE holds.

    It names quantities, no accounts: JDE books it by its own instructions. The amount is what the quantities come to
    at the order's cost, and what is read back is compared with it.
    """

    order: OrderKey
    supplier: int
    receipt_date: date
    gl_date: date
    currency: str
    explanation: str
    container: str
    """What the receipt is found by: the start of its reference, or of the receipt's that is taken back."""
    lines: tuple[ReceiptLine, ...]
    takes_back: int = 0
    """The document number of the receipt that is taken back; 0 for a receipt."""

    def __post_init__(self) -> None:
        check_company(self.company)
        if not self.lines:
            raise Problem("receipt.lines_missing", order=str(self.order))
        if len({line.number for line in self.lines}) < len(self.lines):
            raise Problem("receipt.line_twice", order=str(self.order))
        check_explanation(self.explanation)
        if not 0 < len(self.container) <= CONTAINER_WIDTH:
            raise Problem(
                "receipt.text_invalid", field="container", text=self.container, width=CONTAINER_WIDTH
            )

    @property
    def company(self) -> str:
        return self.order.company

    @property
    def document_type(self) -> str:
        return RECEIPT_TYPE

    @property
    def amount(self) -> Money:
        return amount_of(self.lines, self.currency)

    def written(self) -> Mapping[str, Any]:
        """Write what approvals keep of it beside what every content has."""
        return {
            "order": str(self.order),
            "supplier": self.supplier,
            "receipt_date": self.receipt_date.isoformat(),
            "container": self.container,
            "takes_back": self.takes_back,
            "amount": f"{self.amount.amount:f}",
            "receipt_lines": [line.written() for line in self.lines],
        }


def amount_of(lines: tuple[ReceiptLine, ...], currency: str) -> Money:
    return Money.total((extended_amount(line.quantity, line.unit_cost, currency) for line in lines), currency)
