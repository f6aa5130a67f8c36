"""Beside the rules: the chosen rule in words, the simulation, and the versions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.services.simulate_mapping import AccountTotal
from mlconnector_gui.store.repositories.mapping_versions import RuleChange, StoredVersion
from mlconnector_gui.ui.aio import tasks_of
from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.models.paged_table import PagedTable
from mlconnector_gui.ui.screens.mappings.columns import (
    LINE_COLUMNS,
    TOTAL_COLUMNS,
    VERSION_COLUMNS,
    Numbered,
)
from mlconnector_gui.ui.screens.mappings.presenter import MappingsPresenter, MappingsState
from mlconnector_gui.ui.screens.mappings.rows import RuleRow
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import (
    EmptyState,
    clear_layout,
    fact_grid,
    fill_splitter,
    hairline,
    label,
    named,
    row_of,
    selectable,
    wrappable,
)
from mlconnector_gui.ui.widgets.grid import Grid
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.mapping import change_counts, change_words, rule_words, simulation_words
from mlconnector_gui.ui.words.sentences import code_sentence

RULE, SIMULATION, HISTORY = "rule", "simulation", "history"
_ROLES = {"blocks": "bad", "warns": "warning", "note": ""}
_ICONS = {"blocks": ("cross", "bad"), "warns": ("warning", "warning"), "note": ("note", "neutral")}
_MOST_CHANGES = 200


class RulePane(QWidget):
    """The chosen rule as a sentence, what is wrong with it, and what the draft changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rulePane")
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        self._column.setSpacing(2 * STEP)
        area = named(QScrollArea(widgetResizable=True), "ruleDetail", said("The rule"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def draw(self, row: RuleRow | None) -> None:
        clear_layout(self._column)
        if row is None:
            self._column.addWidget(label(said("No rule is selected."), kind="heading"))
            self._column.addWidget(
                label(
                    said("Choose one to see where it posts to and what is wrong with it."),
                    kind="muted",
                    wraps=True,
                )
            )
            self._column.addStretch(1)
            return
        self._column.addWidget(
            selectable(wrappable(rule_words(row.rule)), kind="heading", name="ruleSentence")
        )
        for finding in row.findings:
            words = code_sentence(finding.code, finding.params)
            icon_name, role = _ICONS[finding.severity.value]
            self._column.addWidget(
                _with_icon(
                    icon_name, role, (words.what, ""), (words.remedy, "muted"), f"finding.{finding.code}"
                )
            )
        if row.before is not None and row.is_changed:
            self._column.addWidget(
                selectable(wrappable(said("In force: {rule}", rule=rule_words(row.before))), kind="muted")
            )
        facts = [
            (said("Rule"), row.rule.rule_id),
            (said("Account"), f"{row.account}  {row.account_description}".strip()),
            (said("From"), row.valid_from or said("always")),
            (said("To"), row.valid_to or said("no end")),
            (said("Note"), row.rule.note),
        ]
        table, grid = fact_grid(facts)
        grid.setContentsMargins(0, STEP, 0, 0)
        self._column.addWidget(table)
        self._column.addStretch(1)


class SimulationPane(QWidget):
    """How far a simulation is, totals per account before and after, and the lines that would move."""

    start_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, presenter: MappingsPresenter) -> None:
        super().__init__()
        self.setObjectName("simulationPane")
        self._totals: tuple[AccountTotal, ...] = ()
        self.summary = selectable(name="simulationSummary")
        self.bar = named(QProgressBar(textVisible=False), "simulationProgress", said("Documents looked at"))
        self.start_button = named(QPushButton(said("Simulate")), "simulationStart")
        self.cancel_button = named(QPushButton(said("Cancel")), "simulationCancel")
        totals: PagedTable[int, AccountTotal] = PagedTable(
            TOTAL_COLUMNS,
            load=self._total_rows,
            id_of=self._place_of,
            start=lambda name, work: tasks_of(self).start(f"totals {name}", work),
            parent=self,
        )
        lines: PagedTable[int, Numbered] = PagedTable(
            LINE_COLUMNS,
            load=presenter.changed_lines,
            id_of=lambda one: one[0],
            start=lambda name, work: tasks_of(self).start(f"lines {name}", work),
            parent=self,
        )
        self.totals: Grid[int, AccountTotal] = Grid(
            totals, name="simulationTotals", title=said("Totals per account")
        )
        self.lines: Grid[int, Numbered] = Grid(
            lines, name="simulationLines", title=said("Lines that would change")
        )
        self._heads = (label(kind="muted"), label(kind="muted"))
        self.split = named(QSplitter(Qt.Orientation.Vertical), "simulationSplit")
        self.start_button.clicked.connect(lambda _: self.start_wanted.emit())
        self.cancel_button.clicked.connect(lambda _: self.cancel_wanted.emit())
        self._lay_out()

    def draw(self, state: MappingsState) -> None:
        found = state.simulation
        self.cancel_button.setVisible(state.is_simulating)
        self.start_button.setVisible(not state.is_simulating)
        self.start_button.setText(said("Simulate again") if found else said("Simulate"))
        self.bar.setVisible(state.is_simulating)
        self.summary.setText(_summary(state))
        self.split.setVisible(found is not None and bool(found.changed_lines))
        if found is None:
            return
        self.bar.setRange(0, max(found.documents, 1))
        self.bar.setValue(found.looked_at)
        if state.is_simulating:
            return
        self._totals = found.changed_totals
        self.totals.take(tuple(range(len(self._totals))))
        self.lines.take(tuple(range(len(found.changes))))
        self._heads[0].setText(
            said(
                "{accounts} of {count:,} would differ",
                accounts=counted(len(self._totals), "account"),
                count=len(found.totals),
            )
        )
        would = said("{lines} would change", lines=counted(found.changed_lines, "line"))
        if len(found.changes) < found.changed_lines:
            would = said("{changes}, the first {count:,} shown", changes=would, count=len(found.changes))
        self._heads[1].setText(would)

    def _place_of(self, total: AccountTotal) -> int:
        return self._totals.index(total)

    async def _total_rows(self, places: Sequence[int]) -> list[AccountTotal]:
        return [self._totals[place] for place in places if place < len(self._totals)]

    def _lay_out(self) -> None:
        grids: tuple[QWidget, ...] = (self.totals, self.lines)
        parts: list[QWidget] = []
        for head, grid in zip(self._heads, grids, strict=True):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            head.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, STEP)
            column.addWidget(head)
            column.addWidget(grid, 1)
            parts.append(part)
        fill_splitter(self.split, *parts, sizes=(180, 320))
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 2 * STEP)
        column.setSpacing(2 * STEP)
        column.addWidget(self.summary)
        column.addWidget(self.bar)
        column.addLayout(row_of([self.start_button, self.cancel_button, None]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.split, 1)
        whole.addStretch(0)


class HistoryPane(QWidget):
    """Every version, what it changed, and the policy."""

    policy_changed = Signal(bool)
    picked = Signal(int)

    def __init__(self, load: Callable[[Sequence[int]], object]) -> None:
        super().__init__()
        self.setObjectName("historyPane")
        model: PagedTable[int, StoredVersion] = PagedTable(
            VERSION_COLUMNS,
            load=load,  # type: ignore[arg-type]  # the presenter's coroutine
            id_of=lambda version: version.number,
            start=tasks_of(self).start,
            parent=self,
        )
        self.grid: Grid[int, StoredVersion] = Grid(model, name="versionsGrid", title=said("Versions"))
        self.grid.setSelectionMode(Grid.SelectionMode.SingleSelection)
        self.empty = EmptyState("versionsEmpty")
        self.policy = named(QCheckBox(said("A second person approves changes")), "mappingSecondPerson")
        self.policy.setToolTip(
            said(
                "A changed mapping then waits until somebody approves it who changed nothing in it. "
                "On one workstation this is evidence of who did what, not prevention."
            )
        )
        self.policy.clicked.connect(self.policy_changed)
        self._list = QStackedWidget()
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        self._told = QVBoxLayout(inner)
        self._told.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        self._told.setSpacing(STEP)
        self._area = named(
            QScrollArea(widgetResizable=True), "versionChanges", said("What the version changed")
        )
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self.split = named(QSplitter(Qt.Orientation.Vertical), "historySplit")
        self.grid.picked.connect(self._tell_picked)
        self._lay_out()

    def draw(self, state: MappingsState) -> None:
        before = self.grid.current_id()
        self.grid.take(tuple(version.number for version in state.history))
        self._list.setCurrentWidget(self.split if state.history else self.empty)
        self.policy.setChecked(bool(state.mapping and state.mapping.second_person))
        if self.grid.current_id() is not None and before != self.grid.current_id():
            self._tell_picked()

    def draw_changes(self, version: StoredVersion | None, changes: Sequence[RuleChange]) -> None:
        clear_layout(self._told)
        if version is not None:
            title = said("Version {version}", version=version.number)
            self._told.addWidget(
                selectable(
                    f"{title}: {version.reason}" if version.reason else title,
                    kind="heading",
                    name="versionTitle",
                )
            )
            self._told.addWidget(selectable(_people(version, changes), kind="muted"))
        for change in changes[:_MOST_CHANGES]:
            self._told.addWidget(selectable(wrappable(change_words(change))))
        if len(changes) > _MOST_CHANGES:
            more = counted(len(changes) - _MOST_CHANGES, "more change")
            self._told.addWidget(label(said("… and {changes}", changes=more), kind="muted"))
        self._told.addStretch(1)

    def _tell_picked(self) -> None:
        number = self.grid.current_id()
        if number is not None:
            self.picked.emit(number)

    def _lay_out(self) -> None:
        self.empty.say(
            said("The rules were not changed yet."),
            said("Each change that comes into force is kept here, with who and why."),
        )
        fill_splitter(self.split, self.grid, self._area, sizes=(220, 260))
        self._list.addWidget(self.split)
        self._list.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._list, 1)
        whole.addWidget(hairline())
        whole.addLayout(row_of([self.policy, None], margins=(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)))


class Side(QWidget):
    """Three views of what the rules mean."""

    def __init__(self, presenter: MappingsPresenter) -> None:
        super().__init__()
        self.setObjectName("mappingsSide")
        self.tabs = ViewTabs(
            ((RULE, said("Rule")), (SIMULATION, said("Simulation")), (HISTORY, said("History"))),
            name="mappingTabs",
            title=said("Beside the rules"),
            shows_zero=False,
        )
        self.rule, self.simulation = RulePane(), SimulationPane(presenter)
        self.history = HistoryPane(presenter.versions)
        self._views = QStackedWidget()
        for view in (self.rule, self.simulation, self.history):
            self._views.addWidget(view)
        self.tabs.chosen.connect(self._turn)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row_of([self.tabs, None], margins=(2 * STEP, STEP, 2 * STEP, STEP)))
        whole.addWidget(hairline())
        whole.addWidget(self._views, 1)

    def show_view(self, name: str) -> None:
        self.tabs.choose(name)
        self._turn(name)

    def draw(self, state: MappingsState) -> None:
        row = state.current_row
        self.rule.draw(row)
        self.simulation.draw(state)
        self.history.draw(state)
        found = state.simulation.changed_lines if state.simulation else 0
        self.tabs.count(
            {RULE: len(row.findings) if row else 0, SIMULATION: found, HISTORY: len(state.history)}
        )

    def _turn(self, name: str) -> None:
        self._views.setCurrentIndex((RULE, SIMULATION, HISTORY).index(name))


def _summary(state: MappingsState) -> str:
    if state.simulation is None:
        if state.is_simulating:
            return said("Looking at what was archived in the last month…")
        return said(
            "Try these rules on what was archived in the last month: which lines would get another account."
        )
    if state.is_simulating:
        return said(
            "Looked at {count:,} of {documents}…",
            count=state.simulation.looked_at,
            documents=counted(state.simulation.documents, "document"),
        )
    words = simulation_words(state.simulation)
    if state.is_simulation_old:
        return f"{words} {said('The rules were changed since; simulate again.')}"
    return words


def _people(version: StoredVersion, changes: Sequence[RuleChange]) -> str:
    """Say who had a hand in a version."""
    parts = [
        said("changed by {people}", people=", ".join(version.editors))
        if version.based_on
        else said("in force before there were versions")
    ]
    if version.submitted_by:
        parts.append(said("submitted by {person}", person=version.submitted_by))
    if version.decided_by:
        parts.append(said("decided by {person}", person=version.decided_by))
    return "  ·  ".join((*parts, change_counts(changes)))


def _with_icon(name: str, role: str, first: tuple[str, str], second: tuple[str, str], made: str) -> QWidget:
    whole = named(QWidget(), made)
    whole.setAccessibleName(f"{first[0]} {second[0]}")
    picture = label()
    picture.setPixmap(icon_pixmap(name, role))
    words = QVBoxLayout()
    words.setSpacing(STEP // 2)
    words.addWidget(selectable(first[0]))
    words.addWidget(selectable(second[0], kind=second[1]))
    row = row_of([])
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    whole.setLayout(row)
    return whole
