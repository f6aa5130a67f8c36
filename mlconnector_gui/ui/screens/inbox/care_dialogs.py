"""Say who looks after a line of the inbox, and put one off for some days."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QSpinBox, QVBoxLayout, QWidget

from mlconnector_gui.services.inbox import LONGEST_SNOOZE
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog


class OwnerDialog(QDialog):
    """Takes one of the people who work here, or any other name; empty gives the line back to everybody."""

    def __init__(self, what: str, people: Sequence[str], owner: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ownerDialog")
        self.setWindowTitle("Look after")
        self.setMinimumWidth(400)
        self.choice = named(QComboBox(), "ownerChoice", "Who looks after it")
        self.choice.setEditable(True)
        self.choice.addItems(list(people))
        self.choice.setEditText(owner or (people[0] if people else ""))
        self.accept_button = named(QPushButton("Look after", default=True), "ownerAccept")
        self.accept_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton("Cancel"), "ownerCancel")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(f"Who looks after “{what}”?", kind="title", wraps=True))
        column.addWidget(self.choice)
        column.addWidget(label("Empty: nobody in particular.", kind="muted"))
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))
        self.choice.setFocus()

    @property
    def owner(self) -> str:
        return self.choice.currentText().strip()


class LaterDialog(ReasonDialog):
    """Asks for how many days, and why."""

    def __init__(self, what: str, parent: QWidget) -> None:
        self._days = named(QSpinBox(), "laterDays", "Days")
        self._days.setRange(1, LONGEST_SNOOZE.days)
        self._days.setSuffix(" days")
        super().__init__(
            title=f"Put off “{what}”",
            explains="It goes on stopping what it stops. It comes back after that, or earlier when it gets worse.",
            does="Put off",
            parent=parent,
            beside=self._days,
        )
        self.setObjectName("laterDialog")

    @property
    def days(self) -> int:
        return self._days.value()
