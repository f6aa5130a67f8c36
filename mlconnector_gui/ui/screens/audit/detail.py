"""One event in full: who, when, what, every field, and its place in the chain."""

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlconnector_gui.store.queries.audit_view import AuditRow
from mlconnector_gui.ui.theme import STEP
from mlconnector_gui.ui.widgets.bits import fact_grid, hairline, label, named, row_of
from mlconnector_gui.ui.words.amounts import moment_text, number_text, zone_name
from mlconnector_gui.ui.words.events import event_words, field_text, spoken, subject_words
from mlconnector_gui.ui.words.language import later, said

_FIXED_PITCH = later(("content", "digest", "hash", "reference"))


class EventPane(QWidget):
    """Draws one event; the buttons are wired by the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("eventPane")
        self._title = label(kind="title", name="eventTitle", wraps=True)
        self._text = ""
        self.replay_button = named(QPushButton(said("Replay…")), "auditReplay")
        self.open_button = named(QPushButton(said("Open posting")), "auditOpen")
        self.all_button = named(
            QPushButton(said("All of this")), "auditAllOf", said("All events of this subject")
        )
        self.copy_button = named(QPushButton(said("Copy")), "auditCopy")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self._area = named(QScrollArea(widgetResizable=True), "eventFields", said("Fields"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._lay_out()

    def draw(self, event: AuditRow, *, selected: int = 1) -> None:
        self._title.setText(event_words(event.event))
        rows = [
            (said("Time"), f"{moment_text(event.at)} {zone_name(event.at)}"),
            (said("Who"), said("{person} at {machine}", person=event.actor, machine=event.machine)),
            (subject_words(event.subject_kind), event.subject),
            *_fields(event.fields),
            (said("Event"), event.event),
            (said("Record"), number_text(event.seq)),
            (said("Hash"), event.hash),
        ]
        self._text = "\n".join(f"{name}: {text}" for name, text in rows)
        is_posting = event.subject_kind == "posting"
        for button, is_possible in (
            (self.replay_button, is_posting or selected > 1),
            (self.open_button, is_posting),
        ):
            button.setEnabled(is_possible)
            button.setToolTip("" if is_possible else said("This event is not about a posting."))
        self.replay_button.setText(
            said("Replay {count:,}…", count=selected) if selected > 1 else said("Replay…")
        )
        inner, grid = fact_grid(rows, fixed_pitch=frozenset(said(name).lower() for name in _FIXED_PITCH))
        inner.setProperty("kind", "scrolled")
        grid.setContentsMargins(3 * STEP, 2 * STEP, 3 * STEP, 2 * STEP)
        grid.setRowStretch(len(rows), 1)
        self._area.setWidget(inner)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(3 * STEP, 3 * STEP, 3 * STEP, 2 * STEP)
        head.setSpacing(2 * STEP)
        head.addWidget(self._title)
        for buttons in ((self.replay_button, self.open_button), (self.all_button, self.copy_button)):
            head.addLayout(row_of([*buttons, None]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self._area, 1)


def _fields(fields: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the event's own fields in words; a step's two ends become one."""
    rows = []
    if "from" in fields and "to" in fields:
        rows.append((said("Step"), f"{spoken(str(fields['from']))} → {spoken(str(fields['to']))}"))
        fields = {name: value for name, value in fields.items() if name not in {"from", "to"}}
    return rows + [(spoken(name).capitalize(), field_text(value)) for name, value in fields.items()]
