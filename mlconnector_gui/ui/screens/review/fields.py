"""The fields of a store's record in the middle: what each is, and what it is to become."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mlconnector_gui.accounting.store_records import FieldChange
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.theme import ROW_HEIGHT, colours_now
from mlconnector_gui.ui.widgets.grid import RowDelegate
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.records import field_words, value_words

_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()

FIELD_COLUMNS: tuple[Column[FieldChange], ...] = (
    Column(name="field", title=later("Field"), width=140, text=field_words),
    Column(name="before", title=later("Before"), width=160, text=lambda one: value_words(one.before)),
    Column(
        name="after", title=later("After"), width=160, text=lambda one: value_words(one.after), stretches=True
    ),
)


class FieldsModel(QAbstractTableModel):
    """The fields of one record; few, so all at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fields: tuple[FieldChange, ...] = ()

    def take(self, fields: tuple[FieldChange, ...]) -> None:
        self.beginResetModel()
        self._fields = fields
        self.endResetModel()

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        return self._fields

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802  Qt's name
        return 0 if parent.isValid() else len(self._fields)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(FIELD_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:  # noqa: N802
        is_shown = orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole
        return FIELD_COLUMNS[section].heading if is_shown and 0 <= section < len(FIELD_COLUMNS) else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        change, column = self._fields[index.row()], FIELD_COLUMNS[index.column()]
        if role in {_Role.DisplayRole, _Role.ToolTipRole}:
            return column.text(change)
        if role == _Role.ForegroundRole and column.name == "after" and change.before != change.after:
            return QColor(colours_now().accent)
        return None


class FieldsTable(QTableView):
    """Before and after; Ctrl+C copies them as a table."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("entryFields")
        self.setAccessibleName(said("Fields of the record, before and after"))
        self.fields_model = FieldsModel(self)
        self.setModel(self.fields_model)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, column in enumerate(FIELD_COLUMNS):
            self.setColumnWidth(section, column.width)
            if column.stretches:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: Any) -> None:  # noqa: N802  Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            lines = [[column.title for column in FIELD_COLUMNS]]
            lines += [[column.copied(one) for column in FIELD_COLUMNS] for one in self.fields_model.fields]
            QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines))
            return
        super().keyPressEvent(event)
