"""Canonical bytes of an entry, their digest, and the reference that JDE is searched by."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from mlconnector_gui.accounting.contents import KIND, ContentKind
from mlconnector_gui.accounting.customers import Customer
from mlconnector_gui.accounting.item_records import ItemChange
from mlconnector_gui.accounting.journal import JournalEntry, JournalLine
from mlconnector_gui.accounting.receipts import GoodsReceipt
from mlconnector_gui.accounting.store_records import RecordChange
from mlconnector_gui.accounting.vouchers import PayItem, Voucher

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REFERENCE_PREFIX = "M1"
_REFERENCE_CHARACTERS = 20
_LONG_ADDRESS_CHARACTERS = 18
SHORT_REFERENCE_CHARACTERS = 8

Entry = JournalEntry | Voucher | Customer | GoodsReceipt | ItemChange | RecordChange
"""What can be approved."""


def canonical_bytes(entry: Entry, *, target: str, reference: str) -> bytes:
    """
    Write what an approval covers as JSON with sorted keys: target, reference, company, date, accounts, amounts.

    The bytes are stored with the approval and are what is sent; anything that would change them is a new revision.
    Every kind of content but the journal names itself: journals were approved before there was another.
    """
    content = {
        "target": target,
        "reference": reference,
        "company": entry.company,
        "document_type": entry.document_type,
        "gl_date": entry.gl_date.isoformat(),
        "currency": entry.currency,
        "explanation": entry.explanation,
        **_written(entry),
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _written(entry: Entry) -> Mapping[str, object]:
    match entry:
        case JournalEntry():
            return _journal(entry)
        case Voucher():
            return _voucher(entry)
        case Customer():
            return {KIND: ContentKind.CUSTOMER.value, **entry.record.written(), "lines": []}
        case RecordChange():
            return {KIND: ContentKind.STORE_RECORD.value, **entry.record.written(), "lines": []}
        case GoodsReceipt():
            return {KIND: ContentKind.RECEIPT.value, **entry.written(), "lines": []}
        case ItemChange():
            return {KIND: ContentKind.ITEM.value, **entry.record.written(), "lines": []}


def _journal(entry: JournalEntry) -> Mapping[str, object]:
    return {"lines": _lines(entry.lines)}


def _voucher(voucher: Voucher) -> Mapping[str, object]:
    head = voucher.head
    return {
        KIND: ContentKind.VOUCHER.value,
        "supplier": head.supplier,
        "invoice_number": head.invoice_number,
        "invoice_date": head.invoice_date.isoformat(),
        "payment_terms": head.payment_terms,
        "tax_area": head.tax_area,
        "tax_explanation": head.tax_explanation,
        "beside": list(voucher.beside),
        "pay_items": [_pay_item(item) for item in voucher.pay_items],
        "lines": _lines(voucher.lines),
        **({"automation_rule": voucher.automation_rule} if voucher.automation_rule else {}),
    }


def _pay_item(item: PayItem) -> Mapping[str, str]:
    split = item.split
    return {
        "gross": f"{item.gross.amount:f}",
        "taxable": f"{split.taxable.amount:f}" if split else "",
        "non_taxable": f"{split.non_taxable.amount:f}" if split else "",
        "tax": f"{split.tax.amount:f}" if split else "",
        "due_date": item.due_date.isoformat() if item.due_date else "",
        **({"order_line": item.order_line} if item.order_line else {}),
    }


def _lines(lines: Sequence[JournalLine]) -> list[Mapping[str, str]]:
    return [
        {
            "account": line.account.format(),
            "amount": f"{line.amount.amount:f}",
            "ledger_type": line.ledger_type.value,
            "description": line.description,
            "subledger": line.subledger,
            "subledger_type": line.subledger_type,
        }
        for line in lines
    ]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def reference_of(
    *, environment: str, company: str, connection: str, kind: str, external_id: str, revision: int
) -> str:
    """
    Derive the reference of a posting: 22 characters, the same for the same posting, for ever.

    22 is the width of F0911Z1.EDTN; the alphabet has no letter that is taken for a digit.
    """
    named = json.dumps([environment, company, connection, kind, external_id, revision], separators=(",", ":"))
    return _REFERENCE_PREFIX + _base32(hashlib.sha256(named.encode()).digest(), _REFERENCE_CHARACTERS)


def long_address_number_of(*, environment: str, connection: str, external_id: str) -> str:
    """
    Derive the key under which a store's customer stands in JDE's address book: 20 characters, F0101.ALKY's width.

    The same for every revision of the record, so that no revision is added beside another.
    """
    named = json.dumps([environment, connection, "customer", external_id], separators=(",", ":"))
    return _REFERENCE_PREFIX + _base32(hashlib.sha256(named.encode()).digest(), _LONG_ADDRESS_CHARACTERS)


def short_reference(reference: str) -> str:
    """Return the eight characters that fit F0911.R2: the first 40 bits of the reference's hash."""
    return reference[len(_REFERENCE_PREFIX) :][:SHORT_REFERENCE_CHARACTERS]


def _base32(raw: bytes, characters: int) -> str:
    bits = int.from_bytes(raw, "big") >> (len(raw) * 8 - characters * 5)
    return "".join(_CROCKFORD[(bits >> shift) & 31] for shift in range((characters - 1) * 5, -1, -5))
