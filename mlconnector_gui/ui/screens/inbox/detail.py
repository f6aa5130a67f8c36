"""One line of the inbox in full: what happened, what it stops, what to do, and the way there."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.screens.inbox.presenter import CauseText, InboxDetail
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import (
    ElidedLabel,
    clear_layout,
    fact_grid,
    hairline,
    label,
    named,
    row_of,
    selectable,
    set_role,
)
from mlconnector_gui.ui.words.language import said


class InboxPane(QWidget):
    """Draws the detail; the button is wired by the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inboxPane")
        self._title = ElidedLabel(kind="title", name="inboxTitle")
        self._icon, self._standing = QLabel(), label(kind="heading", name="inboxStanding")
        self.way_button = named(QPushButton(), "inboxWay")
        self.way_button.setProperty("primary", True)
        self._for_it = ""
        self.owner_button = named(QPushButton(said("Look after…")), "inboxOwner")
        self.owner_button.setToolTip(said("Say who looks after this line."))
        self.later_button = named(QPushButton(said("Put off…")), "inboxLater")
        self.copy_button = named(QPushButton(said("Copy for IT")), "inboxCopy")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._for_it))
        self._causes, self._facts = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def draw(self, detail: InboxDetail) -> None:
        light = detail.row.light
        self._title.set_whole(f"{detail.row.where}  ·  {detail.row.what}")
        self._icon.setPixmap(icon_pixmap(light.icon, light.role))
        self._standing.setText(said(light.word))
        set_role(self._standing, light.role)
        self.way_button.setVisible(detail.way is not None)
        self.way_button.setText(detail.way.words if detail.way else "")
        self._for_it = detail.for_it
        for button in (self.owner_button, self.later_button, self.copy_button):
            button.setVisible(detail.care is not None)
        is_put_off = detail.care is not None and detail.care.snoozed_until is not None
        self.later_button.setText(said("Bring back") if is_put_off else said("Put off…"))
        clear_layout(self._causes)
        for place, cause in enumerate(detail.causes):
            self._causes.addWidget(_cause(cause, place))
        if not detail.causes:
            self._causes.addWidget(selectable(said(light.means), name="inboxWell"))
        clear_layout(self._facts)
        table, grid = fact_grid(detail.facts)
        grid.setContentsMargins(0, 0, 0, 0)
        self._facts.addWidget(named(table, "inboxFacts"))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        head.setSpacing(2 * STEP)
        head.addWidget(self._title)
        head.addLayout(row_of([self._icon, self._standing, None, self.copy_button]))
        head.addLayout(row_of([self.way_button, self.owner_button, self.later_button, None]))
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        column.setSpacing(5 * STEP)
        for section in (self._causes, self._facts):
            section.setSpacing(4 * STEP)
            column.addLayout(section)
        column.addStretch(1)
        area = named(QScrollArea(widgetResizable=True), "inboxFields", said("What is open"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addWidget(area, 1)


def _cause(cause: CauseText, place: int) -> QWidget:
    made = named(QWidget(), f"inboxCause.{place}")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(STEP)
    for name, text, kind in (
        (said("What"), cause.what, "heading"),
        (said("Stops"), cause.stops, ""),
        ("ToDo", said("To do: {remedy}", remedy=cause.remedy) if cause.remedy else "", "muted"),
    ):
        if text:
            column.addWidget(selectable(text, kind=kind, name=f"inboxCause{name}.{place}"))
    return made
