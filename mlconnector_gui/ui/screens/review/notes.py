"""What people wrote about a posting and attached to it, and the field to write the next."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.services.annotate import LONGEST_TEXT
from mlconnector_gui.store.repositories.notes import Attachment, Note
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import clear_layout, hairline, label, named, row_of, selectable
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.notes import attachment_words

_FIELD_HEIGHT = 64


class NotesView(QWidget):
    """The newest on top; a comment goes with Ctrl+Enter, a draft stays when the posting is read anew."""

    comment_wanted = Signal(str)
    file_wanted = Signal(Path, str)
    """A file is to be attached, with what is written beside it."""
    save_wanted = Signal(str, Path)
    """The file of a note is to be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notesView")
        self._posting_id = ""
        self._notes = QVBoxLayout()
        self.field = named(QPlainTextEdit(), "noteField", said("Comment on this posting"))
        self.field.setProperty("kind", "input")
        self.field.setPlaceholderText(said("Comment, kept with the posting and in the audit log"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_FIELD_HEIGHT)
        self.field.installEventFilter(self)
        self.comment_button = named(QPushButton(said("Comment")), "noteComment")
        self.comment_button.setToolTip("Ctrl+Enter")
        self.attach_button = named(QPushButton(said("Attach file…")), "noteAttach")
        self.field.textChanged.connect(self._enable)
        self.comment_button.clicked.connect(lambda _: self._comment())
        self.attach_button.clicked.connect(lambda _: self._choose_file())
        self._enable()
        self._lay_out()

    def draw(self, posting_id: str, notes: tuple[Note, ...]) -> None:
        if posting_id != self._posting_id:
            self._posting_id = posting_id
            self.field.clear()
        clear_layout(self._notes)
        for note in reversed(notes):
            self._notes.addWidget(self._note(note))
        if not notes:
            self._notes.addWidget(
                label(said("Nobody has written about this posting."), kind="muted", wraps=True)
            )
        self._notes.addStretch(1)

    def written(self) -> None:
        """What was in the field is kept; begin the next."""
        self.field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._comment()
                return True
        return super().eventFilter(watched, event)

    @property
    def _text(self) -> str:
        return self.field.toPlainText().strip()

    def _enable(self) -> None:
        self.comment_button.setEnabled(0 < len(self._text) <= LONGEST_TEXT)

    def _comment(self) -> None:
        if self.comment_button.isEnabled():
            self.comment_wanted.emit(self._text)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, said("Attach a file to this posting"))
        dialog.setObjectName("noteFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.file_wanted.emit(Path(name), self._text))
        dialog.open()

    def _choose_place(self, note: Note, attachment: Attachment) -> None:
        dialog = QFileDialog(self, said("Save a copy of the file"), attachment.name)
        dialog.setObjectName("noteSaveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_wanted.emit(note.note_id, Path(name)))
        dialog.open()

    def _note(self, note: Note) -> QWidget:
        made = named(QWidget(), f"note.{note.note_id}")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        if note.text:
            column.addWidget(selectable(note.text))
        if (attachment := note.attachment) is not None:
            save = named(QPushButton(said("Save copy…")), f"noteSave.{note.note_id}")
            save.setAccessibleName(said("Save a copy of {file}", file=attachment.name))
            save.clicked.connect(lambda _: self._choose_place(note, attachment))
            told = selectable(attachment_words(attachment))
            told.setToolTip(f"SHA-256 {attachment.sha256}")
            row = row_of([told, save])
            row.setStretch(0, 1)
            column.addLayout(row)
        who = f"{moment_text(note.written_at)}  ·  {note.person}"
        column.addWidget(selectable(who, kind="small"))
        made.setAccessibleName(f"{note.text} {attachment.name if attachment else ''}, {who}")
        return made

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        inner.setLayout(self._notes)
        self._notes.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        self._notes.setSpacing(3 * STEP)
        area = named(QScrollArea(widgetResizable=True), "noteList", said("Comments and files"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        foot = QVBoxLayout()
        foot.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        foot.setSpacing(2 * STEP)
        foot.addWidget(self.field)
        foot.addLayout(row_of([None, self.attach_button, self.comment_button]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)
