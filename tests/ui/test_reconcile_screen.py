"""The reconcile screen: the last proof of a month, what is open and why, accounts that differ, and its review."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.roll_forward import RollForward
from mlconnector_gui.services.proved_periods import ProvedPeriod, keep_proof
from mlconnector_gui.services.reconcile import AccountProof, ConnectionProof
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.ui.conftest import OpenWindow

CLEARING, SALES = "1.1220.SHOP", "30.5010"


def proof(store: str, **changes: object) -> ConnectionProof:
    agreeing = ConnectionProof(
        connection=store,
        currency="USD",
        archive=Decimal("1058.40"),
        in_ledger=Decimal("1058.40"),
        open={},
        accounts=(
            AccountProof(
                account=CLEARING, currency="USD", postings=Decimal("1058.40"), ledger=Decimal("1058.40")
            ),
            AccountProof(
                account=SALES, currency="USD", postings=Decimal("-1058.40"), ledger=Decimal("-1058.40")
            ),
        ),
        not_in_jde=(),
    )
    return replace(agreeing, **changes)  # type: ignore[arg-type]


def money(text: str) -> Money:
    return Money(Decimal(text), "USD")


ROLLED = RollForward(
    role=LineRole.GATEWAY_CLEARING,
    gateway="stripe",
    currency="USD",
    opening=money("10.00"),
    movements={"sale": money("1058.40")},
    closing=money("1068.40"),
    not_in_ledger=money("0.00"),
)
DIFFERENT = AccountProof(account=SALES, currency="USD", postings=Decimal("-50.00"), ledger=Decimal("-49.99"))
"""One cent too few in JDE."""
PROOFS = (
    proof("AGREES"),
    proof(
        "WAITS", in_ledger=Decimal("1000.00"), open={"blocked": Decimal("50.00"), "missing": Decimal("8.40")}
    ),
    proof("DIFFERS", accounts=(DIFFERENT,)),
    proof("SENDS", in_ledger=Decimal("1000.00"), open={"ready": Decimal("58.40")}),
)


@pytest.fixture
async def proved(workplace: Workplace) -> ProvedPeriod:
    """The month before this one, proved yesterday by somebody else."""
    last_month = workplace.now.date().replace(day=1) - timedelta(days=1)
    made = ProvedPeriod(
        period=f"{last_month:%Y-%m}",
        at=workplace.now - timedelta(days=1),
        by="controller",
        proofs=PROOFS,
        rolled={"DIFFERS": (ROLLED,)},
    )
    return await workplace.store.write(keep_proof, made, workplace)


@pytest.fixture
async def window(open_window: OpenWindow, proved: ProvedPeriod) -> MainWindow:
    opened = await open_window(start="reconcile")
    await pick_month(opened, proved.period)
    return opened


async def pick_month(window: MainWindow, period: str) -> None:
    months = find(window, QComboBox, "reconcileMonth")
    months.setCurrentText(period)
    months.activated.emit(months.currentIndex())
    await settled(window)


def told(window: MainWindow) -> str:
    return "\n".join(one.text() for one in window.reconcile.findChildren(QLabel) if not one.isHidden())


async def pick(window: MainWindow, key: str) -> None:
    assert window.reconcile.proofs.pick(key)
    await settled(window)


async def test_a_month_that_was_never_proved_says_what_to_do(open_window: OpenWindow) -> None:
    window = await open_window(start="reconcile")

    assert "was not proved yet" in window.reconcile.empty.accessibleName()
    assert not find(window, QPushButton, "reconcileReview").isEnabled()
    assert not find(window, QPushButton, "reconcileExport").isEnabled()


async def test_what_differs_comes_first_and_is_shown(window: MainWindow) -> None:
    grid = window.reconcile.proofs

    assert list(grid.paged.ids) == ["DIFFERS USD", "WAITS USD", "SENDS USD", "AGREES USD"]
    assert grid.current_id() == "DIFFERS USD"
    assert find(window, QLabel, "reconcileStanding").text() == "DIFFERS USD: 1 account differs"
    assert [str(window.reconcile.accounts.paged.index(0, place).data()) for place in range(4)] == [
        SALES, "−50.00", "−49.99", "−0.01",
    ]  # fmt: skip
    assert list(window.reconcile.rolled.paged.ids) == ["stripe clearing"]


async def test_a_store_is_named_in_full_beside_large_amounts(
    window: MainWindow, workplace: Workplace, proved: ProvedPeriod
) -> None:
    large = proof("WEBSHOP-EU07", archive=Decimal("28435210.11"), in_ledger=Decimal("28435210.11"))
    workplace.store.write_now(keep_proof, replace(proved, proofs=(large,)), workplace)
    await pick_month(window, proved.period)
    grid = window.reconcile.proofs
    section = [column.name for column in grid.paged.columns].index("store")

    text = grid.paged.index(0, section).data()

    assert text == "WEBSHOP-EU07  USD"
    assert grid.fontMetrics().horizontalAdvance(text) + 16 <= grid.columnWidth(section)
    assert grid.horizontalScrollBar().maximum() == 0


async def test_what_is_open_says_why(window: MainWindow) -> None:
    await pick(window, "WAITS USD")

    assert "Open: no posting was made" in told(window)
    assert "Open: blocked" in told(window)
    assert find(window, QLabel, "reconcileStanding").text() == "WAITS USD: documents have no posting"

    await pick(window, "SENDS USD")
    assert find(window, QLabel, "reconcileStanding").text().endswith("Part open")


async def test_enter_leads_from_an_account_to_its_events(window: MainWindow) -> None:
    QTest.keyClick(window.reconcile.proofs, Qt.Key.Key_Return)
    assert window.reconcile.accounts.hasFocus()
    assert window.reconcile.accounts.pick(SALES)
    QTest.keyClick(window.reconcile.accounts, Qt.Key.Key_Return)
    await settled(window)

    assert window.stack.currentWidget() is window.audit
    assert find(window, QLineEdit, "auditAccount").text() == SALES
    assert window.audit.presenter.state.wanted.account == SALES


async def test_a_person_stands_for_it_with_a_note(window: MainWindow) -> None:
    find(window, QPushButton, "reconcileReview").click()
    dialog = await dialog_opened(ReasonDialog)
    find(dialog, QPlainTextEdit, "reasonField").setPlainText("one cent, ticket 12")
    find(dialog, QPushButton, "reasonAccept").click()
    await until(lambda: "Reviewed by" in find(window, QLabel, "reconcileProved").text())
    await settled(window)

    assert find(window, QLabel, "reconcileProved").text().endswith("“one cent, ticket 12”")


async def test_every_figure_is_written(window: MainWindow, tmp_path: Path) -> None:
    window.reconcile.write(tmp_path / "proof.csv")
    await settled(window)

    assert f"{SALES}" in (tmp_path / "proof.csv").read_text("utf-8-sig")
