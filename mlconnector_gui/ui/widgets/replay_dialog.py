"""Show what a replay would change before anything happens, or why it is refused."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mlconnector_gui.services.replay import ReplayPreview
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import label, named, row_of, selectable
from mlconnector_gui.ui.widgets.change_table import change_table
from mlconnector_gui.ui.widgets.fitted_dialog import FittedDialog
from mlconnector_gui.ui.words.events import amount_words, spoken_field
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import code_sentence, sentence


class ReplayDialog(FittedDialog):
    """Differences as before and after; `wants_reversal` is set when the person chose to reverse instead."""

    def __init__(self, preview: ReplayPreview, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("replayDialog")
        self.setWindowTitle(said("Replay"))
        self.setMinimumWidth(640)
        self.wants_reversal = False
        self.replay_button = named(QPushButton(said("Replay")), "replayAccept")
        self.reverse_button = named(QPushButton(said("Reverse…")), "replayReverse")
        self.close_button = named(QPushButton(said("Cancel")), "replayCancel")
        self.replay_button.setProperty("primary", True)
        self.replay_button.clicked.connect(self.accept)
        self.reverse_button.clicked.connect(self._reverse)
        self.close_button.clicked.connect(self.reject)
        self._lay_out(preview)

    def _reverse(self) -> None:
        self.wants_reversal = True
        self.accept()

    def _lay_out(self, preview: ReplayPreview) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(
            label(said("Replay {explanation}", explanation=preview.explanation), kind="title", wraps=True)
        )
        if preview.refusal is not None:
            words = sentence(preview.refusal)
            column.addWidget(selectable(words.what, role="bad", name="replayRefusal"))
            column.addWidget(selectable(f"{words.stops} {words.remedy}", kind="muted"))
            self.close_button.setText(said("Close"))
        if preview.refusal is None or preview.offers_reversal:
            for widget in _outcome(preview):
                column.addWidget(widget)
        self.replay_button.setVisible(preview.refusal is None)
        self.reverse_button.setVisible(preview.refusal is not None and preview.offers_reversal)
        column.addLayout(row_of([None, self.close_button, self.reverse_button, self.replay_button]))


def _outcome(preview: ReplayPreview) -> list[QWidget]:
    """Say what making it anew would lead to: blocked by checks, the same, or other values."""
    told: list[QWidget] = []
    if preview.is_blocked:
        told.append(
            label(
                said("Made anew from its source, it would be blocked:"), kind="heading", name="replayBlocked"
            )
        )
    elif preview.changes:
        table = change_table(entry_changes(preview), name="replayChanges", title=said("What would change"))
        told += [label(said("Made anew from its source, this would change:"), kind="heading"), table]
    else:
        told.append(label(said("Made anew from its source, it would be the same."), name="replaySame"))
    for finding in preview.findings:
        words = code_sentence(finding.code, finding.params)
        told.append(selectable(words.what, role="bad" if finding.blocks else "warning"))
    return told


def entry_changes(preview: ReplayPreview) -> list[tuple[str, str, str]]:
    """Write each change of the entry as what, before and after."""
    return [
        (spoken_field(one.what), amount_words(one.before), amount_words(one.after)) for one in preview.changes
    ]
