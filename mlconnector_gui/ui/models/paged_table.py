"""A table over a snapshot of ids that loads pages of rows by id, so that a million rows cost a few."""

from array import array
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.models.columns import Cell, Column, cells_of
from mlconnector_gui.ui.theme import colours_now, fixed_font

Id = TypeVar("Id", str, int)
Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Start = Callable[[str, Callable[[], Any]], None]
"""Begins named work that its owner ends: `Tasks.start`."""

PAGE_ROWS = 64
KEPT_PAGES = 256
PENDING = "…"
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class PagedTable(QAbstractTableModel, Generic[Id, Row]):
    """
    Rows by page, kept while they are near; a row that is not here yet shows an ellipsis.

    `take` sets the snapshot; one of numbers may be a range, or an array that falls. Rows known from the one
    before stay visible until their page is read again, so a refresh does not flicker.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        load: Callable[[Sequence[Id]], Awaitable[Sequence[Row]]],
        id_of: Callable[[Row], Id],
        start: Start,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._load: Callable[[Sequence[Id]], Awaitable[Sequence[Row]]] = load
        self._id_of: Callable[[Row], Id] = id_of
        self._start = start
        self._ids: Sequence[Id] = ()
        self._places: dict[Id, int] | None = None
        self._rows: dict[Id, Row] = {}
        self._cells: dict[Id, tuple[Cell, ...]] = {}
        self._fresh: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()
        self._version = 0

    def take(self, ids: Sequence[Id]) -> None:
        """Show another snapshot, or the same one with rows read anew."""
        if ids == self._ids:
            self._forget_pages()
            self._announce(0, len(ids) - 1)
            return
        self.beginResetModel()
        self._ids, self._places = ids, None
        self._forget_pages()
        self.endResetModel()

    def redraw(self) -> None:
        """Draw again what is here, after the theme changed."""
        self._announce(0, len(self._ids) - 1)

    @property
    def ids(self) -> Sequence[Id]:
        return self._ids

    def id_at(self, row: int) -> Id:
        return self._ids[row]

    def row_at(self, row: int) -> Row | None:
        return self._rows.get(self._ids[row]) if 0 <= row < len(self._ids) else None

    def cells_at(self, row: int) -> tuple[Cell, ...] | None:
        """Return a row's cells, made when it is first drawn: of a page most rows are not seen."""
        self._want(row // PAGE_ROWS)
        row_id = self._ids[row]
        cells = self._cells.get(row_id)
        if cells is None and (known := self._rows.get(row_id)) is not None:
            cells = self._cells[row_id] = cells_of(known, self.columns)
        return cells

    def ask_for(self, first: int, last: int) -> None:
        """Ask for the pages of rows that are about to be drawn, so that reading begins before drawing."""
        if 0 <= first <= last < len(self._ids):
            for page in range(first // PAGE_ROWS, last // PAGE_ROWS + 1):
                self._want(page)

    def place_of(self, row_id: Id) -> int | None:
        if isinstance(self._ids, range | array):
            return _place_of_number(self._ids, row_id)
        if self._places is None:
            self._places = {known: place for place, known in enumerate(self._ids)}
        return self._places.get(row_id)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _Role.DisplayRole:
            return column.heading
        return int(_alignment(column)) if role == _Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == _Role.TextAlignmentRole:
            return int(_alignment(column))
        if role == _Role.FontRole:
            return fixed_font() if column.is_fixed_pitch else None
        if role not in {_Role.DisplayRole, _Role.ToolTipRole, _Role.DecorationRole, _Role.ForegroundRole}:
            return None
        cells = self.cells_at(index.row())
        if cells is None:
            return PENDING if role == _Role.DisplayRole else None
        return _shown(cells[index.column()], role)

    def _want(self, page: int) -> None:
        """Ask for a page, once, unless it is here."""
        if page in self._fresh:
            self._fresh.move_to_end(page)
            return
        if page not in self._asked:
            self._asked.add(page)
            self._start(f"page {self._version}/{page}", lambda: self._bring(page, self._version))

    async def _bring(self, page: int, version: int) -> None:
        first = page * PAGE_ROWS
        wanted = self._ids[first : first + PAGE_ROWS]
        rows = await self._load(wanted)
        if version != self._version:
            return
        self._asked.discard(page)
        self._fresh[page] = None
        for row in rows:
            row_id = self._id_of(row)
            self._rows[row_id] = row
            self._cells.pop(row_id, None)
        self._drop_oldest()
        self._announce(first, first + len(wanted) - 1)

    def _drop_oldest(self) -> None:
        while len(self._fresh) > KEPT_PAGES:
            page, _ = self._fresh.popitem(last=False)
            for row_id in self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]:
                self._rows.pop(row_id, None)
                self._cells.pop(row_id, None)

    def _forget_pages(self) -> None:
        self._version += 1
        self._fresh.clear()
        self._asked.clear()
        if len(self._rows) > KEPT_PAGES * PAGE_ROWS:
            self._rows.clear()
            self._cells.clear()

    def _announce(self, first: int, last: int) -> None:
        if 0 <= first <= last < len(self._ids):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _place_of_number(numbers: "range | array[int]", number: object) -> int | None:
    """Halve a falling snapshot of numbers, which needs no table of a million places."""
    if not isinstance(number, int):
        return None
    if isinstance(numbers, range):
        return numbers.index(number) if number in numbers else None
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] > number:
            low = middle + 1
        else:
            high = middle
    return low if low < len(numbers) and numbers[low] == number else None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_amount else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _shown(cell: Cell, role: int) -> Any:
    if role == _Role.DisplayRole:
        return cell.text
    if role == _Role.ToolTipRole:
        return cell.tip
    if role == _Role.ForegroundRole:
        return QColor(colours_now().role(cell.ink)) if cell.ink else None
    if role == _Role.DecorationRole and cell.icon is not None:
        return icon(*cell.icon)
    return None
