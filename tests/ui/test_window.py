"""The window around the screens: band, rail, memory, names for screen readers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.ui.environment import band_of
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.widgets.frame import Status
from tests.helpers.windows import all_widgets, find, settled
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow

NAMED = (QAbstractButton, QAbstractItemView, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit)


def is_unnamed(widget: QWidget) -> bool:
    if not isinstance(widget, NAMED) or widget.objectName().startswith("qt_"):
        return False
    is_inside = isinstance(widget.parentWidget(), QComboBox | QDateEdit | QLineEdit | QAbstractScrollArea)
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return not (widget.accessibleName() or words or is_inside)


@pytest.mark.parametrize(
    "screen", ["overview", "review", "audit", "mappings", "connections", "masters", "links"]
)
async def test_everything_that_takes_the_focus_has_a_name(
    open_window: OpenWindow, filling: Filling, screen: str
) -> None:
    filling.sale("1")
    window = await open_window()

    window.show_screen(screen)
    await settled(window)

    shown = [widget for widget in all_widgets(window) if widget.isVisible()]
    assert [f"{type(one).__name__} {one.objectName()}" for one in shown if is_unnamed(one)] == []


async def test_the_band_says_that_this_is_a_sandbox(open_window: OpenWindow) -> None:
    window = await open_window()

    assert window.band.isVisible()
    assert "Sandbox" in window.band.text()


def test_production_has_no_band() -> None:
    assert not band_of("JPD920", workspace="books").is_shown
    assert band_of("JPY920", workspace="books").kind == "PY"
    assert band_of("JDV920", workspace="books").kind == "DV"


async def test_control_and_a_number_jumps(open_window: OpenWindow) -> None:
    window = await open_window()
    window.activateWindow()

    QTest.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    await settled(window)
    assert window.stack.currentWidget() is window.schedule
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    await settled(window)
    assert window.stack.currentWidget() is window.connections

    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    await settled(window)
    assert window.stack.currentWidget() is window.review


async def test_the_window_remembers_screen_and_columns(open_window: OpenWindow, workplace: Workplace) -> None:
    first = await open_window()
    first.show_screen("audit")
    first.audit.grid.setColumnWidth(1, 133)
    first.close()
    await first.closed.wait()

    second = await open_window(start="")

    assert second.stack.currentWidget() is second.audit
    assert second.audit.grid.columnWidth(1) == 133
    assert (workplace.folder / "window.ini").exists()


async def test_a_screen_is_made_when_it_is_first_shown(open_window: OpenWindow) -> None:
    window = await open_window(start="")
    assert list(window.screens.made) == ["overview"]

    QTest.mouseClick(find(window, QPushButton, "rail.masters"), Qt.MouseButton.LeftButton)
    await settled(window)
    masters = window.stack.currentWidget()
    QTest.mouseClick(find(window, QPushButton, "rail.overview"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(find(window, QPushButton, "rail.masters"), Qt.MouseButton.LeftButton)
    await settled(window)

    assert list(window.screens.made) == ["overview", "masters"]
    assert window.stack.currentWidget() is masters


async def test_what_is_remembered_of_a_screen_outlives_a_window_that_never_showed_it(
    open_window: OpenWindow,
) -> None:
    first = await open_window("audit")
    first.audit.grid.setColumnWidth(1, 133)
    first.show_screen("review")
    first.close()
    second = await open_window("review")
    second.close()

    third = await open_window("review")

    assert "audit" not in second.screens.made
    assert third.audit.grid.columnWidth(1) == 133


async def test_each_screen_has_one_primary_action_at_most(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("1", unmapped=True)
    window = await open_window()
    primary = {}

    for key, screen in window.screens.items():
        window.show_screen(key)
        await settled(window)
        buttons = [one for one in screen.findChildren(QPushButton) if one.isVisible()]
        primary[key] = [one.objectName() for one in buttons if one.property("primary")]

    assert {key: names for key, names in primary.items() if len(names) > 1} == {}
    assert primary["connections"] == ["connectionTest"]


async def test_where_nothing_is_connected_adding_comes_first(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    for stored in workplace.store.read_now(connections.connections):
        workplace.store.write_now(connections.deactivate, stored.connection_id)

    window = await open_window("connections")

    assert find(window, QPushButton, "connectionAdd").property("primary") is True
    assert not find(window, QPushButton, "connectionTest").isVisible()


async def test_an_empty_workspace_says_what_comes_next(open_window: OpenWindow) -> None:
    window = await open_window()

    assert window.review.queue.currentWidget() is window.review.queue_empty
    assert "Nothing needs you." in window.review.queue_empty.accessibleName()


async def test_the_status_bar_names_engine_and_connections(open_window: OpenWindow) -> None:
    window = await open_window()

    assert find(window, QLabel, "engineState").text() == "Engine running"
    named = [label.accessibleName() for label in window.status.findChildren(QLabel)]
    assert "JDE: Works" in named
    assert isinstance(window, MainWindow)


def test_of_many_connections_only_those_that_do_not_work_are_named(qapp: QApplication) -> None:
    status = Status()

    status.show_connections(
        [(f"SHOP-{place}", "good", "Works") for place in range(7)] + [("JDE", "bad", "Down")]
    )

    names = [
        label.text() for label in status.findChildren(QLabel) if label.isVisibleTo(status) and label.text()
    ]
    assert "JDE" in names
    assert "7 connections work" in names
    assert "SHOP-3" not in names
