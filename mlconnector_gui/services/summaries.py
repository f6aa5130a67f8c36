"""
Add documents up in one posting by the day or by the payout, where a connection says so.

A document belongs to one posting for ever: once it is a member of a summary it stays one, and one that has a posting
of its own keeps it, whatever the connection says later. So no change of the granularity books anything twice. A
summary that was approved is not made anew for what comes late: that goes into its next part.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind
from mlconnector_gui.accounting.summaries import (
    SUMMARISED,
    SUMMARY,
    Granularity,
    draft_summary,
    is_exceptional,
    key_of_day,
    key_of_payout,
    summary_day,
)
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services.books import Books, zone_of
from mlconnector_gui.services.renewal import Renewal, may_be_made_anew
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, postings, summaries
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting
from mlconnector_gui.store.repositories.summaries import SummaryMember

_AT_ONCE = 200


def granularity_of(connection: StoredConnection) -> Granularity:
    return Granularity(connection.values.get("granularity") or Granularity.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Membership:
    """Places documents in summaries, within the transaction that prepares them."""

    transaction: Transaction
    books: Books

    def takes(self, document: BusinessDocument) -> bool:
        """Say whether a document that has no posting becomes part of a summary."""
        return (
            granularity_of(self.books.connection) is not Granularity.DOCUMENT
            and document.kind in SUMMARISED
            and not is_exceptional(document, self.books.bookkeeping)
        )

    def join(self, stored: StoredDocument, document: BusinessDocument) -> None:
        tenders = self._paid_out(document)
        summaries.save_member(
            self.transaction,
            SummaryMember(
                connection_id=self.books.connection.connection_id,
                kind=document.kind.value,
                external_id=document.external_id,
                stream=stored.stream,
                document_external_id=stored.external_id,
                summary=self._key(document, tenders),
                day=document.business_date,
                currency=document.currency,
                tenders=tenders,
                posting_id=None,
                is_waiting=True,
            ),
        )

    def member(self, kind: str, external_id: str) -> SummaryMember | None:
        connection_id = self.books.connection.connection_id
        return summaries.member_of(self.transaction, connection_id, kind, external_id)

    def came_again(self, member: SummaryMember, document: BusinessDocument | None) -> None:
        """
        Have the summary of a member made anew; one that is in no posting yet goes where its document belongs now.

        Without a document it is not booked any more.
        """
        if member.posting_id is not None:
            summaries.save_member(self.transaction, replace(member, is_waiting=True))
        elif document is None:
            summaries.forget_member(self.transaction, member)
        else:
            tenders = self._paid_out(document)
            fresh = replace(
                member,
                summary=self._key(document, tenders),
                day=document.business_date,
                currency=document.currency,
                tenders=tenders,
                is_waiting=True,
            )
            summaries.save_member(self.transaction, fresh)

    def note_payout(self, payout: BusinessDocument) -> None:
        """Let those documents join a payout's summary that waited to be told which payout pays them out."""
        if payout.kind is not DocumentKind.PAYOUT or not payout.settles:
            return
        connection_id = self.books.connection.connection_id
        summaries.note_payout(self.transaction, connection_id, payout.external_id, payout.settles)
        settled = set(payout.settles)
        for member in summaries.unpaid_members(self.transaction, connection_id):
            if settled & set(member.tenders):
                key = f"{payout.external_id}/{member.currency}/{member.day:%Y-%m}"
                summaries.save_member(self.transaction, replace(member, summary=key, is_waiting=True))

    def _paid_out(self, document: BusinessDocument) -> tuple[str, ...]:
        """Return the references of a document's tenders that some payout will name."""
        if granularity_of(self.books.connection) is not Granularity.PAYOUT:
            return ()
        gateways = connector_spec(self.books.connection.connector).paid_out_gateways
        return tuple(
            tender.reference for tender in document.tenders if tender.gateway in gateways and tender.reference
        )

    def _key(self, document: BusinessDocument, tenders: tuple[str, ...]) -> str:
        if not tenders:
            return key_of_day(document)
        connection_id = self.books.connection.connection_id
        known = summaries.payouts_of_tenders(self.transaction, connection_id, tenders)
        payout = next((known[tender] for tender in tenders if tender in known), "")
        return key_of_payout(document, payout) if payout else ""


async def make_summaries(workplace: Workplace, connection: StoredConnection) -> Mapping[str, int]:
    """Make the summaries whose days are over and that have something new, each in a transaction of its own."""
    counts: dict[str, int] = {}
    today = workplace.now.astimezone(zone_of(connection)).date()
    waiting = await workplace.store.read(_waiting, connection.connection_id, today)
    for key in waiting:
        done = await workplace.store.write(_make, workplace, connection.connection_id, key)
        for name, number in done.items():
            counts[name] = counts.get(name, 0) + number
    return counts


def documents_in(
    transaction: Transaction, translator: Translator, posting_id: str
) -> list[tuple[StoredDocument, BusinessDocument]]:
    """Return the documents of a summary that are booked as they stand now, with the archived ones they come from."""
    return _current(transaction, translator, summaries.members_of_posting(transaction, posting_id))


def summary_again(transaction: Transaction, books: Books, posting: StoredPosting) -> PreparedContent:
    """Draft a summary anew from what its documents are now, as its next revision."""
    found = documents_in(transaction, Translator.of(transaction, books.connection), posting.posting_id)
    if not found:
        raise Problem("replay.source_gone", posting=posting.explanation)
    return _prepared(books, found, posting, posting.external_id, posting.sequence, posting.revision + 1)


def _waiting(transaction: Transaction, connection_id: str, today: date) -> list[str]:
    return summaries.waiting_summaries(transaction, connection_id, before=today)


def _make(transaction: Transaction, workplace: Workplace, connection_id: str, key: str) -> dict[str, int]:
    books = Books.of(transaction, connection_id)
    translator = Translator.of(transaction, books.connection)
    renewal = Renewal(transaction, workplace)
    members = summaries.members_of_summary(transaction, connection_id, key)
    parts = summaries.parts_of_summary(transaction, connection_id, SUMMARY, key)
    fresh = [member for member in members if member.posting_id is None]
    last = parts[-1] if parts else None
    takes_fresh = last is not None and may_be_made_anew(last)
    for part in parts:
        mine = [member for member in members if member.posting_id == part.posting_id]
        if takes_fresh and last is not None and part.posting_id == last.posting_id:
            mine += fresh
        if any(member.is_waiting for member in mine):
            _make_again(transaction, books, translator, renewal, part, mine)
    if fresh and not takes_fresh:
        _make_part(transaction, books, translator, renewal, key, fresh, sequence=len(parts) + 1)
    return renewal.counts


def _make_part(
    transaction: Transaction,
    books: Books,
    translator: Translator,
    renewal: Renewal,
    key: str,
    fresh: list[SummaryMember],
    *,
    sequence: int,
) -> None:
    found = _current(transaction, translator, fresh)
    if not found:
        for member in fresh:
            summaries.forget_member(transaction, member)
        return
    lineage = _lineage(books, key, sequence)
    renewal.insert(lineage, _prepared(books, found, None, key, sequence, 1))
    posting = postings.posting_of(transaction, lineage)
    assert posting is not None  # noqa: S101  inserted above
    summaries.settle_members(transaction, fresh, posting_id=posting.posting_id)


def _make_again(
    transaction: Transaction,
    books: Books,
    translator: Translator,
    renewal: Renewal,
    part: StoredPosting,
    mine: list[SummaryMember],
) -> None:
    found = _current(transaction, translator, mine)
    if not found:
        renewal.withdraw(part, {"source": "gone"})
    else:
        prepared = _prepared(books, found, part, part.external_id, part.sequence, part.revision)
        if part.content is not None and part.content != prepared.content:
            prepared = _prepared(books, found, part, part.external_id, part.sequence, part.revision + 1)
        renewal.renew(part, prepared)
    summaries.settle_members(transaction, mine, posting_id=part.posting_id)


def _lineage(books: Books, key: str, sequence: int) -> Lineage:
    return Lineage(
        connection_id=books.connection.connection_id, kind=SUMMARY, external_id=key, sequence=sequence
    )


def _prepared(
    books: Books,
    found: list[tuple[StoredDocument, BusinessDocument]],
    existing: StoredPosting | None,
    key: str,
    sequence: int,
    revision: int,
) -> PreparedContent:
    members = [document for _, document in found]
    day = summary_day(members)
    lineage = _lineage(books, key, sequence)
    draft = draft_summary(
        members,
        key=key,
        sequence=sequence,
        bookkeeping=books.bookkeeping,
        mappings=books.mappings,
        revision=revision,
        gl_date=books.gl_date(lineage, day, existing),
        why_moved=books.why_moved(lineage, day),
    )
    return PreparedContent(
        draft=draft,
        findings=books.checked(draft, existing),
        target_id=books.target.connection_id,
        order_id="",
        number=key.partition("/")[0],
        document_ids=tuple(dict.fromkeys(stored.document_id for stored, _ in found)),
    )


def _current(
    transaction: Transaction, translator: Translator, members: list[SummaryMember]
) -> list[tuple[StoredDocument, BusinessDocument]]:
    """Read what members are now; a document that several of them come from is read once."""
    wanted = {(member.kind, member.external_id) for member in members}
    by_stream: dict[str, dict[str, None]] = {}
    for member in members:
        by_stream.setdefault(member.stream, {})[member.document_external_id] = None
    found = []
    for stream, named in by_stream.items():
        external_ids = list(named)
        for start in range(0, len(external_ids), _AT_ONCE):
            batch = documents.newest_of(
                transaction,
                translator.connection.connection_id,
                stream,
                external_ids[start : start + _AT_ONCE],
            )
            payloads = documents.payloads_of(transaction, batch)
            found += [
                (stored, document)
                for stored in batch
                for document in translator.booked_documents(stored, payloads[stored.document_id])
                if (document.kind.value, document.external_id) in wanted
            ]
    return found
