import random
from datetime import UTC, datetime

import pytest

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.problem import Problem, Retry
from mlconnector_gui.net.retry import Busy, RetryPolicy, repeated

START = datetime(2026, 10, 9, tzinfo=UTC)


class Flaky:
    """A read that fails with the given problems, one after the other, and then answers."""

    def __init__(self, *problems: Exception) -> None:
        self._problems = list(problems)
        self.calls = 0

    async def __call__(self) -> str:
        self.calls += 1
        if self._problems:
            raise self._problems.pop(0)
        return "answer"


def passing() -> Problem:
    return Problem("net.timeout", retry=Retry.LATER)


async def run(read: Flaky, clock: FixedClock, **policy: float) -> str:
    return await repeated(
        read,
        policy=RetryPolicy(**policy),  # type: ignore[arg-type]
        clock=clock,
        rng=random.Random(1),  # noqa: S311  not a secret
    )


async def test_what_fails_in_passing_is_read_again() -> None:
    read, clock = Flaky(passing(), passing()), FixedClock(START)

    assert await run(read, clock) == "answer"

    assert read.calls == 3
    assert 0 < (clock.now() - START).total_seconds() <= 1.5


async def test_the_last_problem_rises_as_it_is() -> None:
    problems = [passing() for _ in range(5)]
    read = Flaky(*problems)

    with pytest.raises(Problem) as caught:
        await run(read, FixedClock(START))

    assert caught.value is problems[-1]
    assert read.calls == 5


@pytest.mark.parametrize("retry", [Retry.NEVER, Retry.AFTER_CHANGE, Retry.NOW])
async def test_what_waiting_does_not_mend_is_not_repeated(retry: Retry) -> None:
    read = Flaky(Problem("jde.login_refused", retry=retry))

    with pytest.raises(Problem):
        await run(read, FixedClock(START))

    assert read.calls == 1


async def test_a_bug_is_not_repeated() -> None:
    read = Flaky(KeyError("x"))

    with pytest.raises(KeyError):
        await run(read, FixedClock(START))

    assert read.calls == 1


async def test_the_other_sides_own_wait_is_kept_up_to_the_longest() -> None:
    clock = FixedClock(START)
    read = Flaky(Busy("net.busy", wait_seconds=12.0), Busy("net.busy", wait_seconds=500.0))

    await run(read, clock, longest_wait_seconds=30.0)

    assert (clock.now() - START).total_seconds() == 42.0


async def test_waits_grow_but_not_beyond_the_longest() -> None:
    clock = FixedClock(START)
    read = Flaky(*(passing() for _ in range(9)))

    await run(read, clock, attempts=10, first_wait_seconds=1.0, longest_wait_seconds=4.0)

    assert (clock.now() - START).total_seconds() <= 1 + 2 + 4 * 7
