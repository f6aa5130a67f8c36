"""The overview: what needs me, what is late, whether all works; each line leads to where the work is."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from mlconnector_gui.accounting.states import Move
from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.connectors.port import ReadSoFar
from mlconnector_gui.engine.catalog_reading import CatalogReading
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.services.audit_log import verify_audit
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewView
from mlconnector_gui.store.repositories import connections, runs
from mlconnector_gui.store.repositories.runs import RunState
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.overview.presenter import OverviewPresenter
from mlconnector_gui.ui.widgets.day_chart import DayChart
from mlconnector_gui.ui.widgets.work_bar import WorkBar
from tests.helpers.problems import refused
from tests.helpers.windows import find, settled
from tests.helpers.workspaces import Filling, IdleEngine, open_workplace
from tests.ui.conftest import OpenWindow


def spoken(window: MainWindow, name: str) -> str:
    return find(window, QWidget, f"line.{name}").accessibleName()


async def test_it_is_where_the_day_begins(open_window: OpenWindow) -> None:
    window = await open_window(start="")

    assert window.stack.currentWidget() is window.overview


async def test_what_needs_me_is_counted_and_leads_to_its_view(
    open_window: OpenWindow, filling: Filling
) -> None:
    for number in range(3):
        filling.sale(f"{number}")
    filling.sale("9", unmapped=True)
    filling.doubt(filling.sale("8"))
    window = await open_window(start="overview")

    assert spoken(window, "ready") == "3 postings ready to approve oldest waits 3 h"
    assert spoken(window, "blocked.mapping.missing") == "1 posting blocked: no account mapped"
    assert spoken(window, "in_doubt").startswith("1 posting with unknown outcome")
    find(window, QPushButton, "go.blocked.mapping.missing").click()
    await settled(window)

    assert window.stack.currentWidget() is window.review
    assert window.review.presenter.state.wanted.view is ReviewView.BLOCKED
    assert len(window.review.presenter.state.ids) == 1


async def test_a_month_that_is_over_is_late_until_jde_posted_it(
    workplace: Workplace, filling: Filling
) -> None:
    filling.sale("1", total="100.00", day=date(2026, 10, 30))
    filling.send(filling.sale("2", total="200.00"), 1042, Move.CONFIRM)
    filling.send(filling.sale("3", total="400.00"), 1043, Move.CONFIRM, Move.SEE_POSTED)
    before = (await OverviewPresenter(workplace, IdleEngine()).refresh()).late
    clock = workplace.network.clock
    assert isinstance(clock, FixedClock)
    clock.advance(2 * 86_400)

    (late,) = (await OverviewPresenter(workplace, IdleEngine()).refresh()).late

    assert before == ()
    assert late.text == "2026-10: 2 postings not finished"
    assert late.rest == "300.00 USD; 1 in JDE, not posted there"


async def test_each_connection_says_when_it_was_of_use_and_what_to_do_next(workplace: Workplace) -> None:
    run_id = await request_run(workplace, Job.PULL, connection="WOO-EU")
    workplace.store.write_now(
        runs.end_run, run_id, state=RunState.SUCCEEDED, at=workplace.now, counts={}, problem=None
    )
    problem = {"code": "net.host_unknown", "params": {"host": "ais.example.com"}, "technical": ""}
    workplace.store.write_now(connections.note_health, "ledger", at=workplace.now, problem=problem)

    jde, shop = (await OverviewPresenter(workplace, IdleEngine()).refresh()).connections

    assert jde.text == "JDE: The name ais.example.com cannot be found"
    assert "Next: " in jde.rest
    assert shop.text == "WOO-EU: works"
    assert "Last success" in shop.rest


async def test_proofs_carry_their_dates(workplace: Workplace, filling: Filling) -> None:
    filling.sale("1")
    before = (await OverviewPresenter(workplace, IdleEngine()).refresh()).proofs
    await verify_audit(workplace)
    after = (await OverviewPresenter(workplace, IdleEngine()).refresh()).proofs

    assert [one.text for one in before] == ["Audit log not verified yet", "Not reconciled yet"]
    assert after[0].text.startswith("Audit log whole: 2 records, 2026-10-31")


async def test_a_first_start_says_what_to_set_up(tmp_path: Path, qapp: QApplication) -> None:
    workplace = open_workplace(tmp_path / "new")
    state = await OverviewPresenter(workplace, IdleEngine()).refresh()
    workplace.store.close()

    assert state.is_first_start
    assert [one.name for one in state.steps] == ["connectJde", "connectStore", "mapAccounts"]
    assert state.steps[0].screen == "connections"


async def test_a_chart_is_read_by_keyboard_and_as_text(open_window: OpenWindow, filling: Filling) -> None:
    filling.sale("1", total="100.00", day=date(2026, 10, 30))
    filling.sale("2", total="300.00", day=date(2026, 10, 31))
    window = await open_window(start="overview")
    chart = find(window, DayChart, "overviewChart.1")

    QTest.keyClick(chart, Qt.Key.Key_Left)
    last = chart.words
    QTest.keyClick(chart, Qt.Key.Key_Left)

    assert find(window, QLabel, "overviewChartTitle.1").text() == "Amounts a day in USD, gross"
    assert (last, chart.words) == ("2026-10-31: 300.00 USD", "2026-10-30: 100.00 USD")
    assert "2026-10-30: 100.00 USD" in chart.accessibleDescription()


async def reading_of(workplace: Workplace) -> CatalogReading:
    await request_run(workplace, Job.PREPARE, connection="JDE")
    run = workplace.store.write_now(runs.claim_run, busy=set(), at=workplace.now)
    assert run is not None
    return CatalogReading(workplace, run.run_id, Progress())


async def test_a_catalog_that_is_read_through_shows_how_far_and_how_long_and_is_ended(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    reading = await reading_of(workplace)
    await reading.tell(ReadSoFar(done=62_500, total=250_000, seconds_left=183))
    window = await open_window(start="overview")
    bar = find(window, WorkBar, "overviewWork")

    words = find(window, QLabel, "overviewWork.words").text()
    find(window, QPushButton, "overviewWork.cancel").click()
    await settled(window)
    with refused("work.cancelled"):
        await reading.tell(ReadSoFar(done=62_750, total=250_000, seconds_left=182))

    assert words == "Reading the store's catalog: 62,500 of 250,000 variants, about 3 min left"
    assert not bar.isHidden()
    assert not bar.cancel_button.isEnabled()


async def test_nothing_is_said_of_a_catalog_that_was_read(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    reading = await reading_of(workplace)
    await reading.tell(ReadSoFar(done=250_000, total=250_000, seconds_left=0))

    window = await open_window(start="overview")

    assert find(window, WorkBar, "overviewWork").isHidden()
