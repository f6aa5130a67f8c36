"""Accounts are read in the three forms people type, and written so that they read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.accounts import Account
from tests.helpers.problems import refused

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
ACCOUNTS = st.builds(
    Account,
    business_unit=st.text(LETTERS, min_size=1, max_size=12),
    object_account=st.text(LETTERS, min_size=1, max_size=6),
    subsidiary=st.text(LETTERS, max_size=8),
)


@given(ACCOUNTS, st.sampled_from([".", "-", "|", ":"]))
def test_an_account_reads_back_what_it_writes(account: Account, separator: str) -> None:
    assert Account.parse(account.format(separator=separator), separator=separator) == account


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40.5010", Account(business_unit="40", object_account="5010")),
        (" 40 . 5010 . EU ", Account(business_unit="40", object_account="5010", subsidiary="EU")),
        ("40.5010.", Account(business_unit="40", object_account="5010")),
    ],
)
def test_a_structured_account_has_two_or_three_parts(text: str, expected: Account) -> None:
    assert Account.parse(text) == expected


@pytest.mark.parametrize("text", ["", "40", ".5010", "40.", "40.5010.EU.X", "40-5010"])
def test_text_that_is_not_structured_is_refused(text: str) -> None:
    with refused("account.not_structured"):
        Account.parse(text)


@pytest.mark.parametrize(
    ("unit", "object_account", "subsidiary"),
    [
        ("1234567890123", "5010", ""),
        ("40", "5010123", ""),
        ("40", "5010", "123456789"),
        (" 40", "5010", ""),
        ("40", "50\n10", ""),
    ],
)
def test_a_part_fits_its_column_and_has_no_blanks_around_it(
    unit: str, object_account: str, subsidiary: str
) -> None:
    with refused("account.part_invalid"):
        Account(business_unit=unit, object_account=object_account, subsidiary=subsidiary)


def test_the_widest_parts_fit() -> None:
    account = Account(business_unit="A" * 12, object_account="5" * 6, subsidiary="X" * 8)

    assert len(str(account)) == 28


@pytest.mark.parametrize(("unit", "object_account"), [("", "5010"), ("40", "")])
def test_business_unit_and_object_are_both_needed(unit: str, object_account: str) -> None:
    with refused("account.incomplete"):
        Account(business_unit=unit, object_account=object_account)


def test_an_account_that_would_not_read_back_cannot_be_written() -> None:
    odd = Account(business_unit="4.0", object_account="5010")

    with refused("account.part_holds_separator"):
        odd.format()
    assert odd.format(separator="-") == "4.0-5010"
