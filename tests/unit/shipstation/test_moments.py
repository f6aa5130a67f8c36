"""Pacific time without an offset: what is read, and what is asked for."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.connectors.shipstation.moments import (
    asked_from,
    asked_until,
    day_of,
    moment_of,
)
from tests.helpers.problems import refused

PACIFIC = ZoneInfo("America/Los_Angeles")
FALL_BACK = datetime(2026, 11, 1, 9, tzinfo=UTC)
"""When 2:00 in summer time became 1:00 in winter time."""


def moments(*, days: int) -> st.SearchStrategy[datetime]:
    """So many days about the repeated hour."""
    span = timedelta(days=days)
    return st.timedeltas(-span, span).map(lambda one: FALL_BACK + one)


def read(text: str | None) -> datetime:
    return moment_of(text, field_name="createDate", document="1")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2016-02-16T15:16:53.7070000", datetime(2016, 2, 16, 23, 16, 53, 707000, UTC)),
        ("2016-02-16T15:16:53.707", datetime(2016, 2, 16, 23, 16, 53, 707000, UTC)),
        ("2014-07-25T11:05:55.14", datetime(2014, 7, 25, 18, 5, 55, 140000, UTC)),
        ("2014-07-25T11:05:55", datetime(2014, 7, 25, 18, 5, 55, tzinfo=UTC)),
        ("2014-07-25 11:05:55", datetime(2014, 7, 25, 18, 5, 55, tzinfo=UTC)),
        ("2014-10-03", datetime(2014, 10, 3, 7, tzinfo=UTC)),
        ("2024-05-01T10:00:00.000Z", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("2024-05-01T10:00:00-00:00", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("2024-05-01T10:00:00+02:00", datetime(2024, 5, 1, 8, tzinfo=UTC)),
    ],
)
def test_a_moment_is_pacific_unless_it_says_otherwise(text: str, moment: datetime) -> None:
    assert read(text) == moment


@pytest.mark.parametrize(
    "text", [None, "", "soon", "2026-13-01", "2026-02-30T10:00:00", "20261001", "2026-10-01T25:00:00"]
)
def test_what_is_no_moment_is_refused(text: str | None) -> None:
    with refused("shipstation.date_unreadable"):
        read(text)


def test_the_repeated_hour_is_read_as_its_first_time() -> None:
    """Or a watermark would run ahead of records that are still to be read."""
    assert read("2026-11-01T01:30:00") == FALL_BACK - timedelta(minutes=30)


def test_an_hour_that_was_left_out_in_spring_is_still_a_moment() -> None:
    assert read("2026-03-08T02:30:00") == datetime(2026, 3, 8, 10, 30, tzinfo=UTC)


def test_a_ship_date_is_the_day_as_it_is_written() -> None:
    assert day_of("2026-11-02", field_name="shipDate", document="1") == date(2026, 11, 2)
    assert day_of("2026-11-02T00:00:00.0000000", field_name="shipDate", document="1") == date(2026, 11, 2)


def test_a_window_is_asked_for_in_pacific_time_a_second_wider() -> None:
    moment = datetime(2026, 7, 1, 19, 30, 0, 250000, UTC)

    assert asked_from(moment) == "2026-07-01 12:29:59"
    assert asked_until(moment) == "2026-07-01 12:30:02"


def test_a_window_that_begins_in_the_repeated_hour_begins_with_it() -> None:
    """A record of the second half, 1:05 in winter time, is written as if it came before 1:30 in summer time."""
    assert asked_from(FALL_BACK - timedelta(minutes=30)) == "2026-11-01 01:00:00"
    assert asked_from(FALL_BACK + timedelta(minutes=30)) == "2026-11-01 01:00:00"


def test_a_window_that_ends_in_the_repeated_hour_ends_after_it() -> None:
    """A record of the first half, 1:45 in summer time, is written as if it came after 1:30 in winter time."""
    assert asked_until(FALL_BACK + timedelta(minutes=30)) == "2026-11-01 01:59:59"


@given(
    moment=moments(days=1),
    before=st.timedeltas(timedelta(0), timedelta(hours=5)),
    after=st.timedeltas(timedelta(0), timedelta(hours=5)),
)
def test_whatever_happens_in_a_window_is_between_its_limits(
    moment: datetime, before: timedelta, after: timedelta
) -> None:
    """As the account's own clock on the wall sees it, with limits that do not count themselves."""
    on_the_wall = moment.astimezone(PACIFIC).strftime("%Y-%m-%d %H:%M:%S")

    assert asked_from(moment - before) < on_the_wall or _in_repeated_hour(moment)
    assert asked_from(moment - before) <= on_the_wall
    assert on_the_wall < asked_until(moment + after) or _in_repeated_hour(moment + after)
    assert on_the_wall <= asked_until(moment + after)


def _in_repeated_hour(moment: datetime) -> bool:
    return abs(moment - FALL_BACK) <= timedelta(hours=1, seconds=2)
