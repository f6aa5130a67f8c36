"""Checks of a voucher against what JDE holds of its supplier: what it would refuse is said before approval."""

from collections.abc import Iterator
from dataclasses import replace

from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.accounting.payables import DuplicateRule, PayablesFacts
from mlconnector_gui.accounting.periods import DateVerdict
from mlconnector_gui.accounting.voucher_drafting import VoucherDraft
from mlconnector_gui.base.problem import Problem

SUPPLIER_UNCHECKED = "voucher.supplier_unchecked"
_EXEMPT_TYPE = "NO"
"""Document type NO is exempt from the duplicate edit; Oracle's glossary of VINV."""


def check_voucher(draft: VoucherDraft, masters: Masters | None) -> tuple[Finding, ...]:
    """Return every finding: of the lines as for a journal, then of the invoice; without facts it stays blocked."""
    facts = draft.facts
    found = check_draft(draft, masters)
    if facts is None:
        return (*found, blocking(SUPPLIER_UNCHECKED, supplier=str(draft.head.supplier)))
    return (
        *found,
        *_check_supplier(draft, facts),
        *_check_terms(draft, facts),
        *_check_duplicates(draft, facts),
        *(_check_payables_period(draft, masters, facts) if masters else ()),
    )


def _check_supplier(draft: VoucherDraft, facts: PayablesFacts) -> Iterator[Finding]:
    supplier, number = facts.supplier, str(draft.head.supplier)
    if supplier is None:
        yield blocking("voucher.supplier_unknown", supplier=number)
    elif not supplier.is_in_supplier_master:
        yield blocking("voucher.supplier_incomplete", supplier=number, name=supplier.name)
    elif supplier.is_on_hold:
        yield blocking("voucher.supplier_on_hold", supplier=number, name=supplier.name)


def _check_terms(draft: VoucherDraft, facts: PayablesFacts) -> Iterator[Finding]:
    if not facts.terms_known:
        yield blocking("voucher.terms_unknown", terms=draft.head.payment_terms)


def _check_duplicates(draft: VoucherDraft, facts: PayablesFacts) -> Iterator[Finding]:
    """
    Say that the invoice may be entered already.

    Where the site accepts duplicates we warn all the same: who approves is told of every other voucher under the
    number, and one that they were not told of stops the sending.
    """
    if not facts.duplicates or draft.bookkeeping.document_type == _EXEMPT_TYPE:
        return
    refuses = facts.duplicate_rule in {DuplicateRule.REFUSE, DuplicateRule.UNKNOWN}
    yield Finding(
        code="voucher.invoice_known",
        severity=Severity.BLOCKS if refuses else Severity.WARNS,
        params={
            "invoice": draft.head.invoice_number,
            "supplier": str(draft.head.supplier),
            "documents": ", ".join(facts.duplicates),
            "rule": facts.duplicate_rule.value,
        },
    )


def _check_payables_period(draft: VoucherDraft, masters: Masters, facts: PayablesFacts) -> Iterator[Finding]:
    """Accounts payable has a current period of its own, which may be ahead of the general ledger's."""
    company = masters.companies.get(draft.bookkeeping.company)
    if company is None or facts.year_start is None or not facts.current_period:
        return
    calendar = replace(company.calendar, year_start=facts.year_start, current_period=facts.current_period)
    try:
        first, last = calendar.open_window()
    except Problem:
        return  # a calendar of G/L that cannot be read is found by the check of the lines
    verdict = calendar.verdict(draft.gl_date)
    if verdict is DateVerdict.OPEN:
        return
    is_warning = verdict is DateVerdict.AFTER_CUTOFF or (
        verdict is DateVerdict.BEFORE_CUTOFF and masters.constants.before_cutoff_allowed
    )
    yield Finding(
        code="voucher.period_not_open",
        severity=Severity.WARNS if is_warning else Severity.BLOCKS,
        params={
            "verdict": verdict.value,
            "gl_date": draft.gl_date.isoformat(),
            "company": company.company,
            "first": first.isoformat(),
            "last": last.isoformat(),
        },
    )
