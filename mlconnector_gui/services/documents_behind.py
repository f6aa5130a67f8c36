"""Which documents a posting stands for, and which of them are in one of its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.accruals import ACCRUAL
from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.summaries import SUMMARY
from mlconnector_gui.accounting.templates import RoleLine, role_lines
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.accruals import accrual_behind
from mlconnector_gui.services.books import Books
from mlconnector_gui.services.summaries import documents_in
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.queries.review import LineRow, posting_detail
from mlconnector_gui.store.repositories import connections, documents, mappings, postings
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.postings import StoredPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInLine:
    """What one document put into a line of an entry."""

    kind: str
    number: str
    external_id: str
    order_id: str
    business_date: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LineContents:
    """A line of an entry and every document in it; they come to the line, unless something changed since."""

    posting: str
    line: LineRow
    documents: tuple[DocumentInLine, ...]

    @property
    def total(self) -> Money | None:
        if not self.documents:
            return None
        amounts = [one.amount for one in self.documents]
        return Money.total(amounts, amounts[0].currency)


async def line_contents(workplace: Workplace, posting_id: str, line: int) -> LineContents:
    """Go from one line of an entry down to every order, refund or payment in it."""
    return await workplace.store.read(_contents, posting_id, line)


def documents_behind(
    transaction: Transaction, translator: Translator, posting: StoredPosting
) -> list[BusinessDocument]:
    """Return the booked documents of a posting as their newest payloads tell them."""
    if posting.kind == ACCRUAL:
        return [accrual_behind(transaction, Books.of(transaction, posting.connection_id), posting)]
    if posting.kind == SUMMARY:
        return [document for _, document in documents_in(transaction, translator, posting.posting_id)]
    newest: dict[int, StoredDocument] = {}
    for stored in documents.documents_by_id(
        transaction, postings.documents_of(transaction, posting.posting_id)
    ):
        found = documents.newest_document(
            transaction, stored.connection_id, stored.stream, stored.external_id
        )
        if found is not None:
            newest[found.document_id] = found
    return [
        document
        for stored in newest.values()
        for document in translator.booked_documents(stored)
        if (document.kind.value, document.external_id) == (posting.kind, posting.external_id)
    ]


def lines_added_up(
    behind: Sequence[BusinessDocument], line: LineRow, mapping: MappingSet, connection: str
) -> list[tuple[BusinessDocument, RoleLine]]:
    """
    Return the documents' lines that are added up in a line of an entry: same role, same words, same account.

    The words count where the entry's line has any; the account where some line still gets it.
    """
    found = [
        (document, one) for document in behind for one in role_lines(document) if one.role.value == line.role
    ]
    described = [pair for pair in found if " ".join(pair[1].description.split()).startswith(line.description)]
    by_account = [
        (document, one)
        for document, one in described or found
        if _account(mapping, one, connection, document.business_date) == line.account
    ]
    return by_account or described


def _contents(transaction: Transaction, posting_id: str, number: int) -> LineContents:
    posting = postings.posting_by_id(transaction, posting_id)
    detail = posting_detail(transaction, posting_id)
    line = next((one for one in detail.lines if one.line == number), None) if detail else None
    if line is None:
        raise Problem("mapping.line_unknown", posting=posting.explanation, line=number)
    connection = connections.connection_named(transaction, posting.connection_id)
    behind = documents_behind(transaction, Translator.of(transaction, connection), posting)
    mapping = MappingSet(mappings.mapping_rules(transaction))
    amounts: dict[tuple[str, str], DocumentInLine] = {}
    for document, one in lines_added_up(behind, line, mapping, connection.name):
        key = (document.kind.value, document.external_id)
        known = amounts.get(key)
        amounts[key] = DocumentInLine(
            kind=document.kind.value,
            number=document.number,
            external_id=document.external_id,
            order_id=document.order_id,
            business_date=document.business_date,
            amount=known.amount + one.amount if known else one.amount,
        )
    return LineContents(posting=posting.explanation, line=line, documents=tuple(amounts.values()))


def _account(mapping: MappingSet, line: RoleLine, connection: str, on: date) -> str:
    choice = mapping.choose(line.role, connection=connection, traits=line.traits, on=on)
    return str(choice.rule.account) if choice else ""
