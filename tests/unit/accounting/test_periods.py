"""Fiscal periods of every shape, and what JDE says of a G/L date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.periods import CompanyCalendar, DatePattern, DateVerdict, FiscalPeriod
from tests.helpers.accounting import calendar, months_of
from tests.helpers.problems import refused


def weeks(first_day: date, lengths: tuple[int, ...], fiscal_year: int | None = None) -> DatePattern:
    ends = [first_day + timedelta(weeks=sum(lengths[: count + 1]), days=-1) for count in range(len(lengths))]
    return DatePattern(first_day=first_day, ends=tuple(ends), fiscal_year=fiscal_year)


FOUR_FOUR_FIVE = (4, 4, 5) * 4
FIFTY_THREE_WEEKS = (*(4, 4, 5) * 3, 4, 4, 6)
PATTERNS = st.one_of(
    st.builds(months_of, st.integers(min_value=1990, max_value=2050)),
    st.builds(weeks, st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.just(FOUR_FOUR_FIVE)),
    st.builds(weeks, st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.just((4,) * 13)),
    st.builds(weeks, st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.just(FIFTY_THREE_WEEKS)),
)


@given(PATTERNS)
def test_every_day_of_a_year_is_in_exactly_one_period_and_periods_only_rise(pattern: DatePattern) -> None:
    days = [
        pattern.first_day + timedelta(days=offset)
        for offset in range((pattern.ends[-1] - pattern.first_day).days + 1)
    ]
    numbers = [period.number for day in days if (period := pattern.period_of(day))]

    assert len(numbers) == len(days)
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, len(pattern.ends) + 1))


@given(PATTERNS)
def test_a_period_begins_on_its_first_day_and_ends_on_its_last(pattern: DatePattern) -> None:
    for number, end in enumerate(pattern.ends, start=1):
        first, last = pattern.period_of(pattern.starts_of(number)), pattern.period_of(end)
        assert first is not None
        assert last is not None
        assert (first.number, last.number) == (number, number)


@given(PATTERNS)
def test_the_days_around_a_year_are_not_in_it(pattern: DatePattern) -> None:
    assert pattern.period_of(pattern.first_day - timedelta(days=1)) is None
    assert pattern.period_of(pattern.ends[-1] + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 1, 25), 1), (date(2026, 1, 26), 2), (date(2026, 3, 29), 3), (date(2026, 12, 27), 12)],
)
def test_a_4_4_5_year_has_quarters_of_thirteen_weeks(day: date, expected: int) -> None:
    pattern = weeks(date(2025, 12, 29), FOUR_FOUR_FIVE, fiscal_year=2026)

    assert pattern.period_of(day) == FiscalPeriod(2026, expected)


def test_two_years_of_weeks_that_start_in_one_calendar_year_are_told_apart_by_their_own_names() -> None:
    earlier = weeks(date(2023, 1, 1), FOUR_FOUR_FIVE, fiscal_year=2023)
    later = weeks(date(2023, 12, 31), FIFTY_THREE_WEEKS, fiscal_year=2024)

    assert earlier.period_of(date(2023, 1, 1)) == FiscalPeriod(2023, 1)
    assert later.period_of(date(2023, 12, 31)) == FiscalPeriod(2024, 1)


def test_no_date_falls_into_an_adjustment_period_that_has_no_days() -> None:
    months = months_of(2026)
    padded = DatePattern(first_day=months.first_day, ends=(*months.ends, months.ends[-1], months.ends[-1]))

    assert padded.period_of(date(2026, 12, 31)) == FiscalPeriod(2026, 12)


@pytest.mark.parametrize(
    "ends",
    [(), (date(2025, 12, 31),), (date(2026, 2, 1), date(2026, 1, 1)), (date(2026, 12, 31),) * 15],
)
def test_a_pattern_that_goes_back_or_has_no_or_too_many_periods_is_refused(ends: tuple[date, ...]) -> None:
    with refused("period.pattern_invalid"):
        DatePattern(first_day=date(2026, 1, 1), ends=ends)


def test_a_period_is_written_with_two_digits() -> None:
    assert str(FiscalPeriod(2026, 3)) == "2026-03"
    assert FiscalPeriod(2025, 12) < FiscalPeriod(2026, 1)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2025, 12, 31), DateVerdict.PRIOR_YEAR),
        (date(2026, 1, 1), DateVerdict.BEFORE_CUTOFF),
        (date(2026, 9, 30), DateVerdict.BEFORE_CUTOFF),
        (date(2026, 10, 1), DateVerdict.OPEN),
        (date(2026, 10, 31), DateVerdict.OPEN),
        (date(2026, 11, 30), DateVerdict.OPEN),
        (date(2026, 12, 1), DateVerdict.AFTER_CUTOFF),
        (date(2027, 12, 31), DateVerdict.AFTER_CUTOFF),
        (date(2028, 1, 1), DateVerdict.NO_PATTERN),
    ],
)
def test_open_are_the_current_period_and_the_next(day: date, verdict: DateVerdict) -> None:
    assert calendar(current_period=10).verdict(day) is verdict


def test_in_the_first_period_everything_earlier_is_the_prior_year() -> None:
    company = calendar(current_period=1)

    assert company.open_window() == (date(2026, 1, 1), date(2026, 2, 28))
    assert company.verdict(date(2025, 12, 31)) is DateVerdict.PRIOR_YEAR


def test_in_the_last_period_the_next_one_is_the_first_of_the_following_year() -> None:
    company = calendar(current_period=12)

    assert company.open_window() == (date(2026, 12, 1), date(2027, 1, 31))
    assert company.verdict(date(2027, 1, 31)) is DateVerdict.OPEN
    assert company.verdict(date(2027, 2, 1)) is DateVerdict.AFTER_CUTOFF


def test_adjustment_periods_without_days_do_not_hide_the_following_year() -> None:
    months = months_of(2026)
    padded = DatePattern(first_day=months.first_day, ends=(*months.ends, months.ends[-1]))
    company = calendar(current_period=12, patterns=(padded, months_of(2027)))

    assert company.open_window() == (date(2026, 12, 1), date(2027, 1, 31))


def test_a_thirteenth_period_with_days_is_the_next_one() -> None:
    company = CompanyCalendar(
        company="00002",
        year_start=date(2026, 1, 5),
        current_period=12,
        patterns=(weeks(date(2026, 1, 5), (4,) * 13),),
    )

    assert company.open_window() == (date(2026, 11, 9), date(2027, 1, 3))


def test_without_a_pattern_for_the_following_year_the_window_ends_with_this_one() -> None:
    company = calendar(current_period=12, patterns=(months_of(2026),))

    assert company.open_window() == (date(2026, 12, 1), date(2026, 12, 31))
    assert company.verdict(date(2027, 1, 1)) is DateVerdict.NO_PATTERN


def test_a_company_without_a_pattern_for_its_current_year_is_refused() -> None:
    with refused("period.year_missing"):
        calendar(patterns=(months_of(2025),)).open_window()


@pytest.mark.parametrize("period", [0, -1, 13])
def test_a_current_period_that_the_year_does_not_have_is_refused(period: int) -> None:
    with refused("period.current_invalid"):
        calendar(current_period=period).verdict(date(2026, 10, 9))


@given(st.integers(min_value=1, max_value=12), st.dates(date(2024, 1, 1), date(2029, 12, 31)))
def test_the_verdict_never_eases_as_a_date_moves_away_from_the_window(period: int, day: date) -> None:
    company = calendar(current_period=period)
    first, last = company.open_window()
    order = list(DateVerdict)

    verdict = company.verdict(day)

    assert (verdict is DateVerdict.OPEN) == (first <= day <= last)
    if day > last:
        assert order.index(company.verdict(day + timedelta(days=1))) >= order.index(verdict)
    if day < first:
        assert verdict in {DateVerdict.PRIOR_YEAR, DateVerdict.BEFORE_CUTOFF}
