"""JDE's dates: CYYDDD."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.julian import from_julian, to_julian
from mlconnector_gui.base.problem import Problem
from tests.helpers.problems import refused

DATES = st.dates(min_value=date(1900, 1, 1))


@pytest.mark.parametrize(
    ("day", "julian"),
    [
        (date(2026, 10, 9), 126282),
        (date(1999, 12, 31), 99365),
        (date(2000, 2, 29), 100060),
        (date(2024, 12, 31), 124366),
        (date(1900, 1, 1), 1),
        (date(9999, 12, 31), 8099365),
    ],
)
def test_known_dates(day: date, julian: int) -> None:
    assert to_julian(day) == julian
    assert from_julian(julian) == day


@given(DATES)
def test_a_date_comes_back_as_it_went_in(day: date) -> None:
    assert from_julian(to_julian(day)) == day


@given(st.integers(min_value=-(10**7), max_value=10**8))
def test_a_number_is_a_date_that_gives_it_back_or_it_is_refused(julian: int) -> None:
    try:
        day = from_julian(julian)
    except Problem as problem:
        assert problem.code == "date.julian_invalid"  # noqa: PT017
    else:
        assert (to_julian(day) if day else 0) == julian


@given(DATES, DATES)
def test_later_dates_have_greater_numbers(first: date, second: date) -> None:
    assert (to_julian(first) < to_julian(second)) == (first < second)


def test_zero_is_the_empty_date() -> None:
    assert from_julian(0) is None


@pytest.mark.parametrize("julian", [-1, 126000, 126366, 126999, 124367, 8099366, 8100001, 99999999])
def test_numbers_of_no_day_are_refused(julian: int) -> None:
    with refused("date.julian_invalid"):
        from_julian(julian)


def test_dates_before_1900_have_no_number() -> None:
    with refused("date.before_1900"):
        to_julian(date(1899, 12, 31))
