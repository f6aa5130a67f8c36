"""Change the company's calendar: its time zone, its days off and holidays, and when its close begins."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.written import read_dates
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import sentence
from mlconnector_gui.ui.words.timing import WEEKDAYS, close_words

_DATES_HEIGHT = 104


class CalendarDialog(QDialog):
    """Fields of the calendar, with the close that they lead to; `changed` is what they make."""

    def __init__(self, calendar: CompanyCalendar, now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("calendarDialog")
        self.setWindowTitle(said("Calendar"))
        self.setMinimumWidth(600)
        self.changed = calendar
        self._calendar, self._now = calendar, now
        self.zone = named(QComboBox(editable=True), "calendarZone", said("Time zone"))
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.addItems(sorted(available_timezones() | {calendar.zone}))
        self.days_off = [
            named(QCheckBox(said(day)), f"calendarDay{place}") for place, day in enumerate(WEEKDAYS)
        ]
        self.holidays = _dates("calendarHolidays", said("Holidays, one date a line"))
        self.closes = _dates("calendarCloses", said("First days of closes, one date a line"))
        self.close_length = named(
            QSpinBox(minimum=1, maximum=23), "calendarCloseLength", said("Working days that a close takes")
        )
        self.close_length.setFixedWidth(64)
        self.preview = label(wraps=True, name="calendarPreview")
        self.problem = label(role="bad", wraps=True, name="calendarProblem")
        self.accept_button = named(QPushButton(said("Save calendar"), default=True), "calendarAccept")
        self.accept_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), "calendarCancel")
        self._fill(calendar)
        self._lay_out()
        self._connect()
        self._look()

    def _fill(self, calendar: CompanyCalendar) -> None:
        self.zone.setCurrentText(calendar.zone)
        for place, box in enumerate(self.days_off):
            box.setChecked(place in calendar.weekend)
        self.holidays.setPlainText(_lines(calendar.holidays))
        self.closes.setPlainText(_lines(calendar.close_starts))
        self.close_length.setValue(calendar.close_length)

    def _look(self) -> None:
        try:
            self.changed = self._made()
        except Problem as problem:
            self._say("", f"{sentence(problem).what} {sentence(problem).remedy}")
            return
        self._say(close_words(self.changed, self._now), "")

    def _say(self, preview: str, problem: str) -> None:
        for words, text in ((self.preview, preview), (self.problem, problem)):
            words.setText(text)
            words.setVisible(bool(text))
        self.accept_button.setEnabled(not problem)

    def _made(self) -> CompanyCalendar:
        return CompanyCalendar(
            zone=self.zone.currentText().strip(),
            weekend=frozenset(place for place, box in enumerate(self.days_off) if box.isChecked()),
            holidays=read_dates(self.holidays.toPlainText()),
            close_starts=read_dates(self.closes.toPlainText()),
            close_length=self.close_length.value(),
        )

    def _connect(self) -> None:
        self.zone.currentTextChanged.connect(lambda _: self._look())
        self.close_length.valueChanged.connect(lambda _: self._look())
        for box in self.days_off:
            box.toggled.connect(lambda _: self._look())
        for edit in (self.holidays, self.closes):
            edit.textChanged.connect(self._look)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(4 * STEP)
        form.setVerticalSpacing(2 * STEP)
        form.addRow(said("Time zone"), self.zone)
        form.addRow(said("Days off"), row_of([*self.days_off, None]))
        form.addRow(said("Holidays"), self.holidays)
        form.addRow(said("Closes begin on"), self.closes)
        empty = said(
            "Without dates, a close begins on the first of each month. Dates of a year count for that year."
        )
        form.addRow("", label(empty, kind="muted", wraps=True))
        form.addRow(said("A close takes"), self._length_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(said("The company's calendar"), kind="title"))
        explains = said(
            "Every schedule keeps to it. Holidays and the close hold sending back where a schedule says so; "
            "fetching goes on."
        )
        column.addWidget(label(explains, kind="muted", wraps=True))
        column.addLayout(form)
        column.addWidget(self.preview)
        column.addWidget(self.problem)
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))
        self.zone.setFocus()

    def _length_row(self) -> QHBoxLayout:
        return row_of([self.close_length, label(said("working days")), None])


def _dates(name: str, spoken: str) -> QPlainTextEdit:
    made = named(QPlainTextEdit(), name, spoken)
    made.setProperty("kind", "input")
    made.setPlaceholderText(said("one date a line, such as 2026-12-25"))
    made.setTabChangesFocus(True)
    made.setFixedHeight(_DATES_HEIGHT)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return made


def _lines(days: Iterable[date]) -> str:
    return "\n".join(day.isoformat() for day in sorted(days))
