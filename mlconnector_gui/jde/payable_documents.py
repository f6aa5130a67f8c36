"""What the archived rows of a voucher mean: what is still owed of it, by the order line that it names; pure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from mlconnector_gui.accounting.purchase_orders import line_number_text, read_line_key
from mlconnector_gui.base.problem import Problem

_FIRST_SUFFIX = "000"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPayItem:
    """A pay item of accounts payable that is not paid, and names a line of a purchase order."""

    order_line: str
    company: str
    document_type: str
    number: int
    invoice_number: str
    invoice_date: date | None
    open_amount: Decimal
    """In the company's currency."""


def open_pay_items(payload: bytes) -> Iterator[OpenPayItem]:
    """Yield the open pay items of a document of the payables' stream (F0411); PO is text that anybody may type."""
    try:
        rows: list[Any] = json.loads(payload)["tables"]["F0411"]
        for row in rows:
            named = _order_line(row)
            amount = Decimal(row["AAP"] or "0")
            if named and amount > 0 and not row["VOD"]:
                yield OpenPayItem(
                    order_line=named,
                    company=row["KCO"],
                    document_type=row["DCT"],
                    number=int(Decimal(row["DOC"])),
                    invoice_number=row["VINV"],
                    invoice_date=date.fromisoformat(row["DIVJ"]) if row["DIVJ"] not in {"", "0"} else None,
                    open_amount=amount,
                )
    except (ValueError, KeyError, TypeError, InvalidOperation) as error:
        raise Problem("jde.document_unreadable", technical=str(error)) from error


def _order_line(row: dict[str, str]) -> str:
    number = row["PO"].lstrip("0")
    line = Decimal(row["LNID"] or "0")
    if not (number.isascii() and number.isdigit()) or not line:
        return ""
    key = f"{row['PKCO']}-{number}-{row['PDCT']}-{row['SFXO'] or _FIRST_SUFFIX}"
    named = f"{key}-{line_number_text(line)}"
    return named if read_line_key(named) else ""
