"""The row of filters above the events: each on its own, and all together."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QLineEdit, QPushButton, QVBoxLayout

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store.queries.audit_view import AmountRange, AuditFilter
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.screens.audit.presenter import FilterChoices, day_end, day_start
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import named, row_of
from mlconnector_gui.ui.words.amounts import number_text
from mlconnector_gui.ui.words.events import SUBJECTS, event_words, subject_words
from mlconnector_gui.ui.words.language import said, spoken_language
from mlconnector_gui.ui.words.states import state_words

_ANY_DAY = QDate(2000, 1, 1)
_WAIT_MILLISECONDS = 200


@dataclass(frozen=True, slots=True)
class EnteredAmount:
    """
    An amount or a span of amounts as typed: '1,058.40', '1000..2000'; None when it is neither.

    It is read in the signs of the language in which amounts are shown, so that none can be taken for another.
    """

    text: str

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()

    @property
    def range(self) -> AmountRange | None:
        least, _, most = (part.strip() for part in self.text.partition(".."))
        signs = spoken_language().signs
        first, last = signs.read(least), signs.read(most or least)
        return AmountRange(least=first, most=last) if first is not None and last is not None else None


class FilterRow(QFrame):
    """Tells `changed` a moment after the last key; what cannot be read as an amount or number finds nothing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("auditFilters")
        self.search = _field(
            "auditSearch", said("Search the audit log"), said("Order, text, JDE number, reason")
        )
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.document = _field("auditDocument", said("JDE document number"), said("JDE document"))
        self.amount = _field("auditAmount", said("Amount"), said("Amount"))
        self.amount.setToolTip(
            said(
                "{amount}, or a span: 1000..2000. Gross of the posting, or amount of a line.",
                amount=number_text(Decimal("1058.40")),
            )
        )
        self.account = _field("auditAccount", said("Account"), said("Account"))
        self.account.setToolTip(said("30.5010, or all that begin so: 30.*"))
        self.happened = _choice("auditEvent", said("What happened"), said("Everything"))
        self.subject = _choice("auditSubject", said("Subject"), said("All subjects"))
        self.connection = _choice("auditConnection", said("Connection"), said("All connections"))
        self.person = _choice("auditPerson", said("Person"), said("Everybody"))
        self.state = _choice("auditState", said("State of the posting now"), said("Any state"))
        self.since, self.until = (
            _day("auditSince", said("From any day")),
            _day("auditUntil", said("To any day")),
        )
        self.clear_button = named(QPushButton(said("Clear")), "auditClear", said("Clear all filters"))
        self._only: AuditFilter | None = None
        self._delay = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> AuditFilter:
        amount = EnteredAmount(self.amount.text())
        document = self.document.text().strip().upper().removeprefix("JE").strip()
        nothing = AmountRange(least=Decimal(0), most=Decimal(-1))
        wanted = AuditFilter(
            text=self.search.text(),
            event=self.happened.currentData() or "",
            subject_kind=self.subject.currentData() or "",
            connection_id=self.connection.currentData() or "",
            person=self.person.currentData() or "",
            state=self.state.currentData() or "",
            account=self.account.text().strip(),
            amount=None if amount.is_empty else amount.range or nothing,
            document=None if not document else int(document) if _is_number(document) else -1,
            since=day_start(_chosen(self.since)),
            until=day_end(_chosen(self.until)),
        )
        return replace(wanted, subject_id=self._only.subject_id) if self._only else wanted

    def offer(self, choices: FilterChoices) -> None:
        """Offer what occurs in the log."""
        _offer(self.happened, [(event, event_words(event)) for event in choices.events])
        _offer(self.connection, list(choices.connections))
        _offer(self.person, [(person, person) for person in choices.people])

    def show_only(self, wanted: AuditFilter) -> None:
        """Ask for one thing and nothing else: a JDE document, an account, or all events of a posting."""
        self.blockSignals(True)
        self._clear()
        self.document.setText(str(wanted.document) if wanted.document is not None else "")
        self.account.setText(wanted.account)
        self._only = wanted if wanted.subject_id else None
        self.blockSignals(False)
        self._delay.stop()
        self.changed.emit()

    def clear(self) -> None:
        self.show_only(AuditFilter())

    def _clear(self) -> None:
        for field in (self.search, self.document, self.amount, self.account):
            field.clear()
        for box in self._boxes:
            box.setCurrentIndex(0)
        for day in (self.since, self.until):
            day.setDate(_ANY_DAY)

    def _touched(self) -> None:
        self._only = None
        self._delay.start()

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self.happened, self.subject, self.connection, self.person, self.state)

    def _connect(self) -> None:
        self._delay.timeout.connect(self.changed)
        for field in (self.search, self.document, self.amount, self.account):
            field.textEdited.connect(lambda _: self._touched())
            field.textChanged.connect(lambda _: self._touched())
        for box in self._boxes:
            box.activated.connect(lambda _: self._touched())
        for day in (self.since, self.until):
            day.dateChanged.connect(lambda _: self._touched())
        self.clear_button.clicked.connect(lambda _: self.clear())
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+F"), self)
        shortcut.activated.connect(self.clear)

    def _lay_out(self) -> None:
        _offer(self.subject, [(kind, subject_words(kind)) for kind in SUBJECTS])
        _offer(self.state, [(state.value, state_words(state).word) for state in PostingState])
        for box, width in zip(self._boxes, (150, 110, 130, 100, 100), strict=True):
            box.setMinimumWidth(width)
        for field, width in ((self.document, 110), (self.amount, 84), (self.account, 84)):
            field.setMinimumWidth(width)
            field.setMaximumWidth(2 * width)
        self.search.setMinimumWidth(150)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        first = row_of([self.search, self.document, self.amount, self.account, self.since, self.until])
        first.setStretch(0, 1)
        column.addLayout(first)
        column.addLayout(row_of([*self._boxes, None, self.clear_button]))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16


def _field(name: str, spoken: str, hint: str) -> QLineEdit:
    return named(QLineEdit(placeholderText=hint, clearButtonEnabled=True), name, spoken)


def _choice(name: str, spoken: str, everything: str) -> QComboBox:
    made = named(QComboBox(), name, spoken)
    made.addItem(everything, "")
    return made


def _day(name: str, any_words: str) -> QDateEdit:
    made = named(QDateEdit(), name, any_words)
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    made.setMinimumDate(_ANY_DAY)
    made.setDate(_ANY_DAY)
    made.setSpecialValueText(any_words)
    return made


def _chosen(field: QDateEdit) -> date | None:
    day = field.date()
    return None if day == _ANY_DAY else date(day.year(), day.month(), day.day())


def _offer(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    """Replace the choices after the first, which asks for everything; what was chosen stays chosen."""
    if [box.itemData(place) for place in range(1, box.count())] == [key for key, _ in choices]:
        return
    chosen, everything = box.currentData(), box.itemText(0)
    box.clear()
    for key, words in [("", everything), *choices]:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
