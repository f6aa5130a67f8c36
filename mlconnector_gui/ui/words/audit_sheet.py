"""The columns of exported events, in words."""

import json
from collections.abc import Callable

from mlconnector_gui.services.sheets import Cell
from mlconnector_gui.store.queries.audit_view import AuditRow
from mlconnector_gui.ui.words.events import event_summary, event_words, subject_words
from mlconnector_gui.ui.words.language import later, said

_SHEET: tuple[tuple[str, Callable[[AuditRow], Cell]], ...] = (
    (later("Record"), lambda row: row.seq),
    (later("Time (UTC)"), lambda row: f"{row.at:%Y-%m-%d %H:%M:%S}"),
    (later("Who"), lambda row: row.actor),
    (later("Machine"), lambda row: row.machine),
    (later("What happened"), lambda row: event_words(row.event)),
    (later("Subject"), lambda row: row.subject),
    (later("Kind"), lambda row: subject_words(row.subject_kind)),
    (later("Details"), lambda row: event_summary(row.fields)),
    (later("All fields"), lambda row: json.dumps(row.fields, ensure_ascii=False, sort_keys=True)),
    (later("Event"), lambda row: row.event),
    (later("Subject id"), lambda row: row.subject_id),
    (later("Hash"), lambda row: row.hash),
)


def sheet() -> tuple[tuple[str, Callable[[AuditRow], Cell]], ...]:
    """Return the columns with their titles in the chosen language."""
    return tuple((said(title), cell) for title, cell in _SHEET)
