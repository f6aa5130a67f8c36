"""The audit screen: every event, found by any part of it, proved and exported."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFileDialog,
    QFrame,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
)

from mlconnector_gui.store.queries.audit_view import AuditFilter, AuditRow
from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.audit.columns import COLUMNS
from mlconnector_gui.ui.screens.audit.detail import EventPane
from mlconnector_gui.ui.screens.audit.presenter import (
    AuditPresenter,
    AuditState,
    day_end,
    day_start,
    verdict_words,
)
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import EmptyState, label, named, pane, row_of
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.widgets.replay_dialog import ReplayDialog
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.events import SUBJECTS, event_words

_ANY_DAY = QDate(2000, 1, 1)
_SEARCH_MILLISECONDS = 200


class AuditScreen(Screen):
    """Newest first; what is read stays in place while new events arrive."""

    subjects = frozenset({"posting", "connection", "run", "audit", "mapping", "engine"})
    posting_wanted = Signal(str)

    def __init__(self, presenter: AuditPresenter) -> None:
        super().__init__("Audit", name="screen.audit")
        self.presenter = presenter
        self.search = named(
            QLineEdit(placeholderText="Order, document, person, text", clearButtonEnabled=True), "auditSearch"
        )
        self.search.setAccessibleName("Search the audit log")
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.event_choice = named(QComboBox(), "auditEvent", "What happened")
        self.subject_choice = named(QComboBox(), "auditSubject", "Subject")
        self.since = _day("auditSince", "From any day")
        self.until = _day("auditUntil", "To any day")
        self.verify_button = named(QPushButton("Verify chain"), "auditVerify")
        self.export_button = named(QPushButton("Export…"), "auditExport")
        self.newer_button = named(QPushButton(), "auditNewer")
        self.newer = named(QFrame(), "newsBar")
        model: PagedTable[int, AuditRow] = PagedTable(
            COLUMNS, load=presenter.rows, id_of=lambda row: row.seq, start=tasks_of(self).start, parent=self
        )
        self.grid: Grid[int, AuditRow] = Grid(model, name="auditGrid", title="Audit events")
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.list, self.list_empty = QStackedWidget(), EmptyState("auditEmpty")
        self.detail, self.detail_empty = QStackedWidget(), EmptyState("auditDetailEmpty")
        self.pane = EventPane()
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "auditSplit")
        self._search_delay = QTimer(self, singleShot=True, interval=_SEARCH_MILLISECONDS)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.grid.setFocus()

    def refresh(self) -> None:
        """Take newer events when nothing is being read; else only say that there are some."""
        if self.grid.current_id() is None or self.grid.currentIndex().row() == 0:
            self.take_newer()
        else:
            self.count_newer()

    @latest_slot
    async def take_newer(self) -> None:
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def count_newer(self) -> None:
        self._draw_newer((await self.presenter.count_newer()).newer)

    @latest_slot
    async def show_filter(self, wanted: AuditFilter) -> None:
        self._draw(await self.presenter.show(wanted))

    @latest_slot
    async def turn_to_selection(self) -> None:
        self._draw_detail(await self.presenter.select(self.grid.current_id()))

    @task_slot
    async def verify(self) -> None:
        verdict = await self.presenter.verify()
        if verdict.is_verified:
            self.bar.show_done(verdict_words(verdict))
        else:
            rest = "Nothing more can be proved from that record on. Keep the workspace as it is and tell IT."
            self.bar.show_warning(verdict_words(verdict), rest)

    @task_slot
    async def export(self) -> None:
        dialog = QFileDialog(self, "Export the audit log", "audit.jsonl", "JSON lines (*.jsonl)")
        dialog.setObjectName("auditExportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDefaultSuffix("jsonl")
        if await ask(dialog):
            self.bar.show_done(await self.presenter.export(Path(dialog.selectedFiles()[0])))

    @task_slot
    async def replay(self) -> None:
        preview = await self.presenter.preview_replay()
        dialog = ReplayDialog(preview, self)
        if not await ask(dialog):
            return
        if not dialog.wants_reversal:
            self.bar.show_done(await self.presenter.replay(preview))
            return
        reason = ReasonDialog(
            title=f"Reverse {preview.explanation}",
            explains="A new entry with every line turned round is drafted; it is approved and sent like any other.",
            does="Reverse",
            parent=self,
        )
        if await ask(reason):
            self.bar.show_done(await self.presenter.reverse(preview, reason.reason))

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.grid)
        memory.restore_splitter(self.split)

    def _draw(self, state: AuditState) -> None:
        _offer(self.event_choice, [("", "Everything"), *((name, event_words(name)) for name in state.events)])
        before = self.grid.current_id()
        self.grid.take(state.ids)
        self.list_empty.say(*_empty(state))
        self.list.setCurrentWidget(self.grid if state.ids else self.list_empty)
        self._draw_newer(0)
        self.status_changed.emit(counted(len(state.ids), "event"))
        if before != self.grid.current_id():
            self.turn_to_selection()

    def _draw_detail(self, state: AuditState) -> None:
        if state.detail is not None:
            self.pane.draw(state.detail)
        self.detail.setCurrentWidget(self.pane if state.detail else self.detail_empty)

    def _draw_newer(self, newer: int) -> None:
        self.newer.setVisible(newer > 0)
        self.newer_button.setText(f"Show {counted(newer, 'newer event')}")

    def _ask_filter(self) -> None:
        self.show_filter(
            AuditFilter(
                text=self.search.text(),
                event=self.event_choice.currentData() or "",
                subject_kind=self.subject_choice.currentData() or "",
                since=day_start(_chosen(self.since)),
                until=day_end(_chosen(self.until)),
            )
        )

    def _open(self) -> None:
        detail = self.presenter.state.detail
        if detail is not None:
            self.posting_wanted.emit(detail.subject_id)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._search_delay.start())
        self._search_delay.timeout.connect(self._ask_filter)
        for choice in (self.event_choice, self.subject_choice):
            choice.activated.connect(lambda _: self._ask_filter())
        for day in (self.since, self.until):
            day.dateChanged.connect(lambda _: self._ask_filter())
        self.verify_button.clicked.connect(lambda _: self.verify())
        self.export_button.clicked.connect(lambda _: self.export())
        self.newer_button.clicked.connect(lambda _: self.take_newer())
        self.grid.picked.connect(self.turn_to_selection)
        self.grid.opened.connect(self.pane.open_button.setFocus)
        self.pane.replay_button.clicked.connect(lambda _: self.replay())
        self.pane.open_button.clicked.connect(self._open)
        for keys, act in (
            ("F5", self.take_newer),
            ("Ctrl+F", self.search.setFocus),
            ("Esc", self.grid.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        _offer(self.event_choice, [("", "Everything")])
        _offer(self.subject_choice, [("", "All subjects"), *SUBJECTS.items()])
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(280)
        self.event_choice.setMinimumWidth(160)
        for widget in (self.search, self.event_choice, self.subject_choice, self.since, self.until):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        self.head.addWidget(self.verify_button)
        self.head.addWidget(self.export_button)
        self.newer_button.setProperty("kind", "link")
        newer = row_of([label("New events have come.", kind="muted"), self.newer_button, None])
        newer.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        self.newer.setLayout(newer)
        self.newer.hide()
        self.body.addWidget(self.newer)
        self.list.addWidget(self.grid)
        self.list.addWidget(self.list_empty)
        self.detail_empty.say("No event is selected.", "Choose one to see all that was recorded.")
        self.detail.addWidget(self.detail_empty)
        self.detail.addWidget(self.pane)
        for name, stack in (("auditListPane", self.list), ("auditDetailPane", self.detail)):
            frame, column = pane(name)
            column.addWidget(stack)
            self.split.addWidget(frame)
        self.split.setHandleWidth(2 * STEP)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([760, 380])
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 1)
        self.body.addWidget(self.split, 1)


def _day(name: str, any_words: str) -> QDateEdit:
    made = named(QDateEdit(), name, any_words)
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    made.setMinimumDate(_ANY_DAY)
    made.setDate(_ANY_DAY)
    made.setSpecialValueText(any_words)
    return made


def _chosen(field: QDateEdit) -> date | None:
    day = field.date()
    return None if day == _ANY_DAY else date(day.year(), day.month(), day.day())


def _offer(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    if [box.itemData(place) for place in range(box.count())] == [key for key, _ in choices]:
        return
    chosen = box.currentData()
    box.clear()
    for key, words in choices:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))


def _empty(state: AuditState) -> tuple[str, str]:
    if state.wanted == AuditFilter():
        return (
            "Nothing has been recorded yet.",
            "Everything that is fetched, decided and sent is written here.",
        )
    return ("No event matches.", "Widen the dates, or clear the search and filters.")
