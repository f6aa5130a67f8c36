"""The columns of exported events, in words."""

import json
from collections.abc import Callable

from mlconnector_gui.services.sheets import Cell
from mlconnector_gui.store.queries.audit_view import AuditRow
from mlconnector_gui.ui.words.events import event_summary, event_words, subject_words

SHEET: tuple[tuple[str, Callable[[AuditRow], Cell]], ...] = (
    ("Record", lambda row: row.seq),
    ("Time (UTC)", lambda row: f"{row.at:%Y-%m-%d %H:%M:%S}"),
    ("Who", lambda row: row.actor),
    ("Machine", lambda row: row.machine),
    ("What happened", lambda row: event_words(row.event)),
    ("Subject", lambda row: row.subject),
    ("Kind", lambda row: subject_words(row.subject_kind)),
    ("Details", lambda row: event_summary(row.fields)),
    ("All fields", lambda row: json.dumps(row.fields, ensure_ascii=False, sort_keys=True)),
    ("Event", lambda row: row.event),
    ("Subject id", lambda row: row.subject_id),
    ("Hash", lambda row: row.hash),
)
