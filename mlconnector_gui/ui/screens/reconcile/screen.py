"""The reconcile screen: a month's stores on the left, the accounts of the chosen one on the right."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.accounting.roll_forward import RollForward
from mlconnector_gui.services.reconcile import AccountProof, ConnectionProof
from mlconnector_gui.ui.aio import Work, ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.reconcile.columns import account_columns, proof_columns, rolled_columns
from mlconnector_gui.ui.screens.reconcile.presenter import ReconcilePresenter, ReconcileState
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import (
    EmptyState,
    clear_layout,
    fact_grid,
    fill_splitter,
    framed,
    hairline,
    label,
    named,
    pane,
    row_of,
    selectable,
)
from mlconnector_gui.ui.widgets.file_dialog import chosen_path, save_dialog
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.reconciling import (
    STANDINGS,
    proof_facts,
    rolled_name,
    standing_of,
    stated_facts,
    verdict_words,
)


class ReconcileScreen(Screen):
    """Draws what the presenter says; a month is compared only when a person asks for it."""

    subjects = frozenset({"audit", "connection"})

    account_wanted = Signal(str)
    """An account whose events are to be shown."""

    def __init__(self, presenter: ReconcilePresenter) -> None:
        super().__init__(said("Reconcile"), name="screen.reconcile")
        self.presenter = presenter
        self.month_choice = named(QComboBox(), "reconcileMonth", said("Month"))
        self.export_button = named(QPushButton(said("Export")), "reconcileExport")
        self.review_button = named(QPushButton(said("Mark as reviewed")), "reconcileReview")
        self.prove_button = named(QPushButton(said("Prove this month")), "reconcileProve")
        self.proved_words = label(kind="muted", name="reconcileProved", wraps=True)
        self.proofs: Grid[str, ConnectionProof] = Grid(
            PagedTable(
                proof_columns(),
                load=presenter.proof_rows,
                id_of=lambda row: f"{row.connection} {row.currency}",
                start=partial(self._start, "proofs"),
                parent=self,
            ),
            name="reconcileProofs",
            title=said("Stores of the month"),
        )
        self.accounts: Grid[str, AccountProof] = Grid(
            PagedTable(
                account_columns(),
                load=self._account_rows,
                id_of=lambda row: row.account,
                start=partial(self._start, "accounts"),
                parent=self,
            ),
            name="reconcileAccounts",
            title=said("Accounts of the store"),
        )
        self.rolled: Grid[str, RollForward] = Grid(
            PagedTable(
                rolled_columns(),
                load=self._rolled_rows,
                id_of=rolled_name,
                start=partial(self._start, "rolled"),
                parent=self,
            ),
            name="reconcileRolled",
            title=said("Accounts that roll forward"),
        )
        for grid in (self.proofs, self.accounts, self.rolled):
            grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.list, self.empty = QStackedWidget(), EmptyState("reconcileEmpty")
        self.detail, self.detail_empty = QStackedWidget(), EmptyState("reconcileDetailEmpty")
        self._facts, self._proved = QVBoxLayout(), QWidget()
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "reconcileSplit")
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        """Begin where something can be done: at the proof itself while there is none."""
        (self.proofs if self.proofs.paged.ids else self.prove_button).setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def choose(self) -> None:
        self._draw(await self.presenter.choose(self.month_choice.currentText()))

    @task_slot
    async def prove(self) -> None:
        self.prove_button.setEnabled(False)
        self.proved_words.setText(said("Comparing the stores' documents, the postings and JD Edwards"))
        self._proved.show()
        try:
            await self.presenter.prove()
        finally:
            self._draw(self.presenter.state)
        self.told.emit(said("{month} was proved", month=self.presenter.state.month))

    @task_slot
    async def review(self) -> None:
        dialog = ReasonDialog(
            title=said("Mark {month} as reviewed", month=self.presenter.state.month),
            explains=said(
                "You have looked at every amount that is open or differs, and say why it may stay so."
            ),
            does=said("Mark as reviewed"),
            parent=self,
        )
        if await ask(dialog):
            self._draw(await self.presenter.review(dialog.reason))

    @task_slot
    async def export(self) -> None:
        kinds = said("Spreadsheet (*.xlsx);;Comma-separated values (*.csv)")
        file = f"proof-{self.presenter.state.month}.xlsx"
        dialog = save_dialog(self, said("Export the proof"), file, kinds, name="reconcileExportDialog")
        if await ask(dialog):
            self.write(chosen_path(dialog))

    @task_slot
    async def write(self, path: Path) -> None:
        written = self.presenter.export(path)
        self.told.emit(said("{rows} written to {file}", rows=counted(written, "row"), file=path.name))

    def remember(self, memory: Memory) -> None:
        for grid in (self.proofs, self.accounts, self.rolled):
            memory.keep_grid(grid)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        for grid in (self.proofs, self.accounts, self.rolled):
            memory.restore_grid(grid)
        memory.restore_splitter(self.split)

    def _draw(self, state: ReconcileState) -> None:
        shown = tuple(self.month_choice.itemText(place) for place in range(self.month_choice.count()))
        if shown != state.months:
            self.month_choice.clear()
            self.month_choice.addItems(state.months)
        self.month_choice.setCurrentText(state.month)
        self.prove_button.setEnabled(True)
        self._offer(self.export_button, is_proved=state.proved is not None)
        self._offer(self.review_button, is_proved=state.proved is not None)
        self.proved_words.setText(state.proved_words)
        self._proved.setVisible(bool(state.proved_words))
        keys = tuple(state.proofs)
        self.proofs.paged.take(())  # the same keys may be other figures by now
        self.proofs.take(keys)
        if keys and self.proofs.current_id() is None:
            self.proofs.pick(keys[0])
        self.empty.say(*state.empty)
        self.list.setCurrentWidget(self.proofs if keys else self.empty)
        if keys and self.prove_button.hasFocus():
            self.proofs.setFocus()
        self.status_changed.emit(state.found_words)
        self._draw_proof()

    def _draw_proof(self) -> None:
        key = self.proofs.current_id()
        proof = self.presenter.proof(key)
        self.detail.setCurrentIndex(0 if proof is None else 1)
        clear_layout(self._facts)
        if proof is None:
            return
        verdict = label(
            f"{key}: {verdict_words(proof)}",
            kind="heading",
            role=STANDINGS[standing_of(proof)][2],
            name="reconcileStanding",
            wraps=True,
        )
        self._facts.addWidget(verdict)
        facts = [*proof_facts(proof), *stated_facts(self.presenter.stated(key))]
        self._facts.addWidget(named(fact_grid(facts)[0], "reconcileFacts"))
        for explanation in proof.not_in_jde:
            missing = said("Not found in JD Edwards: {posting}", posting=explanation)
            self._facts.addWidget(selectable(missing, role="bad", name="reconcileMissing"))
        self.accounts.paged.take(())
        self.accounts.take(tuple(self.presenter.accounts(key)))
        self.rolled.paged.take(())
        rolled = tuple(self.presenter.rolled(key))
        self.rolled.take(rolled)
        self.rolled.setVisible(bool(rolled))

    def _start(self, grid: str, name: str, work: Callable[[], Work]) -> None:
        """Begin a grid's reading of a page beside that of the others."""
        tasks_of(self).start(f"{grid}.{name}", work)

    async def _account_rows(self, keys: Sequence[str]) -> list[AccountProof]:
        known = self.presenter.accounts(self.proofs.current_id())
        return [known[key] for key in keys if key in known]

    async def _rolled_rows(self, keys: Sequence[str]) -> list[RollForward]:
        known = self.presenter.rolled(self.proofs.current_id())
        return [known[key] for key in keys if key in known]

    def _open_account(self) -> None:
        account = self.accounts.current_id()
        if account is not None:
            self.account_wanted.emit(account)

    def _offer(self, button: QPushButton, *, is_proved: bool) -> None:
        button.setEnabled(is_proved)
        button.setToolTip("" if is_proved else said("The month was not proved yet."))

    def _connect(self) -> None:
        self.proofs.picked.connect(self._draw_proof)
        self.proofs.opened.connect(self.accounts.setFocus)
        self.accounts.opened.connect(self._open_account)
        self.accounts.doubleClicked.connect(lambda _: self._open_account())
        self.month_choice.activated.connect(lambda _: self.choose())
        self.prove_button.clicked.connect(lambda _: self.prove())
        self.review_button.clicked.connect(lambda _: self.review())
        self.export_button.clicked.connect(lambda _: self.export())
        for keys, act in (("F5", self.prove), ("Esc", self.proofs.setFocus)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.prove_button.setProperty("primary", True)
        self.head.addWidget(self.month_choice)
        self.head.addStretch(1)
        for button in (self.export_button, self.review_button, self.prove_button):
            self.head.addWidget(button)
        left, column = pane("reconcileProofsPane")
        space = (3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        proved = QVBoxLayout(self._proved)
        proved.setContentsMargins(0, 0, 0, 0)
        proved.setSpacing(0)
        proved.addLayout(row_of([self.proved_words], margins=space))
        proved.addWidget(hairline())
        column.addWidget(self._proved)
        self.list.addWidget(self.proofs)
        self.list.addWidget(self.empty)
        column.addWidget(self.list, 1)
        self.detail_empty.say(
            said("No store is selected."), said("Choose one to see its accounts and what rolls forward.")
        )
        self.detail.addWidget(self.detail_empty)
        self.detail.addWidget(self._detail())
        fill_splitter(
            self.split, left, framed("reconcileDetailPane", self.detail), sizes=(690, 430), stretch=(3, 2)
        )
        self.body.addWidget(self.split, 1)

    def _detail(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._facts.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        self._facts.setSpacing(2 * STEP)
        column.addLayout(self._facts)
        column.addWidget(hairline())
        column.addWidget(self.accounts, 3)
        column.addWidget(hairline())
        column.addWidget(self.rolled, 2)
        return inside
