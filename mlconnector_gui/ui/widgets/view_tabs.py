"""A row of tabs with counts, one of which is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import named
from mlconnector_gui.ui.words.amounts import number_text
from mlconnector_gui.ui.words.language import said

_LONG = 10_000
"""From here on a tab says thousands; the whole number is told on hover and to screen readers."""


class ViewTabs(QWidget):
    """Tabs by name; left and right arrows move between them."""

    chosen = Signal(str)

    def __init__(
        self,
        tabs: Sequence[tuple[str, str]],
        *,
        name: str,
        title: str,
        shows_zero: bool = True,
        only_filled: frozenset[str] = frozenset(),
    ) -> None:
        """`only_filled` are those whose tab is there only while they hold something, or are chosen."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._titles = {key: said(words) for key, words in tabs}
        self._shows_zero = shows_zero
        self._only_filled = only_filled
        self._group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP // 2)
        for key, words in self._titles.items():
            button = named(QPushButton(words), f"{name}.{key}")
            button.setCheckable(True)
            button.setProperty("kind", "tab")
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
            button.setVisible(key not in only_filled)
        self.choose(tabs[0][0])

    @property
    def current(self) -> str:
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        self._buttons[key].setVisible(True)
        self._buttons[key].setChecked(True)

    def count(self, counts: Mapping[str, int | None]) -> None:
        """Put a number behind each title; None where it is not known: a zero would say that there is nothing."""
        for key, known in counts.items():
            number = known or 0
            button = self._buttons[key]
            is_shown = number or (self._shows_zero and known is not None)
            button.setText(f"{self._titles[key]}  {_short(number)}" if is_shown else self._titles[key])
            button.setToolTip(number_text(number) if number >= _LONG else "")
            button.setVisible(bool(number) or key not in self._only_filled or button.isChecked())
            button.setAccessibleName(f"{self._titles[key]}, {number}" if is_shown else self._titles[key])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        keys = [key for key, button in self._buttons.items() if not button.isHidden()]
        place = min(max(keys.index(self.current) + step, 0), len(keys) - 1)
        self._buttons[keys[place]].setFocus()
        self._buttons[keys[place]].click()


def _short(number: int) -> str:
    return f"{number_text(number // 1_000)}k" if number >= _LONG else number_text(number)
