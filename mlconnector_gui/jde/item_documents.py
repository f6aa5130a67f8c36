"""What the archived rows of an item and of its prices mean; pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from mlconnector_gui.accounting.items import BasePrice, Item, ItemBranch, PriceList, UnitConversion
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.streams import SALES_CODES

Cells = Mapping[str, str]


def read_item(payload: bytes, *, on: date) -> Item:
    """
    Read a document of the items' stream: F4101 with the numbers by which others know the item that day (F4104), its
    branches (F4102) and its units (F41002).

    What was archived before codes and units were read has none.
    """
    parts = _parts(payload)
    (item,) = parts["F4101"]
    return Item(
        item_id=item["ITM"],
        number=item["LITM"],
        third_number=item["AITM"],
        description=item["DSC1"],
        second_description=item["DSC2"],
        unit=item["UOM1"],
        upc=item["UPCN"],
        stocking_type=item["STKT"],
        references=tuple(
            dict.fromkeys(row["CITM"] for row in parts["F4104"] if row["CITM"] and _is_known(row, on))
        ),
        sales_codes=_sales_codes(item),
        branches=tuple(
            ItemBranch(branch=row["MCU"], stocking_type=row["STKT"], sales_codes=_sales_codes(row))
            for row in parts["F4102"]
        ),
        conversions=tuple(
            UnitConversion(branch=row["MCU"], unit=row["UM"], other=row["RUM"], factor=_number(row["CONV"]))
            for row in parts.get("F41002", ())
        ),
    )


def read_prices(payload: bytes) -> PriceList:
    """Read a document of the prices' stream: every row of F4106 that holds for nobody in particular."""
    rows = _parts(payload)["F4106"]
    return PriceList(
        item_id=rows[0]["ITM"],
        number=rows[0]["LITM"],
        prices=tuple(_price(row) for row in rows if _is_general(row)),
    )


def _sales_codes(row: Cells) -> tuple[str, ...]:
    return tuple(row[alias] for alias in SALES_CODES.split() if alias in row)


def _price(row: Cells) -> BasePrice:
    changed = _day(row["UPMJ"])
    return BasePrice(
        branch=row["MCU"],
        currency=row["CRCD"],
        unit=row["UOM"],
        customer_group=int(_number(row["CGID"])),
        amount=_number(row["UPRC"]),
        effective=_day(row["EFTJ"]),
        expires=_day(row["EXDJ"]),
        changed=(changed or date.min, int(_number(row["TDAY"]))),
    )


def _is_general(row: Cells) -> bool:
    """Leave out prices of one customer, location or lot, of an item group, and formulas over a cost."""
    is_for_all = not any(_number(row[alias]) for alias in ("AN8", "IGID", "FRMP"))
    return is_for_all and not any(row[alias] for alias in ("LOCN", "LOTN", "LOTG", "BSCD"))


def _is_known(row: Cells, on: date) -> bool:
    begins, ends = _day(row["EFTJ"]), _day(row["EXDJ"])
    return (begins is None or begins <= on) and (ends is None or on <= ends)


def _parts(payload: bytes) -> Mapping[str, Sequence[Cells]]:
    try:
        tree: Any = json.loads(payload)
        return dict(tree["tables"])
    except (ValueError, KeyError, TypeError) as error:
        raise Problem("jde.document_unreadable", technical=str(error)) from error


def _number(text: str) -> Decimal:
    try:
        return Decimal(text or "0")
    except InvalidOperation as error:
        raise Problem("jde.document_unreadable", technical=text[:40]) from error


def _day(text: str) -> date | None:
    """Read a day as AIS writes it, yyyymmdd; blank and 0 are none."""
    if text in {"", "0"}:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Problem("jde.document_unreadable", technical=text[:40]) from error
