"""40 requests a minute of one key pair, counted in minutes that begin with the first request."""

from collections.abc import Callable
from dataclasses import dataclass

_SECONDS = 60.0


@dataclass(slots=True)
class Minute:
    """What is left of the present minute."""

    monotonic: Callable[[], float]
    allowed: int = 40
    refused: int = 0
    _began: float = -_SECONDS
    _used: int = 0

    def take(self) -> bool:
        """Count one request; False when the minute is used up."""
        now = self.monotonic()
        if now - self._began >= _SECONDS:
            self._began, self._used = now, 0
        self._used += 1
        if self._used > self.allowed:
            self.refused += 1
            return False
        return True

    def headers(self) -> dict[str, str]:
        left = _SECONDS - (self.monotonic() - self._began)
        return {
            "X-Rate-Limit-Limit": str(self.allowed),
            "X-Rate-Limit-Remaining": str(max(self.allowed - self._used, 0)),
            "X-Rate-Limit-Reset": str(max(int(left) + 1, 0)),
        }
