"""Ask who sits at this workstation: a name of the list and its PIN."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.people import sign_in
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.aio import task_slot
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import sentence


class SignInDialog(QDialog):
    """Accepted once the PIN was right."""

    def __init__(self, workplace: Workplace, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("signInDialog")
        self.setWindowTitle(said("Who works here?"))
        self.setMinimumWidth(380)
        self._workplace = workplace
        self.name = named(QComboBox(), "signInName", said("Person"))
        self.name.addItems(list(names))
        self.name.setCurrentIndex(max(self.name.findText(workplace.actor.name), 0))
        self.pin = named(QLineEdit(), "signInPin", "PIN")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.problem = label(role="bad", wraps=True, name="signInProblem")
        self.problem.hide()
        self.accept_button = named(QPushButton(said("Sign in"), default=True), "signInAccept")
        self.accept_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), "signInCancel")
        self.accept_button.clicked.connect(lambda _: self.sign_in())
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()

    @task_slot
    async def sign_in(self) -> None:
        try:
            await sign_in(self._workplace, self.name.currentText(), self.pin.text())
        except Problem as problem:
            words = sentence(problem)
            self.problem.setText(f"{words.what} {words.remedy}")
            self.problem.show()
            self.pin.clear()
            self.pin.setFocus()
        else:
            self.accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        form = QFormLayout()
        form.setHorizontalSpacing(4 * STEP)
        form.addRow(said("Person"), self.name)
        form.addRow("PIN", self.pin)
        column.addWidget(label(said("Who works here?"), kind="title"))
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))
        self.pin.setFocus()
