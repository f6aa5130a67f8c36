"""Watch the ledger: which entries JDE has posted, and whether they still are what was approved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mlconnector_gui.accounting.contents import kind_of
from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.engine.comparison import ledger_differences
from mlconnector_gui.engine.ledger_disagreement import BATCH_IN_ERROR, BY_WATCH, key_in_ledger, of_posting
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.jde.port import BatchStatus, DocumentKey, Ledger, LedgerDocument
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import ledger_findings, postings, source_changes
from mlconnector_gui.store.repositories.ledger_findings import SeenInLedger
from mlconnector_gui.store.repositories.postings import StoredPosting


@dataclass(slots=True)
class LedgerWatch:
    """
    Reads the documents of one JDE connection that are confirmed and not yet posted there.

    Of those that are not posted it reads how far their batches are; one that JDE's post found in error is told on
    its postings until the batch is mended.
    """

    workplace: Workplace
    target_id: str
    ledger: Ledger
    progress: Progress
    _in_error: list[SeenInLedger] = field(default_factory=list)

    async def watch(self) -> None:
        confirmed = await self.workplace.store.read(postings.postings_in, PostingState.CONFIRMED)
        groups: dict[tuple[str, str], list[StoredPosting]] = {}
        for posting in confirmed:
            if posting.target_id == self.target_id and kind_of(posting.content or b"{}").is_booked:
                groups.setdefault((posting.company, posting.document_type), []).append(posting)
        for (company, document_type), waiting in groups.items():
            await self._watch_group(company, document_type, waiting)
        if not self.progress.stop_asked:
            await self.workplace.store.write(self._note_batches)

    async def _watch_group(self, company: str, document_type: str, waiting: list[StoredPosting]) -> None:
        dates = [posting.ledger_gl_date or posting.gl_date for posting in waiting]
        documents = await self.ledger.read_documents(
            company=company, document_type=document_type, first=min(dates), last=max(dates)
        )
        by_key = {document.key: document for document in documents}
        await self._look_at_batches(waiting, by_key)
        for posting in waiting:
            if self.progress.stop_asked:
                return
            document = by_key.get(key_in_ledger(posting))
            await self.workplace.store.write(self._note, posting, document)
            self.workplace.tell("posting", posting.posting_id)

    async def _look_at_batches(
        self, waiting: Sequence[StoredPosting], documents: Mapping[DocumentKey, LedgerDocument]
    ) -> None:
        unposted = {
            posting.posting_id: document
            for posting in waiting
            if (document := documents.get(key_in_ledger(posting))) is not None and not document.is_posted
        }
        statuses = await self._statuses(sorted({(one.batch_type, one.batch) for one in unposted.values()}))
        for posting in waiting:
            document = unposted.get(posting.posting_id)
            if document is None:
                continue
            status = statuses.get((document.batch_type, document.batch), BatchStatus.UNKNOWN)
            self.progress.count(**{f"batch_{status.value}": 1})
            if status is BatchStatus.ERROR:
                self._in_error.append(of_posting(BATCH_IN_ERROR, posting, batch=document.batch))

    async def _statuses(self, batches: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], BatchStatus]:
        """A site that does not show its batches tells by F0911.POST alone."""
        if not batches:
            return {}
        try:
            return await self.ledger.batch_statuses(batches)
        except Problem as problem:
            if problem.code != "jde.table_unreadable":
                raise
            return {}

    def _note_batches(self, transaction: Transaction) -> None:
        ledger_findings.note_findings(
            transaction,
            self.target_id,
            self._in_error,
            codes=BY_WATCH,
            was_looked_at=lambda _: True,
            new_id=self.workplace.ids.new,
            actor=self.workplace.actor,
            at=self.workplace.now,
        )

    def _note(self, transaction: Transaction, seen: StoredPosting, document: LedgerDocument | None) -> None:
        at, actor = self.workplace.now, self.workplace.actor
        posting = postings.posting_by_id(transaction, seen.posting_id)
        if posting.state is not PostingState.CONFIRMED:
            return  # reversed by a person while JDE was read
        differences = (
            ["no such document in JDE"]
            if document is None
            else ledger_differences(posting.content or b"", document)
        )
        source_changes.note_ledger_difference(transaction, posting, differences, actor=actor, at=at)
        if differences:
            self.progress.count(differing=1)
        elif document is not None and document.is_posted:
            postings.move(
                transaction,
                posting,
                Move.SEE_POSTED,
                actor=actor,
                at=at,
                told={"document": f"{document.key.document_type} {document.key.number}"},
            )
            self.progress.count(posted=1)
        else:
            self.progress.count(not_yet_posted=1)
