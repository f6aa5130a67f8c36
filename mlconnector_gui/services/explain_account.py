"""Why a line has its account: the rules that were in force when its posting was made, asked again."""

from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.accruals import ACCRUAL
from mlconnector_gui.accounting.documents import BusinessDocument, Traits
from mlconnector_gui.accounting.mapping import Considered, MappingRule, MappingSet
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.summaries import SUMMARY
from mlconnector_gui.accounting.templates import RoleLine
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.documents_behind import documents_behind, lines_added_up
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.queries.review import LineRow, PostingDetail, posting_detail
from mlconnector_gui.store.repositories import connections, documents, mapping_versions, mappings, postings
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.postings import StoredPosting

_PREPARED = frozenset({"posting.drafted", "posting.prepared_again"})
_SHOWN_LOSERS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """
    The rule that a line got and those that it did not get.

    The rules are those of the version in force when the posting was prepared; the traits are read from the archived
    document again. Where that does not lead to the account that the line has, `agrees` is False: the program or the
    store's settings changed since, and the stored account is what counts.
    """

    posting_id: str
    explanation: str
    line: LineRow
    connection: str
    on: date
    version: int | None
    """None where the posting is older than the versions."""
    rule: MappingRule | None
    traits: Traits
    others: tuple[Considered, ...]
    agrees: bool
    summed: int
    """How many lines of the document are added up in this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesBehind:
    """The lines of a neutral document that are added up in one line of its entry, and the payload it is from."""

    stored: StoredDocument
    document: BusinessDocument
    lines: tuple[RoleLine, ...]


async def explain_line(workplace: Workplace, posting_id: str, line: int) -> Explanation:
    return await workplace.store.read(_explain, posting_id, line)


def lines_behind(transaction: Transaction, posting_id: str, number: int) -> LinesBehind | None:
    """Return what a line is made of; None where no archived document leads to it, as to a reversal."""
    posting, detail, line = _asked_for(transaction, posting_id, number)
    found = _source_behind(transaction, posting, detail)
    if found is None or posting.reverses:
        return None
    _, rules = _rules_then(transaction, detail)
    connection = connections.name_of(transaction, posting.connection_id)
    stored, document = found
    found_lines = lines_added_up([document], line, MappingSet(rules), connection)
    return LinesBehind(stored=stored, document=document, lines=tuple(one for _, one in found_lines))


def _asked_for(
    transaction: Transaction, posting_id: str, number: int
) -> tuple[StoredPosting, PostingDetail, LineRow]:
    detail = posting_detail(transaction, posting_id)
    posting = postings.posting_by_id(transaction, posting_id)
    line = next((one for one in detail.lines if one.line == number), None) if detail else None
    if detail is None or line is None:
        raise Problem("mapping.line_unknown", posting=posting.explanation, line=number)
    return posting, detail, line


def _explain(transaction: Transaction, posting_id: str, number: int) -> Explanation:
    posting, detail, line = _asked_for(transaction, posting_id, number)
    if posting.reverses:
        return _explain_reversed(transaction, posting, line)
    version, rules = _rules_then(transaction, detail)
    mapping = MappingSet(rules)
    connection = connections.name_of(transaction, posting.connection_id)
    behind = _documents_behind(transaction, posting, detail)
    asked = lines_added_up(behind, line, mapping, connection)
    rule = next((one for one in rules if one.rule_id == line.rule_id), None)
    traits: Traits = asked[0][1].traits if asked else {}
    on = asked[0][0].business_date if asked else behind[0].business_date if behind else posting.gl_date
    trace = mapping.trace(LineRole(line.role), connection=connection, traits=traits, on=on) if asked else ()
    chosen = next((one.rule for one in trace if not one.reason), None)
    return Explanation(
        posting_id=posting_id,
        explanation=posting.explanation,
        line=line,
        connection=connection,
        on=on,
        version=version,
        rule=rule,
        traits=traits,
        others=tuple(one for one in trace if one.reason)[:_SHOWN_LOSERS],
        agrees=bool(asked) and chosen == rule,
        summed=len(asked),
    )


def _explain_reversed(transaction: Transaction, posting: StoredPosting, line: LineRow) -> Explanation:
    """A reversal has the accounts of the entry it turns round."""
    original = posting_detail(transaction, posting.reverses or "")
    same = [
        one
        for one in (original.lines if original else ())
        if (one.role, one.account, one.debit, one.credit)
        == (line.role, line.account, line.credit, line.debit)
    ]
    if not same:
        raise Problem("mapping.line_unknown", posting=posting.explanation, line=line.line)
    return _explain(transaction, posting.reverses or "", same[0].line)


def _rules_then(transaction: Transaction, detail: PostingDetail) -> tuple[int | None, list[MappingRule]]:
    """Return the rules that were in force at the posting's preparation, by the order of the audit log."""
    prepared = max((event.seq for event in detail.events if event.event in _PREPARED), default=None)
    version = mapping_versions.version_in_force_at(transaction, prepared) if prepared is not None else None
    if version is None or version.rules_hash is None:
        return None, mappings.mapping_rules(transaction)
    return version.number, mapping_versions.kept_rules(transaction, version.rules_hash)


def _documents_behind(
    transaction: Transaction, posting: StoredPosting, detail: PostingDetail
) -> list[BusinessDocument]:
    """Return what the posting was prepared from; of a summary what is in it now."""
    if posting.kind in {SUMMARY, ACCRUAL}:
        translator = _translator_of(transaction, posting)
        return documents_behind(transaction, translator, posting) if translator else []
    found = _source_behind(transaction, posting, detail)
    return [found[1]] if found else []


def _source_behind(
    transaction: Transaction, posting: StoredPosting, detail: PostingDetail
) -> tuple[StoredDocument, BusinessDocument] | None:
    """Translate the document revision that the posting was prepared from."""
    translator = _translator_of(transaction, posting)
    if translator is None:
        return None
    linked = [document.document_id for document in detail.documents]
    found = sorted(documents.documents_by_id(transaction, linked), key=lambda one: _age(one, posting))
    for stored in found:
        for document in translator.translation_of(stored).documents if not stored.is_deleted else ():
            if (document.kind.value, document.external_id) == (posting.kind, posting.external_id):
                return stored, document
    return None


def _translator_of(transaction: Transaction, posting: StoredPosting) -> Translator | None:
    known = connections.connections(transaction)
    connection = next((one for one in known if one.connection_id == posting.connection_id), None)
    return Translator.of(transaction, connection) if connection else None


def _age(stored: StoredDocument, posting: StoredPosting) -> tuple[bool, int]:
    """The newest revision that was there at the preparation first."""
    return (stored.fetched_at > posting.prepared_at, -stored.revision)
