"""The outbox: claim an approved posting, send it once, write down what came of it."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mlconnector_gui.accounting.digest import digest
from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.engine.comparison import ledger_differences
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.jde.port import DocumentKey, Ledger, LedgerDocument, LookUp, Outcome, Verdict
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import postings, sending
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.store.repositories.sending import StoredAttempt, StoredLookUp

_READ_BACK_AGAIN_SECONDS = 15.0

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Outbox:
    """
    Sends the approved postings of one JDE connection, one at a time, in the order of their approval.

    Promises: the intent is committed before the first byte leaves; what is sent are the approved bytes; nothing is
    sent to a company that has a posting in doubt; no write is ever repeated here.
    """

    workplace: Workplace
    target_id: str
    ledger: Ledger
    progress: Progress

    async def send_all(self) -> None:
        """Send until nothing approved is left, JDE cannot be reached, or a stop is asked for."""
        await self.ledger.begin_batch()
        while not self.progress.stop_asked:
            posting_id = await self.workplace.store.read(sending.next_approved, self.target_id)
            if posting_id is None:
                return
            await self._send(await self.workplace.store.read(postings.posting_by_id, posting_id))

    async def _send(self, posting: StoredPosting) -> None:
        content = _approved_content(posting)
        earlier = await self.ledger.look_up(content, reference=posting.reference, control=None)
        await self._reach("send.looked_up")
        attempt = await self.workplace.store.write(self._claim, posting)
        await self._reach("send.intent_committed")
        sending_posting = await self.workplace.store.read(postings.posting_by_id, posting.posting_id)
        if earlier.found:
            await self.settle_found(sending_posting, attempt, earlier)
            return
        outcome = await self.ledger.submit(content, reference=posting.reference, not_after=attempt.not_after)
        await self._reach("send.answered")
        await self._settle(sending_posting, attempt, outcome)
        self.workplace.tell("posting", posting.posting_id)
        if outcome.verdict is Verdict.NOT_SENT and outcome.problem is not None:
            raise outcome.problem

    async def _settle(self, posting: StoredPosting, attempt: StoredAttempt, outcome: Outcome) -> None:
        match outcome.verdict:
            case Verdict.NOT_SENT:
                await self._end(posting, attempt, Move.NOT_SENT, outcome)
            case Verdict.ACCEPTED if outcome.key is not None:
                await self._end(posting, attempt, Move.ACCEPT, outcome, key=outcome.key, batch=outcome.batch)
                await self._reach("send.outcome_committed")
                await self.confirm(await self._again(posting))
            case Verdict.REJECTED:
                await self._settle_refusal(posting, attempt, outcome)
            case _:
                await self._doubt(posting, attempt, outcome)

    async def _settle_refusal(self, posting: StoredPosting, attempt: StoredAttempt, outcome: Outcome) -> None:
        """A refusal is believed after one definite look-up that finds nothing."""
        try:
            looked = await self.look_up(posting, attempt)
        except Problem:
            await self._doubt(posting, attempt, outcome)
            return
        if looked.found:
            await self.settle_found(posting, attempt, looked)
        elif looked.is_definite:
            await self._end(posting, attempt, Move.REJECT, outcome)
        else:
            await self._doubt(posting, attempt, outcome)

    async def _doubt(self, posting: StoredPosting, attempt: StoredAttempt, outcome: Outcome) -> None:
        await self._end(posting, attempt, Move.DOUBT, outcome, next_look_at=self.workplace.now)
        self.progress.count(in_doubt=1)

    async def look_up(self, posting: StoredPosting, attempt: StoredAttempt) -> LookUp:
        """Look the reference up once, with a known document as the control, and keep what was seen."""
        control = await self.workplace.store.read(_control, posting)
        looked = await self.ledger.look_up(
            _approved_content(posting), reference=posting.reference, control=control
        )
        await self.workplace.store.write(
            sending.note_look_up,
            attempt.attempt_id,
            StoredLookUp(
                looked_at=self.workplace.now,
                is_definite=looked.is_definite,
                found=len(looked.found),
                why_not_definite=looked.why_not_definite,
            ),
        )
        return looked

    async def settle_found(self, posting: StoredPosting, attempt: StoredAttempt, looked: LookUp) -> None:
        """
        JDE holds our reference: once and equal is accepted, anything else is for a person.

        Two documents, or one with other content, are never mended by the program.
        """
        if len(looked.found) > 1:
            numbers = ", ".join(f"{one.key.document_type} {one.key.number}" for one in looked.found)
            await self._alarm(posting, attempt, "ledger.found_twice", {"documents": numbers})
            return
        document = looked.found[0]
        differences = ledger_differences(_approved_content(posting), document)
        if differences:
            await self._alarm(posting, attempt, "ledger.differs", {"differences": differences})
            return
        outcome = Outcome(verdict=Verdict.ACCEPTED, key=document.key, batch=document.batch)
        await self._end(posting, attempt, Move.ACCEPT, outcome, key=document.key, batch=document.batch)
        await self.confirm(await self._again(posting), document)

    async def confirm(self, posting: StoredPosting, document: LedgerDocument | None = None) -> None:
        """
        Read the document back and compare it line by line with what was approved.

        A document that JDE does not show yet stays accepted; the next run asks again.
        """
        if document is None:
            document = await self._read_back(posting)
        await self._reach("confirm.read_back")
        if document is None:
            again = self.workplace.now + timedelta(seconds=_READ_BACK_AGAIN_SECONDS)
            await self.workplace.store.write(sending.plan_next_look, posting.posting_id, again)
            self.progress.count(unconfirmed=1)
            return
        differences = ledger_differences(_approved_content(posting), document)
        await self.workplace.store.write(self._confirmed, posting, document, differences)
        await self._reach("confirm.committed")
        self.progress.count(**{"differing" if differences else "confirmed": 1})
        self.workplace.tell("posting", posting.posting_id)

    async def _read_back(self, posting: StoredPosting) -> LedgerDocument | None:
        """An answer that cannot be had now is no answer: the posting stays accepted."""
        try:
            return await self.ledger.read_document(_ledger_key(posting))
        except Problem as problem:
            log.info("read_back_failed", extra={"posting": posting.posting_id, "code": problem.code})
            return None

    async def _alarm(
        self, posting: StoredPosting, attempt: StoredAttempt, code: str, told: dict[str, Any]
    ) -> None:
        """Take a posting out of the program's hands."""
        await self.workplace.store.write(self._ask_person, posting, attempt, code, told)
        self.progress.count(needs_person=1)
        self.workplace.tell("posting", posting.posting_id)

    async def _end(
        self,
        posting: StoredPosting,
        attempt: StoredAttempt,
        how: Move,
        outcome: Outcome,
        **changes: Any,
    ) -> None:
        await self._reach("send.before_outcome")
        await self.workplace.store.write(self._write_outcome, posting, attempt, how, outcome, changes)
        self.progress.count(**{how.value: 1})

    async def _again(self, posting: StoredPosting) -> StoredPosting:
        return await self.workplace.store.read(postings.posting_by_id, posting.posting_id)

    async def _reach(self, name: str) -> None:
        await self.workplace.fault_points.reach(name)

    def _claim(self, transaction: Transaction, seen: StoredPosting) -> StoredAttempt:
        """Commit the intent: the approval still stands, the bytes are the approved ones, this is attempt n."""
        posting = postings.posting_by_id(transaction, seen.posting_id)
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
            not_after=now + timedelta(seconds=self.ledger.times.deadline_seconds),
        )
        self._record(transaction, posting, "posting.attempt_begun", attempt=attempt.number)
        return attempt

    def _write_outcome(
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
        sending.end_attempt(
            transaction,
            attempt.attempt_id,
            verdict=how.value,
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

    def _confirmed(
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

    def _ask_person(
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


def _approved_content(posting: StoredPosting) -> bytes:
    if posting.content is None:
        raise AssertionError(f"{posting.explanation} has no approved content")
    return posting.content


def _ledger_key(posting: StoredPosting) -> DocumentKey:
    if posting.ledger_number is None or posting.ledger_gl_date is None:
        raise Problem("posting.no_ledger_document", cause=Cause.STATE, retry=Retry.NEVER)
    return DocumentKey(
        company=posting.ledger_company or "",
        document_type=posting.ledger_type or "",
        number=posting.ledger_number,
        gl_date=posting.ledger_gl_date,
    )


def _control(transaction: Transaction, posting: StoredPosting) -> DocumentKey | None:
    known = sending.known_document(
        transaction,
        target_id=posting.target_id,
        company=posting.company,
        document_type=posting.document_type,
    )
    if known is None:
        return None
    return DocumentKey(
        company=known["ledger_company"],
        document_type=known["ledger_type"],
        number=known["ledger_number"],
        gl_date=known["ledger_gl_date"],
    )
