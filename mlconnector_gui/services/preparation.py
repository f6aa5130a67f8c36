"""Turn archived documents into drafted postings, and notice what changed under the ones that exist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mlconnector_gui.accounting.chain_checks import chain_findings
from mlconnector_gui.accounting.chains import ChainLink
from mlconnector_gui.accounting.document_vouchers import (
    draft_document_voucher,
    held_by_supplier,
    invoice_number_of,
)
from mlconnector_gui.accounting.documents import BusinessDocument, DocumentFinding, Translation
from mlconnector_gui.accounting.drafting import Draft, draft_posting
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.accounting.posting_draft import PostingDraft
from mlconnector_gui.accounting.receipt_drafting import RECEIPT
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.voucher_drafting import facts_of, head_of
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services.accruals import after_accrual
from mlconnector_gui.services.books import Books
from mlconnector_gui.services.customer_notes import CustomerNotes
from mlconnector_gui.services.posting_forms import supplier_of
from mlconnector_gui.services.receipts import receipts_of
from mlconnector_gui.services.renewal import UNREADABLE, Renewal, may_be_made_anew
from mlconnector_gui.services.summaries import Membership
from mlconnector_gui.services.translation import Ahead, Translator, parents_behind
from mlconnector_gui.services.vouchers import is_voucher
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import chains, postings, seen_sales, summaries, unsettled
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting
from mlconnector_gui.store.repositories.summaries import SummaryMember

_NO_CURRENCY = "XXX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """
    Everything that preparing the documents of one connection needs, loaded once per batch or when it is named.

    Runs inside one write transaction; pure but for the store. A payload may lead to several documents, and each of
    them has a posting of its own or is a member of a summary, which is made once all documents were prepared.
    """

    transaction: Transaction
    books: Books
    translator: Translator
    renewal: Renewal
    membership: Membership
    customers: CustomerNotes
    ahead: Mapping[int, Ahead] = field(default_factory=dict)
    """Translations that were made before the transaction, by document."""
    settled: list[ChainLink] = field(default_factory=list)
    """The settlements that were prepared."""
    payables: Mapping[str, PayablesFacts] = field(default_factory=dict)
    """What JDE was asked about vouchers before the transaction, by invoice number."""

    @classmethod
    def begin(
        cls,
        transaction: Transaction,
        workplace: Workplace,
        connection_id: str,
        *,
        ahead: Mapping[int, Ahead] | None = None,
        payables: Mapping[str, PayablesFacts] | None = None,
    ) -> "Preparation":
        books = Books.of(transaction, connection_id)
        return cls(
            transaction=transaction,
            books=books,
            translator=Translator.of(transaction, books.connection),
            renewal=Renewal(transaction, workplace),
            membership=Membership(transaction, books),
            customers=CustomerNotes.of(transaction, workplace, books.connection),
            ahead=ahead or {},
            payables=payables or {},
        )

    @property
    def counts(self) -> Mapping[str, int]:
        return self.renewal.counts

    def prepare(self, document: StoredDocument) -> None:
        """Prepare one document: each posting it leads to is drafted, renewed, or told that its source changed."""
        if document.is_deleted:
            self._keep_links(document, Translation())
            self._keep_beside(document, Translation())
            self.customers.forget(document)
            self._withdraw_all(document, {"source": "deleted"})
            return
        translation = self.translation_of(document)
        led_to = self._postings_of(document)
        self._prepare_unreadable(document, translation, led_to)
        self._withdraw_vanished(document, translation, led_to)
        self._keep_links(document, translation)
        self._keep_beside(document, translation)
        self.customers.note(
            document,
            translation.customers,
            [one for one in translation.documents if not self.standing_of(one)],
        )
        for business_document in translation.documents:
            self._prepare_one(document, business_document, translation)
        for shipment in translation.shipments:
            self.prepare_shipment(shipment, self._documents_behind(document))

    def translation_of(self, document: StoredDocument) -> Translation:
        """Translate a document; what the translation refuses becomes a blocking finding."""
        made = self.ahead.get(document.document_id)
        if made is not None and made.holds(self.books.connection, parents_behind(self.transaction, document)):
            return made.translation
        return self.translator.translation_of(document)

    def content_of(
        self,
        document: StoredDocument,
        business_document: BusinessDocument,
        translation: Translation,
        *,
        revision: int,
        existing: StoredPosting | None = None,
    ) -> PreparedContent:
        draft = self._drafted(business_document, translation, revision=revision, existing=existing)
        return PreparedContent(
            draft=draft,
            findings=(
                *_findings(translation.findings),
                *self._in_chain(translation),
                *self.books.checked(draft, existing),
            ),
            target_id=self.books.target.connection_id,
            order_id=business_document.order_id,
            number=business_document.number,
            document_ids=self._documents_behind(document),
            source_id=document.document_id,
        )

    def _drafted(
        self,
        document: BusinessDocument,
        translation: Translation,
        *,
        revision: int,
        existing: StoredPosting | None,
    ) -> PostingDraft:
        """Draft a document in the form its connection has; what left in another keeps that."""
        books = self.books
        day, why_moved = self._day_of(document, translation)
        lineage = self._lineage_of(document)
        gl_date = books.gl_date(lineage, day, existing)
        why_moved = books.why_moved(lineage, document.business_date) or why_moved
        posting = postings.posting_of(self.transaction, lineage)
        voucher = self._voucher_of(posting)
        is_settled = posting is not None and not may_be_made_anew(posting)
        supplier = _supplier_in(voucher) if is_settled else supplier_of(books.connection.values)
        if not supplier or held_by_supplier(document).is_zero:
            return draft_posting(
                document,
                bookkeeping=books.bookkeeping,
                mappings=books.mappings,
                revision=revision,
                gl_date=gl_date,
                why_moved=why_moved,
            )
        number = invoice_number_of(document, connection=books.bookkeeping.connection)
        asked_before = facts_of(voucher) if voucher is not None else None
        return draft_document_voucher(
            document,
            supplier=supplier,
            bookkeeping=books.bookkeeping,
            mappings=books.mappings,
            revision=revision,
            gl_date=gl_date,
            why_moved=why_moved,
            facts=asked_before if is_settled else self.payables.get(number, asked_before),
        )

    def _voucher_of(self, posting: StoredPosting | None) -> Mapping[str, Any] | None:
        """Return what is stored of a posting that is a voucher by now."""
        subject = postings.subject_of(self.transaction, posting.posting_id) if posting is not None else None
        return subject if is_voucher(subject) else None

    def _lineage_of(self, document: BusinessDocument) -> Lineage:
        return Lineage(
            connection_id=self.books.connection.connection_id,
            kind=document.kind.value,
            external_id=document.external_id,
        )

    def _day_of(self, document: BusinessDocument, translation: Translation) -> tuple[date, Finding | None]:
        """Return a document's own day, or the one after an accrual that has it already."""
        connection_id = self.books.connection.connection_id
        accrued = after_accrual(self.transaction, connection_id, translation.links)
        if accrued is None or document.business_date > accrued.month_end:
            return document.business_date, None
        params = {
            "original": document.business_date.isoformat(),
            "accrual": accrued.external_id,
            "gl_date": accrued.taken_back_on.isoformat(),
        }
        finding = Finding(code="accrual.stands", severity=Severity.NOTE, params=params)
        return accrued.taken_back_on, finding

    def _keep_beside(self, document: StoredDocument, translation: Translation) -> None:
        """Keep what leads to no posting by itself: what may be accrued, and what is only looked at."""
        spec = connector_spec(self.books.connection.connector)
        place = {
            "connection_id": document.connection_id,
            "stream": document.stream,
            "external_id": document.external_id,
        }
        if spec.tells_unsettled:
            unsettled.keep_movement(
                self.transaction,
                **place,
                document_id=document.document_id,
                movement=translation.unsettled,
            )
        if spec.tells_sales:
            seen_sales.keep_sale(self.transaction, **place, sale=translation.seen_sale)

    def _keep_links(self, document: StoredDocument, translation: Translation) -> None:
        chains.keep_links(
            self.transaction,
            connection_id=document.connection_id,
            stream=document.stream,
            external_id=document.external_id,
            links=translation.links,
        )
        self.settled.extend(translation.links)

    def _in_chain(self, translation: Translation) -> tuple[Finding, ...]:
        """Hold a settlement against the one that ends where it begins."""
        found: list[Finding] = []
        for link in translation.links:
            known = chains.before(self.transaction, self.books.connection.connection_id, link)
            found += chain_findings(link, before=known.link, is_first=known.is_first)
        return tuple(found)

    def _prepare_one(
        self, document: StoredDocument, business_document: BusinessDocument, translation: Translation
    ) -> None:
        lineage = self._lineage_of(business_document)
        existing = postings.posting_of(self.transaction, lineage)
        standing = self.standing_of(business_document)
        member = self.membership.member(lineage.kind, lineage.external_id)
        if member is not None:
            self.membership.came_again(member, None if standing else business_document)
            self.renewal.count("summarised")
        elif standing:
            if existing is not None:
                self.renewal.withdraw(existing, {"source": standing})
            self.renewal.count("not_booked")
        elif (
            existing is None
            and not _blocks(translation.findings)
            and self.membership.takes(business_document)
        ):
            self.membership.join(document, business_document)
            self.renewal.count("summarised")
        else:
            self._draft(lineage, existing, document, business_document, translation)
            self.membership.note_payout(business_document)

    def _draft(
        self,
        lineage: Lineage,
        existing: StoredPosting | None,
        document: StoredDocument,
        business_document: BusinessDocument,
        translation: Translation,
    ) -> None:
        """Give a document the posting of its own."""
        revision = existing.revision if existing else 1
        prepared = self.content_of(
            document, business_document, translation, revision=revision, existing=existing
        )
        if existing is None:
            self.renewal.insert(lineage, prepared)
            return
        if existing.content is not None and existing.content != prepared.content:
            prepared = self.content_of(
                document, business_document, translation, revision=revision + 1, existing=existing
            )
        self.renewal.renew(existing, prepared)

    def prepare_shipment(self, shipment: Shipment, document_ids: tuple[int, ...]) -> None:
        """Draft the receipts of what was shipped; of a voided shipment they are taken back."""
        for receipt in receipts_of(
            self.transaction,
            self.books.connection,
            self.books.target,
            shipment,
            today=self.renewal.workplace.now.date(),
            document_ids=document_ids,
        ):
            existing = postings.posting_of(self.transaction, receipt.lineage)
            if shipment.is_voided:
                if existing is not None:
                    self.renewal.withdraw(existing, {"source": "voided"})
            elif existing is None:
                self.renewal.insert(receipt.lineage, receipt.prepared)
            else:
                self.renewal.renew(existing, receipt.prepared)

    def standing_of(self, document: BusinessDocument) -> str:
        """Return why a document is not booked, or '' when it is."""
        return self.translator.standing_of(document)

    def _withdraw_all(self, document: StoredDocument, change: Mapping[str, str]) -> None:
        """Withdraw every posting that came from a document that is no more."""
        for posting in self._postings_of(document):
            self.renewal.withdraw(posting, change)
        for member in self._members(document):
            self.membership.came_again(member, None)
        self.renewal.count("gone")

    def _withdraw_vanished(
        self, document: StoredDocument, translation: Translation, led_to: Sequence[StoredPosting]
    ) -> None:
        """Look for postings of this document that its newest revision does not lead to any more."""
        leads_to = {(one.kind.value, one.external_id) for one in translation.documents}
        blocking = [finding for finding in _findings(translation.findings) if finding.blocks]
        for posting in led_to:
            # what a shipment leads to is withdrawn where shipments are prepared
            if posting.kind in {UNREADABLE, RECEIPT} or (posting.kind, posting.external_id) in leads_to:
                continue
            if blocking:
                self.renewal.stop_unreadable(posting, blocking)
            else:
                self.renewal.withdraw(posting, {"source": "gone"})
        for member in self._members(document):
            if (member.kind, member.external_id) not in leads_to:
                self.membership.came_again(member, None)

    def _postings_of(self, document: StoredDocument) -> list[StoredPosting]:
        return postings.postings_of_document(
            self.transaction, document.connection_id, document.stream, document.external_id
        )

    def _members(self, document: StoredDocument) -> list[SummaryMember]:
        return summaries.members_of_document(
            self.transaction, document.connection_id, document.stream, document.external_id
        )

    def _prepare_unreadable(
        self, document: StoredDocument, translation: Translation, led_to: Sequence[StoredPosting]
    ) -> None:
        """Show a document that could not be understood as a blocked posting without lines."""
        existing = next((posting for posting in led_to if posting.kind == UNREADABLE), None)
        if translation.documents or not any(finding.blocks for finding in translation.findings):
            if existing is not None and existing.state is not PostingState.DISMISSED:
                self.renewal.withdraw(existing, {"source": "readable"})
            return
        prepared = self._unreadable_content(document, translation)
        if existing is None:
            lineage = Lineage(
                connection_id=self.books.connection.connection_id,
                kind=UNREADABLE,
                external_id=f"{document.stream}/{document.external_id}",
            )
            self.renewal.insert(lineage, prepared)
        elif may_be_made_anew(existing):
            self.renewal.replace(existing, prepared)

    def _unreadable_content(self, document: StoredDocument, translation: Translation) -> PreparedContent:
        draft = Draft(
            kind=UNREADABLE,
            external_id=document.external_id,
            bookkeeping=self.books.bookkeeping,
            gl_date=document.created_at.date(),
            currency=_NO_CURRENCY,
            explanation=f"{self.books.connection.name} {document.stream} {document.external_id}"[:30],
            reference=f"{UNREADABLE}/{self.books.connection.connection_id}/{document.stream}/{document.external_id}",
            revision=1,
            lines=(),
            findings=(),
        )
        return PreparedContent(
            draft=draft,
            findings=_findings(translation.findings),
            target_id=self.books.target.connection_id,
            order_id=document.external_id,
            number=document.external_id,
            document_ids=(document.document_id,),
            source_id=document.document_id,
        )

    def _documents_behind(self, document: StoredDocument) -> tuple[int, ...]:
        return (document.document_id, *parents_behind(self.transaction, document))


def _supplier_in(voucher: Mapping[str, Any] | None) -> int:
    return head_of(voucher).supplier if voucher is not None else 0


def _blocks(found: Sequence[DocumentFinding]) -> bool:
    return any(finding.blocks for finding in found)


def _findings(found: Sequence[DocumentFinding]) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            code=finding.code,
            severity=Severity.BLOCKS if finding.blocks else Severity.NOTE,
            params=finding.params,
        )
        for finding in found
    )
