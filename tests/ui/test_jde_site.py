"""A JDE connection in the window: its orchestrations are asked for, mapped and written down, and a cent is posted."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from mlconnector_gui.ui.environment import SANDBOX
from mlconnector_gui.ui.main_window import MainWindow
from tests.helpers.company import Company, open_company
from tests.helpers.windows import dialog_opened, find, settled
from tests.helpers.workspaces import IdleEngine

RECORDED = "FIN_Enter_Journal_P0911"
Opened = Callable[[str], Awaitable[MainWindow]]


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path / "workspace", recorded_journal=True) as company:
        yield company


@pytest.fixture
async def opened(company: Company) -> AsyncIterator[Opened]:
    windows: list[MainWindow] = []

    async def open_at(tab: str) -> MainWindow:
        window = MainWindow(company.workplace, IdleEngine(), SANDBOX)
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        window.show_screen("connections")
        await settled(window)
        rows = window.connections.presenter.state.rows
        window.connections.grid.pick(next(row.connection_id for row in rows if row.is_ledger))
        await settled(window)
        find(window, QPushButton, f"connectionTabs.{tab}").click()
        await settled(window)
        return window

    yield open_at
    for window in windows:
        await settled(window)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def asked(opened: Opened) -> MainWindow:
    window = await opened("orchestrations")
    find(window, QPushButton, "orchestrationsAsk").click()
    await settled(window)
    return window


def purposes(window: MainWindow) -> list[str]:
    listed = find(window, QListWidget, "orchestrationsPurposes")
    return [listed.item(row).text() for row in range(listed.count())]


async def test_each_purpose_says_how_it_stands(opened: Opened) -> None:
    window = await asked(opened)

    assert purposes(window)[0] == "Journal entry  ·  MLC_Journal_Entry is not there"
    assert "Supplier voucher  ·  fits" in purposes(window)
    assert "its name and 8 of 8 needed inputs fit" in find(window, QLabel, "purposeReason").text()
    assert "is not among them" in find(window, QWidget, "purposeProblem.0").accessibleName()


async def test_a_proposal_is_taken_and_shown_beside_our_fields(opened: Opened) -> None:
    window = await asked(opened)

    find(window, QPushButton, "purposePropose").click()
    await settled(window)

    assert purposes(window)[0] == "Journal entry  ·  fits"
    assert find(window, QComboBox, "purposeOrchestration").currentText() == RECORDED
    box = find(window, QComboBox, "map.input.gl_date")
    assert box.currentText() == "G/L Date"
    assert "Doc Co" in [box.itemText(row) for row in range(box.count())]
    request = find(window, QPlainTextEdit, "purposeRequest").toPlainText()
    assert request.startswith(f"POST /jderest/v3/orchestrator/{RECORDED}")
    assert '"G/L Date": "10/09/2026"' in request


async def test_names_that_are_written_are_kept(opened: Opened, company: Company) -> None:
    window = await asked(opened)
    listed = find(window, QListWidget, "orchestrationsPurposes")

    listed.setCurrentRow(3)
    await settled(window)
    find(window, QComboBox, "map.lines.remark").setCurrentText("")
    find(window, QComboBox, "map.input.supplier").setCurrentText("Vendor_Number")
    find(window, QPushButton, "purposeSave").click()
    await settled(window)

    assert "Supplier voucher  ·  1 to settle" not in purposes(window)
    assert "Supplier voucher  ·  2 to settle" in purposes(window)
    sent = find(window, QPlainTextEdit, "purposeRequest").toPlainText()
    assert '"Vendor_Number": "4242"' in sent
    changed = [one for one in company.audit() if one["event"] == "connection.changed"]
    assert "Vendor_Number" in changed[-1]["fields"]["changed"]["voucher_contract"]


async def test_a_needed_field_without_a_place_is_refused_in_the_bar(opened: Opened) -> None:
    window = await asked(opened)

    find(window, QComboBox, "map.input.company").setCurrentText("")
    find(window, QPushButton, "purposeSave").click()
    await settled(window)

    assert "inputs.company" in find(window.connections.bar, QLabel, "problemWhat").text()
    assert find(window, QComboBox, "map.input.company").currentText() == ""


async def test_the_contract_is_written_for_it(opened: Opened, tmp_path: Path) -> None:
    window = await asked(opened)

    find(window, QPushButton, "purposeExport").click()
    dialog = await dialog_opened(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(tmp_path / "contract.html"))
    dialog.accept()
    await settled(window)

    assert "P0911" in (tmp_path / "contract.html").read_text("utf-8")


async def test_every_control_of_the_page_is_reached_by_tab_in_reading_order(opened: Opened) -> None:
    window = await asked(opened)
    page = window.connections.pane.orchestrations

    order = []
    widget: QWidget | None = page.ask_button
    while widget is not None and len(order) < 400:
        if widget.objectName():
            order.append(widget.objectName())
        widget = widget.nextInFocusChain()
        if widget is page.ask_button:
            break

    wanted = [
        "orchestrationsAsk",
        "orchestrationsPurposes",
        "purposeOrchestration",
        "purposeExport",
        "map.input.company",
        "map.input.gl_date",
        "map.lines.account",
        "map.output.document_number",
        "purposeRequest",
    ]
    places = [order.index(name) for name in wanted]
    assert places == sorted(places)


async def test_a_cent_is_posted_step_by_step_and_its_page_stays(opened: Opened, company: Company) -> None:
    window = await asked(opened)
    find(window, QPushButton, "purposePropose").click()
    await settled(window)
    find(window, QPushButton, "connectionTabs.proving").click()
    proving = window.connections.pane.proving

    proving.company.setText("00001")
    proving.debit.setText("1.1220.STRIPE")
    proving.credit.setText("30.5010")
    assert proving.begin_button.text() == "Post one cent to JPY920"
    proving.begin_button.click()
    await settled(window)

    assert find(window, QLabel, "provingResult").text().startswith("Proved: one entry")
    assert find(window, QWidget, "provingLine.6").accessibleName().startswith("✓ Reversed")
    assert len(company.jde.documents()) == 2
    again = await opened("proving")
    assert find(again, QLabel, "provingResult").text().startswith("Proved: one entry")


async def test_a_run_without_accounts_says_so_in_the_bar(opened: Opened, company: Company) -> None:
    window = await opened("proving")

    window.connections.pane.proving.begin_button.click()
    await settled(window)

    assert "two accounts" in find(window.connections.bar, QLabel, "problemWhat").text()
    assert window.connections.pane.proving.begin_button.isEnabled()
    assert company.jde.documents() == []
