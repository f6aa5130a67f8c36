"""Watch the ledger: which entries JDE has posted, and whether they still are what was approved."""

from dataclasses import dataclass

from mlconnector_gui.accounting.contents import kind_of
from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.engine.comparison import ledger_differences
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.jde.port import DocumentKey, Ledger, LedgerDocument
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings, source_changes
from mlconnector_gui.store.repositories.postings import StoredPosting


@dataclass(slots=True)
class LedgerWatch:
    """Reads the documents of one JDE connection that are confirmed and not yet posted there."""

    workplace: Workplace
    target_id: str
    ledger: Ledger
    progress: Progress

    async def watch(self) -> None:
        confirmed = await self.workplace.store.read(postings.postings_in, PostingState.CONFIRMED)
        groups: dict[tuple[str, str], list[StoredPosting]] = {}
        for posting in confirmed:
            if posting.target_id == self.target_id and kind_of(posting.content or b"{}").is_booked:
                groups.setdefault((posting.company, posting.document_type), []).append(posting)
        for (company, document_type), waiting in groups.items():
            await self._watch_group(company, document_type, waiting)

    async def _watch_group(self, company: str, document_type: str, waiting: list[StoredPosting]) -> None:
        dates = [posting.ledger_gl_date or posting.gl_date for posting in waiting]
        documents = await self.ledger.read_documents(
            company=company, document_type=document_type, first=min(dates), last=max(dates)
        )
        by_key = {document.key: document for document in documents}
        for posting in waiting:
            if self.progress.stop_asked:
                return
            document = by_key.get(_key(posting))
            await self.workplace.store.write(self._note, posting, document)
            self.workplace.tell("posting", posting.posting_id)

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


def _key(posting: StoredPosting) -> DocumentKey:
    return DocumentKey(
        company=posting.ledger_company or "",
        document_type=posting.ledger_type or "",
        number=posting.ledger_number or 0,
        gl_date=posting.ledger_gl_date or posting.gl_date,
    )
