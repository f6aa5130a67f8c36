"""The webhooks screen: where stores deliver to, whether they do, and a test that proves the way."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QPushButton, QSplitter, QStackedWidget

from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.screens.webhooks.detail import DoorPane
from mlconnector_gui.ui.screens.webhooks.endpoint_dialog import EndpointDialog
from mlconnector_gui.ui.screens.webhooks.presenter import DoorRow, WebhooksPresenter, WebhooksState
from mlconnector_gui.ui.widgets.bits import ElidedLabel, EmptyState, fill_splitter, framed, named
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.words.amounts import age_text, counted, moment_text
from mlconnector_gui.ui.words.language import said


def door_columns(now: Callable[[], datetime]) -> tuple[Column[DoorRow], ...]:
    return (
        Column(
            name="standing",
            title=said("State"),
            width=104,
            text=lambda row: said(row.standing.word),
            tip=lambda row: said(row.standing.means),
            icon=lambda row: (row.standing.icon, row.standing.role),
        ),
        Column(name="name", title=said("Name"), width=120, text=lambda row: row.name),
        Column(name="kind", title=said("Kind"), width=112, text=lambda row: row.title, stretches=True),
        Column(
            name="last",
            title=said("Last delivery"),
            width=92,
            text=lambda row: age_text(row.last_received_at, now()) if row.last_received_at else said("never"),
            tip=lambda row: moment_text(row.last_received_at) if row.last_received_at else said("never"),
            ink=lambda row: "neutral",
        ),
        Column(
            name="waiting",
            title=said("Waiting"),
            width=64,
            text=lambda row: f"{row.waiting:,}" if row.waiting else "–",
        ),
    )


class WebhooksScreen(Screen):
    """Draws what the presenter says."""

    subjects = frozenset({"webhook", "connection"})

    def __init__(self, presenter: WebhooksPresenter) -> None:
        super().__init__(said("Webhooks"), name="screen.webhooks")
        self.presenter = presenter
        model: PagedTable[str, DoorRow] = PagedTable(
            door_columns(lambda: presenter.now),
            load=presenter.rows,
            id_of=lambda row: row.connection_id,
            start=tasks_of(self).start,
            parent=self,
        )
        self.grid: Grid[str, DoorRow] = Grid(model, name="webhooksGrid", title=said("Webhooks"))
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.endpoint = ElidedLabel(kind="muted", name="endpointWords")
        self.endpoint_button = named(QPushButton(said("Endpoint…")), "endpointButton")
        self.list, self.list_empty = QStackedWidget(), EmptyState("webhooksEmpty")
        self.detail, self.detail_empty = QStackedWidget(), EmptyState("doorEmpty")
        self.pane = DoorPane()
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "webhooksSplit")
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.grid.setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def turn_to_selection(self) -> None:
        self._draw_detail(await self.presenter.select(self.grid.current_id()))

    @task_slot
    async def register(self) -> None:
        await self._do(self.presenter.set_up)

    @task_slot
    async def test(self) -> None:
        await self._do(self.presenter.test)

    @task_slot
    async def change_keys(self) -> None:
        """Ask first: a store where the address was entered by hand must be told by hand."""
        detail = self.presenter.state.detail
        if detail is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            said("Change address and secret"),
            said("Give {store} a new address and secret?", store=detail.row.name),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        box.setObjectName("changeKeysQuestion")
        box.setInformativeText(
            said(
                "A store that was registered from here is told. Elsewhere, enter the new address within "
                "an hour: until "
                "then the old one still opens."
            )
        )
        box.setDefaultButton(box.addButton(said("Change"), QMessageBox.ButtonRole.AcceptRole))
        box.buttonClicked.connect(
            lambda button: box.done(box.buttonRole(button) == QMessageBox.ButtonRole.AcceptRole)
        )
        if await ask(box):
            await self._do(self.presenter.change_keys)

    @task_slot
    async def copy_secret(self) -> None:
        detail = self.presenter.state.detail
        if detail is not None:
            QGuiApplication.clipboard().setText(await self.presenter.secret(detail.row.name))
            self.told.emit(
                said(
                    "The secret of {store} is on the clipboard; the audit log says so.", store=detail.row.name
                )
            )

    @task_slot
    async def edit_endpoint(self) -> None:
        dialog = EndpointDialog(self.presenter.state.settings, self)
        changes: dict[str, object] = {}
        dialog.accepted.connect(lambda: changes.update(dialog.changes))
        if await ask(dialog):
            self.told.emit(await self.presenter.change_settings(**changes))
            self._draw(await self.presenter.refresh())

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.grid)
        memory.restore_splitter(self.split)

    async def _do(self, act: Callable[[str], Awaitable[str]]) -> None:
        detail = self.presenter.state.detail
        if detail is None:
            return
        self.bar.clear()
        try:
            self.bar.show_done(await act(detail.row.name))
        finally:
            self._draw(await self.presenter.refresh())

    def _draw(self, state: WebhooksState) -> None:
        before = self.grid.current_id()
        self.endpoint.set_whole(state.endpoint)
        self.grid.take(tuple(row.connection_id for row in state.rows))
        self.list.setCurrentWidget(self.grid if state.rows else self.list_empty)
        self.status_changed.emit(counted(len(state.rows), "store"))
        if before != self.grid.current_id() or (state.detail is None and state.rows):
            self.turn_to_selection()
        self._draw_detail(state)

    def _draw_detail(self, state: WebhooksState) -> None:
        if state.detail is not None:
            self.pane.draw(state.detail)
        self.detail.setCurrentWidget(self.pane if state.detail else self.detail_empty)

    def _copy_address(self) -> None:
        detail = self.presenter.state.detail
        if detail is not None:
            QGuiApplication.clipboard().setText(detail.address)
            self.told.emit(said("The address of {store} is on the clipboard.", store=detail.row.name))

    def _connect(self) -> None:
        self.grid.picked.connect(self.turn_to_selection)
        self.grid.opened.connect(self.pane.register_button.setFocus)
        self.endpoint_button.clicked.connect(lambda _: self.edit_endpoint())
        self.pane.register_button.clicked.connect(lambda _: self.register())
        self.pane.test_button.clicked.connect(lambda _: self.test())
        self.pane.copy_address.clicked.connect(lambda _: self._copy_address())
        self.pane.copy_secret.clicked.connect(lambda _: self.copy_secret())
        self.pane.change_keys.clicked.connect(lambda _: self.change_keys())
        for keys, act in (("F5", self.refresh), ("Esc", self.grid.setFocus)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.head.addWidget(self.endpoint, 1)
        self.head.addWidget(self.endpoint_button)
        self.list_empty.say(
            said("No store that is connected can deliver webhooks."),
            said("Connect a store first. Until then, and beside it, orders are fetched by the clock."),
        )
        self.detail_empty.say(
            said("No store is selected."), said("Choose one to see its address and what it delivered.")
        )
        self.list.addWidget(self.grid)
        self.list.addWidget(self.list_empty)
        self.detail.addWidget(self.detail_empty)
        self.detail.addWidget(self.pane)
        fill_splitter(
            self.split,
            framed("webhooksListPane", self.list),
            framed("webhooksDetailPane", self.detail),
            sizes=(520, 620),
        )
        self.body.addWidget(self.split, 1)
