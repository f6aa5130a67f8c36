"""What a run did, in numbers, and the places where it may stop."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Progress:
    """Counts of a run; `stop_asked` makes it end at its next safe point."""

    counts: Counter[str] = field(default_factory=Counter)
    stop_asked: bool = False

    def count(self, **numbers: int) -> None:
        self.counts.update(numbers)

    def told(self) -> Mapping[str, int]:
        return dict(sorted(self.counts.items()))
