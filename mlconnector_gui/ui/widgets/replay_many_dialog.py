"""Show what replaying many postings would change, one line a difference, before anything happens."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mlconnector_gui.services.replay import ReplayPreview
from mlconnector_gui.ui.theme import ROW_HEIGHT, STEP, colours_now
from mlconnector_gui.ui.widgets.bits import label, named, row_of
from mlconnector_gui.ui.widgets.change_table import plain_table
from mlconnector_gui.ui.words.amounts import counted, number_text
from mlconnector_gui.ui.words.events import amount_words, spoken_field
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import code_sentence, sentence

_MOST_SHOWN = 14


class ReplayManyDialog(QDialog):
    """`chosen` are those that would change or be blocked; what would stay the same is left as it is."""

    def __init__(self, previews: Sequence[ReplayPreview], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("replayManyDialog")
        self.setWindowTitle(said("Replay"))
        self.setMinimumWidth(860)
        self.chosen = tuple(one for one in previews if one.is_possible and not one.is_same)
        self.replay_button = named(
            QPushButton(said("Replay {postings}", postings=counted(len(self.chosen), "posting"))),
            "replayMany",
        )
        self.replay_button.setProperty("primary", True)
        self.replay_button.setEnabled(bool(self.chosen))
        self.replay_button.setToolTip("" if self.chosen else said("None of them would change."))
        self.cancel_button = named(QPushButton(said("Cancel")), "replayManyCancel")
        self.replay_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * STEP, 5 * STEP, 5 * STEP, 4 * STEP)
        column.setSpacing(3 * STEP)
        column.addWidget(
            label(said("Replay {postings}", postings=counted(len(previews), "posting")), kind="title")
        )
        column.addWidget(label(_summary(previews), kind="muted", name="replayManySummary", wraps=True))
        column.addWidget(_table(previews))
        column.addLayout(row_of([None, self.cancel_button, self.replay_button]))


def _summary(previews: Sequence[ReplayPreview]) -> str:
    told = (
        (sum(one.is_possible and bool(one.changes) for one in previews), said("would change")),
        (sum(one.is_possible and one.is_blocked for one in previews), said("would be blocked")),
        (sum(one.is_same for one in previews), said("would stay the same and are left alone")),
        (sum(not one.is_possible for one in previews), said("cannot be made anew")),
    )
    return ", ".join(f"{number_text(count)} {words}" for count, words in told if count) + "."


def _table(previews: Sequence[ReplayPreview]) -> QTableWidget:
    rows = [row for preview in previews for row in _rows(preview)]
    table = plain_table(
        "replayManyChanges",
        said("What would change"),
        (said("Posting"), said("What"), said("Now"), said("After")),
        len(rows),
    )
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for place, (texts, role) in enumerate(rows):
        for section, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if role and section:
                item.setForeground(QColor(colours_now().role(role)))
            table.setItem(place, section, item)
        if role:
            table.setSpan(place, 1, 1, 3)
    table.setFixedHeight((min(len(rows), _MOST_SHOWN) + 1) * ROW_HEIGHT + STEP)
    return table


def _rows(preview: ReplayPreview) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield cells and the colour role of words that stand in place of a difference."""
    name = preview.explanation
    if preview.refusal is not None:
        yield (name, sentence(preview.refusal).what), "bad"
    elif preview.is_blocked:
        blocking = [found for found in preview.findings if found.blocks]
        why = code_sentence(blocking[0].code, blocking[0].params).what if blocking else said("a check fails")
        yield (name, said("Would be blocked: {why}", why=why)), "warning"
    elif preview.is_same:
        yield (name, said("Would be the same.")), "neutral"
    for change in preview.changes if preview.is_possible else ():
        yield (
            (
                name,
                spoken_field(change.what),
                amount_words(change.before) or "–",
                amount_words(change.after) or "–",
            ),
            "",
        )
