"""What every screen is to the window."""

from abc import abstractmethod
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.theme import CONTROL_HEIGHT, STEP
from mlconnector_gui.ui.widgets.bits import label
from mlconnector_gui.ui.widgets.problem_bar import ProblemBar
from mlconnector_gui.ui.words.language import said


class Screen(QWidget):
    """
    A title row, a bar for problems, and the work under it.

    The window calls `refresh` when the screen is shown and when something it shows has changed.
    """

    status_changed = Signal(str)
    """Words for the right end of the status bar: what is selected."""

    told = Signal(str)
    """Words for the status bar: what was just done."""

    subjects: frozenset[str] = frozenset()
    """Subjects of events that make the screen stale."""

    def __init__(self, title: str, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.bar = ProblemBar()
        self.head = QHBoxLayout()
        self.head.setSpacing(2 * STEP)
        self.head.addStrut(CONTROL_HEIGHT + 2)
        self.head.addWidget(label(title, kind="title", name=f"{name}.title"))
        self.head.addSpacing(2 * STEP)
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * STEP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        whole.setSpacing(3 * STEP)
        whole.addLayout(self.head)
        whole.addWidget(self.bar)
        whole.addLayout(self.body, 1)

    @abstractmethod
    def refresh(self) -> None:
        """Read anew what is shown."""

    @abstractmethod
    def focus_first(self) -> None:
        """Give the focus to where work begins."""

    def remember(self, memory: Memory) -> None:
        """Keep splitters and columns."""

    def restore(self, memory: Memory) -> None:
        """Put splitters and columns back."""

    def is_stale_after(self, changed: Mapping[str, frozenset[str]]) -> bool:
        return bool(self.subjects & changed.keys())

    def show_problem(self, problem: Problem) -> None:
        fix = self.fix_for(problem)
        self.bar.show_problem(problem, fix_words=fix[0] if fix else "", fix=fix[1] if fix else None)

    def fix_for(self, problem: Problem) -> tuple[str, Callable[[], None]] | None:
        """Offer what mends a problem from here: most are mended by looking again."""
        if problem.code in {
            "posting.moved_meanwhile",
            "posting.changed_meanwhile",
            "posting.already_approved",
        }:
            return (said("Look again"), self.look_again)
        return None

    def look_again(self) -> None:
        self.bar.clear()
        self.refresh()
