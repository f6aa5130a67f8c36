"""Every screen, walked as a screen reader walks it; the focus goes everywhere, and all can be read in both themes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from mlconnector_gui.ui.colours import COLOURS, Scheme, contrast
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.theme import apply_theme
from tests.helpers.windows import settled
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow

SPOKEN = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ButtonMenu,
}
INSIDE_OTHERS = (QComboBox, QAbstractSpinBox, QLineEdit)
MOST_TABS = 200


def screens(window: MainWindow) -> list[str]:
    return list(window.screens)


def walked(interface: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """Yield what a screen reader comes by; the cells of a table are its model's."""
    yield interface
    if interface.role() in {QAccessible.Role.Table, QAccessible.Role.List} or depth > 40:
        return
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from walked(child, depth + 1)


def is_part_of_another(widget: QWidget | None) -> bool:
    parent = widget.parentWidget() if widget is not None else None
    return isinstance(widget, QScrollBar) or isinstance(parent, INSIDE_OTHERS)


async def filled_window(open_window: OpenWindow, filling: Filling) -> MainWindow:
    filling.sale("1", unmapped=True)
    filling.send(filling.sale("2"), 1042)
    return await open_window()


async def test_all_that_can_be_used_has_a_name(open_window: OpenWindow, filling: Filling) -> None:
    window = await filled_window(open_window, filling)
    window.desk.show_keys()
    silent, heard = [], 0

    for key in screens(window):
        window.show_screen(key)
        await settled(window)
        for one in walked(QAccessible.queryAccessibleInterface(window)):
            widget = one.object()
            if one.role() not in SPOKEN or (isinstance(widget, QWidget) and is_part_of_another(widget)):
                continue
            heard += 1
            if not one.text(QAccessible.Text.Name).strip():
                silent.append(f"{key}: {one.role().name} {widget.objectName() if widget else ''}")

    assert silent == []
    assert heard > 20 * len(screens(window)) // 2


async def test_the_focus_comes_round_in_reading_order(open_window: OpenWindow, filling: Filling) -> None:
    window = await filled_window(open_window, filling)
    window.activateWindow()

    for key in screens(window):
        window.show_screen(key)
        await settled(window)
        visited = tabbed(window)

        assert len(visited) > 1, key
        assert len(visited) < MOST_TABS, f"{key}: the focus never comes round"
        inside = [one for one in visited if window.screens[key].isAncestorOf(one)]
        assert inside, key
        heads = [one for one in inside if one.mapTo(window, one.rect().topLeft()).y() < 120]
        lefts = [
            one.mapTo(window, one.rect().topLeft()).x() for one in heads if same_row(window, one, heads[0])
        ]
        assert lefts == sorted(lefts), f"{key}: the head is not walked from left to right"


def tabbed(window: MainWindow) -> list[QWidget]:
    """Press Tab until a widget comes again."""
    visited: list[QWidget] = []
    for _ in range(MOST_TABS):
        now = QApplication.focusWidget()
        if now is None or now in visited:
            break
        visited.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return visited


def same_row(window: MainWindow, first: QWidget, second: QWidget) -> bool:
    tops = [one.mapTo(window, one.rect().center()).y() for one in (first, second)]
    return abs(tops[0] - tops[1]) < 8


@pytest.mark.parametrize("scheme", Scheme)
async def test_every_label_can_be_read(
    open_window: OpenWindow, filling: Filling, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    window = await filled_window(open_window, filling)
    papers = [getattr(COLOURS[scheme], name) for name in ("window", "surface", "raised", "selection")]
    faint = []

    for key in screens(window):
        window.show_screen(key)
        await settled(window)
        for one in window.screens[key].findChildren(QLabel):
            if one.isVisible() and one.text():
                ink = one.palette().color(QPalette.ColorRole.WindowText).name()
                if min(contrast(ink, paper) for paper in papers) < 4.5:
                    faint.append(f"{key}: {one.text()} in {ink}")

    assert faint == []
    apply_theme(qapp, Scheme.LIGHT)
