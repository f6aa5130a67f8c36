"""When a rhythm comes round: by the company's clock, over both changes of it, and never out of order."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import (
    AsItComes,
    CloseDay,
    DaysAt,
    Every,
    Manual,
    MonthEnd,
    Rhythm,
)
from tests.helpers.problems import refused

BERLIN = CompanyCalendar(zone="Europe/Berlin", holidays=frozenset({date(2026, 12, 25)}))
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Havana")


def local(text: str, zone: str = "Europe/Berlin", fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def runs(rhythm: Rhythm, since: str, count: int, calendar: CompanyCalendar = BERLIN) -> list[str]:
    found, moment = [], local(since, calendar.zone)
    for _ in range(count):
        following = rhythm.next_after(moment, calendar)
        assert following is not None
        moment = following
        found.append(f"{calendar.local(moment):%Y-%m-%d %H:%M}")
    return found


times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), timedelta(days=1095)).map(lambda span: BEGIN + span)
days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
calendars = st.builds(
    CompanyCalendar,
    zone=st.sampled_from(ZONES),
    holidays=st.frozensets(days, max_size=12),
    close_starts=st.frozensets(days, max_size=6),
    close_length=st.integers(1, 10),
)
rhythms: st.SearchStrategy[Rhythm] = st.one_of(
    st.builds(Every, minutes=st.integers(1, 1440)),
    st.builds(DaysAt, at=times, weekdays=st.frozensets(st.integers(0, 6), min_size=1)),
    st.builds(MonthEnd, at=times, days_before=st.integers(0, 15), in_working_days=st.booleans()),
    st.builds(CloseDay, number=st.integers(1, 10), at=times),
)


@given(rhythm=rhythms, calendar=calendars, moment=moments)
def test_the_next_time_is_later_and_there_is_none_between(
    rhythm: Rhythm, calendar: CompanyCalendar, moment: datetime
) -> None:
    due = rhythm.next_after(moment, calendar)

    assert due is not None
    assert due > moment
    assert rhythm.next_after(moment + (due - moment) / 2, calendar) == due
    assert rhythm.next_after(due - timedelta(microseconds=1), calendar) == due


@given(minutes=st.integers(1, 1440), calendar=calendars, moment=moments)
def test_an_interval_is_never_exceeded(minutes: int, calendar: CompanyCalendar, moment: datetime) -> None:
    due = Every(minutes=minutes).next_after(moment, calendar)

    assert due is not None
    assert due - moment <= timedelta(minutes=minutes)


@given(at=times, calendar=calendars, day=days)
def test_a_daily_time_comes_once_a_day_in_every_zone(at: time, calendar: CompanyCalendar, day: date) -> None:
    first = calendar.moment_at(day, at)

    following = DaysAt(at=at).next_after(first, calendar)

    assert following == calendar.moment_at(day + timedelta(days=1), at)


def test_a_time_that_the_clocks_leave_out_is_an_hour_later() -> None:
    assert runs(DaysAt(at=time(2, 30)), "2026-03-27T12:00", 3) == [
        "2026-03-28 02:30",
        "2026-03-29 03:30",
        "2026-03-30 02:30",
    ]


def test_a_time_that_comes_twice_runs_once_the_first_time() -> None:
    daily = DaysAt(at=time(2, 30))

    assert daily.next_after(local("2026-10-25T00:00"), BERLIN) == local("2026-10-25T02:30", fold=0)
    assert daily.next_after(local("2026-10-25T02:30", fold=0), BERLIN) == local("2026-10-26T02:30")


def test_an_interval_goes_on_through_the_hour_that_comes_twice() -> None:
    every, moment, seen = Every(minutes=10), local("2026-10-25T00:00"), 0
    while (moment := every.next_after(moment, BERLIN) or moment) <= local("2026-10-26T00:00"):
        seen += 1

    assert seen == 25 * 6


def test_an_interval_keeps_its_times_of_day_when_the_clocks_change() -> None:
    assert runs(Every(minutes=240), "2026-03-28T21:00", 8) == [
        "2026-03-29 00:00",
        "2026-03-29 05:00",
        "2026-03-29 09:00",
        "2026-03-29 13:00",
        "2026-03-29 17:00",
        "2026-03-29 21:00",
        "2026-03-30 00:00",
        "2026-03-30 04:00",
    ]


def test_days_of_the_week() -> None:
    weekdays = DaysAt(at=time(18), weekdays=frozenset({0, 2, 4}))

    assert runs(weekdays, "2026-11-20T18:00", 3) == [
        "2026-11-23 18:00",
        "2026-11-25 18:00",
        "2026-11-27 18:00",
    ]


def test_the_months_last_day_and_last_working_day() -> None:
    last = MonthEnd(at=time(20), in_working_days=False)
    working = MonthEnd(at=time(20))
    two_before = MonthEnd(at=time(20), days_before=2)

    assert runs(last, "2026-01-31T20:00", 2) == ["2026-02-28 20:00", "2026-03-31 20:00"]
    assert runs(working, "2026-01-30T20:00", 3) == [
        "2026-02-27 20:00",
        "2026-03-31 20:00",
        "2026-04-30 20:00",
    ]
    assert runs(two_before, "2026-12-01T00:00", 1) == ["2026-12-29 20:00"]


def test_holidays_move_working_days_and_no_others() -> None:
    holidays = frozenset({date(2026, 12, 30), date(2026, 12, 31)})
    calendar = CompanyCalendar(zone="Europe/Berlin", holidays=holidays)

    assert runs(MonthEnd(at=time(20)), "2026-12-01T00:00", 1, calendar) == ["2026-12-29 20:00"]
    assert runs(DaysAt(at=time(20)), "2026-12-30T00:00", 2, calendar) == [
        "2026-12-30 20:00",
        "2026-12-31 20:00",
    ]


def test_days_of_the_close_follow_the_first_of_the_month_or_the_calendar_that_is_given() -> None:
    given_closes = CompanyCalendar(
        zone="Europe/Berlin", close_starts=frozenset({date(2026, 3, 30), date(2026, 6, 29)})
    )

    assert runs(CloseDay(number=3, at=time(7)), "2026-10-20T00:00", 2) == [
        "2026-11-04 07:00",
        "2026-12-03 07:00",
    ]
    assert runs(CloseDay(number=3, at=time(7)), "2026-02-20T00:00", 3, given_closes) == [
        "2026-04-01 07:00",
        "2026-07-01 07:00",
        "2027-01-05 07:00",
    ]


def test_days_of_the_close_are_numbered_and_then_it_is_over() -> None:
    closes = {day: BERLIN.close_day(date(2026, 11, day)) for day in range(1, 10)}

    assert closes == {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 0, 8: 0, 9: 0}


@pytest.mark.parametrize("rhythm", [AsItComes(), Manual()])
def test_what_does_not_come_by_itself_has_no_next_time(rhythm: Rhythm) -> None:
    assert rhythm.next_after(local("2026-10-20T00:00"), BERLIN) is None


def test_values_that_make_no_sense_are_refused() -> None:
    with refused("schedule.interval_invalid"):
        Every(minutes=0)
    with refused("schedule.weekdays_invalid"):
        DaysAt(at=time(1), weekdays=frozenset())
    with refused("schedule.days_before_invalid"):
        MonthEnd(at=time(1), days_before=16)
    with refused("schedule.close_day_invalid"):
        CloseDay(number=0, at=time(1))
    with refused("schedule.zone_unknown"):
        CompanyCalendar(zone="Europe/Atlantis")
    with refused("schedule.weekend_invalid"):
        CompanyCalendar(weekend=frozenset(range(7)))
    with refused("schedule.close_length_invalid"):
        CompanyCalendar(close_length=0)
