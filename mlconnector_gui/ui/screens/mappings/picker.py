"""A field that finds what is typed: accounts and business units, each with its name, company and posting code."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from mlconnector_gui.accounting.master_records import MasterKind
from mlconnector_gui.services.find_accounts import AccountFinder, FoundAccount, FoundUnit
from mlconnector_gui.ui.aio import latest_slot
from mlconnector_gui.ui.screens.mappings.entered import business_unit_of, with_business_unit
from mlconnector_gui.ui.theme import ROW_HEIGHT, colours_now
from mlconnector_gui.ui.widgets.bits import named
from mlconnector_gui.ui.widgets.grid import RowDelegate
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.masters import posting_edit_role, posting_edit_words

MOST_FOUND = 50
_SHOWN_ROWS = 8
_WIDTHS = (136, 60, 148)
_COLUMNS = 4


class FoundList(QTableWidget):
    """What was found, over the fields below; no window of its own, so that the focus stays in the dialog."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(0, _COLUMNS, parent)
        named(self, name, title)
        self.setProperty("kind", "found")
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setVisible(False)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for section, width in zip((0, 2, 3), _WIDTHS, strict=True):
            self.setColumnWidth(section, width)
        self.hide()

    def fill(self, rows: Sequence[Sequence[str]], *, greyed: Sequence[bool]) -> None:
        self.setRowCount(len(rows))
        for place, (cells, is_grey) in enumerate(zip(rows, greyed, strict=True)):
            for section, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if is_grey:
                    item.setForeground(QColor(colours_now().warning))
                self.setItem(place, section, item)
        self.setFixedHeight(min(max(len(rows), 1), _SHOWN_ROWS) * ROW_HEIGHT + 2)
        if rows:
            self.setCurrentCell(0, 0)


class PickerField(QWidget):
    """
    A line edit that searches as one types; the arrows walk through what was found, Enter takes it.

    `edited` tells of any change of the text, by typing or by taking.
    """

    edited = Signal()
    taken = Signal(str)

    def __init__(self, name: str, title: str, placeholder: str) -> None:
        super().__init__()
        self.edit = named(QLineEdit(placeholderText=placeholder), name, title)
        self.found = FoundList(f"{name}.found", said("{title}: what was found", title=title), self)
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit)
        self._texts: tuple[str, ...] = ()
        self.edit.textEdited.connect(self._typed)
        self.edit.textChanged.connect(lambda _: self.edited.emit())
        self.edit.installEventFilter(self)
        self.found.cellClicked.connect(lambda row, _: self.take(row))

    @property
    def text(self) -> str:
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        self.edit.setText(text)

    def take(self, place: int) -> None:
        """Put one of what was found into the field."""
        if 0 <= place < len(self._texts):
            self.edit.setText(self._texts[place])
            self.close_list()
            self.taken.emit(self._texts[place])

    def close_list(self) -> None:
        self.found.hide()

    @latest_slot
    async def search(self, text: str) -> None:
        rows = await self.offers(text)
        self._texts = tuple(one for one, *_ in rows)
        self.found.fill([cells for _, cells, _ in rows], greyed=[is_grey for *_, is_grey in rows])
        self.found.setAccessibleDescription(said("{count} found", count=len(rows)))
        self._place_list()
        self.found.setVisible(bool(rows) and self.window().focusWidget() is self.edit)

    @abstractmethod
    async def offers(self, text: str) -> list[tuple[str, tuple[str, ...], bool]]:
        """Return (what is taken, cells, whether it takes no postings)."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_walk(event):
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
        return super().eventFilter(watched, event)

    def _is_walk(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Down and not self.found.isVisible():
            self.search(self.edit.text())
            return True
        if not self.found.isVisible():
            return False
        row = self.found.currentRow()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.found.setCurrentCell(min(max(row + step, 0), self.found.rowCount() - 1), 0)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take(row)
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        if text.strip():
            self.search(text)
        else:
            self.close_list()

    def _place_list(self) -> None:
        """Lay the list over what is below the field, inside the same window."""
        window = self.window()
        if self.found.parentWidget() is not window:
            self.found.setParent(window)
        corner = self.edit.mapTo(window, QPoint(0, self.edit.height() + 1))
        room = window.height() - corner.y() - 4
        if room < self.found.height():
            above = self.edit.mapTo(window, QPoint(0, 0)).y() - self.found.height() - 1
            corner.setY(max(above, 0))
        self.found.move(corner)
        self.found.setFixedWidth(self.edit.width())
        self.found.raise_()


class AccountPicker(PickerField):
    """Finds accounts; what is taken is written as business unit, object and subsidiary."""

    def __init__(self, finder: AccountFinder) -> None:
        super().__init__("ruleAccount", said("Account"), said("Number or words, such as 30.58 or shipping"))
        self._finder = finder

    async def offers(self, text: str) -> list[tuple[str, tuple[str, ...], bool]]:
        found = await self._finder.search_accounts(text, MOST_FOUND)
        return [
            (str(one.account), _account_cells(one), _is_closed(MasterKind.ACCOUNTS, one.posting_edit))
            for one in found
        ]


class UnitPicker(PickerField):
    """Finds business units."""

    def __init__(self, finder: AccountFinder) -> None:
        super().__init__("ruleBusinessUnit", said("Business unit"), said("Number or words"))
        self._finder = finder

    async def offers(self, text: str) -> list[tuple[str, tuple[str, ...], bool]]:
        found = await self._finder.search_business_units(text, MOST_FOUND)
        return [
            (one.business_unit, _unit_cells(one), _is_closed(MasterKind.BUSINESS_UNITS, one.posting_edit))
            for one in found
        ]


def _is_closed(kind: MasterKind, edit: str) -> bool:
    return posting_edit_role(kind, edit) == "bad"


def _account_cells(one: FoundAccount) -> tuple[str, ...]:
    return (
        str(one.account),
        one.description,
        one.company,
        posting_edit_words(MasterKind.ACCOUNTS, one.posting_edit),
    )


def _unit_cells(one: FoundUnit) -> tuple[str, ...]:
    return (
        one.business_unit,
        one.description,
        one.company,
        posting_edit_words(MasterKind.BUSINESS_UNITS, one.posting_edit),
    )


def tied(account: AccountPicker, unit: UnitPicker) -> None:
    """Keep the business unit's field and the account's first part the same, whichever is written."""

    def account_written(text: str) -> None:
        unit.set_text(business_unit_of(text))

    def unit_written(text: str) -> None:
        account.set_text(with_business_unit(account.text, text.strip()))

    for signal in (account.edit.textEdited, account.taken):
        signal.connect(account_written)
    for signal in (unit.edit.textEdited, unit.taken):
        signal.connect(unit_written)
