"""A window's garbage must die on the window's thread."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer

from mlconnector_gui.ui.garbage import collect_what_is_due


class _Knot(QObject):
    """A Qt object in a cycle that only the collector can untie."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(60_000)


def _allocate_much() -> None:
    kept = [[] for _ in range(20_000)]  # type: ignore[var-annotated]
    del kept


def test_another_thread_that_allocates_destroys_nothing_of_the_window() -> None:
    knot = weakref.ref(_Knot())

    other = threading.Thread(target=_allocate_much)
    other.start()
    other.join()

    assert knot() is not None


def test_what_is_due_is_collected_here() -> None:
    knot = weakref.ref(_Knot())
    kept = [[] for _ in range(20_000)]  # type: ignore[var-annotated]

    assert collect_what_is_due() is not None

    assert knot() is None
    assert kept


def test_nothing_is_collected_while_little_was_made() -> None:
    gc.collect()

    assert collect_what_is_due() is None
