"""An entry in JD Edwards whose source changed offers three choices; letting it stand needs a reason."""

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from mlconnector_gui.accounting.states import Move
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings, source_changes
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from tests.helpers.windows import dialog_opened, find, settled
from tests.helpers.workspaces import ENGINE, NOON, Filling
from tests.ui.conftest import OpenWindow

CHANGE = {"lines": [{"what": "30.5810", "before": "-50.00", "after": "-59.75"}]}


def sent_and_changed(filling: Filling) -> str:
    posting_id = filling.sale("1")
    filling.send(posting_id, 1042, Move.CONFIRM)
    filling.workplace.store.write_now(note_change, posting_id)
    return posting_id


def note_change(transaction: Transaction, posting_id: str) -> None:
    posting = postings.posting_by_id(transaction, posting_id)
    source_changes.note_source_change(transaction, posting, CHANGE, actor=ENGINE, at=NOON)


async def test_a_change_can_be_let_stand_with_a_reason(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    changed, ready = sent_and_changed(filling), filling.sale("2")
    window = await open_window()
    window.review.open_posting(ready)
    await settled(window)
    bar = find(window, QWidget, "changeBar")
    for_ready = bar.isVisible()
    window.review.open_posting(changed)
    await settled(window)
    offered = [find(window, QPushButton, name).isEnabled() for name in ("changeDelta", "changeReverse")]

    find(window, QPushButton, "changeIgnore").click()
    dialog = await dialog_opened(ReasonDialog)
    find(dialog, QPlainTextEdit, "reasonField").setPlainText("agreed with the customer")
    find(dialog, QPushButton, "reasonAccept").click()
    await settled(window)

    assert not for_ready
    assert offered == [True, True]
    assert workplace.store.read_now(postings.posting_by_id, changed).source_change is None
    assert not bar.isVisible()
