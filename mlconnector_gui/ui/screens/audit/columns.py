"""The audit grid's columns."""

from mlconnector_gui.store.queries.audit_view import AuditRow
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.events import event_summary, event_words, subject_words
from mlconnector_gui.ui.words.language import later

COLUMNS: tuple[Column[AuditRow], ...] = (
    Column(name="time", title=later("Time"), width=158, text=lambda row: moment_text(row.at)),
    Column(name="who", title=later("Who"), width=80, text=lambda row: row.actor),
    Column(name="event", title=later("What happened"), width=170, text=lambda row: event_words(row.event)),
    Column(
        name="subject",
        title=later("Subject"),
        width=156,
        text=lambda row: row.subject,
        keeps_end=True,
        tip=lambda row: f"{subject_words(row.subject_kind)} {row.subject}",
    ),
    Column(
        name="text",
        title=later("Details"),
        width=160,
        text=lambda row: event_summary(row.fields),
        ink=lambda row: "neutral",
        stretches=True,
    ),
)
