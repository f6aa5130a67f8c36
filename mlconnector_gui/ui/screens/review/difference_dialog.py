"""What is different since the last reading: the store's fields first, then the entry that would follow from it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.payload_difference import FieldDifference
from mlconnector_gui.services.replay import ReplayPreview
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.widgets.change_table import change_table
from mlconnector_gui.ui.widgets.fitted_dialog import FittedDialog
from mlconnector_gui.ui.widgets.replay_dialog import entry_changes
from mlconnector_gui.ui.words.language import Texts, later, said

_BEFORE_SENDING = later(
    "It was not sent: what is approved is what it comes to now, and an approval of before is void."
)
_WHAT_FOLLOWS: Texts[PostingState] = {
    PostingState.ACCEPTED: "JD Edwards holds it unposted: its batch can be held there while you decide.",
    PostingState.CONFIRMED: "JD Edwards holds it unposted: book the difference, reverse it, or let it stand.",
    PostingState.POSTED: "It is posted in JD Edwards: book the difference, reverse it, or let it stand.",
}


class DifferenceDialog(FittedDialog):
    """Only shows; what follows is decided beneath the entry."""

    def __init__(
        self, preview: ReplayPreview, fields: Sequence[FieldDifference], state: PostingState, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("differenceDialog")
        self.setWindowTitle(said("Difference"))
        self.setMinimumWidth(760)
        self.close_button = named(QPushButton(said("Close"), default=True), "differenceClose")
        self.close_button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(
            label(
                said("What changed for {posting}", posting=preview.explanation),
                kind="title",
                wraps=True,
            )
        )
        column.addWidget(label(said(_WHAT_FOLLOWS.get(state, _BEFORE_SENDING)), kind="muted", wraps=True))
        for heading, table, nothing in (
            (said("In the store"), _of_store(fields), said("The store's document is as it was read before.")),
            (said("In the entry"), _of_entry(preview), said("Made anew, the entry would be the same.")),
        ):
            column.addWidget(label(heading, kind="heading"))
            column.addWidget(table or label(nothing, kind="muted", wraps=True))
        column.addLayout(row_of([None, self.close_button]))
        self.close_button.setFocus()


def _of_store(fields: Sequence[FieldDifference]) -> QWidget | None:
    documents = {one.document for one in fields}
    rows = [
        (one.field if len(documents) == 1 else f"{one.document} › {one.field}", one.before, one.after)
        for one in fields
    ]
    return change_table(rows, name="differenceFields", title=said("Fields of the store")) if rows else None


def _of_entry(preview: ReplayPreview) -> QWidget | None:
    if not preview.changes:
        return None
    return change_table(entry_changes(preview), name="differenceEntry", title=said("Amounts of the entry"))
