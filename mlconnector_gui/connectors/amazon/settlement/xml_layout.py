"""
The XML settlement report that Amazon gave up: for files that people still have.

Read under defusedxml: a document type, an entity or a reference to somewhere else is refused. Control characters,
which Amazon left in, are dropped first.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement.rewriting import (
    ADVERTISING_TOTAL,
    header_line,
    labels,
    other_labels,
    row_line,
)

LARGEST_XML = 64 * 1024 * 1024
"""A tree takes several times its text; the flat files are read in passing and may be larger."""
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TYPES = {"Component": "ItemPrice", "Fee": "ItemFees"}
_FEE_PLACES = {"ShipmentFees": "ShipmentFees", "OrderFee": "OrderFees", "OrderFees": "OrderFees"}
_ITEMS = ("Item", "AdjustedItem")
_DATA, _OTHER, _ADVERTISING = "SettlementData", "OtherTransaction", "AdvertisingTransactionDetails"


def is_xml(text: bytes) -> bool:
    return text[:200].lstrip().startswith(b"<")


def in_second_layout(text: bytes, *, file: str = "") -> bytes:
    """Return the document as the flat file that is left would have it."""
    if len(text) > LARGEST_XML:
        raise Problem("amazon.file_too_large", file=file, megabytes=LARGEST_XML >> 20)
    try:
        root = fromstring(_CONTROL.sub(b"", text), forbid_dtd=True)
    except ParseError as error:
        raise Problem(
            "amazon.file_xml_broken", file=file, line=error.position[0], field="", technical=str(error)
        ) from error
    except DefusedXmlException as error:
        raise Problem("amazon.file_xml_refused", file=file, technical=type(error).__name__) from error
    reports = [one for one in root.iter() if _name(one) == "SettlementReport"]
    if not reports:
        raise Problem("amazon.file_no_header", file=file)
    lines = [header_line()]
    for report in reports:
        lines += _report(report, file)
    return ("\n".join(lines) + "\n").encode()


def _report(report: Element, file: str) -> Iterator[str]:
    data = _child(report, _DATA)
    if data is None:
        raise Problem("amazon.file_no_settlement", file=file)
    settlement_id = _text(data, "AmazonSettlementID")
    total = _child(data, "TotalAmount")
    yield row_line(
        {
            "settlement-id": settlement_id,
            "settlement-start-date": _text(data, "StartDate"),
            "settlement-end-date": _text(data, "EndDate"),
            "deposit-date": _text(data, "DepositDate"),
            "total-amount": _own_text(total),
            "currency": total.get("currency", "") if total is not None else "",
        }
    )
    for one in report:
        name = _name(one)
        if name == _DATA:
            continue
        told = {"settlement-id": settlement_id, **_place(one)}
        if name == _OTHER:
            found = other_labels(_text(one, "TransactionType"))
            yield row_line({**told, **found, "amount": _text(one, "Amount")})
        elif name == _ADVERTISING:
            found = labels("ServiceFee", "Cost of Advertising", ADVERTISING_TOTAL)
            yield row_line({**told, **found, "amount": _text(one, "TransactionAmount")})
        else:
            yield from _of_order(one, told)


def _of_order(one: Element, told: Mapping[str, str]) -> Iterator[str]:
    kind = _name(one)
    for fulfillment in [child for child in one if _name(child) == "Fulfillment"] or [one]:
        posted = {"posted-date-time": _text(fulfillment, "PostedDate") or told["posted-date-time"]}
        for item in [child for child in fulfillment if _name(child) in _ITEMS]:
            about = {
                **told,
                **posted,
                "order-item-code": _text(item, "AmazonOrderItemCode"),
                "sku": _text(item, "SKU"),
                "quantity-purchased": _text(item, "Quantity"),
            }
            yield from _amounts(item, kind, about)
    for child in one:
        if _name(child) in _FEE_PLACES:
            for fee in child.iter():
                amount = _text(fee, "Amount")
                if amount:
                    found = labels(kind, _FEE_PLACES[_name(child)], _text(fee, "Type"))
                    yield row_line({**told, **found, "amount": amount})


def _amounts(item: Element, kind: str, about: Mapping[str, str]) -> Iterator[str]:
    for part in item.iter():
        name, amount = _name(part), _text(part, "Amount")
        if not amount:
            continue
        amount_type = "Promotion" if name.startswith("Promotion") else _TYPES.get(name, name)
        found = labels(kind, amount_type, _text(part, "Type"))
        promotion = _text(part, "MerchantPromotionID") or _text(part, "PromotionID")
        yield row_line({**about, **found, "amount": amount, "promotion-id": promotion})


def _place(one: Element) -> dict[str, str]:
    return {
        "order-id": _text(one, "AmazonOrderID"),
        "merchant-order-id": _text(one, "MerchantOrderID"),
        "adjustment-id": _text(one, "AdjustmentID"),
        "shipment-id": _text(one, "ShipmentID"),
        "marketplace-name": _text(one, "MarketplaceName"),
        "posted-date-time": _text(one, "PostedDate"),
    }


def _child(parent: Element, name: str) -> Element | None:
    return next((one for one in parent if _name(one) == name), None)


def _text(parent: Element, name: str) -> str:
    return _own_text(_child(parent, name))


def _own_text(one: Element | None) -> str:
    return (one.text or "").strip() if one is not None else ""


def _name(one: Element) -> str:
    """Return an element's name without its namespace."""
    return str(one.tag).rpartition("}")[2]
