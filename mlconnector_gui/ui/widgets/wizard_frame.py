"""The frame of a wizard: steps at the left, one idea a page, problems beneath it, the way on at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import hairline, label, named, row_of, upright
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import sentence

_STEPS_WIDTH = 176


class WizardFrame(QDialog):
    """Lays the pages out; what the buttons do is said by whoever inherits."""

    def __init__(self, steps: Sequence[str], parent: QWidget, *, name: str, title: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.resize(860, 640)
        self.pages = named(QStackedWidget(), f"{name}.pages")
        self.problem = label(role="bad", wraps=True, name=f"{name}.problem")
        self.back_button = named(QPushButton(said("Back")), f"{name}.back")
        self.next_button = named(QPushButton(said("Next"), default=True), f"{name}.next")
        self.next_button.setProperty("primary", True)
        self.cancel_button = named(QPushButton(said("Cancel")), f"{name}.cancel")
        self._steps = [label(f"{place}  {said(words)}") for place, words in enumerate(steps, 1)]
        self._lay_out_frame()

    def add_page(self, inner: QVBoxLayout, name: str, words: str) -> None:
        """Put a column on a page of its own, which scrolls where it must."""
        content = QWidget()
        content.setProperty("kind", "scrolled")
        inner.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 5 * STEP)
        content.setLayout(inner)
        area = named(QScrollArea(widgetResizable=True), name, words)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        self.pages.addWidget(area)

    def turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        for place, step in enumerate(self._steps):
            step.setProperty("kind", "heading" if place == page else "muted")
            step.style().unpolish(step)
            step.style().polish(step)
        self.problem.hide()

    def say_problem(self, problem: Problem) -> None:
        words = sentence(problem)
        self.say(f"{words.what} {words.stops} {words.remedy}")

    def say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _lay_out_frame(self) -> None:
        steps = named(QWidget(), f"{self.objectName()}.steps", said("Steps"))
        column = QVBoxLayout(steps)
        column.setContentsMargins(5 * STEP, 5 * STEP, 4 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        for step in self._steps:
            column.addWidget(step)
        column.addStretch(1)
        steps.setFixedWidth(_STEPS_WIDTH)
        foot = row_of([self.back_button, None, self.cancel_button, self.next_button])
        foot.setContentsMargins(5 * STEP, 3 * STEP, 5 * STEP, 4 * STEP)
        self.problem.setContentsMargins(5 * STEP, 2 * STEP, 5 * STEP, 2 * STEP)
        self.problem.hide()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addWidget(self.problem)
        right.addWidget(hairline())
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(steps)
        whole.addWidget(upright())
        whole.addLayout(right, 1)
