"""The match screen: lines of purchase orders on the left, what each party holds of the chosen one on the right."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.accounting.three_way import ThreeWayLine
from mlconnector_gui.store.repositories.freight import AccruedLabel
from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.icons import icon
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.match.columns import match_columns
from mlconnector_gui.ui.screens.match.label_columns import label_columns
from mlconnector_gui.ui.screens.match.presenter import ALL, LABELS, VIEWS, MatchPresenter, MatchState
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
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.three_way import STANDING_WORDS, document_words, line_facts

_SEARCH_MILLISECONDS = 60


class MatchScreen(Screen):
    """Draws what the presenter says; JDE is asked only when a person asks for it."""

    subjects = frozenset({"connection", "posting"})

    def __init__(self, presenter: MatchPresenter) -> None:
        super().__init__(said("Match"), name="screen.match")
        self.presenter = presenter
        self.connection_choice = named(QComboBox(), "matchConnection", said("JD Edwards connection"))
        self.read_words = label(kind="muted", name="matchRead")
        self.export_button = named(QPushButton(said("Export")), "matchExport")
        self.read_button = named(QPushButton(said("Read from JD Edwards")), "matchReadNow")
        self.tabs = ViewTabs(VIEWS, name="matchViews", title=said("Which lines are shown"))
        self.tabs.choose(ALL)
        self.search_field = named(QLineEdit(clearButtonEnabled=True), "matchSearch", said("Search the lines"))
        self.search_field.setPlaceholderText(said("Order, item, supplier, invoice or document"))
        self.search_field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.ageing = label(kind="muted", name="matchAgeing", wraps=True)
        self.lines: Grid[str, ThreeWayLine] = Grid(
            PagedTable(
                match_columns(lambda: presenter.today),
                load=presenter.rows,
                id_of=lambda row: row.key,
                start=tasks_of(self).start,
                parent=self,
            ),
            name="matchLines",
            title=said("Lines of purchase orders"),
        )
        self.lines.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.labels: Grid[str, AccruedLabel] = Grid(
            PagedTable(
                label_columns(lambda: presenter.today),
                load=presenter.label_rows,
                id_of=lambda row: row.posting_id,
                start=tasks_of(self).start,
                parent=self,
            ),
            name="matchLabels",
            title=said("Labels that wait for their carrier's invoice"),
        )
        self.list, self.empty = QStackedWidget(), EmptyState("matchEmpty")
        self.detail_empty = EmptyState("matchDetailEmpty")
        self.detail, self._facts = QStackedWidget(), QVBoxLayout()
        self.detail_pane = framed("matchDetailPane", self.detail)
        self.split = named(QSplitter(Qt.Orientation.Horizontal), "matchSplit")
        self._search_delay = QTimer(self, singleShot=True, interval=_SEARCH_MILLISECONDS)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        """Begin where something can be done: at what reads them while there are no lines."""
        (self.lines if self.lines.paged.ids else self.read_button).setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @latest_slot
    async def read(self) -> None:
        self.read_button.setEnabled(False)
        self.read_words.setText(said("Reading from JD Edwards"))
        try:
            await self.presenter.read()
        finally:
            self._draw(self.presenter.state)
        self.told.emit(
            said("Read {lines} from JD Edwards", lines=counted(len(self.presenter.state.shown), "line"))
        )

    def search(self) -> None:
        self._draw(self.presenter.search(self.search_field.text()))

    @task_slot
    async def export(self) -> None:
        kinds = said("Spreadsheet (*.xlsx);;Comma-separated values (*.csv)")
        file, title = "three-way-match.xlsx", said("Export the match")
        dialog = save_dialog(self, title, file, kinds, name="matchExportDialog")
        if await ask(dialog):
            self.write(chosen_path(dialog))

    def remember(self, memory: Memory) -> None:
        memory.keep_grid(self.lines)
        memory.keep_grid(self.labels)
        memory.keep_splitter(self.split)

    def restore(self, memory: Memory) -> None:
        memory.restore_grid(self.lines)
        memory.restore_grid(self.labels)
        memory.restore_splitter(self.split)

    @task_slot
    async def write(self, path: Path) -> None:
        written = self.presenter.export(path)
        self.told.emit(said("{lines} written to {path}", lines=counted(written, "line"), path=path.name))

    def _draw(self, state: MatchState) -> None:
        shown = tuple(
            self.connection_choice.itemText(place) for place in range(self.connection_choice.count())
        )
        if shown != state.connections:
            self.connection_choice.clear()
            self.connection_choice.addItems(state.connections)
        self.connection_choice.setVisible(len(state.connections) > 1)
        self.read_button.setEnabled(bool(state.connections))
        self.read_button.setToolTip("" if state.connections else said("JD Edwards is not connected yet."))
        self.export_button.setEnabled(state.match is not None)
        self.export_button.setToolTip("" if state.match else said("Nothing was read yet."))
        self.read_words.setText(state.read_words)
        self.tabs.count(state.counts)
        self.ageing.setText("\n".join(state.ageing_words))
        self.ageing.setVisible(bool(state.ageing_words))
        self.lines.paged.take(())  # the same ids may be other figures by now
        self.lines.take(tuple(line.key for line in state.shown))
        self.empty.say(*state.empty)
        self.labels.paged.take(())
        self.labels.take(tuple(one.posting_id for one in state.shown_labels))
        shows_labels = state.view == LABELS
        rows, grid = (state.shown_labels, self.labels) if shows_labels else (state.shown, self.lines)
        self.list.setCurrentWidget(grid if rows else self.empty)
        if rows and self.read_button.hasFocus():
            grid.setFocus()
        self.detail_pane.setVisible(not shows_labels)
        self.status_changed.emit(state.found_words)
        self._draw_line()

    def _draw_line(self) -> None:
        line = self.presenter.line(self.lines.current_id())
        self.detail.setCurrentIndex(0 if line is None else 1)
        clear_layout(self._facts)
        if line is None:
            return
        words, _, role, means = STANDING_WORDS[line.standing]
        self._facts.addWidget(label(said(words), kind="heading", role=role, name="matchStanding"))
        self._facts.addWidget(label(said(means), kind="muted", wraps=True))
        table, _ = fact_grid(line_facts(line, self.presenter.today))
        self._facts.addWidget(named(table, "matchFacts"))
        self._facts.addWidget(hairline())
        self._facts.addWidget(label(said("Documents"), kind="heading"))
        for document in line.documents:
            self._facts.addWidget(selectable(document_words(document), name="matchDocument"))
        if not line.documents:
            self._facts.addWidget(label(said("None yet."), kind="muted"))
        self._facts.addStretch(1)

    def _connect(self) -> None:
        self.search_field.textChanged.connect(lambda _: self._search_delay.start())
        self._search_delay.timeout.connect(self.search)
        self.lines.picked.connect(self._draw_line)
        self.tabs.chosen.connect(lambda view: self._draw(self.presenter.choose_view(view)))
        self.connection_choice.activated.connect(
            lambda _: self._draw(self.presenter.choose_connection(self.connection_choice.currentText()))
        )
        self.read_button.clicked.connect(lambda _: self.read())
        self.export_button.clicked.connect(lambda _: self.export())
        for keys, act in (
            ("F5", self.read),
            ("Ctrl+F", self.search_field.setFocus),
            ("Esc", self.lines.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act())

    def _lay_out(self) -> None:
        self.read_button.setProperty("primary", True)
        self.head.addWidget(self.connection_choice)
        self.head.addStretch(1)
        for widget in (self.read_words, self.export_button, self.read_button):
            self.head.addWidget(widget)
        lines, column = pane("matchLinesPane")
        self.search_field.setMinimumWidth(240)
        space = (3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        column.addLayout(row_of([self.tabs, None, self.search_field], margins=space))
        column.addLayout(row_of([self.ageing], margins=(3 * STEP, 0, 3 * STEP, STEP)))
        column.addWidget(hairline())
        self.list.addWidget(self.lines)
        self.list.addWidget(self.labels)
        self.list.addWidget(self.empty)
        column.addWidget(self.list, 1)
        self.detail_empty.say(
            said("No line is selected."), said("Choose one to see what each party holds of it.")
        )
        inside = QWidget()
        inside.setLayout(self._facts)
        self._facts.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        self._facts.setSpacing(2 * STEP)
        area = named(
            QScrollArea(widgetResizable=True), "matchDetailArea", said("What each party holds of the line")
        )
        area.setWidget(inside)
        self.detail.addWidget(self.detail_empty)
        self.detail.addWidget(area)
        fill_splitter(self.split, lines, self.detail_pane, sizes=(800, 360), stretch=(1, 0))
        self.body.addWidget(self.split, 1)
