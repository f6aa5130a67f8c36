"""Long work in one line: what is done, how far it is, and a button that ends it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from mlconnector_gui.services.work_progress import WorkProgress
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.words.amounts import progress_text
from mlconnector_gui.ui.words.language import said

_LOOK_MILLISECONDS = 100
_STEPS = 1_000


class WorkBar(QFrame):
    """
    Hidden until work begins; looks at the work's progress ten times a second, and never waits for it.

    Work of the engine is looked at by the screen instead, which draws how far it is and is told when it is to end.
    """

    cancel_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "news")
        self._progress: WorkProgress | None = None
        self._does = ""
        self._words = label(name=f"{name}.words")
        self._line = named(QProgressBar(), f"{name}.line", said("Progress"))
        self._line.setRange(0, _STEPS)
        self._line.setTextVisible(False)
        self._line.setFixedHeight(6)
        self.cancel_button = named(QPushButton(said("Cancel")), f"{name}.cancel")
        self.cancel_button.clicked.connect(lambda _: self._cancel())
        row = row_of([self._words, self._line, self.cancel_button])
        row.setContentsMargins(3 * STEP, STEP, 2 * STEP, STEP)
        row.setStretch(1, 1)
        self.setLayout(row)
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self.hide()

    def begin(self, does: str) -> WorkProgress:
        """Show that work begins; what is returned goes with it."""
        self._progress, self._does = WorkProgress(), does
        self.cancel_button.setEnabled(True)
        self._look()
        self.show()
        self._timer.start()
        return self._progress

    def end(self) -> None:
        self._timer.stop()
        self._progress = None
        self.hide()

    def draw(self, words: str, parts: float, *, can_cancel: bool) -> None:
        """Show how far work is that somebody else looks after."""
        self._words.setText(words)
        self._line.setValue(int(parts * _STEPS))
        self.cancel_button.setEnabled(can_cancel)
        self.show()

    def _look(self) -> None:
        if self._progress is not None:
            self._words.setText(f"{self._does}: {progress_text(self._progress.done, self._progress.total)}")
            self._line.setValue(int(self._progress.parts * _STEPS))

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
        self.cancel_button.setEnabled(False)
        self.cancel_wanted.emit()
