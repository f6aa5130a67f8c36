"""Calls that JDE executes later than their caller believes."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count


@dataclass(slots=True)
class LateCommits:
    """Calls held back in JDE's queue; each is executed once the world's clock has passed its moment."""

    _waiting: list[tuple[datetime, int, Callable[[datetime], None]]] = field(default_factory=list)
    _order: "count[int]" = field(default_factory=count)

    def add(self, due: datetime, execute: Callable[[datetime], None]) -> None:
        heapq.heappush(self._waiting, (due, next(self._order), execute))

    def execute_due(self, now: datetime) -> None:
        while self._waiting and self._waiting[0][0] <= now:
            due, _, execute = heapq.heappop(self._waiting)
            execute(due)
