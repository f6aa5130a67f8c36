"""With the keys alone: look, compare, write, hold, bring back, approve one and all, and find them in the audit."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.store.queries.review import ReviewView
from mlconnector_gui.store.repositories import postings, runs
from mlconnector_gui.ui.screens.review.approve_dialog import ApproveDialog
from mlconnector_gui.ui.screens.review.preview_dialog import PreviewDialog
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from tests.flows.desktop.conftest import Desktop, OpenDesktop
from tests.helpers.windows import dialog_opened, find, settled, until

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(on: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(on, key, modifier)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def count(desktop: Desktop, *states: PostingState) -> int:
    return len(desktop.workplace.store.read_now(postings.postings_in, *states))


async def fetched(desktop: Desktop) -> None:
    for job, name in ((Job.MASTERS, "JDE"), *((Job.PULL, one.name) for one in desktop.sandbox.stores)):
        run_id = await request_run(desktop.workplace, job, connection=name)
        desktop.engine.wake()
        await until(lambda run_id=run_id: desktop.workplace.store.read_now(runs.run_by_id, run_id).is_over)
    await until(lambda: count(desktop, PostingState.READY) > 2)
    await settled(desktop.window)


async def back_in(desktop: Desktop) -> None:
    """A dialog closed; a real desktop gives the window the focus again by itself."""
    await settled(desktop.window)
    desktop.window.activateWindow()
    desktop.window.review.grid.setFocus()
    await settled(desktop.window)


async def test_a_day_is_reviewed_without_a_mouse(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        await fetched(desktop)
        window = desktop.window
        window.activateWindow()
        press(window, Qt.Key.Key_2, CONTROL)
        await settled(window)
        grid = window.review.grid
        assert focused() is grid

        press(grid, Qt.Key.Key_J)
        await settled(window)
        chosen = grid.current_id()
        assert chosen is not None
        press(grid, Qt.Key.Key_T)
        assert window.review.entry.accounts.isVisible()
        press(grid, Qt.Key.Key_T)
        press(grid, Qt.Key.Key_P)
        preview = await dialog_opened(PreviewDialog)
        press(preview, Qt.Key.Key_Return)
        await back_in(desktop)
        press(grid, Qt.Key.Key_E)
        await until(lambda: bool(window.review.reasons.payload.toPlainText()))
        press(grid, Qt.Key.Key_C)
        field = window.review.reasons.notes.field
        QTest.keyClicks(field, "asked the shop")
        press(field, Qt.Key.Key_Return, CONTROL)
        await until(lambda: find(window, QPushButton, "reasonTabs.notes").text() == "Comments  1")
        await settled(window)
        press(field, Qt.Key.Key_Escape)
        assert focused() is grid

        press(grid, Qt.Key.Key_H)
        reason = await dialog_opened(ReasonDialog)
        QTest.keyClicks(find(reason, QPlainTextEdit, "reasonField"), "waits for the shop")
        press(find(reason, QPushButton, "reasonAccept"), Qt.Key.Key_Return)
        await until(lambda: count(desktop, PostingState.HELD) == 1)
        await back_in(desktop)
        window.open_posting(chosen)
        await settled(window)
        press(grid, Qt.Key.Key_W)
        await until(lambda: count(desktop, PostingState.HELD) == 0)
        await until(lambda: count(desktop, PostingState.DRAFTED) == 0)
        await settled(window)

        press(grid, Qt.Key.Key_A)
        await until(lambda: count(desktop, *IN_LEDGER) == 1)
        window.review.open_view(ReviewView.NEEDS_ME)
        await settled(window)
        grid.setFocus()
        ready = count(desktop, PostingState.READY)
        press(grid, Qt.Key.Key_A, CONTROL)
        await until(lambda: len(window.review.presenter.state.selected) == len(grid.paged.ids))
        await settled(window)
        press(grid, Qt.Key.Key_A)
        dialog = await dialog_opened(ApproveDialog)
        press(dialog, Qt.Key.Key_Return)
        await until(lambda: count(desktop, *IN_LEDGER) == ready + 1)
        await back_in(desktop)

        place = list(window.screens).index("audit")
        press(window, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
        await settled(window)
        assert window.current_key == "audit"
        press(focused(), Qt.Key.Key_Return)
        await settled(window)
        assert find(window, QLabel, "eventTitle").text()
