"""The audit screen: found, proved, opened, exported."""

import json
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableWidget

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.audit_view import AuditFilter, audit_count
from mlconnector_gui.ui.screens.audit.presenter import AuditPresenter
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.widgets.replay_many_dialog import ReplayManyDialog
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow


async def test_events_are_listed_newest_first_and_found_by_order(
    open_window: OpenWindow, filling: Filling
) -> None:
    filling.sale("10442")
    filling.sale("10443")
    window = await open_window()
    window.show_screen("audit")
    await settled(window)
    assert len(window.audit.presenter.state.ids) == 4

    find(window, QLineEdit, "auditSearch").setText("10442")
    await until(lambda: len(window.audit.presenter.state.ids) == 2)
    await settled(window)

    detail = window.audit.presenter.state.detail
    assert detail is not None
    assert detail.subject == "WOO-EU sale 10442"
    assert find(window, QLabel, "eventTitle").text() == "Passed all checks"


async def test_the_chain_is_verified_in_words(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("1")
    window = await open_window()
    window.show_screen("audit")
    await settled(window)

    find(window, QPushButton, "auditVerify").click()
    await until(window.audit.bar.isVisible)
    await settled(window)

    assert "The audit log is whole: 2 records" in find(window.audit.bar, QLabel, "problemWhat").text()
    await until(lambda: "proved" in find(window, QLabel, "lastProof").text())


async def test_an_event_leads_to_its_posting(open_window: OpenWindow, filling: Filling) -> None:
    posting_id = filling.sale("1")
    filling.sale("2")
    window = await open_window()
    window.show_screen("audit")
    await settled(window)
    window.audit.grid.pick(1)
    await settled(window)

    find(window, QPushButton, "auditOpen").click()
    await settled(window)

    assert window.stack.currentWidget() is window.review
    assert window.review.grid.current_id() == posting_id


async def test_what_is_read_stays_while_events_arrive(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    filling.sale("1")
    window = await open_window()
    window.show_screen("audit")
    await settled(window)
    window.audit.grid.pick(1)
    await settled(window)

    workplace.tell("posting", filling.sale("2"))
    await until(window.audit.newer.isVisible)
    await settled(window)

    assert window.audit.grid.current_id() == 1
    assert find(window, QPushButton, "auditNewer").text() == "Show 2 newer events"
    find(window, QPushButton, "auditNewer").click()
    await until(lambda: len(window.audit.presenter.state.ids) == 4)
    await settled(window)


async def test_the_log_is_exported_whole(workplace: Workplace, filling: Filling, tmp_path: Path) -> None:
    filling.sale("1")
    presenter = AuditPresenter(workplace)

    words = await presenter.export(tmp_path / "audit.jsonl")

    lines = (tmp_path / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    assert words.startswith("Exported 2 records")
    assert [json.loads(line)["seq"] for line in lines] == [1, 2]


async def test_two_clicks_from_a_jde_document_to_the_payload_and_back(
    open_window: OpenWindow, filling: Filling
) -> None:
    posting_id = filling.sale("10442")
    filling.sale("10443")
    filling.send(posting_id, 1042)
    window = await open_window()
    window.show_screen("audit")
    await settled(window)

    find(window, QLineEdit, "auditDocument").setText("JE 1042")
    await until(lambda: len(window.audit.presenter.state.ids) == 5)
    await settled(window)
    find(window, QPushButton, "auditTabs.trace").click()
    await settled(window)

    payload = find(window, QPlainTextEdit, "tracePayload").toPlainText()
    assert '"number": "10442"' in payload
    assert "robin@example.com" not in payload
    assert find(window, QPushButton, "tracePosting").text() == "WOO-EU sale 10442"
    find(window, QPushButton, "auditClear").click()
    await until(lambda: len(window.audit.presenter.state.ids) == 7)
    find(window, QPushButton, "traceLedger").click()
    await until(lambda: len(window.audit.presenter.state.ids) == 5)
    await settled(window)


async def test_personal_data_is_shown_after_a_reason_is_recorded(
    open_window: OpenWindow, filling: Filling
) -> None:
    filling.sale("10442")
    window = await open_window()
    window.show_screen("audit")
    await settled(window)
    find(window, QPushButton, "auditTabs.trace").click()
    find(window, QPushButton, "traceReveal").click()
    dialog = await dialog_opened(ReasonDialog)
    find(dialog, QPlainTextEdit, "reasonField").setPlainText("asked by the auditor")
    find(dialog, QPushButton, "reasonAccept").click()

    payload = find(window, QPlainTextEdit, "tracePayload")
    await until(lambda: "robin@example.com" in payload.toPlainText())
    await until(lambda: len(window.audit.presenter.state.ids) == 3)
    await settled(window)

    newest = window.audit.grid.paged.row_at(0)
    assert newest is not None
    assert (newest.event, newest.fields["reason"]) == ("payload.revealed", "asked by the auditor")


async def test_many_are_replayed_after_their_differences_are_shown(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    filling.sale("1", unmapped=True)
    sent = filling.sale("2")
    filling.send(sent, 1042)
    window = await open_window()
    window.show_screen("audit")
    await settled(window)
    window.audit.grid.selectAll()
    await settled(window)

    find(window, QPushButton, "auditReplay").click()
    dialog = await dialog_opened(ReplayManyDialog)

    summary = find(dialog, QLabel, "replayManySummary").text()
    table = find(dialog, QTableWidget, "replayManyChanges")
    texts = [table.item(row, 1).text() for row in range(table.rowCount())]  # type: ignore[union-attr]
    assert "cannot be made anew" in summary
    assert any("JE 1042" in text for text in texts)
    find(dialog, QPushButton, "replayManyCancel").click()
    await settled(window)
    assert workplace.store.read_now(audit_count, AuditFilter()) == 7


async def test_every_filter_field_asks_for_what_it_says(open_window: OpenWindow, filling: Filling) -> None:
    filling.send(filling.sale("10442"), 1042)
    filling.sale("10443", total="99.99")
    window = await open_window()
    window.show_screen("audit")
    await settled(window)

    async def found(name: str, text: str) -> int:
        find(window, QLineEdit, name).setText(text)
        await settled(window)
        count = len(window.audit.presenter.state.ids)
        find(window, QPushButton, "auditClear").click()
        await settled(window)
        return count

    assert await found("auditAmount", "1,058.40") == 5
    assert await found("auditAmount", "90..100") == 2
    assert await found("auditAmount", "a lot") == 0
    assert await found("auditAccount", "40.58*") == 7
    assert await found("auditDocument", "1042") == 5
    assert await found("auditDocument", "none") == 0
    assert await found("auditSearch", "10443") == 2


async def test_verifying_shows_how_far_it_is_and_can_be_ended(
    open_window: OpenWindow, filling: Filling
) -> None:
    filling.sale("1")
    window = await open_window()
    window.show_screen("audit")
    await settled(window)

    find(window, QPushButton, "auditVerify").click()
    await until(window.audit.work.isVisible)
    window.audit.work.cancel_button.click()
    await until(window.audit.bar.isVisible)
    await settled(window)

    assert not window.audit.work.isVisible()
