"""Every screen, walked as a screen reader walks it; the focus goes everywhere, is seen, and all can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from mlconnector_gui.ui.colours import COLOURS, Scheme, contrast
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.connections.wizard import ConnectionWizard
from mlconnector_gui.ui.theme import apply_theme
from tests.helpers.speaking import controls, silent
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow

MOST_TABS = 200


def screens(window: MainWindow) -> list[str]:
    return list(window.screens)


async def filled_window(open_window: OpenWindow, filling: Filling) -> MainWindow:
    filling.sale("1", unmapped=True)
    filling.send(filling.sale("2"), 1042)
    return await open_window()


async def test_all_that_can_be_used_has_a_name(open_window: OpenWindow, filling: Filling) -> None:
    window = await filled_window(open_window, filling)
    window.desk.show_keys()
    unnamed, heard = [], 0

    for key in screens(window):
        window.show_screen(key)
        await settled(window)
        unnamed += [f"{key}: {one}" for one in silent(window)]
        heard += len(list(controls(window)))

    assert unnamed == []
    assert heard > 20 * len(screens(window)) // 2


async def test_the_focus_comes_round_in_reading_order(open_window: OpenWindow, filling: Filling) -> None:
    window = await filled_window(open_window, filling)
    window.activateWindow()

    for key in screens(window):
        window.show_screen(key)
        await settled(window)
        window.findChild(QPushButton, f"rail.{key}").setFocus()
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


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, pytest.param(Scheme.DARK, marks=pytest.mark.long)])
async def test_what_has_the_focus_looks_otherwise(
    open_window: OpenWindow, filling: Filling, qapp: QApplication, scheme: Scheme
) -> None:
    apply_theme(qapp, scheme)
    window = await filled_window(open_window, filling)
    window.activateWindow()
    unseen = []

    for key in screens(window):
        window.show_screen(key)
        await settled(window)
        for one in (each for each in tabbed(window) if each is not window):
            one.setFocus(Qt.FocusReason.TabFocusReason)
            held = one.grab().toImage()
            window.setFocus(Qt.FocusReason.OtherFocusReason)
            if held == one.grab().toImage():
                unseen.append(f"{key}: {type(one).__name__} {one.objectName()}")

    assert unseen == []
    apply_theme(qapp, Scheme.LIGHT)


async def test_each_page_of_the_wizard_names_its_controls(open_window: OpenWindow) -> None:
    window = await open_window()
    window.show_screen("connections")
    await settled(window)
    find(window, QPushButton, "connectionAdd").click()
    wizard = await dialog_opened(ConnectionWizard)
    assert isinstance(wizard, ConnectionWizard)
    await until(lambda: bool(wizard.kinds.buttons()))

    for card in wizard.kinds.buttons():
        card.click()
        wizard.next_button.click()
        if wizard.more_button.isVisible():
            wizard.more_button.click()
        assert silent(wizard) == [], card.objectName()
        assert list(controls(wizard))
        wizard.back_button.click()
    wizard.reject()
    await settled(window)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, pytest.param(Scheme.DARK, marks=pytest.mark.long)])
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
