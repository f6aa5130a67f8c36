"""A bar over the work where a problem stands until it is closed: what happened, what it stops, what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.icons import icon, icon_pixmap
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import named
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import Sentence, sentence


class ProblemBar(QFrame):
    """Hidden until something is wrong; also tells, in green, what was done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemBar")
        self._words: Sentence | None = None
        self._fix: Callable[[], None] | None = None
        self._icon = QLabel()
        self._what = _label("problemWhat")
        self._rest = _label("problemRest", "muted")
        self._technical = _label("problemTechnical", "small")
        self.fix_button = _button("problemFix", said("Fix"), self._fix_it)
        self.details_button = _button("problemDetails", said("Details"), self._toggle_details)
        self.copy_button = _button("problemCopy", said("Copy for IT"), self._copy)
        self.close_button = named(QToolButton(), "problemClose")
        self.close_button.setToolTip(said("Close"))
        self.close_button.setAccessibleName(said("Close this message"))
        self.close_button.clicked.connect(self.clear)
        self._lay_out()
        self.hide()

    def show_problem(
        self, problem: Problem, *, fix_words: str = "", fix: Callable[[], None] | None = None
    ) -> None:
        words = sentence(problem)
        self._words, self._fix = words, fix
        self._technical.setText(words.technical)
        self._technical.hide()
        self.fix_button.setText(fix_words)
        self._show("bad", "warning", words.what, " ".join((words.stops, words.remedy)))

    def show_done(self, what: str) -> None:
        self._words = self._fix = None
        self._technical.hide()
        self._show("good", "approved", what, "")

    def show_warning(self, what: str, rest: str = "") -> None:
        self._words = self._fix = None
        self._technical.hide()
        self._show("warning", "warning", what, rest)

    def clear(self) -> None:
        self.hide()

    def _show(self, tone: str, icon_name: str, what: str, rest: str) -> None:
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.setPixmap(icon_pixmap(icon_name, tone))
        self.close_button.setIcon(icon("close", "text"))
        self._what.setText(what)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.fix_button.setVisible(self._fix is not None)
        self.details_button.setVisible(bool(self._words and self._words.technical))
        self.copy_button.setVisible(self._words is not None)
        self.setAccessibleName(f"{what} {rest}")
        self.show()

    def _fix_it(self) -> None:
        if self._fix is not None:
            self._fix()

    def _toggle_details(self) -> None:
        self._technical.setVisible(not self._technical.isVisible())

    def _copy(self) -> None:
        if self._words is not None:
            QGuiApplication.clipboard().setText(self._words.for_it)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(STEP // 2)
        for label in (self._what, self._rest, self._technical):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        row.setSpacing(2 * STEP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self.fix_button, self.details_button, self.copy_button, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


def _label(name: str, kind: str = "") -> QLabel:
    label = named(QLabel(wordWrap=True), name)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _button(name: str, text: str, clicked: Callable[[], None]) -> QPushButton:
    button = named(QPushButton(text), name)
    button.clicked.connect(lambda _: clicked())
    return button
