"""The clocks: one stands still until it is moved, the other is the machine's."""

from datetime import UTC, datetime, timedelta

from mlconnector_gui.base.clock import Clock, FixedClock, SystemClock
from mlconnector_gui.base.ids import RandomIds, SeededIds

NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)


def test_a_fixed_clock_stands_still_until_it_is_moved() -> None:
    clock = FixedClock(NOON)

    assert clock.now() == clock.now() == NOON
    clock.advance(90)
    assert clock.now() == NOON + timedelta(seconds=90)


async def test_a_sleep_moves_a_fixed_clock_and_takes_no_time() -> None:
    clock = FixedClock(NOON)
    started = clock.monotonic()

    await clock.sleep(3600)

    assert clock.now() == NOON + timedelta(hours=1)
    assert clock.monotonic() - started == 3600


async def test_the_systems_clock_is_aware_in_utc_and_does_not_run_backwards() -> None:
    clock: Clock = SystemClock()
    started = clock.monotonic()

    await clock.sleep(0)

    assert clock.now().utcoffset() == timedelta(0)
    assert clock.monotonic() >= started


def test_seeded_ids_repeat_with_their_seed_and_differ_within_it() -> None:
    first, again, other = SeededIds(7), SeededIds(7), SeededIds(8)

    made = [first.new() for _ in range(1000)]

    assert made == [again.new() for _ in range(1000)]
    assert len(set(made)) == 1000
    assert other.new() not in made


def test_ids_are_thirty_two_hexadecimal_digits() -> None:
    for identifier in (RandomIds().new(), SeededIds(7).new()):
        assert len(identifier) == 32
        assert int(identifier, 16) >= 0
