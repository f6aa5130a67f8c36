"""A person changes the mapping with the keyboard: nothing counts before it is activated."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.services.map_accounts import read_rules
from mlconnector_gui.services.mapping_draft import (
    add_rules,
    mapping_state,
    require_second_person,
    submit_draft,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import mapping_versions, mappings
from mlconnector_gui.store.repositories.mapping_versions import VersionState
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.mappings.activate_dialog import ActivateDialog
from mlconnector_gui.ui.screens.mappings.picker import FoundList
from mlconnector_gui.ui.screens.mappings.rule_dialog import RuleDialog
from mlconnector_gui.ui.widgets.action_button import ActionButton
from mlconnector_gui.ui.widgets.why_dialog import WhyDialog
from tests.helpers.accounting import rule
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.helpers.workspaces import Filling, IdleEngine
from tests.ui.conftest import OpenWindow

Found = TypeVar("Found", bound=QObject)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifier)


def drafted(workplace: Workplace) -> list[MappingRule]:
    return workplace.store.read_now(mapping_versions.draft_rules)


def in_force(workplace: Workplace) -> list[MappingRule]:
    return workplace.store.read_now(mappings.mapping_rules)


async def opened(open_window: OpenWindow) -> MainWindow:
    window = await open_window()
    window.show_screen("mappings")
    await settled(window)
    return window


async def activated(window: MainWindow) -> None:
    """Bring the window to the front again, as a window manager does once a dialog is closed."""
    window.activateWindow()
    await until(window.isActiveWindow)
    window.mappings.grid.setFocus()


async def found(picker: QWidget, holds: Callable[[FoundList], bool]) -> FoundList:
    """Wait for what a picker finds."""
    listed = find(picker.window(), FoundList, f"{picker.objectName()}.found")
    await until(lambda: listed.isVisible() and holds(listed))
    return listed


async def test_a_rule_is_added_by_keyboard_and_taken_back(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await opened(open_window)
    before = in_force(workplace)

    press(window.mappings.grid, Qt.Key.Key_N)
    dialog = await dialog_opened(RuleDialog)
    find(dialog, QPushButton, "conditionAdd").click()
    find(dialog, QComboBox, "conditionTrait.0").setEditText("SKU")
    QTest.keyClicks(find(dialog, QLineEdit, "conditionPattern.0"), "TENT*")
    account = find(dialog, QLineEdit, "ruleAccount")
    account.setFocus()
    account.selectAll()
    QTest.keyClicks(account, "40.502")
    await found(account, lambda listed: listed.rowCount() == 1)
    press(account, Qt.Key.Key_Return)
    assert account.text() == "40.5020"
    assert find(dialog, QLineEdit, "ruleBusinessUnit").text() == "40"
    find(dialog, QPushButton, "ruleSave").click()

    await until(lambda: len(drafted(workplace)) == len(before) + 1)
    await settled(window)
    added = drafted(workplace)[-1]
    assert (dict(added.conditions), str(added.account)) == ({"sku": "TENT*"}, "40.5020")
    assert in_force(workplace) == before
    assert window.mappings.grid.current_id() == added.rule_id

    await activated(window)
    press(window.mappings.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: len(drafted(workplace)) == len(before))
    await settled(window)
    press(window.mappings.grid, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: drafted(workplace)[-1:] == [added])
    await settled(window)


async def test_a_picker_finds_by_words_and_enter_does_not_save(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await opened(open_window)
    press(window.mappings.grid, Qt.Key.Key_N)
    dialog = await dialog_opened(RuleDialog)
    account = find(dialog, QLineEdit, "ruleAccount")
    account.setFocus()
    account.selectAll()

    QTest.keyClicks(account, "account 40")
    listed = await found(account, lambda one: one.rowCount() > 3)
    press(account, Qt.Key.Key_Down)
    wanted = listed.item(1, 0)
    assert wanted is not None
    press(account, Qt.Key.Key_Return)

    assert account.text() == wanted.text()
    assert not listed.isVisible()
    assert dialog.isVisible()
    find(dialog, QPushButton, "ruleCancel").click()
    await settled(window)
    assert drafted(workplace) == []


async def test_what_jde_would_refuse_is_said_while_one_types(open_window: OpenWindow) -> None:
    window = await opened(open_window)
    press(window.mappings.grid, Qt.Key.Key_N)
    dialog = await dialog_opened(RuleDialog)
    account, save = find(dialog, QLineEdit, "ruleAccount"), find(dialog, QPushButton, "ruleSave")

    account.setText("40.9999")
    await until(lambda: dialog.findChild(QLabel, "ruleFinding.account.unknown") is not None)
    assert save.isEnabled()
    account.setText("40")
    await until(lambda: not save.isEnabled())
    find(dialog, QLineEdit, "ruleFrom").setText("31.12.2026")
    account.setText("40.5010")
    await until(lambda: any("31.12.2026" in one.text() for one in dialog.findChildren(QLabel, "ruleProblem")))
    find(dialog, QLineEdit, "ruleFrom").setText("2026-12-31")
    await until(save.isEnabled)

    find(dialog, QPushButton, "ruleCancel").click()
    await settled(window)


async def test_the_business_unit_is_the_first_part_of_the_account(open_window: OpenWindow) -> None:
    window = await opened(open_window)
    press(window.mappings.grid, Qt.Key.Key_N)
    dialog = await dialog_opened(RuleDialog)
    account, unit = find(dialog, QLineEdit, "ruleAccount"), find(dialog, QLineEdit, "ruleBusinessUnit")

    account.setText("40.1220.STRIPE")
    unit.setFocus()
    unit.selectAll()
    QTest.keyClicks(unit, "2")

    assert account.text() == "2.1220.STRIPE"
    find(dialog, QPushButton, "ruleCancel").click()
    await settled(window)


async def test_rules_change_places_and_are_removed_by_key(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await opened(open_window)
    grid = window.mappings.grid
    first, second = (row.rule.rule_id for row in window.mappings.presenter.state.rows[:2])
    grid.pick(second)

    press(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    await until(lambda: [one.rule_id for one in drafted(workplace)][:2] == [second, first])
    await settled(window)
    assert grid.current_id() == second
    press(grid, Qt.Key.Key_Delete)
    await until(lambda: [one.rule_id for one in drafted(workplace)][:1] == [first])
    await settled(window)

    assert "1 changed, 1 removed" in window.mappings.standing.whole


@pytest.mark.parametrize(
    ("width", "left_out"), [(1280, ["description", "valid_from", "valid_to", "note"]), (1920, ["note"])]
)
async def test_the_rules_do_not_scroll_sideways(
    open_window: OpenWindow, width: int, left_out: list[str]
) -> None:
    window = await opened(open_window)
    window.resize(width, 800)
    await settled(window)
    grid = window.mappings.grid

    hidden = [one.name for at, one in enumerate(grid.paged.columns) if grid.isColumnHidden(at)]

    assert grid.horizontalScrollBar().maximum() == 0
    assert hidden == left_out


def drag(window: MainWindow, row: int, gap: int) -> None:
    """Carry a row by the mouse to the border above another one."""
    grid = window.mappings.grid
    x, height = grid.columnViewportPosition(1) + 20, grid.rowHeight(0)
    start = QPoint(x, grid.rowViewportPosition(row) + height // 2)
    end = QPoint(x, grid.rowViewportPosition(gap) + 2)
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for at in (start + QPoint(0, height), end):
        QTest.mouseMove(grid.viewport(), at)
        assert find(grid.viewport(), QFrame, "rulesGrid.drop").isVisible()
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


async def test_a_rule_is_dragged_to_its_place_and_undo_brings_all_back(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await opened(open_window)
    before = [row.rule.rule_id for row in window.mappings.presenter.state.rows]

    drag(window, 0, 3)
    await until(lambda: [one.rule_id for one in drafted(workplace)][:3] == [*before[1:3], before[0]])
    await settled(window)
    assert window.mappings.grid.selected_ids() == [before[0]]
    press(window.mappings.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: [one.rule_id for one in drafted(workplace)] == before)
    await settled(window)

    assert find(window.mappings.grid.viewport(), QFrame, "rulesGrid.drop").isHidden()


async def test_what_is_searched_for_is_not_dragged(open_window: OpenWindow, workplace: Workplace) -> None:
    window = await opened(open_window)
    find(window, QLineEdit, "mappingSearch").setText("WOO-EU")
    await until(lambda: not window.mappings.presenter.state.is_in_order)
    await settled(window)
    grid = window.mappings.grid

    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    QTest.mouseMove(grid.viewport(), QPoint(60, 70))
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 70))
    await settled(window)

    assert drafted(workplace) == []


async def test_a_draft_is_simulated_and_activated_with_a_reason(
    open_window: OpenWindow, workplace: Workplace, filling: Filling, engine: IdleEngine
) -> None:
    filling.sale("1")
    window = await opened(open_window)
    state = await mapping_state(workplace)
    await add_rules(
        workplace,
        [rule("x", account="40.5020", connection="WOO-EU")],
        what="adding a rule",
        seen=state.seen,
    )
    await until(lambda: len(window.mappings.presenter.state.rows) == len(in_force(workplace)) + 1)
    await settled(window)

    press(window.mappings.grid, Qt.Key.Key_S)
    await until(lambda: find(window, QLabel, "simulationSummary").text().startswith("1 line of 1 document"))
    await settled(window)
    totals = window.mappings.side.simulation.totals
    await until(lambda: totals.paged.row_at(1) is not None)
    shown = [totals.paged.row_at(place) for place in range(2)]
    assert [(one.account, f"{one.difference.amount:f}") for one in shown if one] == [
        ("40.5010", "1000.00"),
        ("40.5020", "-1000.00"),
    ]

    press(window.mappings.grid, Qt.Key.Key_A)
    dialog = await dialog_opened(ActivateDialog)
    accept = find(dialog, QPushButton, "activateAccept")
    assert not accept.isEnabled()
    QTest.keyClicks(find(dialog, QPlainTextEdit, "activateReason"), "shop has its own sales account")
    accept.click()

    await until(lambda: str(in_force(workplace)[-1].account) == "40.5020")
    await settled(window)
    assert engine.woken == 1
    assert not window.mappings.buttons["activate"].isEnabled()


async def test_a_simulation_can_be_cancelled(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("1")
    window = await opened(open_window)
    screen = window.mappings

    screen.simulate()
    await until(lambda: screen._simulating is not None)
    find(window, QPushButton, "simulationCancel").click()
    await settled(window)

    assert screen.presenter.state.simulation is None
    assert not screen.presenter.state.is_simulating
    assert find(window, QPushButton, "simulationStart").isVisible()


async def test_the_maker_does_not_approve_and_the_second_person_does(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    await require_second_person(workplace, True)
    other = workplace.acting_as("r.example")
    state = await mapping_state(other)
    await add_rules(other, [rule("x", sku="TENT*")], what="adding a rule", seen=state.seen)
    await submit_draft(other, reason="tents", seen=(await mapping_state(other)).seen)
    window = await opened(open_window)
    button = find(window, ActionButton, "mapping.activate")
    assert button.text() == "Approve version 2…"

    press(window.mappings.grid, Qt.Key.Key_A)
    dialog = await dialog_opened(ActivateDialog)
    assert "tents" in find(dialog, QLabel, "activateGiven").text()
    find(dialog, QPushButton, "activateAccept").click()

    await until(lambda: len(in_force(workplace)) == 11)
    await settled(window)
    active = workplace.store.read_now(mapping_versions.active_version)
    assert active is not None
    assert (active.submitted_by, active.decided_by) == ("r.example", "clerk.one")


async def test_ones_own_submission_says_that_another_person_approves(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await opened(open_window)
    find(window, QPushButton, "mappingTabs.history").click()
    find(window, QCheckBox, "mappingSecondPerson").click()
    await until(lambda: window.mappings.presenter.state.mapping.second_person)  # type: ignore[union-attr]
    state = await mapping_state(workplace)
    await add_rules(workplace, [rule("x", sku="TENT*")], what="adding a rule", seen=state.seen)
    await submit_draft(workplace, reason="tents", seen=(await mapping_state(workplace)).seen)

    button = window.mappings.buttons["activate"]
    await until(lambda: button.text() == "Approve version 2…")
    await settled(window)

    assert not button.isEnabled()
    assert "Another person" in button.toolTip()


async def test_history_shows_what_each_version_changed(open_window: OpenWindow, workplace: Workplace) -> None:
    state = await mapping_state(workplace)
    await add_rules(workplace, [rule("x", sku="TENT*")], what="adding a rule", seen=state.seen)
    await submit_draft(workplace, reason="tents", seen=(await mapping_state(workplace)).seen)
    window = await opened(open_window)

    find(window, QPushButton, "mappingTabs.history").click()
    window.mappings.side.history.grid.pick(2)
    await until(lambda: find(window, QLabel, "versionTitle").text() == "Version 2: tents")
    await settled(window)

    states = [one.state for one in window.mappings.presenter.state.history]
    assert states == [VersionState.ACTIVE, VersionState.REPLACED]


async def test_a_search_and_a_header_arrange_the_rules(open_window: OpenWindow) -> None:
    window = await opened(open_window)

    find(window, QLineEdit, "mappingSearch").setText("ship")
    await until(lambda: [row.role for row in window.mappings.presenter.state.shown] == ["Shipping income"])
    find(window, QLineEdit, "mappingSearch").setText("nowhere")
    await until(lambda: window.mappings.list.currentWidget() is window.mappings.list_empty)
    find(window, QLineEdit, "mappingSearch").clear()
    await until(lambda: len(window.mappings.presenter.state.shown) == 10)
    window.mappings.grid.sorted_by.emit(5, False)
    await settled(window)

    accounts = [row.account for row in window.mappings.presenter.state.shown]
    assert accounts == sorted(accounts)


async def test_rules_leave_and_come_back_by_file(
    open_window: OpenWindow, workplace: Workplace, tmp_path: Path
) -> None:
    window = await opened(open_window)
    path = tmp_path / "rules.xlsx"

    find(window, QPushButton, "mappingExport").click()
    await choose_file(path)
    await until(path.exists)
    await settled(window)
    assert len(read_rules(path)) == 10
    await activated(window)
    press(window.mappings.grid, Qt.Key.Key_Delete)
    await until(lambda: len(drafted(workplace)) == 9)
    await settled(window)
    find(window, QPushButton, "mappingImport").click()
    await choose_file(path)

    await until(lambda: len(drafted(workplace)) == 10)
    await settled(window)


async def test_a_bad_file_is_refused_whole_with_its_line(
    open_window: OpenWindow, workplace: Workplace, tmp_path: Path
) -> None:
    window = await opened(open_window)
    path = tmp_path / "rules.csv"
    path.write_text("role,business_unit,object_account\nproduct_sales,30,5010\nsales,30,5010\n")

    find(window, QPushButton, "mappingImport").click()
    await choose_file(path)
    await until(window.mappings.bar.isVisible)
    await settled(window)

    assert "Line 3" in find(window.mappings.bar, QLabel, "problemWhat").text()
    assert drafted(workplace) == []


async def choose_file(path: Path) -> None:
    def shown() -> list[QFileDialog]:
        return [
            one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()
        ]

    await until(lambda: bool(shown()))
    dialog = shown()[0]
    dialog.setDirectory(str(path.parent))
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(path))
    dialog.accept()


async def test_enter_on_a_line_says_why_it_has_its_account(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("1")
    window = await open_window()
    lines = window.review.entry.lines
    lines.setFocus()
    lines.selectRow(1)

    press(lines, Qt.Key.Key_Return)
    dialog = await dialog_opened(WhyDialog)
    assert "product_sales" in find(dialog, QLabel, "whySentence").text()
    find(dialog, QPushButton, "whyRule").click()

    await until(lambda: window.mappings.grid.current_id() == "product_sales")
    await settled(window)
    assert window.stack.currentWidget() is window.mappings


async def test_an_empty_mapping_says_what_comes_next(open_window: OpenWindow, workplace: Workplace) -> None:
    workplace.store.write_now(mappings.replace_mapping_rules, [])
    window = await opened(open_window)

    assert window.mappings.list.currentWidget() is window.mappings.list_empty
    assert "N adds one" in window.mappings.list_empty.accessibleName()
    assert not window.mappings.buttons["simulate"].isEnabled()
