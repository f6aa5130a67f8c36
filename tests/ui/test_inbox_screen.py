"""The inbox: each cause once with its way out, and streams that are not complete."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QPushButton

from mlconnector_gui.services.inbox import look_at_everything
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.main_window import MainWindow
from tests.helpers.windows import find, settled, until
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow


async def shown(open_window: OpenWindow) -> MainWindow:
    window = await open_window()
    window.show_screen("inbox")
    await settled(window)
    return window


async def test_nothing_open_is_said_in_words(open_window: OpenWindow) -> None:
    window = await shown(open_window)

    assert window.inbox.list.currentWidget() is window.inbox.list_empty


async def test_blocked_postings_stand_once_and_lead_to_the_mapping(
    open_window: OpenWindow, workplace: Workplace, filling: Filling
) -> None:
    for number in ("1", "2", "3"):
        filling.sale(number, unmapped=True)
    await look_at_everything(workplace)
    window = await shown(open_window)
    await until(lambda: window.inbox.grid.model().rowCount() > 0)

    rows = window.inbox.presenter.state.rows
    unmapped = next(row for row in rows if "account" in row.what)
    assert unmapped.count == 3
    window.inbox.grid.pick(unmapped.row_id)
    await settled(window)
    assert "account" in find(window.inbox, QLabel, "inboxCauseWhat.0").text()
    find(window.inbox, QPushButton, "inboxWay").click()
    await settled(window)
    assert window.current_key == "mappings"


async def test_a_stream_that_was_never_read_is_not_shown_as_complete(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    workplace.network.clock.advance(timedelta(days=4).total_seconds())  # type: ignore[attr-defined]
    window = await shown(open_window)

    window.inbox.show_view("streams")
    await settled(window)

    rows = window.inbox.presenter.state.rows
    assert rows
    assert {row.light.word for row in rows} == {"Red"}
    window.inbox.grid.pick(rows[0].row_id)
    await settled(window)
    assert find(window.inbox, QLabel, "inboxStanding").text() == "Red"
