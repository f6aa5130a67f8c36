"""Where the workspace listens for webhooks, and by which address stores reach it."""

from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.services.webhook_settings import WebhookSettings
from mlconnector_gui.ui.theme import CONTROL_HEIGHT, STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.widgets.fitted_dialog import FittedDialog
from mlconnector_gui.ui.words.language import later, said

_CHOICES = (
    (later("This computer only"), "127.0.0.1"),
    (later("The network, all addresses of this computer"), "0.0.0.0"),  # noqa: S104  by a person's choice
)


class EndpointDialog(FittedDialog):
    """Asks; whoever opened it saves."""

    def __init__(self, settings: WebhookSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("endpointDialog")
        self.setWindowTitle(said("Endpoint for webhooks"))
        self.setMinimumWidth(560)
        self._open = named(QCheckBox(said("Receive webhooks while the engine runs")), "endpointOpen")
        self._open.setChecked(settings.is_open)
        self._host = named(QComboBox(editable=True), "endpointHost", said("Listens for"))
        for words, host in _CHOICES:
            self._host.addItem(said(words), host)
        place = self._host.findData(settings.host)
        self._host.setCurrentIndex(place)
        if place < 0:
            self._host.setEditText(settings.host)
        self._port = named(
            QSpinBox(minimum=0, maximum=65535, value=settings.port), "endpointPort", said("Port")
        )
        self._public = named(QLineEdit(settings.public_address), "endpointPublic", said("Public address"))
        self._public.setPlaceholderText("https://hooks.example.com")
        hours = QSpinBox(minimum=1, maximum=720, value=settings.quiet_hours, suffix=" h")
        self._quiet = named(hours, "endpointQuiet", said("Too quiet after"))
        self._public.setCursorPosition(0)
        self.save_button = named(QPushButton(said("Save"), default=True), "endpointSave")
        self.cancel_button = named(QPushButton(said("Cancel")), "endpointCancel")
        for box in (self._port, self._quiet):
            box.setMinimumHeight(CONTROL_HEIGHT)
        self._lay_out()

    @property
    def changes(self) -> dict[str, Any]:
        chosen = self._host.currentText().strip()
        return {
            "is_open": self._open.isChecked(),
            "host": {said(words): host for words, host in _CHOICES}.get(chosen, chosen),
            "port": self._port.value(),
            "public_address": self._public.text().strip(),
            "quiet_hours": self._quiet.value(),
        }

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(2 * STEP)
        form.addRow(self._open)
        for name, field in (
            (said("Listens for"), self._host),
            (said("Port"), self._port),
            (said("Public address"), self._public),
            (said("Too quiet after"), self._quiet),
        ):
            buddy = QLabel(name)
            buddy.setBuddy(field)
            form.addRow(buddy, field)
        words = label(
            said(
                "Stores on the internet reach this computer only through your own proxy with TLS. Enter "
                "its address as "
                "the public one, and have it hand on everything below /hooks/ unchanged. A store inside your "
                "network needs none where this computer listens at one address of its own."
            ),
            kind="muted",
            wraps=True,
        )
        self.save_button.setProperty("primary", True)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(self.windowTitle(), kind="title", wraps=True))
        column.addLayout(form)
        column.addWidget(words)
        column.addLayout(row_of([None, self.cancel_button, self.save_button]))
