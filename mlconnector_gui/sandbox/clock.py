"""The sandbox's clock: real time that can be pushed forward, shared by engine and simulators."""

import asyncio
import threading
import time
from datetime import UTC, datetime, timedelta

_SLICE_SECONDS = 0.02


class SandboxClock:
    """
    Runs at the speed of real time from `start` and can be advanced by hand.

    Threads may share it. A sleeper wakes when the clock reaches its moment, however it got there.
    """

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("the sandbox clock starts at an aware moment")
        self._start = start.astimezone(UTC)
        self._began = time.monotonic()
        self._pushed = 0.0
        self._lock = threading.Lock()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Return seconds since the start of the sandbox, pushes included."""
        with self._lock:
            return time.monotonic() - self._began + self._pushed

    async def sleep(self, seconds: float) -> None:
        until = self.monotonic() + seconds
        while (left := until - self.monotonic()) > 0:
            await asyncio.sleep(min(left, _SLICE_SECONDS))

    def advance(self, seconds: float) -> None:
        with self._lock:
            self._pushed += max(seconds, 0.0)

    def advance_to(self, moment: datetime) -> None:
        self.advance((moment - self.now()).total_seconds())


class HurriedClock(SandboxClock):
    """
    For a sandbox that nobody watches: whoever sleeps pushes the clock instead of waiting.

    A batch processor that takes two minutes is then waited for in no time.
    """

    async def sleep(self, seconds: float) -> None:
        self.advance(seconds)
        await asyncio.sleep(0)
