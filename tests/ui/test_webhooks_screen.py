"""The webhooks screen: the address to enter, the state in words, what came, and what the buttons do."""

from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton

from mlconnector_gui.engine.webhook_server import WebhookServer
from mlconnector_gui.services.webhook_keys import load_keys
from mlconnector_gui.services.webhook_settings import PATH, change_webhook_settings, webhook_settings
from mlconnector_gui.services.webhooks import open_door
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import webhooks
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.webhooks.endpoint_dialog import EndpointDialog
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.helpers.workspaces import IdleEngine
from tests.ui.conftest import OpenWindow

STORE = "store"


async def shown(open_window: OpenWindow) -> MainWindow:
    window = await open_window()
    window.show_screen("webhooks")
    await settled(window)
    window.webhooks.grid.pick(STORE)
    await settled(window)
    return window


def text_of(window: MainWindow, name: str) -> str:
    return find(window.webhooks, QLabel, name).text()


async def test_a_store_that_was_never_set_up_says_so_and_can_be(open_window: OpenWindow) -> None:
    window = await shown(open_window)

    assert text_of(window, "doorStanding") == "Closed"
    assert text_of(window, "doorAddress") == "No address yet"
    assert not find(window, QPushButton, "doorTest").isEnabled()
    assert find(window, QPushButton, "doorRegister").text() == "Register with the store"
    assert find(window, QLabel, "noDeliveries").isVisible()


async def test_registering_without_an_address_stands_in_the_bar(open_window: OpenWindow) -> None:
    window = await shown(open_window)

    find(window, QPushButton, "doorRegister").click()
    await until(window.webhooks.bar.isVisible)
    await settled(window)

    assert "no address yet" in text_of(window, "problemWhat")


async def test_the_address_is_copied_whole_and_the_secret_is_shown_nowhere(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    await change_webhook_settings(workplace, public_address="https://hooks.example.com")
    await open_door(workplace, "WOO-EU")
    keys = load_keys(workplace.vault, STORE)
    assert keys is not None
    window = await shown(open_window)

    find(window, QPushButton, "doorCopyAddress").click()
    address = QApplication.clipboard().text()
    find(window, QPushButton, "doorCopySecret").click()
    await settled(window)

    assert address == f"https://hooks.example.com{PATH}{keys.token}"
    assert QApplication.clipboard().text() == keys.secret
    assert not [one for one in window.findChildren(QLabel) if keys.secret in one.text()]


async def test_the_endpoint_is_switched_on_in_a_dialog(
    open_window: OpenWindow, workplace: Workplace, engine: IdleEngine
) -> None:
    window = await shown(open_window)

    find(window, QPushButton, "endpointButton").click()
    dialog = await dialog_opened(EndpointDialog)
    find(dialog, QCheckBox, "endpointOpen").click()
    find(dialog, QLineEdit, "endpointPublic").setText("https://hooks.example.com/")
    find(dialog, QPushButton, "endpointSave").click()
    await settled(window)

    settings = await webhook_settings(workplace)
    assert (settings.is_open, settings.host, settings.public_address) == (
        True,
        "127.0.0.1",
        "https://hooks.example.com",
    )
    assert engine.woken == 1


async def test_a_test_delivery_by_the_button_arrives_over_qts_own_loop(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    server = WebhookServer(workplace, wake=lambda: None)
    await change_webhook_settings(workplace, is_open=True, port=0)
    workplace.vault.save(STORE, {"consumer_key": "ck_" + "0" * 40, "consumer_secret": "cs_" + "0" * 40})
    await open_door(workplace, "WOO-EU")
    await server.keep_up()
    window = await shown(open_window)

    find(window, QPushButton, "doorTest").click()
    await until(window.webhooks.bar.isVisible)
    await settled(window)

    assert "arrived by way of http://127.0.0.1" in text_of(window, "problemWhat")
    (kept,) = workplace.store.read_now(webhooks.recent_deliveries, STORE, limit=5)
    assert kept.state is webhooks.DeliveryState.TEST
    assert text_of(window, "delivery.0") == "Test arrived"
    await server.close()
