"""Money is exact, of one currency, and never made finer or coarser in silence."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.money import Money, currency_exponent, is_number, quantum
from tests.helpers.problems import refused

CURRENCIES = st.sampled_from(["JPY", "USD", "KWD", "CLF"])
MINOR = st.integers(min_value=-(10**15), max_value=10**15)
MONEY = st.builds(Money.from_minor, MINOR, CURRENCIES)
WEIGHTS = st.lists(st.decimals(min_value=0, max_value=10**9, places=4), min_size=1, max_size=12).filter(
    lambda weights: sum(weights) > 0
)


@pytest.mark.parametrize(
    ("currency", "exponent", "unit"),
    [("JPY", 0, "1"), ("USD", 2, "0.01"), ("KWD", 3, "0.001"), ("CLF", 4, "0.0001"), ("ISK", 0, "1")],
)
def test_a_currency_has_the_decimals_of_iso_4217(currency: str, exponent: int, unit: str) -> None:
    assert currency_exponent(currency) == exponent
    assert quantum(currency) == Decimal(unit)


@pytest.mark.parametrize("amount", [1.5, 1, "1.50", None])
def test_money_is_built_from_a_decimal_only(amount: object) -> None:
    with pytest.raises(TypeError):
        Money(amount, "USD")  # type: ignore[arg-type]


def test_rounding_refuses_a_float() -> None:
    with pytest.raises(TypeError):
        Money.rounded(1.005, "USD")  # type: ignore[arg-type]


def test_minor_units_refuse_a_float_even_when_it_is_whole() -> None:
    with pytest.raises(TypeError):
        Money.from_minor(12.0, "USD")  # type: ignore[arg-type]


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_no_money(number: str) -> None:
    for build in (Money, Money.rounded):
        with refused("money.not_a_number"):
            build(Decimal(number), "USD")


@pytest.mark.parametrize("text", ["", "abc", "1_000", "1,50", "1.2.3", "١٢", "0x10", "--1", "NaN", "1e9999"])
def test_money_is_not_read_from_text_that_is_no_number(text: str) -> None:
    assert not is_number(text)
    with refused("money.not_a_number"):
        Money.of(text, "USD")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12.5", "12.50"), ("-0", "0.00"), (" 7 ", "7.00"), ("1.2E+3", "1200.00"), (".5", "0.50")],
)
def test_money_is_read_from_numbers_as_stores_write_them(text: str, expected: str) -> None:
    assert str(Money.of(text, "USD")) == f"{expected} USD"


@pytest.mark.parametrize("currency", ["", "US", "USDX", "usd", "U1D", "12A", "ÜSD", "USD\n"])
def test_a_currency_is_three_capital_letters(currency: str) -> None:
    with refused("money.currency_unknown"):
        Money(Decimal(1), currency)


@pytest.mark.parametrize(("text", "currency"), [("1.005", "USD"), ("0.1", "JPY"), ("0.0001", "KWD")])
def test_an_amount_finer_than_its_currency_is_refused(text: str, currency: str) -> None:
    with refused("money.too_fine"):
        Money.of(text, currency)


@pytest.mark.parametrize(
    ("text", "currency", "expected"),
    [
        ("1.005", "USD", "1.01"),
        ("-1.005", "USD", "-1.01"),
        ("1.0049999999999999999999999999999", "USD", "1.00"),
        ("-0.004", "USD", "0.00"),
        ("0.5", "JPY", "1"),
        ("2.0005", "KWD", "2.001"),
    ],
)
def test_rounding_goes_half_up_away_from_zero(text: str, currency: str, expected: str) -> None:
    assert str(Money.rounded(Decimal(text), currency)) == f"{expected} {currency}"


def test_an_amount_beyond_exact_arithmetic_is_refused_and_not_rounded() -> None:
    for build in (Money, Money.rounded):
        with refused("money.too_large"):
            build(Decimal(10) ** 27, "USD")


def test_a_sum_beyond_exact_arithmetic_is_refused_and_not_rounded() -> None:
    largest = Money(Decimal("99999999999999999999999999.99"), "USD")

    with refused("money.too_large"):
        _ = largest + largest
    with refused("money.too_large"):
        Money.total([largest, largest], "USD")


def test_different_currencies_are_never_added_or_compared() -> None:
    dollar, euro = Money.of("1", "USD"), Money.of("1", "EUR")

    for mix in (
        lambda: dollar + euro,
        lambda: dollar - euro,
        lambda: dollar < euro,
        lambda: dollar >= euro,
        lambda: Money.total([dollar, euro], "USD"),
    ):
        with refused("money.currencies_differ"):
            mix()
    assert dollar != euro


def test_equal_amounts_are_equal_however_they_were_written() -> None:
    assert Money.of("1", "USD") == Money.of("1.00", "USD") == Money.of("1E0", "USD")
    assert hash(Money.of("1", "USD")) == hash(Money.of("1.000", "USD"))
    assert str(-Money.zero("USD")) == "0.00 USD"


@given(MINOR, CURRENCIES)
def test_minor_units_come_back_as_they_went_in(minor: int, currency: str) -> None:
    assert Money.from_minor(minor, currency).minor == minor


@given(MONEY)
def test_money_reads_back_what_it_writes(money: Money) -> None:
    text, currency = str(money).split()

    assert Money.of(text, currency) == money


@given(MINOR, MINOR, CURRENCIES)
def test_sums_are_the_sums_of_minor_units(first: int, second: int, currency: str) -> None:
    one, other = Money.from_minor(first, currency), Money.from_minor(second, currency)

    assert (one + other).minor == first + second
    assert (one - other).minor == first - second
    assert Money.total([one, other], currency) == one + other
    assert (one < other, one <= other) == (first < second, first <= second)
    assert abs(one).minor == abs(first)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12), CURRENCIES)
def test_rounding_is_off_by_half_a_unit_at_most(amount: Decimal, currency: str) -> None:
    assert abs(Money.rounded(amount, currency).amount - amount) <= quantum(currency) / 2


@given(MONEY, WEIGHTS)
def test_allocated_parts_add_up_to_the_whole(money: Money, weights: list[Decimal]) -> None:
    parts = money.allocate(weights)

    assert len(parts) == len(weights)
    assert Money.total(parts, money.currency) == money


@given(MONEY, WEIGHTS)
def test_each_allocated_part_is_within_one_unit_of_its_exact_share(
    money: Money, weights: list[Decimal]
) -> None:
    whole = sum(weights)

    for share, weight in zip(money.allocate(weights), weights, strict=True):
        assert abs(share.minor * whole - money.minor * weight) < whole


@given(MONEY, WEIGHTS)
def test_a_weight_of_nothing_gets_nothing_and_a_greater_weight_no_less(
    money: Money, weights: list[Decimal]
) -> None:
    parts = [abs(part.minor) for part in money.allocate(weights)]

    ranked = sorted(zip(weights, parts, strict=True))
    assert all(part == 0 for weight, part in ranked if weight == 0)
    assert all(low[1] <= high[1] for low, high in pairwise(ranked) if low[0] < high[0])


@given(MONEY, WEIGHTS)
def test_a_refund_is_allocated_as_the_mirror_of_its_sale(money: Money, weights: list[Decimal]) -> None:
    assert (-money).allocate(weights) == tuple(-part for part in money.allocate(weights))


def test_left_over_units_go_to_the_largest_remainders_first_one_first() -> None:
    thirds = Money.of("1.00", "USD").allocate([Decimal(1)] * 3)
    skewed = Money.of("0.10", "USD").allocate([Decimal("1.9"), Decimal("1.2"), Decimal("0.9")])

    assert [part.minor for part in thirds] == [34, 33, 33]
    assert [part.minor for part in skewed] == [5, 3, 2]


def test_weights_too_long_for_a_decimal_sum_are_still_allocated_exactly() -> None:
    long = Decimal("0.3333333333333333333333333333333333")
    money = Money.from_minor(10**15 + 1, "USD")

    assert Money.total(money.allocate([long, Decimal("1E+20"), long]), "USD") == money


@pytest.mark.parametrize("weights", [[], [Decimal(0)], [Decimal(2), Decimal(-1)]])
def test_weights_that_divide_nothing_are_refused(weights: list[Decimal]) -> None:
    with pytest.raises(ValueError, match="weights"):
        Money.of("1", "USD").allocate(weights)


def test_weights_are_no_floats() -> None:
    with pytest.raises(TypeError):
        Money.of("1", "USD").allocate([0.5, 0.5])  # type: ignore[list-item]
