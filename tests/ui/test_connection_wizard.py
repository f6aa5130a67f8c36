"""The wizard: what kind, what it needs, a test that streams; nothing entered is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.ui.aio import tasks_of
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.connections.wizard import ConnectionWizard
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.ui.conftest import OpenWindow

STORE = {
    "address": "http://127.0.0.1:9",
    "consumer_key": "ck_marked",
    "consumer_secret": "cs_marked",
    "company": "00002",
    "start_date": "2026-10-01",
}


@asynccontextmanager
async def opened(window: MainWindow, button: str) -> AsyncIterator[ConnectionWizard]:
    window.show_screen("connections")
    await settled(window)
    find(window, QPushButton, button).click()
    wizard = await dialog_opened(ConnectionWizard)
    assert isinstance(wizard, ConnectionWizard)
    await until(lambda: bool(wizard.kinds.buttons()))
    try:
        yield wizard
    finally:
        wizard.reject()
        await settled(window)


def fill(wizard: ConnectionWizard, values: dict[str, str]) -> None:
    for name, text in values.items():
        field = wizard.inputs[name]
        assert isinstance(field, QLineEdit)
        field.setText(text)


def stored(workplace: Workplace, name: str) -> StoredConnection:
    return workplace.store.read_now(connections.connection_named, name)


async def test_a_store_is_chosen_entered_saved_and_tested(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    async with opened(await open_window(), "connectionAdd") as wizard:
        assert not wizard.next_button.isEnabled()
        find(wizard, QPushButton, "wizardKind.woocommerce").click()
        wizard.next_button.click()
        wizard.name_field.setText("SHOP-2")
        fill(wizard, STORE)

        wizard.next_button.click()
        await until(lambda: bool(wizard.presenter.state.proofs) and not wizard.presenter.state.is_testing)

        assert "SHOP-2 is saved, and does not work yet" in wizard.verdict.text()
        assert find(wizard, QWidget, "wizardProof.0").accessibleName().startswith("✗ Server")
        assert stored(workplace, "SHOP-2").values["company"] == "00002"
        assert "ck_marked" not in str(stored(workplace, "SHOP-2"))
        wizard.copy_button.click()
        copied = QApplication.clipboard().text()
        assert "127.0.0.1 does not accept connections." in copied
        assert "have this workstation (127.0.0.1) allowed there" in copied


async def test_a_test_that_takes_too_long_is_stopped_and_the_connection_stays(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with opened(await open_window(), "connectionAdd") as wizard:
        find(wizard, QPushButton, "wizardKind.woocommerce").click()
        wizard.next_button.click()
        wizard.name_field.setText("SHOP-2")
        fill(wizard, {**STORE, "address": f"http://127.0.0.1:{port}"})
        wizard.next_button.click()
        await until(lambda: wizard.presenter.state.is_testing)

        assert wizard.again_button.text() == "Stop"
        wizard.again_button.click()
        await until(lambda: not wizard.presenter.state.is_testing and tasks_of(wizard).is_idle)

        assert wizard.verdict.text() == "SHOP-2 is saved. The test was stopped."
        assert wizard.again_button.text() == "Test again"
        assert stored(workplace, "SHOP-2").proved_at is None
        assert stored(workplace, "SHOP-2").problem is None
    server.close()


async def test_what_is_missing_is_said_beside_the_fields_and_nothing_is_saved(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    async with opened(await open_window(), "connectionAdd") as wizard:
        find(wizard, QPushButton, "wizardKind.woocommerce").click()
        wizard.next_button.click()
        wizard.name_field.setText("SHOP-2")
        fill(wizard, {**STORE, "company": ""})

        wizard.next_button.click()
        await until(wizard.problem.isVisible)

        assert "Company" in wizard.problem.text()
        assert "SHOP-2" not in [one.name for one in workplace.store.read_now(connections.connections)]
        address = wizard.inputs["address"]
        assert isinstance(address, QLineEdit)
        assert address.text() == STORE["address"]


async def test_going_back_keeps_what_was_entered(open_window: OpenWindow) -> None:
    async with opened(await open_window(), "connectionAdd") as wizard:
        find(wizard, QPushButton, "wizardKind.woocommerce").click()
        wizard.next_button.click()
        fill(wizard, {"address": "https://shop.example.com"})

        wizard.back_button.click()
        wizard.next_button.click()

        address = wizard.inputs["address"]
        assert isinstance(address, QLineEdit)
        assert address.text() == "https://shop.example.com"


async def test_changing_keeps_the_secrets_that_are_not_entered(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    workplace.vault.save("store", {"consumer_key": "ck_kept", "consumer_secret": "cs_kept"})
    window = await open_window()
    window.show_screen("connections")
    await settled(window)
    window.connections.grid.pick("store")
    await settled(window)
    async with opened(window, "connectionChange") as wizard:
        await until(lambda: "company" in wizard.inputs)
        key = wizard.inputs["consumer_key"]
        assert isinstance(key, QLineEdit)
        assert key.text() == ""
        fill(wizard, {"address": "http://127.0.0.1:9", "consumer_secret": "cs_new"})

        wizard.next_button.click()
        await until(lambda: bool(wizard.presenter.state.proofs) and not wizard.presenter.state.is_testing)

        assert workplace.vault.load("store") == {"consumer_key": "ck_kept", "consumer_secret": "cs_new"}
        assert stored(workplace, "WOO-EU").values["address"] == "http://127.0.0.1:9"


@pytest.mark.parametrize("answer", ["Remove", "Cancel"])
async def test_a_store_is_removed_only_when_that_is_meant(
    open_window: OpenWindow, workplace: Workplace, answer: str
) -> None:
    window = await open_window()
    window.show_screen("connections")
    await settled(window)
    window.connections.grid.pick("store")
    await settled(window)

    find(window, QPushButton, "connectionRemove").click()
    box = await dialog_opened(QMessageBox)
    next(one for one in box.findChildren(QPushButton) if one.text().strip("&") == answer).click()
    await settled(window)

    names = [one.name for one in workplace.store.read_now(connections.connections)]
    assert ("WOO-EU" in names) == (answer == "Cancel")
    assert find(window, QLabel, "connectionTitle") is not None
