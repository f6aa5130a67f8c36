"""Draft customers for JDE's address book: looked up first, added only where nothing there may be the customer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mlconnector_gui.accounting.customer_drafting import (
    CUSTOMER,
    CustomerDraft,
    CustomerFacts,
    check_customer,
    customer_facts_of,
    drafted_again,
    policy_of,
    record_of,
)
from mlconnector_gui.accounting.customer_matching import (
    CustomerMatch,
    CustomerPolicy,
    Separation,
    Verdict,
    match_customer,
)
from mlconnector_gui.accounting.customer_policy import WEB_CUSTOMER
from mlconnector_gui.accounting.customers import (
    ADDRESS_TYPE,
    AddressRecord,
    CustomerMaster,
    PostalAddress,
)
from mlconnector_gui.accounting.digest import long_address_number_of
from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.items import MatchedBy
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.books import books_of
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.services.links import record_link, signed_link
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, links, postings, store_customers
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting


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
    shortened: tuple[str, ...] = ()
    """Fields that hold less than the store has."""


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
        links.link_of, stored.connection_id, LinkKind.CUSTOMER, key_of_order(order)
    )
    if linked is not None:  # a person, or an earlier search, said who it is
        return FoundCustomer(address_number=int(linked.erp_key))
    target = await workplace.store.read(connections.connection_named, stored.values["target"])
    books = bookkeeping_of(stored, target)
    record, external_id = record_of_order(books, order), key_of_order(order)
    facts = await read_customer_facts(workplace, target, record, policy=order.policy, external_id=external_id)
    if facts is not None:
        match = match_customer(order.policy, record, facts.known, external_id=external_id)
        if match.number is not None:
            await workplace.store.write(link_found, workplace, stored, external_id, record, match)
            return FoundCustomer(address_number=match.number)
    draft = draft_of_order(books, order, facts, today=workplace.now.date(), revision=1)
    posting_id = await workplace.store.write(insert_draft, workplace, stored, target, draft, order)
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
    async with open_ledger(workplace, target) as ledger:
        return await asked_of(ledger, record, policy=policy, external_id=external_id)


async def asked_of(
    ledger: Ledger, record: AddressRecord, *, policy: CustomerPolicy, external_id: str
) -> CustomerFacts | None:
    """Ask an open JDE which records may be the customer; None where it gives no answer now."""
    try:
        return await ledger.customer_facts(record, policy=policy, external_id=external_id)
    except Problem:
        return None


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
        await workplace.store.write(_keep_facts, posting, subject, facts)


def is_customer(subject: Mapping[str, Any] | None) -> bool:
    return subject is not None and subject["kind"] == CUSTOMER


def customer_prepared_again(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], *, revision: int
) -> PreparedContent:
    """Check a customer anew, as JDE last answered; its record and its key stay."""
    books = books_of(transaction, posting)
    draft = CustomerDraft(
        bookkeeping=books,
        external_id=posting.external_id,
        explanation=posting.explanation,
        reference=books.reference(CUSTOMER, posting.external_id, revision=revision),
        revision=revision,
        gl_date=posting.gl_date,
        currency=posting.currency,
        record=record_of(subject),
        policy=policy_of(subject),
        facts=customer_facts_of(subject),
    )
    draft = drafted_again(draft, subject)
    return PreparedContent(
        draft=draft,
        findings=check_customer(draft),
        target_id=posting.target_id,
        order_id=posting.order_id,
        number=posting.number,
        document_ids=tuple(postings.documents_of(transaction, posting.posting_id)),
    )


def link_found(
    transaction: Transaction,
    workplace: Workplace,
    stored: StoredConnection,
    external_id: str,
    record: AddressRecord,
    match: CustomerMatch,
) -> None:
    """Keep whom the search found, so that it is seen, and may be said otherwise."""
    by = match.by.value.replace("_", " ") if match.by else "a search"
    link = signed_link(
        workplace,
        kind=LinkKind.CUSTOMER,
        connection_id=stored.connection_id,
        store_key=external_id,
        erp_key=str(match.number),
        erp_name=record.name,
        matched_by=MatchedBy.SEARCH,
        why=f"Found in JD Edwards by {by}.",
    )
    record_link(transaction, workplace, link)


def insert_draft(
    transaction: Transaction,
    workplace: Workplace,
    connection: StoredConnection,
    target: StoredConnection,
    draft: CustomerDraft,
    order: CustomerOrder,
) -> str:
    """Insert the posting of a customer that has none yet; returns its id."""
    lineage = Lineage(connection_id=connection.connection_id, kind=CUSTOMER, external_id=draft.external_id)
    known = postings.posting_of(transaction, lineage)
    if known is not None:
        raise Problem("customer.drafted_before", cause=Cause.DUPLICATE, posting=known.explanation)
    posting_id = workplace.ids.new()
    postings.insert_posting(
        transaction,
        posting_id=posting_id,
        lineage=lineage,
        prepared=prepared_draft(draft, target, order),
        actor=workplace.actor,
        at=workplace.now,
    )
    return posting_id


def prepared_draft(draft: CustomerDraft, target: StoredConnection, order: CustomerOrder) -> PreparedContent:
    return PreparedContent(
        draft=draft,
        findings=check_customer(draft),
        target_id=target.connection_id,
        order_id="",
        number=draft.external_id,
        document_ids=order.document_ids,
    )


def draft_of_order(
    books: Bookkeeping,
    order: CustomerOrder,
    facts: CustomerFacts | None,
    *,
    today: date,
    revision: int,
) -> CustomerDraft:
    record, external_id = record_of_order(books, order), key_of_order(order)
    return CustomerDraft(
        bookkeeping=replace(books, document_type=ADDRESS_TYPE),
        external_id=external_id,
        explanation=_explanation(books.connection, record),
        reference=books.reference(CUSTOMER, external_id, revision=revision),
        revision=revision,
        gl_date=today,
        currency=order.currency,
        record=record,
        policy=order.policy,
        facts=facts,
        shortened=order.shortened,
    )


def key_of_order(order: CustomerOrder) -> str:
    """A store's one web customer is always the same, whoever bought."""
    return WEB_CUSTOMER if order.policy.separation is Separation.ONE_PER_CHANNEL else order.external_id


def record_of_order(books: Bookkeeping, order: CustomerOrder) -> AddressRecord:
    return AddressRecord(
        long_address_number=long_address_number_of(
            environment=books.environment, connection=books.connection, external_id=key_of_order(order)
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


def link_confirmed(
    transaction: Transaction, workplace: Workplace, posting: StoredPosting, number: int
) -> None:
    """Keep which record a customer became: JDE showed it as it was approved. What a person said meanwhile stands."""
    if links.link_of(transaction, posting.connection_id, LinkKind.CUSTOMER, posting.external_id) is not None:
        return
    subject = postings.subject_of(transaction, posting.posting_id)
    link = signed_link(
        workplace,
        kind=LinkKind.CUSTOMER,
        connection_id=posting.connection_id,
        store_key=posting.external_id,
        erp_key=str(number),
        erp_name=record_of(subject).name if subject else "",
        matched_by=MatchedBy.ADDED,
        why="Added from here and read back.",
    )
    record_link(transaction, workplace, link)


def _keep_facts(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], facts: CustomerFacts
) -> None:
    """Keep what JDE answered; whoever it has by now is linked when his store is prepared next."""
    postings.replace_subject(transaction, posting.posting_id, {**subject, "facts": facts.written()})
    match = match_customer(
        policy_of(subject), record_of(subject), facts.known, external_id=posting.external_id
    )
    if match.verdict is Verdict.EXISTING:
        store_customers.ask_again(transaction, posting.connection_id, posting.external_id)


def _explanation(connection: str, record: AddressRecord) -> str:
    return f"{connection} {record.name}"[:EXPLANATION_WIDTH].rstrip()
