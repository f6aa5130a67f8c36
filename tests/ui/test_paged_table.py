"""A grid over an id snapshot loads only what is looked at, and keeps its manners as a Qt model."""

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from mlconnector_gui.ui.aio import tasks_of
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.models.paged_table import PAGE_ROWS, PENDING, PagedTable
from mlconnector_gui.ui.widgets.grid import Grid
from tests.helpers.windows import until


@dataclass(frozen=True)
class Item:
    item_id: int
    name: str


COLUMNS: tuple[Column[Item], ...] = (
    Column(name="id", title="Id", width=60, text=lambda item: str(item.item_id), sort="id"),
    Column(name="name", title="Name", width=80, text=lambda item: item.name, is_amount=True),
)


class Shelf:
    """Where rows are read from, noting what was asked for."""

    def __init__(self) -> None:
        self.asked: list[Sequence[int]] = []
        self.suffix = ""

    async def load(self, ids: Sequence[int]) -> list[Item]:
        self.asked.append(tuple(ids))
        return [Item(item_id, f"item {item_id}{self.suffix}") for item_id in ids if item_id >= 0]


def table_of(shelf: Shelf, owner: QWidget) -> PagedTable[int, Item]:
    return PagedTable(
        COLUMNS,
        load=shelf.load,
        id_of=lambda item: item.item_id,
        start=tasks_of(owner).start,
        parent=owner,
    )


def shown(model: QAbstractItemModel, row: int, column: int = 1) -> str:
    return str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole))


async def test_a_row_shows_an_ellipsis_until_its_page_is_here(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    model = table_of(shelf, owner)
    model.take(range(1_000_000))

    assert shown(model, 777_777) == PENDING
    await until(lambda: shown(model, 777_777) != PENDING)

    assert shown(model, 777_777) == "item 777777"
    assert len(shelf.asked) == 1
    assert len(shelf.asked[0]) == PAGE_ROWS


async def test_a_page_is_asked_for_once_however_often_it_is_drawn(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    model = table_of(shelf, owner)
    model.take(tuple(range(600)))

    for row in range(600):
        shown(model, row)
    await until(lambda: tasks_of(owner).is_idle)

    assert len(shelf.asked) == math.ceil(600 / PAGE_ROWS)


async def test_it_keeps_the_rules_of_a_qt_model(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    model = table_of(shelf, owner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)

    for ids in ((), tuple(range(5)), tuple(range(300)), tuple(range(100, 400)), ()):
        model.take(ids)
        for row in range(0, len(ids), 7):
            shown(model, row)
        await until(lambda: tasks_of(owner).is_idle)

    assert model.rowCount() == 0


async def test_a_refresh_shows_the_old_rows_until_the_new_ones_are_read(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    model = table_of(shelf, owner)
    model.take((1, 2, 3))
    shown(model, 0)
    await until(lambda: shown(model, 0) == "item 1")
    shelf.suffix = " anew"

    model.take((1, 2, 3))

    assert shown(model, 0) == "item 1"
    await until(lambda: shown(model, 0) == "item 1 anew")


async def test_an_answer_for_an_older_snapshot_is_dropped(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    model = table_of(shelf, owner)
    model.take((1, 2))
    shown(model, 0)
    model.take((-1, 2))

    shown(model, 0)
    await until(lambda: tasks_of(owner).is_idle)

    assert shown(model, 0) == PENDING
    assert shown(model, 1) == "item 2"


async def test_selection_and_place_outlive_a_refresh(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    grid: Grid[int, Item] = Grid(table_of(shelf, owner), name="grid", title="Items", parent=owner)
    grid.take(tuple(range(10)))
    grid.pick(4)

    grid.take((0, 2, 4, 6, 8))

    assert grid.current_id() == 4
    assert grid.selected_ids() == [4]


async def test_a_row_that_left_gives_way_to_the_next(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    grid: Grid[int, Item] = Grid(table_of(shelf, owner), name="grid", title="Items", parent=owner)
    grid.take(tuple(range(10)))
    grid.pick(4)

    grid.take((0, 1, 2, 3, 5, 6))

    assert grid.current_id() == 5
    assert grid.selected_ids() == [5]


async def test_rows_are_copied_as_a_table(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    grid: Grid[int, Item] = Grid(table_of(shelf, owner), name="grid", title="Items", parent=owner)
    grid.take((1, 2, 3))
    shown(grid.paged, 0)
    await until(lambda: tasks_of(owner).is_idle)
    grid.selectAll()

    grid.copy_selection()

    assert QApplication.clipboard().text() == "Id\tName\n1\titem 1\n2\titem 2\n3\titem 3"


async def test_selecting_all_of_a_queue_takes_what_has_not_come_yet(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    grid: Grid[int, Item] = Grid(table_of(shelf, owner), name="grid", title="Items", parent=owner)
    grid.take_first((1, 2, 3))
    grid.selectAll()

    grid.take((1, 2, 3, 4, 5))

    assert grid.selected_ids() == [1, 2, 3, 4, 5]


async def test_rows_that_come_after_all_were_selected_are_not_selected(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    grid: Grid[int, Item] = Grid(table_of(shelf, owner), name="grid", title="Items", parent=owner)
    grid.take_first((1, 2, 3))
    grid.selectAll()
    grid.take((1, 2, 3, 4))

    grid.take((1, 2, 3, 4, 5))

    assert grid.selected_ids() == [1, 2, 3, 4]


async def test_turning_to_one_row_gives_up_selecting_all(qapp: QApplication) -> None:
    shelf, owner = Shelf(), QWidget()
    grid: Grid[int, Item] = Grid(table_of(shelf, owner), name="grid", title="Items", parent=owner)
    grid.take_first((1, 2, 3))
    grid.selectAll()
    grid.pick(2)

    grid.take((1, 2, 3, 4))

    assert grid.selected_ids() == [2]


@pytest.mark.parametrize(("width", "is_left_out"), [(200, False), (130, True)])
async def test_a_spare_column_is_left_out_where_there_is_no_room(
    qapp: QApplication, width: int, is_left_out: bool
) -> None:
    spare: Column[Item] = Column(name="spare", title="Spare", width=50, text=str, is_spare=True)
    model = PagedTable(
        (*COLUMNS, spare),
        load=Shelf().load,
        id_of=lambda item: item.item_id,
        start=lambda *_: None,
        parent=qapp,
    )
    grid: Grid[int, Item] = Grid(model, name="grid", title="Items")

    grid.resize(width, 200)
    grid.show()

    assert grid.isColumnHidden(2) is is_left_out
    grid.close()


@pytest.mark.parametrize("ids", [range(9, 0, -2), range(1, 10, 2), array("q", [9, 7, 5, 3, 1])])
async def test_a_number_is_found_in_a_snapshot_of_numbers(
    qapp: QApplication, ids: "range | array[int]"
) -> None:
    model = table_of(Shelf(), QWidget())
    model.take(ids)

    assert [model.place_of(number) for number in ids] == [0, 1, 2, 3, 4]
    assert [model.place_of(number) for number in (0, 4, 10)] == [None, None, None]
