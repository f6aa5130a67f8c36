"""Checks of a draft against JDE's masters: what JDE would refuse after approval is said before it."""

from collections.abc import Iterator

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.drafting import DraftLine
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.masters import MasterAccount, Masters, PostingEdit
from mlconnector_gui.accounting.money import currency_exponent
from mlconnector_gui.accounting.periods import DateVerdict
from mlconnector_gui.accounting.posting_draft import PostingDraft
from mlconnector_gui.base.problem import Problem

_NEVER_POSTABLE = frozenset(
    {
        PostingEdit.NON_POSTING,
        PostingEdit.INACTIVE,
        PostingEdit.MACHINE_ONLY,
        PostingEdit.BUDGET_ONLY,
        PostingEdit.UNITS_REQUIRED,  # our lines carry amounts only
    }
)
_PRIOR_YEAR_TYPE = "##"
_SUBLEDGER_REQUIRED = frozenset({PostingEdit.SUBLEDGER_DETAIL, PostingEdit.SUBLEDGER_SUMMARY})
_CLOSED_UNITS = frozenset({"N", "P"})


def check_draft(draft: PostingDraft, masters: Masters | None) -> tuple[Finding, ...]:
    """Return every finding of a draft: its own, then those of the period, the currency and each account."""
    if masters is None:
        missing = Finding(code="masters.missing", severity=Severity.BLOCKS)
        return (*draft.findings, missing)
    return (
        *draft.findings,
        *_check_company_and_date(draft, masters),
        *_check_currency(draft, masters),
        *_check_lines(draft, masters),
    )


def _blocks(code: str, **params: str) -> Finding:
    return Finding(code=code, severity=Severity.BLOCKS, params=params)


def _check_company_and_date(draft: PostingDraft, masters: Masters) -> Iterator[Finding]:
    company = masters.companies.get(draft.bookkeeping.company)
    if company is None:
        yield _blocks("company.unknown", company=draft.bookkeeping.company)
        return
    try:
        first, last = company.calendar.open_window()
    except Problem as problem:
        yield _blocks(problem.code, **{name: str(value) for name, value in problem.params.items()})
        return
    verdict = company.calendar.verdict(draft.gl_date)
    severity = _severity_of_date(verdict, draft, masters)
    if severity is None:
        return
    yield Finding(
        code="period.not_open",
        severity=severity,
        params={
            "verdict": verdict.value,
            "gl_date": draft.gl_date.isoformat(),
            "company": company.company,
            "first": first.isoformat(),
            "last": last.isoformat(),
        },
    )


def _severity_of_date(verdict: DateVerdict, draft: PostingDraft, masters: Masters) -> Severity | None:
    """Return what JDE makes of the date (source: `DateVerdict`), or None when it says nothing."""
    match verdict:
        case DateVerdict.OPEN:
            return None
        case DateVerdict.PRIOR_YEAR if draft.bookkeeping.document_type == _PRIOR_YEAR_TYPE:
            return None
        case DateVerdict.BEFORE_CUTOFF if masters.before_cutoff_allowed:
            return Severity.WARNS
        case DateVerdict.AFTER_CUTOFF:
            return Severity.WARNS
        case _:
            return Severity.BLOCKS


def _check_currency(draft: PostingDraft, masters: Masters) -> Iterator[Finding]:
    decimals = masters.currencies.get(draft.currency)
    if decimals is None:
        yield _blocks("currency.unknown", currency=draft.currency)
        return
    units = 10 ** max(currency_exponent(draft.currency) - decimals, 0)
    if any(line.amount.minor % units for line in draft.lines):
        yield _blocks("currency.decimals_differ", currency=draft.currency, decimals=str(decimals))


def _check_lines(draft: PostingDraft, masters: Masters) -> Iterator[Finding]:
    seen: set[tuple[Account, str]] = set()
    for line in draft.lines:
        if line.account is None or (line.account, line.subledger) in seen:
            continue
        seen.add((line.account, line.subledger))
        yield from _check_unit(line.account, masters)
        master = masters.accounts.get(line.account)
        if master is None:
            yield _blocks("account.unknown", account=str(line.account))
        else:
            yield from _check_account(line, master, draft)


def _check_unit(account: Account, masters: Masters) -> Iterator[Finding]:
    unit = masters.business_units.get(account.business_unit)
    if unit is not None and unit.posting_edit in _CLOSED_UNITS:
        yield _blocks("business_unit.closed", business_unit=unit.business_unit, description=unit.description)


def _check_account(line: DraftLine, master: MasterAccount, draft: PostingDraft) -> Iterator[Finding]:
    text, edit = str(master.account), master.posting_edit
    if edit in _NEVER_POSTABLE:
        yield _blocks("account.not_postable", account=text, description=master.description, posting_edit=edit)
    if edit in _SUBLEDGER_REQUIRED and not line.subledger:
        yield _blocks("account.subledger_required", account=text)
    if edit == PostingEdit.SUBLEDGER_FORBIDDEN and line.subledger:
        yield _blocks("account.subledger_forbidden", account=text)
    if master.company != draft.bookkeeping.company:
        yield _blocks(
            "account.other_company", account=text, company=master.company, document=draft.bookkeeping.company
        )
    if master.currency and master.currency != draft.currency:
        yield _blocks("account.currency_restricted", account=text, currency=master.currency)
