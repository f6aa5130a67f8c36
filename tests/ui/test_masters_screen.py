"""The masters screen: tables with their age, records found as they are typed, a refresh that can be stopped."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton

from mlconnector_gui.accounting.master_records import MasterKind
from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import masters, runs
from mlconnector_gui.store.repositories.runs import RunState
from mlconnector_gui.ui.main_window import MainWindow
from tests.helpers.accounting import master_account, master_records
from tests.helpers.accounting import masters as typed_masters
from tests.helpers.masters import save_masters
from tests.helpers.windows import find, settled, until
from tests.helpers.workspaces import LEDGER, IdleEngine
from tests.ui.conftest import OpenWindow


async def shown(open_window: OpenWindow) -> MainWindow:
    window = await open_window()
    window.show_screen("masters")
    await settled(window)
    return window


def with_edits(*edits: str) -> Masters:
    """Accounts of one object each, with these posting codes."""
    return typed_masters(
        *(master_account(f"90.{7000 + place}", posting_edit=edit) for place, edit in enumerate(edits))
    )


def cells(window: MainWindow, column: str) -> list[str]:
    grid = window.masters.records
    place = next(at for at, one in enumerate(grid.paged.columns) if one.name == column)
    return [str(grid.paged.index(row, place).data()) for row in range(len(grid.paged.ids))]


async def test_accounts_are_shown_first_with_what_their_codes_mean(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    workplace.store.write_now(save_masters, LEDGER, master_records(with_edits("N", "L", "")))
    window = await shown(open_window)

    await type_in(window, "90.700")

    assert window.masters.tables.current_id() == "accounts"
    assert cells(window, "name") == ["90.7000", "90.7001", "90.7002"]
    assert cells(window, "posting") == ["no posting (N)", "needs subledger (L)", "open"]
    assert cells(window, "company") == ["00002"] * 3


async def type_in(window: MainWindow, text: str) -> None:
    field = find(window, QLineEdit, "mastersSearch")
    field.clear()
    QTest.keyClicks(field, text)
    await until(lambda: window.masters.presenter.state.text == text)
    await settled(window)
    window.masters.records.grab()  # drawing asks for the page
    await settled(window)


async def test_typing_finds_by_number_description_and_short_id(open_window: OpenWindow) -> None:
    window = await shown(open_window)

    found = {}
    for text in ("2.4433", "account 40.58", "00000002"):
        await type_in(window, text)
        found[text] = cells(window, "name")

    assert found["2.4433"] == ["2.4433.EU"]
    assert found["account 40.58"] == ["40.5810", "40.5820"]
    assert found["00000002"] == ["40.5010"]


async def test_nothing_found_says_so(open_window: OpenWindow) -> None:
    window = await shown(open_window)

    await type_in(window, "nowhere")

    assert window.masters.list.currentWidget() is window.masters.empty
    assert "nowhere" in window.masters.empty.accessibleName()


async def test_another_table_shows_its_records(open_window: OpenWindow) -> None:
    window = await shown(open_window)

    window.masters.tables.pick("business_units")
    await settled(window)
    window.masters.records.grab()
    await settled(window)

    assert cells(window, "name") == ["2", "40"]
    assert find(window, QLabel, "mastersHeading").text() == "Business units"


async def test_a_table_that_was_never_read_says_how_to(
    open_window: OpenWindow, workplace: Workplace, engine: IdleEngine
) -> None:
    window = await shown(open_window)
    window.masters.tables.pick("items")
    await settled(window)
    why = window.masters.empty.accessibleName()

    find(window, QPushButton, "mastersTableRefresh").click()
    await until(lambda: engine.woken == 1)
    await settled(window)

    (run,) = workplace.store.read_now(runs.recent_runs, limit=5)
    assert "never read" in why
    assert (run.job, run.params) == ("masters", {"kinds": "items"})


async def test_a_refresh_shows_its_progress_and_is_cancelled(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window)
    find(window, QPushButton, "mastersRefresh").click()
    await until(find(window, QPushButton, "mastersCancel").isVisible)
    await settled(window)
    run = workplace.store.write_now(runs.claim_run, busy=set(), at=workplace.now)
    assert run is not None
    workplace.store.write_now(
        runs.note_progress, run.run_id, {"companies": 1, "accounts": 12_500, "accounts_total": 50_000}
    )
    window.masters.refresh()
    await settled(window)
    words = find(window, QLabel, "mastersProgressWords").text()
    bar = find(window, QProgressBar, "mastersProgress")

    find(window, QPushButton, "mastersCancel").click()
    await until(lambda: not find(window, QPushButton, "mastersCancel").isEnabled())
    await settled(window)

    assert words == "Reading accounts: 12,500 of 50,000"
    assert (bar.value(), bar.maximum()) == (12_500, 50_000)
    assert not find(window, QPushButton, "mastersRefresh").isEnabled()
    assert workplace.store.write_now(runs.note_progress, run.run_id, {})


async def test_a_refresh_that_waits_is_cancelled_at_once(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window)
    find(window, QPushButton, "mastersRefresh").click()
    await until(find(window, QPushButton, "mastersCancel").isVisible)
    await settled(window)

    find(window, QPushButton, "mastersCancel").click()
    await until(find(window, QPushButton, "mastersRefresh").isEnabled)
    await settled(window)

    (run,) = workplace.store.read_now(runs.recent_runs, limit=5)
    assert run.state is RunState.CANCELLED


async def test_a_table_that_could_not_be_read_says_why(open_window: OpenWindow, workplace: Workplace) -> None:
    problem = {"code": "jde.table_unreadable", "params": {"table": "F0012"}, "technical": "not allowed"}
    workplace.store.write_now(masters.note_unread, LEDGER, MasterKind.INSTRUCTIONS, problem)
    window = await shown(open_window)
    window.masters.tables.grab()
    await settled(window)

    place = window.masters.tables.paged.place_of("instructions")
    tip = window.masters.tables.paged.index(place or 0, 0).data(Qt.ItemDataRole.ToolTipRole)

    assert "F0012" in tip


@pytest.mark.parametrize("wanted", ["Esc", "F5"])
async def test_keys_lead_to_the_tables_and_refresh(
    open_window: OpenWindow, engine: IdleEngine, wanted: str
) -> None:
    window = await shown(open_window)

    QTest.keyClick(window.masters.search_field, Qt.Key.Key_Escape if wanted == "Esc" else Qt.Key.Key_F5)
    await settled(window)

    if wanted == "Esc":
        assert window.masters.tables.hasFocus()
    else:
        assert engine.woken == 1
