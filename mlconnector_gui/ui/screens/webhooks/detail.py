"""One connection's webhooks: the address to enter, how it is, what came."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlconnector_gui.ui.icons import icon_pixmap
from mlconnector_gui.ui.screens.webhooks.presenter import DeliveryLine, DoorDetail
from mlconnector_gui.ui.theme import STEP, fixed_font
from mlconnector_gui.ui.widgets.bits import (
    ElidedLabel,
    breakable,
    clear_layout,
    fact_grid,
    hairline,
    label,
    named,
    row_of,
    selectable,
    set_role,
)
from mlconnector_gui.ui.words.language import said


class DoorPane(QWidget):
    """Draws the detail; the buttons are wired by the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("doorPane")
        self._title = ElidedLabel(kind="title", name="doorTitle")
        self._icon, self._standing = QLabel(), label(kind="heading", name="doorStanding")
        self._means = selectable(kind="muted", name="doorMeans")
        self._problem = selectable(role="bad", name="doorProblem")
        self._remedy = selectable(kind="muted", name="doorRemedy")
        self._address = selectable(name="doorAddress")
        self._address.setFont(fixed_font())
        self.register_button = named(QPushButton(), "doorRegister")
        self.register_button.setProperty("primary", True)
        self.test_button = named(QPushButton(said("Test the way")), "doorTest")
        self.copy_address = named(QPushButton(said("Copy address")), "doorCopyAddress")
        self.copy_secret = named(QPushButton(said("Copy secret")), "doorCopySecret")
        self.change_keys = named(QPushButton(said("Change address and secret…")), "doorChangeKeys")
        self._facts, self._deliveries = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def draw(self, detail: DoorDetail) -> None:
        standing = detail.row.standing
        self._title.set_whole(f"{detail.row.name}  ·  {detail.row.title}")
        self._icon.setPixmap(icon_pixmap(standing.icon, standing.role))
        self._standing.setText(said(standing.word))
        set_role(self._standing, standing.role)
        self._means.setText(said(standing.means))
        self._problem.setVisible(detail.problem is not None)
        self._remedy.setVisible(detail.problem is not None)
        if detail.problem is not None:
            self._problem.setText(detail.problem.what)
            self._remedy.setText(f"{detail.problem.stops} {detail.problem.remedy}")
        self._address.setText(breakable(detail.address) if detail.address else said("No address yet"))
        self._address.setAccessibleName(detail.address or said("No address yet"))
        register = said("Register with the store") if detail.registers_itself else said("Make the address")
        self.register_button.setText(said("Register again") if detail.is_set_up else register)
        for button in (self.test_button, self.copy_address):
            button.setEnabled(bool(detail.address))
            button.setToolTip("" if detail.address else said("There is no address yet"))
        for button in (self.copy_secret, self.change_keys):
            button.setEnabled(detail.is_set_up)
            button.setToolTip("" if detail.is_set_up else said("There is no address yet"))
        self._fill_facts(detail.facts)
        self._fill_deliveries(detail.deliveries)

    def _fill_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        clear_layout(self._facts)
        table, grid = fact_grid(facts)
        grid.setContentsMargins(0, 0, 0, 0)
        self._facts.addWidget(named(table, "doorFacts"))

    def _fill_deliveries(self, lines: tuple[DeliveryLine, ...]) -> None:
        clear_layout(self._deliveries)
        self._deliveries.addWidget(label(said("Last deliveries"), kind="heading"))
        if not lines:
            self._deliveries.addWidget(
                label(said("Nothing was delivered yet."), kind="muted", name="noDeliveries")
            )
            return
        table = named(QWidget(), "doorDeliveries")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 * STEP)
        grid.setVerticalSpacing(STEP + 2)
        grid.setColumnStretch(1, 1)
        for place, line in enumerate(lines):
            picture = QLabel()
            picture.setPixmap(icon_pixmap(line.outcome.icon, line.outcome.role))
            outcome = label(said(line.outcome.word), name=f"delivery.{place}")
            means = line.problem or said(line.outcome.means)
            outcome.setToolTip(means)
            outcome.setAccessibleName(f"{outcome.text()}. {means}")
            about = ElidedLabel(line.about)
            grid.addWidget(label(line.at, kind="muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(about, place, 1)
            grid.addWidget(picture, place, 2)
            grid.addWidget(outcome, place, 3)
        self._deliveries.addWidget(table)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        head.setSpacing(2 * STEP)
        head.addWidget(self._title)
        head.addLayout(row_of([self._icon, self._standing, None]))
        for part in (self._means, self._problem, self._remedy):
            head.addWidget(part)
        head.addLayout(row_of([self.register_button, self.test_button, None]))
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        column.setSpacing(5 * STEP)
        address = QVBoxLayout()
        address.setSpacing(2 * STEP)
        address.addWidget(label(said("Address to enter in the store"), kind="heading"))
        address.addWidget(self._address)
        address.addLayout(row_of([self.copy_address, self.copy_secret, self.change_keys, None]))
        for section in (address, self._facts, self._deliveries):
            section.setSpacing(2 * STEP)
            column.addLayout(section)
        column.addStretch(1)
        area = named(QScrollArea(widgetResizable=True), "doorFields", said("Webhooks of the connection"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addWidget(area, 1)
