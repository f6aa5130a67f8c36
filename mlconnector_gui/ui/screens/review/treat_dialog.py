"""Choose what a refund without lines was for: three ways, each with what it does to the books."""

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from mlconnector_gui.accounting.treatments import Treatment
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named
from mlconnector_gui.ui.widgets.reason_dialog import ReasonDialog
from mlconnector_gui.ui.words.language import later, said

_WAYS = {
    Treatment.RETURNS: (later("Goods came back"), later("All of it lowers sales; no tax is given back.")),
    Treatment.TAX_MIX: (
        later("Goods and tax, as the order was"),
        later("It is split the way the order was, tax included."),
    ),
    Treatment.GOODWILL: (later("Goodwill"), later("The sale stands; what was given back is an expense.")),
}


class TreatDialog(ReasonDialog):
    """`treatment` is None until one is chosen; nothing is chosen beforehand."""

    def __init__(self, explanation: str, parent: QWidget) -> None:
        self._choices = {
            one: named(QRadioButton(said(_WAYS[one][0])), f"treat.{one.value}") for one in Treatment
        }
        super().__init__(
            title=said("What was {posting} for?", posting=explanation),
            explains=said(
                "The store gave money back without saying for what. The choice holds for this refund whenever "
                "it is prepared, until it is approved."
            ),
            does=said("Choose"),
            parent=parent,
            beside=self._ways(),
        )
        self.setObjectName("treatDialog")
        for choice in self._choices.values():
            choice.toggled.connect(lambda _: self.enable())
        self._choices[Treatment.RETURNS].setFocus()

    @property
    def treatment(self) -> Treatment | None:
        return next((one for one, choice in self._choices.items() if choice.isChecked()), None)

    @property
    def is_complete(self) -> bool:
        return self.treatment is not None and super().is_complete

    def _ways(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        for one, choice in self._choices.items():
            choice.setAccessibleDescription(said(_WAYS[one][1]))
            means = label(said(_WAYS[one][1]), kind="muted", wraps=True)
            means.setContentsMargins(6 * STEP, 0, 0, STEP)
            column.addWidget(choice)
            column.addWidget(means)
        return made
