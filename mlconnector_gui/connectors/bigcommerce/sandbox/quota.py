"""The store's quota: so many requests in a window of 30 seconds, told with every answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(seconds=30)


@dataclass
class Quota:
    """Counts what is asked in the present window."""

    quota: int
    _since: datetime | None = None
    _used: int = 0

    def take(self, now: datetime) -> bool:
        """Count one request; False when the window has none left."""
        if self._since is None or now - self._since >= WINDOW:
            self._since, self._used = now, 0
        if self._used >= self.quota:
            return False
        self._used += 1
        return True

    def headers(self, now: datetime) -> dict[str, str]:
        since = self._since or now
        left = max((since + WINDOW - now).total_seconds(), 0)
        return {
            "X-Rate-Limit-Requests-Left": str(self.quota - self._used),
            "X-Rate-Limit-Requests-Quota": str(self.quota),
            "X-Rate-Limit-Time-Window-Ms": "30000",
            "X-Rate-Limit-Time-Reset-Ms": str(int(left * 1000)),
        }
