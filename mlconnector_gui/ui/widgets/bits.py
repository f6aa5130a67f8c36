"""Small pieces that every screen is made of: labels, panes, lines, empty states."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.ui.theme import STEP, fixed_font

Made = TypeVar("Made", bound=QWidget)
_NAME_WIDTH = 168
_LONG_WORD = 24


def named(widget: Made, name: str, spoken: str = "") -> Made:
    """Give a widget the name tests find it by, and the one screen readers say."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    return widget


class ElidedLabel(QLabel):
    """
    A line of text that is cut with an ellipsis, and shows the whole on hover.

    One that keeps its end is cut in the middle: names and numbers are told apart by their ends.
    """

    def __init__(self, text: str = "", *, kind: str = "", name: str = "", keeps_end: bool = False) -> None:
        super().__init__()
        self._whole = text
        self._cut_at = Qt.TextElideMode.ElideMiddle if keeps_end else Qt.TextElideMode.ElideRight
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_whole(text)

    @property
    def whole(self) -> str:
        return self._whole

    def set_whole(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: object) -> None:  # noqa: N802  Qt's name
        self._cut()

    def _cut(self) -> None:
        self.ensurePolished()
        self.setText(self.fontMetrics().elidedText(self._whole, self._cut_at, self.width()))


def label(text: str = "", *, kind: str = "", role: str = "", name: str = "", wraps: bool = False) -> QLabel:
    made = named(QLabel(text, wordWrap=wraps), name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setProperty("role", role)
    return made


def selectable(text: str = "", *, kind: str = "", role: str = "", name: str = "") -> QLabel:
    made = label(text, kind=kind, role=role, name=name, wraps=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a label the colour of a state."""
    _dress(widget, "role", role)


def set_primary(button: QPushButton, is_primary: bool) -> None:
    """Let a button be what comes next, or one of the others."""
    if button.property("primary") is not is_primary:
        _dress(button, "primary", is_primary)


def _dress(widget: QWidget, name: str, value: object) -> None:
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def pane(name: str) -> tuple[QFrame, QVBoxLayout]:
    """Return a framed surface and its column."""
    frame = named(QFrame(), name)
    frame.setProperty("kind", "pane")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return frame, column


def framed(name: str, widget: QWidget) -> QFrame:
    """Put a widget on a framed surface of its own."""
    frame, column = pane(name)
    column.addWidget(widget)
    return frame


def fill_splitter(
    splitter: QSplitter, *parts: QWidget, sizes: tuple[int, int], stretch: tuple[int, int] = (1, 1)
) -> None:
    """Put parts beside each other, none of which can be pushed out of sight."""
    for part in parts:
        splitter.addWidget(part)
    splitter.setHandleWidth(2 * STEP)
    splitter.setChildrenCollapsible(False)
    splitter.setSizes(list(sizes))
    for place, share in enumerate(stretch):
        splitter.setStretchFactor(place, share)


def hairline() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    return line


def upright() -> QFrame:
    """Return a hairline that stands."""
    line = QFrame()
    line.setProperty("kind", "upright")
    return line


def row_of(
    widgets: Iterable[QWidget | None], *, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Lay widgets out in a row; None is the space that grows."""
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(2 * STEP)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row


def breakable(text: str) -> str:
    """Let long runs without a blank break across lines."""
    return "\u200b".join(text[start : start + 16] for start in range(0, len(text), 16))


def _words_width(text: str) -> int:
    return QFontMetrics(QApplication.font()).horizontalAdvance(text) + STEP


def wrappable(text: str) -> str:
    """Let words that are wider than a line break; others stay whole."""
    return " ".join(breakable(word) if len(word) > _LONG_WORD else word for word in text.split(" "))


def fact_grid(
    facts: Iterable[tuple[str, str]], *, fixed_pitch: frozenset[str] = frozenset()
) -> tuple[QWidget, QGridLayout]:
    """Lay out names and values in two columns; values can be selected, and both wrap, the values later."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setHorizontalSpacing(4 * STEP)
    grid.setVerticalSpacing(STEP + 2)
    grid.setColumnStretch(1, 1)
    facts = list(facts)
    longest = max((_words_width(name) for name, _ in facts), default=0)
    grid.setColumnMinimumWidth(0, min(longest, _NAME_WIDTH))
    for place, (name, text) in enumerate(facts):
        heading, value = selectable(name, kind="muted"), selectable(text or "–")
        heading.setMaximumWidth(_NAME_WIDTH)
        if name.lower() in fixed_pitch:
            value.setFont(fixed_font())
            value.setText(breakable(text))
        grid.addWidget(heading, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, place, 1, Qt.AlignmentFlag.AlignTop)
    return table, grid


class EmptyState(QWidget):
    """Says why there is nothing here, and what comes next."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._why = label(kind="heading", wraps=True)
        self._next = label(kind="muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8 * STEP, 8 * STEP, 8 * STEP, 8 * STEP)
        column.addStretch(2)
        for text in (self._why, self._next):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addStretch(3)

    def say(self, why: str, then: str) -> None:
        self._why.setText(why)
        self._next.setText(then)
        self.setAccessibleName(f"{why} {then}")


def clear_layout(layout: QVBoxLayout) -> None:
    """Take everything out of a column; hidden at once, deleted when the loop comes round."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
