"""
The flat file of the first layout, with an amount in each of nine columns: for files that people still have.

Amazon removed the report in November 2026. Its promotion columns are absent where a settlement has no promotion,
a row may carry several amounts, and some rows carry none.
"""

import re
from collections.abc import Iterator, Mapping

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement.layout import COLUMNS, Header, head_of
from mlconnector_gui.connectors.amazon.settlement.rewriting import (
    ADVERTISING_TOTAL,
    header_line,
    labels,
    other_labels,
    row_line,
)
from mlconnector_gui.connectors.amazon.settlement.spelling import moment_of

_NEEDED = (
    "settlement-start-date", "settlement-end-date", "deposit-date", "total-amount", "currency",
    "transaction-type", "posted-date", "price-type", "price-amount", "item-related-fee-type",
    "item-related-fee-amount", "other-amount",
)  # fmt: skip
_LABELLED = (
    ("price-type", "price-amount", "ItemPrice"),
    ("promotion-type", "promotion-amount", "Promotion"),
    ("item-related-fee-type", "item-related-fee-amount", "ItemFees"),
    ("shipment-fee-type", "shipment-fee-amount", "ShipmentFees"),
    ("order-fee-type", "order-fee-amount", "OrderFees"),
    ("direct-payment-type", "direct-payment-amount", "DirectPayment"),
    ("other-fee-reason-description", "other-fee-amount", "OtherFee"),
)
_NUMBER = re.compile(r"[+-]?[\d.,]+", re.ASCII)
_HEAD = frozenset(COLUMNS[:6])
_SERVICE = "ServiceFee"
_KEPT = (
    "settlement-id", "order-id", "merchant-order-id", "adjustment-id", "shipment-id", "marketplace-name",
    "fulfillment-id", "order-item-code", "merchant-order-item-id", "merchant-adjustment-item-id", "sku",
    "quantity-purchased", "promotion-id",
)  # fmt: skip


def is_first_layout(header: Header) -> bool:
    return "price-amount" in header.names or "item-related-fee-amount" in header.names


def in_second_layout(text: bytes, header: Header, *, file: str = "") -> bytes:
    """Return the document as the layout that is left would have it."""
    missing = [name for name in _NEEDED if name not in header.names]
    if missing:
        raise Problem(
            "amazon.file_columns_missing", file=file, line=header.line, field=", ".join(missing),
            columns=len(header.names),
        )  # fmt: skip
    lines = [header_line(), *_rewritten(text, header, file)]
    return ("\n".join(lines) + "\n").encode()


def _rewritten(text: bytes, header: Header, file: str) -> Iterator[str]:
    width = len(header.names)
    for line, written in enumerate(text[header.end :].decode().split("\n"), start=header.line + 1):
        cells = written.split("\t")
        if not written.strip():
            continue
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            raise Problem(
                "amazon.file_row_width", file=file, line=line, field="", columns=len(cells), expected=width
            )
        values = dict(zip(header.names, (cell.strip() for cell in cells), strict=False))
        if values.get("total-amount"):
            head_of([*cells, *[""] * (width - len(cells))], header, line=line, file=file)
            yield row_line({name: values.get(name, "") for name in header.names if name in _HEAD})
        else:
            yield from _amounts(values, line=line, width=width, columns=len(cells), file=file)


def _amounts(values: Mapping[str, str], *, line: int, width: int, columns: int, file: str) -> Iterator[str]:
    if "transaction-type" not in values or "posted-date" not in values:
        raise Problem(
            "amazon.file_row_width", file=file, line=line, field="", columns=columns, expected=width
        )
    kept = {name: values.get(name, "") for name in _KEPT}
    kept["posted-date-time"] = values["posted-date"]
    for column, found in _labelled(values):
        for name, is_well_formed in ((column, _NUMBER.fullmatch), ("posted-date", moment_of)):
            if not is_well_formed(values[name]):
                code = "amazon.file_field_invalid" if name == column else "amazon.file_day_unclear"
                raise Problem(code, file=file, line=line, field=name, value=values[name][:40])
        yield row_line({**kept, **found, "amount": values[column]})


def _labelled(values: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the column of each amount of a row with its labels."""
    kind = values["transaction-type"]
    service = values.get("item-related-fee-type", "") if kind == _SERVICE else ""
    for label, column, amount_type in _LABELLED:
        name = values.get(label, "")
        if not values.get(column):
            continue
        if service and amount_type in {"ItemFees", "OtherFee"}:
            yield column, labels(kind, service, ADVERTISING_TOTAL)
        else:
            yield column, labels(kind, amount_type, name or kind)
    if values.get("misc-fee-amount"):
        yield "misc-fee-amount", labels(kind, "MiscFee", kind)
    if values.get("other-amount"):
        yield "other-amount", other_labels(kind)
