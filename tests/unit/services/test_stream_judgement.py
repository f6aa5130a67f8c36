"""What speaks against a stream being complete, in the amounts that decide between amber and red."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mlconnector_gui.services.stream_judgement import DayCount, StreamFacts, judge_stream
from mlconnector_gui.store.repositories.notices import Light
from mlconnector_gui.store.repositories.readings import Numbered, Span, StoredReading

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
USUAL = (20, 22, 19, 21)


def facts(
    *,
    received: int = 10,
    expected: int | None = 10,
    short: int = 0,
    ended: timedelta = timedelta(minutes=10),
    days: tuple[DayCount, ...] = (),
    numbers: tuple[str, ...] = (),
    age: timedelta = timedelta(hours=1),
) -> StreamFacts:
    reading = StoredReading(
        read_at=NOW - ended,
        window_start=NOW - timedelta(hours=2),
        window_end=NOW - ended,
        received=received,
        expected=expected,
        short_in_a_row=short,
        reread_at=None,
        reread_from=None,
    )
    return StreamFacts(
        connection_id="store",
        stream="orders",
        since=NOW - timedelta(days=90),
        reading=reading,
        spans=(Span(start=NOW - timedelta(days=90), end=NOW - ended),),
        days=days,
        numbered=tuple(Numbered(number=one, external_id=one, created_at=NOW - age) for one in numbers),
    )


def found(one: StreamFacts) -> list[tuple[str, Light, int]]:
    return [(cause.code, cause.light, cause.count) for cause in judge_stream(one, now=NOW)]


def test_a_stream_that_brought_what_the_store_counts_is_complete() -> None:
    assert found(facts()) == []


@pytest.mark.parametrize(("short", "light"), [(1, Light.AMBER), (2, Light.RED), (5, Light.RED)])
def test_fewer_than_the_store_counts_is_amber_once_and_red_when_it_stays(short: int, light: Light) -> None:
    assert found(facts(received=7, short=short)) == [("completeness.count_short", light, 3)]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (24, []),
        (25, [("completeness.not_read", Light.AMBER, 1)]),
        (73, [("completeness.not_read", Light.RED, 1)]),
    ],
)
def test_a_stream_that_is_not_read_is_amber_after_a_day_and_red_after_three(
    hours: int, expected: list[tuple[str, Light, int]]
) -> None:
    assert found(facts(ended=timedelta(hours=hours))) == expected


def day(actual: int, *, back: int = 1, samples: tuple[int, ...] = USUAL) -> DayCount:
    return DayCount(day=date(2026, 11, 2) - timedelta(days=back), actual=actual, samples=samples)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((day(20),), []),
        ((day(10),), []),
        ((day(9),), [("completeness.fewer", Light.AMBER, 1)]),
        ((day(0),), [("completeness.silent", Light.AMBER, 1)]),
        ((day(0), day(0, back=2)), [("completeness.silent", Light.RED, 2)]),
        ((day(0), day(20, back=2), day(0, back=3)), [("completeness.silent", Light.AMBER, 1)]),
        ((day(0, samples=(20, 0, 19, 21)),), [("completeness.fewer", Light.AMBER, 1)]),
        ((day(0, samples=(20, 22, 19)),), []),
        ((day(2, samples=(6, 5, 7, 6)),), []),
    ],
)
def test_a_day_is_held_against_the_same_weekday_of_the_weeks_before(
    days: tuple[DayCount, ...], expected: list[tuple[str, Light, int]]
) -> None:
    assert found(facts(days=days)) == expected


@pytest.mark.parametrize(("age", "light"), [(1, Light.AMBER), (25, Light.RED)])
def test_a_number_that_is_missing_may_come_late_but_not_after_a_day(age: int, light: Light) -> None:
    judged = facts(numbers=("1001", "1002", "1005"), age=timedelta(hours=age))

    assert found(judged) == [("completeness.number_gap", light, 2)]
    (cause,) = judge_stream(judged, now=NOW)
    assert cause.params["numbers"] == "1003 and 1 more"


def test_numbers_of_different_series_are_no_gap() -> None:
    assert found(facts(numbers=("A-1", "B-7", "A-2", "B-8"))) == []
