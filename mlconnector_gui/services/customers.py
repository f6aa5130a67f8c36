"""Draft customers for JDE's address book: looked up first, added only where nothing there may be the customer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mlconnector_gui.accounting.customer_drafting import (
    CUSTOMER,
    CustomerDraft,
    CustomerFacts,
    check_customer,
    customer_facts_of,
    policy_of,
    record_of,
)
from mlconnector_gui.accounting.customer_matching import (
    CustomerMatch,
    CustomerPolicy,
    Separation,
    match_customer,
)
from mlconnector_gui.accounting.customers import (
    ADDRESS_TYPE,
    AddressRecord,
    CustomerMaster,
    PostalAddress,
)
from mlconnector_gui.accounting.digest import long_address_number_of, reference_of
from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.items import MatchedBy
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.connect import bookkeeping_of, open_ledger
from mlconnector_gui.services.links import record_link
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, links, postings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

WEB_CUSTOMER = "web"
"""The customer id of a store's one web customer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerOrder:
    """Which customer is to be found in JDE, or added to it."""

    external_id: str
    """The customer's id at the store; with one web customer a store it is left out of account."""
    name: str
    business_unit: str
    currency: str
    search_type: str = "C"
    mailing_name: str = ""
    tax_id: str = ""
    email: str = ""
    address: PostalAddress = field(default_factory=PostalAddress)
    master: CustomerMaster | None = field(default_factory=CustomerMaster)
    policy: CustomerPolicy = field(default_factory=CustomerPolicy)
    document_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCustomer:
    """What came of it: the address number of a record that is there, or the posting that is to add one."""

    address_number: int | None = None
    posting_id: str = ""


async def create_customer(workplace: Workplace, connection: str, order: CustomerOrder) -> FoundCustomer:
    """
    Look a customer up in JDE, and draft the record that is missing.

    Nothing is drafted for a customer that JDE has. Where several records may be the customer, or JDE cannot be
    asked now, the posting waits, blocked, to be replayed.
    """
    stored = await workplace.store.read(connections.connection_named, connection)
    linked = await workplace.store.read(
        links.link_of, stored.connection_id, LinkKind.CUSTOMER, _external_id(order)
    )
    if linked is not None:  # a person, or an earlier search, said who it is
        return FoundCustomer(address_number=int(linked.erp_key))
    target = await workplace.store.read(connections.connection_named, stored.values["target"])
    books = bookkeeping_of(stored, target)
    external_id = _external_id(order)
    record = _record(books, order)
    facts = await read_customer_facts(workplace, target, record, policy=order.policy, external_id=external_id)
    if facts is not None:
        match = match_customer(order.policy, record, facts.known, external_id=external_id)
        if match.number is not None:
            await workplace.store.write(_link_found, workplace, stored, external_id, record, match)
            return FoundCustomer(address_number=match.number)
    posting_id = workplace.ids.new()
    draft = CustomerDraft(
        bookkeeping=_books_of(books.environment, books.connection, books.company),
        external_id=external_id,
        explanation=_explanation(books.connection, record),
        reference=_reference(books.environment, books.company, books.connection, external_id, revision=1),
        revision=1,
        gl_date=workplace.now.date(),
        currency=order.currency,
        record=record,
        policy=order.policy,
        facts=facts,
    )
    await workplace.store.write(_insert, workplace, posting_id, stored, target, draft, order)
    workplace.tell("posting", posting_id)
    return FoundCustomer(posting_id=posting_id)


async def read_customer_facts(
    workplace: Workplace,
    target: StoredConnection,
    record: AddressRecord,
    *,
    policy: CustomerPolicy,
    external_id: str,
) -> CustomerFacts | None:
    """Ask JDE which records may be the customer; None where it cannot be asked now."""
    ledger = open_ledger(workplace, target)
    try:
        return await ledger.customer_facts(record, policy=policy, external_id=external_id)
    except Problem:
        return None
    finally:
        await ledger.close()


async def ask_customer_again(
    workplace: Workplace, posting: StoredPosting, subject: Mapping[str, Any]
) -> None:
    """Ask JDE anew about what a customer was checked against."""
    target = await workplace.store.read(connections.connection_named, posting.target_id)
    facts = await read_customer_facts(
        workplace,
        target,
        record_of(subject),
        policy=policy_of(subject),
        external_id=posting.external_id,
    )
    if facts is not None:
        changed = {**subject, "facts": facts.written()}
        await workplace.store.write(postings.replace_subject, posting.posting_id, changed)


def is_customer(subject: Mapping[str, Any] | None) -> bool:
    return subject is not None and subject["kind"] == CUSTOMER


def customer_prepared_again(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], *, revision: int
) -> PreparedContent:
    """Check a customer anew, as JDE last answered; its record and its key stay."""
    name = connections.name_of(transaction, posting.connection_id)
    draft = CustomerDraft(
        bookkeeping=_books_of(posting.environment, name, posting.company),
        external_id=posting.external_id,
        explanation=posting.explanation,
        reference=_reference(
            posting.environment, posting.company, name, posting.external_id, revision=revision
        ),
        revision=revision,
        gl_date=posting.gl_date,
        currency=posting.currency,
        record=record_of(subject),
        policy=policy_of(subject),
        facts=customer_facts_of(subject),
    )
    return PreparedContent(
        draft=draft,
        findings=check_customer(draft),
        target_id=posting.target_id,
        order_id=posting.order_id,
        number=posting.number,
        document_ids=tuple(postings.documents_of(transaction, posting.posting_id)),
    )


def _link_found(
    transaction: Transaction,
    workplace: Workplace,
    stored: StoredConnection,
    external_id: str,
    record: AddressRecord,
    match: CustomerMatch,
) -> None:
    """Keep whom the search found, so that it is seen, and may be said otherwise."""
    by = match.by.value.replace("_", " ") if match.by else "a search"
    link = Link(
        kind=LinkKind.CUSTOMER,
        connection_id=stored.connection_id,
        store_key=external_id,
        erp_key=str(match.number),
        erp_name=record.name,
        matched_by=MatchedBy.SEARCH,
        why=f"Found in JD Edwards by {by}.",
        made_by=workplace.actor.name,
        machine=workplace.actor.machine,
        made_at=workplace.now,
    )
    record_link(transaction, workplace, link)


def _insert(
    transaction: Transaction,
    workplace: Workplace,
    posting_id: str,
    connection: StoredConnection,
    target: StoredConnection,
    draft: CustomerDraft,
    order: CustomerOrder,
) -> None:
    lineage = Lineage(connection_id=connection.connection_id, kind=CUSTOMER, external_id=draft.external_id)
    known = postings.posting_of(transaction, lineage)
    if known is not None:
        raise Problem("customer.drafted_before", cause=Cause.DUPLICATE, posting=known.explanation)
    prepared = PreparedContent(
        draft=draft,
        findings=check_customer(draft),
        target_id=target.connection_id,
        order_id="",
        number=draft.external_id,
        document_ids=order.document_ids,
    )
    postings.insert_posting(
        transaction,
        posting_id=posting_id,
        lineage=lineage,
        prepared=prepared,
        actor=workplace.actor,
        at=workplace.now,
    )


def _external_id(order: CustomerOrder) -> str:
    """A store's one web customer is always the same, whoever bought."""
    return WEB_CUSTOMER if order.policy.separation is Separation.ONE_PER_CHANNEL else order.external_id


def _record(books: Bookkeeping, order: CustomerOrder) -> AddressRecord:
    return AddressRecord(
        long_address_number=long_address_number_of(
            environment=books.environment, connection=books.connection, external_id=_external_id(order)
        ),
        name=order.name,
        business_unit=order.business_unit,
        search_type=order.search_type,
        mailing_name=order.mailing_name,
        tax_id=order.tax_id,
        email=order.email,
        address=order.address,
        master=order.master,
    )


def _books_of(environment: str, connection: str, company: str) -> Bookkeeping:
    return Bookkeeping(
        environment=environment, connection=connection, company=company, document_type=ADDRESS_TYPE
    )


def _explanation(connection: str, record: AddressRecord) -> str:
    return f"{connection} {record.name}"[:EXPLANATION_WIDTH].rstrip()


def _reference(environment: str, company: str, connection: str, external_id: str, *, revision: int) -> str:
    return reference_of(
        environment=environment,
        company=company,
        connection=connection,
        kind=CUSTOMER,
        external_id=external_id,
        revision=revision,
    )
