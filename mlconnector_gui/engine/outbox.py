"""The outbox: claim an approved posting, send it once, write down what came of it."""

import json
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mlconnector_gui.accounting.customer_drafting import CUSTOMER
from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.engine.comparison import differences_of
from mlconnector_gui.engine.journey import Journey
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.jde.look_up import ONLY_SHORT_REFERENCE
from mlconnector_gui.jde.port import (
    DocumentKey,
    LedgerDocument,
    LookUp,
    Outcome,
    ResolutionTimes,
    RouteFacts,
)
from mlconnector_gui.services.created_products import creates_product
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.targets import Parcel, Target
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings, sending, statements
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.store.repositories.sending import StoredAttempt, StoredLookUp

NO_LEDGER = frozenset({Cause.CONNECTION, Cause.PERMISSION, Cause.RATE_LIMIT, Cause.STORE})
"""Causes that concern every posting alike: the run ends, and the connection rests."""
_READ_BACK_AGAIN, _READ_BACK_AT_LEAST = timedelta(seconds=15), timedelta(minutes=15)
_NOT_SHOWN_AFTER = timedelta(hours=24)

Begun = tuple[StoredPosting, StoredAttempt]
"""A posting that is being sent, and the attempt whose intent is committed."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Outbox:
    """
    Sends the approved postings of one target, in the order of their approval: one at a time, or as many together as
    the target takes in one request.

    Promises: the intent of each is committed before the first byte leaves; what is sent are the approved bytes;
    nothing is sent to a company that has a posting in doubt in JDE; no write is ever repeated here.
    """

    workplace: Workplace
    target_id: str
    target: Target
    progress: Progress

    async def send_all(self) -> None:
        """
        Send until nothing approved is left, the target cannot be reached, or a stop is asked for.

        A posting that the target cannot be asked about is passed over, so that it does not hold up those behind it;
        its problem is raised at the end. Where several were sent for together, each is tried alone first.
        """
        await self.target.begin_batch()
        passed_over: dict[str, Problem] = {}
        alone: set[str] = set()
        while not self.progress.stop_asked:
            batch = await self._next_batch(passed_over, alone)
            if not batch:
                break
            try:
                await self._send(batch)
            except Problem as problem:
                if problem.cause in NO_LEDGER:
                    raise
                if len(batch) == 1:
                    passed_over[batch[0].posting_id] = problem
                alone.update(posting.posting_id for posting in batch)
        for first in passed_over.values():
            raise first

    async def _next_batch(self, passed_over: Collection[str], alone: Collection[str]) -> list[StoredPosting]:
        """Return the posting approved longest ago with those like it, as many as go in one request."""
        return await self.workplace.store.read(self._approved_longest, tuple(passed_over), frozenset(alone))

    def _approved_longest(
        self, transaction: Transaction, passed_over: Collection[str], alone: Collection[str]
    ) -> list[StoredPosting]:
        posting_id = sending.next_approved(transaction, self.target_id, but_not=passed_over)
        if posting_id is None:
            return []
        first = postings.posting_by_id(transaction, posting_id)
        room = 1 if posting_id in alone else self.target.batch_of(_approved_content(first))
        if room == 1:
            return [first]
        alike = sending.approved_alike(
            transaction,
            target_id=self.target_id,
            kind=first.kind,
            limit=room,
            but_not=tuple({*passed_over, *alone}),
        )
        return [postings.posting_by_id(transaction, one) for one in alike]

    async def _send(self, batch: Sequence[StoredPosting]) -> None:
        parcels = [_parcel(posting) for posting in batch]
        looked = await self.target.search(parcels)
        route = self.target.route_for(parcels[0].content)
        alarms = [
            await self._reason_not_to_send(posting, earlier, route)
            for posting, earlier in zip(batch, looked, strict=True)
        ]
        await self._reach("send.looked_up")
        begun = await self.workplace.store.write(self._begin, batch, route)
        if not any(begun):
            return
        await self._reach("send.intent_committed")
        to_send: list[Begun] = []
        for one, earlier, alarm in zip(begun, looked, alarms, strict=True):
            if one is not None and not await self._settled_unsent(*one, earlier, alarm):
                to_send.append(one)
        if to_send:
            await self._submit(to_send)

    def _begin(
        self, transaction: Transaction, batch: Sequence[StoredPosting], route: RouteFacts
    ) -> list[Begun | None]:
        """Commit the intent of each; None where it is not to be sent any more."""
        attempts = [
            self._journey.begin(
                transaction,
                posting,
                deadline_seconds=route.times.deadline_seconds,
                key_space=route.key_space,
            )
            for posting in batch
        ]
        return [
            (postings.posting_by_id(transaction, posting.posting_id), attempt) if attempt else None
            for posting, attempt in zip(batch, attempts, strict=True)
        ]

    async def _settled_unsent(
        self, posting: StoredPosting, attempt: StoredAttempt, earlier: LookUp, alarm: str
    ) -> bool:
        """Settle what is there already, or must not be sent; False: it is to be sent."""
        if earlier.found:
            await self.settle_found(posting, attempt, earlier)
        elif earlier.alarm:
            outcome = Outcome(verdict=Verdict.REJECTED, problem=Problem(earlier.alarm), refused=True)
            await self._end(posting, attempt, Move.REJECT, outcome)
            self.workplace.tell("posting", posting.posting_id)
        elif alarm:
            await self._alarm(posting, attempt, alarm, {})
        else:
            return False
        return True

    async def _submit(self, to_send: Sequence[Begun]) -> None:
        parcels = [_parcel(posting) for posting, _ in to_send]
        outcomes = await self.target.submit(parcels, not_after=to_send[0][1].not_after)
        await self._reach("send.answered")
        accepted: list[StoredPosting] = []
        for (posting, attempt), outcome in zip(to_send, outcomes, strict=True):
            await self._settle(posting, attempt, outcome)
            if outcome.verdict is Verdict.ACCEPTED and outcome.key is not None:
                accepted.append(await self._again(posting))
        if accepted:
            await self.confirm(accepted)
        self.workplace.tell("posting", *(posting.posting_id for posting, _ in to_send))
        for outcome in outcomes:
            if outcome.verdict is Verdict.NOT_SENT and outcome.problem is not None:
                raise outcome.problem

    async def _reason_not_to_send(self, posting: StoredPosting, earlier: LookUp, route: RouteFacts) -> str:
        """
        Return why the target may hold this posting although its reference was not found, '' when nothing says so.

        An earlier revision that was proved absent can still have been entered late, under its own reference; and an
        attempt by another route is not refused as a duplicate by this one.
        """
        if earlier.why_not_definite == ONLY_SHORT_REFERENCE:
            return "ledger.short_reference_only"
        attempts, decided = await self.workplace.store.read(_tried, posting.posting_id)
        if any(_may_arrive_beside(attempt, route) for attempt in attempts if attempt.number > decided):
            return "doubt.other_key_space"
        for reference in {attempt.reference for attempt in attempts} - {posting.reference}:
            content = _with_reference(_approved_content(posting), reference)
            (looked,) = await self.target.search([Parcel(content=content, reference=reference)])
            if looked.found:
                return "ledger.earlier_revision_found"
        return ""

    async def _settle(self, posting: StoredPosting, attempt: StoredAttempt, outcome: Outcome) -> None:
        match outcome.verdict:
            case Verdict.NOT_SENT:
                await self._end(posting, attempt, Move.NOT_SENT, outcome)
            case Verdict.ACCEPTED if outcome.key is not None:
                await self._end(posting, attempt, Move.ACCEPT, outcome, key=outcome.key, batch=outcome.batch)
                await self._reach("send.outcome_committed")
            case Verdict.REJECTED:
                await self._settle_refusal(posting, attempt, outcome)
            case _:
                await self._doubt(posting, attempt, outcome)

    async def _settle_refusal(self, posting: StoredPosting, attempt: StoredAttempt, outcome: Outcome) -> None:
        """A refusal is believed after one look-up by which the ledger definitely holds nothing."""
        try:
            looked = await self.look_up(posting, attempt)
        except Problem:
            await self._doubt(posting, attempt, outcome)
            return
        if looked.found:
            await self.settle_found(posting, attempt, looked)
        elif looked.rules_out_ledger:
            await self._end(posting, attempt, Move.REJECT, outcome)
        else:
            await self._doubt(posting, attempt, outcome)

    async def _doubt(self, posting: StoredPosting, attempt: StoredAttempt, outcome: Outcome) -> None:
        await self._end(posting, attempt, Move.DOUBT, outcome, next_look_at=self.workplace.now)
        self.progress.count(in_doubt=1)

    async def look_up(self, posting: StoredPosting, attempt: StoredAttempt) -> LookUp:
        """Look the reference up once, with a known document as the control, and keep what was seen."""
        control = await self.workplace.store.read(_control, posting)
        looked = await self.target.look_up(_parcel(posting), control=control)
        await self.workplace.store.write(
            sending.note_look_up,
            attempt.attempt_id,
            StoredLookUp(
                looked_at=self.workplace.now,
                is_definite=looked.is_definite,
                found=len(looked.found),
                why_not_definite=looked.why_not_definite,
                may_resend=looked.may_resend,
            ),
        )
        return looked

    async def settle_found(self, posting: StoredPosting, attempt: StoredAttempt, looked: LookUp) -> None:
        """
        The target holds our reference: once and equal is accepted, anything else is for a person.

        Two documents, or one with other content, are never mended by the program.
        """
        if len(looked.found) > 1:
            numbers = ", ".join(f"{one.key.document_type} {one.key.number}" for one in looked.found)
            await self._alarm(posting, attempt, "ledger.found_twice", {"documents": numbers})
            return
        document = looked.found[0]
        differences = differences_of(_approved_content(posting), document)
        if differences:
            await self._alarm(posting, attempt, "ledger.differs", {"differences": differences})
            return
        outcome = Outcome(verdict=Verdict.ACCEPTED, key=document.key, batch=document.batch)
        await self._end(posting, attempt, Move.ACCEPT, outcome, key=document.key, batch=document.batch)
        await self._compare(await self._again(posting), document)

    async def confirm_due(self) -> None:
        """Read back every accepted posting whose time has come; one that cannot be read holds up no other."""
        due = [
            posting
            for posting in await self.workplace.store.read(postings.postings_in, PostingState.ACCEPTED)
            if posting.target_id == self.target_id and is_due(posting, self.workplace.now)
        ]
        while due and not self.progress.stop_asked:
            size = self.target.batch_of(_approved_content(due[0]))
            await self.confirm(due[:size])
            due = due[size:]

    async def confirm(self, accepted: Sequence[StoredPosting]) -> None:
        """
        Read documents back and compare them line by line with what was approved.

        One that the target does not show yet, or not yet whole, stays accepted and is read again, less and less
        often; after a day it is for a person.
        """
        documents = await self._read_back(accepted)
        for posting, document in zip(accepted, documents, strict=True):
            await self._compare(posting, document)

    async def _compare(self, posting: StoredPosting, document: LedgerDocument | None) -> None:
        await self._reach("confirm.read_back")
        age = self.workplace.now - posting.state_since
        if document is None:
            await self._read_again_later(posting, age)
            return
        differences = differences_of(_approved_content(posting), document)
        if differences and age < timedelta(seconds=self.times_of(posting).read_lag_seconds):
            await self._read_again_later(posting, age)
            return
        await self.workplace.store.write(self._journey.read_back, posting, document, differences)
        await self._reach("confirm.committed")
        # a customer's orders may have waited for his number, a new product's price may be another by now
        if (posting.kind == CUSTOMER or creates_product(posting)) and not differences:
            await request_run(
                self.workplace, Job.PREPARE, connection=posting.connection_id, trigger=Trigger.FOLLOW_UP
            )
        self.progress.count(**{"differing" if differences else "confirmed": 1})
        self.workplace.tell("posting", posting.posting_id)

    async def _read_back(self, accepted: Sequence[StoredPosting]) -> Sequence[LedgerDocument | None]:
        """An answer that cannot be had now is no answer: postings stay accepted. No connection ends the run."""
        try:
            return await self.target.read_back(
                [(_ledger_key(posting), _approved_content(posting)) for posting in accepted]
            )
        except Problem as problem:
            if problem.cause in NO_LEDGER:
                raise
            log.info("read_back_failed", extra={"posting": accepted[0].posting_id, "code": problem.code})
            return [None] * len(accepted)

    async def _read_again_later(self, posting: StoredPosting, age: timedelta) -> None:
        if age > _NOT_SHOWN_AFTER:
            await self.workplace.store.write(self._journey.not_shown, posting)
            self.progress.count(needs_person=1)
            self.workplace.tell("posting", posting.posting_id)
            return
        wait = min(max(age / 2, _READ_BACK_AGAIN), _READ_BACK_AT_LEAST)
        again = self.workplace.now + wait
        await self.workplace.store.write(sending.plan_next_look, posting.posting_id, again)
        self.progress.count(unconfirmed=1)

    async def _alarm(
        self, posting: StoredPosting, attempt: StoredAttempt, code: str, told: dict[str, Any]
    ) -> None:
        """Take a posting out of the program's hands."""
        await self.workplace.store.write(self._journey.ask_person, posting, attempt, code, told)
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
        await self.workplace.store.write(self._journey.end, posting, attempt, how, outcome, changes)
        self.progress.count(**{how.value: 1})

    def times_of(self, posting: StoredPosting) -> ResolutionTimes:
        return self.target.route_for(_approved_content(posting)).times

    @property
    def _journey(self) -> Journey:
        return Journey(self.workplace)

    async def _again(self, posting: StoredPosting) -> StoredPosting:
        return await self.workplace.store.read(postings.posting_by_id, posting.posting_id)

    async def _reach(self, name: str) -> None:
        await self.workplace.fault_points.reach(name)


_CLOSED = frozenset({Verdict.NOT_SENT.value, Verdict.REJECTED.value})


def _may_arrive_beside(attempt: StoredAttempt, route: RouteFacts) -> bool:
    """Say whether an attempt may still be entered beside one that is sent by this route now."""
    is_same = bool(attempt.key_space) and attempt.key_space == route.key_space
    return attempt.verdict not in _CLOSED and not is_same


def _tried(transaction: Transaction, posting_id: str) -> tuple[list[StoredAttempt], int]:
    """Return the attempts of a posting, and up to which of them people said that JDE does not hold it."""
    attempts = sending.attempts(transaction, posting_id)
    return attempts, statements.decided_up_to(transaction, posting_id) if attempts else 0


def is_due(posting: StoredPosting, now: datetime) -> bool:
    return posting.next_look_at is None or posting.next_look_at <= now


def _with_reference(content: bytes, reference: str) -> bytes:
    """For a look-up only: an earlier reference of the same posting, in content of the same company and type."""
    return json.dumps({**json.loads(content), "reference": reference}).encode()


def _parcel(posting: StoredPosting) -> Parcel:
    return Parcel(content=_approved_content(posting), reference=posting.reference)


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
