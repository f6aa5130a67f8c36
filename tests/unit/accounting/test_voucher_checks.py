"""What JDE would refuse of a voucher is said before approval; each finding has its silent counterpart."""

from dataclasses import replace
from datetime import date

import pytest

from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.payables import DuplicateRule, PayablesFacts
from mlconnector_gui.accounting.voucher_checks import check_voucher
from tests.helpers.accounting import masters
from tests.helpers.vouchers import ACME, NOTHING_AGAINST, voucher_draft


def only(*found: Finding) -> Finding:
    (finding,) = found
    return finding


def test_a_voucher_that_jde_would_take_has_no_findings() -> None:
    assert check_voucher(replace(voucher_draft(), facts=NOTHING_AGAINST), masters()) == ()


def test_without_an_answer_of_jde_about_the_supplier_nothing_is_ready() -> None:
    finding = only(*check_voucher(replace(voucher_draft(), facts=None), masters()))

    assert (finding.code, finding.severity) == ("voucher.supplier_unchecked", Severity.BLOCKS)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(NOTHING_AGAINST, supplier=None), "voucher.supplier_unknown"),
        (
            replace(NOTHING_AGAINST, supplier=replace(ACME, is_in_supplier_master=False)),
            "voucher.supplier_incomplete",
        ),
        (replace(NOTHING_AGAINST, supplier=replace(ACME, is_on_hold=True)), "voucher.supplier_on_hold"),
        (replace(NOTHING_AGAINST, terms_known=False), "voucher.terms_unknown"),
        (replace(NOTHING_AGAINST, current_period=11), "voucher.period_not_open"),
        (replace(NOTHING_AGAINST, year_start=date(2027, 1, 1)), "voucher.period_not_open"),
    ],
)
def test_what_jde_would_refuse_blocks(facts: PayablesFacts, code: str) -> None:
    known = masters()
    finding = only(*check_voucher(replace(voucher_draft(), facts=facts), known))

    assert (finding.code, finding.severity) == (code, Severity.BLOCKS)


def test_a_date_before_the_payables_period_only_warns_where_the_site_lets_it_pass() -> None:
    known = masters(before_cutoff_allowed=True)

    finding = only(
        *check_voucher(replace(voucher_draft(), facts=replace(NOTHING_AGAINST, current_period=11)), known)
    )

    assert (finding.code, finding.severity) == ("voucher.period_not_open", Severity.WARNS)


@pytest.mark.parametrize(
    ("rule", "severity"),
    [
        (DuplicateRule.ACCEPT, Severity.WARNS),
        (DuplicateRule.WARN, Severity.WARNS),
        (DuplicateRule.REFUSE, Severity.BLOCKS),
        (DuplicateRule.UNKNOWN, Severity.BLOCKS),
    ],
)
def test_an_invoice_number_that_was_used_is_what_the_site_says(
    rule: DuplicateRule, severity: Severity
) -> None:
    facts = replace(NOTHING_AGAINST, duplicates=("PV 100023",), duplicate_rule=rule)

    finding = only(*check_voucher(replace(voucher_draft(), facts=facts), masters()))
    exempt = check_voucher(replace(voucher_draft(document_type="NO"), facts=facts), masters())

    assert (finding.code, finding.severity) == ("voucher.invoice_known", severity)
    assert finding.params["documents"] == "PV 100023"
    assert exempt == ()


def test_the_lines_are_checked_as_a_journals_are() -> None:
    found = check_voucher(replace(voucher_draft(("40.9999", "842.15")), facts=NOTHING_AGAINST), masters())

    assert [finding.code for finding in found] == ["account.unknown"]


def test_lines_that_do_not_charge_the_gross_say_so_with_the_arithmetic() -> None:
    finding = only(
        *check_voucher(replace(voucher_draft(("40.5010", "842.00")), facts=NOTHING_AGAINST), masters())
    )

    assert finding.code == "voucher.unbalanced"
    assert finding.params["difference"] == "0.15 USD"


def test_a_draft_without_an_account_is_not_complete() -> None:
    draft = voucher_draft((None, "842.15"))

    assert (draft.is_complete, draft.voucher, draft.canonical(target="jde")) == (False, None, None)
