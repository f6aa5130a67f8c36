"""What a person may state of a posting that the program cannot find out, asked for beneath its entry."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.source_decisions import DECIDABLE, has_open_change
from mlconnector_gui.store.queries.review import PostingDetail
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import ElidedLabel, hairline, label, named, row_of
from mlconnector_gui.ui.widgets.fitted_dialog import FittedDialog
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.language import said


class StatementBar(QWidget):
    """Takes the two things that can be stated, and tells who has stated what; the checks say why it is needed."""

    found_wanted = Signal()
    absent_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statementBar")
        self._stated = ElidedLabel(kind="muted", name="statementStated")
        self.found_button = named(QPushButton(said("It is in JD Edwards…")), "stateFound")
        self.absent_button = named(QPushButton(said("It is not there…")), "stateAbsent")
        self.found_button.setToolTip(
            said("Name its document number; it is read back and compared line by line.")
        )
        self.found_button.clicked.connect(lambda _: self.found_wanted.emit())
        self.absent_button.clicked.connect(lambda _: self.absent_wanted.emit())
        self._lay_out()
        self.hide()

    def draw(self, detail: PostingDetail | None) -> None:
        is_wanted = detail is not None and detail.row.state is PostingState.NEEDS_PERSON
        if detail is not None and is_wanted:
            stated = _stated(detail)
            self._stated.set_whole(stated)
            self._stated.setVisible(bool(stated))
            confirms = said("Two persons must state it; then it is sent again.")
            self.absent_button.setToolTip(f"{stated} {confirms}".strip())
        self.setVisible(is_wanted)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        words.setSpacing(STEP)
        words.addWidget(self._stated)
        words.addLayout(row_of([self.found_button, self.absent_button, None]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline())
        whole.addLayout(words)


def _stated(detail: PostingDetail) -> str:
    """Name who has stated already that it is not there, of the last attempt."""
    last = max((attempt.number for attempt in detail.attempts), default=0)
    made = [one for one in detail.statements if one.attempt_number == last]
    told = "; ".join(
        said(
            "{person} at {moment} ({reason})",
            person=one.person,
            moment=moment_text(one.stated_at),
            reason=one.reason,
        )
        for one in made
    )
    return said("A second person must confirm that it is not there, after {told}.", told=told) if told else ""


class ChangeBar(QWidget):
    """The choices about an entry in JD Edwards whose source changed since."""

    difference_wanted = Signal()
    delta_wanted = Signal()
    reverse_wanted = Signal()
    ignore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("changeBar")
        self.difference_button = named(QPushButton(said("Difference (F)")), "changeDifference")
        self.delta_button = named(QPushButton(said("Book the difference…")), "changeDelta")
        self.reverse_button = named(QPushButton(said("Reverse and replace…")), "changeReverse")
        self.ignore_button = named(QPushButton(said("Ignore…")), "changeIgnore")
        self.difference_button.setToolTip(
            said("What changed in the store's document, and in the entry made of it.")
        )
        self.delta_button.setToolTip(
            said("Draft an entry of the difference; JD Edwards keeps what it holds.")
        )
        self.reverse_button.setToolTip(said("Turn the entry round; then it is made anew from its source."))
        self.ignore_button.setToolTip(said("Let the entry stand as it was sent; the reason is kept."))
        for button, wanted in (
            (self.difference_button, self.difference_wanted),
            (self.delta_button, self.delta_wanted),
            (self.reverse_button, self.reverse_wanted),
            (self.ignore_button, self.ignore_wanted),
        ):
            button.clicked.connect(lambda _, wanted=wanted: wanted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        row = row_of(
            [self.difference_button, self.delta_button, self.reverse_button, self.ignore_button, None]
        )
        row.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        column.addLayout(row)
        self.hide()

    def draw(self, detail: PostingDetail | None) -> None:
        is_open = detail is not None and _has_choice(detail)
        is_changed = detail is not None and _has_changed(detail)
        for button in (self.delta_button, self.reverse_button, self.ignore_button):
            button.setVisible(is_open)
        if detail is not None and is_open:
            is_reversed = detail.row.state is PostingState.REVERSED
            self.delta_button.setText(said("Book it anew…") if is_reversed else said("Book the difference…"))
            self.delta_button.setEnabled(bool((detail.source_change or {}).get("lines")))
            self.reverse_button.setVisible(not is_reversed)
            self.ignore_button.setVisible(not is_reversed)
        self.setVisible(is_open or is_changed)


def _has_changed(detail: PostingDetail) -> bool:
    """The source changed, whether that was before or after it was sent."""
    return detail.row.state is PostingState.CHANGED_AFTER_APPROVAL or bool(detail.source_change)


def _has_choice(detail: PostingDetail) -> bool:
    states = DECIDABLE | {PostingState.REVERSED}
    return detail.row.state in states and has_open_change(detail.source_change)


class FoundDialog(FittedDialog):
    """Asks for the document that JDE holds the posting under; the button works once a number is written."""

    def __init__(self, detail: PostingDetail, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("foundDialog")
        self.setWindowTitle(said("It is in JD Edwards"))
        self.setMinimumWidth(440)
        self.number_field = _field("foundNumber", said("Document number"), "[0-9]{1,8}")
        self.type_field = _field("foundType", said("Document type"), "[A-Za-z0-9#]{2}", detail.document_type)
        self.company_field = _field("foundCompany", said("Document company"), "[0-9]{1,5}", detail.company)
        self.accept_button = named(QPushButton(said("Read it back"), default=True), "foundAccept")
        self.accept_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), "foundCancel")
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        for field in (self.number_field, self.type_field, self.company_field):
            field.textChanged.connect(lambda _: self._enable())
        self._enable()
        self._lay_out(detail)

    @property
    def number(self) -> int:
        return int(self.number_field.text() or 0)

    def _enable(self) -> None:
        fields = (self.number_field, self.type_field, self.company_field)
        self.accept_button.setEnabled(all(field.hasAcceptableInput() for field in fields))

    def _lay_out(self, detail: PostingDetail) -> None:
        explains = said(
            "The document is read from JD Edwards and compared line by line with what was approved, "
            "G/L date {gl_date}. Only if all of it agrees is the posting confirmed.",
            gl_date=detail.row.gl_date,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        for text in (
            label(detail.row.explanation, kind="title", wraps=True),
            label(explains, kind="muted", wraps=True),
        ):
            column.addWidget(text)
        form = QFormLayout()
        form.setSpacing(2 * STEP)
        for words, field in (
            (said("Number"), self.number_field),
            (said("Type"), self.type_field),
            (said("Company"), self.company_field),
        ):
            buddy = QLabel(words)
            buddy.setBuddy(field)
            form.addRow(buddy, field)
        column.addLayout(form)
        column.addLayout(row_of([None, self.cancel_button, self.accept_button]))
        self.number_field.setFocus()


def _field(name: str, spoken: str, pattern: str, text: str = "") -> QLineEdit:
    field = named(QLineEdit(text), name, spoken)
    field.setValidator(QRegularExpressionValidator(pattern, field))
    return field
