"""A journal entry that exists is right: balanced, complete, and within JDE's fields."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.journal import JournalEntry, JournalLine
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Cause
from tests.helpers.accounting import usd
from tests.helpers.problems import refused

CLEARING = Account.parse("2.1220.STRIPE")
SALES = Account.parse("40.5010")


def line(amount: Money, account: Account = SALES, *, description: str = "") -> JournalLine:
    return JournalLine(account=account, amount=amount, role=LineRole.PRODUCT_SALES, description=description)


def entry(*lines: JournalLine) -> JournalEntry:
    return JournalEntry(
        company="00002",
        document_type="JE",
        gl_date=date(2026, 10, 9),
        currency="USD",
        explanation="WOO-EU sale 2291",
        lines=lines,
    )


BALANCED = entry(line(usd("12.50"), CLEARING), line(usd("-12.50")))


def test_a_balanced_entry_has_as_much_on_one_side_as_on_the_other() -> None:
    debit, credit = BALANCED.lines

    assert BALANCED.gross == usd("12.50")
    assert (debit.debit, debit.credit) == (usd("12.50"), None)
    assert (credit.debit, credit.credit) == (None, usd("12.50"))


@given(st.lists(st.integers(min_value=-(10**9), max_value=10**9).filter(bool), min_size=1, max_size=8))
def test_an_entry_exists_only_when_its_lines_net_to_zero(amounts: list[int]) -> None:
    rest = -sum(amounts)
    lines = [line(Money.from_minor(amount, "USD")) for amount in amounts]

    if rest:
        assert entry(*lines, line(Money.from_minor(rest, "USD"))).gross.minor > 0
        with refused("journal.too_few_lines" if len(lines) < 2 else "journal.unbalanced"):
            entry(*lines)
    else:
        assert entry(*lines).gross.minor > 0


def test_an_entry_off_by_a_cent_says_by_how_much() -> None:
    with refused("journal.unbalanced") as caught:
        entry(line(usd("12.50")), line(usd("-12.49")))

    assert caught.value.cause is Cause.UNBALANCED
    assert caught.value.params == {"ledger_type": "AA", "difference": "0.01 USD"}


def test_an_entry_of_one_line_or_none_is_refused() -> None:
    for lines in ((), (line(usd("1")),)):
        with refused("journal.too_few_lines"):
            entry(*lines)


def test_a_line_of_zero_is_refused() -> None:
    with refused("journal.line_is_zero"):
        line(usd("0"))


def test_lines_of_another_currency_are_refused() -> None:
    with refused("money.currencies_differ"):
        entry(line(Money.of("1", "EUR")), line(Money.of("-1", "EUR")))


@pytest.mark.parametrize("company", ["", "1", "0000", "000001", "00000", "0000A", "٠٠٠٠١", " 0001"])
def test_a_company_is_five_digits_and_not_00000(company: str) -> None:
    with refused("journal.company_invalid"):
        replace(BALANCED, company=company)


@pytest.mark.parametrize("explanation", ["", "   ", "x" * 31])
def test_an_explanation_is_there_and_fits_thirty_characters(explanation: str) -> None:
    with refused("journal.explanation_invalid"):
        replace(BALANCED, explanation=explanation)


@pytest.mark.parametrize("document_type", ["", "JEX"])
def test_a_document_type_has_one_or_two_characters(document_type: str) -> None:
    with refused("journal.document_type_invalid"):
        replace(BALANCED, document_type=document_type)


def test_a_remark_fits_thirty_characters() -> None:
    assert line(usd("1"), description="x" * 30)
    with refused("journal.remark_invalid"):
        line(usd("1"), description="x" * 31)


@pytest.mark.parametrize(("subledger", "subledger_type"), [("4001", ""), ("", "A")])
def test_a_subledger_and_its_type_come_together(subledger: str, subledger_type: str) -> None:
    with refused("journal.subledger_incomplete"):
        replace(line(usd("1")), subledger=subledger, subledger_type=subledger_type)


@pytest.mark.parametrize(("subledger", "subledger_type"), [("123456789", "A"), ("4001", "AB")])
def test_a_subledger_fits_its_columns(subledger: str, subledger_type: str) -> None:
    with refused("journal.subledger_invalid"):
        replace(line(usd("1")), subledger=subledger, subledger_type=subledger_type)
