"""A loop on which time costs nothing, its clock, and a store without threads: the same seed, the same run."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.store import Store

Result = TypeVar("Result")


class VirtualLoop(asyncio.SelectorEventLoop):
    """
    Jumps to the next timer whenever nothing else is left to do.

    It leans on three private attributes of asyncio's loop; `test_virtual_time` pins them. Threads and real sockets
    have no place on it: while it waited for one, time would run away.
    """

    def __init__(self) -> None:
        super().__init__(selectors.SelectSelector())
        self._virtual = 0.0

    def time(self) -> float:
        return self._virtual

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:
            # a cancelled timer at the head is dropped by the loop, which would wait for the next one in real time
            live = (timer._when for timer in self._scheduled if not timer._cancelled)
            self._virtual = max(self._virtual, min(live, default=self._virtual))
        super()._run_once()


class VirtualClock(SandboxClock):
    """The clock of a virtual loop, which a test may push forward as well."""

    def __init__(self, start: datetime, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(start)
        self._loop = loop
        self._ahead = 0.0

    def monotonic(self) -> float:
        return self._loop.time() + self._ahead

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.monotonic())

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def advance(self, seconds: float) -> None:
        self._ahead += max(seconds, 0.0)


class InlineStore(Store):
    """
    The real store, every call done on the loop's own thread.

    It gives way before and after, so that tasks interleave at the same places as with threads.
    """

    async def write(self, work: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
        await asyncio.sleep(0)
        try:
            return self.write_now(work, *args, **kwargs)
        finally:
            await asyncio.sleep(0)

    async def read(self, query: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
        await asyncio.sleep(0)
        try:
            return self.read_now(query, *args, **kwargs)
        finally:
            await asyncio.sleep(0)


def run_virtually(main: Callable[[VirtualLoop], Coroutine[Any, Any, Result]]) -> Result:
    """Run a coroutine on a virtual loop of its own."""
    loop = VirtualLoop()
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(main(loop))
