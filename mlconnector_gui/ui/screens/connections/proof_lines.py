"""Lines of a test, a run or a proof: an icon, what was seen, and what it means."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.screens.connections.proved import ProofLine
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import clear_layout, label, named, row_of, selectable


def fill_lines(column: QVBoxLayout, title: str, lines: Iterable[ProofLine], name: str) -> None:
    clear_layout(column)
    drawn = [_line(line, f"{name}.{place}") for place, line in enumerate(lines)]
    if drawn and title:
        column.addWidget(label(title, kind="heading"))
    for widget in drawn:
        column.addWidget(widget)


def _line(line: ProofLine, name: str) -> QWidget:
    made = named(QWidget(), name)
    made.setAccessibleName(f"{line.glyph} {line.text} {line.rest}")
    picture = QLabel()
    picture.setPixmap(icon_pixmap(line.icon, line.role))
    words = QVBoxLayout()
    words.setSpacing(STEP // 2)
    words.addWidget(selectable(line.text))
    if line.rest:
        words.addWidget(selectable(line.rest, kind="muted"))
    if line.technical:
        words.addWidget(selectable(line.technical, kind="small"))
    row = row_of([])
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    made.setLayout(row)
    return made
