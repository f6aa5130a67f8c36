"""Choose another G/L date: a day, the period it falls into, and whether JD Edwards takes an entry on it."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QLabel, QVBoxLayout, QWidget

from mlconnector_gui.services.choose_date import DatesOfPosting, JudgedDate
from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import fact_grid, label, named, row_of, set_role
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.gl_dates import judged_icon, judged_words
from mlconnector_gui.ui.words.language import said


class DateDialog(ReasonDialog):
    """Offers the first open day where the present one is refused; a day that JDE refuses cannot be chosen."""

    def __init__(self, dates: DatesOfPosting, parent: QWidget) -> None:
        self._dates = dates
        self.day = named(QDateEdit(), "dateDay", said("Other G/L date"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setDate(_qt_date(_offered(dates)))
        self._icon, self._verdict = QLabel(), label(name="dateVerdict", wraps=True)
        super().__init__(
            title=said("Another G/L date for {posting}", posting=dates.explanation),
            explains=said(
                "The document's own day stays in the explanation and the remarks. The posting is made anew with"
                " the date and checked again; it is approved like any other."
            ),
            does=said("Choose this date"),
            parent=parent,
            beside=self._beside(),
        )
        self.setObjectName("dateDialog")
        self.setMinimumWidth(520)
        self.day.dateChanged.connect(lambda _: self.enable())
        self.enable()
        self.day.setFocus()

    @property
    def chosen(self) -> date:
        shown = self.day.date()
        return date(shown.year(), shown.month(), shown.day())

    @property
    def is_complete(self) -> bool:
        is_taken = not self._judged.is_refused and self.chosen != self._dates.gl_date
        return is_taken and super().is_complete

    def enable(self) -> None:
        judged = self._judged
        icon_name, role = judged_icon(judged)
        self._icon.setPixmap(icon_pixmap(icon_name, role))
        self._verdict.setText(judged_words(judged, self._dates))
        set_role(self._verdict, "" if role == "good" else role)
        self.day.setAccessibleDescription(self._verdict.text())
        super().enable()

    @property
    def _judged(self) -> JudgedDate:
        return self._dates.judged(self.chosen)

    def _beside(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        facts, grid = fact_grid(
            (
                (said("The document's own day"), self._dates.own_day.isoformat()),
                (said("G/L date now"), self._dates.gl_date.isoformat()),
                (said("Open in JD Edwards"), _open_words(self._dates)),
            )
        )
        grid.setContentsMargins(0, 0, 0, 0)
        column.addWidget(facts)
        name = QLabel(said("Other G/L date"))
        name.setBuddy(self.day)
        column.addWidget(name)
        column.addLayout(row_of([self.day, None]))
        verdict = row_of([self._icon, self._verdict])
        verdict.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        verdict.setStretch(1, 1)
        column.addLayout(verdict)
        return made


def _offered(dates: DatesOfPosting) -> date:
    """Offer the own day where it is open and another was chosen, else the first open one."""
    is_own_open = dates.judged(dates.own_day).severity is None
    return dates.own_day if is_own_open and dates.own_day != dates.gl_date else dates.first_open


def _open_words(dates: DatesOfPosting) -> str:
    return said(
        "{first} to {last}, company {company}, as read {moment}",
        first=dates.first_open.isoformat(),
        last=dates.last_open.isoformat(),
        company=dates.company,
        moment=moment_text(dates.read_at),
    )


def _qt_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
