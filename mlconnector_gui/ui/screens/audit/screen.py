"""The audit screen: every event, found by any part of it, traced, proved, replayed and exported."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.services.replay import ReplayPreview
from mlconnector_gui.store.queries.audit_view import AuditFilter, AuditRow
from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.audit.columns import COLUMNS
from mlconnector_gui.ui.screens.audit.detail import EventPane
from mlconnector_gui.ui.screens.audit.filters import FilterRow
from mlconnector_gui.ui.screens.audit.presenter import AuditPresenter, AuditState, verdict_words
from mlconnector_gui.ui.screens.audit.trace_pane import TracePane
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import (
    EmptyState,
    fill_splitter,
    framed,
    hairline,
    label,
    named,
    row_of,
)
from mlconnector_gui.ui.widgets.file_dialog import chosen_path, save_dialog
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.widgets.replay_dialog import ReplayDialog
from mlconnector_gui.ui.widgets.replay_many_dialog import ReplayManyDialog
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.widgets.work_bar import WorkBar
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import later, said

EVENT, TRACE = "event", "trace"
_KINDS = later("Excel workbook (*.xlsx);;CSV (*.csv);;All records as JSON lines (*.jsonl)")


class AuditScreen(Screen):
    """Newest first; what is read stays in place while new events arrive."""

    subjects = frozenset({"posting", "connection", "run", "audit", "mapping", "engine"})
    posting_wanted = Signal(str)

    def __init__(self, presenter: AuditPresenter) -> None:
        super().__init__(said("Audit"), name="screen.audit")
        self.presenter = presenter
        self.filters = FilterRow()
        self.verify_button = named(QPushButton(said("Verify chain")), "auditVerify")
        self.export_button = named(QPushButton(said("Export…")), "auditExport")
        self.evidence_button = named(QPushButton(said("Evidence…")), "auditEvidence")
        self.evidence_button.setToolTip(
            said("A file for an auditor, which can be checked without ML Connector.")
        )
        self.work = WorkBar("auditWork")
        self.newer_button = named(QPushButton(), "auditNewer")
        self.newer = named(QFrame(), "newsBar")
        model: PagedTable[int, AuditRow] = PagedTable(
            COLUMNS, load=presenter.rows, id_of=lambda row: row.seq, start=tasks_of(self).start, parent=self
        )
        self.grid: Grid[int, AuditRow] = Grid(model, name="auditGrid", title=said("Audit events"))
        self.list, self.list_empty = QStackedWidget(), EmptyState("auditEmpty")
        self.detail, self.detail_empty = QStackedWidget(), EmptyState("auditDetailEmpty")
        self.tabs = ViewTabs(
            ((EVENT, said("Event")), (TRACE, said("Trace"))), name="auditTabs", title=said("Detail")
        )
        self.pane, self.trace = EventPane(), TracePane()
        self._views = QStackedWidget()
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "auditSplit")
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
            self.turn_to_selection()  # what the event is about may have moved on

    def show_document(self, number: int) -> None:
        """Show all events of a JDE document, and nothing else."""
        self.filters.show_only(AuditFilter(document=number))

    def show_account(self, account: str) -> None:
        """Show all events of an account's postings, and nothing else."""
        self.filters.show_only(AuditFilter(account=account))

    def show_view(self, name: str) -> None:
        self.tabs.choose(name)
        self._views.setCurrentIndex((EVENT, TRACE).index(name))

    @latest_slot
    async def take_newer(self) -> None:
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def count_newer(self) -> None:
        self._draw_newer((await self.presenter.count_newer()).newer)

    @latest_slot
    async def show_filter(self, wanted: AuditFilter) -> None:
        self.status_changed.emit(said("Searching…"))
        self._draw(await self.presenter.show(wanted))

    @latest_slot
    async def turn_to_selection(self) -> None:
        self._draw_detail(await self.presenter.select(self.grid.current_id()))

    @latest_slot
    async def show_payload(self, document_id: int) -> None:
        self.trace.show_payload(await self.presenter.payload(document_id), is_revealed=False)

    @task_slot
    async def reveal(self, document_id: int) -> None:
        dialog = ReasonDialog(
            title=said("Show personal data"),
            explains=said(
                "Names and addresses of customers are shown. Who looked, when and why is kept in the audit log."
            ),
            does=said("Show"),
            parent=self,
        )
        if await ask(dialog):
            text = await self.presenter.reveal(document_id, dialog.reason)
            if self.trace.document_id == document_id:
                self.trace.show_payload(text, is_revealed=True)

    @task_slot
    async def verify(self) -> None:
        progress = self.work.begin(said("Verifying records"))
        try:
            verdict = await self.presenter.verify(progress)
        finally:
            self.work.end()
        words = verdict_words(verdict, self.presenter.now_words)
        if verdict.is_verified:
            self.bar.show_done(words)
        else:
            rest = said(
                "Nothing more can be proved from that record on. Keep the workspace as it is and tell IT."
            )
            self.bar.show_warning(words, rest)

    @task_slot
    async def export(self) -> None:
        title = said("Export the events that are shown")
        dialog = save_dialog(self, title, "audit.xlsx", said(_KINDS), name="auditExportDialog")
        if await ask(dialog):
            progress = self.work.begin(said("Exporting events"))
            try:
                self.bar.show_done(await self.presenter.export(chosen_path(dialog), progress))
            finally:
                self.work.end()

    @task_slot
    async def export_evidence(self) -> None:
        kinds, title = said("Zip file (*.zip)"), said("Evidence for an auditor")
        dialog = save_dialog(self, title, "evidence.zip", kinds, name="auditEvidenceDialog")
        personal = named(
            QCheckBox(
                said("Payloads byte for byte, with personal data, so that their hashes can be checked")
            ),
            "evidencePersonal",
        )
        layout = dialog.layout()
        if layout is not None:
            layout.addWidget(personal)
        if await ask(dialog):
            progress = self.work.begin(said("Writing evidence, records"))
            try:
                words = await self.presenter.export_evidence(
                    chosen_path(dialog), personal=personal.isChecked(), progress=progress
                )
                self.bar.show_done(words)
            finally:
                self.work.end()

    @task_slot
    async def replay(self) -> None:
        """Show what a replay of the selected events' postings would change, then do what was asked for."""
        progress = self.work.begin(said("Comparing postings"))
        try:
            posting_ids = await self.presenter.postings_of(self.grid.selected_ids())
            previews = await self.presenter.preview_replays(posting_ids, progress)
        finally:
            self.work.end()
        if len(previews) == 1:
            await self._replay_one(previews[0])
        elif previews:
            await self._replay_many(previews)

    async def _replay_one(self, preview: ReplayPreview) -> None:
        dialog = ReplayDialog(preview, self)
        if not await ask(dialog):
            return
        if not dialog.wants_reversal:
            self.bar.show_done(await self.presenter.replay([preview]))
            return
        reason = ReasonDialog(
            title=said("Reverse {explanation}", explanation=preview.explanation),
            explains=said(
                "A new entry with every line turned round is drafted; it is approved and sent like any other."
            ),
            does=said("Reverse"),
            parent=self,
        )
        if await ask(reason):
            self.bar.show_done(await self.presenter.reverse(preview, reason.reason))

    async def _replay_many(self, previews: Sequence[ReplayPreview]) -> None:
        dialog = ReplayManyDialog(previews, self)
        if await ask(dialog):
            self.bar.show_done(await self.presenter.replay(dialog.chosen))

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.grid)
        memory.restore_splitter(self.split)

    def _draw(self, state: AuditState) -> None:
        self.filters.offer(state.choices)
        self.grid.take(state.ids)
        self.list_empty.say(*_empty(state))
        self.list.setCurrentWidget(self.grid if state.ids else self.list_empty)
        self._draw_newer(0)
        self.status_changed.emit(counted(len(state.ids), "event"))
        self.turn_to_selection()

    def _draw_detail(self, state: AuditState) -> None:
        if state.detail is not None:
            self.pane.draw(state.detail, selected=len(self.grid.selectionModel().selectedRows()))
            self.trace.draw(state.trace)
        self.detail.setCurrentIndex(1 if state.detail else 0)

    def _draw_newer(self, newer: int) -> None:
        self.newer.setVisible(newer > 0)
        self.newer_button.setText(said("Show {events}", events=counted(newer, "newer event")))

    def _open(self) -> None:
        if self.presenter.state.has_posting and self.presenter.state.detail is not None:
            self.posting_wanted.emit(self.presenter.state.detail.subject_id)

    def _show_all_of_subject(self) -> None:
        if (detail := self.presenter.state.detail) is not None:
            self.filters.show_only(AuditFilter(subject_id=detail.subject_id))

    def _connect(self) -> None:
        self.filters.changed.connect(lambda: self.show_filter(self.filters.wanted))
        self.verify_button.clicked.connect(lambda _: self.verify())
        self.export_button.clicked.connect(lambda _: self.export())
        self.evidence_button.clicked.connect(lambda _: self.export_evidence())
        self.newer_button.clicked.connect(lambda _: self.take_newer())
        self.grid.picked.connect(self.turn_to_selection)
        self.grid.opened.connect(lambda: self.show_view(TRACE))
        self.tabs.chosen.connect(self.show_view)
        self.pane.replay_button.clicked.connect(lambda _: self.replay())
        self.pane.open_button.clicked.connect(lambda _: self._open())
        self.pane.all_button.clicked.connect(lambda _: self._show_all_of_subject())
        self.trace.ledger_wanted.connect(self.show_document)
        self.trace.posting_wanted.connect(self.posting_wanted)
        self.trace.payload_wanted.connect(self.show_payload)
        self.trace.reveal_wanted.connect(self.reveal)
        for keys, act in (
            ("F5", self.take_newer),
            ("Ctrl+F", self.filters.search.setFocus),
            ("Esc", self.grid.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.head.addStretch(1)
        for button in (self.verify_button, self.export_button, self.evidence_button):
            self.head.addWidget(button)
        self.newer_button.setProperty("kind", "link")
        newer = row_of([label(said("New events have come."), kind="muted"), self.newer_button, None])
        newer.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        self.newer.setLayout(newer)
        self.newer.hide()
        for widget in (self.filters, self.work, self.newer):
            self.body.addWidget(widget)
        self.list.addWidget(self.grid)
        self.list.addWidget(self.list_empty)
        self.detail_empty.say(said("No event is selected."), said("Choose one to see all that was recorded."))
        self.detail.addWidget(self.detail_empty)
        self.detail.addWidget(self._detail())
        fill_splitter(
            self.split,
            framed("auditListPane", self.list),
            framed("auditDetailPane", self.detail),
            sizes=(748, 372),
            stretch=(2, 1),
        )
        self.body.addWidget(self.split, 1)

    def _detail(self) -> QWidget:
        for view in (self.pane, self.trace):
            self._views.addWidget(view)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row_of([self.tabs, None], margins=(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)))
        column.addWidget(hairline())
        column.addWidget(self._views, 1)
        return whole


def _empty(state: AuditState) -> tuple[str, str]:
    if state.wanted == AuditFilter():
        return (
            said("Nothing has been recorded yet."),
            said("Everything that is fetched, decided and sent is written here."),
        )
    return (said("No event matches."), said("Widen the dates, or clear the search and filters."))
