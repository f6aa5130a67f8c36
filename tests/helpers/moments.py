"""Fault points at which a test lets something happen: the program waits there, and the world does not."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Happening = Callable[[], Awaitable[None]]


@dataclass
class Moments:
    """Each named point lets its happening happen once, the next time it is reached."""

    happenings: dict[str, Happening] = field(default_factory=dict)
    reached: Counter[str] = field(default_factory=Counter)

    async def reach(self, name: str) -> None:
        self.reached[name] += 1
        happening = self.happenings.pop(name, None)
        if happening is not None:
            await happening()
