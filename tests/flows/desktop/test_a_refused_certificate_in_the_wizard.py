"""With the real buttons and keys: a server nobody vouches for is explained, and trusted by its authority's file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from mlconnector_gui.jde.simulator import AisSimulator
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.serving import served
from mlconnector_gui.ui.aio import tasks_of
from mlconnector_gui.ui.screens.connections.wizard import ConnectionWizard
from tests.flows.desktop.conftest import Desktop, OpenDesktop
from tests.helpers.certificates import Authority
from tests.helpers.windows import dialog_opened, find, settled, until


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def enter(wizard: ConnectionWizard, values: dict[str, str]) -> None:
    for name, text in values.items():
        entry = wizard.inputs[name]
        assert isinstance(entry, QLineEdit)
        entry.clear()
        QTest.keyClicks(entry, text)


def line(wizard: ConnectionWizard, place: int) -> str:
    return find(wizard, QWidget, f"wizardProof.{place}").accessibleName()


async def connect_jde(desktop: Desktop, address: str) -> ConnectionWizard:
    """Enter JD Edwards at an address and have it tested."""
    site = desktop.sandbox.site
    desktop.window.begin_connecting()
    wizard = await dialog_opened(ConnectionWizard)
    assert isinstance(wizard, ConnectionWizard)
    await until(lambda: bool(wizard.kinds.buttons()))
    press(find(wizard, QPushButton, "wizardKind.jde"))
    press(wizard.next_button)
    QTest.keyClicks(wizard.name_field, "JDE")
    login = {"username": site.username, "password": site.password, "environment": site.environment}
    enter(wizard, {"address": address, **login, "role": site.role})
    press(wizard.next_button)
    await proved(wizard)
    return wizard


async def proved(wizard: ConnectionWizard) -> None:
    state = wizard.presenter
    await until(lambda: bool(state.state.proofs) and not state.state.is_testing and tasks_of(wizard).is_idle)


async def test_the_line_says_what_to_do_and_the_named_authority_is_trusted(
    open_desktop: OpenDesktop, tmp_path: Path
) -> None:
    authority = Authority()
    async with open_desktop(filled=False) as desktop:
        sandbox = desktop.sandbox
        ais = AisSimulator(sandbox.world, FaultPlan(), sandbox.site)
        with served({"JDE": ais.app}, certificate=authority.server_file(tmp_path)) as addresses:
            wizard = await connect_jde(desktop, addresses["JDE"])
            refused, logins_before = line(wizard, 0), ais.logins

            press(wizard.back_button)
            press(wizard.more_button)
            enter(wizard, {"ca_file": str(authority.file(tmp_path))})
            press(wizard.next_button)
            await proved(wizard)
            trusted, verdict = line(wizard, 0), wizard.verdict.text()
            press(wizard.next_button)
            await settled(desktop.window)

        assert "The certificate of 127.0.0.1 is not trusted by this workstation." in refused
        assert "name its CA file" in refused
        assert logins_before == 0
        assert trusted.startswith("✓ Server: 127.0.0.1, encrypted: yes")
        assert verdict == "JDE works."
