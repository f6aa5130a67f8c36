"""What JDE would refuse is said before approval; each finding has its silent counterpart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.documents import DocumentKind, PartKind
from mlconnector_gui.accounting.drafting import Draft, draft_posting
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.masters import (
    ExchangeRate,
    MasterCompany,
    Masters,
    PostingEdit,
    SiteConstants,
)
from mlconnector_gui.accounting.periods import CompanyCalendar
from mlconnector_gui.accounting.roles import LineRole
from tests.helpers.accounting import (
    BOOKKEEPING,
    calendar,
    document,
    full_mapping,
    master_account,
    masters,
    months_of,
    part,
    rule,
    t9_sale,
)


def rate(effective: date, multiplier: str = "0.91") -> ExchangeRate:
    return ExchangeRate(effective=effective, multiplier=Decimal(multiplier))


def draft(
    *, gl_date: date = date(2026, 10, 9), document_type: str = "JE", allows_intercompany: bool = False
) -> Draft:
    prepared = draft_posting(
        t9_sale(),
        bookkeeping=replace(
            BOOKKEEPING, document_type=document_type, allows_intercompany=allows_intercompany
        ),
        mappings=full_mapping(),
        revision=1,
    )
    return replace(prepared, gl_date=gl_date)


def draft_with_subledger() -> Draft:
    sale = document(DocumentKind.SALE, "1.00", part(PartKind.PRODUCT, "1.00"))
    mappings = MappingSet(
        [
            rule("clearing", LineRole.GATEWAY_CLEARING, "2.1220.STRIPE"),
            rule("sales", subledger="4001", subledger_type="A"),
        ]
    )
    return draft_posting(sale, bookkeeping=BOOKKEEPING, mappings=mappings, revision=1)


def only_finding(checked: Draft, known: Masters | None) -> Finding:
    (finding,) = check_draft(checked, known)
    return finding


def test_a_draft_that_jde_would_take_has_no_findings() -> None:
    assert check_draft(draft(), masters()) == ()


def test_without_masters_nothing_is_ready() -> None:
    assert only_finding(draft(), None) == Finding(code="masters.missing", severity=Severity.BLOCKS)


def test_the_drafts_own_findings_come_first() -> None:
    unmapped = draft_posting(t9_sale(), bookkeeping=BOOKKEEPING, mappings=MappingSet([]), revision=1)

    findings = check_draft(unmapped, masters(companies={}))

    assert findings[:-1] == unmapped.findings
    assert findings[-1].code == "company.unknown"
    assert check_draft(unmapped, None)[:-1] == unmapped.findings


def test_a_company_that_jde_does_not_have_blocks() -> None:
    finding = only_finding(draft(), masters(companies={}))

    assert (finding.code, finding.blocks) == ("company.unknown", True)


@pytest.mark.parametrize(
    ("gl_date", "before_cutoff_allowed", "verdict", "severity"),
    [
        (date(2025, 12, 31), True, "PYEB", Severity.BLOCKS),
        (date(2026, 9, 30), False, "PBCO", Severity.BLOCKS),
        (date(2026, 9, 30), True, "PBCO", Severity.WARNS),
        (date(2026, 12, 1), False, "PACO", Severity.WARNS),
        (date(2028, 1, 1), True, "WACO", Severity.BLOCKS),
    ],
)
def test_a_date_outside_the_window_is_judged_as_jde_judges_it(
    gl_date: date, before_cutoff_allowed: bool, verdict: str, severity: Severity
) -> None:
    finding = only_finding(draft(gl_date=gl_date), masters(before_cutoff_allowed=before_cutoff_allowed))

    assert finding == Finding(
        code="period.not_open",
        severity=severity,
        params={
            "verdict": verdict,
            "gl_date": gl_date.isoformat(),
            "company": "00002",
            "first": "2026-10-01",
            "last": "2026-11-30",
        },
    )


@pytest.mark.parametrize("gl_date", [date(2026, 10, 1), date(2026, 11, 30)])
def test_the_first_and_the_last_day_of_the_window_are_open(gl_date: date) -> None:
    assert check_draft(draft(gl_date=gl_date), masters()) == ()


def test_the_prior_year_is_open_to_its_own_document_type() -> None:
    assert check_draft(draft(gl_date=date(2025, 12, 31), document_type="##"), masters()) == ()


@pytest.mark.parametrize(
    ("company_calendar", "code"),
    [
        (calendar(patterns=(months_of(2025),)), "period.year_missing"),
        (calendar(current_period=0), "period.current_invalid"),
    ],
)
def test_a_calendar_that_does_not_answer_blocks_and_does_not_stop_the_run(
    company_calendar: CompanyCalendar, code: str
) -> None:
    finding = only_finding(draft(), masters(company_calendar=company_calendar))

    assert (finding.code, finding.blocks, finding.params["company"]) == (code, True, "00002")


def test_a_currency_that_jde_does_not_have_blocks() -> None:
    assert only_finding(draft(), masters(currencies={"EUR": 2})).code == "currency.unknown"


def test_amounts_finer_than_jde_keeps_them_block() -> None:
    finding = only_finding(draft(), masters(currencies={"USD": 0}))

    assert (finding.code, finding.params) == (
        "currency.decimals_differ",
        {"currency": "USD", "decimals": "0"},
    )


@pytest.mark.parametrize("decimals", [0, 2, 3])
def test_amounts_that_jde_can_hold_pass_whatever_its_decimals(decimals: int) -> None:
    whole = document(DocumentKind.SALE, "12.00", part(PartKind.PRODUCT, "12.00"))
    prepared = draft_posting(whole, bookkeeping=BOOKKEEPING, mappings=full_mapping(), revision=1)

    assert check_draft(prepared, masters(currencies={"USD": decimals})) == ()


def test_an_account_that_jde_does_not_have_blocks() -> None:
    finding = only_finding(draft(), masters(without="40.5030"))

    assert (finding.code, finding.params) == ("account.unknown", {"account": "40.5030"})


@pytest.mark.parametrize("edit", ["N", "I", "M", "B", "U"])
def test_an_account_that_takes_no_amounts_from_us_blocks(edit: str) -> None:
    finding = only_finding(draft(), masters(master_account("40.5010", posting_edit=edit)))

    assert (finding.code, finding.params["posting_edit"]) == ("account.not_postable", edit)


@pytest.mark.parametrize("edit", [PostingEdit.SUBLEDGER_DETAIL, PostingEdit.SUBLEDGER_SUMMARY])
def test_an_account_that_needs_a_subledger_blocks_without_and_passes_with_one(edit: PostingEdit) -> None:
    known = masters(master_account("40.5010", posting_edit=edit))

    assert only_finding(draft(), known).code == "account.subledger_required"
    assert check_draft(draft_with_subledger(), known) == ()


def test_an_account_that_forbids_subledgers_blocks_with_and_passes_without_one() -> None:
    known = masters(master_account("40.5010", posting_edit="X"))

    assert only_finding(draft_with_subledger(), known).code == "account.subledger_forbidden"
    assert check_draft(draft(), known) == ()


def test_an_open_account_takes_a_line_with_a_subledger_or_without() -> None:
    assert check_draft(draft_with_subledger(), masters()) == ()


def test_an_account_of_another_company_blocks() -> None:
    finding = check_draft(draft(), masters(unit_company="00001"))[0]

    assert (finding.code, finding.blocks) == ("account.other_company", True)
    assert (finding.params["company"], finding.params["document"]) == ("00001", "00002")


@pytest.mark.parametrize(
    ("method", "code", "severity"),
    [
        ("", "intercompany.not_set_up", Severity.BLOCKS),
        ("*", "intercompany.not_set_up", Severity.BLOCKS),
        ("2", "intercompany.settled", Severity.NOTE),
    ],
)
def test_other_companies_are_allowed_where_the_connection_and_jde_allow_them(
    method: str, code: str, severity: Severity
) -> None:
    known = masters(unit_company="00001", constants=SiteConstants(intercompany_method=method))
    checked = draft(allows_intercompany=True)

    assert {(one.code, one.severity) for one in check_draft(checked, known)} == {(code, severity)}


def test_a_business_unit_that_jde_does_not_have_blocks() -> None:
    known = masters()
    without = replace(known, business_units={"2": known.business_units["2"]})

    findings = check_draft(draft(), without)

    assert {finding.code for finding in findings} == {"business_unit.unknown"}
    assert {finding.params["business_unit"] for finding in findings} == {"40"}


EUR_COMPANY = MasterCompany(company="00002", name="Example Handel GmbH", currency="EUR", calendar=calendar())


@pytest.mark.parametrize(
    ("rates", "found"),
    [
        ({}, [("currency.rate_missing", Severity.BLOCKS)]),
        ({("USD", "EUR"): (rate(date(2026, 10, 10)),)}, [("currency.rate_missing", Severity.BLOCKS)]),
        (
            {("USD", "EUR"): (rate(date(2026, 1, 1)), rate(date(2026, 10, 9), "0"))},
            [("currency.rate_missing", Severity.BLOCKS)],
        ),
        (None, [("currency.rate_not_checked", Severity.WARNS)]),
        ({("USD", "EUR"): (rate(date(2026, 10, 9)), rate(date(2026, 10, 10), "0"))}, []),
    ],
)
def test_a_foreign_entry_needs_a_rate_on_its_day(
    rates: dict[tuple[str, str], tuple[ExchangeRate, ...]] | None, found: list[tuple[str, Severity]]
) -> None:
    known = masters(companies={"00002": EUR_COMPANY}, rates=rates)

    assert [(one.code, one.severity) for one in check_draft(draft(), known)] == found


@pytest.mark.parametrize(
    ("addresses", "found"),
    [
        ({"4001": True}, []),
        ({"4001": False}, [("subledger.address_unknown", Severity.BLOCKS)]),
        ({}, [("subledger.not_checked", Severity.WARNS)]),
    ],
)
def test_an_address_as_subledger_is_one_that_jde_has(
    addresses: dict[str, bool], found: list[tuple[str, Severity]]
) -> None:
    findings = check_draft(draft_with_subledger(), masters(addresses=addresses))

    assert [(one.code, one.severity) for one in findings] == found


def test_that_batches_need_approval_is_told_and_stops_nothing() -> None:
    known = masters(constants=SiteConstants(needs_batch_approval=True))

    assert only_finding(draft(), known) == Finding(code="batch.needs_approval", severity=Severity.SITE)


def test_a_text_that_does_not_fit_jde_blocks_its_own_posting() -> None:
    finding = only_finding(replace(draft(), explanation="x" * 31), masters())

    assert (finding.code, finding.blocks) == ("journal.explanation_invalid", True)


def test_an_account_kept_for_another_currency_blocks_and_for_this_one_passes() -> None:
    finding = only_finding(draft(), masters(master_account("40.5010", currency="EUR")))

    assert finding.code == "account.currency_restricted"
    assert check_draft(draft(), masters(master_account("40.5010", currency="USD"))) == ()


@pytest.mark.parametrize("edit", ["N", "P"])
def test_a_closed_business_unit_blocks(edit: str) -> None:
    findings = check_draft(draft(), masters(unit_edit=edit))

    assert {finding.code for finding in findings} == {"business_unit.closed"}
    assert {finding.params["business_unit"] for finding in findings} == {"40"}


@pytest.mark.parametrize("edit", ["", "A", "K"])
def test_a_business_unit_with_its_budget_locked_still_takes_postings(edit: str) -> None:
    assert check_draft(draft(), masters(unit_edit=edit)) == ()


def test_an_account_used_by_several_lines_is_told_once() -> None:
    sale = document(
        DocumentKind.SALE,
        "3.00",
        part(PartKind.TAX, "1.00", description="State"),
        part(PartKind.TAX, "2.00", description="City"),
    )
    prepared = draft_posting(sale, bookkeeping=BOOKKEEPING, mappings=full_mapping(), revision=1)

    assert only_finding(prepared, masters(without="2.4433.EU")).code == "account.unknown"
