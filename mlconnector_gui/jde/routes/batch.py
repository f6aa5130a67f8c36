"""The batch route: rows into F0911Z1 under keys that refuse a duplicate, then R09110Z over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.batch_contract import BatchContract
from mlconnector_gui.jde.batch_rows import (
    BatchLine,
    PostingRows,
    RowsStanding,
    compare_rows,
    line_inputs,
    process_inputs,
    rows_of_posting,
)
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.login import LiveSession
from mlconnector_gui.jde.look_up import SESSION_CHANGED, ReferenceSearch
from mlconnector_gui.jde.orchestrations import encoded, named, path_of
from mlconnector_gui.jde.outcome import read_call
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome, ResolutionTimes, Verdict
from mlconnector_gui.jde.routes.batch_judgement import (
    CallJudgement,
    accepted,
    batch_refused,
    has_job_ended,
    in_doubt,
    is_complete,
    judge_call,
    judge_look_up,
    not_entered,
    not_processed,
    rows_differ,
    rows_refused,
)
from mlconnector_gui.jde.routes.gate import WriteGate
from mlconnector_gui.jde.routes.waiting import growing_waits


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRoute:
    """
    Writes a posting's rows, sees that all of them stand as we wrote them, and has the batch processor enter them.

    Promises: every row has its key from the posting alone, so writing it again does nothing; what stands is read
    before and after each writing, and only what is missing is written once more; the processor never runs over rows
    that are incomplete, not ours, or processed already. JDE's tables decide, never what an answer claims.

    The key covers the rows, not the run. Two runs of R09110Z over the same rows at the same time might each enter
    them, so whoever submits a posting again waits `ResolutionTimes.rerun_seconds`. And the key covers the rows only
    while they stand: a purge of F0911Z1 ends it.
    """

    gate: WriteGate
    data_service: DataService
    reader: LedgerReader
    search: ReferenceSearch
    contract: BatchContract
    times: ResolutionTimes
    clock: Clock

    @property
    def proves_absence(self) -> bool:
        return True

    @property
    def key_space(self) -> str:
        return f"F0911Z1/{self.contract.user}"

    async def submit(self, sent: JournalContent, *, not_after: datetime) -> Outcome:
        """Carry on from what stands: no row, some of an earlier attempt, or all of them."""
        try:
            posting = await self._rows_of(sent)
            standing = await self._standing(posting)
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

    async def look_up(self, sent: JournalContent, *, control: DocumentKey | None) -> LookUp:
        """
        Look into the batch table first, then into the ledger.

        In this order rows that are processed and purged between the two readings are seen in the ledger.
        """
        posting = await self._rows_of(sent)
        before = await self.gate.session.ready()
        standing = await self._standing(posting)
        looked = await self.search.look_up(sent, control=control)
        after = await self.gate.session.ready()
        if before.generation != after.generation and not looked.found:
            return LookUp(is_definite=False, found=(), why_not_definite=SESSION_CHANGED)
        return judge_look_up(looked, standing, lines=len(posting.lines))

    async def _entered(
        self, sent: JournalContent, posting: PostingRows, written: CallJudgement, *, not_after: datetime
    ) -> Outcome:
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
        self, posting: PostingRows, written: CallJudgement, *, latest: datetime
    ) -> tuple[RowsStanding, CallJudgement]:
        """
        Read what stands, and write what is missing once more under the same keys.

        A refusal counts only when both calls were told so: while the first may be at work, or said that it wrote the
        rows, the second one is refused for what stands and is not seen yet.
        """
        standing = await self._standing(posting)
        if not standing.is_incomplete or written.is_definite_refusal:
            return standing, written
        again = await self._insert(await self.gate.session_before(latest), standing.missing)
        standing = await self._standing_after_lag(posting)
        return standing, again if written.refusal or written.nothing_left else written

    async def _incomplete(
        self, sent: JournalContent, posting: PostingRows, standing: RowsStanding, written: CallJudgement
    ) -> Outcome:
        if written.is_definite_refusal and written.failure is not None and standing.is_empty:
            return written.failure
        if not written.refusal:
            return in_doubt("rows_missing", written.technical)
        return await self._refused(sent, rows_refused(standing, posting.key, written.refusal))

    async def _refused(self, sent: JournalContent, problem: Problem) -> Outcome:
        """Believe a refusal only where the ledger definitely holds nothing."""
        looked = await self.search.look_up(sent, control=None)
        if looked.found:
            return in_doubt("found_after_refusal", problem.technical)
        verdict = Verdict.REJECTED if looked.is_definite else Verdict.IN_DOUBT
        return Outcome(verdict=verdict, problem=problem, refused=True)

    async def _seen(self, sent: JournalContent, posting: PostingRows, called: CallJudgement) -> Outcome:
        """
        Wait until the ledger shows the document; the processor is a job, so its answer tells little.

        Once JDE has refused, or the job is over, only as long as a document may stay unseen.
        """
        until = self._in(self.times.processing_seconds)
        is_over = False
        for wait in growing_waits():
            documents = await self.search.documents(sent.reference)
            if len(documents) > 1:
                return in_doubt("found_twice")
            if documents and is_complete(documents[0], len(posting.lines)):
                return accepted(documents[0], warnings=called.warnings)
            if not is_over and (called.refusal or await self._has_job_ended(called.job)):
                is_over = True
                until = self._in(self.times.read_lag_seconds)
            left = (until - self.clock.now()).total_seconds()
            if left <= 0:
                break
            await self.clock.sleep(min(wait, left))
        standing = await self._standing(posting)
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

    async def _standing_after_lag(self, posting: PostingRows) -> RowsStanding:
        """Read until all rows stand, or until they would be seen if they did."""
        until = self._in(self.times.read_lag_seconds)
        for wait in growing_waits():
            standing = await self._standing(posting)
            left = (until - self.clock.now()).total_seconds()
            if not standing.is_incomplete or left <= 0:
                break
            await self.clock.sleep(min(wait, left))
        return standing

    async def _rows_of(self, sent: JournalContent) -> PostingRows:
        base_currency = await self.reader.currency_of(sent.company)
        return rows_of_posting(sent, self.contract, base_currency=base_currency)

    async def _standing(self, posting: PostingRows) -> RowsStanding:
        rows = await self.data_service.rows(posting.read)
        return compare_rows(rows, posting, self.contract)

    async def _insert(self, live: LiveSession, lines: Sequence[BatchLine]) -> CallJudgement:
        contract = self.contract
        rows = [named(line_inputs(line, contract), contract.line_inputs) for line in lines]
        body = encoded(contract.input_format, {}, {contract.array: rows})
        return await self._call(live, contract.insert, body)

    async def _process(self, live: LiveSession, posting: PostingRows) -> CallJudgement:
        contract = self.contract
        inputs = named(process_inputs(posting.key), contract.process_inputs)
        return await self._call(live, contract.process, encoded(contract.input_format, inputs))

    async def _call(self, live: LiveSession, name: str, body: bytes) -> CallJudgement:
        call = await self.gate.send(live, path_of(self.contract.version, name), body)
        return judge_call(read_call(call.answer, session_alive=call.session_alive), self.contract)
