"""The inbox: each cause once with its way out, and streams that are not complete."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from mlconnector_gui.accounting.states import Move
from mlconnector_gui.services.inbox import look_at_everything
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.inbox.care_dialogs import LaterDialog, OwnerDialog
from tests.helpers.customers import customer_draft
from tests.helpers.windows import dialog_opened, find, settled, until
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


async def test_a_record_that_stands_still_stops_no_amount(
    open_window: OpenWindow, workplace: Workplace, filling: Filling
) -> None:
    filling.customer(customer_draft(facts=None))
    await look_at_everything(workplace)
    window = await shown(open_window)
    await until(lambda: window.inbox.grid.model().rowCount() > 0)

    rows = window.inbox.presenter.state.rows
    assert [(row.count, row.stopped) for row in rows] == [(1, "")]


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


async def test_a_cause_leads_to_just_the_postings_that_it_stops(
    open_window: OpenWindow, workplace: Workplace, filling: Filling
) -> None:
    refused = filling.sale("1")
    filling.sale("2")
    filling.approve(refused)
    filling.move(refused, Move.CLAIM)
    filling.move(refused, Move.REJECT)
    await look_at_everything(workplace)
    window = await shown(open_window)
    window.inbox.grid.pick(window.inbox.presenter.state.rows[0].row_id)
    await settled(window)

    find(window.inbox, QPushButton, "inboxWay").click()
    await until(lambda: window.review.presenter.state.ids == (refused,))
    assert window.review.cause_bar.isVisible()
    find(window.review, QPushButton, "causeClear").click()

    await until(lambda: len(window.review.presenter.state.ids) == 2)
    await settled(window)
    assert not window.review.cause_bar.isVisible()


async def test_a_line_is_looked_after_and_put_off_with_a_reason(
    open_window: OpenWindow, workplace: Workplace, filling: Filling
) -> None:
    filling.sale("1", unmapped=True)
    await look_at_everything(workplace)
    window = await shown(open_window)
    before = len(window.inbox.presenter.state.rows)
    window.inbox.grid.pick(window.inbox.presenter.state.rows[0].row_id)
    await settled(window)

    find(window.inbox, QPushButton, "inboxOwner").click()
    owner = await dialog_opened(OwnerDialog)
    assert isinstance(owner, OwnerDialog)
    owner.choice.setEditText("clerk.two")
    find(owner, QPushButton, "ownerAccept").click()
    await until(lambda: window.inbox.presenter.state.rows[0].owner == "clerk.two")
    await settled(window)
    find(window.inbox, QPushButton, "inboxLater").click()
    later = await dialog_opened(LaterDialog)
    assert not find(later, QPushButton, "reasonAccept").isEnabled()
    find(later, QPlainTextEdit, "reasonField").setPlainText("the new rules come on Monday")
    find(later, QPushButton, "reasonAccept").click()

    await until(lambda: len(window.inbox.presenter.state.rows) == before - 1)
    await settled(window)
    await until(lambda: find(window, QPushButton, "rail.inbox").text() == f"Inbox  {before - 1}")
    window.inbox.show_view("put_off")
    await settled(window)
    assert [row.owner for row in window.inbox.presenter.state.rows] == ["clerk.two"]
