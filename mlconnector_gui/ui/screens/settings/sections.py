"""Sections of the settings: a framed part with rows of fields, words about them, and a button that saves it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import hairline, label, named, pane, row_of

FIELD_WIDTH = 320
_NUMBER_WIDTH, _NAMES_WIDTH = 88, 256
Rows = Sequence[tuple[str, QWidget | QLayout]]


def section(name: str, title: str, rows: Rows, words: QLabel, button: QPushButton) -> QFrame:
    frame, column = pane(name)
    heading = label(title, kind="heading")
    heading.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
    grid = QGridLayout()
    grid.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 2 * STEP)
    grid.setHorizontalSpacing(4 * STEP)
    grid.setVerticalSpacing(2 * STEP)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, _NAMES_WIDTH)
    for place, (asked, part) in enumerate(rows):
        top = Qt.AlignmentFlag.AlignTop if isinstance(part, QGridLayout) else Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(label(asked), place, 0, top)
        if isinstance(part, QWidget):
            grid.addWidget(part, place, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addLayout(part, place, 1)
    words.setContentsMargins(3 * STEP, 0, 3 * STEP, 2 * STEP)
    foot = row_of([button, None], margins=(3 * STEP, 0, 3 * STEP, 3 * STEP))
    column.addWidget(heading)
    column.addWidget(hairline())
    column.addLayout(grid)
    column.addWidget(words)
    column.addLayout(foot)
    return frame


def line(name: str, spoken: str, hint: str) -> QLineEdit:
    made = named(QLineEdit(), name, spoken)
    made.setPlaceholderText(hint)
    made.setFixedWidth(FIELD_WIDTH)
    return made


def number(name: str, spoken: str, least: int, most: int) -> QSpinBox:
    made = named(QSpinBox(minimum=least, maximum=most), name, spoken)
    made.setFixedWidth(_NUMBER_WIDTH)
    return made
