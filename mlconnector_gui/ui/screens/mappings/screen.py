"""The mappings screen: which account each line gets, changed in a draft that is tried before it counts."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QStackedWidget

from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.find_accounts import RuleFinding
from mlconnector_gui.services.map_this import MissingLine
from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.mappings.activate_dialog import ActivateDialog
from mlconnector_gui.ui.screens.mappings.columns import RULE_COLUMNS
from mlconnector_gui.ui.screens.mappings.entered import EnteredRule, entered_for, entered_of
from mlconnector_gui.ui.screens.mappings.presenter import MappingsPresenter, MappingsState
from mlconnector_gui.ui.screens.mappings.rows import RuleRow, RuleSort
from mlconnector_gui.ui.screens.mappings.rule_dialog import RuleDialog
from mlconnector_gui.ui.screens.mappings.side import RULE, SIMULATION, Side
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.action_button import ActionButton
from mlconnector_gui.ui.widgets.bits import ElidedLabel, EmptyState, fill_splitter, hairline, named, pane
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.row_drag import RowDrag
from mlconnector_gui.ui.words.amounts import counted, money_text
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.roles import role_words

_SEARCH_MILLISECONDS = 120
_FILES = later("Rules (*.csv *.xlsx *.json)")


class MappingsScreen(Screen):
    """Draws what the presenter says, and tells it what the person does."""

    subjects = frozenset({"mapping", "connection", "run"})

    def __init__(self, presenter: MappingsPresenter) -> None:
        super().__init__(said("Mappings"), name="screen.mappings")
        self.presenter = presenter
        self.search = named(
            QLineEdit(placeholderText=said("Search"), clearButtonEnabled=True), "mappingSearch"
        )
        self.search.setAccessibleName(said("Search rules"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.import_button = named(QPushButton(said("Import…")), "mappingImport")
        self.export_button = named(QPushButton(said("Export…")), "mappingExport")
        self.undo_button = named(QPushButton(said("Undo")), "mappingUndo")
        self.redo_button = named(QPushButton(said("Redo")), "mappingRedo")
        model: PagedTable[str, RuleRow] = PagedTable(
            RULE_COLUMNS,
            load=presenter.rule_rows,
            id_of=lambda row: row.rule.rule_id,
            start=tasks_of(self).start,
            parent=self,
        )
        self.grid: Grid[str, RuleRow] = Grid(model, name="rulesGrid", title=said("Mapping rules"))
        self.drag = RowDrag(self.grid, is_possible=lambda: presenter.state.is_in_order)
        self.list, self.list_empty = QStackedWidget(), EmptyState("rulesEmpty")
        self.standing = ElidedLabel(kind="muted", name="mappingStanding")
        self.side = Side(presenter)
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "mappingsSplit")
        self.buttons = self._buttons()
        self._simulating: asyncio.Task[None] | None = None
        self._search_delay = QTimer(self, singleShot=True, interval=_SEARCH_MILLISECONDS)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        self.grid.setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())
        self._draw(await self.presenter.look_over())

    @latest_slot
    async def show_filter(self, sort: RuleSort, descending: bool) -> None:
        self._draw(await self.presenter.show(self.search.text(), sort, descending=descending))

    @latest_slot
    async def show_version(self, number: int) -> None:
        changes = await self.presenter.version_changes(number)
        version = next((one for one in self.presenter.state.history if one.number == number), None)
        self.side.history.draw_changes(version, changes)

    def turn_to_selection(self) -> None:
        state = self.presenter.select(self.grid.selected_ids(), self.grid.current_id())
        self._draw_selection(state)

    @latest_slot
    async def open_rule(self, rule_id: str) -> None:
        """Turn to a rule."""
        self.search.clear()
        self._search_delay.stop()
        self._draw(await self.presenter.show("", RuleSort.ORDER, descending=False))
        self.grid.pick(rule_id)
        self.side.show_view(RULE)
        self.grid.setFocus()

    @task_slot
    async def add(self) -> None:
        row = self.presenter.state.current_row
        entered = EnteredRule(
            role=row.rule.role if row else LineRole.PRODUCT_SALES,
            connection=row.rule.connection if row else "",
            account=f"{row.rule.business_unit}." if row else "",
        )
        dialog = self._dialog(said("Add a rule"), "", said("Add to the draft"), entered, rule_id="")
        if await ask(dialog):
            await self._added(dialog.entered, said("Added to the draft. S tries it, A puts it in force."))

    @task_slot
    async def change(self) -> None:
        row = self.presenter.state.current_row
        if row is None:
            return
        dialog = self._dialog(
            said("Change {rule_id}", rule_id=row.rule.rule_id),
            "",
            said("Change in the draft"),
            entered_of(row.rule),
            rule_id=row.rule.rule_id,
        )
        if await ask(dialog):
            await self.presenter.change(row.rule.rule_id, dialog.entered)
            await self._done(said("Changed in the draft."))

    @task_slot
    async def map_posting(self, posting_id: str) -> None:
        """Offer the rule that a blocked posting lacks, one line after the other."""
        self._draw(await self.presenter.refresh())
        missing = await self.presenter.missing(posting_id)
        if not missing:
            self.bar.show_warning(
                said("Every line of this posting has an account by the rules shown here."),
                said("Activate the draft, or look at the posting's other checks."),
            )
            return
        for one in missing:
            entered = entered_for(one)
            dialog = self._dialog(
                _title(one), _explains(one), said("Add to the draft"), entered, rule_id="", frees=True
            )
            if not await ask(dialog):
                break
            await self._added(dialog.entered, said("Added to the draft. A puts it in force."))
        self._draw(await self.presenter.look_over())
        self.buttons["activate"].setFocus()

    @task_slot
    async def remove(self) -> None:
        selected = self.presenter.state.selected
        if selected:
            await self._done(await self.presenter.remove(selected))

    @task_slot
    async def shift(self, by: int) -> None:
        state = self.presenter.state
        if state.current is not None:
            place = [row.rule.rule_id for row in state.rows].index(state.current)
            await self.presenter.move(state.current, place + by)
            self.refresh()

    @task_slot
    async def drop(self, row: int, place: int) -> None:
        """Put a rule where it was dragged."""
        await self.presenter.move(self.grid.paged.id_at(row), place)
        self.refresh()

    @task_slot
    async def undo(self) -> None:
        await self._done(await self.presenter.undo())

    @task_slot
    async def redo(self) -> None:
        await self._done(await self.presenter.redo())

    @task_slot
    async def discard(self) -> None:
        await self._done(await self.presenter.discard())

    @task_slot
    async def simulate(self) -> None:
        """Try the rules; the numbers come as the documents go by, and Cancel ends it."""
        self.side.show_view(SIMULATION)
        self._simulating = asyncio.current_task()
        try:
            async for state in self.presenter.simulate():
                self.side.simulation.draw(state)
        finally:
            self._simulating = None
            self._draw(self.presenter.state)

    def cancel_simulation(self) -> None:
        if self._simulating is not None:
            self._simulating.cancel()

    @task_slot
    async def activate(self) -> None:
        dialog = ActivateDialog(await self.presenter.summary(), self)
        if not await ask(dialog):
            return
        if dialog.wants_back:
            await self._done(await self.presenter.send_back(dialog.reason))
        else:
            await self._done(await self.presenter.decide(dialog.reason))

    @task_slot
    async def import_file(self) -> None:
        dialog = QFileDialog(self, said("Import rules"), "", _FILES)
        dialog.setObjectName("mappingImportDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if await ask(dialog):
            await self._done(await self.presenter.import_file(Path(dialog.selectedFiles()[0])))

    @task_slot
    async def export_file(self) -> None:
        dialog = QFileDialog(self, said("Export rules"), "mapping.xlsx", _FILES)
        dialog.setObjectName("mappingExportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if await ask(dialog):
            self.bar.show_done(await self.presenter.export_file(Path(dialog.selectedFiles()[0])))

    @task_slot
    async def change_policy(self, is_required: bool) -> None:
        await self.presenter.require_second_person(is_required)
        self._draw(self.presenter.state)

    def fix_for(self, problem: Problem) -> tuple[str, Callable[[], None]] | None:
        if problem.code == "mapping.draft_moved":
            return (said("Look again"), self.look_again)
        return super().fix_for(problem)

    def remember(self, memory: Memory) -> None:
        for grid in (self.grid, self.side.history.grid, self.side.simulation.lines):
            memory.keep_grid(grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        for grid in (self.grid, self.side.history.grid, self.side.simulation.lines):
            memory.restore_grid(grid)
        memory.restore_splitter(self.split)

    async def _added(self, entered: EnteredRule, words: str) -> None:
        rule_id = await self.presenter.add(entered)
        self._draw(self.presenter.state)
        self.grid.pick(rule_id)
        self.side.show_view(RULE)
        await self._done(words)

    async def _done(self, words: str) -> None:
        self.bar.clear()
        self.told.emit(words)
        self._draw(self.presenter.state)
        self.refresh()

    def _dialog(
        self, title: str, explains: str, does: str, entered: EnteredRule, *, rule_id: str, frees: bool = False
    ) -> RuleDialog:
        async def check(entered: EnteredRule) -> tuple[RuleFinding, ...] | Problem:
            return await self.presenter.check(entered, rule_id)

        async def free(entered: EnteredRule) -> int:
            return await self.presenter.would_free(entered, rule_id)

        return RuleDialog(
            title=title,
            explains=explains,
            does=does,
            entered=entered,
            stores=self.presenter.state.stores,
            finder=self.presenter.finder,
            check=check,
            frees=free if frees else None,
            parent=self,
        )

    def _draw(self, state: MappingsState) -> None:
        before = self.grid.current_id()
        self.grid.take(tuple(row.rule.rule_id for row in state.shown))
        self.list_empty.say(*_empty(state))
        self.list.setCurrentWidget(self.grid if state.shown else self.list_empty)
        section = next(place for place, column in enumerate(RULE_COLUMNS) if column.sort is state.sort)
        self.grid.show_sort(section, descending=state.descending)
        self.standing.set_whole(state.standing)
        if before != self.grid.current_id() or state.current is None:
            state = self.presenter.select(self.grid.selected_ids(), self.grid.current_id())
        self._draw_selection(state)

    def _draw_selection(self, state: MappingsState) -> None:
        self.side.draw(state)
        self._offer(state)
        self.status_changed.emit(_counts(state))

    def _offer(self, state: MappingsState) -> None:
        mapping = state.mapping
        none = "" if state.current else said("Select a rule first.")
        many = "" if len(state.selected) <= 1 else said("One rule at a time.")
        no_draft = "" if mapping and mapping.draft else said("Nothing was changed.")
        self.buttons["add"].offer(said("Add…"))
        self.buttons["change"].offer(said("Change…"), none or many)
        count = len(state.selected)
        self.buttons["remove"].offer(
            said("Remove {count:,}", count=count) if count > 1 else said("Remove"), none
        )
        self.buttons["up"].offer(said("Up"), none or many)
        self.buttons["down"].offer(said("Down"), none or many)
        self.buttons["simulate"].offer(said("Simulate"), "" if state.rows else said("There are no rules."))
        self.buttons["discard"].offer(said("Discard draft"), no_draft)
        self.buttons["activate"].offer(*state.decide)
        can_undo, can_redo = (mapping.can_undo, mapping.can_redo) if mapping else ("", "")
        for button, what, words in (
            (self.undo_button, can_undo, said("Undo (Ctrl+Z)")),
            (self.redo_button, can_redo, said("Redo (Ctrl+Y)")),
        ):
            button.setEnabled(bool(what))
            button.setToolTip(f"{words}: {what}" if what else said("{action}: nothing", action=words))

    def _sort(self, section: int, descending: bool) -> None:
        self.show_filter(RULE_COLUMNS[section].sort, descending)

    def _ask_filter(self) -> None:
        state = self.presenter.state
        self.show_filter(state.sort, state.descending)

    def _buttons(self) -> dict[str, ActionButton]:
        acts: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("add", said("Add…"), "N", self.add),
            ("change", said("Change…"), "E", self.change),
            ("remove", said("Remove"), "R", self.remove),
            ("up", said("Up"), "↑", lambda: self.shift(-1)),
            ("down", said("Down"), "↓", lambda: self.shift(1)),
            ("simulate", said("Simulate"), "S", self.simulate),
            ("discard", said("Discard draft"), "D", self.discard),
            ("activate", said("Activate"), "A", self.activate),
        )
        return {
            name: ActionButton(words, key=key, name=f"mapping.{name}", act=act, primary=name == "activate")
            for name, words, key, act in acts
        }

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._search_delay.start())
        self._search_delay.timeout.connect(self._ask_filter)
        self.grid.picked.connect(self.turn_to_selection)
        self.grid.opened.connect(self.change)
        self.grid.doubleClicked.connect(lambda _: self.change())
        self.grid.sorted_by.connect(self._sort)
        self.drag.dropped.connect(self.drop)
        self.undo_button.clicked.connect(lambda _: self.undo())
        self.redo_button.clicked.connect(lambda _: self.redo())
        self.import_button.clicked.connect(lambda _: self.import_file())
        self.export_button.clicked.connect(lambda _: self.export_file())
        self.side.simulation.start_wanted.connect(self.simulate)
        self.side.simulation.cancel_wanted.connect(self.cancel_simulation)
        self.side.history.picked.connect(self.show_version)
        self.side.history.policy_changed.connect(self.change_policy)
        keys = {"up": "Alt+Up", "down": "Alt+Down"}
        shortcuts: list[tuple[str, Callable[[], object]]] = [
            (keys.get(name, button.key), button.click) for name, button in self.buttons.items()
        ]
        shortcuts += [
            ("Del", self.buttons["remove"].click),
            ("Ctrl+Z", self.undo_button.click),
            ("Ctrl+Y", self.redo_button.click),
            ("Ctrl+Shift+Z", self.redo_button.click),
            ("F5", self.refresh),
            ("Ctrl+F", self.search.setFocus),
            ("Esc", self.grid.setFocus),
        ]
        for sequence, act in shortcuts:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.search.setFixedWidth(200)
        self.head.addStretch(1)
        for widget in (
            self.search,
            self.undo_button,
            self.redo_button,
            self.import_button,
            self.export_button,
        ):
            self.head.addWidget(widget)
        self.list.addWidget(self.grid)
        self.list.addWidget(self.list_empty)
        list_pane, list_column = pane("rulesPane")
        self.standing.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        self.standing.setFixedHeight(9 * STEP)
        list_column.addWidget(self.standing)
        list_column.addWidget(hairline())
        list_column.addWidget(self.list, 1)
        side_pane, side_column = pane("mappingsSidePane")
        side_column.addWidget(self.side)
        fill_splitter(self.split, list_pane, side_pane, sizes=(690, 430), stretch=(2, 1))
        self.body.addWidget(self.split, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        for name, button in self.buttons.items():
            if name == "discard":
                row.addStretch(1)
            row.addWidget(button)
        self.body.addLayout(row)


def _title(one: MissingLine) -> str:
    what = " ".join(part for part in (role_words(one.role.value), one.description) if part)
    return said("Map {what}", what=what)


def _explains(one: MissingLine) -> str:
    """Say what waits for the rule."""
    lacks = said("{posting} has no account for {amount}.", posting=one.posting, amount=money_text(one.amount))
    waits = counted(one.waiting, "blocked posting") if one.waiting else ""
    frees = said("{postings} would be freed by it.", postings=waits) if waits else ""
    return " ".join(part for part in (lacks, frees, said("Choose the account.")) if part)


def _counts(state: MappingsState) -> str:
    shown = counted(len(state.shown), "rule")
    if len(state.shown) != len(state.rows):
        shown = said("{rules} of {count:,}", rules=shown, count=len(state.rows))
    parts = [shown]
    if len(state.selected) > 1:
        parts.append(said("{count:,} selected", count=len(state.selected)))
    if state.blocking:
        parts.append(said("{count:,} that JD Edwards would refuse", count=state.blocking))
    return "  ·  ".join(parts)


def _empty(state: MappingsState) -> tuple[str, str]:
    if state.text.strip():
        return (said("No rule matches “{text}”.", text=state.text.strip()), said("Clear the search."))
    return (
        said("There are no mapping rules yet."),
        said(
            "N adds one, Import takes a file. Until a line has a rule, its posting is blocked and says what it lacks."
        ),
    )
