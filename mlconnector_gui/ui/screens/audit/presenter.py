"""What the audit screen shows and does, without Qt."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path

from mlconnector_gui.services.audit_log import export_audit, export_events, verify_audit
from mlconnector_gui.services.connect import list_connections
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.evidence import export_evidence
from mlconnector_gui.services.replay import ReplayPreview, preview_replay, replay_posting, replay_postings
from mlconnector_gui.services.review import Seen
from mlconnector_gui.services.trace import payload_text, reveal_payload, trace_document, trace_posting
from mlconnector_gui.services.work_progress import WorkProgress
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.audit import AuditVerdict
from mlconnector_gui.store.queries.audit_view import (
    AuditFilter,
    AuditRow,
    audit_count,
    audit_events,
    audit_ids,
    audit_people,
    audit_rows,
    postings_of_events,
)
from mlconnector_gui.store.queries.trace import Trace
from mlconnector_gui.ui.words.amounts import counted, moment_text
from mlconnector_gui.ui.words.audit_sheet import sheet
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import sentence

MOST_REPLAYED = 500
"""Postings replayed at one time; each is shown with its differences first, and nobody reads more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoices:
    """What occurs in the log, to choose from."""

    events: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    connections: tuple[tuple[str, str], ...] = ()
    """(id, name)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditState:
    """Everything the screen draws, but for the rows of the grid."""

    wanted: AuditFilter = field(default_factory=AuditFilter)
    ids: Sequence[int] = ()
    choices: FilterChoices = field(default_factory=FilterChoices)
    detail: AuditRow | None = None
    trace: Trace | None = None
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
        self._reading = asyncio.Lock()

    async def show(self, wanted: AuditFilter) -> AuditState:
        """Take the snapshot that was asked for last; an older answer never covers a newer question."""
        self.state = replace(self.state, wanted=wanted)
        async with self._reading:
            return await self._show(self.state.wanted)

    async def _show(self, wanted: AuditFilter) -> AuditState:
        store = self._workplace.store
        ids = await store.read(audit_ids, wanted)
        known = await list_connections(self._workplace)
        choices = FilterChoices(
            events=tuple(await store.read(audit_events)),
            people=tuple(await store.read(audit_people)),
            connections=tuple((one.connection_id, one.name) for one in known),
        )
        self.state = replace(self.state, ids=ids, choices=choices, newer=0)
        return self.state

    async def refresh(self) -> AuditState:
        return await self.show(self.state.wanted)

    async def count_newer(self) -> AuditState:
        """See how many events came since the snapshot, without moving it."""
        newest = self.state.ids[0] if self.state.ids else 0
        newer = await self._workplace.store.read(audit_count, self.state.wanted, after=newest)
        self.state = replace(self.state, newer=newer)
        return self.state

    async def rows(self, seqs: Sequence[int]) -> list[AuditRow]:
        return await self._workplace.store.read(audit_rows, seqs)

    async def select(self, seq: int | None) -> AuditState:
        found = await self.rows([seq]) if seq is not None else []
        detail = found[0] if found else None
        self.state = replace(self.state, detail=detail, trace=await self._trace(detail))
        return self.state

    async def payload(self, document_id: int) -> str:
        return await payload_text(self._workplace, document_id)

    async def reveal(self, document_id: int, reason: str) -> str:
        return await reveal_payload(self._workplace, document_id, reason=reason)

    async def postings_of(self, seqs: Sequence[int]) -> list[str]:
        """Return the postings that the selected events are about, each once, no more than may be replayed."""
        return (await self._workplace.store.read(postings_of_events, seqs))[:MOST_REPLAYED]

    async def preview_replays(
        self, posting_ids: Sequence[str], progress: WorkProgress
    ) -> list[ReplayPreview]:
        progress.total = len(posting_ids)
        previews = []
        for done, posting_id in enumerate(posting_ids):
            progress.step(done)
            previews.append(await preview_replay(self._workplace, posting_id))
        return previews

    async def replay(self, previews: Sequence[ReplayPreview]) -> str:
        if len(previews) == 1:
            (one,) = previews
            await replay_posting(self._workplace, Seen(posting_id=one.posting_id, revision=one.revision))
            return said("{explanation} was made anew.", explanation=one.explanation)
        outcomes = await replay_postings(self._workplace, previews)
        left = [one for one in outcomes if one.problem is not None]
        words = said("{postings} made anew.", postings=counted(len(outcomes) - len(left), "posting"))
        if left and left[0].problem is not None:
            first = sentence(left[0].problem)
            stayed = said(
                "{postings} stayed as they were; the first because: {why}",
                postings=counted(len(left), "posting"),
                why=first.what,
            )
            return f"{words} {stayed}"
        return words

    async def reverse(self, preview: ReplayPreview, reason: str) -> str:
        seen = Seen(posting_id=preview.posting_id, revision=preview.revision)
        await reverse_posting(self._workplace, seen, reason=reason)
        return said("A reversal of {explanation} waits for approval.", explanation=preview.explanation)

    async def verify(self, progress: WorkProgress | None = None) -> AuditVerdict:
        return await verify_audit(self._workplace, progress)

    async def export(self, path: Path, progress: WorkProgress | None = None) -> str:
        """Write the whole log as JSON lines, or the events that are shown as a table, by the file's name."""
        if path.suffix.lower() == ".jsonl":
            return said(
                "Exported {records} to {path}.",
                records=counted(await export_audit(self._workplace, path), "record"),
                path=path,
            )
        wanted = self.state.wanted
        count = await export_events(self._workplace, path, wanted=wanted, columns=sheet(), progress=progress)
        return said("Exported {events} to {path}.", events=counted(count, "event"), path=path)

    async def export_evidence(self, path: Path, *, personal: bool, progress: WorkProgress) -> str:
        made = await export_evidence(
            self._workplace, path, wanted=self.state.wanted, personal=personal, progress=progress
        )
        return said(
            "Evidence of {postings} with {records} is in {path}. The log says so too; SHA-256 {sha256}…",
            postings=counted(made.postings, "posting"),
            records=counted(made.records, "record"),
            path=path,
            sha256=made.sha256[:16],
        )

    @property
    def now_words(self) -> str:
        return moment_text(self._workplace.now)

    async def _trace(self, detail: AuditRow | None) -> Trace | None:
        if detail is None:
            return None
        if detail.subject_kind == "posting":
            return await trace_posting(self._workplace, detail.subject_id)
        if detail.subject_kind == "document" and detail.subject_id.isdigit():
            return await trace_document(self._workplace, int(detail.subject_id))
        return None


def day_start(day: date | None) -> datetime | None:
    """Return the first moment of a day in the workstation's time zone."""
    return datetime.combine(day, time.min).astimezone() if day else None


def day_end(day: date | None) -> datetime | None:
    return datetime.combine(day, time.max).astimezone() if day else None


def verdict_words(verdict: AuditVerdict, at: str) -> str:
    if verdict.is_verified:
        return said(
            "The audit log is whole: {records}, none changed, none missing, none moved. "
            "Proved {at}; newest hash {hash}.",
            records=counted(verdict.records, "record"),
            at=at,
            hash=verdict.last_hash[:16],
        )
    return said(
        "The audit log was tampered with or damaged: record {record:,} does not fit the chain. Seen {at}.",
        record=verdict.broken_at,
        at=at,
    )
