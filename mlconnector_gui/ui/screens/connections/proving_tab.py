"""The Proving run page of a JDE connection: what a cent is posted to, each step as it comes, and the kept page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlconnector_gui.services.proving_run import ProvingRequest
from mlconnector_gui.ui.screens.connections.proof_lines import fill_lines
from mlconnector_gui.ui.screens.connections.site_presenter import SiteState
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of, selectable
from mlconnector_gui.ui.words.language import later, said

_EXPLAINS = later(
    "Posts one cent to a test environment, ends the session while JD Edwards is at it, looks the entry up, sends it "
    "again, counts one, and reverses it. Both entries stay unposted in JD Edwards until somebody posts them there."
)


class ProvingTab(QWidget):
    """Draws the run; the buttons are wired by the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("provingTab")
        self.company = named(QLineEdit(), "provingCompany", said("Company"))
        self.debit = named(QLineEdit(), "provingDebit", said("Account to debit"))
        self.credit = named(QLineEdit(), "provingCredit", said("Account to credit"))
        self.begin_button = named(QPushButton(said("Post one cent")), "provingBegin")
        self.export_button = named(QPushButton(said("Export page…")), "provingExport")
        self._result = selectable(kind="heading", name="provingResult")
        self._lines = QVBoxLayout()
        self._of = ""
        self._lay_out()

    @property
    def request(self) -> ProvingRequest:
        return ProvingRequest(
            company=self.company.text().strip(),
            debit=self.debit.text().strip(),
            credit=self.credit.text().strip(),
        )

    def draw(self, state: SiteState) -> None:
        if state.connection != self._of:
            self._of = state.connection
            for field, text in (
                (self.company, state.company),
                (self.debit, state.debit),
                (self.credit, state.credit),
            ):
                field.setText(text)
        words = said("Post one cent to {environment}", environment=state.environment)
        self.begin_button.setText(said("Proving…") if state.is_proving else words)
        self.begin_button.setEnabled(not state.is_proving)
        self.export_button.setEnabled(bool(state.result))
        self.export_button.setToolTip("" if state.result else said("There is no page of a run yet."))
        self._result.setText(state.result)
        self._result.setVisible(bool(state.result))
        fill_lines(self._lines, said("Steps"), state.lines, "provingLine")

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(3 * STEP)
        form.setVerticalSpacing(STEP)
        form.setColumnStretch(1, 1)
        for place, (words, field, hint) in enumerate(
            (
                (said("Company"), self.company, "00001"),
                (said("Account to debit"), self.debit, "1.1110"),
                (said("Account to credit"), self.credit, "30.5010"),
            )
        ):
            field.setPlaceholderText(hint)
            form.addWidget(label(words), place, 0)
            form.addWidget(field, place, 1)
        scrolled = QWidget()
        scrolled.setProperty("kind", "scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 3 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(selectable(said(_EXPLAINS), kind="muted", name="provingExplains"))
        column.addLayout(form)
        column.addLayout(row_of([self.begin_button, self.export_button, None]))
        column.addWidget(self._result)
        self._lines.setSpacing(2 * STEP)
        column.addLayout(self._lines)
        column.addStretch(1)
        area = named(QScrollArea(widgetResizable=True), "provingArea", said("Proving run"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(scrolled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
