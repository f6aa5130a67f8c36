"""What bars a job delays it: several due times become one, none is lost, and order stays."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.services.timing.bars import Bars, Span
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import AsItComes, DaysAt, Every, Manual, Rhythm
from mlconnector_gui.services.timing.timetable import Timetable
from mlconnector_gui.services.timing.written import (
    read_bars,
    read_calendar,
    read_date,
    read_rhythm,
    read_span,
    read_time,
    written_bars,
    written_calendar,
    written_rhythm,
)
from tests.helpers.problems import refused
from tests.unit.services.timing.test_rhythms import BERLIN, calendars, local, moments, rhythms, times

NIGHT = Span(start=time(22), end=time(6))
OFFICE = Span(start=time(7), end=time(19))

spans = st.builds(lambda start, hours: Span(start=start, end=_later(start, hours)), times, st.integers(1, 9))
bars = st.builds(
    Bars,
    between=st.none() | st.just(Span(start=time(5), end=time(4, 59))) | st.just(OFFICE),
    quiet=st.none() | st.just(NIGHT) | st.just(Span(start=time(2), end=time(2, 30))),
    working_days_only=st.booleans(),
    freeze_from=st.integers(0, 5),
)
timetables = st.builds(
    Timetable,
    rhythm=rhythms,
    calendar=calendars,
    bars=bars,
    jitter_seconds=st.sampled_from([0, 60, 3600]),
    seed=st.text(max_size=4),
    paused_until=st.none() | moments,
)


def _later(start: time, hours: int) -> time:
    return start.replace(hour=(start.hour + hours) % 24)


def timetable(rhythm: Rhythm, calendar: CompanyCalendar = BERLIN, **bars: object) -> Timetable:
    return Timetable(rhythm=rhythm, calendar=calendar, bars=Bars(**bars))  # type: ignore[arg-type]  # by keyword


def shown(table: Timetable, since: str, count: int) -> list[str]:
    found = table.next_runs(local(since), count)
    return [f"{table.calendar.local(moment):%Y-%m-%d %H:%M}" for moment in found]


@given(table=timetables, moment=moments)
def test_the_next_run_is_later_open_and_the_first(table: Timetable, moment: datetime) -> None:
    due = table.next_after(moment)

    assert due is not None
    assert due > moment
    assert table.bars.opens(due, table.calendar) == due
    assert table.paused_until is None or due >= table.paused_until
    assert table.next_after(moment + (due - moment) / 2) == due
    assert table.next_after(due - timedelta(microseconds=1)) == due


@given(rhythm=rhythms, calendar=calendars, bars=bars, moment=moments)
def test_a_due_time_that_is_barred_is_not_lost(
    rhythm: Rhythm, calendar: CompanyCalendar, bars: Bars, moment: datetime
) -> None:
    table = Timetable(rhythm=rhythm, calendar=calendar, bars=bars)
    due = rhythm.next_after(moment, calendar)
    assert due is not None

    runs_at = table.opens(due)

    assert table.next_after(runs_at - timedelta(microseconds=1)) == runs_at


def test_what_falls_into_quiet_hours_runs_once_when_they_are_over() -> None:
    table = timetable(Every(minutes=60), quiet=NIGHT)

    assert shown(table, "2026-11-20T20:30", 4) == [
        "2026-11-20 21:00",
        "2026-11-21 06:00",
        "2026-11-21 07:00",
        "2026-11-21 08:00",
    ]
    assert shown(table, "2026-11-21T01:00", 1) == ["2026-11-21 06:00"]


def test_a_daily_time_in_the_quiet_hours_comes_at_their_end_every_day() -> None:
    table = timetable(DaysAt(at=time(23)), quiet=NIGHT)

    assert shown(table, "2026-11-21T05:00", 2) == ["2026-11-21 06:00", "2026-11-22 06:00"]


def test_a_run_window_leaves_out_the_rest_of_the_day() -> None:
    table = timetable(Every(minutes=240), between=OFFICE)

    assert shown(table, "2026-11-20T13:00", 4) == [
        "2026-11-20 16:00",
        "2026-11-21 07:00",
        "2026-11-21 08:00",
        "2026-11-21 12:00",
    ]


def test_sending_waits_for_the_next_working_day() -> None:
    table = timetable(DaysAt(at=time(9)), working_days_only=True)

    assert shown(table, "2026-12-24T12:00", 2) == ["2026-12-28 09:00", "2026-12-29 09:00"]


def test_sending_is_frozen_from_a_day_of_the_close_to_its_end() -> None:
    table = timetable(AsItComes(), freeze_from=3)

    opens = [table.opens_for_work(local(f"2026-11-0{day}T10:00")) for day in (3, 4, 5, 6, 7)]

    over = local("2026-11-07T00:00")
    assert opens == [local("2026-11-03T10:00"), over, over, over, local("2026-11-07T10:00")]


def test_work_that_comes_waits_for_the_end_of_a_pause_and_never_comes_by_hand() -> None:
    noon, later = local("2026-11-20T12:00"), local("2026-11-20T15:00")

    paused = Timetable(rhythm=AsItComes(), calendar=BERLIN, paused_until=later)

    assert paused.opens_for_work(noon) == later
    assert paused.opens_for_work(later) == later
    assert Timetable(rhythm=Manual(), calendar=BERLIN).opens_for_work(noon) is None
    assert Timetable(rhythm=Every(minutes=5), calendar=BERLIN).opens_for_work(noon) is None


def test_a_pause_ends_with_the_first_due_time_after_it() -> None:
    table = Timetable(rhythm=Every(minutes=60), calendar=BERLIN, paused_until=local("2026-11-23T08:00"))

    assert shown(table, "2026-11-20T10:00", 2) == ["2026-11-23 08:00", "2026-11-23 09:00"]


def test_the_spread_differs_between_schedules_and_stays_the_same_for_each() -> None:
    tables = [
        Timetable(rhythm=Every(minutes=60), calendar=BERLIN, jitter_seconds=600, seed=f"schedule {number}")
        for number in range(20)
    ]

    delays = [
        (table.next_after(local("2026-11-20T10:59")) or datetime.max.replace(tzinfo=UTC))
        - local("2026-11-20T11:00")
        for table in tables
    ]

    assert len(set(delays)) > 10
    assert all(timedelta(0) <= delay <= timedelta(seconds=600) for delay in delays)
    assert tables[0].next_runs(local("2026-11-20T10:59"), 2) == [
        local("2026-11-20T11:00") + delays[0],
        local("2026-11-20T12:00") + delays[0],
    ]


def test_a_year_of_ten_minutes_over_both_changes_of_the_clocks_has_no_gap_and_no_double() -> None:
    table = timetable(Every(minutes=10))
    begin, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    moments_seen, moment = [begin], begin
    while moment < end:
        moment = table.next_after(moment) or end
        moments_seen.append(moment)

    steps = {later - earlier for earlier, later in pairwise(moments_seen)}

    assert steps == {timedelta(minutes=10)}
    assert len(moments_seen) == 365 * 24 * 6 + 1


def test_bars_that_leave_no_time_are_refused() -> None:
    with refused("schedule.never_open"):
        Bars(between=OFFICE, quiet=Span(start=time(6), end=time(20)))
    with refused("schedule.span_empty"):
        Span(start=time(6), end=time(6))
    with refused("schedule.close_day_invalid"):
        Bars(freeze_from=-1)
    with refused("schedule.jitter_invalid"):
        Timetable(rhythm=Manual(), calendar=BERLIN, jitter_seconds=3601)


@given(span=spans, quiet=spans)
def test_two_spans_are_refused_exactly_when_no_minute_is_left(span: Span, quiet: Span) -> None:
    minutes = [time(minute // 60, minute % 60) for minute in range(1440)]
    is_left = any(span.holds(minute) and not quiet.holds(minute) for minute in minutes)

    if is_left:
        assert Bars(between=span, quiet=quiet).between == span
    else:
        with refused("schedule.never_open"):
            Bars(between=span, quiet=quiet)


@given(rhythm=rhythms | st.just(AsItComes()) | st.just(Manual()), bars=bars, calendar=calendars)
def test_what_is_written_reads_back_the_same(rhythm: Rhythm, bars: Bars, calendar: CompanyCalendar) -> None:
    assert read_rhythm(written_rhythm(rhythm)) == rhythm
    assert read_bars(written_bars(bars)) == bars
    assert read_calendar(written_calendar(calendar)) == calendar


@pytest.mark.parametrize(("text", "at"), [("18:00", time(18)), ("7:30", time(7, 30)), ("9", time(9))])
def test_a_time_is_read_as_people_write_it(text: str, at: time) -> None:
    assert read_time(text) == at


def test_what_is_no_time_span_or_date_is_refused() -> None:
    for text in ("24:00", "noon", "", "7:60"):
        with refused("schedule.time_invalid"):
            read_time(text)
    with refused("schedule.span_invalid"):
        read_span("22:00")
    with refused("schedule.date_invalid"):
        read_date("31.12.2026")
    assert read_date("2026-12-31") == date(2026, 12, 31)
