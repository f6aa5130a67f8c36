"""The window's frame: environment band, rail, and status bar."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.ui.environment import EnvironmentBand
from mlconnector_gui.ui.icons import icon, icon_pixmap
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import ElidedLabel, hairline, label, named
from mlconnector_gui.ui.words.amounts import number_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import said

BAND_HEIGHT = 24
RAIL_WIDTH = 144
_MOST_NAMED, _MOST_UNWELL = 6, 1
DIGITS = 9
"""So many screens have a key of their own; Ctrl+K finds the others."""
_LOOKS = {"good": "dot", "bad": "cross", "warning": "warning"}
"""Icon by colour role: a state is never told by colour alone."""


class Band(QLabel):
    """Says which books these are; there is none over production."""

    def __init__(self, band: EnvironmentBand) -> None:
        super().__init__(said(band.text))
        self.setObjectName("environmentBand")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(BAND_HEIGHT)
        self.setVisible(band.is_shown)
        if band.is_shown:
            paper, ink = band.colours
            self.setAutoFillBackground(True)
            self.setStyleSheet(f"background: {paper}; color: {ink}; font-weight: 600;")
            self.setProperty("paper", QColor(paper))
            self.setForegroundRole(QPalette.ColorRole.WindowText)


class Rail(QWidget):
    """Screens in the order of a day; Ctrl and a number jumps."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self.setAccessibleName(said("Screens"))
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[str, QPushButton] = {}
        self._words: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * STEP, 3 * STEP, 2 * STEP, 3 * STEP)
        self._column.setSpacing(STEP // 2)

    def add(self, key: str, words: str, icon_name: str) -> None:
        number = len(self._buttons) + 1
        button = named(QPushButton(words), f"rail.{key}")
        button.setCheckable(True)
        button.setToolTip(f"Ctrl+{number}" if number <= DIGITS else "")
        button.setProperty("kind", "rail")
        button.setProperty("iconName", icon_name)
        button.setIcon(icon(icon_name, "text"))
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[key], self._words[key] = button, words
        self._column.addWidget(button)

    def add_line(self) -> None:
        self._column.addSpacing(2 * STEP)
        self._column.addWidget(hairline())
        self._column.addSpacing(2 * STEP)

    def end(self) -> None:
        """Every screen is there: be as wide as the longest word, with room for its count."""
        self._column.addStretch(1)
        longest = max(button.sizeHint().width() for button in self._buttons.values())
        self.setFixedWidth(max(RAIL_WIDTH, longest + 4 * STEP))

    def choose(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def words(self, key: str) -> str:
        return self._words[key]

    def count(self, counts: Mapping[str, int]) -> None:
        for key, number in counts.items():
            words = self._words[key]
            self._buttons[key].setText(f"{words}  {number_text(number)}" if number else words)
            self._buttons[key].setAccessibleName(
                said("{words}, {number} waiting", words=words, number=number) if number else words
            )

    def redraw(self) -> None:
        for button in self._buttons.values():
            button.setIcon(icon(str(button.property("iconName")), "text"))


def _fitting(connections: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    if len(connections) <= _MOST_NAMED:
        return connections
    well = [name for name, role, _ in connections if role == "good"]
    others = [one for one in connections if one[1] != "good"]
    named, unnamed = others[:_MOST_UNWELL], [name for name, _, _ in others[_MOST_UNWELL:]]
    more = [(said("{count} more", count=len(unnamed)), "bad", ", ".join(unnamed))] if unnamed else []
    return [*named, *more, (said("{count} connections work", count=len(well)), "good", ", ".join(well))]


class Status(QWidget):
    """Engine, last proof and connections on the left; what is selected on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setFixedHeight(28)
        self._engine_icon = QLabel()
        self.engine = label(kind="muted", name="engineState")
        self.proof = label(kind="muted", name="lastProof")
        self.note = ElidedLabel(kind="muted", name="statusNote")
        self.person = named(QPushButton(), "statusPerson")
        self.person.setProperty("kind", "link")
        self.person.hide()
        self.selection = label(name="selectionTotals")
        self._connections = QHBoxLayout()
        self._connections.setSpacing(STEP)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * STEP, 0, 4 * STEP, 0)
        row.setSpacing(2 * STEP)
        row.addWidget(self._engine_icon)
        row.addWidget(self.engine)
        row.addSpacing(3 * STEP)
        row.addWidget(self.proof)
        row.addSpacing(3 * STEP)
        row.addLayout(self._connections)
        row.addWidget(self.note, 1)
        row.addWidget(self.selection)
        row.addWidget(self.person)

    def show_person(self, name: str, *, is_shared: bool) -> None:
        """Say who acts, where several people share the workstation; elsewhere nothing."""
        self.person.setText(name)
        self.person.setAccessibleName(said("{name} works here. Sign in as another person", name=name))
        self.person.setToolTip(said("Sign in as another person"))
        self.person.setVisible(is_shared)

    def show_engine(self, state: str) -> None:
        role = {"running": "good", "paused": "warning", "stopped": "bad"}.get(state, "neutral")
        self._engine_icon.setPixmap(icon_pixmap("dot", role, 12))
        self.engine.setText(said("Engine {state}", state=spoken(state)))

    def show_connections(self, connections: list[tuple[str, str, str]]) -> None:
        """Show each connection as (name, colour role, what it says on hover); of many only those not well by name."""
        while (item := self._connections.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name, role, tip in _fitting(connections):
            dot = QLabel()
            dot.setToolTip(tip)
            dot.setPixmap(icon_pixmap(_LOOKS.get(role, "half"), role, 12))
            dot.setAccessibleName(f"{name}: {tip}")
            self._connections.addWidget(label(name, kind="muted"))
            self._connections.addWidget(dot)
            self._connections.addSpacing(2 * STEP)
