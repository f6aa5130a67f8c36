"""A person reviews postings with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.review.entry import TotalsRow
from mlconnector_gui.ui.widgets.bits import ElidedLabel
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.widgets.replay_dialog import ReplayDialog
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.helpers.workspaces import Filling, IdleEngine
from tests.ui.conftest import OpenWindow


def states(workplace: Workplace, *posting_ids: str) -> list[PostingState]:
    return [workplace.store.read_now(postings.posting_by_id, one).state for one in posting_ids]


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifier)


async def test_one_key_approves_and_the_next_row_follows(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    first, second = filling.sale("1"), filling.sale("2")
    window = await open_window()
    grid = window.review.grid
    grid.pick(first)
    await settled(window)

    press(grid, Qt.Key.Key_A)
    await until(lambda: states(workplace, first) == [PostingState.APPROVED])
    await settled(window)

    assert grid.current_id() == second
    assert find(window, ElidedLabel, "statusNote").whole.startswith("Approved WOO-EU sale 1.")
    assert window.review.presenter.state.selected[0].posting_id == second
    await until(lambda: find(window, QPushButton, "rail.review").text() == "Review  1")


async def test_the_entry_shows_lines_totals_and_checks(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("1", total="1058.40")

    window = await open_window()

    assert find(window, TotalsRow, "entryTotals").texts == ("1,058.40", "1,058.40")
    assert find(window, QLabel, "entryState").text() == "Ready"
    assert find(window, QWidget, "check.balanced").accessibleName().startswith("✓")
    assert find(window, QPushButton, "action.approve").text() == "Approve 1,058.40 USD"
    assert not find(window, QPushButton, "action.reverse").isEnabled()
    assert find(window, QPushButton, "action.reverse").accessibleDescription()


async def test_holding_asks_for_a_reason_first(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    posting_id = filling.sale("1")
    window = await open_window()

    press(window.review.grid, Qt.Key.Key_H)
    dialog = await dialog_opened(ReasonDialog)
    accept = find(dialog, QPushButton, "reasonAccept")
    assert not accept.isEnabled()
    QTest.keyClicks(find(dialog, QPlainTextEdit, "reasonField"), "customer disputes it")
    accept.click()

    await until(lambda: states(workplace, posting_id) == [PostingState.HELD])
    await settled(window)


async def test_cancelling_a_dialog_changes_nothing(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    posting_id = filling.sale("1")
    window = await open_window()

    press(window.review.grid, Qt.Key.Key_D)
    dialog = await dialog_opened(ReasonDialog)
    find(dialog, QPushButton, "reasonCancel").click()
    await settled(window)

    assert states(workplace, posting_id) == [PostingState.READY]


async def test_letters_in_the_search_box_are_no_actions(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    posting_id = filling.sale("1")
    window = await open_window()
    search = find(window, QLineEdit, "reviewSearch")
    search.setFocus()

    QTest.keyClicks(search, "ahd")
    await settled(window)

    assert search.text() == "ahd"
    assert states(workplace, posting_id) == [PostingState.READY]


async def test_a_search_that_finds_nothing_says_so(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("1")
    window = await open_window()

    find(window, QLineEdit, "reviewSearch").setText("nowhere")
    await until(lambda: window.review.queue.currentWidget() is window.review.queue_empty)

    assert "nowhere" in window.review.queue_empty.accessibleName()


async def test_a_change_elsewhere_shows_by_itself(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    window = await open_window()
    assert window.review.presenter.state.ids == ()

    posting_id = filling.sale("1")
    workplace.tell("posting", posting_id)
    await until(lambda: window.review.grid.current_id() == posting_id)
    await settled(window)


async def test_many_are_selected_and_dismissed_together(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    ids = [filling.sale(f"{place}") for place in range(3)]
    window = await open_window()
    window.review.grid.selectAll()
    await settled(window)
    assert find(window, QPushButton, "action.dismiss").text() == "Dismiss 3"
    assert find(window, QLabel, "selectionTotals").text() == "3 postings selected, 3,175.20 USD"

    press(window.review.grid, Qt.Key.Key_D)
    dialog = await dialog_opened(ReasonDialog)
    find(dialog, QPlainTextEdit, "reasonField").setPlainText("test orders")
    find(dialog, QPushButton, "reasonAccept").click()

    await until(lambda: states(workplace, *ids) == [PostingState.DISMISSED] * 3)
    await settled(window)


async def test_all_of_a_long_queue_are_selected_while_most_of_it_is_still_read(
    open_window: OpenWindow, filling: Filling
) -> None:
    filling.sales(210)
    window = await open_window()
    grid = window.review.grid
    grid.sorted_by.emit(next(at for at, one in enumerate(grid.paged.columns) if one.name == "gross"), True)
    await until(lambda: len(grid.paged.ids) < 210)

    grid.selectAll()
    await settled(window)

    assert len(grid.selected_ids()) == 210
    assert find(window, QLabel, "selectionTotals").text() == "210 postings selected, 222,264.00 USD"
    assert find(window, QPushButton, "action.dismiss").text() == "Dismiss 210"


async def test_an_unknown_outcome_is_said_and_cannot_be_sent_again(
    open_window: OpenWindow, filling: Filling
) -> None:
    posting_id = filling.sale("1")
    filling.doubt(posting_id)
    window = await open_window()

    window.open_posting(posting_id)
    await settled(window)

    assert find(window, QLabel, "entryMeans").text() == "Outcome unknown, checking JDE."
    assert not find(window, QPushButton, "action.approve").isEnabled()


async def test_replay_of_what_jde_holds_offers_reverse(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    posting_id = filling.sale("1")
    filling.send(posting_id, 1042, Move.CONFIRM)
    window = await open_window()
    window.open_posting(posting_id)
    await settled(window)

    press(window.review.grid, Qt.Key.Key_R)
    dialog = await dialog_opened(ReplayDialog)
    assert not find(dialog, QPushButton, "replayAccept").isVisible()
    find(dialog, QPushButton, "replayReverse").click()
    reason = await dialog_opened(ReasonDialog)
    find(reason, QPlainTextEdit, "reasonField").setPlainText("booked twice by hand")
    find(reason, QPushButton, "reasonAccept").click()

    await until(lambda: states(workplace, posting_id) == [PostingState.REVERSED])
    await settled(window)


async def test_a_refused_approval_stands_in_the_bar_until_looked_at_again(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    posting_id = filling.sale("1")
    window = await open_window()
    filling.make_anew(posting_id)

    press(window.review.grid, Qt.Key.Key_A)
    await until(window.review.bar.isVisible)
    assert "prepared again while you were looking" in find(window.review.bar, QLabel, "problemWhat").text()
    find(window.review.bar, QPushButton, "problemFix").click()
    await settled(window)
    press(window.review.grid, Qt.Key.Key_A)

    await until(lambda: states(workplace, posting_id) == [PostingState.APPROVED])
    await settled(window)


async def test_the_source_is_shown_as_the_store_gave_it(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("10442")
    window = await open_window()

    find(window, QPushButton, "reasonTabs.source").click()
    await until(lambda: '"number": "10442"' in window.review.reasons.payload.toPlainText())
    await settled(window)


async def test_j_and_k_step_through_the_queue(open_window: OpenWindow, filling: Filling) -> None:
    ids = [filling.sale(f"{place}") for place in range(3)]
    window = await open_window()
    grid = window.review.grid
    order = list(window.review.presenter.state.ids)
    assert sorted(order) == sorted(ids)
    grid.pick(order[0])

    press(grid, Qt.Key.Key_J)
    assert grid.current_id() == order[1]
    press(grid, Qt.Key.Key_K)
    assert grid.current_id() == order[0]
    press(grid, Qt.Key.Key_Return)
    await settled(window)

    assert QApplication.focusWidget() in {window.review.entry.lines, None}


async def test_headers_sort_in_the_store(
    open_window: OpenWindow, filling: Filling, engine: IdleEngine
) -> None:
    small, large = filling.sale("1", total="100.00"), filling.sale("2", total="900.00")
    window = await open_window()
    gross = [column.name for column in window.review.grid.paged.columns].index("gross")

    window.review.grid.sorted_by.emit(gross, True)
    await settled(window)
    assert window.review.presenter.state.ids == (large, small)

    window.review.grid.sorted_by.emit(gross, False)
    await settled(window)
    assert window.review.presenter.state.ids == (small, large)
    assert isinstance(window, MainWindow)


async def test_a_posting_is_never_approved_before_its_entry_is_shown(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    ids = [filling.sale(f"{place}") for place in range(3)]
    window = await open_window()

    press(window.review.grid, Qt.Key.Key_J)
    press(window.review.grid, Qt.Key.Key_A)
    await settled(window)

    assert states(workplace, *ids) == [PostingState.READY] * 3


async def test_while_a_store_is_fetched_the_empty_queue_says_so(open_window: OpenWindow) -> None:
    window = await open_window()

    find(window, QPushButton, "fetchNow").click()
    await until(lambda: window.review.fetch_button.text() == "Fetching…")
    await settled(window)

    assert window.review.queue_empty.accessibleName().startswith("Fetching from WOO-EU.")
