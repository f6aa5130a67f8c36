"""Compare what was approved with what JDE or the store holds, line by line and to the cent."""

import json
from collections import Counter
from decimal import Decimal

from mlconnector_gui.accounting.contents import ContentKind, kind_of
from mlconnector_gui.accounting.store_records import StoreRecord
from mlconnector_gui.jde.content import VoucherContent, read_content
from mlconnector_gui.jde.port import LedgerDocument


def differences_of(content: bytes, document: LedgerDocument) -> list[str]:
    """Return what differs between approved bytes and what their target holds; an empty list is the proof."""
    if kind_of(content) is ContentKind.STORE_RECORD:
        return record_differences(content, document)
    return ledger_differences(content, document)


def record_differences(content: bytes, document: LedgerDocument) -> list[str]:
    """Compare each field that was approved with the store's; what was not approved is the store's own affair."""
    if document.record is None:
        return ["the store shows no such record"]
    differing = StoreRecord.read(json.loads(content)).differences(document.record.fields)
    return [f"{name}: approved {wanted}, in the store {found}" for name, wanted, found in differing]


def ledger_differences(content: bytes, document: LedgerDocument) -> list[str]:
    """
    Return what differs between approved bytes and a ledger document; an empty list is the proof.

    Compared are what the content itself names (of a journal the company, the type and the G/L date, of a voucher
    the invoice and its pay items too), the currency, and each line's account and amount: the lines as a bag, since
    JDE numbers them itself.
    """
    approved = read_content(content)
    differences = [
        f"{name}: approved {wanted}, in JDE {found}"
        for name, wanted, found in approved.compared(document)
        if wanted != found
    ]
    wanted_lines = Counter((line.account, approved.currency, line.amount) for line in approved.lines)
    is_jdes_own = isinstance(approved, VoucherContent) and bool(approved.automation_rule)
    found_lines = Counter(
        (str(row.account), row.amount.currency, row.amount.amount)
        for row in document.rows
        if not (row.is_generated or is_jdes_own)
    )
    differences += [f"missing in JDE: {_told(line)}" for line in (wanted_lines - found_lines).elements()]
    differences += [f"only in JDE: {_told(line)}" for line in (found_lines - wanted_lines).elements()]
    return differences


def _told(line: tuple[str, str, Decimal]) -> str:
    account, currency, amount = line
    return f"{account} {amount:f} {currency}"
