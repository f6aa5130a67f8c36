"""A table of what changes: what, now, after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from mlconnector_gui.ui.theme import ROW_HEIGHT, STEP
from mlconnector_gui.ui.widgets.bits import named
from mlconnector_gui.ui.widgets.grid import RowDelegate
from mlconnector_gui.ui.words.language import said

_MOST_SHOWN = 10


def plain_table(name: str, title: str, headings: Sequence[str], rows: int) -> QTableWidget:
    """Make a table that only shows, looks like the grids, and can be walked by keyboard."""
    table = named(QTableWidget(rows, len(headings)), name, title)
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setItemDelegate(RowDelegate(table))
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def fit_columns(table: QTableWidget) -> None:
    """Give each column the room of its widest cell as it is drawn, and the last what is left."""
    table.resizeColumnsToContents()
    for section in range(table.columnCount()):
        table.setColumnWidth(section, table.columnWidth(section) + 5 * STEP)
    table.horizontalHeader().setStretchLastSection(True)


def change_table(rows: Sequence[tuple[str, str, str]], *, name: str, title: str) -> QTableWidget:
    """Write an en dash where something was not, or will not be."""
    table = plain_table(name, title, (said("What"), said("Now"), said("After")), len(rows))
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for place, cells in enumerate(rows):
        for section, text in enumerate(cells):
            item = QTableWidgetItem(text or "–")
            item.setToolTip(text)
            table.setItem(place, section, item)
    table.setFixedHeight((min(len(rows), _MOST_SHOWN) + 1) * ROW_HEIGHT + STEP)
    return table
