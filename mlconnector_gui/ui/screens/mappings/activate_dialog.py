"""Before a draft comes into force: what it changes, what it frees, what is wrong with it, and why it is made."""

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlconnector_gui.ui.screens.mappings.presenter import ActivationSummary
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of, selectable, wrappable
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.mapping import change_counts, change_words, simulation_words

_MOST_SHOWN = 200
_LIST_HEIGHT = 180


class ActivateDialog(QDialog):
    """The button names what will be done; it works once a reason is written. `wants_back`: send it back instead."""

    def __init__(self, summary: ActivationSummary, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("activateDialog")
        self.setMinimumWidth(640)
        self.wants_back = False
        self._summary = summary
        self.field = named(QPlainTextEdit(), "activateReason", said("Reason"))
        self.field.setProperty("kind", "input")
        self.field.setPlaceholderText(said("Reason, kept with the version and in the audit log"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(72)
        self.accept_button = named(QPushButton(_does(summary), default=True), "activateAccept")
        self.accept_button.setProperty("primary", True)
        self.back_button = named(QPushButton(said("Send back")), "activateSendBack")
        self.back_button.setVisible(summary.is_approval)
        self.cancel_button = named(QPushButton(said("Cancel")), "activateCancel")
        self.accept_button.clicked.connect(self.accept)
        self.back_button.clicked.connect(lambda _: self._send_back())
        self.cancel_button.clicked.connect(self.reject)
        self.field.textChanged.connect(self._offer)
        self._lay_out()
        self._offer()

    @property
    def reason(self) -> str:
        return self.field.toPlainText().strip()

    def _offer(self) -> None:
        self.accept_button.setEnabled(self._summary.is_approval or bool(self.reason))
        self.back_button.setEnabled(bool(self.reason))
        self.back_button.setToolTip("" if self.reason else said("Say why first."))

    def _send_back(self) -> None:
        self.wants_back = True
        self.accept()

    def _lay_out(self) -> None:
        summary = self._summary
        title = said("{verb} version {version}", verb=_verb(summary), version=summary.version)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(label(title, kind="title"))
        notes = QVBoxLayout()
        notes.setSpacing(STEP)
        notes.addWidget(selectable(_sums(summary), name="activateSummary"))
        for words, role in _notes(summary):
            notes.addWidget(selectable(words, role=role))
        column.addLayout(notes)
        column.addWidget(_changes(summary), 1)
        if summary.is_approval:
            column.addWidget(
                selectable(said("Reason given: {reason}", reason=summary.reason), name="activateGiven")
            )
            self.field.setPlaceholderText(said("Reason, only needed to send it back"))
        column.addWidget(self.field)
        column.addLayout(row_of([None, self.cancel_button, self.back_button, self.accept_button]))
        self.field.setFocus()


def _verb(summary: ActivationSummary) -> str:
    if summary.is_approval:
        return said("Approve")
    return said("Submit") if summary.needs_second_person else said("Activate")


def _does(summary: ActivationSummary) -> str:
    return f"{_verb(summary)}, {change_counts(summary.changes)}"


def _sums(summary: ActivationSummary) -> str:
    frees = said("{postings} will have every account", postings=counted(summary.freed, "blocked posting"))
    return said(
        "{changes}. {frees}; what nobody has approved is prepared again.",
        changes=change_counts(summary.changes).capitalize(),
        frees=frees,
    )


def _notes(summary: ActivationSummary) -> list[tuple[str, str]]:
    """(words, colour role)."""
    notes = []
    if summary.blocking:
        rules = counted(summary.blocking, "rule")
        notes.append(
            (
                said("JD Edwards takes no postings for {rules}; what they cover stays blocked.", rules=rules),
                "warning",
            )
        )
    if summary.simulation is not None:
        notes.append((said("Simulated: {simulation}", simulation=simulation_words(summary.simulation)), ""))
    else:
        notes.append(
            (said("These rules were not simulated as they stand. S tries them on the last month."), "warning")
        )
    if summary.needs_second_person and not summary.is_approval:
        notes.append((said("They come into force when another person approves them."), ""))
    notes.append((said("Postings that are approved or sent already stay as they are."), ""))
    return notes


def _changes(summary: ActivationSummary) -> QScrollArea:
    inner = QWidget()
    inner.setProperty("kind", "scrolled")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 2 * STEP, 0)
    column.setSpacing(STEP)
    for change in summary.changes[:_MOST_SHOWN]:
        column.addWidget(selectable(wrappable(change_words(change))))
    if len(summary.changes) > _MOST_SHOWN:
        more = len(summary.changes) - _MOST_SHOWN
        column.addWidget(label(said("… and {changes}", changes=counted(more, "more change")), kind="muted"))
    column.addStretch(1)
    area = named(QScrollArea(widgetResizable=True), "activateChanges", said("Changes"))
    area.setWidget(inner)
    area.setMinimumHeight(_LIST_HEIGHT)
    return area
