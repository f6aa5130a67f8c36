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

    async def turn(self) -> None:
        """Return when a request may go out."""
        wait = self._resumes_at - self.clock.monotonic()
        if wait > 0:
            await self.clock.sleep(min(wait, _LONGEST_WAIT_SECONDS))

    def note(self, headers: Mapping[str, str]) -> None:
        """Remember what an answer says of the quota."""
        left, quota, reset = (
            _number(headers.get(f"x-rate-limit-{name}", ""))
            for name in ("requests-left", "requests-quota", "time-reset-ms")
        )
        if left is None or reset is None:
            return
        reserved = (quota or 0) // _RESERVED_SHARE
        self._resumes_at = self.clock.monotonic() + reset / 1000 if left <= reserved else 0.0


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() else None
