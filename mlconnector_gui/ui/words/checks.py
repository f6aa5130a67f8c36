"""The list of checks beside an entry: those that passed, and the findings of those that did not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.sentences import code_sentence

_PASSED = (
    (
        "balanced",
        later("Debits equal credits"),
        (
            "journal.",
            "document.does_not_add_up",
            "document.payments_differ",
            "voucher.unbalanced",
            "voucher.split_differs",
        ),
    ),
    ("mapped", later("Every line has an account"), ("mapping.", "refund.")),
    ("company", later("Company and currency known"), ("company.", "currency.", "masters.")),
    (
        "period",
        later("Period is open"),
        (
            "period.not_open",
            "period.pattern",
            "period.year",
            "period.current",
            "masters.",
            "voucher.period_not_open",
        ),
    ),
    (
        "accounts",
        later("Accounts take postings"),
        ("account.", "business_unit.", "intercompany.not", "subledger.", "masters.", "mapping."),
    ),
)
"""(name, words, codes of findings that speak against it)."""
_CHANGED = "customer.changed_at_store"
"""Of a change that is only shown JDE is asked nothing."""
_PASSED_BY_CUSTOMERS = (
    ("asked", later("JD Edwards' address book was searched"), ("customer.unchecked", _CHANGED)),
    (
        "unknown_customer",
        later("No record there may be this customer"),
        ("customer.unchecked", "customer.known", "customer.ambiguous", "customer.rule_unknown", _CHANGED),
    ),
    (
        "values",
        later("Business unit, currency and terms known"),
        ("customer.unchecked", "customer.value_unknown", _CHANGED),
    ),
)
"""The same for records of the address book, which have neither lines nor a period."""
_PASSED_BY_RECEIPTS = (
    ("asked", later("JD Edwards was asked about the order"), ("receipt.order_un", "receipt.order_on_hold")),
    (
        "matched",
        later("Every line has its place on the order"),
        (
            "receipt.order_un",
            "receipt.line_",
            "receipt.sku_",
            "receipt.items_",
            "receipt.nothing_left",
        ),
    ),
    (
        "quantities",
        later("Quantities fit what is open"),
        ("receipt.order_un", "receipt.over_open", "receipt.unit_", "receipt.sku_", "receipt.line_"),
    ),
    ("period", later("Period is open"), ("period.", "company.", "masters.", "receipt.order_un")),
)
"""The same for goods receipts, whose accounts are JDE's own business."""

_PASSED_BY_ITEMS = (
    ("asked", later("JD Edwards was asked for the item"), ("item.unchecked",)),
    ("values", later("The values fit the item master"), ("item.",)),
)
"""The same for items."""

_VALUES_OF_RECORDS = (
    "values",
    later("The values can be set"),
    ("record.", "product.", "bigcommerce.", "price.not_positive", "price.currency_differs"),
)
_PASSED_BY_RECORDS = (
    ("linked", later("The store has the record"), ("record.key_unknown",)),
    _VALUES_OF_RECORDS,
    ("band", later("The change is within the usual"), ("price.outside_band",)),
)
"""The same for records of stores."""

_PASSED_BY_NEW_RECORDS = (
    ("new", later("The store has no such record yet"), ("record.exists_already",)),
    _VALUES_OF_RECORDS,
)
"""The same for records that are to be created."""

_SEVERITIES = {
    "blocks": ("cross", "✗", "bad"),
    "warns": ("warning", "!", "warning"),
    "note": ("note", "·", "neutral"),
    "site": ("note", "·", "neutral"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One line of the list."""

    name: str
    icon: str
    glyph: str
    role: str
    text: str
    remedy: str = ""


Found = tuple[str, str, Mapping[str, str]]
_Checks = tuple[tuple[str, str, tuple[str, ...]], ...]


def check_lines(findings: Iterable[Found]) -> tuple[CheckLine, ...]:
    """Return findings (code, severity, params) first, worst on top, then the checks that nothing speaks against."""
    return _lines(findings, _PASSED)


def customer_check_lines(findings: Iterable[Found]) -> tuple[CheckLine, ...]:
    """Return the same for a record of the address book."""
    return _lines(findings, _PASSED_BY_CUSTOMERS)


def record_check_lines(findings: Iterable[Found]) -> tuple[CheckLine, ...]:
    """Return the same for a record of a store."""
    return _lines(findings, _PASSED_BY_RECORDS)


def new_record_check_lines(findings: Iterable[Found]) -> tuple[CheckLine, ...]:
    """Return the same for a record that a store is to create."""
    return _lines(findings, _PASSED_BY_NEW_RECORDS)


def item_check_lines(findings: Iterable[Found]) -> tuple[CheckLine, ...]:
    """Return the same for an item."""
    return _lines(findings, _PASSED_BY_ITEMS)


def receipt_check_lines(findings: Iterable[Found]) -> tuple[CheckLine, ...]:
    """Return the same for a goods receipt."""
    return _lines(findings, _PASSED_BY_RECEIPTS)


def _lines(findings: Iterable[Found], checks: _Checks) -> tuple[CheckLine, ...]:
    found = sorted(findings, key=lambda finding: list(_SEVERITIES).index(finding[1]))
    return (*(_failed(*finding) for finding in found), *_passed([code for code, *_ in found], checks))


def _failed(code: str, severity: str, params: Mapping[str, str]) -> CheckLine:
    words = code_sentence(code, params)
    icon, glyph, role = _SEVERITIES[severity]
    return CheckLine(name=code, icon=icon, glyph=glyph, role=role, text=words.what, remedy=words.remedy)


def _passed(codes: list[str], checks: _Checks) -> list[CheckLine]:
    return [
        CheckLine(name=name, icon="ready_check", glyph="✓", role="good", text=said(words))
        for name, words, against in checks
        if not any(code.startswith(against) for code in codes)
    ]
