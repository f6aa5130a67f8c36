"""With the real buttons and keys: fetch, open, approve, see it confirmed and posted, find it in the audit, replay."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.connectors.woocommerce.sandbox import WooCommerceSimulator
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, review_ids
from mlconnector_gui.store.repositories import postings, runs, sending
from mlconnector_gui.ui.widgets.replay_dialog import ReplayDialog
from tests.flows.desktop.conftest import Desktop, OpenDesktop
from tests.helpers.windows import dialog_opened, find, settled, until


def state_of(desktop: Desktop, posting_id: str) -> PostingState:
    return desktop.workplace.store.read_now(postings.posting_by_id, posting_id).state


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def done(desktop: Desktop, job: Job, connection: str) -> None:
    """Ask for a run, as a schedule does, and let it end."""
    run_id = await request_run(desktop.workplace, job, connection=connection)
    await until(lambda: desktop.workplace.store.read_now(runs.run_by_id, run_id).is_over)
    await settled(desktop.window)


async def fetched(desktop: Desktop) -> None:
    """Press the button, and let the first store's postings appear."""
    await done(desktop, Job.MASTERS, "JDE")
    click(find(desktop.window, QPushButton, "fetchNow"))
    await until(lambda: len(ready_ids(desktop)) > 10)
    await until(lambda: desktop.window.review.grid.current_id() is not None)
    await settled(desktop.window)


def ready_ids(desktop: Desktop) -> list[str]:
    return desktop.workplace.store.read_now(review_ids, ReviewFilter(view=ReviewView.NEEDS_ME))


async def test_the_whole_day_of_one_sale(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        await fetched(desktop)
        window = desktop.window
        posting_id = str(window.review.grid.current_id())
        explanation = find(window, QLabel, "entryTitle").text()

        QTest.keyClick(window.review.grid, Qt.Key.Key_A)
        await until(lambda: state_of(desktop, posting_id) is PostingState.CONFIRMED)

        in_jde = [one for one in desktop.sandbox.jde.documents() if one.explanation.strip() == explanation]
        assert len(in_jde) == 1
        assert not in_jde[0].posted

        desktop.sandbox.jde.post_batches()
        await done(desktop, Job.WATCH, "JDE")
        assert state_of(desktop, posting_id) is PostingState.POSTED

        QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
        await settled(window)
        find(window, QLineEdit, "auditSearch").setText(str(in_jde[0].document_number))
        await until(lambda: find(window, QLabel, "eventTitle").text() == "Seen posted in the ledger")
        await settled(window)

        click(find(window, QPushButton, "auditReplay"))
        dialog = await dialog_opened(ReplayDialog)
        assert not find(dialog, QPushButton, "replayAccept").isVisible()
        assert find(dialog, QPushButton, "replayReverse").isVisible()
        click(find(dialog, QPushButton, "replayCancel"))
        await settled(window)
        assert (
            len([one for one in desktop.sandbox.jde.documents() if one.explanation.strip() == explanation])
            == 1
        )


async def test_two_quick_presses_approve_once(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        await fetched(desktop)
        window = desktop.window
        posting_id = str(window.review.grid.current_id())
        button = find(window, QPushButton, "action.approve")

        click(button)
        click(button)
        await until(lambda: state_of(desktop, posting_id) is PostingState.CONFIRMED)
        await settled(window)

        assert len(desktop.workplace.store.read_now(sending.approvals, posting_id)) == 1
        explanation = desktop.workplace.store.read_now(postings.posting_by_id, posting_id).explanation
        assert (
            len([one for one in desktop.sandbox.jde.documents() if one.explanation.strip() == explanation])
            == 1
        )


async def test_an_order_that_changed_meanwhile_is_refused_with_a_sentence(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        await fetched(desktop)
        window = desktop.window
        seen = window.review.presenter.state.selected[0]
        shop = next(one for one in desktop.sandbox.stores if one.name == seen.connection).books
        assert isinstance(shop, WooCommerceSimulator)

        shop.change_order(int(seen.external_id), shipping=Decimal("31.00"))
        desktop.sandbox.clock.advance(60)
        await done(desktop, Job.PULL, seen.connection)
        await until(lambda: revision_of(desktop, seen.posting_id) > seen.revision)
        await settled(window)
        QTest.keyClick(window.review.grid, Qt.Key.Key_A)
        await until(window.review.bar.isVisible)
        await settled(window)

        assert (
            "prepared again while you were looking" in find(window.review.bar, QLabel, "problemWhat").text()
        )
        assert state_of(desktop, seen.posting_id) is PostingState.READY
        assert desktop.sandbox.jde.documents() == []


def revision_of(desktop: Desktop, posting_id: str) -> int:
    return desktop.workplace.store.read_now(postings.posting_by_id, posting_id).revision
