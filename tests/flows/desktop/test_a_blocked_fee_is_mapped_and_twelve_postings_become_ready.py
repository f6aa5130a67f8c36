"""With the real buttons and keys: from the exception to the rule, and twelve postings are ready."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.connectors.woocommerce.sandbox import WooCommerceSimulator
from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket, Fee, Item
from mlconnector_gui.sandbox.world import CATALOGUE
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.store import audit
from mlconnector_gui.store.queries.blocked import blocked_by_mapping
from mlconnector_gui.store.repositories import mapping_versions, postings, runs
from mlconnector_gui.ui.screens.mappings.activate_dialog import ActivateDialog
from mlconnector_gui.ui.screens.mappings.picker import FoundList
from mlconnector_gui.ui.screens.mappings.rule_dialog import RuleDialog
from tests.flows.desktop.conftest import Desktop, OpenDesktop
from tests.helpers.windows import dialog_opened, find, settled, until

CREDITED = Basket(
    items=(Item(sku=CATALOGUE[0].sku),),
    fees=(Fee(name="Store credit", total=Decimal("-5.00"), taxable=False),),
)


async def done(desktop: Desktop, job: Job, connection: str) -> None:
    run_id = await request_run(desktop.workplace, job, connection=connection)
    await until(lambda: desktop.workplace.store.read_now(runs.run_by_id, run_id).is_over)
    await settled(desktop.window)


def states(desktop: Desktop, ids: list[str]) -> set[PostingState]:
    return {desktop.workplace.store.read_now(postings.posting_by_id, one).state for one in ids}


async def blocked_by_a_fee(desktop: Desktop) -> list[str]:
    """Twelve buyers pay in part with a credit that the mapping does not know; returns their postings."""
    shop = next(one for one in desktop.sandbox.stores if one.name == "WOO-US").books
    assert isinstance(shop, WooCommerceSimulator)
    await done(desktop, Job.MASTERS, "JDE")
    await done(desktop, Job.PULL, "WOO-US")
    others = set(desktop.workplace.store.read_now(blocked_by_mapping))
    for _ in range(11):
        shop.sell(CREDITED)
    shop.sell(replace(CREDITED, payment_method="paypal"))
    desktop.sandbox.clock.advance(600)
    await done(desktop, Job.PULL, "WOO-US")
    await until(lambda: len(desktop.workplace.store.read_now(blocked_by_mapping)) == len(others) + 12)
    return [one for one in desktop.workplace.store.read_now(blocked_by_mapping) if one not in others]


async def test_mapping_a_fee_from_its_exception_frees_all_postings_that_lack_it(
    open_desktop: OpenDesktop,
) -> None:
    async with open_desktop() as desktop:
        waiting = await blocked_by_a_fee(desktop)
        window = desktop.window
        window.activateWindow()
        window.open_posting(waiting[0])
        await settled(window)
        assert find(window, QLabel, "entryState").text() == "Blocked"

        QTest.keyClick(window.review.grid, Qt.Key.Key_M)
        dialog = await dialog_opened(RuleDialog)
        assert "12 blocked postings would be freed" in find(dialog, QLabel, "ruleExplains").text()
        account = find(dialog, QLineEdit, "ruleAccount")
        assert account.text() == "30."
        account.setFocus()
        account.selectAll()
        QTest.keyClicks(account, "30.504")
        found = find(dialog, FoundList, "ruleAccount.found")
        await until(lambda: found.isVisible() and found.rowCount() == 1)
        QTest.keyClick(account, Qt.Key.Key_Return)
        await until(lambda: find(dialog, QLabel, "ruleFrees").text() == "Frees 12 postings")
        QTest.mouseClick(find(dialog, QPushButton, "ruleSave"), Qt.MouseButton.LeftButton)

        await until(lambda: window.mappings.buttons["activate"].text() == "Activate (frees 12)…")
        await settled(window)
        assert states(desktop, waiting) == {PostingState.BLOCKED}
        QTest.mouseClick(window.mappings.buttons["activate"], Qt.MouseButton.LeftButton)
        activation = await dialog_opened(ActivateDialog)
        assert "12 blocked postings" in find(activation, QLabel, "activateSummary").text()
        QTest.keyClicks(
            find(activation, QPlainTextEdit, "activateReason"), "store credit is a fee given back"
        )
        QTest.mouseClick(find(activation, QPushButton, "activateAccept"), Qt.MouseButton.LeftButton)

        await until(lambda: states(desktop, waiting) == {PostingState.READY})
        await settled(window)
        active = desktop.workplace.store.read_now(mapping_versions.active_version)
        assert active is not None
        assert (active.reason, active.added) == ("store credit is a fee given back", 1)
        assert desktop.workplace.store.read_now(audit.verify).is_verified
        assert desktop.sandbox.jde.documents() == []
