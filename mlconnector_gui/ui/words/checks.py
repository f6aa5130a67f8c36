"""The list of checks beside an entry: those that passed, and the findings of those that did not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mlconnector_gui.ui.words.sentences import code_sentence

_PASSED = (
    (
        "balanced",
        "Debits equal credits",
        (
            "journal.",
            "document.does_not_add_up",
            "document.payments_differ",
            "voucher.unbalanced",
            "voucher.split_differs",
        ),
    ),
    ("mapped", "Every line has an account", ("mapping.", "refund.")),
    ("company", "Company and currency known", ("company.", "currency.", "masters.")),
    (
        "period",
        "Period is open",
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
        "Accounts take postings",
        ("account.", "business_unit.", "intercompany.not", "subledger.", "masters.", "mapping."),
    ),
)
"""(name, words, codes of findings that speak against it)."""

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


def check_lines(findings: Iterable[tuple[str, str, Mapping[str, str]]]) -> tuple[CheckLine, ...]:
    """Return findings (code, severity, params) first, worst on top, then the checks that nothing speaks against."""
    found = sorted(findings, key=lambda finding: list(_SEVERITIES).index(finding[1]))
    return (*(_failed(*finding) for finding in found), *_passed([code for code, *_ in found]))


def _failed(code: str, severity: str, params: Mapping[str, str]) -> CheckLine:
    words = code_sentence(code, params)
    icon, glyph, role = _SEVERITIES[severity]
    return CheckLine(name=code, icon=icon, glyph=glyph, role=role, text=words.what, remedy=words.remedy)


def _passed(codes: list[str]) -> list[CheckLine]:
    return [
        CheckLine(name=name, icon="ready_check", glyph="✓", role="good", text=words)
        for name, words, against in _PASSED
        if not any(code.startswith(against) for code in codes)
    ]
