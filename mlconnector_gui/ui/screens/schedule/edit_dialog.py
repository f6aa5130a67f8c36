"""Change when a job runs; the next runs are shown while it is being changed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.schedules import Schedule
from mlconnector_gui.services.timing.bars import Bars, Span
from mlconnector_gui.services.timing.rhythms import (
    AsItComes,
    CloseDay,
    DaysAt,
    Every,
    Manual,
    MonthEnd,
    Rhythm,
)
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.sentences import sentence
from mlconnector_gui.ui.words.timing import (
    WEEKDAYS,
    job_words,
    rhythm_words,
    timeless_words,
    when_words,
    zone_words,
)

_NEXT_RUNS = 5
_EVERY, _DAYS, _MONTH_END, _CLOSE_DAY, _COMES, _MANUAL = later(
    (
        "Every",
        "At a time of day",
        "At the month's end",
        "On a day of the close",
        "As its work comes",
        "Only when asked",
    )
)
_NIGHT, _OFFICE = Span(start=time(22), end=time(6)), Span(start=time(6), end=time(20))


class EditDialog(QDialog):
    """Fields for the rhythm and for what holds the job back; `changed` is the schedule they make."""

    def __init__(self, schedule: Schedule, now: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scheduleDialog")
        self.setWindowTitle(said("Schedule"))
        self.setMinimumWidth(560)
        self._schedule, self._now = schedule, now
        self.changed = schedule
        self._make_fields()
        self._fill(schedule)
        self._lay_out()
        self._connect()
        self._look()

    def _make_fields(self) -> None:
        self.kind = named(QComboBox(), "scheduleKind", said("When"))
        kinds = [_EVERY, _DAYS, _MONTH_END, _CLOSE_DAY, _MANUAL]
        if self._schedule.job in {Job.PREPARE, Job.SEND}:
            kinds.insert(0, _COMES)
        for kind in kinds:
            self.kind.addItem(
                rhythm_words(AsItComes(), self._schedule.job) if kind == _COMES else said(kind), userData=kind
            )
        self.number = named(QSpinBox(minimum=1, maximum=720), "scheduleNumber", said("Number"))
        self.unit = named(QComboBox(), "scheduleUnit", said("Unit"))
        self.unit.addItems([said("minutes"), said("hours")])
        self.at = named(QTimeEdit(), "scheduleAt", said("Time of day"))
        self.weekdays = [
            named(QCheckBox(said(day)), f"scheduleDay{place}") for place, day in enumerate(WEEKDAYS)
        ]
        self.days_before = named(
            QSpinBox(maximum=15), "scheduleDaysBefore", said("Days before the month's end")
        )
        self.day_kind = named(QComboBox(), "scheduleDayKind", said("Kind of days"))
        self.day_kind.addItems([said("working days"), said("calendar days")])
        self.close_day = named(QSpinBox(minimum=1, maximum=23), "scheduleCloseDay", said("Day of the close"))
        self.between, self.between_from, self.between_to = self._span(
            said("Only between"), "scheduleBetween", _OFFICE
        )
        self.quiet, self.quiet_from, self.quiet_to = self._span(said("Not between"), "scheduleQuiet", _NIGHT)
        self.working_days = named(QCheckBox(said("Not on days off and holidays")), "scheduleWorkingDays")
        self.freeze = named(QCheckBox(said("Not from close day")), "scheduleFreeze")
        self.freeze_from = named(
            QSpinBox(minimum=1, maximum=23), "scheduleFreezeFrom", said("From close day")
        )
        self.missed = named(QComboBox(), "scheduleMissed", said("If the computer was off or asleep"))
        self.missed.addItems([said("Run once when it is back"), said("Leave out what was missed")])
        self.preview = label(wraps=True, name="schedulePreview")
        self.problem = label(role="bad", wraps=True, name="scheduleProblem")
        self.accept_button = named(QPushButton(said("Save schedule"), default=True), "scheduleAccept")
        self.accept_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), "scheduleCancel")

    @staticmethod
    def _span(words: str, name: str, usual: Span) -> tuple[QCheckBox, QTimeEdit, QTimeEdit]:
        first = named(QTimeEdit(_shown(usual.start)), f"{name}From", said("{hours}, from", hours=words))
        last = named(QTimeEdit(_shown(usual.end)), f"{name}To", said("{hours}, to", hours=words))
        return named(QCheckBox(words), name), first, last

    def _fill(self, schedule: Schedule) -> None:
        self.kind.setCurrentIndex(self.kind.findData(_kind_of(schedule.rhythm)))
        self.at.setTime(_shown(getattr(schedule.rhythm, "at", time(2))))
        is_chosen = schedule.rhythm.weekdays if isinstance(schedule.rhythm, DaysAt) else range(7)
        for place, box in enumerate(self.weekdays):
            box.setChecked(place in is_chosen)
        minutes = schedule.rhythm.minutes if isinstance(schedule.rhythm, Every) else 60
        self.unit.setCurrentIndex(0 if minutes % 60 else 1)
        self.number.setValue(minutes if minutes % 60 else minutes // 60)
        if isinstance(schedule.rhythm, MonthEnd):
            self.days_before.setValue(schedule.rhythm.days_before)
            self.day_kind.setCurrentIndex(0 if schedule.rhythm.in_working_days else 1)
        if isinstance(schedule.rhythm, CloseDay):
            self.close_day.setValue(schedule.rhythm.number)
        self._fill_bars(schedule.timetable.bars)
        self.missed.setCurrentIndex(0 if schedule.is_caught_up else 1)

    def _fill_bars(self, bars: Bars) -> None:
        for span, box, first, last in (
            (bars.between, self.between, self.between_from, self.between_to),
            (bars.quiet, self.quiet, self.quiet_from, self.quiet_to),
        ):
            box.setChecked(span is not None)
            if span is not None:
                first.setTime(_shown(span.start))
                last.setTime(_shown(span.end))
        self.working_days.setChecked(bars.working_days_only)
        self.freeze.setChecked(bars.freeze_from > 0)
        self.freeze_from.setValue(bars.freeze_from or 3)

    def _lay_out(self) -> None:
        for edit in (self.at, self.between_from, self.between_to, self.quiet_from, self.quiet_to):
            edit.setDisplayFormat("HH:mm")
            edit.setFixedWidth(64)
        for spin in (self.number, self.days_before, self.close_day, self.freeze_from):
            spin.setFixedWidth(64)
        self._every_row = _row((self.number, self.unit, None))
        self._at_row = _row((self.at, None))
        self._weekday_row = _row((*self.weekdays, None))
        self._month_row = _row((self.days_before, self.day_kind, label(said("before the last one")), None))
        self._close_row = _row(
            (self.close_day, label(said("(1 is the first working day)"), kind="muted"), None)
        )
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(4 * STEP)
        self.form.setVerticalSpacing(2 * STEP)
        self.form.addRow(said("Runs"), self.kind)
        self.form.addRow(said("Interval"), self._every_row)
        self.form.addRow(said("Days"), self._weekday_row)
        self.form.addRow(said("Ahead"), self._month_row)
        self.form.addRow(said("Close day"), self._close_row)
        self.form.addRow(said("At"), self._at_row)
        self.form.addRow(
            said("Hours"), _row((self.between, self.between_from, label(said("and")), self.between_to, None))
        )
        self.form.addRow(
            said("Quiet"), _row((self.quiet, self.quiet_from, label(said("and")), self.quiet_to, None))
        )
        if self._schedule.job is Job.SEND:
            self.form.addRow(said("Holidays"), self.working_days)
            to_end = label(said("to the end of the close"))
            self.form.addRow(said("Month's close"), _row((self.freeze, self.freeze_from, to_end, None)))
        self.form.addRow(said("Missed"), self.missed)
        calendar = self._schedule.timetable.calendar
        title = f"{self._schedule.connection}  ·  {job_words(self._schedule.job, self._schedule.stream)}"
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(title, kind="title", wraps=True))
        column.addWidget(
            label(
                said("Times are those of {zone}.", zone=zone_words(calendar, self._now)),
                kind="muted",
                wraps=True,
            )
        )
        column.addLayout(self.form)
        column.addWidget(self.preview)
        column.addWidget(self.problem)
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))
        self.kind.setFocus()

    def _connect(self) -> None:
        for box in (self.kind, self.unit, self.day_kind, self.missed):
            box.currentIndexChanged.connect(lambda _: self._look())
        for spin in (self.number, self.days_before, self.close_day, self.freeze_from):
            spin.valueChanged.connect(lambda _: self._look())
        for edit in (self.at, self.between_from, self.between_to, self.quiet_from, self.quiet_to):
            edit.timeChanged.connect(lambda _: self._look())
        for check in (*self.weekdays, self.between, self.quiet, self.working_days, self.freeze):
            check.toggled.connect(lambda _: self._look())
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _look(self) -> None:
        """Show the fields that count, and what they lead to."""
        kind = self.kind.currentData()
        for row, kinds in (
            (self._every_row, {_EVERY}),
            (self._weekday_row, {_DAYS}),
            (self._month_row, {_MONTH_END}),
            (self._close_row, {_CLOSE_DAY}),
            (self._at_row, {_DAYS, _MONTH_END, _CLOSE_DAY}),
            (self.missed, {_EVERY, _DAYS, _MONTH_END, _CLOSE_DAY}),
        ):
            self.form.setRowVisible(row, kind in kinds)
        for check, fields in (
            (self.between, (self.between_from, self.between_to)),
            (self.quiet, (self.quiet_from, self.quiet_to)),
            (self.freeze, (self.freeze_from,)),
        ):
            for field in fields:
                field.setEnabled(check.isChecked())
        try:
            self.changed = self._made()
            upcoming = self.changed.timetable.next_runs(self._now, _NEXT_RUNS)
        except Problem as problem:
            self._say("", sentence(problem))
            return
        calendar = self.changed.timetable.calendar
        words = ", ".join(when_words(one, calendar) for one in upcoming)
        self._say(
            said("Next: {moments}", moments=words) if words else timeless_words(self.changed, self._now), None
        )

    def _say(self, preview: str, problem: object) -> None:
        self.preview.setText(preview)
        self.preview.setVisible(bool(preview))
        self.problem.setText(getattr(problem, "text", ""))
        self.problem.setVisible(problem is not None)
        self.accept_button.setEnabled(problem is None)

    def _made(self) -> Schedule:
        bars = Bars(
            between=_span_of(self.between, self.between_from, self.between_to),
            quiet=_span_of(self.quiet, self.quiet_from, self.quiet_to),
            working_days_only=self.working_days.isChecked(),
            freeze_from=self.freeze_from.value() if self.freeze.isChecked() else 0,
        )
        timetable = replace(self._schedule.timetable, rhythm=self._rhythm(), bars=bars)
        return replace(self._schedule, timetable=timetable, is_caught_up=self.missed.currentIndex() == 0)

    def _rhythm(self) -> Rhythm:
        at = _time_of(self.at)
        made: dict[str, Rhythm] = {_COMES: AsItComes(), _MANUAL: Manual()}
        kind = self.kind.currentData()
        if kind == _EVERY:
            return Every(minutes=self.number.value() * (60 if self.unit.currentIndex() else 1))
        if kind == _DAYS:
            chosen = (place for place, box in enumerate(self.weekdays) if box.isChecked())
            return DaysAt(at=at, weekdays=frozenset(chosen))
        if kind == _MONTH_END:
            working = self.day_kind.currentIndex() == 0
            return MonthEnd(at=at, days_before=self.days_before.value(), in_working_days=working)
        return made.get(kind) or CloseDay(number=self.close_day.value(), at=at)


def _kind_of(rhythm: Rhythm) -> str:
    kinds: dict[type, str] = {
        Every: _EVERY,
        DaysAt: _DAYS,
        MonthEnd: _MONTH_END,
        CloseDay: _CLOSE_DAY,
        AsItComes: _COMES,
        Manual: _MANUAL,
    }
    return kinds[type(rhythm)]


def _span_of(box: QCheckBox, first: QTimeEdit, last: QTimeEdit) -> Span | None:
    return Span(start=_time_of(first), end=_time_of(last)) if box.isChecked() else None


def _time_of(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())


def _shown(at: time) -> QTime:
    return QTime(at.hour, at.minute)


def _row(widgets: Iterable[QWidget | None]) -> QWidget:
    made = QWidget()
    made.setLayout(row_of(widgets))
    return made
