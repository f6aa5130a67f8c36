"""Turn archived documents into drafted postings, and notice what changed under the ones that exist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mlconnector_gui.accounting.chain_checks import chain_findings
from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentFinding,
    Translation,
)
from mlconnector_gui.accounting.drafting import Bookkeeping, Draft, draft_posting
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.periods import ClosedPeriod, is_closed
from mlconnector_gui.accounting.receipt_drafting import RECEIPT
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.accounting.states import OPEN_TO_CHANGE, Move, PostingState
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Translate
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.services.content_difference import content_difference
from mlconnector_gui.services.receipts import receipts_of
from mlconnector_gui.services.translation import Ahead, Translator, parents_behind
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import (
    chains,
    connections,
    mappings,
    postings,
    sending,
    source_changes,
)
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

UNREADABLE = "unreadable"
"""The kind of a posting that only says why a document could not be understood."""
_NO_CURRENCY = "XXX"
_SOURCE = "source."
"""What begins the `why` of a posting that the program dismissed, since its source is not booked any more."""
_REPLACEABLE = OPEN_TO_CHANGE - {PostingState.HELD, PostingState.CHANGED_AFTER_APPROVAL}
_UNSENT = OPEN_TO_CHANGE | {PostingState.APPROVED}


@dataclass(slots=True)
class Preparation:
    """
    Everything that preparing the documents of one connection needs, loaded once per batch or when it is named.

    Runs inside one write transaction; pure but for the store.
    """

    transaction: Transaction
    workplace: Workplace
    connection: StoredConnection
    target: StoredConnection
    bookkeeping: Bookkeeping
    translate: Translate
    mappings: MappingSet
    masters: MasterLookup
    ahead: Mapping[int, Ahead] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def begin(
        cls,
        transaction: Transaction,
        workplace: Workplace,
        connection_id: str,
        *,
        ahead: Mapping[int, Ahead] | None = None,
    ) -> "Preparation":
        connection = connections.connection_named(transaction, connection_id)
        target = connections.connection_named(transaction, connection.values["target"])
        return cls(
            transaction=transaction,
            workplace=workplace,
            connection=connection,
            target=target,
            bookkeeping=bookkeeping_of(connection, target),
            translate=connector_spec(connection.connector).translate(),
            mappings=MappingSet(mappings.mapping_rules(transaction)),
            masters=MasterLookup(transaction, target.connection_id),
            ahead=ahead or {},
        )

    def prepare(self, document: StoredDocument) -> None:
        """Prepare one document: each posting it leads to is drafted, renewed, or told that its source changed."""
        if document.is_deleted:
            self._keep_links(document, Translation())
            self._withdraw_all(document, {"source": "deleted"})
            return
        translation = self.translation_of(document)
        self._prepare_unreadable(document, translation)
        self._withdraw_vanished(document, translation)
        self._keep_links(document, translation)
        for business_document in translation.documents:
            self._prepare_one(document, business_document, translation)
        for shipment in translation.shipments:
            self.prepare_shipment(shipment, self._documents_behind(document))

    def translation_of(self, document: StoredDocument) -> Translation:
        """Translate a document; what the translation refuses becomes a blocking finding."""
        made = self.ahead.get(document.document_id)
        if made is not None and made.holds(self.connection, parents_behind(self.transaction, document)):
            return made.translation
        return self._translator.translation_of(document)

    def content_of(
        self,
        document: StoredDocument,
        business_document: BusinessDocument,
        translation: Translation,
        *,
        revision: int,
        existing: StoredPosting | None = None,
    ) -> PreparedContent:
        draft = draft_posting(
            business_document,
            bookkeeping=self.bookkeeping,
            mappings=self.mappings,
            revision=revision,
            gl_date=self._gl_date(business_document, existing),
        )
        return PreparedContent(
            draft=draft,
            findings=(
                *_findings(translation.findings),
                *self._in_chain(translation),
                *check_draft(draft, self.masters.masters_for(draft)),
                *self._twice(draft, existing),
            ),
            target_id=self.target.connection_id,
            order_id=business_document.order_id,
            number=business_document.number,
            document_ids=self._documents_behind(document),
        )

    def _keep_links(self, document: StoredDocument, translation: Translation) -> None:
        chains.keep_links(
            self.transaction,
            connection_id=document.connection_id,
            stream=document.stream,
            external_id=document.external_id,
            links=translation.links,
        )

    def _in_chain(self, translation: Translation) -> tuple[Finding, ...]:
        """Hold a settlement against the one that ends where it begins."""
        found: list[Finding] = []
        for link in translation.links:
            known = chains.before(self.transaction, self.connection.connection_id, link)
            found += chain_findings(link, before=known.link, is_first=known.is_first)
        return tuple(found)

    def _prepare_one(
        self, document: StoredDocument, business_document: BusinessDocument, translation: Translation
    ) -> None:
        lineage = Lineage(
            connection_id=self.connection.connection_id,
            kind=business_document.kind.value,
            external_id=business_document.external_id,
        )
        existing = postings.posting_of(self.transaction, lineage)
        standing = self.standing_of(business_document)
        if standing:
            if existing is not None:
                self._withdraw(existing, {"source": standing})
            self._count("not_booked")
            return
        revision = existing.revision if existing else 1
        prepared = self.content_of(
            document, business_document, translation, revision=revision, existing=existing
        )
        if existing is None:
            self._insert(lineage, prepared)
            return
        if existing.content is not None and existing.content != prepared.content:
            prepared = self.content_of(
                document, business_document, translation, revision=revision + 1, existing=existing
            )
        self._renew(existing, prepared)

    def prepare_shipment(self, shipment: Shipment, document_ids: tuple[int, ...]) -> None:
        """Draft the receipts of what was shipped; of a voided shipment they are taken back."""
        for receipt in receipts_of(
            self.transaction,
            self.connection,
            self.target,
            shipment,
            today=self.workplace.now.date(),
            document_ids=document_ids,
        ):
            existing = postings.posting_of(self.transaction, receipt.lineage)
            if shipment.is_voided:
                if existing is not None:
                    self._withdraw(existing, {"source": "voided"})
            elif existing is None:
                self._insert(receipt.lineage, receipt.prepared)
            else:
                self._renew(existing, receipt.prepared)

    def _gl_date(self, document: BusinessDocument, existing: StoredPosting | None) -> date:
        """
        Return the day a document is booked on: its own, or the first open one where the connection says so.

        What was approved or sent keeps its day while its source keeps its own: that a period closed meanwhile is no
        change of the source.
        """
        day = document.business_date
        if existing is not None and not _may_be_made_anew(existing) and existing.gl_date >= day:
            return existing.gl_date
        company = self.masters.company(self.bookkeeping.company) if self.masters.is_loaded else None
        if company is None or self.bookkeeping.closed_period is ClosedPeriod.HOLD:
            return day
        try:
            first, _ = company.calendar.open_window()
        except Problem:  # the check tells it
            return day
        closed = is_closed(
            company.calendar.verdict(day),
            document_type=self.bookkeeping.document_type,
            before_cutoff_allowed=self.masters.constants.before_cutoff_allowed,
        )
        return first if closed else day

    def _twice(self, draft: Draft, existing: StoredPosting | None) -> list[Finding]:
        """Look for another posting under the draft's reference: JDE would hold the document twice, or refuse it."""
        mine = existing.posting_id if existing else ""
        holder = sending.holder_of_reference(self.transaction, draft.reference, besides=mine)
        if not holder:
            return []
        params = {"reference": draft.reference, "posting": holder}
        return [Finding(code="reference.duplicate", severity=Severity.BLOCKS, params=params)]

    def standing_of(self, document: BusinessDocument) -> str:
        """Return why a document is not booked, or '' when it is."""
        return self._translator.standing_of(document)

    @property
    def _translator(self) -> Translator:
        return Translator(self.transaction, self.connection, self.translate)

    def _insert(self, lineage: Lineage, prepared: PreparedContent) -> None:
        state = postings.insert_posting(
            self.transaction,
            posting_id=self.workplace.ids.new(),
            lineage=lineage,
            prepared=prepared,
            actor=self.workplace.actor,
            at=self.workplace.now,
        )
        self._count("prepared" if state is PostingState.READY else "blocked")

    def _renew(self, existing: StoredPosting, prepared: PreparedContent) -> None:
        """Bring an existing posting in line with its document, as far as its state allows."""
        if _may_be_made_anew(existing):
            self._replace(existing, prepared)
            return
        postings.link_documents(self.transaction, existing.posting_id, prepared.document_ids)
        # a check that fails by now (a period closed since) is no change of the source
        difference = content_difference(existing.content, prepared.as_drafted)
        if difference and existing.state is PostingState.APPROVED:
            self._void(existing, {"lines": difference})
        else:
            self._note_change(existing, {"lines": difference} if difference else None)

    def _replace(self, existing: StoredPosting, prepared: PreparedContent) -> None:
        same = existing.content is not None and existing.content == prepared.content
        if same and existing.state in {PostingState.READY, PostingState.REJECTED}:
            postings.link_documents(self.transaction, existing.posting_id, prepared.document_ids)
            if existing.state is PostingState.READY and not prepared.is_blocked:
                postings.renew_findings(self.transaction, existing.posting_id, prepared)
            self._count("unchanged")
            return
        state = postings.replace_content(
            self.transaction, existing, prepared, actor=self.workplace.actor, at=self.workplace.now
        )
        self._count("prepared" if state is PostingState.READY else "blocked")

    def _withdraw_all(self, document: StoredDocument, change: Mapping[str, str]) -> None:
        """Withdraw every posting that came from a document that is no more."""
        for posting in postings.postings_of_document(
            self.transaction, document.connection_id, document.stream, document.external_id
        ):
            self._withdraw(posting, change)
        self._count("gone")

    def _withdraw_vanished(self, document: StoredDocument, translation: Translation) -> None:
        """Look for postings of this document that its newest revision does not lead to any more."""
        led_to = {(one.kind.value, one.external_id) for one in translation.documents}
        blocking = [finding for finding in _findings(translation.findings) if finding.blocks]
        for posting in postings.postings_of_document(
            self.transaction, document.connection_id, document.stream, document.external_id
        ):
            # what a shipment leads to is withdrawn where shipments are prepared
            if posting.kind in {UNREADABLE, RECEIPT} or (posting.kind, posting.external_id) in led_to:
                continue
            if blocking:
                self._stop_unreadable(posting, blocking)
            else:
                self._withdraw(posting, {"source": "gone"})

    def _stop_unreadable(self, posting: StoredPosting, blocking: Sequence[Finding]) -> None:
        """The newest revision cannot be understood, so what the one before it led to must not be approved."""
        at, actor = self.workplace.now, self.workplace.actor
        if posting.state in {PostingState.READY, PostingState.DRAFTED}:
            postings.block_unreadable(self.transaction, posting, blocking, actor=actor, at=at)
            self._count("blocked")
        elif posting.state is PostingState.APPROVED:
            self._void(posting, {"source": UNREADABLE})
        elif posting.state not in {PostingState.BLOCKED, PostingState.DISMISSED}:
            self._note_change(posting, {"source": UNREADABLE})

    def _withdraw(self, posting: StoredPosting, change: Mapping[str, str]) -> None:
        """What was not sent is dismissed; what was sent keeps a note for a person to decide on."""
        if posting.state is PostingState.DISMISSED:
            return
        if posting.state not in _UNSENT:
            self._note_change(posting, change)
            return
        if posting.state is PostingState.APPROVED:
            posting = self._void(posting, change)
        postings.move(
            self.transaction,
            posting,
            Move.DISMISS,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={"why": f"{_SOURCE}{change['source']}", "source_change": None},
            told={"reason": "source", **change},
        )
        self._count("dismissed")

    def _void(self, posting: StoredPosting, change: Mapping[str, object]) -> StoredPosting:
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
        self._count("changed_after_approval")
        return postings.posting_by_id(self.transaction, posting.posting_id)

    def _note_change(self, posting: StoredPosting, change: Mapping[str, object] | None) -> None:
        source_changes.note_source_change(
            self.transaction, posting, change, actor=self.workplace.actor, at=self.workplace.now
        )
        if change and posting.state not in OPEN_TO_CHANGE | {PostingState.DISMISSED}:
            self._count("changed_after_sending")

    def _prepare_unreadable(self, document: StoredDocument, translation: Translation) -> None:
        """Show a document that could not be understood as a blocked posting without lines."""
        lineage = Lineage(
            connection_id=self.connection.connection_id,
            kind=UNREADABLE,
            external_id=f"{document.stream}/{document.external_id}",
        )
        existing = postings.posting_of(self.transaction, lineage)
        if translation.documents or not any(finding.blocks for finding in translation.findings):
            if existing is not None and existing.state is not PostingState.DISMISSED:
                self._withdraw(existing, {"source": "readable"})
            return
        prepared = self._unreadable_content(document, translation)
        if existing is None:
            self._insert(lineage, prepared)
        elif _may_be_made_anew(existing):
            self._replace(existing, prepared)

    def _unreadable_content(self, document: StoredDocument, translation: Translation) -> PreparedContent:
        draft = Draft(
            kind=UNREADABLE,
            external_id=document.external_id,
            bookkeeping=self.bookkeeping,
            gl_date=document.created_at.date(),
            currency=_NO_CURRENCY,
            explanation=f"{self.connection.name} {document.stream} {document.external_id}"[:30],
            reference=f"{UNREADABLE}/{self.connection.connection_id}/{document.stream}/{document.external_id}",
            revision=1,
            lines=(),
            findings=(),
        )
        return PreparedContent(
            draft=draft,
            findings=_findings(translation.findings),
            target_id=self.target.connection_id,
            order_id=document.external_id,
            number=document.external_id,
            document_ids=(document.document_id,),
        )

    def _documents_behind(self, document: StoredDocument) -> tuple[int, ...]:
        return (document.document_id, *parents_behind(self.transaction, document))

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def _is_withdrawn(posting: StoredPosting) -> bool:
    """Say whether the program dismissed it: then it comes back with its source. A person's decision stands."""
    return posting.state is PostingState.DISMISSED and posting.why.startswith(_SOURCE)


def _may_be_made_anew(posting: StoredPosting) -> bool:
    return posting.state in _REPLACEABLE or _is_withdrawn(posting)


def _told(problem: Problem) -> dict[str, str]:
    return {name: str(value) for name, value in problem.params.items()}


def _findings(found: Sequence[DocumentFinding]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code=finding.code,
            severity=Severity.BLOCKS if finding.blocks else Severity.NOTE,
            params=finding.params,
        )
        for finding in found
    )
