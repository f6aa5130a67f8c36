"""
Short turns for the threads that work behind the window.

Python's own turn of 5 ms is what each of the hundreds of calls between Qt and Python, of which one drawing of a grid
consists, may wait for a thread that reckons: over a second in the worst case that was measured. A turn of a quarter
of a millisecond costs those threads a few hundredths of their speed.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_TURN_SECONDS = 0.00025


@contextmanager
def short_turns() -> Iterator[None]:
    """Shorten the turns for the length of the block."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
