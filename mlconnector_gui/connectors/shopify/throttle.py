"""Keep within the points that Shopify gives: what a document cost last time is waited for before it is sent again."""

from dataclasses import dataclass, field

from mlconnector_gui.base.clock import Clock

# what is left of a bucket is told in whole points
_SPARE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What Shopify says of one request: its price, and the bucket after it."""

    requested: float
    actual: float | None
    maximum: float
    available: float
    restored_a_second: float

    @property
    def missing_seconds(self) -> float:
        """How long until a request of this price is taken again."""
        if self.restored_a_second <= 0:
            return 0.0
        return max(min(self.requested, self.maximum) - self.available, 0.0) / self.restored_a_second


@dataclass(slots=True)
class Budget:
    """Knows the bucket as of the last answer and how it fills; other callers of the same app may empty it."""

    clock: Clock
    _last: Cost | None = None
    _seen_at: float = 0.0
    _prices: dict[str, float] = field(default_factory=dict)

    def note(self, document: str, cost: Cost) -> None:
        self._last, self._seen_at = cost, self.clock.monotonic()
        self._prices[document] = cost.requested

    def wait_seconds(self, document: str) -> float:
        """How long to wait before sending a document, by what it cost last time."""
        last = self._last
        if last is None or last.restored_a_second <= 0:
            return 0.0
        price = min(self._prices.get(document, 0.0), last.maximum)
        passed = self.clock.monotonic() - self._seen_at
        available = min(last.available + passed * last.restored_a_second, last.maximum)
        missing = price - available
        return (missing + _SPARE) / last.restored_a_second if missing > 0 else 0.0
