"""Draft vouchers: what a supplier is owed, checked against what JDE holds of that supplier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.drafting import Bookkeeping, DraftLine
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.voucher_checks import check_voucher
from mlconnector_gui.accounting.voucher_drafting import (
    DOCUMENT_TYPE,
    VOUCHER,
    MatchAutomation,
    VoucherDraft,
    automation_of,
    facts_of,
    head_of,
    pay_items_of,
)
from mlconnector_gui.accounting.vouchers import PayItem, VoucherHead
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.books import books_of
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, postings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One line of a voucher's distribution; without an account it blocks the posting."""

    amount: Money
    account: Account | None
    description: str = ""
    subledger: str = ""
    subledger_type: str = ""
    rule_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherOrder:
    """What is to be vouchered: one supplier's invoice, or with negative amounts a credit memo."""

    external_id: str
    """What it is the voucher of, at the store; a second one of the same is refused."""
    number: str
    explanation: str
    head: VoucherHead
    pay_items: tuple[PayItem, ...]
    charges: tuple[Charge, ...]
    automation: MatchAutomation | None = None
    """Instead of charges: JDE matches the pay items with orders and charges them itself."""
    company: str = ""
    """Blank: the company of the connection."""
    document_type: str = DOCUMENT_TYPE
    order_id: str = ""
    document_ids: tuple[int, ...] = ()


async def create_voucher(workplace: Workplace, connection: str, order: VoucherOrder) -> str:
    """
    Draft the posting of one voucher in the name of a store's connection, and check it.

    JDE is asked about the supplier first; where it cannot be asked the posting waits, blocked, to be replayed.
    Returns the posting's id.
    """
    stored = await workplace.store.read(connections.connection_named, connection)
    target = await workplace.store.read(connections.connection_named, stored.values["target"])
    facts = await read_facts(workplace, target, order.head, company=order.company or stored.values["company"])
    posting_id = workplace.ids.new()
    await workplace.store.write(_insert, workplace, posting_id, stored, target, order, facts)
    workplace.tell("posting", posting_id)
    return posting_id


async def read_facts(
    workplace: Workplace, target: StoredConnection, head: VoucherHead, *, company: str
) -> PayablesFacts | None:
    """Ask JDE about a voucher's supplier and invoice number; None where it cannot be asked now."""
    async with open_ledger(workplace, target) as ledger:
        try:
            return await ledger.payables_facts(
                company=company,
                supplier=head.supplier,
                invoice_number=head.invoice_number,
                payment_terms=head.payment_terms,
            )
        except Problem:
            return None


async def ask_again(workplace: Workplace, posting_id: str) -> None:
    """Ask JDE anew about what a voucher was checked against; any other posting is left alone."""
    posting = await workplace.store.read(postings.posting_by_id, posting_id)
    posting_id = posting.reverses or posting_id  # a reversal is made of what it turns round
    subject = await workplace.store.read(postings.subject_of, posting_id)
    if subject is None or not is_voucher(subject):
        return
    target = await workplace.store.read(connections.connection_named, posting.target_id)
    facts = await read_facts(workplace, target, head_of(subject), company=posting.company)
    if facts is not None:
        await workplace.store.write(
            postings.replace_subject, posting_id, {**subject, "facts": facts.written()}
        )


def is_voucher(subject: Mapping[str, Any] | None) -> bool:
    return subject is not None and subject["kind"] == VOUCHER


def is_of_document(posting: StoredPosting, subject: Mapping[str, Any] | None) -> bool:
    """Say whether a voucher is what a document of a store is posted as: then it is made anew from that."""
    return is_voucher(subject) and posting.kind != VOUCHER and not posting.reverses


def voucher_prepared_again(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], *, revision: int
) -> PreparedContent:
    """Check a voucher anew, as the periods are open today and JDE last answered; its lines are its own."""
    books = books_of(transaction, posting)
    draft = VoucherDraft(
        kind=posting.kind,
        bookkeeping=books,
        explanation=posting.explanation,
        reference=books.reference(posting.kind, posting.external_id, revision=revision),
        revision=revision,
        head=head_of(subject),
        pay_items=pay_items_of(subject),
        lines=draft_lines_of(transaction, posting),
        facts=facts_of(subject),
        automation=automation_of(subject),
    )
    return PreparedContent(
        draft=draft,
        findings=check_voucher(draft, MasterLookup(transaction, posting.target_id).masters_for(draft)),
        target_id=posting.target_id,
        order_id=posting.order_id,
        number=posting.number,
        document_ids=tuple(postings.documents_of(transaction, posting.posting_id)),
        reverses=posting.reverses,
    )


def draft_lines_of(transaction: Transaction, posting: StoredPosting) -> tuple[DraftLine, ...]:
    """Return the lines of a posting as they were drafted, with their roles."""
    return tuple(
        DraftLine(
            role=LineRole(line["role"]),
            amount=Money.from_minor(line["amount_minor"], posting.currency),
            account=Account.parse(line["account"]) if line["account"] else None,
            description=line["description"],
            rule_id=line["rule_id"],
            subledger=line["subledger"],
            subledger_type=line["subledger_type"],
        )
        for line in postings.lines_of(transaction, posting.posting_id)
    )


def _insert(
    transaction: Transaction,
    workplace: Workplace,
    posting_id: str,
    connection: StoredConnection,
    target: StoredConnection,
    order: VoucherOrder,
    facts: PayablesFacts | None,
) -> None:
    lineage = Lineage(connection_id=connection.connection_id, kind=VOUCHER, external_id=order.external_id)
    known = postings.posting_of(transaction, lineage)
    if known is not None:
        raise Problem("voucher.drafted_before", cause=Cause.DUPLICATE, posting=known.explanation)
    draft = _draft(bookkeeping_of(connection, target), order, facts)
    prepared = PreparedContent(
        draft=draft,
        findings=check_voucher(draft, MasterLookup(transaction, target.connection_id).masters_for(draft)),
        target_id=target.connection_id,
        order_id=order.order_id,
        number=order.number,
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


def _draft(books: Bookkeeping, order: VoucherOrder, facts: PayablesFacts | None) -> VoucherDraft:
    bookkeeping = Bookkeeping(
        environment=books.environment,
        connection=books.connection,
        company=order.company or books.company,
        document_type=order.document_type,
    )
    return VoucherDraft(
        kind=VOUCHER,
        bookkeeping=bookkeeping,
        explanation=order.explanation,
        reference=bookkeeping.reference(VOUCHER, order.external_id, revision=1),
        revision=1,
        head=order.head,
        pay_items=order.pay_items,
        lines=_lines(order.charges),
        facts=facts,
        automation=order.automation,
    )


def _lines(charges: Sequence[Charge]) -> tuple[DraftLine, ...]:
    return tuple(
        DraftLine(
            role=LineRole.VOUCHER_CHARGE,
            amount=charge.amount,
            account=charge.account,
            description=charge.description,
            rule_id=charge.rule_id,
            subledger=charge.subledger,
            subledger_type=charge.subledger_type,
        )
        for charge in charges
    )
