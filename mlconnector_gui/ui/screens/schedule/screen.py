"""The schedule screen: what runs by itself, when next, and what it did."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QSplitter, QStackedWidget

from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.schedule.calendar_dialog import CalendarDialog
from mlconnector_gui.ui.screens.schedule.detail import SchedulePane
from mlconnector_gui.ui.screens.schedule.edit_dialog import EditDialog
from mlconnector_gui.ui.screens.schedule.pause_dialog import PauseDialog
from mlconnector_gui.ui.screens.schedule.presenter import SchedulePresenter, ScheduleRow, ScheduleState
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.widgets.action_button import ActionButton
from mlconnector_gui.ui.widgets.bits import (
    ElidedLabel,
    EmptyState,
    fill_splitter,
    framed,
    named,
    row_of,
)
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import later, said

STAYS = "engine/stays_when_closed"

COLUMNS: tuple[Column[ScheduleRow], ...] = (
    Column(
        name="standing",
        title=later("State"),
        width=84,
        text=lambda row: row.standing[1],
        icon=lambda row: (row.standing[0], row.standing[2]),
    ),
    Column(
        name="connection",
        title=later("Connection"),
        width=100,
        text=lambda row: row.connection,
        keeps_end=True,
    ),
    Column(name="job", title=later("Job"), width=162, text=lambda row: row.job),
    Column(name="when", title=later("When"), width=152, text=lambda row: row.when),
    Column(name="next", title=later("Next"), width=138, text=lambda row: row.next_run),
    Column(name="last", title=later("Last run"), width=120, text=lambda row: row.last_run, stretches=True),
)


class ScheduleScreen(Screen):
    """Draws what the presenter says."""

    subjects = frozenset({"schedule", "run", "connection", "engine"})

    def __init__(self, presenter: SchedulePresenter) -> None:
        super().__init__(said("Schedule"), name="screen.schedule")
        self.presenter = presenter
        model: PagedTable[str, ScheduleRow] = PagedTable(
            COLUMNS,
            load=presenter.rows,
            id_of=lambda row: row.schedule_id,
            start=tasks_of(self).start,
            parent=self,
        )
        self.grid: Grid[str, ScheduleRow] = Grid(model, name="scheduleGrid", title=said("Schedules"))
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.run_button = ActionButton(said("Run now"), key="R", name="scheduleRun", act=self.run_or_stop)
        self.pause_button = ActionButton(
            said("Pause"), key="P", name="schedulePause", act=self.pause_or_resume
        )
        self.edit_button = ActionButton(
            said("Change"), key="E", name="scheduleEdit", act=self.edit, primary=True
        )
        self.calendar_button = ActionButton(
            said("Calendar…"), key="C", name="scheduleCalendar", act=self.edit_calendar
        )
        self.list, self.list_empty = QStackedWidget(), EmptyState("schedulesEmpty")
        self.detail, self.detail_empty = QStackedWidget(), EmptyState("scheduleDetailEmpty")
        self.pane = SchedulePane((self.edit_button, self.run_button, self.pause_button))
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "scheduleSplit")
        self.engine_words = ElidedLabel(kind="muted", name="scheduleEngine")
        self.stays = named(
            QCheckBox(said("Keep working in the tray when the window is closed")), "scheduleStays"
        )
        self.offer_to_stay(possible=False)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.grid.setFocus()

    def offer_to_stay(self, *, possible: bool) -> None:
        self.stays.setEnabled(possible)
        self.stays.setToolTip(
            said("The engine goes on; the icon in the tray opens the window again.")
            if possible
            else said("This desktop has no tray. mlconnector engine works without a window.")
        )

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def turn_to_selection(self) -> None:
        self._draw_detail(await self.presenter.select(self.grid.current_id()))

    @task_slot
    async def run_or_stop(self) -> None:
        """Ask for the job's run, or for the end of the one that is under way."""
        detail = self.presenter.state.detail
        if detail is None:
            return
        if detail.under_way:
            self.told.emit(await self.presenter.stop(detail))
        else:
            self.told.emit(await self.presenter.run_now(detail.row.schedule))

    @task_slot
    async def pause_or_resume(self) -> None:
        detail = self.presenter.state.detail
        if detail is None:
            return
        chosen = detail.row.schedule
        if detail.row.is_paused:
            self.told.emit(await self.presenter.resume(chosen))
            return
        title = f"{detail.row.connection}, {detail.row.job}"
        dialog = PauseDialog(title, chosen.timetable.calendar, self.presenter.now, self)
        if await ask(dialog):
            self.told.emit(await self.presenter.pause(chosen, dialog.until))

    @task_slot
    async def edit(self) -> None:
        if (chosen := self.presenter.chosen) is None:
            return
        dialog = EditDialog(chosen, self.presenter.now, self)
        if await ask(dialog):
            self.told.emit(await self.presenter.change(dialog.changed))

    @task_slot
    async def edit_calendar(self) -> None:
        before = await self.presenter.calendar()
        dialog = CalendarDialog(before, self.presenter.now, self)
        if await ask(dialog):
            self.told.emit(await self.presenter.change_calendar(before, dialog.changed))

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.grid)
        memory.keep_splitter(self.split)
        memory.keep_text(STAYS, "yes" if self.stays.isChecked() else "no")

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.grid)
        memory.restore_splitter(self.split)
        self.stays.setChecked(memory.text(STAYS) == "yes")

    def _draw(self, state: ScheduleState) -> None:
        before = self.grid.current_id()
        self.grid.take(tuple(row.schedule_id for row in state.rows))
        self.list.setCurrentWidget(self.grid if state.rows else self.list_empty)
        self.engine_words.set_whole(state.engine)
        self.status_changed.emit(counted(len(state.rows), "schedule"))
        if before != self.grid.current_id() or (state.detail is None and state.rows):
            self.turn_to_selection()
        self._draw_detail(state)

    def _draw_detail(self, state: ScheduleState) -> None:
        self.pane.draw(state)
        self.pause_button.offer(
            said("Resume") if state.detail and state.detail.row.is_paused else said("Pause")
        )
        self.run_button.offer(said("Stop") if state.detail and state.detail.under_way else said("Run now"))
        self.detail.setCurrentWidget(self.pane if state.detail else self.detail_empty)

    def _connect(self) -> None:
        self.grid.picked.connect(self.turn_to_selection)
        self.grid.opened.connect(self.edit)
        keys = (
            ("R", self.run_or_stop),
            ("P", self.pause_or_resume),
            ("E", self.edit),
            ("C", self.edit_calendar),
            ("F5", self.refresh),
            ("Esc", self.grid.setFocus),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.head.addStretch(1)
        self.head.addWidget(self.calendar_button)
        self.list_empty.say(
            said("Nothing runs by itself yet."),
            said("A connection brings its schedules; add one, and they appear here."),
        )
        self.detail_empty.say(
            said("No schedule is selected."), said("Choose one to see its next runs and what it did.")
        )
        self.list.addWidget(self.grid)
        self.list.addWidget(self.list_empty)
        self.detail.addWidget(self.detail_empty)
        self.detail.addWidget(self.pane)
        fill_splitter(
            self.split,
            framed("schedulesListPane", self.list),
            framed("scheduleDetailPane", self.detail),
            sizes=(780, 340),
        )
        self.body.addWidget(self.split, 1)
        foot = row_of([])
        foot.addWidget(self.engine_words, 1)
        foot.addWidget(self.stays)
        self.body.addLayout(foot)
