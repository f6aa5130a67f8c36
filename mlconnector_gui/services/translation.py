"""What an archived document means, and whether it is booked: shared by preparing, simulating and explaining."""

from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentFinding, Translation
from mlconnector_gui.accounting.freight import with_freight
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Translate, TranslationContext
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents
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
            translation = self.translate(document.stream, payload, context)
            return with_freight(translation, self.connection.values)
        except Problem as problem:
            told = {name: str(value) for name, value in problem.params.items()}
            finding = DocumentFinding(code=problem.code, blocks=True, params=told)
            return Translation(findings=(finding,))

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
