"""Keep below a store's quota, which every application on that store shares."""

from collections.abc import Mapping
from dataclasses import dataclass

from mlconnector_gui.base.clock import Clock

_RESERVED_SHARE = 10
"""One request in ten is left to the others: a store whose quota is used up stops its checkout extensions too."""
_LONGEST_WAIT_SECONDS = 60.0


@dataclass(slots=True)
class Throttle:
    """
    Waits for the next window when the last answer said that little is left of this one.

    An answer without the headers says nothing, so nothing is waited for.
    """

    clock: Clock
    _resumes_at: float = 0.0
    _free: int = 0
    """How many more requests this window has for us."""
    _free_each: int = 0
    """How many any later one has; 0 while nothing was told."""
    _renewed_at: float = 0.0
    _window_seconds: float = 0.0

    async def turn(self) -> None:
        """Return when a request may go out."""
        wait = self._resumes_at - self.clock.monotonic()
        if wait > 0:
            await self.clock.sleep(min(wait, _LONGEST_WAIT_SECONDS))

    def seconds_for(self, requests: int) -> float:
        """Say how long so many requests take at the least, by what the last answer told of the quota."""
        later = requests - self._free
        if later <= 0 or not self._free_each:
            return 0.0
        until_renewed = max(self._renewed_at - self.clock.monotonic(), 0.0)
        return until_renewed + self._window_seconds * ((later - 1) // self._free_each)

    def note(self, headers: Mapping[str, str]) -> None:
        """Remember what an answer says of the quota."""
        left, quota, reset, window = (
            _number(headers.get(f"x-rate-limit-{name}", ""))
            for name in ("requests-left", "requests-quota", "time-reset-ms", "time-window-ms")
        )
        if left is None or reset is None:
            return
        reserved = (quota or 0) // _RESERVED_SHARE
        self._renewed_at = self.clock.monotonic() + reset / 1000
        self._resumes_at = self._renewed_at if left <= reserved else 0.0
        self._free, self._free_each = max(left - reserved, 0), (quota or 0) - reserved
        self._window_seconds = (window or 0) / 1000


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() else None
