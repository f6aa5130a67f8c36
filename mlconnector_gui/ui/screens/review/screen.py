"""The review screen: queue, entry, reasons, and the row of actions under them."""

import math
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QStackedWidget, QStyle

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewRow, ReviewView, SortKey
from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.review import mending
from mlconnector_gui.ui.screens.review.actions import KEYS, Action, offers, verb_words
from mlconnector_gui.ui.screens.review.approve_dialog import ApproveDialog
from mlconnector_gui.ui.screens.review.chosen import Chosen
from mlconnector_gui.ui.screens.review.entry import EntryPane
from mlconnector_gui.ui.screens.review.mends import Mend
from mlconnector_gui.ui.screens.review.presenter import ReviewPresenter, ReviewState
from mlconnector_gui.ui.screens.review.queue import (
    LEDGER,
    SHOWN_WHEN_FILLED,
    TABS,
    WITHOUT_LEDGER,
    empty_words,
    queue_columns,
)
from mlconnector_gui.ui.screens.review.reasons import SOURCE, ReasonsPane
from mlconnector_gui.ui.screens.review.statement import ChangeBar, StatementBar
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.action_button import ActionButton
from mlconnector_gui.ui.widgets.bits import (
    ElidedLabel,
    EmptyState,
    fill_splitter,
    framed,
    label,
    named,
    pane,
    row_of,
)
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.widgets.replay_dialog import ReplayDialog
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.widgets.why_dialog import WhyDialog
from mlconnector_gui.ui.words.language import said

_SIDE_BY_SIDE = 1500
"""From this width on, the reasons stand beside the entry; below it, under it."""
_PULSE_MILLISECONDS = 120
_PULSE_STEPS = 20
_SEARCH_MILLISECONDS = 200
_MENDING = {Mend.MATCH: mending.match, Mend.TREAT: mending.treat, Mend.DATE: mending.choose_date}


class ReviewScreen(Screen):
    """Draws what the presenter says, and tells it what the person does."""

    subjects = frozenset({"posting", "connection", "run"})
    mapping_wanted = Signal(str)
    """A rule is to be written for this posting."""
    rule_wanted = Signal(str)

    def __init__(self, presenter: ReviewPresenter) -> None:
        super().__init__(said("Review"), name="screen.review")
        self.presenter = presenter
        self.tabs = ViewTabs(
            TABS, name="reviewTabs", title=said("Views"), shows_zero=False, only_filled=SHOWN_WHEN_FILLED
        )
        self.search = named(
            QLineEdit(placeholderText=said("Search"), clearButtonEnabled=True), "reviewSearch"
        )
        self.search.setAccessibleName(said("Search postings"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.fetch_button = named(QPushButton(said("Fetch now")), "fetchNow")
        model: PagedTable[str, ReviewRow] = PagedTable(
            queue_columns(lambda: presenter.now),
            load=presenter.rows,
            id_of=lambda row: row.posting_id,
            start=tasks_of(self).start,
            parent=self,
        )
        self.grid: Grid[str, ReviewRow] = Grid(model, name="reviewQueue", title=said("Postings"))
        self.queue = named(QStackedWidget(), "reviewQueueStack")
        self.queue_empty, self.detail_empty = EmptyState("queueEmpty"), EmptyState("detailEmpty")
        self.entry, self.reasons = EntryPane(), ReasonsPane()
        self.statement = StatementBar()
        self.change = ChangeBar()
        self.changed_note = label(
            said("This posting was made anew while you were looking at it. Look at it, then decide."),
            name="changedNote",
            role="warning",
            wraps=True,
        )
        self.cause_bar, self.cause_words = named(QFrame(), "causeBar"), ElidedLabel(name="causeWords")
        self.cause_button = named(QPushButton(said("Show the others too")), "causeClear")
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "reviewSplit")
        self.detail_split = named(QSplitter(Qt.Orientation.Vertical), "reviewDetailSplit")
        self.detail = named(QStackedWidget(), "reviewDetail")
        self._is_split_remembered = False
        self.buttons = {action: self._button(action) for action in Action}
        self._pulse, self._pulse_step = QTimer(self, interval=_PULSE_MILLISECONDS), 0
        self._search_delay = QTimer(self, singleShot=True, interval=_SEARCH_MILLISECONDS)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.grid.setFocus()

    @latest_slot
    async def refresh(self) -> None:
        if not self.presenter.state.ids:
            self._draw_queue(await self.presenter.begin(self.presenter.state.wanted))
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def show_filter(self, wanted: ReviewFilter) -> None:
        before = self.grid.current_id()
        state = await self.presenter.begin(wanted)
        self._draw_queue(state)
        if state.ids and before not in state.ids:
            self.grid.pick(state.ids[0])
        self._draw(await self.presenter.show(wanted))

    def open_view(self, view: ReviewView) -> None:
        """Turn to one of the tabs, with nothing searched for."""
        self.tabs.choose(view.value)
        self.search.clear()
        self._search_delay.stop()
        self._ask_filter()

    def open_cause(self, wanted: ReviewFilter, words: str) -> None:
        """Show what one cause stops, and nothing else; any other view or search shows the rest again."""
        self.tabs.choose(wanted.view.value)
        self.search.clear()
        self._search_delay.stop()
        self.cause_words.set_whole(words)
        self.show_filter(wanted)

    @latest_slot
    async def open_posting(self, posting_id: str) -> None:
        """Find a posting among all of them and turn to it."""
        self.tabs.choose(ReviewView.ALL.value)
        self.search.clear()
        self._search_delay.stop()
        wanted = ReviewFilter(view=ReviewView.ALL, sort=SortKey.GL_DATE, descending=True)
        self._draw(await self.presenter.show(wanted))
        self.grid.pick(posting_id)
        self.grid.setFocus()

    @latest_slot
    async def turn_to_selection(self) -> None:
        selected, current = self.grid.selected_ids(), self.grid.current_id()
        if current is not None and current not in selected and selected:
            current = selected[-1]
        self._draw_detail(await self.presenter.select(selected, current if selected else None))

    @latest_slot
    async def show_source(self, document_id: int) -> None:
        self.reasons.show_payload(await self.presenter.payload(document_id))

    def act(self, action: Action) -> None:
        """Begin an action on what is selected, unless its entry is not shown yet: nobody approves unseen."""
        chosen = self.presenter.chosen
        if chosen.posting_ids == tuple(self.grid.selected_ids()):
            begin = {
                Action.APPROVE: self.approve,
                Action.HOLD: self.hold,
                Action.DISMISS: self.dismiss,
                Action.REPLAY: self.replay,
                Action.WITHDRAW: self.withdraw,
                Action.REVERSE: self.reverse,
            }
            begin[action](chosen)

    @task_slot
    async def approve(self, chosen: Chosen) -> None:
        """One at once; of many it is first said what they come to."""
        if len(chosen.rows) > 1:
            words = offers(chosen.rows)[Action.APPROVE].words
            if not await ask(ApproveDialog(words, await self.presenter.summary(chosen), self)):
                return
        await self._done(await self.presenter.approve(chosen))

    @task_slot
    async def withdraw(self, chosen: Chosen) -> None:
        await self._done(await self.presenter.withdraw(chosen))

    @task_slot
    async def hold(self, chosen: Chosen) -> None:
        explains = said("It stays listed under “Blocked” until it is brought back.")
        dialog = self._reason(Action.HOLD, chosen, explains)
        if await ask(dialog):
            await self._done(await self.presenter.hold(chosen, dialog.reason))

    @task_slot
    async def dismiss(self, chosen: Chosen) -> None:
        explains = said("No entry is made. It can be brought back under “All”.")
        dialog = self._reason(Action.DISMISS, chosen, explains)
        if await ask(dialog):
            await self._done(await self.presenter.dismiss(chosen, dialog.reason))

    @task_slot
    async def replay(self, chosen: Chosen) -> None:
        preview = await self.presenter.preview_replay(chosen)
        dialog = ReplayDialog(preview, self)
        if not await ask(dialog):
            return
        if dialog.wants_reversal:
            self.reverse(chosen)
        else:
            await self._done(await self.presenter.replay(preview))

    @task_slot
    async def reverse(self, chosen: Chosen) -> None:
        explains = said(
            "A new entry with every line turned round is drafted; it is approved and sent like any other."
        )
        dialog = self._reason(Action.REVERSE, chosen, explains)
        if await ask(dialog):
            await self._done(await self.presenter.reverse(chosen, dialog.reason))

    def mend(self) -> None:
        """Do what mends the posting shown: turn to the rule it lacks, match it, say what it was for, or date it."""
        state = self.presenter.state
        if state.detail is None or state.mend is None:
            return
        if state.mend is Mend.MAP:
            self.mapping_wanted.emit(state.detail.row.posting_id)
        else:
            self.about_shown(_MENDING[state.mend])

    def choose_date(self) -> None:
        if self.entry.date_button.isEnabled() and self.entry.date_button.isVisible():
            self.about_shown(mending.choose_date)

    @task_slot
    async def about_shown(self, work: mending.Mending) -> None:
        """Do something about the posting shown, as it was seen when it was asked for."""
        detail, chosen = self.presenter.state.detail, self.presenter.shown
        if detail is None or chosen is None:
            return
        if words := await work(self.presenter.mending, chosen, detail, self):
            await self._done(words)

    @task_slot
    async def annotate(self, work: mending.Mending) -> None:
        detail, chosen = self.presenter.state.detail, self.presenter.shown
        if detail is not None and chosen is not None:
            words = await work(self.presenter.mending, chosen, detail, self)
            self.reasons.notes.written()
            await self._done(words)

    @task_slot
    async def save_attachment(self, note_id: str, path: Path) -> None:
        self.told.emit(await self.presenter.mending.save_attachment(note_id, path))

    @task_slot
    async def show_why(self, line: int) -> None:
        """Say why a line has its account, and what is added up in it."""
        behind, chosen = self.presenter.mending, self.presenter.shown
        if chosen is None:
            return
        found = await behind.explain(chosen, line)
        dialog = WhyDialog(
            found,
            self,
            rows=await behind.rows_behind(chosen, line),
            contents=await behind.documents_behind(chosen, line),
        )
        if not await ask(dialog):
            return
        if dialog.wants_document:
            self.reasons.show_document(dialog.wants_document)
        elif dialog.wants_rule and found.rule is not None:
            self.rule_wanted.emit(found.rule.rule_id)

    @task_slot
    async def fetch(self) -> None:
        self.told.emit(await self.presenter.fetch_now())
        self._draw(await self.presenter.refresh())

    def look_again(self) -> None:
        self.bar.clear()
        self.refresh()
        self.turn_to_selection()

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.grid)
        memory.keep_splitter(self.split)
        memory.keep_text("review/view", self.tabs.current)

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.grid)
        self._is_split_remembered = memory.restore_splitter(self.split)
        view = memory.text("review/view", ReviewView.NEEDS_ME.value)
        if view in {tab.value for tab in ReviewView}:
            self.tabs.choose(view)
            self.presenter.state = ReviewState(wanted=ReviewFilter(view=ReviewView(view)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_BY_SIDE
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.detail_split.orientation() is not wanted:
            self.detail_split.setOrientation(wanted)
            self.detail_split.setSizes([600, 380] if is_wide else [340, 220])
            if not self._is_split_remembered:
                self.split.setSizes([780, 988] if is_wide else [676, 440])

    async def _done(self, words: str) -> None:
        self.bar.clear()
        self.told.emit(words)
        self._draw(self.presenter.state)

    def _draw(self, state: ReviewState) -> None:
        counts = {view.value: count for view, count in state.counts.items()}
        self.tabs.count(counts)
        self._draw_queue(state)
        self.fetch_button.setEnabled(bool(state.stores))
        self.fetch_button.setText(said("Fetching…") if state.fetching else said("Fetch now"))
        self.fetch_button.setToolTip("" if state.stores else said("No store is connected yet."))
        if [row.posting_id for row in state.selected] != self.grid.selected_ids() or not state.selected:
            self.turn_to_selection()
        self._draw_detail(state)

    def _draw_queue(self, state: ReviewState) -> None:
        show = self.grid.take if state.is_whole else self.grid.take_first
        show(state.ids)
        sorted_section = next(
            section
            for section, column in enumerate(self.grid.paged.columns)
            if column.sort is state.wanted.sort
        )
        names = [column.name for column in self.grid.paged.columns]
        self.grid.setColumnHidden(names.index(LEDGER), state.wanted.view in WITHOUT_LEDGER)
        self.grid.show_sort(sorted_section, descending=state.wanted.descending)
        # where no store is connected, nothing was decided: what is missing is said instead
        view = state.wanted.view if state.stores else ReviewView.ALL
        self.queue_empty.say(*empty_words(view, state.wanted.text, state.fetching))
        self.queue.setCurrentWidget(self.grid if state.ids else self.queue_empty)
        self.cause_bar.setVisible(state.wanted.cause is not None)

    def _draw_detail(self, state: ReviewState) -> None:
        for action, offer in offers(state.selected).items():
            self.buttons[action].offer(offer.words, offer.refusal)
        self.status_changed.emit(state.selection_words)
        self.detail.setCurrentIndex(1 if state.detail else 0)
        self.changed_note.setVisible(state.has_changed_since_seen)
        is_unknown = state.detail is not None and state.detail.row.state is PostingState.IN_DOUBT
        if state.detail is not None:
            self.entry.draw(state.detail, QLocale())
            self.reasons.draw(state.detail)
        self.statement.draw(state.detail)
        self.change.draw(state.detail)
        if is_unknown and not self._is_motion_reduced():
            self._pulse.start()
        else:
            self._pulse.stop()

    def _beat(self) -> None:
        self._pulse_step = (self._pulse_step + 1) % _PULSE_STEPS
        self.entry.pulse(0.65 + 0.35 * math.cos(2 * math.pi * self._pulse_step / _PULSE_STEPS))

    def _is_motion_reduced(self) -> bool:
        return self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0

    def _reason(self, action: Action, chosen: Chosen, explains: str) -> ReasonDialog:
        return ReasonDialog(
            title=f"{verb_words(action)} {chosen.name}",
            explains=explains,
            does=offers(chosen.rows)[action].words,
            parent=self,
        )

    def _reverse_shown(self) -> None:
        if (chosen := self.presenter.shown) is not None:
            self.reverse(chosen)

    def _ask_filter(self) -> None:
        known = self.presenter.state.wanted
        wanted = ReviewFilter(
            view=ReviewView(self.tabs.current),
            text=self.search.text(),
            sort=known.sort,
            descending=known.descending,
        )
        self.show_filter(wanted)

    def _sort(self, section: int, descending: bool) -> None:
        column = self.grid.paged.columns[section]
        wanted = self.presenter.state.wanted
        self.show_filter(replace(wanted, sort=column.sort, descending=descending))

    def _button(self, action: Action) -> ActionButton:
        return ActionButton(
            verb_words(action),
            key=KEYS[action],
            name=f"action.{action.value}",
            act=lambda: self.act(action),
            primary=action is Action.APPROVE,
        )

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _: self._ask_filter())
        self.search.textChanged.connect(lambda _: self._search_delay.start())
        self._search_delay.timeout.connect(self._ask_filter)
        self.fetch_button.clicked.connect(lambda _: self.fetch())
        self.cause_button.clicked.connect(lambda _: self._ask_filter())
        self.grid.picked.connect(self.turn_to_selection)
        self.grid.opened.connect(self.entry.lines.setFocus)
        self.grid.sorted_by.connect(self._sort)
        self.reasons.source_wanted.connect(self.show_source)
        for wanted, work in (
            (self.statement.found_wanted, mending.state_found),
            (self.statement.absent_wanted, mending.state_absent),
            (self.change.delta_wanted, mending.book_difference),
            (self.change.ignore_wanted, mending.ignore_change),
            (self.change.difference_wanted, mending.show_difference),
            (self.entry.preview_wanted, mending.show_preview),
        ):
            wanted.connect(partial(self.about_shown, work))
        self.entry.date_button.clicked.connect(lambda _: self.choose_date())
        self.change.reverse_wanted.connect(self._reverse_shown)
        self.reasons.mending_wanted.connect(self.mend)
        notes = self.reasons.notes
        notes.comment_wanted.connect(lambda text: self.annotate(mending.commenting(text)))
        notes.file_wanted.connect(lambda path, text: self.annotate(mending.attaching(path, text)))
        notes.save_wanted.connect(self.save_attachment)
        self.entry.lines.asked_why.connect(self.show_why)
        self._pulse.timeout.connect(self._beat)
        for action, button in self.buttons.items():
            shortcut = QShortcut(QKeySequence(KEYS[action]), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        for keys, act in (
            ("M", self.mend),
            ("G", self.choose_date),
            ("C", self.reasons.write_note),
            ("E", partial(self.reasons.show_view, SOURCE)),
            ("P", partial(self.about_shown, mending.show_preview)),
            ("F", partial(self.about_shown, mending.show_difference)),
            ("T", self.entry.turn_over),
            ("Ctrl+Y", self.entry.turn_over),
            ("F5", self.refresh),
            ("Ctrl+F", self.search.setFocus),
            ("Esc", self.grid.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(96)
        self.search.setMaximumWidth(200)
        self.head.addWidget(self.tabs)
        self.head.addStretch(1)
        self.head.addWidget(self.search, 2)
        self.head.addWidget(self.fetch_button)
        self.detail_empty.say(
            said("No posting is selected."), said("Choose one in the queue to see its entry and checks.")
        )
        self.queue.addWidget(self.grid)
        self.queue.addWidget(self.queue_empty)
        queue_pane, queue_column = pane("queuePane")
        cause = row_of([self.cause_words, self.cause_button], margins=(2 * STEP, STEP, 2 * STEP, STEP))
        cause.setStretch(0, 1)
        self.cause_bar.setLayout(cause)
        self.cause_button.setProperty("kind", "link")
        self.cause_bar.hide()
        queue_column.addWidget(self.cause_bar)
        queue_column.addWidget(self.queue)
        entry_pane, entry_column = pane("entryFrame")
        entry_column.addWidget(self.entry)
        entry_column.addWidget(self.changed_note)
        self.changed_note.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        self.changed_note.hide()
        reasons_pane, reasons_column = pane("reasonsFrame")
        reasons_column.addWidget(self.reasons)
        reasons_column.addWidget(self.statement)
        reasons_column.addWidget(self.change)
        fill_splitter(self.detail_split, entry_pane, reasons_pane, sizes=(340, 220))
        self.detail.addWidget(framed("detailEmptyPane", self.detail_empty))
        self.detail.addWidget(self.detail_split)
        fill_splitter(self.split, queue_pane, self.detail, sizes=(676, 440))
        self.body.addWidget(self.split, 1)
        self.body.addLayout(self._actions())

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        return row
