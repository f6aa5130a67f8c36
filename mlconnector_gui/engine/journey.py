"""What is written down of a posting on its way: the intent, the outcome, the proof, the alarm; a transaction each."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mlconnector_gui.accounting.customer_drafting import CUSTOMER
from mlconnector_gui.accounting.digest import digest
from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.port import DocumentKey, LedgerDocument, Outcome
from mlconnector_gui.services.created_products import creates_product, link_created
from mlconnector_gui.services.customers import link_confirmed
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import postings, sending, take_overs
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.store.repositories.sending import StoredAttempt

_VERDICTS = {
    Move.NOT_SENT: Verdict.NOT_SENT,
    Move.ACCEPT: Verdict.ACCEPTED,
    Move.REJECT: Verdict.REJECTED,
    Move.DOUBT: Verdict.IN_DOUBT,
}


@dataclass(frozen=True, slots=True)
class Journey:
    """Writes each step of a posting's journey as one fact: every method is the work of one write."""

    workplace: Workplace

    def begin(
        self, transaction: Transaction, seen: StoredPosting, *, deadline_seconds: float, key_space: str
    ) -> StoredAttempt | None:
        """
        Commit the intent: the approval still stands, the bytes are the approved ones, this is attempt n.

        None when a person or a change of the source took the posting back while JDE was asked, or its store runs in
        parallel now.
        """
        posting = postings.posting_by_id(transaction, seen.posting_id)
        if posting.state is not PostingState.APPROVED or posting.content != seen.content:
            return None
        if take_overs.parallel_ids(transaction) & {posting.connection_id, posting.target_id}:
            return None
        approval = sending.valid_approval(transaction, posting.posting_id)
        if posting.content is None or approval is None or approval.digest != digest(posting.content):
            raise AssertionError(f"{posting.explanation} is approved without a valid approval of its content")
        now = self.workplace.now
        postings.move(transaction, posting, Move.CLAIM, actor=self.workplace.actor, at=now)
        attempt = sending.begin_attempt(
            transaction,
            attempt_id=self.workplace.ids.new(),
            posting_id=posting.posting_id,
            reference=posting.reference,
            digest=approval.digest,
            at=now,
            not_after=now + timedelta(seconds=deadline_seconds),
            key_space=key_space,
        )
        self._record(transaction, posting, "posting.attempt_begun", attempt=attempt.number)
        return attempt

    def end(
        self,
        transaction: Transaction,
        posting: StoredPosting,
        attempt: StoredAttempt,
        how: Move,
        outcome: Outcome,
        changes: dict[str, Any],
    ) -> None:
        technical = outcome.problem.technical if outcome.problem else ""
        code = outcome.problem.code if outcome.problem else ""
        if posting.state is PostingState.SENDING:  # one in doubt ended before, and keeps what was seen then
            sending.end_attempt(
                transaction,
                attempt.attempt_id,
                verdict=_VERDICTS[how].value,
                at=self.workplace.now,
                refused=outcome.refused,
                technical=f"{code} {technical}".strip(),
            )
        columns: dict[str, Any] = {"why": code, "next_look_at": changes.get("next_look_at")}
        key = changes.get("key")
        if isinstance(key, DocumentKey):
            columns |= {
                "ledger_company": key.company,
                "ledger_type": key.document_type,
                "ledger_number": key.number,
                "ledger_gl_date": key.gl_date,
                "ledger_batch": changes.get("batch"),
            }
        postings.move(
            transaction,
            posting,
            how,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes=columns,
            told={
                "attempt": attempt.number,
                "problem": code,
                "technical": technical,
                "document": f"{key.document_type} {key.number}" if isinstance(key, DocumentKey) else "",
                "warnings": list(outcome.warnings),
            },
        )

    def read_back(
        self,
        transaction: Transaction,
        posting: StoredPosting,
        document: LedgerDocument,
        differences: list[str],
    ) -> None:
        postings.move(
            transaction,
            posting,
            Move.ASK_PERSON if differences else Move.CONFIRM,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={
                "ledger_batch": document.batch,
                "why": "ledger.differs" if differences else "",
                "next_look_at": None,
            },
            told={
                "document": f"{document.key.document_type} {document.key.number}",
                "batch": document.batch,
                "lines": len(document.rows),
                "differences": differences,
            },
        )
        if posting.kind == CUSTOMER and not differences:
            link_confirmed(transaction, self.workplace, posting, document.key.number)
        if not differences and creates_product(posting):
            link_created(transaction, self.workplace, posting)

    def not_shown(self, transaction: Transaction, posting: StoredPosting) -> None:
        postings.move(
            transaction,
            posting,
            Move.ASK_PERSON,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={"why": "ledger.not_shown", "next_look_at": None},
            told={"problem": "ledger.not_shown"},
        )

    def ask_person(
        self,
        transaction: Transaction,
        posting: StoredPosting,
        attempt: StoredAttempt,
        code: str,
        told: dict[str, Any],
    ) -> None:
        if posting.state is PostingState.SENDING:
            sending.end_attempt(
                transaction, attempt.attempt_id, verdict=Verdict.IN_DOUBT.value, at=self.workplace.now
            )
            postings.move(transaction, posting, Move.DOUBT, actor=self.workplace.actor, at=self.workplace.now)
            posting = postings.posting_by_id(transaction, posting.posting_id)
        postings.move(
            transaction,
            posting,
            Move.ASK_PERSON,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={"why": code, "next_look_at": None},
            told={"problem": code, **told},
        )

    def _record(self, transaction: Transaction, posting: StoredPosting, event: str, **told: object) -> None:
        audit.record(
            transaction,
            at=self.workplace.now,
            actor=self.workplace.actor,
            event=event,
            subject_kind="posting",
            subject_id=posting.posting_id,
            **told,
        )
