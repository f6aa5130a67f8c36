"""The inbox: every cause that stops something, once; and whether each stream brought what it should."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget

from mlconnector_gui.ui.aio import latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.inbox.detail import InboxPane
from mlconnector_gui.ui.screens.inbox.presenter import InboxPresenter, InboxRow, InboxState, InboxView
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.widgets.bits import EmptyState, fill_splitter, framed, named
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.words.amounts import age_text, counted, moment_text
from mlconnector_gui.ui.words.language import later, said

_TABS = ((InboxView.OPEN.value, later("Open items")), (InboxView.STREAMS.value, later("Streams")))


def inbox_columns(now: Callable[[], datetime]) -> tuple[Column[InboxRow], ...]:
    return (
        Column(
            name="light",
            title=said("State"),
            width=112,
            text=lambda row: said(row.light.word),
            tip=lambda row: said(row.light.means),
            icon=lambda row: (row.light.icon, row.light.role),
        ),
        Column(name="where", title=said("Where"), width=120, text=lambda row: row.where),
        Column(name="what", title=said("What"), width=260, text=lambda row: row.what, stretches=True),
        Column(
            name="count",
            title=said("Count"),
            width=60,
            text=lambda row: f"{row.count:,}" if row.count else "–",
            is_amount=True,
        ),
        Column(
            name="since",
            title=said("When"),
            width=76,
            text=lambda row: age_text(row.since, now()) if row.since else said("never"),
            tip=lambda row: moment_text(row.since) if row.since else said("never"),
            ink=lambda row: "neutral",
        ),
    )


class InboxScreen(Screen):
    """Draws what the presenter says."""

    subjects = frozenset({"notice", "run", "posting", "connection"})
    view_wanted = Signal(object)
    """A view of Review."""
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
        self.tabs.count({InboxView.OPEN.value: state.counts[0], InboxView.STREAMS.value: state.counts[1]})
        self.grid.take(tuple(row.row_id for row in state.rows))
        if state.view is InboxView.OPEN:
            self.list_empty.say(
                said("Nothing is open."),
                said("Every stream is complete, and no posting and no run stands still."),
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

    def _go(self) -> None:
        detail = self.presenter.state.detail
        if detail is None or detail.way is None:
            return
        if detail.way.view is not None:
            self.view_wanted.emit(detail.way.view)
        else:
            self.screen_wanted.emit(detail.way.screen)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_view)
        self.grid.picked.connect(self._turn_to_selection)
        self.grid.opened.connect(self.pane.way_button.setFocus)
        self.look_button.clicked.connect(lambda _: self.look_at_everything())
        self.pane.way_button.clicked.connect(lambda _: self._go())
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
            sizes=(680, 460),
        )
        self.body.addWidget(self.split, 1)
