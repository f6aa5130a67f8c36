"""What an archived document means, and whether it is booked: shared by preparing, simulating and explaining."""

from dataclasses import dataclass, replace
from datetime import date

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentFinding,
    DocumentKind,
    Translation,
)
from mlconnector_gui.accounting.treatments import Treatment, is_unspecified, treated
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Translate, TranslationContext
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, treatments
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates the documents of one connection within one transaction."""

    transaction: Transaction
    connection: StoredConnection
    translate: Translate

    @classmethod
    def of(cls, transaction: Transaction, connection: StoredConnection) -> "Translator":
        return cls(transaction, connection, connector_spec(connection.connector).translate())

    def translation_of(self, document: StoredDocument, payload: bytes | None = None) -> Translation:
        """Translate a document; what the translation refuses becomes a blocking finding."""
        if payload is None:
            payload = documents.payload_of(self.transaction, document.document_id)
        context = TranslationContext(
            facts=self.connection.facts,
            values=self.connection.values,
            related=lambda stream, external_id: documents.newest_payload(
                self.transaction, self.connection.connection_id, stream, external_id
            ),
            parents=document.parents,
        )
        try:
            found = self.translate(document.stream, payload, context)
            return replace(
                found, documents=tuple(self._treated(one, found, document) for one in found.documents)
            )
        except Problem as problem:
            told = {name: str(value) for name, value in problem.params.items()}
            finding = DocumentFinding(code=problem.code, blocks=True, params=told)
            return Translation(findings=(finding,))

    def _treated(
        self, one: BusinessDocument, found: Translation, document: StoredDocument
    ) -> BusinessDocument:
        """Put in what a person chose for money given back without saying for what."""
        if not is_unspecified(one):
            return one
        chosen = treatments.treatment_of(
            self.transaction, self.connection.connection_id, one.kind.value, one.external_id
        )
        return treated(one, Treatment(chosen), self._sale_of(one, found, document)) if chosen else one

    def _sale_of(
        self, one: BusinessDocument, found: Translation, document: StoredDocument
    ) -> BusinessDocument | None:
        """Find the sale that a refund is of: in the same payload, or in the one it names as its parent."""
        every = list(found.documents)
        for stream, external_id in document.parents:
            parent = documents.newest_document(
                self.transaction, self.connection.connection_id, stream, external_id
            )
            every += self.translation_of(parent).documents if parent and not parent.is_deleted else ()
        return next(
            (sale for sale in every if sale.kind is DocumentKind.SALE and sale.order_id == one.order_id), None
        )

    def booked_documents(
        self, document: StoredDocument, payload: bytes | None = None
    ) -> tuple[BusinessDocument, ...]:
        """Return what of a document is booked; the payload is read unless the caller has it."""
        if document.is_deleted:
            return ()
        found = self.translation_of(document, payload).documents
        return tuple(one for one in found if not self.standing_of(one))

    def standing_of(self, document: BusinessDocument) -> str:
        """Return why a document is not booked, or '' when it is."""
        if not document.is_bookable:
            return document.standing
        start = date.fromisoformat(self.connection.values["start_date"])
        return "before_start" if document.business_date < start else ""
