"""Bring a store's customers into JDE: look each up, link whoever is there, draft whoever is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mlconnector_gui.accounting.customer_drafting import (
    CUSTOMER,
    CustomerDraft,
    CustomerFacts,
    changes_between,
)
from mlconnector_gui.accounting.customer_matching import MatchBy, Separation, match_customer, plain_tax_id
from mlconnector_gui.accounting.customer_policy import (
    WEB_CUSTOMER,
    CustomerChoice,
    CustomerScope,
    customer_choice,
)
from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.store_customers import FittedRecord, StoreCustomer, fitted_record
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.services.customer_notes import record_posting
from mlconnector_gui.services.customers import (
    CustomerOrder,
    asked_of,
    draft_of_order,
    insert_draft,
    link_found,
    prepared_draft,
    record_of_order,
)
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.renewal import Renewal, may_be_made_anew
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, links, postings, store_customers
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting
from mlconnector_gui.store.repositories.store_customers import NotedCustomer

LINKED, WAITING = "customers_linked", "customers_waiting"
_AT_ONCE = 500
_NO_CURRENCY = "XXX"
_UNASKED = "unasked"
_ON_ITS_WAY = frozenset(
    {PostingState.SENDING, PostingState.ACCEPTED, PostingState.IN_DOUBT, PostingState.NEEDS_PERSON}
)


async def place_customers(workplace: Workplace, connection: StoredConnection) -> Mapping[str, int]:
    """
    Look up every customer of a store who waits; returns how many were linked, drafted, blocked, or wait on.

    Whoever cannot be looked up now waits: nobody is drafted of whom JDE was not asked.
    """
    choice = customer_choice(connection.values)
    if choice.scope is CustomerScope.NONE:
        return {}
    waiting = await workplace.store.write(_waiting, workplace, connection, choice)
    if not waiting:
        return {}
    target = await workplace.store.read(connections.connection_named, connection.values["target"])
    counts: dict[str, int] = {}
    async with open_ledger(workplace, target) as ledger:
        intake = _Intake(workplace=workplace, store=connection, target=target, choice=choice, ledger=ledger)
        for place, customer in enumerate(waiting):
            what = await intake.place(customer)
            if what == _UNASKED:
                counts[WAITING] = counts.get(WAITING, 0) + len(waiting) - place
                break
            if what:
                counts[what] = counts.get(what, 0) + 1
    workplace.tell("posting")
    return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Intake:
    """Places the customers of one store while JDE is open."""

    workplace: Workplace
    store: StoredConnection
    target: StoredConnection
    choice: CustomerChoice
    ledger: Ledger

    async def place(self, customer: NotedCustomer) -> str:
        """Place one customer; returns what came of it, as it is counted."""
        read, write = self.workplace.store.read, self.workplace.store.write
        link = await read(links.link_of, self.store.connection_id, LinkKind.CUSTOMER, customer.customer_key)
        if link is not None:
            return await write(self._changed, customer, link)
        posting = await read(record_posting, self.store.connection_id, customer.customer_key)
        if posting is not None and posting.state in _ON_ITS_WAY:
            return ""
        is_kept = self.choice.key_of(customer.told) == customer.customer_key
        if not is_kept or (posting is not None and _is_refused(posting)):
            await write(store_customers.settle_customer, customer)
            return ""
        order = self.order_of(customer)
        record = record_of_order(self.books, order)
        facts = await asked_of(self.ledger, record, policy=order.policy, external_id=customer.customer_key)
        if facts is None:
            return _UNASKED
        match = match_customer(order.policy, record, facts.known, external_id=customer.customer_key)
        if match.number is None:
            return await write(self._drafted, customer, order, facts)
        await write(link_found, self.workplace, self.store, customer.customer_key, record, match)
        return LINKED

    @property
    def books(self) -> Bookkeeping:
        return bookkeeping_of(self.store, self.target)

    @property
    def today(self) -> date:
        return self.workplace.now.date()

    def order_of(self, customer: NotedCustomer) -> CustomerOrder:
        fitted = self._fitted(customer.told)
        record = fitted.record
        return CustomerOrder(
            external_id=customer.customer_key,
            name=record.name,
            business_unit=record.business_unit,
            currency=self.choice.master.currency or _NO_CURRENCY,
            search_type=record.search_type,
            tax_id=record.tax_id,
            email=record.email,
            address=record.address,
            master=record.master,
            policy=self.choice.policy,
            document_ids=(customer.document_id,) if customer.document_id is not None else (),
            shortened=fitted.shortened,
        )

    def _fitted(self, customer: StoreCustomer) -> FittedRecord:
        """The key of a record is derived where the record is made; here it is nobody's."""
        return fitted_record(
            customer,
            long_address_number="-",
            business_unit=self.choice.business_unit,
            search_type=self.choice.search_type,
            master=self.choice.master,
        )

    def _drafted(
        self, transaction: Transaction, customer: NotedCustomer, order: CustomerOrder, facts: CustomerFacts
    ) -> str:
        """Draft a record, or bring the one that waits in line with the customer."""
        if self._is_drafted_elsewhere(transaction, customer, order):
            return WAITING
        store_customers.settle_customer(transaction, replace(customer, placed=customer.told))
        existing = record_posting(transaction, customer.connection_id, customer.customer_key)
        draft = self._draft(order, facts, existing.revision if existing else 1)
        if existing is None:
            posting_id = insert_draft(transaction, self.workplace, self.store, self.target, draft, order)
            state = postings.posting_by_id(transaction, posting_id).state
            return "blocked" if state is PostingState.BLOCKED else "prepared"
        prepared = prepared_draft(draft, self.target, order)
        if existing.content is not None and existing.content != prepared.content:
            draft = self._draft(order, facts, existing.revision + 1)
            prepared = prepared_draft(draft, self.target, order)
        renewal = Renewal(transaction, self.workplace)
        renewal.renew(existing, prepared)
        return next(iter(renewal.counts), "")

    def _draft(self, order: CustomerOrder, facts: CustomerFacts | None, revision: int) -> CustomerDraft:
        return draft_of_order(self.books, order, facts, today=self.today, revision=revision)

    def _is_drafted_elsewhere(
        self, transaction: Transaction, customer: NotedCustomer, order: CustomerOrder
    ) -> bool:
        if order.policy.separation is not Separation.REAL:
            return False
        by = order.policy.match_by
        return store_customers.is_drafted_elsewhere(
            transaction,
            customer,
            target_id=self.target.connection_id,
            tax_id=plain_tax_id(order.tax_id) if MatchBy.TAX_ID in by else "",
            email=order.email.casefold() if MatchBy.EMAIL in by else "",
        )

    def _changed(self, transaction: Transaction, customer: NotedCustomer, link: Link) -> str:
        """
        Show a person what became otherwise of a customer whom JDE has.

        The orchestration adds records and changes none, and JDE's own people may have changed theirs since, so
        nothing is sent: the posting that lists the changes stays blocked until somebody dismisses it.
        """
        before, after = customer.placed or customer.told, customer.told
        store_customers.settle_customer(transaction, customer)
        change = changes_between(self._fitted(before).record, self._fitted(after).record)
        if not change:
            return ""
        newest = postings.newest_of_lineage(transaction, self._lineage(customer, 1))
        if newest is not None and newest.sequence > 1 and newest.state is PostingState.BLOCKED:
            subject = postings.subject_of(transaction, newest.posting_id) or {}
            prepared = self._change(customer, link, {**subject["change"], **change}, newest.sequence)
            postings.replace_content(
                transaction, newest, prepared, actor=self.workplace.actor, at=self.workplace.now
            )
            return "blocked"
        self._insert_change(transaction, customer, link, change, newest)
        return "blocked"

    def _insert_change(
        self,
        transaction: Transaction,
        customer: NotedCustomer,
        link: Link,
        change: Mapping[str, str],
        newest: StoredPosting | None,
    ) -> None:
        """The first of a customer's postings is kept for the record itself, though it may never be needed."""
        sequence = newest.sequence + 1 if newest is not None else 2
        postings.insert_posting(
            transaction,
            posting_id=self.workplace.ids.new(),
            lineage=self._lineage(customer, sequence),
            prepared=self._change(customer, link, change, sequence),
            actor=self.workplace.actor,
            at=self.workplace.now,
        )

    def _lineage(self, customer: NotedCustomer, sequence: int) -> Lineage:
        return Lineage(
            connection_id=customer.connection_id,
            kind=CUSTOMER,
            external_id=customer.customer_key,
            sequence=sequence,
        )

    def _change(
        self, customer: NotedCustomer, link: Link, change: Mapping[str, Any], sequence: int
    ) -> PreparedContent:
        order = self.order_of(customer)
        draft = replace(
            self._draft(order, None, sequence), change=change, number=int(link.erp_key), shortened=()
        )
        return prepared_draft(draft, self.target, order)


def _is_refused(posting: StoredPosting) -> bool:
    """Say whether a person decided that JDE shall not have the customer."""
    return posting.state is PostingState.DISMISSED and not may_be_made_anew(posting)


def _waiting(
    transaction: Transaction, workplace: Workplace, connection: StoredConnection, choice: CustomerChoice
) -> list[NotedCustomer]:
    if choice.scope is CustomerScope.WEB:
        _note_web_customer(transaction, workplace, connection)
    return store_customers.waiting_customers(
        transaction, connection.connection_id, without_orders=choice.takes_all, limit=_AT_ONCE
    )


def _note_web_customer(transaction: Transaction, workplace: Workplace, connection: StoredConnection) -> None:
    """The one customer of a store bears the store's name."""
    if store_customers.customer_of(transaction, connection.connection_id, WEB_CUSTOMER) is not None:
        return
    told = StoreCustomer(key=WEB_CUSTOMER, company=f"{connection.name} web customers")
    noted = NotedCustomer(
        connection_id=connection.connection_id,
        customer_key=WEB_CUSTOMER,
        document_id=None,
        told=told,
        placed=None,
        is_whole=True,
        is_waiting=True,
        noted_at=workplace.now,
    )
    store_customers.save_customer(transaction, noted)
