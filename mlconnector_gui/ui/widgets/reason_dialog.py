"""Ask for a reason before something is put aside or undone."""

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.widgets.fitted_dialog import FittedDialog
from mlconnector_gui.ui.words.language import said


class ReasonDialog(FittedDialog):
    """
    One question, one field; the button names what will be done and works once a reason is written.

    `beside` stands above the field, for dialogs that ask for more; they say by `is_complete` when it is enough.
    """

    def __init__(
        self, *, title: str, explains: str, does: str, parent: QWidget, beside: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reasonDialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.field = named(QPlainTextEdit(), "reasonField")
        self.field.setProperty("kind", "input")
        self.field.setAccessibleName(said("Reason"))
        self.field.setPlaceholderText(said("Reason, kept in the audit log"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(88)
        self.accept_button = named(QPushButton(does, default=True), "reasonAccept")
        self.accept_button.setProperty("primary", True)
        self.accept_button.setEnabled(False)
        self.cancel_button = named(QPushButton(said("Cancel")), "reasonCancel")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.field.textChanged.connect(self.enable)
        self._lay_out(
            label(title, kind="title", wraps=True), label(explains, kind="muted", wraps=True), beside
        )

    @property
    def reason(self) -> str:
        return self.field.toPlainText().strip()

    @property
    def is_complete(self) -> bool:
        return bool(self.reason)

    def enable(self) -> None:
        self.accept_button.setEnabled(self.is_complete)

    def _lay_out(self, title: QWidget, explains: QWidget, beside: QWidget | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        for widget in filter(None, (title, explains, beside, self.field)):
            column.addWidget(widget)
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))
        self.field.setFocus()
