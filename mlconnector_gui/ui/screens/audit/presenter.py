"""What the audit screen shows and does, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path

from mlconnector_gui.services.audit_log import export_audit, verify_audit
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.replay import ReplayPreview, preview_replay, replay_posting
from mlconnector_gui.services.review import Seen
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.audit import AuditVerdict
from mlconnector_gui.store.queries.audit_view import (
    AuditFilter,
    AuditRow,
    audit_events,
    audit_ids,
    audit_rows,
)
from mlconnector_gui.ui.words.amounts import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditState:
    """Everything the screen draws, but for the rows of the grid."""

    wanted: AuditFilter = field(default_factory=AuditFilter)
    ids: tuple[int, ...] = ()
    events: tuple[str, ...] = ()
    """Kinds of events that occur, for the filter."""
    detail: AuditRow | None = None
    newer: int = 0
    """Events since the snapshot, not shown yet."""

    @property
    def has_posting(self) -> bool:
        return self.detail is not None and self.detail.subject_kind == "posting"


class AuditPresenter:
    """Keeps the snapshot until the person asks for newer events, so that what is read does not move away."""

    def __init__(self, workplace: Workplace) -> None:
        self.state = AuditState()
        self._workplace = workplace

    async def show(self, wanted: AuditFilter) -> AuditState:
        ids = tuple(await self._workplace.store.read(audit_ids, wanted))
        events = tuple(await self._workplace.store.read(audit_events))
        self.state = replace(self.state, wanted=wanted, ids=ids, events=events, newer=0)
        return self.state

    async def refresh(self) -> AuditState:
        return await self.show(self.state.wanted)

    async def count_newer(self) -> AuditState:
        """See how many events came since the snapshot, without moving it."""
        ids = await self._workplace.store.read(audit_ids, self.state.wanted)
        self.state = replace(self.state, newer=max(len(ids) - len(self.state.ids), 0))
        return self.state

    async def rows(self, seqs: Sequence[int]) -> list[AuditRow]:
        return await self._workplace.store.read(audit_rows, seqs)

    async def select(self, seq: int | None) -> AuditState:
        found = await self.rows([seq]) if seq is not None else []
        self.state = replace(self.state, detail=found[0] if found else None)
        return self.state

    async def preview_replay(self) -> ReplayPreview:
        detail = self.state.detail
        assert detail is not None  # noqa: S101  the button is there only then
        return await preview_replay(self._workplace, detail.subject_id)

    async def replay(self, preview: ReplayPreview) -> str:
        seen = Seen(posting_id=preview.posting_id, revision=preview.revision)
        await replay_posting(self._workplace, seen)
        return f"{preview.explanation} was made anew."

    async def reverse(self, preview: ReplayPreview, reason: str) -> str:
        seen = Seen(posting_id=preview.posting_id, revision=preview.revision)
        await reverse_posting(self._workplace, seen, reason=reason)
        return f"A reversal of {preview.explanation} waits for approval."

    async def verify(self) -> AuditVerdict:
        return await verify_audit(self._workplace)

    async def export(self, path: Path) -> str:
        count = await export_audit(self._workplace, path)
        return f"Exported {counted(count, 'record')} to {path}."


def day_start(day: date | None) -> datetime | None:
    """Return the first moment of a day in the workstation's time zone."""
    return datetime.combine(day, time.min).astimezone() if day else None


def day_end(day: date | None) -> datetime | None:
    return datetime.combine(day, time.max).astimezone() if day else None


def verdict_words(verdict: AuditVerdict) -> str:
    if verdict.is_verified:
        return (
            f"The audit log is whole: {counted(verdict.records, 'record')}, none changed, none missing, "
            f"none moved. Newest hash {verdict.last_hash[:16]}."
        )
    return f"The audit log was tampered with or damaged: record {verdict.broken_at:,} does not fit the chain."
