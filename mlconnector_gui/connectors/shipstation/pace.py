"""
Keep within 40 requests a minute, which every tool that uses the same key pair shares.

ShipStation tells with each answer how many requests are left and how many seconds the minute still has. A few are
left to the others: who takes the last one makes the next tool fail.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mlconnector_gui.base.clock import Clock

_LEFT_FOR_OTHERS = 5
_LONGEST_WAIT_SECONDS = 60.0


@dataclass(slots=True)
class Pace:
    """What is left of the present minute, as far as the last answer told."""

    clock: Clock
    _left: int | None = field(default=None, init=False)
    _restarts: float = field(default=0.0, init=False)

    async def wait(self) -> None:
        """Wait for the next minute where this one is used up."""
        seconds = self._restarts - self.clock.monotonic()
        if self._left is not None and self._left <= _LEFT_FOR_OTHERS and seconds > 0:
            await self.clock.sleep(seconds)
            self._left = None

    def note(self, headers: Mapping[str, str]) -> None:
        left, reset = _number(headers, "x-rate-limit-remaining"), _number(headers, "x-rate-limit-reset")
        if left is None or reset is None:
            return
        self._left = left
        self._restarts = self.clock.monotonic() + min(float(reset), _LONGEST_WAIT_SECONDS)


def _number(headers: Mapping[str, str], name: str) -> int | None:
    text = headers.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
