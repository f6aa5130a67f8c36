"""The inbox: every cause that stops something, once; and whether each stream brought what it should."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget

from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.inbox.care_dialogs import LaterDialog, OwnerDialog
from mlconnector_gui.ui.screens.inbox.detail import InboxPane
from mlconnector_gui.ui.screens.inbox.presenter import InboxPresenter, InboxRow, InboxState, InboxView
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.widgets.bits import EmptyState, fill_splitter, framed, named
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.words.amounts import age_text, counted, moment_text, number_text
from mlconnector_gui.ui.words.language import later, said

_TABS = (
    (InboxView.OPEN.value, later("Open items")),
    (InboxView.PUT_OFF.value, later("Put off")),
    (InboxView.STREAMS.value, later("Streams")),
)


def inbox_columns(now: Callable[[], datetime]) -> tuple[Column[InboxRow], ...]:
    return (
        Column(
            name="light",
            title=said("State"),
            width=84,
            text=lambda row: said(row.light.word),
            tip=lambda row: said(row.light.means),
            icon=lambda row: (row.light.icon, row.light.role),
        ),
        Column(name="where", title=said("Where"), width=88, text=lambda row: row.where, keeps_end=True),
        Column(name="what", title=said("What"), width=160, text=lambda row: row.what, stretches=True),
        Column(
            name="count",
            title=said("Count"),
            width=52,
            text=lambda row: number_text(row.count) if row.count else "–",
            is_amount=True,
        ),
        Column(name="stopped", title=said("Stops"), width=112, text=lambda row: row.stopped, is_amount=True),
        Column(
            name="owner",
            title=said("Owner"),
            width=64,
            text=lambda row: row.owner,
            ink=lambda row: "neutral",
        ),
        Column(
            name="since",
            title=said("Since"),
            width=48,
            text=lambda row: age_text(row.since, now()) if row.since else said("never"),
            tip=lambda row: moment_text(row.since) if row.since else said("never"),
            ink=lambda row: "neutral",
        ),
    )


class InboxScreen(Screen):
    """Draws what the presenter says."""

    subjects = frozenset({"notice", "run", "posting", "connection"})
    cause_wanted = Signal(object, str)
    """What a cause stops is to be shown in Review: the filter, and its words."""
    mapping_wanted = Signal(str)
    """The rule that a posting lacks is to be written."""
    screen_wanted = Signal(str)

    def __init__(self, presenter: InboxPresenter) -> None:
        super().__init__(said("Inbox"), name="screen.inbox")
        self.presenter = presenter
        model: PagedTable[str, InboxRow] = PagedTable(
            inbox_columns(lambda: presenter.now),
            load=presenter.rows,
            id_of=lambda row: row.row_id,
            start=tasks_of(self).start,
            parent=self,
        )
        self.tabs = ViewTabs(_TABS, name="inboxTabs", title=said("Lists of the inbox"))
        self.grid: Grid[str, InboxRow] = Grid(model, name="inboxGrid", title=said("Inbox"))
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.look_button = named(QPushButton(said("Look again")), "inboxLook")
        self.list, self.list_empty = QStackedWidget(), EmptyState("inboxEmpty")
        self.detail, self.detail_empty = QStackedWidget(), EmptyState("inboxDetailEmpty")
        self.pane = InboxPane()
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "inboxSplit")
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.grid.setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @task_slot
    async def look_at_everything(self) -> None:
        self._draw(await self.presenter.look_again())
        self.told.emit(said("Every store and all work was looked at again."))

    def show_view(self, name: str) -> None:
        self.tabs.choose(name)
        self._draw(self.presenter.show(InboxView(name)))

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.grid)
        memory.restore_splitter(self.split)

    def _draw(self, state: InboxState) -> None:
        views = (InboxView.OPEN, InboxView.PUT_OFF, InboxView.STREAMS)
        self.tabs.count({view.value: count for view, count in zip(views, state.counts, strict=True)})
        self.grid.take(tuple(row.row_id for row in state.rows))
        if state.view is InboxView.OPEN:
            self.list_empty.say(
                said("Nothing is open."),
                said("Every stream is complete, and no posting and no run stands still."),
            )
        elif state.view is InboxView.PUT_OFF:
            self.list_empty.say(
                said("Nothing is put off."), said("What you put off waits here until its day.")
            )
        else:
            self.list_empty.say(
                said("No stream is read yet."), said("Connect a store; its streams appear here.")
            )
        self.list.setCurrentWidget(self.grid if state.rows else self.list_empty)
        self.status_changed.emit(counted(len(state.rows), "line"))
        self._turn_to_selection()

    def _turn_to_selection(self) -> None:
        detail = self.presenter.select(self.grid.current_id()).detail
        if detail is not None:
            self.pane.draw(detail)
        self.detail.setCurrentWidget(self.pane if detail else self.detail_empty)

    @task_slot
    async def go(self) -> None:
        """Turn to where the chosen cause is mended."""
        detail = self.presenter.state.detail
        if detail is None or detail.way is None:
            return
        way = detail.way
        if way.wanted is None:
            self.screen_wanted.emit(way.screen)
        elif way.is_mapping and (posting_id := await self.presenter.first_stopped(way.wanted)) is not None:
            self.mapping_wanted.emit(posting_id)
        else:
            self.cause_wanted.emit(
                way.wanted, said("Only: {what}, {where}", what=detail.row.what, where=detail.row.where)
            )

    @task_slot
    async def look_after(self) -> None:
        detail = self.presenter.state.detail
        if detail is None or detail.care is None:
            return
        dialog = OwnerDialog(detail.row.what, await self.presenter.people(), detail.care.owner, self)
        if await ask(dialog):
            self._draw(await self.presenter.assign(detail.row.row_id, dialog.owner))

    @task_slot
    async def put_off(self) -> None:
        """Ask for how long, or bring back what is put off."""
        detail = self.presenter.state.detail
        if detail is None or detail.care is None:
            return
        if detail.care.snoozed_until is not None:
            self._draw(await self.presenter.bring_back(detail.row.row_id))
            return
        dialog = LaterDialog(detail.row.what, self)
        if await ask(dialog):
            self._draw(await self.presenter.put_off(detail.row.row_id, dialog.days, dialog.reason))

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_view)
        self.grid.picked.connect(self._turn_to_selection)
        self.grid.opened.connect(self.pane.way_button.setFocus)
        self.look_button.clicked.connect(lambda _: self.look_at_everything())
        self.pane.way_button.clicked.connect(lambda _: self.go())
        self.pane.owner_button.clicked.connect(lambda _: self.look_after())
        self.pane.later_button.clicked.connect(lambda _: self.put_off())
        for keys, act in (("F5", self.look_at_everything), ("Esc", self.grid.setFocus)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.head.addWidget(self.tabs)
        self.head.addStretch(1)
        self.head.addWidget(self.look_button)
        self.detail_empty.say(
            said("No line is selected."), said("Choose one to see what it stops and what mends it.")
        )
        self.list.addWidget(self.grid)
        self.list.addWidget(self.list_empty)
        self.detail.addWidget(self.detail_empty)
        self.detail.addWidget(self.pane)
        fill_splitter(
            self.split,
            framed("inboxListPane", self.list),
            framed("inboxDetailPane", self.detail),
            sizes=(744, 376),
        )
        self.body.addWidget(self.split, 1)
