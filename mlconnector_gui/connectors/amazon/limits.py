"""Keep to Amazon's usage plans: one token bucket for each operation, following the rate that the answers tell."""

import random
from dataclasses import dataclass, field

from mlconnector_gui.base.clock import Clock

_MARGIN = 1.03
"""Amazon counts a call when it arrives, so one that is quicker on its way than the one before comes too early."""
_MOST_PATIENCE = 4
"""How often the wait after a refusal is doubled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked: its path, and how often (requests a second, and how many at once)."""

    name: str
    path: str
    rate: float
    burst: int


@dataclass(slots=True)
class _Bucket:
    """A token bucket, kept as the moment at which it will be full again."""

    rate: float
    burst: int
    full_at: float
    refusals: int = 0

    def take(self, now: float) -> float:
        """Take a token, and return how long to wait before it may be used."""
        wait = max(self.full_at - now - (self.burst - 1) / self.rate, 0.0)
        self.full_at = max(self.full_at, now) + 1 / self.rate
        return wait * _MARGIN

    def change_rate(self, rate: float, now: float) -> None:
        taken = max(self.full_at - now, 0.0) * self.rate
        self.rate = rate
        self.full_at = now + taken / rate

    def close(self, seconds: float, now: float) -> None:
        """Give nothing for a while, and one token then."""
        self.full_at = now + seconds + (self.burst - 1) / self.rate


@dataclass(slots=True)
class Throttle:
    """
    Lets calls pass at the pace of each operation.

    The sheet's figures are where it begins. `x-amzn-RateLimit-Limit` tells the rate of this seller, on answers that
    succeed and not always. A refusal empties the bucket and closes it for at least the time of one token, doubled
    with each refusal that follows, with jitter, so that several workstations do not come back together.
    """

    clock: Clock
    rng: random.Random
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    async def turn(self, operation: Operation) -> None:
        """Wait until this operation may be called."""
        wait = self._bucket(operation).take(self.clock.monotonic())
        if wait > 0:
            await self.clock.sleep(wait)

    def accepted(self, operation: Operation, told_rate: str) -> None:
        bucket = self._bucket(operation)
        bucket.refusals = 0
        rate = _rate(told_rate)
        if rate and rate != bucket.rate:
            bucket.change_rate(rate, self.clock.monotonic())

    def refused(self, operation: Operation) -> None:
        bucket = self._bucket(operation)
        seconds = 2 ** min(bucket.refusals, _MOST_PATIENCE) / bucket.rate
        bucket.refusals += 1
        bucket.close(seconds * self.rng.uniform(1.0, 1.5), self.clock.monotonic())

    def _bucket(self, operation: Operation) -> _Bucket:
        bucket = self._buckets.get(operation.name)
        if bucket is None:
            bucket = _Bucket(rate=operation.rate, burst=operation.burst, full_at=self.clock.monotonic())
            self._buckets[operation.name] = bucket
        return bucket


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        return 0.0
    return rate if 0 < rate < 10_000 else 0.0
