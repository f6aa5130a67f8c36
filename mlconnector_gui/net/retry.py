"""Repeat reads that failed in passing; writes never come here."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import tenacity

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.base.problem import Cause, Problem, Retry

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often and how long a read is repeated; waits grow with full jitter, or follow Retry-After."""

    attempts: int = 5
    first_wait_seconds: float = 0.5
    longest_wait_seconds: float = 30.0


class Busy(Problem):
    """The other side asks for patience; `wait_seconds` is its own figure, when it gave one."""

    def __init__(
        self, code: str, *, wait_seconds: float | None, technical: str = "", **params: object
    ) -> None:
        super().__init__(code, cause=Cause.RATE_LIMIT, retry=Retry.LATER, technical=technical, **params)
        self.wait_seconds = wait_seconds


async def repeated(
    read: Callable[[], Awaitable[Result]], *, policy: RetryPolicy, clock: Clock, rng: random.Random
) -> Result:
    """Run a read again while it raises a Problem that says `later`; the last one rises as it is."""

    def wait(state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, Busy) and error.wait_seconds is not None:
            return min(error.wait_seconds, policy.longest_wait_seconds)
        ceiling = policy.first_wait_seconds * 2 ** (state.attempt_number - 1)
        return rng.uniform(0, min(ceiling, policy.longest_wait_seconds))

    async for attempt in tenacity.AsyncRetrying(
        reraise=True,
        stop=tenacity.stop_after_attempt(policy.attempts),
        wait=wait,
        retry=tenacity.retry_if_exception(
            lambda error: isinstance(error, Problem) and error.retry is Retry.LATER
        ),
        sleep=clock.sleep,
    ):
        with attempt:
            return await read()
    raise AssertionError("tenacity ends by returning or raising")
