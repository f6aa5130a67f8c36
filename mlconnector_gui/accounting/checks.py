"""Checks of a draft against JDE's masters: what JDE would refuse after approval is said before it."""

from collections.abc import Iterator

from mlconnector_gui.accounting.findings import Finding, Severity, blocking, blocking_problem
from mlconnector_gui.accounting.line_checks import check_lines
from mlconnector_gui.accounting.masters import MasterCompany, Masters, SiteConstants
from mlconnector_gui.accounting.money import currency_exponent
from mlconnector_gui.accounting.periods import DateVerdict, is_closed
from mlconnector_gui.accounting.posting_draft import PostingDraft, check_form
from mlconnector_gui.base.problem import Problem


def check_draft(draft: PostingDraft, masters: Masters | None) -> tuple[Finding, ...]:
    """Return every finding of a draft: its own, then those of the period, the currency and each account."""
    if masters is None:
        missing = blocking("masters.missing")
        return (*draft.findings, missing, *check_form(draft))
    company = masters.companies.get(draft.bookkeeping.company)
    return (
        *draft.findings,
        *_check_company(draft, company, masters),
        *_check_currency(draft, company, masters),
        *check_lines(draft, masters),
        *check_form(draft),
        *_check_batch(masters),
    )


def _check_company(draft: PostingDraft, company: MasterCompany | None, masters: Masters) -> Iterator[Finding]:
    if company is None:
        yield blocking("company.unknown", company=draft.bookkeeping.company)
        return
    try:
        first, last = company.calendar.open_window()
    except Problem as problem:
        yield blocking_problem(problem)
        return
    verdict = company.calendar.verdict(draft.gl_date)
    severity = date_severity(
        verdict, document_type=draft.bookkeeping.document_type, constants=masters.constants
    )
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


def date_severity(verdict: DateVerdict, *, document_type: str, constants: SiteConstants) -> Severity | None:
    """Return what JDE makes of a G/L date (source: `DateVerdict`), or None when it says nothing."""
    closed = is_closed(
        verdict, document_type=document_type, before_cutoff_allowed=constants.before_cutoff_allowed
    )
    if closed or verdict is DateVerdict.NO_PATTERN:
        return Severity.BLOCKS
    if verdict in {DateVerdict.OPEN, DateVerdict.PRIOR_YEAR}:
        return None
    return Severity.WARNS


def _check_currency(
    draft: PostingDraft, company: MasterCompany | None, masters: Masters
) -> Iterator[Finding]:
    decimals = masters.currencies.get(draft.currency)
    if decimals is None:
        yield blocking("currency.unknown", currency=draft.currency)
        return
    units = 10 ** max(currency_exponent(draft.currency) - decimals, 0)
    if any(line.amount.minor % units for line in draft.lines):
        yield blocking("currency.decimals_differ", currency=draft.currency, decimals=str(decimals))
    # a company without a currency is one of a site that keeps none
    if company is not None and company.currency and company.currency != draft.currency:
        yield from _check_rate(draft, company, masters)


def _check_rate(draft: PostingDraft, company: MasterCompany, masters: Masters) -> Iterator[Finding]:
    params = {
        "currency": draft.currency,
        "base": company.currency,
        "gl_date": draft.gl_date.isoformat(),
        "company": company.company,
    }
    if masters.rates is None:
        yield Finding(code="currency.rate_not_checked", severity=Severity.WARNS, params=params)
        return
    known = masters.rates.get((draft.currency, company.currency), ())
    in_force = [rate for rate in known if rate.effective <= draft.gl_date]
    if not in_force or in_force[-1].multiplier <= 0:
        yield blocking("currency.rate_missing", **params)


def _check_batch(masters: Masters) -> list[Finding]:
    if not masters.constants.needs_batch_approval:
        return []
    return [Finding(code="batch.needs_approval", severity=Severity.SITE)]
