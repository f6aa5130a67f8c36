"""With the real buttons and keys: nothing is connected yet, and in the end JDE holds the first sale."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.base.paths import resource
from mlconnector_gui.services.map_accounts import read_rules, replace_rules
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.store.repositories import postings, runs
from mlconnector_gui.ui.aio import tasks_of
from mlconnector_gui.ui.screens.connections.wizard import ConnectionWizard
from tests.flows.desktop.conftest import Desktop, OpenDesktop
from tests.helpers.windows import dialog_opened, find, settled, until


async def connect(desktop: Desktop, kind: str, name: str, values: dict[str, str]) -> None:
    """Go through the wizard with keys, as a person who never saw it would."""
    wizard = await dialog_opened(ConnectionWizard)
    assert isinstance(wizard, ConnectionWizard)
    await until(lambda: bool(wizard.kinds.buttons()))
    QTest.mouseClick(find(wizard, QPushButton, f"wizardKind.{kind}"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(wizard.name_field, name)
    for field, text in values.items():
        entry = wizard.inputs[field]
        if isinstance(entry, QComboBox):
            entry.setCurrentIndex(entry.findData(text))
        elif isinstance(entry, QLineEdit):
            entry.clear()
            QTest.keyClicks(entry, text)
    QTest.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    await until(lambda: wizard.presenter.state.is_proved and tasks_of(wizard).is_idle)
    assert f"{name} works." in wizard.verdict.text()
    QTest.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    await settled(desktop.window)


async def test_from_nothing_to_a_confirmed_sale(open_desktop: OpenDesktop) -> None:
    async with open_desktop(filled=False) as desktop:
        window, sandbox = desktop.window, desktop.sandbox
        site, store = sandbox.site, sandbox.stores[0]

        window.begin_connecting()
        await connect(
            desktop,
            "jde",
            "JDE",
            {
                "address": sandbox.addresses["JDE"],
                "username": site.username,
                "password": site.password,
                "environment": site.environment,
                "role": site.role,
            },
        )
        QTest.mouseClick(find(window, QPushButton, "connectionAdd"), Qt.MouseButton.LeftButton)
        await connect(
            desktop,
            store.connector,
            store.name,
            {
                "address": sandbox.addresses[store.name],
                **store.secrets,
                "company": store.company,
                "start_date": sandbox.world.first_day.isoformat(),
            },
        )
        await replace_rules(desktop.workplace, read_rules(resource("sandbox", "mapping", "woocommerce.csv")))
        for job, name in ((Job.MASTERS, "JDE"), (Job.PULL, store.name)):
            run_id = await request_run(desktop.workplace, job, connection=name)
            await until(
                lambda run_id=run_id: desktop.workplace.store.read_now(runs.run_by_id, run_id).is_over
            )

        window.show_screen("review")
        await until(lambda: bool(window.review.presenter.state.ids))
        await settled(window)
        window.activateWindow()
        window.review.grid.setFocus()
        QTest.keyClick(window.review.grid, Qt.Key.Key_Home)
        await settled(window)
        chosen = window.review.grid.current_id()
        assert chosen is not None
        QTest.keyClick(window.review.grid, Qt.Key.Key_A)

        await until(lambda: state_of(desktop, chosen) is PostingState.CONFIRMED)


def state_of(desktop: Desktop, posting_id: str) -> PostingState:
    return desktop.workplace.store.read_now(postings.posting_by_id, posting_id).state
