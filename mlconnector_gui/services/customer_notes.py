"""Note what stores tell of their customers, and what follows in the store of ours from a link to JDE."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mlconnector_gui.accounting.customer_drafting import CUSTOMER as CUSTOMER_POSTING
from mlconnector_gui.accounting.customer_policy import (
    WEB_CUSTOMER,
    CustomerChoice,
    CustomerScope,
    customer_choice,
)
from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.accounting.states import OPEN_TO_CHANGE, PostingState
from mlconnector_gui.accounting.store_customers import CUSTOMER, StoreCustomer
from mlconnector_gui.services.renewal import Renewal
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, links, postings, store_customers
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting
from mlconnector_gui.store.repositories.store_customers import NotedCustomer

UNSENT = OPEN_TO_CHANGE | {PostingState.APPROVED}


@dataclass(frozen=True, slots=True)
class CustomerNotes:
    """
    Keeps the customers of one store, within the transaction that prepares its documents.

    JDE is not asked here: who is new or changed waits for that. Of a store whose customers stay out of JDE nothing
    is kept.
    """

    transaction: Transaction
    workplace: Workplace
    connection: StoredConnection
    choice: CustomerChoice

    @classmethod
    def of(
        cls, transaction: Transaction, workplace: Workplace, connection: StoredConnection
    ) -> "CustomerNotes":
        return cls(transaction, workplace, connection, customer_choice(connection.values))

    def note(
        self,
        document: StoredDocument,
        customers: Iterable[StoreCustomer],
        booked: Iterable[BusinessDocument],
    ) -> None:
        """Note the customers whose records a document is, and whose the booked ones in it are."""
        if self.choice.scope is CustomerScope.NONE:
            return
        for customer in customers:
            self._told(customer, document)
        for one in booked:
            key = one.traits.get(CUSTOMER, "")
            if not key:
                continue
            store_customers.name_customer(
                self.transaction, document.connection_id, document.stream, document.external_id, key
            )
            if one.customer is not None:
                self._told(one.customer, document)

    def forget(self, document: StoredDocument) -> None:
        """Let go of a customer whose record the store deleted; what JDE holds by then is for its own people."""
        known = self._known(document.external_id)
        if known is None or not known.is_whole or known.document_id is None:
            return
        source = documents.document_by_id(self.transaction, known.document_id)
        if source.stream != document.stream:
            return
        nobody = StoreCustomer(key=known.customer_key)
        store_customers.save_customer(
            self.transaction, replace(known, told=nobody, placed=None, is_waiting=False)
        )
        withdraw_unsent(self.transaction, self.workplace, known.connection_id, known.customer_key, "deleted")

    def _told(self, customer: StoreCustomer, document: StoredDocument) -> None:
        key = self.choice.key_of(customer)
        if key in {"", WEB_CUSTOMER}:
            return
        known = self._known(key)
        if known is not None and known.is_whole and not customer.is_whole:
            return  # his own record says more than an order does
        if known is not None and known.is_whole == customer.is_whole and not self._is_news(known, customer):
            return
        is_linked = self._is_linked(key)
        # the first own record of somebody whom orders told of is what later changes are compared with
        placed = customer if is_linked and (known is None or not known.is_whole) else None
        store_customers.save_customer(
            self.transaction,
            NotedCustomer(
                connection_id=document.connection_id,
                customer_key=key,
                document_id=document.document_id,
                told=customer,
                placed=placed or (known.placed if known else None),
                is_whole=customer.is_whole,
                is_waiting=placed is None,
                noted_at=self.workplace.now,
            ),
        )

    def _is_news(self, known: NotedCustomer, customer: StoreCustomer) -> bool:
        """What orders tell of somebody whom JDE knows changes nothing: people send things to many places."""
        is_linked = self._is_linked(known.customer_key)
        if is_linked and not customer.is_whole:
            return False
        return not is_linked or known.told.written() != customer.written()

    def _is_linked(self, key: str) -> bool:
        connection_id = self.connection.connection_id
        return links.link_of(self.transaction, connection_id, LinkKind.CUSTOMER, key) is not None

    def _known(self, key: str) -> NotedCustomer | None:
        return store_customers.customer_of(self.transaction, self.connection.connection_id, key)


def link_made(transaction: Transaction, workplace: Workplace, link: Link) -> None:
    """Take back a record that would be a second one, and have the customer's orders prepared with his number."""
    withdraw_unsent(transaction, workplace, link.connection_id, link.store_key, "linked")
    known = store_customers.customer_of(transaction, link.connection_id, link.store_key)
    if known is not None and known.placed is None:
        store_customers.settle_customer(transaction, known)
    orders_again(transaction, link)


def link_gone(transaction: Transaction, link: Link) -> None:
    """Have a customer without a link looked up again."""
    store_customers.ask_again(transaction, link.connection_id, link.store_key)
    orders_again(transaction, link)


def orders_again(transaction: Transaction, link: Link) -> None:
    found = store_customers.unsent_documents_of(transaction, link.connection_id, link.store_key)
    documents.ask_to_prepare_again(transaction, found)


def withdraw_unsent(
    transaction: Transaction, workplace: Workplace, connection_id: str, key: str, reason: str
) -> None:
    """Dismiss the record of a customer that is drafted and was not sent."""
    drafted = record_posting(transaction, connection_id, key)
    if drafted is not None and drafted.state in UNSENT:
        Renewal(transaction, workplace).withdraw(drafted, {"source": reason})


def record_posting(transaction: Transaction, connection_id: str, key: str) -> StoredPosting | None:
    """Return the posting that adds a customer: the first of his; the others show what changed of him."""
    lineage = Lineage(connection_id=connection_id, kind=CUSTOMER_POSTING, external_id=key)
    return postings.posting_of(transaction, lineage)
