"""Rows of the layouts that Amazon gave up, written in the one that is left: the same money under the same labels."""

import re
from collections.abc import Mapping

from mlconnector_gui.connectors.amazon.settlement.layout import COLUMNS

OTHER = "other-transaction"
ADVERTISING_TOTAL = "TransactionTotalAmount"
_REIMBURSEMENT = "FBA Inventory Reimbursement"
_REIMBURSED = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)+")
_WITHHELD = re.compile(r"(?:marketplacefacilitator|lowvaluegoodstax|tcs-|tds)", re.IGNORECASE)
_BREAKS = re.compile(r"[\t\r\n]")


def header_line() -> str:
    return "\t".join(COLUMNS)


def row_line(values: Mapping[str, str]) -> str:
    """Write a row; a tab or a line break inside a value would be another row, so it becomes a blank."""
    return "\t".join(_BREAKS.sub(" ", values.get(name, "")) for name in COLUMNS)


def other_labels(transaction_type: str) -> dict[str, str]:
    """Return where the layout that is left puts what had no label but its transaction type."""
    kind = _REIMBURSEMENT if _REIMBURSED.fullmatch(transaction_type) else OTHER
    return labels(OTHER, kind, transaction_type)


def labels(transaction_type: str, amount_type: str, amount_description: str) -> dict[str, str]:
    """Tax that the marketplace keeps has an amount type of its own, wherever the older layouts put it."""
    kind = "ItemWithheldTax" if _WITHHELD.match(amount_description) else amount_type
    return {
        "transaction-type": transaction_type,
        "amount-type": kind,
        "amount-description": amount_description,
    }
