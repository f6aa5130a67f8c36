"""Ask until when a schedule is to rest."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QDialog, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.timing import zone_words

_UNTIL_RESUMED = later("Until I resume it")
_UNTIL_MOMENT = later("Until")


class PauseDialog(QDialog):
    """A moment of the company's time, or none: `until` is what was chosen."""

    def __init__(self, title: str, calendar: CompanyCalendar, now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pauseDialog")
        self.setWindowTitle(said("Pause"))
        self.setMinimumWidth(440)
        self._calendar = calendar
        self.choice = named(QComboBox(), "pauseChoice", said("How long"))
        self.choice.addItems([said(_UNTIL_MOMENT), said(_UNTIL_RESUMED)])
        self.moment = named(QDateTimeEdit(), "pauseUntil", said("Until"))
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.moment.setCalendarPopup(True)
        self.moment.setDateTime(_shown(calendar.local(now + timedelta(days=1)).replace(hour=8, minute=0)))
        self.moment.setMinimumDateTime(_shown(calendar.local(now + timedelta(minutes=1))))
        self.accept_button = named(QPushButton(said("Pause"), default=True), "pauseAccept")
        self.accept_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), "pauseCancel")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.choice.currentTextChanged.connect(
            lambda words: self.moment.setEnabled(words == said(_UNTIL_MOMENT))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(said("Pause: {title}", title=title), kind="title", wraps=True))
        explains = said(
            "Nothing runs by itself meanwhile; Run now still works. What was missed is covered afterwards."
        )
        column.addWidget(label(explains, kind="muted", wraps=True))
        column.addLayout(
            row_of([self.choice, self.moment, label(zone_words(calendar, now), kind="muted"), None])
        )
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))

    @property
    def until(self) -> datetime | None:
        if self.choice.currentText() == said(_UNTIL_RESUMED):
            return None
        chosen = self.moment.dateTime().toPython()
        assert isinstance(chosen, datetime)  # noqa: S101  what Qt's own conversion makes
        return self._calendar.moment_at(chosen.date(), chosen.time())


def _shown(local: datetime) -> QDateTime:
    """Qt shows the company's own digits and is told nothing of its zone."""
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
