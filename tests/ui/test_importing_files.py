"""A settlement file is chosen or dropped on the overview, and the rows of a line are looked at."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton, QTableWidget

from mlconnector_gui.engine.prepare import prepare
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewView
from mlconnector_gui.store.repositories import connections, documents
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import IncomingDocument
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.widgets.why_dialog import WhyDialog
from tests.helpers.settlements import Settlement, document, line
from tests.helpers.windows import dialog_opened, find, settled
from tests.helpers.workspaces import LEDGER, NOON, IdleEngine
from tests.ui.conftest import OpenWindow

SOLD = line("Order|ItemPrice|Principal", "90.00", datetime(2026, 10, 20, 12, tzinfo=UTC), order="111-1")


def connect(workplace: Workplace, name: str) -> None:
    stored = StoredConnection(
        connection_id=name,
        name=name,
        connector="amazon",
        values={"target": LEDGER, "company": "00001", "start_date": "2026-01-01", "timezone": "UTC"},
        facts={},
        is_active=True,
        created_at=NOON,
        proved_at=NOON,
        problem=None,
    )
    workplace.store.write_now(connections.add_connection, stored)


def drop(window: MainWindow, *paths: Path) -> None:
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.CopyAction,
        told,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.overview.dropEvent(event)


async def test_no_file_is_asked_for_where_no_store_takes_one(open_window: OpenWindow) -> None:
    window = await open_window(start="overview")

    assert not find(window, QPushButton, "overview.import").isVisible()


async def test_a_file_that_is_dropped_is_brought_in(
    open_window: OpenWindow, workplace: Workplace, engine: IdleEngine, tmp_path: Path
) -> None:
    connect(workplace, "AMZN")
    window = await open_window(start="overview")
    told: list[str] = []
    window.overview.told.connect(told.append)
    path = tmp_path / "october.txt"
    path.write_bytes(document(Settlement(lines=[SOLD])))

    drop(window, path)
    await settled(window)

    assert engine.woken == 1
    assert told[-1] == "october.txt holds 1 document for AMZN: 1 new."
    assert workplace.store.read_now(documents.newest_payload, "AMZN", "settlements", "23874396421")


async def test_of_several_stores_one_is_chosen_first(
    open_window: OpenWindow, workplace: Workplace, tmp_path: Path
) -> None:
    connect(workplace, "AMZN")
    connect(workplace, "AMZE")
    window = await open_window(start="overview")
    path = tmp_path / "october.txt"
    path.write_bytes(document(Settlement(lines=[SOLD])))

    drop(window, path)
    await settled(window)
    menu = window.overview.imports.menu_of_stores
    assert [action.text() for action in menu.actions()] == [
        "Settlement report of AMZE",
        "Settlement report of AMZN",
    ]
    menu.actions()[0].trigger()
    menu.close()
    await settled(window)

    assert workplace.store.read_now(documents.newest_payload, "AMZE", "settlements", "23874396421")
    assert not workplace.store.read_now(documents.newest_payload, "AMZN", "settlements", "23874396421")


async def test_a_wrong_file_says_what_is_wrong_with_it(
    open_window: OpenWindow, workplace: Workplace, tmp_path: Path
) -> None:
    connect(workplace, "AMZN")
    window = await open_window(start="overview")
    path = tmp_path / "october.txt"
    path.write_bytes(document(Settlement(lines=[SOLD])).replace(b"90.00", b"9O.00"))

    drop(window, path)
    await settled(window)

    assert window.overview.bar.isVisible()
    assert not workplace.store.read_now(documents.newest_payload, "AMZN", "settlements", "23874396421")


async def test_why_a_line_has_its_account_shows_the_rows_in_it(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    connect(workplace, "AMZN")
    raw = IncomingDocument(
        external_id="23874396421",
        payload=document(Settlement(lines=[SOLD], deposit=datetime(2026, 10, 31, 9, tzinfo=UTC))),
        created_at=NOON,
        modified_at=NOON,
    )
    workplace.store.write_now(
        lambda transaction: documents.save_documents(
            transaction, connection_id="AMZN", stream="settlements", documents=[raw], fetched_at=NOON
        )
    )
    seller = workplace.store.read_now(connections.connection_named, "AMZN")
    await prepare(workplace, seller, Progress())
    window = await open_window(start="review")
    window.review.open_view(ReviewView.BLOCKED)
    await settled(window)
    detail = window.review.presenter.state.detail
    assert detail is not None
    line_of_rows = next(one.line for one in detail.lines if one.role == "settlement_line")

    window.review.show_why(line_of_rows)
    dialog = await dialog_opened(WhyDialog)

    table = find(dialog, QTableWidget, "whyRows")
    items = [table.item(0, place) for place in range(table.columnCount())]
    assert table.rowCount() == 1
    assert "111-1" in [item.text() for item in items if item is not None]
    dialog.reject()
    await settled(window)
