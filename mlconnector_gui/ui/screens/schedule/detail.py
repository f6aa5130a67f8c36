"""One schedule: its next runs, what holds it back, and what it did."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.screens.schedule.presenter import RunLine, ScheduleState
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.action_button import ActionButton
from mlconnector_gui.ui.widgets.bits import (
    ElidedLabel,
    clear_layout,
    hairline,
    label,
    named,
    row_of,
    selectable,
    set_role,
)
from mlconnector_gui.ui.words.language import said


class SchedulePane(QWidget):
    """Draws the detail; the buttons are handed in by the screen."""

    def __init__(self, buttons: tuple[ActionButton, ...]) -> None:
        super().__init__()
        self.setObjectName("schedulePane")
        self._title = ElidedLabel(kind="title", name="scheduleTitle")
        self._icon, self._standing = QLabel(), label(kind="heading", name="scheduleStanding")
        self._when = label(kind="muted", name="scheduleWhen")
        self._waits = selectable(role="warning", name="scheduleWaits")
        self._parts = {name: QVBoxLayout() for name in ("next", "rules", "history")}
        self._lay_out(buttons)

    def draw(self, state: ScheduleState) -> None:
        detail = state.detail
        if detail is None:
            return
        icon_name, word, role = detail.row.standing
        self._title.set_whole(f"{detail.row.connection}  ·  {detail.row.job}")
        self._icon.setPixmap(icon_pixmap(icon_name, role))
        self._standing.setText(word)
        set_role(self._standing, role)
        self._when.setText(detail.row.when)
        self._waits.setText(detail.waits)
        self._waits.setVisible(bool(detail.waits))
        _fill(self._parts["next"], said("Next runs, {zone}", zone=detail.zone), detail.next_runs)
        _fill(self._parts["rules"], said("Rules"), detail.rules)
        _fill_history(self._parts["history"], detail.history)

    def _lay_out(self, buttons: tuple[QPushButton, ...]) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        head.setSpacing(2 * STEP)
        head.addWidget(self._title)
        head.addLayout(row_of([self._icon, self._standing, self._when, None]))
        head.addWidget(self._waits)
        head.addLayout(row_of([*buttons, None]))
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        column.setSpacing(5 * STEP)
        for part in self._parts.values():
            part.setSpacing(STEP)
            column.addLayout(part)
        column.addStretch(1)
        area = named(QScrollArea(widgetResizable=True), "scheduleFields", said("Schedule"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addWidget(area, 1)


def _fill(column: QVBoxLayout, title: str, lines: tuple[str, ...]) -> None:
    clear_layout(column)
    column.addWidget(label(title, kind="heading"))
    for line in lines:
        column.addWidget(selectable(line))


def _fill_history(column: QVBoxLayout, lines: tuple[RunLine, ...]) -> None:
    clear_layout(column)
    column.addWidget(label(said("Last runs"), kind="heading"))
    if not lines:
        column.addWidget(label(said("It has not run yet."), kind="muted"))
    for place, line in enumerate(lines):
        column.addWidget(_line(line, f"scheduleRun.{place}"))


def _line(line: RunLine, name: str) -> QWidget:
    made = named(QWidget(), name, f"{line.text} {line.rest}")
    picture = QLabel()
    picture.setPixmap(icon_pixmap(line.icon, line.role))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(selectable(line.text))
    words.addWidget(selectable(line.rest, kind="muted"))
    row = row_of([])
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    made.setLayout(row)
    return made
