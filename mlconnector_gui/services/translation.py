"""What an archived document means, and whether it is booked: shared by preparing, simulating and explaining."""

from dataclasses import dataclass, field, replace
from datetime import date

from mlconnector_gui.accounting.customer_policy import CustomerChoice, CustomerScope, customer_choice
from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentFinding,
    DocumentKind,
    Translation,
)
from mlconnector_gui.accounting.freight import with_freight
from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.accounting.store_customers import CUSTOMER, CUSTOMER_KIND, CUSTOMER_NUMBER
from mlconnector_gui.accounting.store_items import StoreItem
from mlconnector_gui.accounting.treatments import Treatment, is_unspecified, treated
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Translate, TranslationContext
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, links, store_customers, treatments
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument

_ITEMS = "products"
"""The stream in which a store gives its items."""
LARGE_PAYLOAD = 4 * 1024 * 1024
"""From here on a translation takes seconds, in which nobody else could write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A translation that was made before the transaction it is needed in, and what it looked at."""

    connection: StoredConnection
    behind: tuple[int, ...]
    """The documents that it looked at beside its own."""
    translation: Translation

    def holds(self, connection: StoredConnection, behind: tuple[int, ...]) -> bool:
        seen = (self.connection.values, self.connection.facts, self.behind)
        return seen == (connection.values, connection.facts, behind)


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates the documents of one connection within one transaction."""

    transaction: Transaction
    connection: StoredConnection
    translate: Translate
    customers: CustomerChoice
    _numbers: dict[str, str] = field(default_factory=dict)
    """Address numbers by the customer's key, '' where there is no link."""

    @classmethod
    def of(cls, transaction: Transaction, connection: StoredConnection) -> "Translator":
        translate = connector_spec(connection.connector).translate()
        return cls(transaction, connection, translate, customer_choice(connection.values))

    def translation_of(self, document: StoredDocument, payload: bytes | None = None) -> Translation:
        """Translate a document; what the translation refuses becomes a blocking finding."""
        if payload is None:
            payload = documents.payload_in(self.transaction, document)
        context = TranslationContext(
            facts=self.connection.facts,
            values=self.connection.values,
            related=lambda stream, external_id: documents.newest_payload(
                self.transaction, self.connection.connection_id, stream, external_id
            ),
            parents=document.parents,
        )
        try:
            found = with_freight(self.translate(document.stream, payload, context), self.connection.values)
            treated_ones = (self._treated(one, found, document) for one in found.documents)
            return replace(found, documents=tuple(self._with_customer(one, document) for one in treated_ones))
        except Problem as problem:
            told = {name: str(value) for name, value in problem.params.items()}
            finding = DocumentFinding(code=problem.code, blocks=True, params=told)
            return Translation(findings=(finding,))

    def items_of(self, document: StoredDocument) -> tuple[StoreItem, ...]:
        """Return the items in a document; most streams have none, and are not read for them."""
        if document.is_deleted or document.stream != _ITEMS:
            return ()
        return self.translation_of(document).items

    def _with_customer(self, one: BusinessDocument, document: StoredDocument) -> BusinessDocument:
        """Tell its lines whose they are, and by which number JDE knows the customer whom it is to have."""
        if self.customers.scope is CustomerScope.NONE:
            return one
        told = {CUSTOMER_KIND: one.customer.kind.value} if one.customer else {}
        if key := self._customer_of(one, document):
            told |= {CUSTOMER: key, CUSTOMER_NUMBER: self._number_of(key)}
        return replace(one, traits={**one.traits, **told}) if told else one

    def _customer_of(self, one: BusinessDocument, document: StoredDocument) -> str:
        """What names nobody any more, since the store erased who it was, stays whose it was."""
        if one.customer is not None or self.customers.scope is CustomerScope.WEB:
            return self.customers.key_of(one.customer)
        return store_customers.customer_named_by(
            self.transaction, document.connection_id, document.stream, document.external_id
        )

    def _number_of(self, key: str) -> str:
        if key not in self._numbers:
            link = links.link_of(self.transaction, self.connection.connection_id, LinkKind.CUSTOMER, key)
            self._numbers[key] = link.erp_key if link else ""
        return self._numbers[key]

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


def translate_ahead(transaction: Transaction, connection_id: str, *, limit: int) -> dict[int, Ahead]:
    """Translate the large ones among the next documents to be prepared, by document id; nothing is written."""
    waiting = documents.unprepared(transaction, connection_id, limit=limit)
    large = documents.larger_than(transaction, [one.document_id for one in waiting], LARGE_PAYLOAD)
    if not large:
        return {}
    connection = connections.connection_named(transaction, connection_id)
    translator = Translator.of(transaction, connection)
    return {
        one.document_id: Ahead(
            connection=connection,
            behind=parents_behind(transaction, one),
            translation=translator.translation_of(one),
        )
        for one in waiting
        if one.document_id in large and not one.is_deleted
    }


def parents_behind(transaction: Transaction, document: StoredDocument) -> tuple[int, ...]:
    """Return the newest revisions of what a document's translation looks at."""
    found = (
        documents.newest_document(transaction, document.connection_id, stream, external_id)
        for stream, external_id in document.parents
    )
    return tuple(parent.document_id for parent in found if parent)
