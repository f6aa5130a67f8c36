"""The audit screen: found, proved, opened, exported."""

import json
from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.screens.audit.presenter import AuditPresenter
from tests.helpers.windows import find, settled, until
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
