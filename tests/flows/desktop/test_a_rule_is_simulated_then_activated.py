"""With the real buttons and keys: a rule is changed, tried on the archive, and what it said comes true."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.simulate_mapping import Simulation
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, posting_detail, review_ids
from mlconnector_gui.store.repositories import runs
from mlconnector_gui.ui.screens.mappings.activate_dialog import ActivateDialog
from mlconnector_gui.ui.screens.mappings.rule_dialog import RuleDialog
from tests.flows.desktop.conftest import Desktop, OpenDesktop
from tests.helpers.windows import dialog_opened, find, settled, until


async def done(desktop: Desktop, job: Job, connection: str) -> None:
    run_id = await request_run(desktop.workplace, job, connection=connection)
    await until(lambda: desktop.workplace.store.read_now(runs.run_by_id, run_id).is_over)
    await settled(desktop.window)


def is_idle(desktop: Desktop) -> bool:
    every = desktop.workplace.store.read_now(lambda transaction: runs.recent_runs(transaction, limit=20))
    return all(run.is_over for run in every)


def lines_on(desktop: Desktop, account: str) -> int:
    """Count the lines of ready postings on an account."""

    def count(transaction: Transaction) -> int:
        ids = review_ids(transaction, ReviewFilter(view=ReviewView.NEEDS_ME))
        details = [posting_detail(transaction, one) for one in ids]
        return sum(line.account == account for detail in details if detail for line in detail.lines)

    return desktop.workplace.store.read_now(count)


async def test_what_a_simulation_said_is_what_the_rule_does(open_desktop: OpenDesktop) -> None:
    async with open_desktop() as desktop:
        window = desktop.window
        await done(desktop, Job.MASTERS, "JDE")
        await done(desktop, Job.PULL, "WOO-US")
        await until(lambda: lines_on(desktop, "30.5810") > 3 and is_idle(desktop))
        shipping, fees = lines_on(desktop, "30.5810"), lines_on(desktop, "30.5820")
        window.activateWindow()

        QTest.mouseClick(find(window, QPushButton, "rail.mappings"), Qt.MouseButton.LeftButton)
        await settled(window)
        search = find(window, QLineEdit, "mappingSearch")
        search.setFocus()
        QTest.keyClicks(search, "WOO-US shipping")
        await until(lambda: len(window.mappings.presenter.state.shown) == 1)
        await settled(window)
        QTest.keyClick(window.mappings.grid, Qt.Key.Key_Return)
        dialog = await dialog_opened(RuleDialog)
        account = find(dialog, QLineEdit, "ruleAccount")
        account.setFocus()
        account.selectAll()
        QTest.keyClicks(account, "30.5820")
        QTest.mouseClick(find(dialog, QPushButton, "ruleSave"), Qt.MouseButton.LeftButton)
        await until(window.mappings.buttons["discard"].isEnabled)
        await settled(window)

        records = desktop.workplace.store.read_now(lambda found: len(list(audit.exported(found))))
        QTest.mouseClick(window.mappings.buttons["simulate"], Qt.MouseButton.LeftButton)
        await until(
            lambda: not window.mappings.presenter.state.is_simulating and simulated(desktop) is not None
        )
        await settled(window)
        found = simulated(desktop)
        assert found is not None
        assert {(one.before, one.after) for one in found.changes} == {("30.5810", "30.5820")}
        assert "would change" in find(window, QLabel, "simulationSummary").text()
        assert desktop.workplace.store.read_now(lambda seen: len(list(audit.exported(seen)))) == records
        assert lines_on(desktop, "30.5820") == fees

        QTest.mouseClick(window.mappings.buttons["activate"], Qt.MouseButton.LeftButton)
        activation = await dialog_opened(ActivateDialog)
        QTest.keyClicks(find(activation, QPlainTextEdit, "activateReason"), "shipping is shown with fees")
        QTest.mouseClick(find(activation, QPushButton, "activateAccept"), Qt.MouseButton.LeftButton)

        await until(lambda: lines_on(desktop, "30.5820") == fees + shipping)
        await settled(window)
        assert lines_on(desktop, "30.5810") == 0


def simulated(desktop: Desktop) -> Simulation | None:
    return desktop.window.mappings.presenter.state.simulation
