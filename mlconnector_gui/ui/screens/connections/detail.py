"""One connection: its values, its test, and its last runs."""

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.screens.connections.orchestrations_page import OrchestrationsPage
from mlconnector_gui.ui.screens.connections.presenter import ConnectionsState
from mlconnector_gui.ui.screens.connections.proof_lines import fill_lines
from mlconnector_gui.ui.screens.connections.proving_tab import ProvingTab
from mlconnector_gui.ui.screens.connections.site_presenter import SiteState
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import (
    ElidedLabel,
    clear_layout,
    fact_grid,
    hairline,
    label,
    named,
    row_of,
    selectable,
    set_role,
)
from mlconnector_gui.ui.widgets.view_tabs import ViewTabs
from mlconnector_gui.ui.words.amounts import moment_text, zone_name
from mlconnector_gui.ui.words.language import said


class ConnectionPane(QWidget):
    """Draws the detail; the buttons are wired by the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("connectionPane")
        self._title = ElidedLabel(kind="title", name="connectionTitle")
        self._icon, self._standing = QLabel(), label(kind="heading", name="connectionStanding")
        self._tested = label(kind="muted", name="connectionTested")
        self._problem = selectable(role="bad", name="connectionProblem")
        self._remedy = selectable(kind="muted", name="connectionRemedy")
        self.test_button = named(QPushButton(said("Test connection")), "connectionTest")
        self.test_button.setProperty("primary", True)
        self.fetch_button = named(QPushButton(said("Fetch now")), "connectionFetch")
        self.change_button = named(QPushButton(said("Change…")), "connectionChange")
        self.take_over_button = named(QPushButton(said("Take over…")), "connectionTakeOver")
        self.remove_button = named(QPushButton(said("Remove…")), "connectionRemove")
        self.copy_button = named(QPushButton(said("Copy for IT")), "connectionCopy")
        self.tabs = ViewTabs(
            (
                ("overview", said("Overview")),
                ("orchestrations", said("Orchestrations")),
                ("proving", said("Proving run")),
            ),
            name="connectionTabs",
            title=said("Parts of a JD Edwards connection"),
        )
        self.orchestrations, self.proving = OrchestrationsPage(), ProvingTab()
        self._pages = QStackedWidget()
        self._proofs = QVBoxLayout()
        self._ledger = QVBoxLayout()
        self._values = QVBoxLayout()
        self._runs = QVBoxLayout()
        self._lay_out()

    def draw(self, state: ConnectionsState) -> None:
        detail = state.detail
        if detail is None:
            return
        row = detail.row
        icon_name, word, role = row.standing
        self._title.set_whole(f"{row.name}  ·  {row.title}")
        self._icon.setPixmap(icon_pixmap(icon_name, role))
        self._standing.setText(word)
        set_role(self._standing, role)
        tested = (
            said(
                "last proved {moment} {zone}",
                moment=moment_text(row.proved_at),
                zone=zone_name(row.proved_at),
            )
            if row.proved_at
            else ""
        )
        self._tested.setText(tested)
        self._problem.setText(row.problem)
        self._problem.setVisible(bool(row.problem))
        self._remedy.setText(detail.remedy)
        self._remedy.setVisible(bool(detail.remedy))
        self.test_button.setEnabled(not state.is_testing)
        self.test_button.setText(said("Testing…") if state.is_testing else said("Test connection"))
        self.fetch_button.setVisible(not row.is_ledger)
        self.take_over_button.setVisible(not row.is_ledger)
        self.tabs.setVisible(row.is_ledger)
        self.show_page(self.tabs.current if row.is_ledger else "overview")
        fill_lines(self._proofs, said("Test"), state.proofs_shown, "proof")
        fill_lines(self._ledger, said("Not the same in JD Edwards"), detail.ledger, "ledgerFinding")
        _fill_values(self._values, detail.values)
        fill_lines(self._runs, said("Last runs"), detail.runs, "run")

    def show_page(self, name: str) -> None:
        self._pages.setCurrentIndex(("overview", "orchestrations", "proving").index(name))

    def draw_site(self, state: SiteState) -> None:
        self.orchestrations.draw(state)
        self.proving.draw(state)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        head.setSpacing(2 * STEP)
        head.addWidget(self._title)
        head.addLayout(row_of([self._icon, self._standing, self._tested, None]))
        head.addWidget(self._problem)
        head.addWidget(self._remedy)
        for buttons in (
            (self.test_button, self.fetch_button, self.change_button, None),
            (self.take_over_button, self.copy_button, None, self.remove_button),
        ):
            head.addLayout(row_of(buttons))
        head.addLayout(row_of([self.tabs, None]))
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        column.setSpacing(5 * STEP)
        for part in (self._proofs, self._ledger, self._values, self._runs):
            part.setSpacing(2 * STEP)
            column.addLayout(part)
        column.addStretch(1)
        area = named(QScrollArea(widgetResizable=True), "connectionFields", said("Connection"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        for page in (area, self.orchestrations, self.proving):
            self._pages.addWidget(page)
        whole.addWidget(self._pages, 1)
        self.tabs.chosen.connect(self.show_page)


def _fill_values(column: QVBoxLayout, values: Iterable[tuple[str, str]]) -> None:
    clear_layout(column)
    column.addWidget(label(said("Values"), kind="heading"))
    table, grid = fact_grid(values)
    grid.setContentsMargins(0, 0, 0, 0)
    column.addWidget(named(table, "connectionValues"))
