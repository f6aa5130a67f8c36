"""With the real buttons: a store's history goes to the archive, is proved, and counts as booked already."""

from datetime import timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store.repositories import connections, postings
from mlconnector_gui.ui.aio import tasks_of
from mlconnector_gui.ui.screens.connections.take_over_wizard import TakeOverWizard
from tests.flows.desktop.conftest import OpenDesktop
from tests.helpers.windows import dialog_opened, find, settled, until


async def test_history_is_fetched_proved_and_left_to_the_books(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        window, store = desktop.window, desktop.sandbox.stores[0].name
        window.show_screen("connections")
        await settled(window)
        stored = desktop.workplace.store.read_now(connections.connection_named, store)
        window.connections.grid.pick(stored.connection_id)
        await settled(window)
        QTest.mouseClick(find(window, QPushButton, "connectionTakeOver"), Qt.MouseButton.LeftButton)
        wizard = await dialog_opened(TakeOverWizard)
        assert isinstance(wizard, TakeOverWizard)
        first = desktop.sandbox.world.first_day - timedelta(days=3)
        wizard.first.setFocus()
        wizard.first.setDate(QDate(first.year, first.month, first.day))

        QTest.mouseClick(wizard.estimate_button, Qt.MouseButton.LeftButton)
        await until(lambda: wizard.presenter.state.estimate is not None)
        assert "request" in wizard.estimate_words.text()
        QTest.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
        await until(lambda: wizard.presenter.state.is_fetched and tasks_of(wizard).is_idle)
        QTest.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
        await until(lambda: bool(wizard.presenter.state.proofs) and tasks_of(wizard).is_idle)
        assert wizard.presenter.state.agrees
        assert desktop.workplace.store.read_now(postings.postings_in, *PostingState) == []
        QTest.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
        await until(lambda: tasks_of(wizard).is_idle)

        today = wizard.presenter.state.today
        wizard.in_books.setChecked(True)
        wizard.until.setDate(QDate(today.year, today.month, today.day))
        QTest.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
        await until(lambda: not wizard.isVisible())
        await settled(window)

        changed = desktop.workplace.store.read_now(connections.connection_named, store)
        assert changed.values["start_date"] == (today + timedelta(days=1)).isoformat()
        assert desktop.workplace.store.read_now(postings.postings_in, *PostingState) == []
