"""The section of the settings in which the person chooses the language of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from mlconnector_gui.ui.locale import SYSTEM
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import hairline, label, named, row_of
from mlconnector_gui.ui.words.language import LANGUAGES, said


class LanguageChoice(QFrame):
    """Tells `chosen` with the language, or 'system'; languages are listed by their own names."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settings.language")
        self.setProperty("kind", "pane")
        self.box = named(QComboBox(), "settingsLanguage", said("Language"))
        self.box.addItem(said("as the system"), SYSTEM)
        for code, name in LANGUAGES.items():
            self.box.addItem(name, code)
        self.box.activated.connect(lambda _: self.chosen.emit(self.box.currentData()))
        heading = label(said("Language"), kind="heading")
        heading.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        words = label(
            said("The window speaks it from its next start. What is sent to JD Edwards is the same in each."),
            kind="muted",
            wraps=True,
        )
        words.setContentsMargins(3 * STEP, 0, 3 * STEP, 3 * STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(hairline())
        column.addLayout(row_of([self.box, None], margins=(3 * STEP, 3 * STEP, 3 * STEP, 2 * STEP)))
        column.addWidget(words)

    def draw(self, language: str) -> None:
        self.box.setCurrentIndex(self.box.findData(language))
