"""Words for JDE's master records: what the tables are called; what a posting code means."""

from mlconnector_gui.accounting.master_records import MasterKind, MasterRecord
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, said

KIND_WORDS: Texts[MasterKind] = {
    MasterKind.CONSTANTS: "Constants",
    MasterKind.COMPANIES: "Companies",
    MasterKind.FISCAL_YEARS: "Fiscal years",
    MasterKind.CURRENCIES: "Currencies",
    MasterKind.RATES: "Exchange rates",
    MasterKind.BUSINESS_UNITS: "Business units",
    MasterKind.ACCOUNTS: "Accounts",
    MasterKind.INSTRUCTIONS: "Instructions (AAI)",
    MasterKind.ADDRESSES: "Address book",
    MasterKind.SUPPLIERS: "Suppliers",
    MasterKind.ITEMS: "Items",
    MasterKind.BRANCH_ITEMS: "Items by branch",
}
TABLE_WORDS = {
    MasterKind.CONSTANTS: "F0009",
    MasterKind.COMPANIES: "F0010",
    MasterKind.FISCAL_YEARS: "F0008",
    MasterKind.CURRENCIES: "F0013",
    MasterKind.RATES: "F0015",
    MasterKind.BUSINESS_UNITS: "F0006",
    MasterKind.ACCOUNTS: "F0901",
    MasterKind.INSTRUCTIONS: "F0012",
    MasterKind.ADDRESSES: "F0101",
    MasterKind.SUPPLIERS: "F0401",
    MasterKind.ITEMS: "F4101",
    MasterKind.BRANCH_ITEMS: "F4102",
}
"""As JDE's administrators call them."""

_ACCOUNT_EDITS: Texts[str] = {
    "": "open",
    "B": "budget only",
    "I": "inactive",
    "L": "needs subledger",
    "S": "needs subledger",
    "M": "machine only",
    "N": "no posting",
    "U": "needs units",
    "X": "no subledger",
}
_UNIT_EDITS: Texts[str] = {
    "": "open",
    "A": "adjustments only",
    "K": "budget locked",
    "N": "no posting",
    "P": "no posting",
}
_GOOD, _BAD, _CARE = "neutral", "bad", "warning"
_CLOSED = frozenset({"B", "I", "M", "N", "U", "P"})


def posting_edit_words(kind: MasterKind, edit: str) -> str:
    """Say whether a record takes postings, with JDE's letter behind it; '' for records without one."""
    table = {MasterKind.ACCOUNTS: _ACCOUNT_EDITS, MasterKind.BUSINESS_UNITS: _UNIT_EDITS}.get(kind)
    if table is None:
        return ""
    words = said(table[edit]) if edit in table else said("unknown code")
    return f"{words} ({edit})" if edit else words


def posting_edit_role(kind: MasterKind, edit: str) -> str:
    """Return the colour role of a posting code."""
    if kind not in {MasterKind.ACCOUNTS, MasterKind.BUSINESS_UNITS} or not edit:
        return _GOOD
    return _BAD if edit in _CLOSED else _CARE


def fact_words(record: MasterRecord) -> str:
    """Say in a few words what else there is to know of a record."""
    shown = {
        MasterKind.ACCOUNTS: ("currency", "third_number"),
        MasterKind.COMPANIES: ("currency", "current_period", "year_start"),
        MasterKind.CURRENCIES: ("decimals",),
        MasterKind.ADDRESSES: ("search_type", "tax_id"),
        MasterKind.CONSTANTS: ("before_cutoff_allowed", "needs_batch_approval", "intercompany_method"),
        MasterKind.FISCAL_YEARS: ("fiscal_year",),
        MasterKind.SUPPLIERS: ("terms", "currency", "payment_hold"),
        MasterKind.ITEMS: ("unit", "stocking_type"),
        MasterKind.BRANCH_ITEMS: ("stocking_type",),
    }.get(record.kind, ())
    told = ((spoken(name), record.facts.get(name, "")) for name in shown)
    return ", ".join(f"{name} {value}" for name, value in told if value)
