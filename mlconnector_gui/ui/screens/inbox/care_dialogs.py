"""Say who looks after a line of the inbox, and put one off for some days."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QSpinBox, QVBoxLayout, QWidget

from mlconnector_gui.services.inbox import LONGEST_SNOOZE
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.words.language import said


class OwnerDialog(QDialog):
    """Takes one of the people who work here, or any other name; empty gives the line back to everybody."""

    def __init__(self, what: str, people: Sequence[str], owner: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ownerDialog")
        self.setWindowTitle(said("Look after"))
        self.setMinimumWidth(400)
        self.choice = named(QComboBox(), "ownerChoice", said("Who looks after it"))
        self.choice.setEditable(True)
        self.choice.addItems(list(people))
        self.choice.setEditText(owner or (people[0] if people else ""))
        self.accept_button = named(QPushButton(said("Look after"), default=True), "ownerAccept")
        self.accept_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), "ownerCancel")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(said("Who looks after “{what}”?", what=what), kind="title", wraps=True))
        column.addWidget(self.choice)
        column.addWidget(label(said("Empty: nobody in particular."), kind="muted"))
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))
        self.choice.setFocus()

    @property
    def owner(self) -> str:
        return self.choice.currentText().strip()


class LaterDialog(ReasonDialog):
    """Asks for how many days, and why."""

    def __init__(self, what: str, parent: QWidget) -> None:
        self._days = named(QSpinBox(), "laterDays", said("Days"))
        self._days.setRange(1, LONGEST_SNOOZE.days)
        self._days.setSuffix(f" {said('days')}")
        super().__init__(
            title=said("Put off “{what}”", what=what),
            explains=said(
                "It goes on stopping what it stops. It comes back after that, or earlier when it gets worse."
            ),
            does=said("Put it off"),
            parent=parent,
            beside=self._days,
        )
        self.setObjectName("laterDialog")

    @property
    def days(self) -> int:
        return self._days.value()
