"""
Move a row of a grid by dragging it, with a line where it would land.

Made of the mouse's own events: Qt's drag and drop runs an event loop of its own, under which the window's work waits.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame

from mlconnector_gui.ui.widgets.bits import named
from mlconnector_gui.ui.widgets.grid import Grid

_LINE_HEIGHT = 2


class RowDrag(QObject):
    """Watches a grid's mouse; `dropped` tells the place of the row and the place that it is to have."""

    dropped = Signal(int, int)

    def __init__(self, grid: Grid[Any, Any], *, is_possible: Callable[[], bool]) -> None:
        super().__init__(grid)
        self._grid, self._is_possible = grid, is_possible
        self._row, self._from = -1, QPoint()
        self._line = named(QFrame(grid.viewport()), f"{grid.objectName()}.drop")
        self._line.setProperty("kind", "drop")
        self._line.hide()
        grid.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            self._take(event)
        elif event.type() is QEvent.Type.MouseMove and self._row >= 0:
            return self._carry(event.position().toPoint())
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._drop(event.position().toPoint())
        return False

    def _take(self, event: QMouseEvent) -> None:
        is_plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._from = event.position().toPoint()
        self._row = self._grid.rowAt(self._from.y()) if is_plain and self._is_possible() else -1

    def _carry(self, at: QPoint) -> bool:
        """Draw the line, and keep the grid from selecting what is passed over."""
        is_far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._line.isHidden() and not is_far:
            return True
        self._grid.scrollTo(self._grid.paged.index(min(self._gap(at), self._last), 0))
        width = self._grid.viewport().width()
        self._line.setGeometry(0, max(self._top_of(self._gap(at)) - 1, 0), width, _LINE_HEIGHT)
        self._line.show()
        self._line.raise_()
        return True

    def _drop(self, at: QPoint) -> None:
        row, gap = self._row, self._gap(at)
        was_carried = not self._line.isHidden()
        self._row = -1
        self._line.hide()
        place = gap - (gap > row)
        if was_carried and row >= 0 and place != row:
            self.dropped.emit(row, place)

    @property
    def _last(self) -> int:
        return self._grid.paged.rowCount() - 1

    def _gap(self, at: QPoint) -> int:
        """Count the rows above the nearest border between two."""
        row = self._grid.rowAt(at.y())
        if row < 0:
            return 0 if at.y() < 0 else self._last + 1
        middle = self._grid.rowViewportPosition(row) + self._grid.rowHeight(row) // 2
        return row + (at.y() > middle)

    def _top_of(self, gap: int) -> int:
        if gap <= self._last:
            return self._grid.rowViewportPosition(gap)
        return self._grid.rowViewportPosition(self._last) + self._grid.rowHeight(self._last)
