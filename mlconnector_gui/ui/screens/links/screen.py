"""The links screen: the links of a store on the left, the chosen one with its fields on the right."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.links.detail import LinkDetail
from mlconnector_gui.ui.screens.links.presenter import LinkRow, LinksPresenter, LinksState, LinksView
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
from mlconnector_gui.ui.widgets.file_dialog import save_dialog
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.links import matched_words

_SEARCH_MILLISECONDS = 60
_KINDS = later("Spreadsheet (*.xlsx);;CSV (*.csv)")
_TABS = (
    (LinksView.ITEMS.value, later("Items")),
    (LinksView.CUSTOMERS.value, later("Customers")),
    (LinksView.UNLINKED.value, later("Not linked")),
)

COLUMNS: tuple[Column[LinkRow], ...] = (
    Column(name="store_key", title=later("At the store"), width=150, text=lambda row: row.store_key or "–"),
    Column(
        name="erp_name", title=later("In JD Edwards"), width=150, text=lambda row: row.erp_name or row.erp_key
    ),
    Column(
        name="matched",
        title=later("Matched by"),
        width=120,
        text=lambda row: matched_words(row.matched_by) if row.matched_by else "",
        ink=lambda row: "neutral",
    ),
    Column(name="why", title=later("Why"), width=180, text=lambda row: row.why, stretches=True),
    Column(
        name="made_by",
        title=later("Made by"),
        width=110,
        text=lambda row: row.link.made_by if row.link else "",
        ink=lambda row: "neutral",
    ),
)


class LinksScreen(Screen):
    """Draws what the presenter says; a link is made or changed in the fields on the right."""

    subjects = frozenset({"link", "connection", "run"})

    def __init__(self, presenter: LinksPresenter) -> None:
        super().__init__(said("Links"), name="screen.links")
        self.presenter = presenter
        self.store_choice = named(QComboBox(), "linksStore", said("Store"))
        self.import_button = named(QPushButton(said("Import…")), "linksImport")
        self.export_button = named(QPushButton(said("Export…")), "linksExport")
        self.suggest_button = named(QPushButton(said("Look in the store")), "linksSuggest")
        self.new_button = named(QPushButton(said("New link")), "linksNew")
        self.suggest_button.setToolTip(
            said("Ask the store which SKUs are numbers of items that are not linked.")
        )
        self.search_field = named(QLineEdit(clearButtonEnabled=True), "linksSearch", said("Search links"))
        self.search_field.setPlaceholderText(said("SKU, number or name"))
        self.search_field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.tabs = ViewTabs(_TABS, name="linksTabs", title=said("Links"), shows_zero=False)
        self.found = label(kind="muted", name="linksFound")
        self.grid: Grid[str, LinkRow] = Grid(
            PagedTable(
                COLUMNS,
                load=presenter.rows,
                id_of=lambda row: row.row_id,
                start=tasks_of(self).start,
                parent=self,
            ),
            name="linksGrid",
            title=said("Links"),
        )
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.list, self.empty = QStackedWidget(), EmptyState("linksEmpty")
        self.detail = LinkDetail()
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "linksSplit")
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
    async def turn_to_view(self, name: str) -> None:
        self._draw(await self.presenter.choose_view(LinksView(name)))
        self._draw_detail()

    @latest_slot
    async def turn_to_store(self) -> None:
        self._draw(await self.presenter.choose_store(self.store_choice.currentText()))
        self._draw_detail()

    @task_slot
    async def look_in_the_store(self) -> None:
        self._draw(await self.presenter.look_for_suggestions())
        self.tabs.choose(LinksView.UNLINKED.value)

    @task_slot
    async def save(self) -> None:
        detail = self.detail
        state = await self.presenter.save(
            store_key=detail.store_key.text(), erp_key=detail.erp_key.text(), why=detail.why.text()
        )
        self.told.emit(said("{store_key} is linked", store_key=detail.store_key.text()))
        self._draw(state)
        self._draw_detail()

    @task_slot
    async def take_suggestion(self) -> None:
        if (row := self.presenter.row(self.grid.current_id())) is not None:
            self._draw(await self.presenter.take(row))
            self._draw_detail()

    @task_slot
    async def remove(self) -> None:
        row = self.presenter.row(self.grid.current_id())
        if row is None or row.link is None:
            return
        dialog = ReasonDialog(
            title=said("Remove the link of {store_key}", store_key=row.store_key),
            explains=said("The SKU is matched again by the store's own rule, where it has one."),
            does=said("Remove the link"),
            parent=self,
        )
        if await ask(dialog):
            self._draw(await self.presenter.remove(row, dialog.reason))
            self._draw_detail()

    @task_slot
    async def import_links(self) -> None:
        dialog = named(QFileDialog(self, said("Import links"), "", said(_KINDS)), "linksFileDialog")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        if await ask(dialog):
            self.told.emit(await self.presenter.import_file(Path(dialog.selectedFiles()[0])))
            self.refresh()

    @task_slot
    async def export_links(self) -> None:
        title = said("Export links")
        dialog = save_dialog(self, title, "links.xlsx", said(_KINDS), name="linksFileDialog")
        if await ask(dialog):
            self.bar.show_done(await self.presenter.export_file(Path(dialog.selectedFiles()[0])))

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.grid)
        memory.restore_splitter(self.split)

    def _draw(self, state: LinksState) -> None:
        shown = tuple(self.store_choice.itemText(place) for place in range(self.store_choice.count()))
        if shown != state.stores:
            self.store_choice.clear()
            self.store_choice.addItems(state.stores)
        self.store_choice.setVisible(len(state.stores) > 1)
        self.suggest_button.setVisible(not state.tells_listings)  # what it sells is known
        for button in (self.new_button, self.suggest_button, self.import_button, self.export_button):
            button.setEnabled(bool(state.stores))
        was_empty = not self.grid.paged.ids
        self.grid.take(tuple(row.row_id for row in state.rows))
        self.empty.say(*state.empty)
        self.list.setCurrentWidget(self.grid if state.rows else self.empty)
        self.found.setText(state.found_words)
        self.status_changed.emit(state.found_words)
        if was_empty:
            self._draw_detail()

    def _draw_detail(self) -> None:
        self.detail.draw(self.presenter.row(self.grid.current_id()), self.presenter.state.view)

    def _connect(self) -> None:
        self.search_field.textChanged.connect(lambda _: self._search_delay.start())
        self._search_delay.timeout.connect(self.search)
        self.tabs.chosen.connect(self.turn_to_view)
        self.store_choice.activated.connect(lambda _: self.turn_to_store())
        self.grid.picked.connect(self._draw_detail)
        self.grid.opened.connect(self.detail.store_key.setFocus)
        self.detail.saved.connect(self.save)
        self.detail.removed.connect(self.remove)
        self.detail.taken.connect(self.take_suggestion)
        self.new_button.clicked.connect(lambda _: self.detail.begin_new(self.presenter.state.view))
        self.suggest_button.clicked.connect(lambda _: self.look_in_the_store())
        self.import_button.clicked.connect(lambda _: self.import_links())
        self.export_button.clicked.connect(lambda _: self.export_links())
        for keys, act in (
            ("Ctrl+F", self.search_field.setFocus),
            ("Ctrl+N", self.new_button.click),
            ("Esc", self.grid.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.head.addWidget(self.store_choice)
        self.head.addStretch(1)
        for button in (self.import_button, self.export_button, self.suggest_button, self.new_button):
            self.head.addWidget(button)
        left, column = pane("linksPane")
        space = (3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        self.search_field.setMinimumWidth(200)
        top = QWidget()
        top.setLayout(row_of([self.search_field, self.tabs, None, self.found], margins=space))
        self.list.addWidget(self.grid)
        self.list.addWidget(self.empty)
        for part in (top, hairline()):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        fill_splitter(
            self.split, left, framed("linkDetailPane", self.detail), sizes=(760, 380), stretch=(2, 1)
        )
        self.body.addWidget(self.split, 1)
