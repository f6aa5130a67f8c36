"""A small bar chart, one bar a day, in the theme's colours; its numbers can be read on hover and as text."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mlconnector_gui.ui.theme import SMALL, STEP, colours_now, text_font
from mlconnector_gui.ui.widgets.bars import Bar
from mlconnector_gui.ui.words.language import said

_HEIGHT = 132
_FOOT = 20
_HEAD = 20


class DayChart(QWidget):
    """Bars over days; arrow keys move from bar to bar, and the chosen bar's words stand above."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = title
        self._bars: tuple[Bar, ...] = ()
        self._top = ""
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.draw((), top="")

    def draw(self, bars: Sequence[Bar], *, top: str) -> None:
        """Show bars; `top` says how much the highest of them is."""
        self._bars, self._top = tuple(bars), top
        self._at = min(self._at, len(self._bars) - 1)
        self.setAccessibleName(self._title)
        told = [bar.words for bar in self._bars if bar.height]
        self.setAccessibleDescription("; ".join(told) or said("Nothing in these days."))
        self.update()

    @property
    def words(self) -> str:
        """What stands above the bars."""
        if 0 <= self._at < len(self._bars):
            return self._bars[self._at].words
        return said("highest: {amount}", amount=self._top) if self._top else ""

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(360, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(200, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._bars:
            super().keyPressEvent(event)
            return
        self._at = len(self._bars) - 1 if self._at < 0 else min(max(self._at + step, 0), len(self._bars) - 1)
        self.setAccessibleName(f"{self._title}: {self.words}")
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        at = int(event.position().x() // self._pitch) if self._bars else -1
        if at != self._at and 0 <= at < len(self._bars):
            self._at = at
            QToolTip.showText(event.globalPosition().toPoint(), self._bars[at].words, self)
            self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: N802  Qt's name
        self._at = -1
        self.update()

    @property
    def _pitch(self) -> float:
        return self.width() / max(len(self._bars), 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        colours = colours_now()
        painter = QPainter(self)
        font = text_font(SMALL)
        painter.setFont(font)
        base = self.height() - _FOOT
        painter.setPen(QColor(colours.muted))
        head = QRectF(0, 0, self.width(), _HEAD)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.words)
        painter.setPen(QColor(colours.border))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))
        highest = max((bar.height for bar in self._bars), default=0.0)
        for place, bar in enumerate(self._bars):
            self._draw_bar(painter, place, bar, highest)
        self._draw_names(painter, QFontMetrics(font))
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))

    def _draw_bar(self, painter: QPainter, place: int, bar: Bar, highest: float) -> None:
        if not bar.height or not highest:
            return
        colours = colours_now()
        base, room = self.height() - _FOOT, self.height() - _FOOT - _HEAD - STEP
        height = max(room * bar.height / highest, 2.0)
        left = place * self._pitch + 1
        rect = QRectF(left, base - height, max(self._pitch - 3, 2.0), height)
        painter.fillRect(rect, QColor(colours.text if place == self._at else colours.accent))

    def _draw_names(self, painter: QPainter, metrics: QFontMetrics) -> None:
        """Write the first, the middle and the last day; more would run into each other."""
        if not self._bars:
            return
        painter.setPen(QColor(colours_now().muted))
        last = len(self._bars) - 1
        for place in sorted({0, last // 2, last}):
            words = self._bars[place].name
            width = metrics.horizontalAdvance(words)
            middle = (place + 0.5) * self._pitch
            left = min(max(middle - width / 2, 0), self.width() - width)
            painter.drawText(QPointF(left, self.height() - 4), words)
