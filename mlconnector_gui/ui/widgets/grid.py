"""The grid: 28 pixel rows, hairlines, a visible focus, keys J and K, copy as a table, selection by id."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mlconnector_gui.ui.colours import Colours
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.models.paged_table import PENDING, Id, PagedTable, Row
from mlconnector_gui.ui.theme import ROW_HEIGHT, colours_now, fixed_font

_Flag = QItemSelectionModel.SelectionFlag
_MOST_COPIED = 100_000
_Role = Qt.ItemDataRole
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ICON = 16
_PADDING = 5
"""With the style's own 3 pixels, the 8 that headings have."""
Model = TypeVar("Model", bound=PagedTable[Any, Any])


class RowDelegate(QStyledItemDelegate):
    """
    Draws a cell, its hairline, and a bar and frame on the row that has the focus.

    It draws by itself: a styled cell costs ten times as much, and a screen of them more than a frame. For the same
    reason the view's own state is taken once a painting, where the view says when one begins.
    """

    _drawn: "_Drawn | None" = None

    def begin(self, view: QTableView) -> None:
        """Take what is the same for every cell of one painting of the view."""
        self._drawn = _drawn(view)

    def end(self) -> None:
        self._drawn = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        drawn = self._drawn or _drawn(option.widget)
        rect: QRect = option.rect
        left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
        row = index.row()
        if drawn.is_selected(row):
            painter.fillRect(rect, drawn.selection)
        look = _look(index, drawn.colours)
        inside = left + _PADDING + 3
        room = width - 2 * (_PADDING + 3)
        if look.picture is not None:
            look.picture.paint(painter, QRect(inside, top + (height - _ICON) // 2, _ICON, _ICON))
            inside, room = inside + _ICON + 6, room - _ICON - 6
        if look.text:
            painter.setFont(look.font or option.font)
            painter.setPen(look.ink or drawn.text)
            words = _fitting(look.text, option, room, look.cut)
            painter.drawText(QRect(inside, top, room, height), look.side, words)
        painter.fillRect(left, top + height - 1, width, 1, drawn.hairline)
        if row == drawn.focused:
            painter.fillRect(left, top, width, 1, drawn.accent)
            painter.fillRect(left, top + height - 1, width, 1, drawn.accent)
            if index.column() == 0:
                painter.fillRect(left, top, 3, height, drawn.accent)


class _Drawn(NamedTuple):
    """What all cells of one painting share; `focused` is -1 where no row has the focus."""

    colours: Colours
    text: QColor
    selection: QColor
    hairline: QColor
    accent: QColor
    focused: int
    selected: tuple[tuple[int, int], ...]

    def is_selected(self, row: int) -> bool:
        return any(top <= row <= bottom for top, bottom in self.selected)


def _drawn(view: QWidget) -> _Drawn:
    colours = colours_now()
    table = view if isinstance(view, QTableView) else None
    chosen = table.selectionModel() if table is not None else None
    spans = chosen.selection() if chosen is not None else QItemSelection()
    return _Drawn(
        colours=colours,
        text=_colour(colours.text),
        selection=_colour(colours.selection),
        hairline=_colour(colours.hairline),
        accent=_colour(colours.accent),
        focused=table.currentIndex().row() if table is not None and table.hasFocus() else -1,
        selected=tuple((spans.at(at).top(), spans.at(at).bottom()) for at in range(spans.size())),
    )


class _Look(NamedTuple):
    """What of a cell is drawn."""

    text: str
    picture: QIcon | None
    ink: QColor | None
    font: QFont | None
    side: int
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight


_NOT_HERE = _Look(text="", picture=None, ink=None, font=None, side=_LEFT)


def _look(index: Any, colours: Colours) -> _Look:
    """Take a cell of our own model as it lies there; ask any other model role by role."""
    model = index.model()
    if isinstance(model, PagedTable):
        return _own_look(model, index.row(), index.column(), colours)
    picture, ink = index.data(_Role.DecorationRole), index.data(_Role.ForegroundRole)
    font, side = index.data(_Role.FontRole), index.data(_Role.TextAlignmentRole)
    return _Look(
        text=str(index.data(_Role.DisplayRole) or ""),
        picture=picture if isinstance(picture, QIcon) else None,
        ink=ink.color() if isinstance(ink, QBrush) else ink,
        font=font if isinstance(font, QFont) else None,
        side=_LEFT if side is None else int(side),
    )


def _own_look(model: PagedTable[Any, Any], row: int, section: int, colours: Colours) -> _Look:
    cells, column = model.cells_at(row), model.columns[section]
    if cells is None:  # one ellipsis a row, so that a jump is drawn at once
        return _NOT_HERE if section else _NOT_HERE._replace(text=PENDING)
    cell = cells[section]
    return _Look(
        text=cell.text,
        picture=icon(*cell.icon) if cell.icon else None,
        ink=_colour(colours.role(cell.ink)) if cell.ink else None,
        font=fixed_font() if column.is_fixed_pitch else None,
        side=_RIGHT if column.is_amount else _LEFT,
        cut=Qt.TextElideMode.ElideMiddle if column.keeps_end else Qt.TextElideMode.ElideRight,
    )


@cache
def _colour(name: str) -> QColor:
    """Keep what is made: every cell that is drawn asks for the same few."""
    return QColor(name)


def _fitting(text: str, option: QStyleOptionViewItem, width: int, cut: Qt.TextElideMode) -> str:
    """Cut a text that is too long; one that is short by any measure is not measured."""
    metrics = option.fontMetrics
    if len(text) * metrics.maxWidth() <= width or metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, cut, width)


class Grid(QTableView, Generic[Id, Row]):
    """
    A view of a `PagedTable` that selects whole rows and keeps selection and place over refreshes.

    `picked` tells that the current row or the selection was changed by the person; `opened` that Enter was pressed.
    """

    picked = Signal()
    opened = Signal()
    sorted_by = Signal(int, bool)

    def __init__(
        self, model: PagedTable[Id, Row], *, name: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.paged: PagedTable[Id, Row] = model
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._least_widths = self._dress_headers()
        self._is_restoring = False
        self._rest_follows = self._rest_is_wanted = False
        self._rows_drawn = RowDelegate(self)
        self.setItemDelegate(self._rows_drawn)
        model.dataChanged.connect(self._widen_for)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._ask_for_shown())
        self.selectionModel().selectionChanged.connect(self._tell_picked)
        self.selectionModel().currentRowChanged.connect(self._tell_picked)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())

    def selected_ids(self) -> list[Id]:
        """Return the selected rows in the order of the grid."""
        selection = self.selectionModel().selection()
        spans = [
            (selection.at(place).top(), selection.at(place).bottom()) for place in range(selection.size())
        ]
        places = sorted({place for top, bottom in spans for place in range(top, bottom + 1)})
        return [self.paged.id_at(place) for place in places]

    def current_id(self) -> Id | None:
        index = self.currentIndex()
        return self.paged.id_at(index.row()) if index.isValid() else None

    def take_first(self, ids: Sequence[Id]) -> None:
        """Show the first rows of a snapshot, the rest of which comes by `take`; selecting all selects that too."""
        self._rest_is_wanted = False
        self.take(ids)
        self._rest_follows = True

    def take(self, ids: Sequence[Id]) -> None:
        """Show a snapshot; the same rows stay selected and in place, and a row that left gives way to the next."""
        is_rest_wanted, self._rest_follows, self._rest_is_wanted = self._rest_is_wanted, False, False
        selected, current, place = self.selected_ids(), self.current_id(), self.currentIndex().row()
        places = [found for row_id in selected if (found := self.paged.place_of(row_id)) is not None]
        scrolled = place * ROW_HEIGHT - self.verticalScrollBar().value()
        had_focus_row = current is not None
        self._is_restoring = True
        self.paged.take(ids)
        kept = [found for row_id in selected if (found := self.paged.place_of(row_id)) is not None]
        target = self.paged.place_of(current) if current is not None else None
        if target is None and ids:
            target = min(max(min(places, default=place), 0), len(ids) - 1)
        self._select(kept if target in kept else [target] if target is not None else [], target)
        if had_focus_row and target is not None:
            self.verticalScrollBar().setValue(target * ROW_HEIGHT - scrolled)
        if is_rest_wanted:
            super().selectAll()
        self._is_restoring = False

    def selectAll(self) -> None:  # noqa: N802  Qt's name
        super().selectAll()
        self._rest_is_wanted = self._rest_follows

    def pick(self, row_id: Id) -> bool:
        """Make a row current and selected; False when the snapshot does not hold it."""
        place = self.paged.place_of(row_id)
        if place is None:
            return False
        self._select([place], place)
        self.scrollTo(self.paged.index(place, 0))
        return True

    def show_sort(self, section: int, *, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(section, order)

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard as a table: tabs between cells, headings first."""
        lines = ["\t".join(column.heading for column in self.paged.columns)]
        for row_id in self.selected_ids()[:_MOST_COPIED]:
            row = self.paged.row_at(self.paged.place_of(row_id) or 0)
            if row is not None:
                lines.append("\t".join(_one_cell(column.copied(row)) for column in self.paged.columns))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._leave_out_spare()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        self._rows_drawn.begin(self)
        super().paintEvent(event)
        self._rows_drawn.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in {Qt.Key.Key_J, Qt.Key.Key_K} and not event.modifiers():
            self._step(1 if event.key() == Qt.Key.Key_J else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _Flag.Toggle | _Flag.Rows)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802  Qt's name
        """Letters are actions here; searching row by row would read every page."""

    def _step(self, by: int) -> None:
        count = len(self.paged.ids)
        if count:
            place = min(max(self.currentIndex().row() + by, 0), count - 1)
            self.selectionModel().setCurrentIndex(
                self.paged.index(place, 0), _Flag.ClearAndSelect | _Flag.Rows
            )

    def _ask_for_shown(self) -> None:
        count = len(self.paged.ids)
        first = self.verticalScrollBar().value() // ROW_HEIGHT
        self.paged.ask_for(first, min(first + self.viewport().height() // ROW_HEIGHT + 1, count - 1))

    def _select(self, places: Sequence[int], current: int | None) -> None:
        model = self.selectionModel()
        selection = QItemSelection()
        last = len(self.paged.columns) - 1
        for place in places:
            selection.select(self.paged.index(place, 0), self.paged.index(place, last))
        model.select(selection, _Flag.ClearAndSelect)
        where = self.paged.index(current, 0) if current is not None else QModelIndex()
        model.setCurrentIndex(where, _Flag.NoUpdate)

    def _tell_picked(self) -> None:
        if not self._is_restoring:
            self._rest_is_wanted = False
            self.picked.emit()

    def _widen_for(self, first: QModelIndex, last: QModelIndex) -> None:
        """Never cut an amount: its column grows to the widest that came."""
        for section, column in enumerate(self.paged.columns):
            if column.is_amount:
                shown = [self.paged.row_at(place) for place in range(first.row(), last.row() + 1)]
                widest = max((column.text(row) for row in shown if row is not None), key=len, default="")
                needed = self.fontMetrics().horizontalAdvance(widest) + 4 * _PADDING
                if needed > self.columnWidth(section):
                    self.setColumnWidth(section, needed)

    def _leave_out_spare(self) -> None:
        """Rather than scroll sideways."""
        room = self.viewport().width()
        spare = [section for section, column in enumerate(self.paged.columns) if column.is_spare]
        for section, column in enumerate(self.paged.columns):
            if not column.stretches and not self.isColumnHidden(section):
                self._least_widths[section] = self.columnWidth(section)
            room -= 0 if column.is_spare else self._least_widths[section]
        for section in spare:
            room -= self._least_widths[section]
            self.setColumnHidden(section, room < 0)

    def _dress_headers(self) -> list[int]:
        """Return how wide each column is, or has to be at least."""
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(False)
        widths = []
        for section, column in enumerate(self.paged.columns):
            heading = header.fontMetrics().horizontalAdvance(column.heading)
            arrow = _ICON if column.sort is not None else 0
            widths.append(max(column.width, heading + arrow + 2 * _PADDING + 4))
            self.setColumnWidth(section, widths[-1])
            if column.stretches:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._sort_clicked)
        return widths

    def _sort_clicked(self, section: int) -> None:
        if self.paged.columns[section].sort is None:
            return
        header = self.horizontalHeader()
        is_same = header.sortIndicatorSection() == section
        descending = not is_same or header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        self.sorted_by.emit(section, descending)


def _one_cell(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ")
