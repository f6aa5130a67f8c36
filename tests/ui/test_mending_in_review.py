"""What stops a posting is mended where it is shown; comments, T-accounts and previews stand beside it."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QWidget,
)

from mlconnector_gui.accounting.receipt_matching import ManualMatch
from mlconnector_gui.accounting.states import Move
from mlconnector_gui.accounting.treatments import Treatment
from mlconnector_gui.services.waiting_receipt import OpenLine, ShippedLine, WaitingReceipt
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewView
from mlconnector_gui.store.repositories import sending
from mlconnector_gui.ui.screens.review.approve_dialog import ApproveDialog
from mlconnector_gui.ui.screens.review.date_dialog import DateDialog
from mlconnector_gui.ui.screens.review.difference_dialog import DifferenceDialog
from mlconnector_gui.ui.screens.review.match_dialog import MatchDialog
from mlconnector_gui.ui.screens.review.preview_dialog import PreviewDialog
from mlconnector_gui.ui.screens.review.treat_dialog import TreatDialog
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.helpers.workspaces import NOON, Filling
from tests.ui.conftest import OpenWindow


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifier)


async def test_a_comment_is_written_with_the_keys_alone(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("1")
    window = await open_window()

    press(window.review.grid, Qt.Key.Key_C)
    field = window.review.reasons.notes.field
    QTest.keyClicks(field, "asked the shop")
    press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    await until(lambda: find(window, QPushButton, "reasonTabs.notes").text() == "Comments  1")
    await settled(window)
    detail = window.review.presenter.state.detail
    assert detail is not None
    assert [note.text for note in detail.notes] == ["asked the shop"]
    assert field.toPlainText() == ""


async def test_a_file_is_attached_and_a_copy_of_it_saved(
    open_window: OpenWindow, filling: Filling, tmp_path: Path
) -> None:
    filling.sale("1")
    (tmp_path / "invoice.pdf").write_bytes(b"%PDF")
    window = await open_window()
    window.review.reasons.write_note()

    find(window, QPushButton, "noteAttach").click()
    dialog = await dialog_opened(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "invoice.pdf"))
    dialog.close()
    await until(lambda: find(window, QPushButton, "reasonTabs.notes").text() == "Comments  1")
    await settled(window)
    detail = window.review.presenter.state.detail
    assert detail is not None
    window.review.save_attachment(detail.notes[0].note_id, tmp_path / "copy.pdf")
    await settled(window)

    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF"


async def test_the_entry_is_turned_over_into_accounts_and_back(
    open_window: OpenWindow, filling: Filling
) -> None:
    filling.sale("1", total="1058.40")
    window = await open_window()
    entry = window.review.entry

    press(window.review.grid, Qt.Key.Key_T)
    turned = (entry.accounts.isVisible(), entry.lines.isVisible())
    spoken = entry.accounts.accessibleDescription()
    press(window.review.grid, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    assert turned == (True, False)
    assert "debit 1,058.40" in spoken
    assert entry.lines.isVisible()


async def test_the_preview_shows_the_very_bytes_that_are_approved(
    open_window: OpenWindow, filling: Filling
) -> None:
    filling.sale("1", total="1058.40")
    window = await open_window()
    detail = window.review.presenter.state.detail
    assert detail is not None
    assert detail.content is not None
    sent = json.loads(detail.content)["lines"]

    press(window.review.grid, Qt.Key.Key_P)
    dialog = await dialog_opened(PreviewDialog)
    rows = find(dialog, QTableWidget, "previewRows")
    shown = [[_text(rows, row, section) for section in (1, 2, 4)] for row in range(rows.rowCount())]
    find(dialog, QPushButton, "previewClose").click()
    await settled(window)

    assert shown == [[line["account"], line["ledger_type"], line["amount"]] for line in sent]


async def test_many_are_approved_after_it_is_said_what_they_come_to(
    open_window: OpenWindow, filling: Filling
) -> None:
    for number in range(1, 4):
        filling.sale(f"{number}", total=f"{number}00.00")
    window = await open_window()
    window.review.grid.selectAll()
    await settled(window)

    press(window.review.grid, Qt.Key.Key_A)
    dialog = await dialog_opened(ApproveDialog)
    facts = {label.text() for label in dialog.findChildren(QLabel)}
    find(dialog, QPushButton, "approveCancel").click()
    await settled(window)

    assert {"3 sales", "600.00 USD", "2026-10 (3)", "WOO-EU sale 3, 300.00 USD"} <= facts
    assert "4, of them 4 never used before" in facts
    assert window.review.presenter.state.counts[ReviewView.APPROVED] == 0


async def test_an_amount_far_from_the_usual_is_told_and_stops_nothing(
    open_window: OpenWindow, filling: Filling
) -> None:
    for number in range(10, 15):
        filling.send(filling.sale(f"{number}", total="100.00"), 1000 + number, Move.CONFIRM)
    filling.sale("2", total="900.00")
    window = await open_window()

    told = find(window, QWidget, "check.amount.unusual").accessibleName()
    assert told.startswith("! 900.00 USD is 9 times the usual 100.00 USD of WOO-EU sale.")
    assert find(window, QPushButton, "action.approve").isEnabled()


async def test_what_the_policy_approved_today_has_a_view_of_its_own(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    by_policy, by_person = filling.sale("1"), filling.sale("2")
    filling.approve(by_person)
    filling.workplace = workplace.acting_as("policy version 3")
    filling.approve(by_policy)
    window = await open_window()

    tab = find(window, QPushButton, "reviewTabs.by_policy")
    assert tab.text() == "By policy  1"
    tab.click()

    await until(lambda: window.review.presenter.state.ids == (by_policy,))
    await settled(window)
    assert workplace.store.read_now(sending.approvals, by_policy)[0].person == "policy version 3"


async def test_the_difference_tells_the_stores_fields_and_the_entry(
    open_window: OpenWindow, filling: Filling
) -> None:
    posting_id = filling.sale("1")
    filling.approve(posting_id)
    filling.move(posting_id, Move.SOURCE_CHANGED)
    filling.sale_changes("1", total="998.40")
    window = await open_window()
    window.open_posting(posting_id)
    await settled(window)

    find(window, QPushButton, "changeDifference").click()
    dialog = await dialog_opened(DifferenceDialog)
    table = find(dialog, QTableWidget, "differenceFields")
    rows = [[_text(table, row, section) for section in range(3)] for row in range(table.rowCount())]
    find(dialog, QPushButton, "differenceClose").click()
    await settled(window)

    assert ["total", "1058.40", "998.40"] in rows


def test_a_shipment_is_matched_line_by_line(qapp: QApplication) -> None:
    owner = QWidget()
    dialog = MatchDialog(_waiting(), owner)
    first = dialog._rows[0]
    assert not dialog.accept_button.isEnabled()

    first.choice.setCurrentIndex(1)
    first.quantity.setText("3")
    dialog._rows[1].choice.setCurrentIndex(3)
    dialog.field.setPlainText("the label was mixed up")

    assert first.choice.itemText(1) == "4501 OP line 2  ·  TENT-2P  ·  6 EA open"
    assert first.unit.text() == "EA"
    assert dialog.accept_button.isEnabled()
    assert dialog.decided == [
        ManualMatch(position=1, order_line="00001-4501-OP-000-2", quantity=Decimal(3)),
        ManualMatch(position=2),
    ]
    first.choice.setEditText("no key")
    assert not dialog.accept_button.isEnabled()
    first.choice.setEditText("00001-4502-OP-000-1")
    assert dialog.decided[0].order_line == "00001-4502-OP-000-1"


def test_a_refund_is_treated_only_after_a_choice_and_a_reason(qapp: QApplication) -> None:
    owner = QWidget()
    dialog = TreatDialog("WOO-EU refund 7", owner)
    dialog.field.setPlainText("agreed by phone")
    assert not dialog.accept_button.isEnabled()

    find(dialog, QRadioButton, "treat.goodwill").setChecked(True)

    assert dialog.accept_button.isEnabled()
    assert dialog.treatment is Treatment.GOODWILL


async def test_another_date_is_chosen_for_a_posting_of_a_closed_period(
    open_window: OpenWindow, filling: Filling
) -> None:
    posting_id = filling.sale("1", day=date(2026, 9, 30))
    window = await open_window()
    window.open_posting(posting_id)
    await settled(window)

    press(window.review.grid, Qt.Key.Key_M)
    dialog = await dialog_opened(DateDialog)
    day, verdict = find(dialog, QDateEdit, "dateDay"), find(dialog, QLabel, "dateVerdict")
    accept = find(dialog, QPushButton, "reasonAccept")
    offered = (day.date().toString("yyyy-MM-dd"), verdict.text())
    find(dialog, QPlainTextEdit, "reasonField").setPlainText("September is closed")
    day.setDate(QDate(2026, 9, 29))
    refused = (verdict.text(), accept.isEnabled())
    day.setDate(QDate(2026, 11, 2))
    is_offered = accept.isEnabled()
    find(dialog, QPushButton, "reasonCancel").click()
    await settled(window)

    assert offered == ("2026-10-30", "Period 2026-10: open in JD Edwards.")
    assert refused[0].startswith("Period 2026-09: closed in JD Edwards")
    assert (refused[1], is_offered) == (False, True)


async def test_the_date_of_what_jde_holds_is_not_offered(open_window: OpenWindow, filling: Filling) -> None:
    filling.send(filling.sale("1"), 1042, Move.CONFIRM)
    window = await open_window()
    window.review.open_view(ReviewView.ALL)
    await settled(window)

    button = find(window, QPushButton, "entryDate")

    assert not button.isEnabled()
    assert button.toolTip().startswith("The date can be chosen until somebody approves it")


def _waiting() -> WaitingReceipt:
    lines = [
        OpenLine(
            key=f"00001-4501-OP-000-{number}",
            order="4501 OP",
            number=Decimal(number),
            item=item,
            description=item,
            open_quantity=Decimal(6),
            unit="EA",
            supplier="Example Mills",
        )
        for number, item in ((2, "TENT-2P"), (3, "LAMP"))
    ]
    shipped = [
        ShippedLine(position=at, sku=sku, description="", quantity=Decimal(3), decided=None)
        for at, sku in ((1, "NOT-OURS"), (2, "FREE-GIFT"))
    ]
    return WaitingReceipt(
        explanation="SHIP 4501 OP",
        shipment="9001 ups 1Z",
        shipped=tuple(shipped),
        open_lines=tuple(lines),
        asked_at=NOON,
    )


def _text(table: QTableWidget, row: int, section: int) -> str:
    item = table.item(row, section)
    assert item is not None
    return item.text()
