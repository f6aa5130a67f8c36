"""The match screen: read from JDE when asked, lines by what they stand for, and the documents behind one."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.three_way import ThreeWayLine, ageing
from mlconnector_gui.services.aged_labels import AgedLabels
from mlconnector_gui.services.spreadsheet import read_sheet
from mlconnector_gui.services.three_way_match import HEADER, ThreeWayMatch
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.freight import AccruedLabel
from mlconnector_gui.ui.main_window import MainWindow
from tests.helpers.matching import matched_line
from tests.helpers.windows import find, settled, until
from tests.ui.conftest import OpenWindow


def line(number: int, **figures: int) -> ThreeWayLine:
    one = matched_line(**figures)  # type: ignore[arg-type]
    return replace(one, order=replace(one.order, number=number))


LINES = (
    line(4501, received=8),
    line(4502, vouchered=0, paid=0),
    line(4503, received=0, vouchered=0, paid=0),
    line(4504),
)


async def shown(open_window: OpenWindow, workplace: Workplace, lines: tuple[ThreeWayLine, ...]) -> MainWindow:
    """The screen as it is once the match was read."""
    window = await open_window()
    window.show_screen("match")
    await settled(window)
    screen = window.match
    match = ThreeWayMatch(
        connection="JDE",
        read_at=workplace.now,
        ordered_since=workplace.now.date(),
        lines=lines,
        ageing=ageing(lines, today=workplace.now.date()),
    )
    screen.presenter.state = replace(screen.presenter.state, match=match)
    screen.refresh()
    await settled(window)
    return window


def words(window: MainWindow, column: str) -> list[str]:
    grid = window.match.lines
    place = next(at for at, one in enumerate(grid.paged.columns) if one.name == column)
    return [str(grid.paged.index(row, place).data()) for row in range(len(grid.paged.ids))]


async def test_before_it_is_read_it_says_what_to_do(open_window: OpenWindow) -> None:
    window = await open_window()
    window.show_screen("match")
    await settled(window)

    assert "not read yet" in window.match.empty.accessibleName()
    assert not find(window, QPushButton, "matchExport").isEnabled()


async def test_lines_say_what_they_stand_for(open_window: OpenWindow, workplace: Workplace) -> None:
    window = await shown(open_window, workplace, LINES)

    assert words(window, "standing") == [
        "vouchered above receipt",
        "not vouchered",
        "not received",
        "agrees",
    ]
    assert words(window, "waiting") == ["–", "78.10", "–", "–"]
    assert "78.10 USD" in find(window, QLabel, "matchAgeing").text()


async def test_a_view_shows_its_lines_only(open_window: OpenWindow, workplace: Workplace) -> None:
    window = await shown(open_window, workplace, LINES)

    find(window, QPushButton, "matchViews.differing").click()
    await settled(window)

    assert words(window, "order") == ["4501 OP"]
    assert find(window, QPushButton, "matchViews.all").text() == "All  4"


async def test_an_invoice_number_finds_its_lines(open_window: OpenWindow, workplace: Workplace) -> None:
    window = await shown(open_window, workplace, LINES)

    QTest.keyClicks(find(window, QLineEdit, "matchSearch"), "inv-1")
    await until(lambda: window.match.presenter.state.text == "inv-1")
    await settled(window)

    assert words(window, "order") == ["4501 OP", "4504 OP"]


async def test_the_chosen_line_shows_what_each_party_holds(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window, workplace, LINES)

    window.match.lines.pick("00001-4502-OP-000-1")
    await settled(window)

    told = "\n".join(one.text() for one in window.match.detail.findChildren(QLabel) if not one.isHidden())
    assert "Receipt OV 100001" in told
    assert "78.10 USD" in told


async def test_everything_that_was_read_is_written(
    open_window: OpenWindow, workplace: Workplace, tmp_path: Path
) -> None:
    window = await shown(open_window, workplace, LINES)

    window.match.write(tmp_path / "match.xlsx")
    await settled(window)
    window.match.write(tmp_path / "match.csv")
    await settled(window)

    (_, heading), *rows = read_sheet(tmp_path / "match.xlsx")
    assert heading == list(HEADER)
    assert len(rows) == len(LINES)
    assert (tmp_path / "match.csv").read_text("utf-8-sig").count("\n") == len(LINES) + 1


async def test_labels_without_an_invoice_are_listed_the_oldest_first(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window, workplace, LINES)
    today = workplace.now.date()
    waiting = tuple(
        AccruedLabel(
            posting_id=f"p{age}",
            connection_id="c",
            connection="SHIP-US",
            shipment=f"90{age}",
            carrier="fedex",
            tracking_number=f"7489{age}",
            accrued_on=today - timedelta(days=age),
            amount=Money.of("8.40", "USD"),
        )
        for age in (95, 40, 3)
    )
    presenter = window.match.presenter
    presenter.state = replace(presenter.state, labels=AgedLabels(today=today, labels=waiting))

    find(window, QPushButton, "matchViews.labels").click()
    await settled(window)

    grid = window.match.labels
    told = [str(grid.paged.index(row, 5).data()) for row in range(len(grid.paged.ids))]
    assert told == ["95", "40", "3"]
    assert window.match.list.currentWidget() is grid
    assert "over 90 8.40" in find(window, QLabel, "matchAgeing").text()
    assert "25.20 USD" in find(window, QLabel, "matchAgeing").text()
