"""The settings: a policy put in force from the window, and what is refused."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from mlconnector_gui.base.way_out import WayOut
from mlconnector_gui.net.client import Address
from mlconnector_gui.services.network_settings import network_settings
from mlconnector_gui.services.policies import approval_policy
from mlconnector_gui.services.retention import Retention, retention
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.aio import tasks_of
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.widgets.sign_in_dialog import SignInDialog
from tests.helpers.certificates import Authority
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.ui.conftest import OpenWindow


async def shown(open_window: OpenWindow) -> MainWindow:
    window = await open_window()
    window.show_screen("settings")
    await settled(window)
    return window


async def test_nothing_is_approved_by_itself_at_first(open_window: OpenWindow) -> None:
    window = await shown(open_window)

    assert "Nothing is approved by itself." in window.settings.in_force.text()
    assert not window.settings.automatic.isChecked()
    assert not window.settings.limits.isEnabled()


async def test_a_policy_is_put_in_force(open_window: OpenWindow, workplace: Workplace) -> None:
    window = await shown(open_window)
    screen = window.settings
    screen.two_persons.setText("EUR 10000, USD 10000")
    screen.maker.setChecked(False)
    screen.automatic.setChecked(True)
    screen.stores["WOO-EU"].setChecked(True)
    screen.limits.setText("eur 500.00")

    screen.save_approval_button.click()
    await until(lambda: "Version 1" in screen.in_force.text())
    await settled(window)

    policy = await approval_policy(workplace)
    assert policy.auto is not None
    assert policy.auto.connections == {"WOO-EU"}
    assert {code: str(limit) for code, limit in policy.auto.limits.items()} == {"EUR": "500.00"}
    assert set(policy.two_persons_from) == {"EUR", "USD"}
    assert not policy.maker_may_approve


async def test_an_amount_that_is_none_is_refused_and_stays_to_be_mended(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window)
    screen = window.settings
    screen.two_persons.setText("ten thousand")

    screen.save_approval_button.click()
    await until(screen.bar.isVisible)
    await settled(window)

    assert "ten thousand" in find(screen.bar, QLabel, "problemWhat").text()
    assert screen.two_persons.text() == "ten thousand"
    assert (await approval_policy(workplace)).version == 0


async def test_quiet_hours_are_kept(open_window: OpenWindow) -> None:
    window = await shown(open_window)
    window.settings.quiet.setText("22:00-06:00")

    window.settings.save_notices_button.click()
    await settled(window)

    assert window.settings.presenter.state.quiet == "22:00-06:00"


async def test_a_person_is_named_and_signs_in_at_the_status_bar(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window)
    assert not window.status.person.isVisible()
    window.settings.person.setText("clerk.two")
    window.settings.pin.setText("4711")
    window.settings.add_person_button.click()
    await until(window.status.person.isVisible)
    await settled(window)

    window.status.person.click()
    dialog = await dialog_opened(SignInDialog)
    assert isinstance(dialog, SignInDialog)
    dialog.pin.setText("0000")
    dialog.accept_button.click()
    await until(dialog.problem.isVisible)
    dialog.pin.setText("4711")
    await until(lambda: tasks_of(dialog).is_idle)
    dialog.accept_button.click()
    await until(lambda: workplace.actor.name == "clerk.two")
    await settled(window)

    assert window.status.person.text() == "clerk.two"


async def test_network_settings_hold_from_then_on(
    open_window: OpenWindow, workplace: Workplace, tmp_path: Path
) -> None:
    screen = (await shown(open_window)).settings
    authorities = Authority().file(tmp_path)
    screen.network.proxy.setText("http://proxy.example.com:8080")
    screen.network.direct.setText("ais.example.com, .local")
    screen.network.ca_file.setText(str(authorities))

    screen.network.save_button.click()
    await until(screen.bar.isVisible)
    await settled(screen.window())  # type: ignore[arg-type]  # the main window

    proxy = "http://proxy.example.com:8080"
    wanted = WayOut(proxy=proxy, direct=("ais.example.com", ".local"), ca_file=authorities)
    assert workplace.network.way_out == await network_settings(workplace) == wanted
    assert workplace.network.client(Address(url="https://shop.example.org")).proxy == proxy
    assert workplace.network.client(Address(url="https://ais.example.com")).proxy == ""


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("proxy", "http://clerk:secret@proxy.example.com", "with a user name or password"),
        ("proxy", "proxy.example.com", "not the address of a proxy"),
        ("ca_file", "/nowhere/ca.pem", "/nowhere/ca.pem cannot be read"),
    ],
)
async def test_a_way_out_that_leads_nowhere_is_not_kept(
    open_window: OpenWindow, workplace: Workplace, field: str, text: str, said: str
) -> None:
    screen = (await shown(open_window)).settings
    getattr(screen.network, field).setText(text)

    screen.network.save_button.click()
    await until(screen.bar.isVisible)

    assert said in find(screen.bar, QLabel, "problemWhat").text()
    assert await network_settings(workplace) == WayOut() == workplace.network.way_out


async def test_retention_is_chosen_in_days(open_window: OpenWindow, workplace: Workplace) -> None:
    screen = (await shown(open_window)).settings
    screen.retention.days["runs"].setValue(400)

    screen.retention.save_button.click()
    await until(screen.bar.isVisible)
    await settled(screen.window())  # type: ignore[arg-type]  # the main window

    assert await retention(workplace) == Retention(runs=400)
