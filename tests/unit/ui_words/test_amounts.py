"""Amounts, spans and counts as people read them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.ui.words.amounts import (
    age_text,
    amount_text,
    counted,
    money_text,
    side_text,
    totals_text,
)

NOW = datetime(2026, 10, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("1058.4", "USD", "1,058.40"),
        ("-28002.71", "USD", "−28,002.71"),
        ("1234567", "JPY", "1,234,567"),
        ("0.005", "KWD", "0.005"),
    ],
)
def test_an_amount_is_grouped_exact_and_has_a_true_minus(amount: str, currency: str, words: str) -> None:
    assert amount_text(Money(Decimal(amount), currency)) == words


def test_the_empty_side_of_a_line_is_a_dash() -> None:
    assert side_text(None) == "–"
    assert side_text(Money.zero("USD")) == "–"


def test_totals_are_never_mixed_over_currencies() -> None:
    amounts = [Money.of("1", "USD"), Money.of("2", "EUR"), Money.of("3", "USD")]

    assert totals_text(amounts) == "4.00 USD + 2.00 EUR"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "now"), (-5, "now"), (240, "4 min"), (3 * 3600, "3 h"), (12 * 86400, "12 d")]
)
def test_a_span_is_told_in_its_largest_unit(seconds: int, words: str) -> None:
    assert age_text(NOW - timedelta(seconds=seconds), NOW) == words


def test_counts_have_their_plural() -> None:
    assert [counted(number, "posting") for number in (0, 1, 4310)] == [
        "0 postings",
        "1 posting",
        "4,310 postings",
    ]
    assert money_text(Money.of("1", "USD")) == "1.00 USD"
