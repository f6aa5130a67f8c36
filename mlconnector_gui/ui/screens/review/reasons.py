"""The reasons on the right: checks, the source as the store gave it, and what happened so far."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store.queries.review import PostingDetail
from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.screens.review.history import HistoryLine, history_lines
from mlconnector_gui.ui.screens.review.mends import WORDS, Mend, mend_of, mend_of_code
from mlconnector_gui.ui.screens.review.notes import NotesView
from mlconnector_gui.ui.theme import STEP, fixed_font
from mlconnector_gui.ui.widgets.bits import clear_layout, hairline, label, named, row_of, selectable
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.checks import (
    CheckLine,
    Found,
    check_lines,
    customer_check_lines,
    item_check_lines,
    new_record_check_lines,
    receipt_check_lines,
    record_check_lines,
)
from mlconnector_gui.ui.words.events import field_text, spoken, spoken_field
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import code_sentence
from mlconnector_gui.ui.words.states import state_words

_UNRESOLVED = {PostingState.REJECTED, PostingState.IN_DOUBT, PostingState.NEEDS_PERSON}
_EXTERNAL_ID = Qt.ItemDataRole.UserRole + 1
CHECKS, SOURCE, HISTORY, NOTES = "checks", "source", "history", "notes"


class ReasonsPane(QWidget):
    """Four views of why the posting is as it is."""

    source_wanted = Signal(int)
    """A document's payload is to be shown."""
    mending_wanted = Signal()
    """What stops the posting is to be mended: mapped, matched, treated."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reasonsPane")
        self.tabs = ViewTabs(
            (
                (CHECKS, said("Checks")),
                (SOURCE, said("Source")),
                (HISTORY, said("History")),
                (NOTES, said("Comments")),
            ),
            name="reasonTabs",
            title=said("Reasons"),
            shows_zero=False,
        )
        self.tabs.chosen.connect(self._choose)
        self._checks, self._checks_area = _column("checkList", said("Checks"))
        self._history, self._history_area = _column("historyList", said("History"))
        self.notes = NotesView()
        self._documents = named(QComboBox(), "documentChoice", said("Document"))
        self._documents.activated.connect(lambda _: self._ask_source())
        self.payload = named(QPlainTextEdit(readOnly=True), "payload")
        self.payload.setAccessibleName(said("Payload as the store gave it, personal data hidden"))
        self.payload.setProperty("kind", "payload")
        self.payload.setFont(fixed_font())
        self.payload.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._copy = named(QPushButton(said("Copy")), "payloadCopy")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.payload.toPlainText()))
        self._views = QStackedWidget()
        self._lay_out()

    def draw(self, detail: PostingDetail) -> None:
        checks = _check_lines_of(detail)(
            [(found.code, found.severity, found.params) for found in detail.findings]
        )
        history = history_lines(detail)
        clear_layout(self._checks)
        for text in (*_refusal(detail), *_in_ledger(detail), *_source_change(detail)):
            self._checks.addWidget(text)
        offered = mend_of(detail)
        for line in checks:
            self._checks.addWidget(_check(line))
            if offered is not None and mend_of_code(line.name, detail.row.kind) is offered:
                self._checks.addWidget(self._mend_button(offered), 0, Qt.AlignmentFlag.AlignLeft)
                offered = None
        self._checks.addStretch(1)
        clear_layout(self._history)
        for happened in history:
            self._history.addWidget(_happened(happened))
        self._history.addStretch(1)
        self._offer_documents(detail)
        self.notes.draw(detail.row.posting_id, detail.notes)
        failed = sum(line.role in {"bad", "warning"} for line in checks)
        self.tabs.count(
            {CHECKS: failed, SOURCE: len(detail.documents), HISTORY: len(history), NOTES: len(detail.notes)}
        )
        if self.tabs.current == SOURCE:
            self._ask_source()

    def show_payload(self, text: str) -> None:
        """Show a payload, or the words for one that is no more."""
        self.payload.setPlainText(text or said("This document was deleted in the store."))
        self._copy.setEnabled(bool(text))

    def show_view(self, name: str) -> None:
        self.tabs.choose(name)
        self._choose(name)

    def show_document(self, external_id: str) -> None:
        """Turn to one of the documents behind the posting."""
        ids = [self._documents.itemData(place, _EXTERNAL_ID) for place in range(self._documents.count())]
        if external_id in ids:
            self._documents.setCurrentIndex(ids.index(external_id))
        self.show_view(SOURCE)
        self.payload.setFocus()

    def write_note(self) -> None:
        """Turn to the comments, and begin to write one."""
        self.show_view(NOTES)
        self.notes.field.setFocus()

    def _mend_button(self, mend: Mend) -> QPushButton:
        button = named(QPushButton(said(WORDS[mend].button)), WORDS[mend].name)
        button.clicked.connect(lambda _: self.mending_wanted.emit())
        return button

    def _choose(self, name: str) -> None:
        self._views.setCurrentIndex((CHECKS, SOURCE, HISTORY, NOTES).index(name))
        if name == SOURCE:
            self._ask_source()

    def _ask_source(self) -> None:
        if self._documents.count():
            self.source_wanted.emit(self._documents.currentData())
        else:
            self.payload.setPlainText(said("No document is linked to this posting."))

    def _offer_documents(self, detail: PostingDetail) -> None:
        chosen = self._documents.currentData()
        self._documents.clear()
        for document in reversed(detail.documents):
            words = said(
                "{stream} {number}, revision {revision} (newest)"
                if document.is_newest
                else "{stream} {number}, revision {revision} (older)",
                stream=spoken(document.stream),
                number=document.external_id,
                revision=document.revision,
            )
            self._documents.addItem(words, document.document_id)
            self._documents.setItemData(self._documents.count() - 1, document.external_id, _EXTERNAL_ID)
        self._documents.setCurrentIndex(max(self._documents.findData(chosen), 0))
        self.payload.clear()

    def _lay_out(self) -> None:
        source = QWidget()
        column = QVBoxLayout(source)
        column.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        column.setSpacing(2 * STEP)
        top = row_of([self._documents])
        top.setStretch(0, 1)
        top.addWidget(self._copy)
        column.addLayout(top)
        column.addWidget(self.payload, 1)
        for view in (self._checks_area, source, self._history_area, self.notes):
            self._views.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row_of([self.tabs, None], margins=(2 * STEP, STEP, 2 * STEP, STEP)))
        whole.addWidget(hairline())
        whole.addWidget(self._views, 1)


def _column(name: str, title: str) -> tuple[QVBoxLayout, QScrollArea]:
    inner = QWidget()
    inner.setProperty("kind", "scrolled")
    column = QVBoxLayout(inner)
    column.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
    column.setSpacing(2 * STEP)
    area = named(QScrollArea(widgetResizable=True), name, title)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return column, area


def _check(line: CheckLine) -> QWidget:
    made = named(QWidget(), f"check.{line.name}")
    made.setAccessibleName(f"{line.glyph} {line.text} {line.remedy}")
    words = QVBoxLayout()
    words.setSpacing(STEP // 2)
    words.addWidget(selectable(line.text))
    if line.remedy:
        words.addWidget(selectable(line.remedy, kind="muted"))
    return _with_icon(made, line.icon, line.role, words)


def _happened(line: HistoryLine) -> QWidget:
    made = QWidget()
    words = QVBoxLayout()
    words.setSpacing(STEP // 2)
    words.addWidget(selectable(line.what))
    if line.rest:
        words.addWidget(selectable(line.rest, kind="muted"))
    words.addWidget(selectable(f"{moment_text(line.at)}  ·  {line.who}", kind="small"))
    made.setAccessibleName(f"{line.what} {line.rest}, {line.who}, {moment_text(line.at)}")
    return _with_icon(made, line.icon, line.role, words)


def _with_icon(made: QWidget, name: str, role: str, words: QVBoxLayout) -> QWidget:
    picture = QLabel()
    picture.setPixmap(icon_pixmap(name, role))
    row = row_of([])
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    made.setLayout(row)
    return made


def _check_lines_of(detail: PostingDetail) -> Callable[[Iterable[Found]], tuple[CheckLine, ...]]:
    if detail.item is not None:
        return item_check_lines
    if detail.receipt is not None:
        return receipt_check_lines
    if detail.record is not None:
        return new_record_check_lines if detail.record.record.creates else record_check_lines
    return customer_check_lines if detail.customer is not None else check_lines


def _refusal(detail: PostingDetail) -> list[QWidget]:
    """Quote JDE's own words beneath ours while the last attempt stands unresolved."""
    if detail.row.state not in _UNRESOLVED or not detail.attempts:
        return []
    words = QVBoxLayout()
    words.setSpacing(STEP // 2)
    words.addWidget(label(_meaning(detail), wraps=True))
    words.addWidget(
        selectable(detail.attempts[-1].technical or said("JD Edwards gave no message."), kind="muted")
    )
    look = state_words(detail.row.state)
    return [_with_icon(named(QWidget(), "lastAttempt"), look.icon, look.role, words)]


def _meaning(detail: PostingDetail) -> str:
    """Say why a person is needed, where that is known."""
    if detail.row.state is not PostingState.NEEDS_PERSON or not detail.row.why:
        return state_words(detail.row.state).means
    words = code_sentence(detail.row.why, {})
    return f"{words.what} {words.remedy}"


def _told_change(name: str, value: Any) -> str:
    """Show differing lines account by account, as before and after."""
    if name != "lines":
        return f"{spoken(name)}: {field_text(value)}"
    return "\n".join(
        f"{spoken_field(str(line['what']))}: {line['before'] or '–'} → {line['after'] or '–'}"
        for line in value
    )


def _source_change(detail: PostingDetail) -> list[QWidget]:
    if not detail.source_change:
        return []
    told = "\n".join(_told_change(name, value) for name, value in detail.source_change.items())
    change = named(QWidget(), "sourceChange")
    words = QVBoxLayout()
    words.addWidget(label(said("The source changed after this was sent."), kind="heading", wraps=True))
    words.addWidget(selectable(told, kind="muted"))
    words.addWidget(
        selectable(said("Book the difference, reverse the entry and let it be made anew, or let it stand."))
    )
    return [_with_icon(change, "changed", "warning", words)]


def _in_ledger(detail: PostingDetail) -> list[QWidget]:
    """What JDE was found to hold otherwise, each with its sentence."""
    drawn = []
    for found in detail.ledger_findings:
        words = code_sentence(found.code, found.params)
        column = QVBoxLayout()
        column.addWidget(selectable(words.what))
        column.addWidget(selectable(words.stops, kind="muted"))
        column.addWidget(selectable(words.remedy))
        drawn.append(_with_icon(named(QWidget(), f"inLedger.{found.code}"), "cross", "bad", column))
    return drawn
