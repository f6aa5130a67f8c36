"""What the archived rows of a purchase order mean, with its supplier and the address it goes to; pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from mlconnector_gui.accounting.purchase_orders import OrderKey, OrderLine, PurchaseOrder, ShipTo
from mlconnector_gui.base.problem import Problem

Cells = Mapping[str, str]
Parts = Mapping[str, Sequence[Cells]]
_COMPANY_WIDTH = 5
_FIRST_SUFFIX = "000"


def read_purchase_order(payload: bytes) -> PurchaseOrder:
    """Read a document of the purchase orders' stream: F4301 and F4311, with F0101 and F0116 beside them."""
    parts = _parts(payload)
    head = parts["F4301"][0]
    lines = sorted(parts["F4311"], key=lambda row: _number(row["LNID"]))
    names = {row["AN8"]: row["ALPH"] for row in parts["F0101"]}
    currency = head["CRCD"] or next((row["CRCD"] or row["BCRC"] for row in lines), "")
    ordered = _day(head["TRDJ"])
    if ordered is None:
        raise Problem("jde.document_unreadable", technical="TRDJ")
    return PurchaseOrder(
        key=OrderKey(
            company=head["KCOO"].rjust(_COMPANY_WIDTH, "0"),
            number=int(_number(head["DOCO"])),
            order_type=head["DCTO"],
            suffix=head["SFXO"] or _FIRST_SUFFIX,
        ),
        supplier=int(_number(head["AN8"])),
        supplier_name=names.get(head["AN8"], ""),
        order_date=ordered,
        promised_date=_day(head["PDDJ"]),
        currency=currency,
        branch=head["MCU"],
        reference=head["VR01"],
        hold_code=head["HOLD"],
        ship_to=_ship_to(names.get(head["SHAN"], ""), parts["F0116"]),
        lines=tuple(_line(row) for row in lines),
    )


def _line(row: Cells) -> OrderLine:
    foreign = _number(row["FRRC"])
    return OrderLine(
        number=_number(row["LNID"]),
        item=row["LITM"],
        short_item=int(_number(row["ITM"])),
        description=row["DSC1"],
        unit=row["UOM"],
        primary_unit=row["UOM1"] or row["UOM"],
        ordered=_number(row["UORG"]),
        open_quantity=_number(row["UOPN"]),
        received=_number(row["UREC"]),
        unit_cost=foreign or _number(row["PRRC"]),
        line_type=row["LNTY"],
        last_status=row["LTTR"],
        next_status=row["NXTR"],
        also=(row["AITM"],) if row["AITM"] else (),
        branch=row["MCU"],
    )


def _ship_to(name: str, addresses: Sequence[Cells]) -> ShipTo | None:
    """The address in force is the last that began; without a name there is nobody to ship to."""
    if not name:
        return None
    if not addresses:
        return ShipTo(name=name)
    address = max(addresses, key=lambda row: row["EFTB"])
    return ShipTo(
        name=name,
        lines=tuple(address[f"ADD{number}"] for number in range(1, 5) if address[f"ADD{number}"]),
        city=address["CTY1"],
        state=address["ADDS"],
        postal_code=address["ADDZ"],
        country=address["CTR"],
    )


def _parts(payload: bytes) -> Parts:
    try:
        tree: Any = json.loads(payload)
        return {"F0101": [], "F0116": [], **tree["tables"]}
    except (ValueError, KeyError, TypeError) as error:
        raise Problem("jde.document_unreadable", technical=str(error)) from error


def _number(text: str) -> Decimal:
    try:
        return Decimal(text or "0")
    except InvalidOperation as error:
        raise Problem("jde.document_unreadable", technical=text[:40]) from error


def _day(text: str) -> date | None:
    if text in {"", "0"}:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Problem("jde.document_unreadable", technical=text[:40]) from error
