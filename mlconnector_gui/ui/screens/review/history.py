"""What happened to a posting, newest first: its audit events, with the attempts told in full."""

from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.store.queries.audit_view import AuditRow
from mlconnector_gui.store.queries.review import PostingDetail
from mlconnector_gui.store.repositories.sending import StoredApproval, StoredAttempt
from mlconnector_gui.ui.words.events import event_summary, event_words, spoken
from mlconnector_gui.ui.words.language import said

_GOOD = {"posting.approve", "posting.confirm", "posting.see_posted", "posting.pass_checks"}
_BAD = {"posting.reject", "posting.block", "posting.ask_person"}
_WARNING = {"posting.doubt", "posting.source_changed", "posting.hold", "posting.source_changed_after_sending"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened."""

    at: datetime
    what: str
    rest: str
    who: str
    icon: str
    role: str


def history_lines(detail: PostingDetail) -> tuple[HistoryLine, ...]:
    lines = [
        *(_event(event) for event in detail.events),
        *(_attempt(attempt) for attempt in detail.attempts),
        *(_approval(approval) for approval in detail.approvals if approval.void_at),
    ]
    lines.reverse()  # what happened in the same moment keeps its order, newest first
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _event(event: AuditRow) -> HistoryLine:
    role = _role(event.event)
    return HistoryLine(
        at=event.at,
        what=event_words(event.event),
        rest=event_summary(event.fields),
        who=event.actor,
        icon={"good": "ready_check", "bad": "cross", "warning": "warning", "neutral": "note"}[role],
        role=role,
    )


def _role(event: str) -> str:
    if event in _GOOD:
        return "good"
    if event in _BAD:
        return "bad"
    return "warning" if event in _WARNING else "neutral"


def _attempt(attempt: StoredAttempt) -> HistoryLine:
    verdict = spoken(attempt.verdict) if attempt.verdict else said("under way")
    told = [said("reference {reference}", reference=attempt.reference), attempt.technical or ""]
    return HistoryLine(
        at=attempt.started_at,
        what=said("Attempt {number}: {verdict}", number=attempt.number, verdict=verdict),
        rest="\n".join(part for part in told if part),
        who=said("engine"),
        icon="sending",
        role="bad" if attempt.refused else "neutral",
    )


def _approval(approval: StoredApproval) -> HistoryLine:
    assert approval.void_at is not None  # noqa: S101  chosen for it
    return HistoryLine(
        at=approval.void_at,
        what=said("Approval void"),
        rest=said(
            "{reason}; was given by {person}",
            reason=spoken(approval.void_reason or ""),
            person=approval.person,
        ),
        who=approval.person,
        icon="warning",
        role="warning",
    )
