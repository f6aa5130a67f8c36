"""What a run did, in numbers, and the places where it may stop."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from mlconnector_gui.store.repositories.runs import LEFT_SUFFIX, TOTAL_SUFFIX


@dataclass(slots=True)
class Progress:
    """Counts of a run; `stop_asked` makes it end at its next safe point."""

    counts: Counter[str] = field(default_factory=Counter)
    stop_asked: bool = False
    expected: dict[str, int] = field(default_factory=dict)
    """How many there will be in all, for the counts where that is known beforehand."""
    seconds_left: dict[str, int] = field(default_factory=dict)
    """How long the rest of a count takes, where that can be estimated."""

    def count(self, **numbers: int) -> None:
        self.counts.update(numbers)

    def expect(self, **numbers: int) -> None:
        """Say how many more there will be of a count."""
        for name, number in numbers.items():
            self.expected[name] = self.counts[name] + number

    def told(self) -> Mapping[str, int]:
        return dict(sorted(self.counts.items()))

    def told_meanwhile(self) -> Mapping[str, int]:
        totals = {f"{name}{TOTAL_SUFFIX}": total for name, total in self.expected.items()}
        left = {f"{name}{LEFT_SUFFIX}": seconds for name, seconds in self.seconds_left.items()}
        return {**self.told(), **totals, **left}
