"""The connections screen: what is connected, whether it works, and a test that says why not."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QPushButton, QSplitter, QStackedWidget

from mlconnector_gui.services.orchestrations import Purpose
from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.connections.detail import ConnectionPane
from mlconnector_gui.ui.screens.connections.presenter import (
    ConnectionRow,
    ConnectionsPresenter,
    ConnectionsState,
)
from mlconnector_gui.ui.screens.connections.site_presenter import SitePresenter
from mlconnector_gui.ui.screens.connections.take_over_wizard import TakeOverWizard
from mlconnector_gui.ui.screens.connections.wizard import ConnectionWizard
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.widgets.bits import EmptyState, fill_splitter, framed, named, set_primary
from mlconnector_gui.ui.widgets.file_dialog import save_dialog
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.words.amounts import age_text, counted, moment_text
from mlconnector_gui.ui.words.language import said


def connection_columns(now: Callable[[], datetime]) -> tuple[Column[ConnectionRow], ...]:
    return (
        Column(
            name="standing",
            title=said("State"),
            width=92,
            text=lambda row: row.standing[1],
            icon=lambda row: (row.standing[0], row.standing[2]),
        ),
        Column(name="name", title=said("Name"), width=132, text=lambda row: row.name, keeps_end=True),
        Column(name="kind", title=said("Kind"), width=136, text=lambda row: row.title),
        Column(
            name="proved",
            title=said("Proved"),
            width=64,
            text=lambda row: age_text(row.proved_at, now()) if row.proved_at else said("never"),
            tip=lambda row: moment_text(row.proved_at) if row.proved_at else said("never"),
            ink=lambda row: "neutral",
        ),
        Column(
            name="problem",
            title=said("What is wrong"),
            width=160,
            text=lambda row: row.problem,
            stretches=True,
        ),
    )


class ConnectionsScreen(Screen):
    """Draws what the presenter says."""

    subjects = frozenset({"connection", "run"})

    def __init__(self, presenter: ConnectionsPresenter, site: SitePresenter) -> None:
        super().__init__(said("Connections"), name="screen.connections")
        self.presenter, self.site = presenter, site
        model: PagedTable[str, ConnectionRow] = PagedTable(
            connection_columns(lambda: presenter.now),
            load=presenter.rows,
            id_of=lambda row: row.connection_id,
            start=tasks_of(self).start,
            parent=self,
        )
        self.grid: Grid[str, ConnectionRow] = Grid(model, name="connectionsGrid", title=said("Connections"))
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.add_button = named(QPushButton(said("Add connection…")), "connectionAdd")
        self.list, self.list_empty = QStackedWidget(), EmptyState("connectionsEmpty")
        self.detail, self.detail_empty = QStackedWidget(), EmptyState("connectionDetailEmpty")
        self.pane = ConnectionPane()
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "connectionsSplit")
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.grid.setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def turn_to_selection(self) -> None:
        state = await self.presenter.select(self.grid.current_id())
        self._draw_detail(state)
        if state.detail is not None and state.detail.row.is_ledger:
            self.pane.draw_site(await self.site.turn_to(state.detail.row.name, state.detail.entered))

    @task_slot
    async def test(self) -> None:
        """Prove the chosen connection; each line appears as it is known."""
        detail = self.presenter.state.detail
        if detail is None:
            return
        try:
            async for state in self.presenter.test(detail.row.name):
                self._draw(state)
        finally:
            self._draw_detail(self.presenter.state)

    @task_slot
    async def add(self) -> None:
        await self._lead("")

    @task_slot
    async def change(self) -> None:
        """Open the wizard on what is kept of the chosen connection."""
        if (detail := self.presenter.state.detail) is not None:
            await self._lead(detail.row.name)

    @task_slot
    async def take_over(self) -> None:
        """Lead through bringing the chosen store's history in."""
        if (detail := self.presenter.state.detail) is None:
            return
        wizard = TakeOverWizard(self.presenter.take_over(detail.row.name), self)
        if await ask(wizard):
            self.told.emit(wizard.done_words)
        self._draw(await self.presenter.refresh())

    async def _lead(self, name: str) -> None:
        await ask(ConnectionWizard(self.presenter.wizard(), self, name=name))
        self._draw(await self.presenter.refresh())

    @task_slot
    async def remove(self) -> None:
        """Ask first, naming what stays."""
        detail = self.presenter.state.detail
        if detail is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            said("Remove connection"),
            said("Remove {connection}?", connection=detail.row.name),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        box.setObjectName("removeConnectionQuestion")
        box.setInformativeText(
            said(
                "Its keys are forgotten, and nothing is fetched from it any more. Its documents and postings stay."
            )
        )
        box.addButton(said("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.buttonClicked.connect(
            lambda button: box.done(box.buttonRole(button) == QMessageBox.ButtonRole.AcceptRole)
        )
        if await ask(box):
            self.told.emit(await self.presenter.remove(detail.row.name))
            self._draw(await self.presenter.refresh())

    @task_slot
    async def ask_site(self) -> None:
        """Discover the site's orchestrations."""
        try:
            async for state in self.site.discover():
                self.pane.draw_site(state)
        finally:
            self.pane.draw_site(self.site.state)

    @task_slot
    async def take_proposal(self) -> None:
        self.pane.draw_site(await self.site.take_proposal())
        self.told.emit(said("The proposed names are kept with the connection."))

    @task_slot
    async def save_mapping(self) -> None:
        page = self.pane.orchestrations
        state = await self.site.save(
            orchestration=page.orchestration.currentText(),
            date_format=page.date_format.text(),
            names=page.names,
        )
        self.pane.draw_site(state)
        self.told.emit(said("The mapping is kept with the connection."))

    @task_slot
    async def export_contract(self) -> None:
        if self.site.state.detail is not None:
            name = f"{self.site.state.detail.purpose.value}.html"
            if (path := await self._asked_path(said("Export the contract for IT"), name)) is not None:
                self.bar.show_done(self.site.export_contract(path))

    @task_slot
    async def prove_by_posting(self) -> None:
        """Have the cent posted; each step appears as it is known."""
        try:
            async for state in self.site.prove(self.pane.proving.request):
                self.pane.draw_site(state)
        finally:
            self.pane.draw_site(self.site.state)

    @task_slot
    async def export_page(self) -> None:
        name = f"proving-run-{self.site.state.connection}.html"
        if (path := await self._asked_path(said("Export the page of the proving run"), name)) is not None:
            self.bar.show_done(self.site.export_page(path))

    async def _asked_path(self, title: str, name: str) -> Path | None:
        kinds = said("Page (*.html);;Markdown (*.md)")
        dialog = save_dialog(self, title, name, kinds, name="documentExportDialog")
        return Path(dialog.selectedFiles()[0]) if await ask(dialog) else None

    @task_slot
    async def fetch(self) -> None:
        detail = self.presenter.state.detail
        if detail is not None:
            self.told.emit(await self.presenter.fetch(detail.row.name))

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.grid)
        memory.restore_splitter(self.split)

    def _draw(self, state: ConnectionsState) -> None:
        before = self.grid.current_id()
        self.grid.take(tuple(row.connection_id for row in state.rows))
        self.list.setCurrentWidget(self.grid if state.rows else self.list_empty)
        set_primary(self.add_button, not state.rows)  # afterwards testing the chosen one is
        self.status_changed.emit(counted(len(state.rows), "connection"))
        if before != self.grid.current_id() or (state.detail is None and state.rows):
            self.turn_to_selection()
        self._draw_detail(state)

    def _draw_detail(self, state: ConnectionsState) -> None:
        self.pane.draw(state)
        self.detail.setCurrentWidget(self.pane if state.detail else self.detail_empty)

    def _connect(self) -> None:
        self.grid.picked.connect(self.turn_to_selection)
        self.grid.opened.connect(self.pane.test_button.setFocus)
        self.pane.test_button.clicked.connect(lambda _: self.test())
        self.add_button.clicked.connect(lambda _: self.add())
        self.pane.change_button.clicked.connect(lambda _: self.change())
        self.pane.take_over_button.clicked.connect(lambda _: self.take_over())
        self.pane.remove_button.clicked.connect(lambda _: self.remove())
        self.pane.fetch_button.clicked.connect(lambda _: self.fetch())
        self.pane.copy_button.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.presenter.state.report)
        )
        page, proving = self.pane.orchestrations, self.pane.proving
        page.chosen.connect(lambda purpose: self.pane.draw_site(self.site.choose(Purpose(purpose))))
        for button, act in (
            (page.ask_button, self.ask_site),
            (page.proposal_button, self.take_proposal),
            (page.save_button, self.save_mapping),
            (page.export_button, self.export_contract),
            (proving.begin_button, self.prove_by_posting),
            (proving.export_button, self.export_page),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        for keys, act in (("F5", self.refresh), ("Esc", self.grid.setFocus)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.head.addStretch(1)
        self.head.addWidget(self.add_button)
        self.list_empty.say(
            said("Nothing is connected yet."),
            said(
                "Add JD Edwards first, then the stores that are booked in it: Add connection leads through both."
            ),
        )
        self.detail_empty.say(
            said("No connection is selected."), said("Choose one to see its values and test it.")
        )
        self.list.addWidget(self.grid)
        self.list.addWidget(self.list_empty)
        self.detail.addWidget(self.detail_empty)
        self.detail.addWidget(self.pane)
        fill_splitter(
            self.split,
            framed("connectionsListPane", self.list),
            framed("connectionsDetailPane", self.detail),
            sizes=(620, 520),
        )
        self.body.addWidget(self.split, 1)
