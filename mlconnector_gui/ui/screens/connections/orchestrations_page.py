"""The Orchestrations page of a JDE connection: purposes, our fields beside the site's names, and the dry run."""

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.ui.icons import icon, icon_pixmap
from mlconnector_gui.ui.screens.connections.site_presenter import (
    FieldRow,
    PurposeDetail,
    PurposeRow,
    SiteState,
)
from mlconnector_gui.ui.theme import STEP, fixed_font
from mlconnector_gui.ui.widgets.bits import ElidedLabel, clear_layout, label, named, row_of, selectable
from mlconnector_gui.ui.words.language import said

_ROW_HEIGHT = 26
_REQUEST_HEIGHT = 220


class OrchestrationsPage(QWidget):
    """Draws the site; the buttons are wired by the screen, `chosen` tells which purpose was picked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("orchestrationsPage")
        self.ask_button = named(QPushButton(said("Ask the site")), "orchestrationsAsk")
        self._source = label(said("Not asked yet."), kind="muted", name="orchestrationsSource")
        self.purposes = named(QListWidget(), "orchestrationsPurposes", said("Purposes"))
        self.purposes.setFrameShape(QFrame.Shape.NoFrame)
        self.purposes.setUniformItemSizes(True)
        self.purposes.setIconSize(QSize(16, 16))
        self.purposes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.purposes.currentItemChanged.connect(lambda item, _: self._tell(item))
        self._title = label(kind="heading", name="purposeTitle")
        self._summary = selectable(kind="muted", name="purposeSummary")
        self._reason = selectable(kind="muted", name="purposeReason")
        self.orchestration = named(QComboBox(editable=True), "purposeOrchestration", said("Orchestration"))
        self.date_format = named(QLineEdit(), "purposeDateFormat", said("Date format"))
        self.proposal_button = named(QPushButton(said("Take the proposal")), "purposePropose")
        self.save_button = named(QPushButton(said("Save mapping")), "purposeSave")
        self.export_button = named(QPushButton(said("Export contract…")), "purposeExport")
        self._problems = QVBoxLayout()
        self._fields = QVBoxLayout()
        self._names: dict[str, QComboBox] = {}
        self._request = named(
            QPlainTextEdit(readOnly=True), "purposeRequest", said("Dry run: what would be sent")
        )
        self._request.setProperty("kind", "payload")
        self._request.setFont(fixed_font())
        self._request.setTabChangesFocus(True)
        self._request.setFixedHeight(_REQUEST_HEIGHT)
        self._detail = QWidget()
        self._drawn: tuple[PurposeRow, ...] = ()
        self._shown: PurposeDetail | None = None
        self._lay_out()

    @property
    def names(self) -> dict[str, str]:
        """What stands in the fields now, by their keys."""
        return {key: box.currentText() for key, box in self._names.items()}

    def draw(self, state: SiteState) -> None:
        self.ask_button.setText(said("Asking…") if state.is_asking else said("Ask the site"))
        self.ask_button.setEnabled(not state.is_asking)
        self._source.setText(state.source or said("Not asked yet. It logs in and reads; nothing is changed."))
        self.purposes.setVisible(bool(state.purposes))
        self._detail.setVisible(state.detail is not None)
        if state.purposes != self._drawn:
            self._drawn = state.purposes
            self._fill_purposes(state)
        if state.detail is not None and state.detail is not self._shown:
            self._fill_detail(state.detail)
        self._shown = state.detail

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _fill_purposes(self, state: SiteState) -> None:
        with QSignalBlocker(self.purposes):
            self.purposes.clear()
            for row in state.purposes:
                item = QListWidgetItem(icon(row.icon, row.role), f"{row.title}  ·  {row.words}")
                item.setSizeHint(QSize(0, _ROW_HEIGHT))
                item.setData(Qt.ItemDataRole.UserRole, row.purpose.value)
                self.purposes.addItem(item)
                if state.detail is not None and row.purpose is state.detail.purpose:
                    self.purposes.setCurrentItem(item)
        self.purposes.setFixedHeight(max(1, len(state.purposes)) * _ROW_HEIGHT + 2)

    def _fill_detail(self, detail: PurposeDetail) -> None:
        self._title.setText(detail.title)
        self._summary.setText(detail.summary)
        self._reason.setText(detail.reason)
        _fill_names(self.orchestration, detail.orchestration, detail.orchestrations)
        self.date_format.setText(detail.date_format)
        self.proposal_button.setEnabled(bool(detail.proposed))
        tip = "" if detail.proposed else said("Nothing on this site fits; choose an orchestration by hand.")
        self.proposal_button.setToolTip(tip)
        clear_layout(self._problems)
        for place, text in enumerate(detail.problems):
            self._problems.addWidget(_problem(text, f"purposeProblem.{place}"))
        clear_layout(self._fields)
        self._names.clear()
        self._fields.addWidget(self._field_grid(detail.fields))
        self._order_tabs()
        self._request.setPlainText(detail.request)

    def _field_grid(self, fields: tuple[FieldRow, ...]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * STEP)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for place, row in enumerate(fields):
            box = named(
                QComboBox(editable=True), f"map.{row.key}", said("{label}: the site's name", label=row.label)
            )
            _fill_names(box, row.name, ("", *row.choices))
            box.setToolTip(row.note)
            self._names[row.key] = box
            grid.addWidget(label(row.label), place, 0)
            grid.addWidget(box, place, 1)
            grid.addWidget(ElidedLabel(row.note, kind="small"), place, 2)
        return table

    def _order_tabs(self) -> None:
        """Put the fields, which are made anew with each purpose, between the buttons above and the text below."""
        chain = [self.export_button, *self._names.values(), self._request]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._detail)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2 * STEP)
        inner.addWidget(self._title)
        inner.addWidget(self._summary)
        inner.addWidget(self._reason)
        choice = QGridLayout()
        choice.setHorizontalSpacing(3 * STEP)
        choice.setVerticalSpacing(STEP)
        choice.setColumnStretch(1, 1)
        choice.addWidget(label(said("Orchestration")), 0, 0)
        choice.addWidget(self.orchestration, 0, 1)
        choice.addWidget(label(said("Date format")), 1, 0)
        choice.addWidget(self.date_format, 1, 1)
        inner.addLayout(choice)
        inner.addLayout(row_of([self.save_button, self.proposal_button, self.export_button, None]))
        inner.addLayout(self._problems)
        inner.addWidget(label(said("Our fields and the site's names"), kind="heading"))
        inner.addLayout(self._fields)
        inner.addWidget(label(said("Dry run: what would be sent for a sample posting"), kind="heading"))
        inner.addWidget(self._request)
        scrolled = QWidget()
        scrolled.setProperty("kind", "scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        column.setSpacing(3 * STEP)
        column.addLayout(row_of([self.ask_button, self._source, None]))
        column.addWidget(self.purposes)
        column.addWidget(self._detail)
        column.addStretch(1)
        area = named(QScrollArea(widgetResizable=True), "orchestrationsArea", said("Orchestrations"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(scrolled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


def _fill_names(box: QComboBox, name: str, choices: tuple[str, ...]) -> None:
    """Offer the site's names; anything else may be written. Long names must not widen the page."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    with QSignalBlocker(box):
        box.clear()
        box.addItems(list(dict.fromkeys(choices)))
        box.setCurrentText(name)
        if (line := box.lineEdit()) is not None:
            line.setCursorPosition(0)


def _problem(text: str, name: str) -> QWidget:
    made = named(QWidget(), name, text)
    picture = label()
    picture.setPixmap(icon_pixmap("warning", "warning"))
    row = row_of([])
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(selectable(text), 1)
    made.setLayout(row)
    return made
