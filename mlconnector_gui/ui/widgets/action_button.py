"""A button that shows its key beside its words."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from mlconnector_gui.ui.theme import SMALL, STEP, colours_now, text_font
from mlconnector_gui.ui.words.language import said

_CAP = 18


class ActionButton(QPushButton):
    """Words and a key cap; when it cannot be pressed it says why, on hover and to screen readers."""

    def __init__(
        self,
        words: str,
        *,
        key: str,
        name: str,
        act: Callable[[], None],
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.key = key
        self.setObjectName(name)
        self.setProperty("primary", primary)
        self.clicked.connect(lambda _: act())
        self.offer(words)

    def offer(self, words: str, refusal: str = "") -> None:
        """Set the words, and why the action is not possible ('' when it is)."""
        self.setText(words)
        self.setEnabled(not refusal)
        self.setToolTip(refusal or f"{words} ({self.key})")
        self.setAccessibleName(words)
        self.setAccessibleDescription(refusal or said("Key {key}", key=self.key))
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        hint = super().sizeHint()
        return QSize(hint.width() + _CAP + STEP, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        ink = self._ink()
        painter.setFont(self.font())
        text = self.rect().adjusted(3 * STEP, 0, -(_CAP + 3 * STEP), 0)
        painter.setPen(ink)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self._draw_cap(painter, ink)

    def _draw_cap(self, painter: QPainter, ink: QColor) -> None:
        cap = QRect(self.width() - _CAP - 2 * STEP, (self.height() - _CAP) // 2, _CAP, _CAP)
        frame = QColor(ink)
        frame.setAlphaF(0.45)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(frame)
        painter.drawRoundedRect(cap.adjusted(0, 0, -1, -1), 3, 3)
        painter.setPen(ink)
        painter.setFont(text_font(SMALL))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key)

    def _ink(self) -> QColor:
        colours = colours_now()
        if not self.isEnabled():
            return QColor(colours.muted)
        return QColor(colours.on_accent if self.property("primary") else colours.text)
