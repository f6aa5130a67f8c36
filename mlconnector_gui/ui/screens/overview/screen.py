"""The overview: is anything wrong, what needs me, what happened; each line with the button that leads to it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.services.catalog_reading import CatalogRead
from mlconnector_gui.ui.aio import latest_slot, task_slot
from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.screens.overview.importing import ImportButton
from mlconnector_gui.ui.screens.overview.presenter import (
    ImportChoice,
    OverviewLine,
    OverviewPresenter,
    OverviewState,
)
from mlconnector_gui.ui.screens.screen import Screen
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import clear_layout, hairline, label, named, pane, row_of
from mlconnector_gui.ui.widgets.day_chart import DayChart
from mlconnector_gui.ui.widgets.work_bar import WorkBar
from mlconnector_gui.ui.words.catalog_reading import reading_words
from mlconnector_gui.ui.words.language import later, said

_CHARTS = 2
_COLUMNS = (
    (("needs", later("Needs me")), ("charts", "")),
    (
        ("late", later("Late for close")),
        ("connections", later("Connections")),
        ("sales", later("Ordered at marketplaces, not booked")),
        ("backlog", later("Under way")),
        ("proofs", later("Last proofs")),
    ),
)
_ICON = 16


class OverviewScreen(Screen):
    """Panes in two columns, that of sales where there are any; on a first start one pane with what to set up."""

    subjects = frozenset({"posting", "connection", "run", "audit", "mapping"})
    view_wanted = Signal(object)
    """A view of Review."""
    screen_wanted = Signal(str)

    def __init__(self, presenter: OverviewPresenter) -> None:
        super().__init__(said("Overview"), name="screen.overview")
        self.presenter = presenter
        self._drawn: dict[str, Sequence[OverviewLine]] = {}
        self._lists: dict[str, QVBoxLayout] = {}
        self._panes_by_name: dict[str, QFrame] = {}
        self.charts = [DayChart(f"overviewChart.{place}", said("Chart")) for place in range(_CHARTS)]
        self._chart_titles = [
            label(kind="heading", name=f"overviewChartTitle.{place}") for place in range(_CHARTS)
        ]
        self._views = QStackedWidget()
        self.imports = ImportButton()
        self.imports.chosen.connect(self.import_files)
        self.work = WorkBar("overviewWork")
        self.work.cancel_wanted.connect(self.end_reading)
        self.setAcceptDrops(True)
        self._lay_out()

    def focus_first(self) -> None:
        buttons = [one for one in self.findChildren(QPushButton) if one.objectName().startswith("go.")]
        if buttons:
            buttons[0].setFocus()

    @latest_slot
    async def refresh(self) -> None:
        self._draw(await self.presenter.refresh())

    @task_slot
    async def import_files(self, paths: Sequence[Path], choice: ImportChoice) -> None:
        self.bar.clear()
        self.told.emit(said("Reading {files}…", files=", ".join(path.name for path in paths)))
        self.told.emit(await self.presenter.import_files(paths, choice))

    @task_slot
    async def end_reading(self) -> None:
        await self.presenter.end_reading()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if self.imports.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.imports.take(event.mimeData())

    def _draw(self, state: OverviewState) -> None:
        self.imports.offer(state.imports)
        self._draw_reading(state.reading)
        self._views.setCurrentIndex(1 if state.is_first_start else 0)
        for name, lines, nothing in (
            ("steps", state.steps, ""),
            ("needs", state.needs, said("Nothing needs you. Every posting is decided.")),
            ("late", state.late, said("Nothing is late: every month that is over is posted in JDE.")),
            ("connections", state.connections, ""),
            ("sales", state.sales, ""),
            ("backlog", state.backlog, said("Nothing waits: all that was approved is posted in JDE.")),
            ("proofs", state.proofs, ""),
        ):
            self._fill(name, lines, nothing)
        self._panes_by_name["sales"].setVisible(bool(state.sales))
        for place, chart in enumerate(self.charts):
            shown = state.charts[place] if place < len(state.charts) else None
            self._chart_titles[place].setText(shown.title if shown else "")
            chart.draw(shown.bars if shown else (), top=shown.top if shown else "")
            chart.setAccessibleName(shown.title if shown else said("Empty chart"))
            chart.setVisible(shown is not None)
        self.status_changed.emit("")

    def _draw_reading(self, reading: CatalogRead | None) -> None:
        if reading is None:
            self.work.end()
            return
        parts = reading.done / reading.total
        self.work.draw(reading_words(reading), parts, can_cancel=not reading.is_stopping)

    def _fill(self, name: str, lines: Sequence[OverviewLine], nothing: str) -> None:
        """Draw a list anew only when it says something else, so that the focus stays where it is."""
        if self._drawn.get(name) == lines:
            return
        self._drawn[name] = lines
        column = self._lists[name]
        clear_layout(column)
        for line in lines:
            column.addWidget(self._line(line))
        if not lines and nothing:
            column.addWidget(label(nothing, kind="muted", wraps=True))

    def _line(self, line: OverviewLine) -> QWidget:
        made = named(QWidget(), f"line.{line.name}", f"{line.text} {line.rest}".strip())
        picture = QLabel()
        picture.setFixedWidth(_ICON)
        picture.setPixmap(icon_pixmap(line.icon, line.role, _ICON))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(line.text, wraps=True))
        if line.rest:
            words.addWidget(label(line.rest, kind="muted", wraps=True))
        row = row_of([])
        beside = Qt.AlignmentFlag.AlignTop if line.rest else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(picture, 0, beside)
        row.addLayout(words, 1)
        if line.button:
            button = named(QPushButton(line.button), f"go.{line.name}", f"{line.button}: {line.text}")
            button.setProperty("kind", "link")
            button.clicked.connect(lambda _=False, line=line: self._go(line))
            row.addWidget(button, 0, beside)
        made.setLayout(row)
        return made

    def _go(self, line: OverviewLine) -> None:
        if line.view is not None:
            self.view_wanted.emit(line.view)
        elif line.screen:
            self.screen_wanted.emit(line.screen)

    def _lay_out(self) -> None:
        self.head.addStretch(1)
        self.head.addWidget(self.imports)
        self._views.addWidget(self._scrolled(self._panes()))
        first, column = self._pane("steps", said("Begin here"))
        column.addStretch(1)
        self._views.addWidget(first)
        self.body.addWidget(self.work)
        self.body.addWidget(self._views, 1)

    def _panes(self) -> QWidget:
        whole = QWidget()
        whole.setProperty("kind", "scrolled")
        columns = QHBoxLayout(whole)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(2 * STEP)
        for names in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(2 * STEP)
            for name, title in names:
                column.addWidget(self._pane(name, said(title))[0] if title else self._chart_pane())
            column.addStretch(1)
            columns.addLayout(column, 1)
        return whole

    def _pane(self, name: str, title: str) -> tuple[QFrame, QVBoxLayout]:
        frame, column = pane(f"overview.{name}")
        lines = QVBoxLayout()
        lines.setContentsMargins(3 * STEP, 2 * STEP, 2 * STEP, 3 * STEP)
        lines.setSpacing(2 * STEP)
        self._lists[name] = lines
        self._panes_by_name[name] = frame
        heading = label(title, kind="heading")
        heading.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        column.addWidget(heading)
        column.addWidget(hairline())
        column.addLayout(lines)
        return frame, column

    def _chart_pane(self) -> QFrame:
        frame, column = pane("overview.charts")
        inner = QVBoxLayout()
        inner.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        inner.setSpacing(STEP)
        for title, chart in zip(self._chart_titles, self.charts, strict=True):
            inner.addWidget(title)
            inner.addWidget(chart)
        column.addLayout(inner)
        column.addStretch(1)
        return frame

    def _scrolled(self, inner: QWidget) -> QScrollArea:
        area = named(QScrollArea(widgetResizable=True), "overviewArea", said("Overview"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area
