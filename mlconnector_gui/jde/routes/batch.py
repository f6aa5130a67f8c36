"""The batch route: rows into a batch table under keys that refuse a duplicate, then its processor over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.batch_rows import RowsStanding, process_inputs
from mlconnector_gui.jde.login import LiveSession
from mlconnector_gui.jde.look_up import SESSION_CHANGED
from mlconnector_gui.jde.orchestrations import encoded, named, path_of
from mlconnector_gui.jde.outcome import read_call
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome, ResolutionTimes
from mlconnector_gui.jde.routes.batch_judgement import (
    CallJudgement,
    accepted,
    batch_refused,
    has_job_ended,
    in_doubt,
    judge_call,
    judge_look_up,
    not_entered,
    not_processed,
    rows_differ,
    rows_refused,
)
from mlconnector_gui.jde.routes.batch_tables import BatchTables, Keyed
from mlconnector_gui.jde.routes.gate import WriteGate
from mlconnector_gui.jde.routes.waiting import growing_waits

C = TypeVar("C")
P = TypeVar("P", bound=Keyed)
W = TypeVar("W")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRoute(Generic[C, P, W]):
    """
    Writes a posting's rows, sees that all of them stand as we wrote them, and has the batch processor enter them.

    Promises: every row has its key from the posting alone, so writing it again does nothing; what stands is read
    before and after each writing, and only what is missing is written once more; the processor never runs over rows
    that are incomplete, not ours, or processed already. JDE's tables decide, never what an answer claims.

    The key covers the rows, not the run. Two runs of the processor over the same rows at the same time might each
    enter them, so whoever submits a posting again waits `ResolutionTimes.rerun_seconds`. And the key covers the rows
    only while they stand: a purge of the batch table ends it.
    """

    gate: WriteGate
    tables: BatchTables[C, P, W]
    times: ResolutionTimes
    clock: Clock

    @property
    def proves_absence(self) -> bool:
        return True

    @property
    def key_space(self) -> str:
        return self.tables.key_space

    async def submit(self, sent: C, *, not_after: datetime) -> Outcome:
        """Carry on from what stands: no row, some of an earlier attempt, or all of them."""
        try:
            posting = await self.tables.posting_of(sent)
            if posting.refusal is not None:
                return Outcome(verdict=Verdict.REJECTED, problem=posting.refusal, refused=True)
            standing = await self.tables.standing(posting)
            live = await self.gate.session_before(not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.NOT_SENT, problem=problem)
        written = CallJudgement()
        if standing.is_incomplete:
            written = await self._insert(live, standing.missing)
            if standing.is_empty and written.failure is not None and written.nothing_left:
                return written.failure
        try:
            return await self._entered(sent, posting, written, not_after=not_after)
        except Problem as problem:
            return in_doubt(problem.code, problem.technical)

    async def seen(self, sent: C) -> LookUp:
        return await self.tables.seen(sent)

    async def look_up(self, sent: C, *, control: DocumentKey | None) -> LookUp:
        """
        Look into the batch table first, then into the ledger.

        In this order rows that are processed and purged between the two readings are seen in the ledger.
        """
        posting = await self.tables.posting_of(sent)
        before = await self.gate.session.ready()
        standing = await self.tables.standing(posting)
        looked = await self.tables.look_up(sent, control=control)
        after = await self.gate.session.ready()
        if before.generation != after.generation and not looked.found:
            return LookUp(is_definite=False, found=(), why_not_definite=SESSION_CHANGED)
        is_whole = bool(looked.found) and self.tables.is_whole(posting, looked.found[0])
        return judge_look_up(looked, standing, is_whole=is_whole)

    async def _entered(self, sent: C, posting: P, written: CallJudgement, *, not_after: datetime) -> Outcome:
        """Have the processor enter the rows if all of them stand; it never runs over anything else."""
        # a program that was asleep must not wake up and run the processor beside a later attempt
        latest = not_after + timedelta(seconds=self.times.processing_seconds)
        standing, written = await self._completed(posting, written, latest=latest)
        if standing.processed:
            return await self._seen(sent, posting, CallJudgement())
        if standing.differing:
            return rows_differ(standing, posting.key)
        if standing.missing:
            return await self._incomplete(sent, posting, standing, written)
        called = await self._process(await self.gate.session_before(latest), posting)
        if called.nothing_left:
            return in_doubt("not_processed", called.technical)
        if called.is_definite_refusal:
            return not_processed(posting.key, called.refusal)
        return await self._seen(sent, posting, called)

    async def _completed(
        self, posting: P, written: CallJudgement, *, latest: datetime
    ) -> tuple[RowsStanding[W], CallJudgement]:
        """
        Read what stands, and write what is missing once more under the same keys.

        A refusal counts only when both calls were told so: while the first may be at work, or said that it wrote the
        rows, the second one is refused for what stands and is not seen yet.
        """
        standing = await self.tables.standing(posting)
        if not standing.is_incomplete or written.is_definite_refusal:
            return standing, written
        again = await self._insert(await self.gate.session_before(latest), standing.missing)
        standing = await self._standing_after_lag(posting)
        return standing, again if written.refusal or written.nothing_left else written

    async def _incomplete(
        self, sent: C, posting: P, standing: RowsStanding[W], written: CallJudgement
    ) -> Outcome:
        if written.is_definite_refusal and written.failure is not None and standing.is_empty:
            return written.failure
        if not written.refusal:
            return in_doubt("rows_missing", written.technical)
        return await self._refused(sent, rows_refused(standing, posting.key, written.refusal))

    async def _refused(self, sent: C, problem: Problem) -> Outcome:
        """Believe a refusal only where the ledger definitely holds nothing."""
        looked = await self.tables.look_up(sent, control=None)
        if looked.found:
            return in_doubt("found_after_refusal", problem.technical)
        verdict = Verdict.REJECTED if looked.is_definite else Verdict.IN_DOUBT
        return Outcome(verdict=verdict, problem=problem, refused=True)

    async def _seen(self, sent: C, posting: P, called: CallJudgement) -> Outcome:
        """
        Wait until the ledger shows the document; the processor is a job, so its answer tells little.

        Once JDE has refused, or the job is over, only as long as a document may stay unseen.
        """
        until = self._in(self.times.processing_seconds)
        is_over = False
        for wait in growing_waits():
            documents = await self.tables.documents(sent)
            if len(documents) > 1:
                return in_doubt("found_twice")
            if documents and self.tables.is_whole(posting, documents[0]):
                return accepted(documents[0], warnings=called.warnings)
            if not is_over and (called.refusal or await self._has_job_ended(called.job)):
                is_over = True
                until = self._in(self.times.read_lag_seconds)
            left = (until - self.clock.now()).total_seconds()
            if left <= 0:
                break
            await self.clock.sleep(min(wait, left))
        standing = await self.tables.standing(posting)
        if not is_over or documents or not standing.is_waiting:
            return in_doubt("processing", called.technical)
        refusal = batch_refused(posting.key, called.refusal) if called.refusal else None
        return await self._refused(sent, refusal or not_entered(posting.key, called.job))

    async def _has_job_ended(self, job: int) -> bool:
        """Ask for the job where its number is known; where that cannot be told, the waiting goes on."""
        if not job:
            return False
        try:
            return has_job_ended(await self.gate.session.read("POST", "report/status", {"jobNumber": job}))
        except Problem:
            return False

    def _in(self, seconds: float) -> datetime:
        return self.clock.now() + timedelta(seconds=seconds)

    async def _standing_after_lag(self, posting: P) -> RowsStanding[W]:
        """Read until all rows stand, or until they would be seen if they did."""
        until = self._in(self.times.read_lag_seconds)
        for wait in growing_waits():
            standing = await self.tables.standing(posting)
            left = (until - self.clock.now()).total_seconds()
            if not standing.is_incomplete or left <= 0:
                break
            await self.clock.sleep(min(wait, left))
        return standing

    async def _insert(self, live: LiveSession, rows: Sequence[W]) -> CallJudgement:
        return await self._call(live, self.tables.contract.insert, self.tables.insertion(rows))

    async def _process(self, live: LiveSession, posting: P) -> CallJudgement:
        contract = self.tables.contract
        inputs = named(process_inputs(posting.key), contract.process_inputs)
        return await self._call(live, contract.process, encoded(contract.input_format, inputs))

    async def _call(self, live: LiveSession, name: str, body: bytes) -> CallJudgement:
        contract = self.tables.contract
        call = await self.gate.send(live, path_of(contract.version, name), body)
        return judge_call(read_call(call.answer, session_alive=call.session_alive), contract.outputs)
