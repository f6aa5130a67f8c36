"""With real buttons and keys: JDE refuses, the posting is replayed from the audit, sent, and traced back from JDE."""

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.jde.simulator.app import LedgerDocument
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, posting_detail, review_ids
from mlconnector_gui.store.repositories import postings, runs
from mlconnector_gui.ui.widgets.replay_dialog import ReplayDialog
from tests.flows.desktop.conftest import Desktop, OpenDesktop
from tests.helpers.windows import dialog_opened, find, settled, until


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def state_of(desktop: Desktop, posting_id: str) -> PostingState:
    return desktop.workplace.store.read_now(postings.posting_by_id, posting_id).state


async def fetched(desktop: Desktop) -> str:
    """Press the button, let postings appear, and return the one that is looked at."""
    await done(desktop, Job.MASTERS)
    click(find(desktop.window, QPushButton, "fetchNow"))
    wanted = ReviewFilter(view=ReviewView.NEEDS_ME)
    await until(lambda: len(desktop.workplace.store.read_now(review_ids, wanted)) > 5)
    await until(lambda: desktop.window.review.grid.current_id() is not None)
    await settled(desktop.window)
    return str(desktop.window.review.grid.current_id())


async def done(desktop: Desktop, job: Job) -> None:
    run_id = await request_run(desktop.workplace, job, connection="JDE")
    await until(lambda: desktop.workplace.store.read_now(runs.run_by_id, run_id).is_over)
    await settled(desktop.window)


async def searched_to_an_end(desktop: Desktop, posting_id: str) -> None:
    """Let the time pass after which a second look into JDE proves that nothing of it is there."""
    for _ in range(10):
        if state_of(desktop, posting_id) is PostingState.REJECTED:
            return
        desktop.sandbox.clock.advance(180)
        await done(desktop, Job.RESOLVE)


def let_jde_refuse(desktop: Desktop, posting_id: str, edit: str) -> None:
    """JDE's accountants close, or open, the account of the posting's first credit, which we read before."""
    detail = desktop.workplace.store.read_now(posting_detail, posting_id)
    assert detail is not None
    account = next(line.account for line in detail.lines if line.credit)
    unit, object_account = account.split(".")[:2]
    row = desktop.sandbox.jde._database["F0901"].first(MCU=f"{unit:>12}", OBJ=object_account)
    assert row is not None
    row.values["PEC"] = edit


async def after_one_is_confirmed(desktop: Desktop, posting_id: str) -> str:
    """
    Turn to another posting of the same company, and return it.

    A refusal is believed once a document of the company that is known to be in JDE can be found there.
    """
    window, store = desktop.window, desktop.workplace.store
    QTest.keyClick(window.review.grid, Qt.Key.Key_A)
    await until(lambda: state_of(desktop, posting_id) is PostingState.CONFIRMED)
    await settled(window)
    company = store.read_now(postings.posting_by_id, posting_id).company
    waiting = store.read_now(review_ids, ReviewFilter(view=ReviewView.NEEDS_ME))
    alike = [one for one in waiting if store.read_now(postings.posting_by_id, one).company == company]
    assert window.review.grid.pick(alike[0])
    await settled(window)
    return alike[0]


def booked(desktop: Desktop, explanation: str) -> list[LedgerDocument]:
    return [one for one in desktop.sandbox.jde.documents() if one.explanation.strip() == explanation]


async def test_a_refused_posting_is_replayed_sent_and_found_again(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        window = desktop.window
        posting_id = await after_one_is_confirmed(desktop, await fetched(desktop))
        explanation = find(window, QLabel, "entryTitle").text()
        let_jde_refuse(desktop, posting_id, "I")
        QTest.keyClick(window.review.grid, Qt.Key.Key_A)
        await until(lambda: state_of(desktop, posting_id) in {PostingState.IN_DOUBT, PostingState.REJECTED})
        await searched_to_an_end(desktop, posting_id)
        assert state_of(desktop, posting_id) is PostingState.REJECTED
        let_jde_refuse(desktop, posting_id, "")
        assert booked(desktop, explanation) == []

        QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
        await settled(window)
        find(window, QLineEdit, "auditSearch").setText(explanation)
        await until(lambda: find(window, QLabel, "eventTitle").text() == "JD Edwards refused it")
        await settled(window)
        click(find(window, QPushButton, "auditReplay"))
        dialog = await dialog_opened(ReplayDialog)
        assert find(dialog, QLabel, "replaySame").isVisible()
        click(find(dialog, QPushButton, "replayAccept"))
        await until(lambda: state_of(desktop, posting_id) is PostingState.READY)
        await settled(window)

        click(find(window, QPushButton, "auditOpen"))
        await until(lambda: window.stack.currentWidget() is window.review)
        await until(lambda: window.review.grid.current_id() == posting_id)
        await settled(window)
        click(find(window, QPushButton, "action.approve"))
        await until(lambda: state_of(desktop, posting_id) is PostingState.CONFIRMED)
        (document,) = booked(desktop, explanation)

        click(find(window, QPushButton, "rail.audit"))
        await settled(window)
        click(find(window, QPushButton, "auditClear"))
        find(window, QLineEdit, "auditDocument").setText(str(document.document_number))
        await until(lambda: window.audit.presenter.state.wanted.document == document.document_number)
        await settled(window)
        click(find(window, QPushButton, "auditTabs.trace"))
        await settled(window)

        payload = json.loads(find(window, QPlainTextEdit, "tracePayload").toPlainText())
        stored = desktop.workplace.store.read_now(postings.posting_by_id, posting_id)
        assert str(payload["id"]) == stored.external_id
        assert set(payload["billing"].values()) & {"•••"}
        assert find(window, QPushButton, "traceLedger").text().endswith(f" {document.document_number}")
