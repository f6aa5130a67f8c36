"""What the window remembers of a workspace: size, splitters, columns, last screen."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

from mlconnector_gui.ui.widgets.grid import Grid

FILE_NAME = "window.ini"


class Memory:
    """An ini file in the workspace's folder; what cannot be restored is left as it is."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        return str(self._settings.value(name, default))

    def keep_text(self, name: str, text: str) -> None:
        self._settings.setValue(name, text)

    def restore_window(self, window: QWidget) -> bool:
        return window.restoreGeometry(self._bytes("window/geometry"))

    def keep_window(self, window: QWidget) -> None:
        self._settings.setValue("window/geometry", window.saveGeometry())

    def restore_splitter(self, splitter: QSplitter) -> bool:
        return splitter.restoreState(self._bytes(f"splitter/{splitter.objectName()}"))

    def keep_splitter(self, splitter: QSplitter) -> None:
        self._settings.setValue(f"splitter/{splitter.objectName()}", splitter.saveState())

    def restore_grid(self, grid: Grid[Any, Any]) -> None:
        """Restore widths and order; they are kept under the columns' names, so that new columns start afresh."""
        for section, column in enumerate(grid.paged.columns):
            width = self._settings.value(f"grid/{grid.objectName()}/{column.name}")
            if width is not None and not column.stretches:
                grid.setColumnWidth(section, int(str(width)))

    def keep_grid(self, grid: Grid[Any, Any]) -> None:
        for section, column in enumerate(grid.paged.columns):
            if grid.isColumnHidden(section):
                continue  # as narrow as it was when it was shown
            self._settings.setValue(f"grid/{grid.objectName()}/{column.name}", grid.columnWidth(section))

    def save(self) -> None:
        self._settings.sync()

    def forget(self) -> None:
        """Begin afresh."""
        self._settings.clear()
        self._settings.sync()

    def _bytes(self, name: str) -> QByteArray:
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()
