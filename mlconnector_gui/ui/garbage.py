"""
Reference cycles are collected on the window's thread alone.

Python collects on whichever thread happens to allocate. A Qt object that is found in a cycle there is destroyed on a
thread that is not its own, its timers stay behind in Qt's list, and the next one that fires ends the program.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MILLISECONDS = 200


@contextmanager
def collected_on_this_thread() -> Iterator[None]:
    """Turn off automatic collection for the block; collect here instead, as often as Python itself would."""
    gc.collect()
    gc.freeze()  # what the program itself is made of need not be looked through again
    gc.disable()
    owner = QObject()
    timer = QTimer(owner, interval=_LOOK_EVERY_MILLISECONDS)
    timer.timeout.connect(collect_what_is_due)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        gc.collect()
        gc.enable()


def collect_what_is_due() -> int | None:
    """Collect the oldest generation whose count is over its threshold; returns it, None when none is."""
    counts = gc.get_count()
    limits = gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            return generation
    return None
