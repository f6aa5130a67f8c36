"""How long to wait between two looks at what JDE is just entering: short at first, then longer."""

from collections.abc import Iterator

_FIRST_WAIT_SECONDS = 0.5
_LONGEST_WAIT_SECONDS = 15.0


def growing_waits() -> Iterator[float]:
    wait = _FIRST_WAIT_SECONDS
    while True:
        yield wait
        wait = min(wait * 2, _LONGEST_WAIT_SECONDS)
