"""With the keys alone: everything that is ready is approved; and by policy a large one needs another person."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from mlconnector_gui.accounting.approval_policy import ApprovalPolicy
from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.services.policies import change_approval_policy
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.store.repositories import postings, runs
from mlconnector_gui.ui.screens.review.approve_dialog import ApproveDialog
from tests.flows.desktop.conftest import Desktop, OpenDesktop
from tests.helpers.windows import dialog_opened, find, settled, until


async def fetched(desktop: Desktop) -> None:
    for job, name in ((Job.MASTERS, "JDE"), *((Job.PULL, one.name) for one in desktop.sandbox.stores)):
        run_id = await request_run(desktop.workplace, job, connection=name)
        await until(lambda run_id=run_id: desktop.workplace.store.read_now(runs.run_by_id, run_id).is_over)
    await until(
        lambda: all(one.is_over for one in desktop.workplace.store.read_now(runs.recent_runs, limit=50))
    )
    await settled(desktop.window)
    assert count(desktop, PostingState.READY) > 10


def count(desktop: Desktop, *states: PostingState) -> int:
    return len(desktop.workplace.store.read_now(postings.postings_in, *states))


async def test_all_that_is_ready_is_approved_and_sent_with_three_keys(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        await fetched(desktop)
        window, ready = desktop.window, count(desktop, PostingState.READY)
        window.activateWindow()
        grid = window.review.grid
        grid.setFocus()

        QTest.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: len(window.review.presenter.state.selected) == ready)
        await settled(window)
        assert f"{ready:,} postings selected" in window.status.selection.text()
        QTest.keyClick(grid, Qt.Key.Key_A)
        dialog = await dialog_opened(ApproveDialog)
        assert f"Approve {ready:,} postings" in find(dialog, QPushButton, "approveAccept").text()
        QTest.keyClick(dialog, Qt.Key.Key_Return)

        await until(lambda: count(desktop, *IN_LEDGER) == ready)


async def test_a_large_posting_waits_for_a_second_person(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        await change_approval_policy(
            desktop.workplace,
            ApprovalPolicy(two_persons_from={"USD": Decimal(0), "EUR": Decimal(0)}),
            seen_version=0,
        )
        await fetched(desktop)
        window = desktop.window
        window.activateWindow()
        grid = window.review.grid
        grid.setFocus()
        QTest.keyClick(grid, Qt.Key.Key_Home)
        await settled(window)
        chosen = grid.current_id()
        assert chosen is not None

        QTest.keyClick(grid, Qt.Key.Key_A)
        await until(lambda: "second person" in window.status.note.whole)
        await settled(window)
        QTest.keyClick(grid, Qt.Key.Key_A)
        await until(window.review.bar.isVisible)
        assert "needs two persons" in find(window.review.bar, QLabel, "problemWhat").text()
        assert count(desktop, *IN_LEDGER) == 0

        posting = desktop.workplace.store.read_now(postings.posting_by_id, chosen)
        other = desktop.workplace.acting_as("clerk.two")
        await approve_postings(other, [Seen(posting_id=chosen, revision=posting.revision)])
        await until(lambda: count(desktop, *IN_LEDGER) == 1)
