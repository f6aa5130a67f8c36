"""Ask whether the engine is taken over from another machine; nothing is taken over by a slip of the hand."""

from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import fact_grid, label, named, row_of
from mlconnector_gui.ui.widgets.fitted_dialog import FittedDialog
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import sentence


class TakeOverDialog(FittedDialog):
    """Says who holds the engine and since when; works once it is stated that the other one is stopped."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("takeOverDialog")
        self.setWindowTitle("ML Connector")
        self.setMinimumWidth(480)
        told = {name: str(value) for name, value in problem.params.items()}
        machine = told.get("machine", "")
        self.stopped = named(
            QCheckBox(said("ML Connector is stopped on {machine}, or that machine is gone", machine=machine)),
            "takeOverStopped",
        )
        self.accept_button = named(
            QPushButton(said("Take over from {machine}", machine=machine)), "takeOverAccept"
        )
        self.accept_button.setEnabled(False)
        self.cancel_button = named(QPushButton(said("Close"), default=True), "takeOverCancel")
        self.stopped.toggled.connect(self.accept_button.setEnabled)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        facts, grid = fact_grid(
            (
                (said("Machine"), machine),
                (said("Started by"), told.get("person", "")),
                (said("As"), told.get("holder", "")),
                (said("Since"), told.get("since", "")),
                (said("Last sign of life"), told.get("seen", "")),
            )
        )
        grid.setContentsMargins(0, 0, 0, 0)
        words = sentence(problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(
            label(said("The engine of this workspace is held by another machine"), kind="title", wraps=True)
        )
        column.addWidget(
            label(said("{stops} Close it there first.", stops=words.stops), kind="muted", wraps=True)
        )
        column.addWidget(facts)
        column.addWidget(self.stopped)
        column.addWidget(label(said("The take-over is kept in the audit log."), kind="small"))
        column.addLayout(row_of([None, self.accept_button, self.cancel_button]))
