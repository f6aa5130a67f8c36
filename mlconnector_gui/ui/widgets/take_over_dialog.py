"""Ask whether the engine is taken over from another machine; nothing is taken over by a slip of the hand."""

from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import fact_grid, label, named, row_of
from mlconnector_gui.ui.words.sentences import sentence


class TakeOverDialog(QDialog):
    """Says who holds the engine and since when; works once it is stated that the other one is stopped."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("takeOverDialog")
        self.setWindowTitle("ML Connector")
        self.setMinimumWidth(480)
        told = {name: str(value) for name, value in problem.params.items()}
        machine = told.get("machine", "")
        self.stopped = named(
            QCheckBox(f"ML Connector is stopped on {machine}, or that machine is gone"), "takeOverStopped"
        )
        self.accept_button = named(QPushButton(f"Take over from {machine}"), "takeOverAccept")
        self.accept_button.setEnabled(False)
        self.cancel_button = named(QPushButton("Close", default=True), "takeOverCancel")
        self.stopped.toggled.connect(self.accept_button.setEnabled)
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        facts, grid = fact_grid(
            (
                ("Machine", machine),
                ("Started by", told.get("person", "")),
                ("As", told.get("holder", "")),
                ("Since", told.get("since", "")),
                ("Last sign of life", told.get("seen", "")),
            )
        )
        grid.setContentsMargins(0, 0, 0, 0)
        words = sentence(problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(
            label("The engine of this workspace is held by another machine", kind="title", wraps=True)
        )
        column.addWidget(label(f"{words.stops} Close it there first.", kind="muted", wraps=True))
        column.addWidget(facts)
        column.addWidget(self.stopped)
        column.addWidget(label("The take-over is kept in the audit log.", kind="small"))
        column.addLayout(row_of([None, self.accept_button, self.cancel_button]))
