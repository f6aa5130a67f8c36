"""Purchase orders as JDE keeps them (F4301, F4311), in neutral words, with the keys that storefronts give back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mlconnector_gui.accounting.journal import check_company
from mlconnector_gui.base.problem import Problem

_HIGHEST_NUMBER = 99_999_999
_KEY = re.compile(r"(\d{5})-(\d{1,8})-([A-Z0-9]{2})-(\d{3})")
_LINE_KEY = re.compile(r"(.+)-(\d{1,4}(?:\.\d{1,3})?)")
_STANDARD_TYPE, _FIRST_SUFFIX = "OP", "000"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class OrderKey:
    """How JDE knows an order: company, number, type and suffix, the key of F4301."""

    company: str
    number: int
    order_type: str = _STANDARD_TYPE
    suffix: str = _FIRST_SUFFIX

    def __post_init__(self) -> None:
        check_company(self.company)
        if not 0 < self.number <= _HIGHEST_NUMBER or not _KEY.fullmatch(str(self)):
            raise Problem("purchase_order.key_invalid", key=str(self))

    def __str__(self) -> str:
        return f"{self.company}-{self.number}-{self.order_type}-{self.suffix}"

    @classmethod
    def parse(cls, text: str) -> "OrderKey":
        found = _KEY.fullmatch(text.strip())
        if found is None:
            raise Problem("purchase_order.key_invalid", key=text)
        return cls(company=found[1], number=int(found[2]), order_type=found[3], suffix=found[4])

    @property
    def told(self) -> str:
        """Return the order as people name it: its number and type."""
        return f"{self.number} {self.order_type}"


def line_number_text(number: Decimal) -> str:
    """Write a line number as JDE shows it, without zeros at its end: 1, 1.5."""
    return f"{number.normalize():f}"


def line_key(order: OrderKey, number: Decimal) -> str:
    return f"{order}-{line_number_text(number)}"


def read_line_key(text: str) -> tuple[OrderKey, Decimal] | None:
    """Read what `line_key` wrote; None for a key that is not ours."""
    found = _LINE_KEY.fullmatch(text.strip())
    if found is None or _KEY.fullmatch(found[1]) is None:
        return None
    return OrderKey.parse(found[1]), Decimal(found[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class ShipTo:
    """Where an order goes to; every part but the name may be blank."""

    name: str
    lines: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """
    One line of a purchase order, quantities in its own unit.

    `open_quantity` is what may still be received; `units` tell how many primary units one of this line's is.
    """

    number: Decimal
    item: str
    """F4311.LITM; blank on lines charged to an account."""
    short_item: int
    description: str
    unit: str
    primary_unit: str
    ordered: Decimal
    open_quantity: Decimal
    received: Decimal
    unit_cost: Decimal
    """In the order's currency."""
    line_type: str = "S"
    last_status: str = ""
    next_status: str = ""
    also: tuple[str, ...] = ()
    """Other numbers of the item: third item number, bar codes, cross references."""
    per_primary: Decimal | None = None
    """How many primary units one unit of this line is; None where JDE does not tell."""
    branch: str = ""

    @property
    def is_cancelled(self) -> bool:
        return self.last_status == "980"

    @property
    def is_closed(self) -> bool:
        return self.is_cancelled or self.next_status == "999"

    @property
    def told(self) -> str:
        return f"line {line_number_text(self.number)} {self.item}".rstrip()

    def written(self) -> Mapping[str, Any]:
        return {
            **{name: getattr(self, name) for name in _LINE_TEXTS},
            **{name: f"{getattr(self, name):f}" for name in _LINE_NUMBERS},
            "short_item": self.short_item,
            "also": list(self.also),
            "per_primary": f"{self.per_primary:f}" if self.per_primary is not None else "",
        }

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "OrderLine":
        values: dict[str, Any] = {name: tree[name] for name in _LINE_TEXTS}
        values |= {name: Decimal(tree[name]) for name in _LINE_NUMBERS}
        return cls(
            **values,
            short_item=tree["short_item"],
            also=tuple(tree["also"]),
            per_primary=Decimal(tree["per_primary"]) if tree["per_primary"] else None,
        )


_LINE_TEXTS = (
    "item", "description", "unit", "primary_unit", "line_type", "last_status", "next_status", "branch",
)  # fmt: skip
_LINE_NUMBERS = ("number", "ordered", "open_quantity", "received", "unit_cost")


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseOrder:
    """One order with all its lines, as JDE showed it at one moment."""

    key: OrderKey
    supplier: int
    supplier_name: str
    order_date: date
    currency: str
    lines: tuple[OrderLine, ...]
    promised_date: date | None = None
    branch: str = ""
    reference: str = ""
    hold_code: str = ""
    ship_to: ShipTo | None = None

    @property
    def is_cancelled(self) -> bool:
        return bool(self.lines) and all(line.is_cancelled for line in self.lines)

    def line(self, number: Decimal) -> OrderLine | None:
        return next((line for line in self.lines if line.number == number), None)

    def written(self) -> Mapping[str, Any]:
        """Write the order as subjects and archives keep it."""
        ship_to = self.ship_to
        return {
            "key": str(self.key),
            "supplier": self.supplier,
            "supplier_name": self.supplier_name,
            "order_date": self.order_date.isoformat(),
            "promised_date": self.promised_date.isoformat() if self.promised_date else "",
            "currency": self.currency,
            "branch": self.branch,
            "reference": self.reference,
            "hold_code": self.hold_code,
            "ship_to": _address_written(ship_to) if ship_to else None,
            "lines": [line.written() for line in self.lines],
        }

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "PurchaseOrder":
        promised, ship_to = tree["promised_date"], tree["ship_to"]
        return cls(
            key=OrderKey.parse(tree["key"]),
            supplier=tree["supplier"],
            supplier_name=tree["supplier_name"],
            order_date=date.fromisoformat(tree["order_date"]),
            promised_date=date.fromisoformat(promised) if promised else None,
            currency=tree["currency"],
            branch=tree["branch"],
            reference=tree["reference"],
            hold_code=tree["hold_code"],
            ship_to=ShipTo(**{**ship_to, "lines": tuple(ship_to["lines"])}) if ship_to else None,
            lines=tuple(OrderLine.read(line) for line in tree["lines"]),
        )


def _address_written(address: ShipTo) -> Mapping[str, Any]:
    return {name: getattr(address, name) for name in ShipTo.__slots__} | {"lines": list(address.lines)}
