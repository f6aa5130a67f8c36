"""A posting that needs a person offers the two things a person can state, and nothing else does."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.ui.screens.review.statement import FoundDialog
from mlconnector_gui.ui.widgets.bits import ElidedLabel
from mlconnector_gui.ui.widgets.problem_bar import ProblemBar
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from tests.helpers.windows import dialog_opened, find, settled
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow


def left_to_a_person(filling: Filling) -> str:
    posting_id = filling.sale("1")
    filling.doubt(posting_id)
    filling.move(posting_id, Move.ASK_PERSON)
    return posting_id


async def test_only_a_posting_that_needs_a_person_offers_a_statement(
    open_window: OpenWindow, filling: Filling
) -> None:
    lost, ready = left_to_a_person(filling), filling.sale("2")
    window = await open_window()
    grid, bar = window.review.grid, find(window, QWidget, "statementBar")

    grid.pick(ready)
    await settled(window)
    for_ready = bar.isVisible()
    grid.pick(lost)
    await settled(window)

    assert not for_ready
    assert bar.isVisible()
    assert not find(window, ElidedLabel, "statementStated").isVisible()


async def test_a_number_can_be_stated_once_it_is_one(open_window: OpenWindow, filling: Filling) -> None:
    posting_id = left_to_a_person(filling)
    window = await open_window()
    window.review.grid.pick(posting_id)
    await settled(window)

    find(window, QPushButton, "stateFound").click()
    dialog = await dialog_opened(FoundDialog)
    assert isinstance(dialog, FoundDialog)
    before = dialog.accept_button.isEnabled()
    QTest.keyClicks(find(dialog, QLineEdit, "foundNumber"), "10x42")

    assert not before
    assert dialog.number == 1042
    assert dialog.accept_button.isEnabled()
    assert (dialog.type_field.text(), dialog.company_field.text()) == ("JE", "00002")
    dialog.cancel_button.click()
    await settled(window)


async def test_what_cannot_be_checked_in_jde_is_refused_with_its_reason(
    open_window: OpenWindow, filling: Filling, workplace: Workplace
) -> None:
    posting_id = left_to_a_person(filling)
    window = await open_window()
    window.review.grid.pick(posting_id)
    await settled(window)

    find(window, QPushButton, "stateAbsent").click()
    dialog = await dialog_opened(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    find(dialog, QPlainTextEdit, "reasonField").setPlainText("looked in P0911")
    dialog.accept_button.click()
    await settled(window)

    assert window.review.findChild(ProblemBar).isVisible()
    state = workplace.store.read_now(postings.posting_by_id, posting_id).state
    assert state is PostingState.NEEDS_PERSON
