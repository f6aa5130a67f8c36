"""The way from a JDE document to the store's payload and back, beside the event."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mlconnector_gui.store.queries.trace import Trace, TracedDocument
from mlconnector_gui.ui.theme import STEP, fixed_font
from mlconnector_gui.ui.widgets.bits import (
    ElidedLabel,
    EmptyState,
    hairline,
    label,
    named,
    row_of,
    selectable,
)
from mlconnector_gui.ui.words.amounts import moment_text, money_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.notes import note_line
from mlconnector_gui.ui.words.states import state_words


class TracePane(QWidget):
    """JDE document, posting and source documents as one chain of buttons, with the payload under it."""

    ledger_wanted = Signal(int)
    """All events of a JDE document."""
    posting_wanted = Signal(str)
    payload_wanted = Signal(int)
    reveal_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tracePane")
        self._trace: Trace | None = None
        self.ledger_button = named(QPushButton(), "traceLedger")
        self.posting_button = named(QPushButton(), "tracePosting")
        self._ledger_rest = selectable(kind="muted", name="traceLedgerRest")
        self._posting_rest = selectable(kind="muted", name="tracePostingRest")
        self._notes = ElidedLabel(name="traceNotes")
        self.documents = named(QComboBox(), "traceDocument", said("Source document"))
        self._document_rest = selectable(kind="muted", name="traceDocumentRest")
        self.payload = named(QPlainTextEdit(readOnly=True), "tracePayload")
        self.payload.setAccessibleName(said("Payload as the store gave it"))
        self.payload.setProperty("kind", "payload")
        self.payload.setFont(fixed_font())
        self.payload.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.reveal_button = named(QPushButton(said("Show personal data…")), "traceReveal")
        self.reveal_button.setToolTip(said("Who looked, when and why is kept in the audit log."))
        self.copy_button = named(QPushButton(said("Copy")), "traceCopy", said("Copy the payload"))
        self._empty = EmptyState("traceEmpty")
        self._views = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def document_id(self) -> int | None:
        chosen = self.documents.currentData()
        return int(chosen) if chosen is not None else None

    def draw(self, trace: Trace | None) -> None:
        """Draw a trace; one that is shown already stays as it is, with what is read and revealed of it."""
        if trace is not None and trace == self._trace:
            return
        self._trace = trace
        if trace is None:
            self._empty.say(
                said("No trace for this event."), said("It is not about a posting or a document.")
            )
            self._views.setCurrentIndex(0)
            return
        self._views.setCurrentIndex(1)
        self.ledger_button.setText(trace.ledger or said("Not in JDE"))
        self.ledger_button.setEnabled(trace.ledger_number is not None)
        self.ledger_button.setToolTip(said("Show all events of this JDE document."))
        self._ledger_rest.setText(_ledger_words(trace))
        self.posting_button.setText(trace.explanation)
        self.posting_button.setToolTip(said("Open the posting in Review."))
        self._posting_rest.setText(
            said(
                "{state}, {gross}, reference {reference}",
                state=state_words(trace.state).word,
                gross=money_text(trace.gross),
                reference=trace.reference,
            )
        )
        self._draw_notes(trace)
        self.documents.clear()
        for document in trace.documents:
            self.documents.addItem(_document_words(document), document.document_id)
        self._ask_payload()

    def _draw_notes(self, trace: Trace) -> None:
        """Show the newest note in a line, and all of them on hover."""
        told = [note_line(note) for note in reversed(trace.notes)]
        newest = told[0] if told else ""
        if len(told) > 1:
            newest = said("{note}  (and {count:,} more)", note=newest, count=len(told) - 1)
        self._notes.set_whole(newest)
        self._notes.setToolTip("\n".join(told))
        self._notes.setAccessibleName("\n".join(told))
        self._notes.setVisible(bool(told))

    def show_payload(self, text: str, *, is_revealed: bool) -> None:
        self.payload.setPlainText(text or said("This document was deleted in the store."))
        self.copy_button.setEnabled(bool(text))
        self.reveal_button.setEnabled(bool(text) and not is_revealed)
        self.reveal_button.setText(
            said("Personal data is shown") if is_revealed else said("Show personal data…")
        )

    def _ask_payload(self) -> None:
        document = self._document()
        self.payload.clear()
        if document is None:
            self._document_rest.setText(said("No document of a store is behind this posting."))
            self.reveal_button.setEnabled(False)
            return
        self._document_rest.setText(
            said(
                "fetched {moment}, {size:,} bytes, hash {hash}…",
                moment=moment_text(document.fetched_at),
                size=document.size,
                hash=document.payload_hash[:16],
            )
        )
        self.payload_wanted.emit(document.document_id)

    def _document(self) -> TracedDocument | None:
        found = self._trace.documents if self._trace else ()
        return next((one for one in found if one.document_id == self.document_id), None)

    def _connect(self) -> None:
        self.ledger_button.clicked.connect(lambda _: self._go_to_ledger())
        self.posting_button.clicked.connect(
            lambda _: self.posting_wanted.emit(self._trace.posting_id) if self._trace else None
        )
        self.documents.activated.connect(lambda _: self._ask_payload())
        self.reveal_button.clicked.connect(
            lambda _: self.reveal_wanted.emit(self.document_id) if self.document_id is not None else None
        )
        self.copy_button.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.payload.toPlainText())
        )

    def _go_to_ledger(self) -> None:
        if self._trace is not None and self._trace.ledger_number is not None:
            self.ledger_wanted.emit(self._trace.ledger_number)

    def _lay_out(self) -> None:
        chain = QWidget()
        column = QVBoxLayout(chain)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        steps = QVBoxLayout()
        steps.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        steps.setSpacing(STEP)
        for title, button, rest in (
            (said("In JD Edwards"), self.ledger_button, self._ledger_rest),
            (said("Posting"), self.posting_button, self._posting_rest),
        ):
            steps.addWidget(label(title, kind="small"))
            steps.addLayout(row_of([button, None]))
            steps.addWidget(rest)
            if button is self.posting_button:
                steps.addWidget(self._notes)
            steps.addSpacing(STEP)
        steps.addWidget(label(said("In the store"), kind="small"))
        steps.addWidget(self.documents)
        steps.addWidget(self._document_rest)
        steps.addSpacing(STEP)
        steps.addLayout(row_of([self.reveal_button, self.copy_button, None]))
        column.addLayout(steps)
        column.addWidget(hairline())
        column.addWidget(self.payload, 1)
        self._views.addWidget(self._empty)
        self._views.addWidget(chain)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)
        self.draw(None)


def _ledger_words(trace: Trace) -> str:
    if not trace.ledger:
        return said(
            "to be entered in {target}, G/L date {date}", target=trace.target, date=trace.gl_date.isoformat()
        )
    parts = [trace.target, said("company {company}", company=trace.ledger_company)]
    parts.append(said("G/L date {date}", date=trace.gl_date.isoformat()))
    if trace.ledger_batch:
        parts.append(said("batch {batch}", batch=trace.ledger_batch))
    return ", ".join(parts)


def _document_words(document: TracedDocument) -> str:
    words = said(
        "{connection} {stream} {number}, revision {revision}",
        connection=document.connection,
        stream=spoken(document.stream),
        number=document.external_id,
        revision=document.revision,
    )
    return words if document.is_newest else said("{document}, older", document=words)
