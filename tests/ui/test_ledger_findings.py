"""What JDE holds otherwise stands at the posting, and at the connection with all the others."""

import os
from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from mlconnector_gui.accounting.states import Move
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.ledger_findings import SeenInLedger, note_findings
from mlconnector_gui.ui.main_window import MainWindow
from tests.helpers.windows import find, settled
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow


def seen(code: str, number: int, posting_id: str | None = None, **params: str) -> SeenInLedger:
    key = f"JE {number} 00001"
    return SeenInLedger(
        code=code,
        subject=key,
        posting_id=posting_id,
        company="00001",
        document_type="JE",
        gl_date=date(2026, 10, 30),
        params={"document": key, "gl_date": "2026-10-30", "posting": "WOO-EU sale 2291", **params},
    )


def noted(workplace: Workplace, *findings: SeenInLedger) -> None:
    workplace.store.write_now(
        note_findings,
        "ledger",
        findings,
        codes={one.code for one in findings},
        was_looked_at=lambda _: True,
        new_id=workplace.ids.new,
        actor=workplace.actor,
        at=workplace.now,
    )


def words(window: MainWindow, name: str) -> str:
    return "\n".join(one.text() for one in find(window, QWidget, name).findChildren(QLabel))


async def test_a_posting_says_what_jde_holds_otherwise(
    open_window: OpenWindow, workplace: Workplace, filling: Filling
) -> None:
    posting_id, beside = filling.sale("1"), filling.sale("2")
    filling.send(posting_id, 100042, Move.CONFIRM)
    noted(workplace, seen("ledger.missing", 100042, posting_id))
    window = await open_window()
    find(window, QPushButton, "reviewTabs.changed").click()
    await settled(window)

    window.review.grid.pick(posting_id)
    await settled(window)
    told = words(window, "inLedger.ledger.missing")
    keep_picture(window, "review")
    listed = list(window.review.presenter.state.ids)
    find(window, QPushButton, "reviewTabs.needs_me").click()
    await settled(window)
    window.review.grid.pick(beside)
    await settled(window)

    assert listed == [posting_id]
    assert "JD Edwards shows no entry JE 100042 00001 of 2026-10-30 any more" in told
    assert "nothing is sent again by itself" in told
    assert window.findChild(QWidget, "inLedger.ledger.missing") is None


async def test_a_jde_connection_lists_all_that_is_not_the_same(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    by_hand = seen("ledger.by_hand", 900001, explanation="Entered by hand", why="it books on 1.1220.STRIPE")
    noted(
        workplace, by_hand, seen("ledger.changed", 100043, differences="missing in JDE: 30.5010 -10.00 USD")
    )
    window = await open_window()
    window.show_screen("connections")
    await settled(window)

    window.connections.grid.pick("ledger")
    await settled(window)
    keep_picture(window, "connections")

    told = [words(window, f"ledgerFinding.{place}") for place in range(2)]
    assert "Entered by hand" in told[1]
    assert "it books on 1.1220.STRIPE" in told[1]
    assert "missing in JDE: 30.5010 -10.00 USD" in told[0]


async def test_a_connection_on_which_all_agrees_says_nothing_of_it(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    noted(workplace, seen("ledger.by_hand", 900001, explanation="Entered by hand", why="x"))
    window = await open_window()
    window.show_screen("connections")
    await settled(window)

    window.connections.grid.pick("store")
    await settled(window)

    assert window.findChild(QWidget, "ledgerFinding.0") is None


def keep_picture(window: MainWindow, name: str) -> None:
    if os.environ.get("K_PICTURES"):
        window.grab().save(f"/tmp/k_{name}.png")
