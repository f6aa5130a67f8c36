"""Bring what changed from any thread to the window's, gathered, so that a thousand changes cost one refresh."""

import threading
from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from mlconnector_gui.base.events import Changed, Events

GATHER_MILLISECONDS = 60


class EventBridge(QObject):
    """
    Listens to the events of the workplace and emits `changed` on the window's thread.

    The signal carries subject to ids; no ids means many.
    """

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self, events: Events, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, set[str]] = {}
        self._lock = threading.Lock()
        self._timer = QTimer(self, singleShot=True, interval=GATHER_MILLISECONDS)
        self._timer.timeout.connect(self._flush)
        self._arrived.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._stop = events.listen(self._told)

    def close(self) -> None:
        """Stop listening; events told later go nowhere."""
        self._stop()
        self._timer.stop()

    def _told(self, what: Changed) -> None:
        with self._lock:
            is_first = not self._waiting
            self._waiting.setdefault(what.subject, set()).update(what.ids or {""})
        if is_first:
            self._arrived.emit()

    @Slot()
    def _gather(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _flush(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        self.changed.emit(_many_or_ids(waiting))


def _many_or_ids(waiting: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {subject: frozenset() if "" in ids else frozenset(ids) for subject, ids in waiting.items()}
