"""Bring a posting in line with what it is made from, as far as its state allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mlconnector_gui.accounting.findings import Finding
from mlconnector_gui.accounting.states import OPEN_TO_CHANGE, Move, PostingState
from mlconnector_gui.services.content_difference import content_difference
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings, source_changes
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

UNREADABLE = "unreadable"
"""The kind of a posting that only says why a document could not be understood."""
_SOURCE = "source."
"""What begins the `why` of a posting that the program dismissed, since its source is not booked any more."""
_REPLACEABLE = OPEN_TO_CHANGE - {PostingState.HELD, PostingState.CHANGED_AFTER_APPROVAL}
_UNSENT = OPEN_TO_CHANGE | {PostingState.APPROVED}


@dataclass(slots=True)
class Renewal:
    """
    Inserts, replaces, withdraws and notes, within one write transaction; counts what it did.

    What nobody approved is replaced, an approval is void when the content would be another, and what was sent is
    never touched: a person is told.
    """

    transaction: Transaction
    workplace: Workplace
    counts: dict[str, int] = field(default_factory=dict)

    def insert(self, lineage: Lineage, prepared: PreparedContent) -> None:
        state = postings.insert_posting(
            self.transaction,
            posting_id=self.workplace.ids.new(),
            lineage=lineage,
            prepared=prepared,
            actor=self.workplace.actor,
            at=self.workplace.now,
        )
        self.count("prepared" if state is PostingState.READY else "blocked")

    def renew(self, existing: StoredPosting, prepared: PreparedContent) -> None:
        """Bring an existing posting in line with its document, as far as its state allows."""
        if may_be_made_anew(existing):
            self.replace(existing, prepared)
            return
        postings.link_documents(self.transaction, existing.posting_id, prepared)
        # a check that fails by now (a period closed since) is no change of the source
        difference = content_difference(existing.content, prepared.as_drafted)
        if difference and existing.state is PostingState.APPROVED:
            self.void(existing, {"lines": difference})
        else:
            self.note_change(existing, {"lines": difference} if difference else None)

    def replace(self, existing: StoredPosting, prepared: PreparedContent) -> None:
        same = existing.content is not None and existing.content == prepared.content
        if same and existing.state in {PostingState.READY, PostingState.REJECTED}:
            postings.link_documents(self.transaction, existing.posting_id, prepared)
            if existing.state is PostingState.READY and not prepared.is_blocked:
                postings.renew_findings(self.transaction, existing.posting_id, prepared)
            self.count("unchanged")
            return
        state = postings.replace_content(
            self.transaction, existing, prepared, actor=self.workplace.actor, at=self.workplace.now
        )
        self.count("prepared" if state is PostingState.READY else "blocked")

    def stop_unreadable(self, posting: StoredPosting, blocking: Sequence[Finding]) -> None:
        """The newest revision cannot be understood, so what the one before it led to must not be approved."""
        at, actor = self.workplace.now, self.workplace.actor
        if posting.state in {PostingState.READY, PostingState.DRAFTED}:
            postings.block_unreadable(self.transaction, posting, blocking, actor=actor, at=at)
            self.count("blocked")
        elif posting.state is PostingState.APPROVED:
            self.void(posting, {"source": UNREADABLE})
        elif posting.state not in {PostingState.BLOCKED, PostingState.DISMISSED}:
            self.note_change(posting, {"source": UNREADABLE})

    def withdraw(self, posting: StoredPosting, change: Mapping[str, str]) -> None:
        """What was not sent is dismissed; what was sent keeps a note for a person to decide on."""
        if posting.state is PostingState.DISMISSED:
            return
        if posting.state not in _UNSENT:
            self.note_change(posting, change)
            return
        if posting.state is PostingState.APPROVED:
            posting = self.void(posting, change)
        postings.move(
            self.transaction,
            posting,
            Move.DISMISS,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={"why": f"{_SOURCE}{change['source']}", "source_change": None},
            told={"reason": "source", **change},
        )
        self.count("dismissed")

    def void(self, posting: StoredPosting, change: Mapping[str, object]) -> StoredPosting:
        """The source changed under an approval: it no longer stands."""
        postings.move(
            self.transaction,
            posting,
            Move.SOURCE_CHANGED,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={"source_change": dict(change)},
            told=change,
        )
        self.count("changed_after_approval")
        return postings.posting_by_id(self.transaction, posting.posting_id)

    def note_change(self, posting: StoredPosting, change: Mapping[str, object] | None) -> None:
        source_changes.note_source_change(
            self.transaction, posting, change, actor=self.workplace.actor, at=self.workplace.now
        )
        if change and posting.state not in OPEN_TO_CHANGE | {PostingState.DISMISSED}:
            self.count("changed_after_sending")

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def _is_withdrawn(posting: StoredPosting) -> bool:
    """Say whether the program dismissed it: then it comes back with its source. A person's decision stands."""
    return posting.state is PostingState.DISMISSED and posting.why.startswith(_SOURCE)


def may_be_made_anew(posting: StoredPosting) -> bool:
    return posting.state in _REPLACEABLE or _is_withdrawn(posting)
