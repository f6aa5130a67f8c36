"""The masters screen: the tables read from JDE on the left, what they hold on the right, found as it is typed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from mlconnector_gui.accounting.master_records import MasterKind
from mlconnector_gui.services.masters import MasterRow
from mlconnector_gui.store.repositories.masters import StoredMasterTable
from mlconnector_gui.ui.aio import latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.masters.columns import RECORD_COLUMNS, table_columns
from mlconnector_gui.ui.screens.masters.presenter import MastersPresenter, MastersState
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import (
    EmptyState,
    fill_splitter,
    framed,
    hairline,
    label,
    named,
    pane,
    row_of,
)
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.masters import KIND_WORDS

_SEARCH_MILLISECONDS = 60


class MastersScreen(Screen):
    """Draws what the presenter says; typing searches, Enter in the address book asks JDE."""

    subjects = frozenset({"masters", "run", "connection"})

    def __init__(self, presenter: MastersPresenter) -> None:
        super().__init__(said("Masters"), name="screen.masters")
        self.presenter = presenter
        self.connection_choice = named(QComboBox(), "mastersConnection", said("JD Edwards connection"))
        self.progress_words = label(kind="muted", name="mastersProgressWords")
        self.progress_bar = named(QProgressBar(), "mastersProgress", said("How far the refresh is"))
        self.cancel_button = named(QPushButton(said("Cancel")), "mastersCancel")
        self.whole_button = named(QPushButton(said("Read everything again")), "mastersWhole")
        self.refresh_button = named(QPushButton(said("Refresh")), "mastersRefresh")
        self.table_button = named(QPushButton(said("Refresh this table")), "mastersTableRefresh")
        self.search_field = named(
            QLineEdit(clearButtonEnabled=True), "mastersSearch", said("Search this table")
        )
        self.search_field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.heading = label(kind="heading", name="mastersHeading")
        self.found = label(kind="muted", name="mastersFound")
        self.tables: Grid[str, StoredMasterTable] = Grid(
            PagedTable(
                table_columns(lambda: presenter.now),
                load=presenter.tables,
                id_of=lambda row: row.kind.value,
                start=tasks_of(self).start,
                parent=self,
            ),
            name="mastersTables",
            title=said("Tables read from JD Edwards"),
        )
        self.records: Grid[int, MasterRow] = Grid(
            PagedTable(
                RECORD_COLUMNS,
                load=presenter.rows,
                id_of=lambda row: row.record_id,
                start=lambda name, work: tasks_of(self).start(f"records {name}", work),
                parent=self,
            ),
            name="mastersRecords",
            title=said("Records"),
        )
        for grid in (self.tables, self.records):
            grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.list, self.empty = QStackedWidget(), EmptyState("mastersEmpty")
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "mastersSplit")
        self._search_delay = QTimer(self, singleShot=True, interval=_SEARCH_MILLISECONDS)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.search_field.setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def search(self) -> None:
        self._draw(await self.presenter.search(self.search_field.text()))

    @latest_slot
    async def turn_to_table(self) -> None:
        chosen = self.tables.current_id()
        if chosen is not None:
            self.records.paged.take(())  # ids of another table mean other rows
            self._draw(await self.presenter.choose_kind(MasterKind(chosen)))

    @latest_slot
    async def turn_to_connection(self) -> None:
        self._draw(await self.presenter.choose_connection(self.connection_choice.currentText()))

    @task_slot
    async def ask_addresses(self) -> None:
        self._draw(await self.presenter.ask_addresses(self.search_field.text()))

    @task_slot
    async def ask_refresh(self, *, only_this: bool = False, whole: bool = False) -> None:
        self._draw(await self.presenter.ask_refresh(only_this=only_this, whole=whole))

    @task_slot
    async def cancel(self) -> None:
        self._draw(await self.presenter.cancel())

    def remember(self, memory: Memory) -> None:
        for grid in (self.tables, self.records):
            memory.keep_grid(grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        for grid in (self.tables, self.records):
            memory.restore_grid(grid)
        memory.restore_splitter(self.split)

    def _draw(self, state: MastersState) -> None:
        self._draw_connections(state)
        self._draw_progress(state)
        self._draw_tables(state)
        self.heading.setText(said(KIND_WORDS[state.kind]))
        asks = state.kind is MasterKind.ADDRESSES
        self.search_field.setPlaceholderText(
            said("Number, tax id or name, then Enter") if asks else said("Number or description")
        )
        self.table_button.setVisible(not asks)
        self.records.take(state.ids)
        self.empty.say(*state.empty)
        self.list.setCurrentWidget(self.records if state.ids else self.empty)
        self.found.setText(state.found_words)
        self.status_changed.emit(state.found_words)

    def _draw_connections(self, state: MastersState) -> None:
        shown = tuple(
            self.connection_choice.itemText(place) for place in range(self.connection_choice.count())
        )
        if shown != state.connections:
            self.connection_choice.clear()
            self.connection_choice.addItems(state.connections)
        self.connection_choice.setVisible(len(state.connections) > 1)

    def _draw_progress(self, state: MastersState) -> None:
        progress = state.progress
        for widget in (self.progress_words, self.progress_bar, self.cancel_button):
            widget.setVisible(progress is not None)
        can_refresh = bool(state.connections) and progress is None
        for button in (self.refresh_button, self.whole_button, self.table_button):
            button.setEnabled(can_refresh)
            button.setToolTip("" if can_refresh else _why_not(state))
        if progress is None:
            return
        self.progress_words.setText(said("Stopping") if progress.is_stopping else progress.words)
        self.progress_bar.setRange(0, progress.total)
        self.progress_bar.setValue(min(progress.done, progress.total))
        self.cancel_button.setEnabled(not progress.is_stopping)

    def _draw_tables(self, state: MastersState) -> None:
        was_empty = not self.tables.paged.ids
        self.tables.take(tuple(one.kind.value for one in state.tables))
        if was_empty:
            self.tables.pick(state.kind.value)

    def _connect(self) -> None:
        self.search_field.textChanged.connect(lambda _: self._search_delay.start())
        self._search_delay.timeout.connect(self.search)
        self.search_field.returnPressed.connect(self.ask_addresses)
        self.tables.picked.connect(self.turn_to_table)
        self.tables.opened.connect(self.search_field.setFocus)
        self.connection_choice.activated.connect(lambda _: self.turn_to_connection())
        self.refresh_button.clicked.connect(lambda _: self.ask_refresh())
        self.whole_button.clicked.connect(lambda _: self.ask_refresh(whole=True))
        self.table_button.clicked.connect(lambda _: self.ask_refresh(only_this=True))
        self.cancel_button.clicked.connect(lambda _: self.cancel())
        for keys, act in (
            ("F5", self.ask_refresh),
            ("Ctrl+F", self.search_field.setFocus),
            ("Esc", self.tables.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())
        down = QShortcut(QKeySequence("Down"), self.search_field)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.records.setFocus)

    def _lay_out(self) -> None:
        self.progress_bar.setFixedWidth(160)
        self.progress_bar.setTextVisible(False)
        self.refresh_button.setProperty("primary", True)
        self.head.addWidget(self.connection_choice)
        self.head.addStretch(1)
        for widget in (
            self.progress_words,
            self.progress_bar,
            self.cancel_button,
            self.whole_button,
            self.refresh_button,
        ):
            self.head.addWidget(widget)
        records, column = pane("mastersRecordsPane")
        self.search_field.setMinimumWidth(220)
        top = QWidget()
        space = (3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        top.setLayout(
            row_of([self.heading, self.search_field, self.found, None, self.table_button], margins=space)
        )
        self.list.addWidget(self.records)
        self.list.addWidget(self.empty)
        column.addWidget(top)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        fill_splitter(
            self.split, framed("mastersTablesPane", self.tables), records, sizes=(352, 808), stretch=(0, 1)
        )
        self.body.addWidget(self.split, 1)


def _why_not(state: MastersState) -> str:
    return said("A refresh is under way.") if state.connections else said("JD Edwards is not connected yet.")
