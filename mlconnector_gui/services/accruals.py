"""
Accrue at a month's end what a marketplace released and has not settled, and take it back on the next day.

Two postings are drafted together: the accrual, dated on the last day of the month, and its reversal, dated on the
day after, which waits until JDE holds the accrual, so that it can never stand alone. JDE's own reversing flag
(F0911Z1.RE) was turned down: only the batch table has it, JDE makes that entry when the batch is posted, and it could
neither be reviewed nor proved line by line.

Of a month and a currency there is one accrual for ever. Until it is approved it is made anew with what is settled by
then; when all of it is, it is withdrawn. Once it is approved it stays as it is, and a settlement that has anything of
it is booked after it, where it is taken back: see `after_accrual`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mlconnector_gui.accounting.accruals import (
    ACCRUAL,
    ACCRUAL_REVERSAL,
    AccrualKey,
    accrual_document,
    month_before,
)
from mlconnector_gui.accounting.chains import ChainLink
from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.drafting import Draft, draft_posting
from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.roll_forward import RolledEntry
from mlconnector_gui.accounting.states import APPROVED_ONCE, IN_LEDGER, PostingState
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services.books import Books, zone_of
from mlconnector_gui.services.renewal import Renewal, may_be_made_anew
from mlconnector_gui.services.vouchers import draft_lines_of
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents, postings, unsettled
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting
from mlconnector_gui.store.repositories.unsettled import KeptMovement

STANDING = (APPROVED_ONCE | IN_LEDGER) - {PostingState.REVERSED}
"""States in which an accrual counts: it is approved, or JDE has it and nobody turned it round."""
_LONGEST_UNSETTLED = timedelta(days=45)
"""What was released earlier is in a settlement that never came, and would be accrued month after month."""
_MAY_GROW = timedelta(days=3)
"""For so long after a month the marketplace may still tell of what was released in it."""


def accrues(connection: StoredConnection) -> bool:
    return connection.values.get("accrue") == "yes"


async def make_accruals(workplace: Workplace, connection: StoredConnection) -> Mapping[str, int]:
    """Bring the accruals of a connection up to now; in a connection that never accrued this does nothing."""
    if not connector_spec(connection.connector).tells_unsettled:
        return {}
    return await workplace.store.write(renew_accruals, workplace, connection.connection_id)


def renew_accruals(transaction: Transaction, workplace: Workplace, connection_id: str) -> Mapping[str, int]:
    accruals = _Accruals(
        transaction=transaction,
        books=Books.of(transaction, connection_id),
        renewal=Renewal(transaction, workplace),
    )
    for key in accruals.due():
        accruals.renew(key)
    return accruals.renewal.counts


def after_accrual(
    transaction: Transaction, connection_id: str, links: Sequence[ChainLink]
) -> AccrualKey | None:
    """
    Return the accrual after which a settlement is booked, if one that stands has anything of it.

    The accrual stays in its month, and what the settlement says of that month is booked where it is taken back.
    """
    found = [unsettled.accrual_with(transaction, connection_id, link, states=STANDING) for link in links]
    keys = [AccrualKey.of(one.external_id) for one in found if one is not None]
    return max(keys, key=lambda key: key.month_end, default=None)


def accrual_behind(transaction: Transaction, books: Books, posting: StoredPosting) -> BusinessDocument:
    """Return what the movements of an accrual come to now."""
    kept = unsettled.movements_of(transaction, posting.posting_id)
    return _document(books, AccrualKey.of(posting.external_id), kept)


def accrual_again(transaction: Transaction, workplace: Workplace, posting: StoredPosting) -> PreparedContent:
    """Draft an accrual, or what takes it back, as its next revision."""
    accruals = _Accruals(
        transaction=transaction,
        books=Books.of(transaction, posting.connection_id),
        renewal=Renewal(transaction, workplace),
    )
    return accruals.content_again(posting)


def accrued_entries(transaction: Transaction, connection_id: str) -> list[RolledEntry]:
    """Return what the accruals of a connection, and what takes them back, move on the accrued account."""
    kinds = (ACCRUAL, ACCRUAL_REVERSAL)
    return [
        RolledEntry(
            kind=posting.kind,
            role=line.role,
            amount=line.amount,
            gl_date=posting.gl_date,
            is_in_ledger=posting.state in IN_LEDGER,
        )
        for posting in unsettled.accruals(transaction, connection_id, kinds=kinds)
        if posting.state is not PostingState.DISMISSED
        for line in draft_lines_of(transaction, posting)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Accruals:
    """The accruals of one connection, within one transaction."""

    transaction: Transaction
    books: Books
    renewal: Renewal

    def due(self) -> list[AccrualKey]:
        """Return the month that is over, where it is to be accrued, and every accrual that may still change."""
        known = [
            AccrualKey.of(one.external_id)
            for one in unsettled.accruals(self.transaction, self._connection_id)
        ]
        fresh: list[AccrualKey] = []
        if accrues(self.books.connection):
            last = month_before(self._today)
            first = self._first_day(last)
            currencies = unsettled.currencies_open(
                self.transaction, self._connection_id, first=first, last=last
            )
            fresh = [AccrualKey(month_end=last, currency=currency) for currency in currencies]
        return list(dict.fromkeys([*known, *fresh]))

    def renew(self, key: AccrualKey) -> None:
        accrual = self._posting(ACCRUAL, key)
        if accrual is None or may_be_made_anew(accrual):
            self._renew_accrual(key, accrual)
        self._renew_reversal(key)

    def content_again(self, posting: StoredPosting) -> PreparedContent:
        key = AccrualKey.of(posting.external_id)
        if posting.kind == ACCRUAL:
            return self._content(key, self._found(key), posting.revision + 1)
        accrual = self._posting(ACCRUAL, key)
        assert accrual is not None  # noqa: S101  a reversal is drafted with its accrual
        return self._reversal_content(key, accrual, posting, posting.revision + 1)

    def _renew_accrual(self, key: AccrualKey, known: StoredPosting | None) -> None:
        found = self._found(key)
        if found:
            self._put(ACCRUAL, key, known, lambda revision: self._content(key, found, revision))
        elif known is not None and known.state is not PostingState.DISMISSED:
            reason = "settled" if accrues(self.books.connection) else "not_accrued"
            self.renewal.withdraw(known, {"source": reason})
            # what was booked after it goes back to its own month
            again = unsettled.settlements_of(self.transaction, known.posting_id)
            documents.ask_to_prepare_again(self.transaction, again)

    def _renew_reversal(self, key: AccrualKey) -> None:
        accrual, known = self._posting(ACCRUAL, key), self._posting(ACCRUAL_REVERSAL, key)
        if accrual is None or accrual.state in {PostingState.DISMISSED, PostingState.REVERSED}:
            if known is not None and not known.source_change:
                self.renewal.withdraw(known, {"source": "accrual_gone"})
        elif known is None or may_be_made_anew(known):
            self._put(
                ACCRUAL_REVERSAL,
                key,
                known,
                lambda revision: self._reversal_content(key, accrual, known, revision),
            )

    def _put(
        self,
        kind: str,
        key: AccrualKey,
        known: StoredPosting | None,
        make: Callable[[int], PreparedContent],
    ) -> None:
        if known is None:
            self.renewal.insert(self._lineage(kind, key), make(1))
            return
        prepared = make(known.revision)
        if known.content is not None and known.content != prepared.content:
            prepared = make(known.revision + 1)
        if not self._is_blocked_as_before(known, prepared):
            self.renewal.renew(known, prepared)

    def _is_blocked_as_before(self, known: StoredPosting, prepared: PreparedContent) -> bool:
        """Say whether preparing it again would only add a line to the audit."""
        return (
            known.state is PostingState.BLOCKED
            and prepared.is_blocked
            and (known.why, known.gl_date) == (prepared.why, prepared.draft.gl_date)
            and draft_lines_of(self.transaction, known) == prepared.draft.lines
        )

    def _found(self, key: AccrualKey) -> list[KeptMovement]:
        if not accrues(self.books.connection):
            return []
        return unsettled.open_movements(
            self.transaction,
            self._connection_id,
            key.currency,
            first=self._first_day(key.month_end),
            last=key.month_end,
        )

    def _content(self, key: AccrualKey, found: Sequence[KeptMovement], revision: int) -> PreparedContent:
        document = _document(self.books, key, found)
        draft = draft_posting(
            document, bookkeeping=self.books.bookkeeping, mappings=self.books.mappings, revision=revision
        )
        known = self._posting(ACCRUAL, key)
        return self._prepared(
            draft,
            findings=(*self._told(key, found), *self.books.checked(draft, known)),
            document_ids=tuple(one.document_id for one in found),
        )

    def _told(self, key: AccrualKey, found: Sequence[KeptMovement]) -> list[Finding]:
        named = sorted({one.movement.marketplace for one in found if one.movement.marketplace})
        back = key.taken_back_on.isoformat()
        told = [
            _note(
                "accrual.made_of",
                movements=str(len(found)),
                marketplaces=", ".join(named) or "-",
                month_end=key.month_end.isoformat(),
                back=back,
            )
        ]
        if self._today < key.month_end + _MAY_GROW:
            told.append(_note("accrual.may_grow", month_end=key.month_end.isoformat()))
        return told

    def _reversal_content(
        self, key: AccrualKey, accrual: StoredPosting, known: StoredPosting | None, revision: int
    ) -> PreparedContent:
        """Turn every line of the accrual round, as it was drafted: its movements may be told otherwise by now."""
        books = self.books.bookkeeping
        words = f"{ACCRUAL} {key.external_id} REV"
        name = books.connection[: EXPLANATION_WIDTH - len(words) - 1]
        lineage = self._lineage(ACCRUAL_REVERSAL, key)
        why_moved = self.books.why_moved(lineage, key.taken_back_on)
        draft = Draft(
            kind=ACCRUAL_REVERSAL,
            external_id=key.external_id,
            bookkeeping=books,
            gl_date=self.books.gl_date(lineage, key.taken_back_on, known),
            currency=accrual.currency,
            explanation=f"{name} {words}",
            reference=books.reference(ACCRUAL_REVERSAL, key.external_id, revision=revision),
            revision=revision,
            lines=tuple(
                replace(line, amount=-line.amount) for line in draft_lines_of(self.transaction, accrual)
            ),
            findings=(why_moved,) if why_moved else (),
        )
        waits = () if accrual.state in IN_LEDGER else (_waits(accrual),)
        told = _note("accrual.takes_back", accrual=accrual.explanation, month_end=key.month_end.isoformat())
        return self._prepared(
            draft, findings=(*waits, told, *self.books.checked(draft, known)), document_ids=()
        )

    def _prepared(
        self, draft: Draft, *, findings: tuple[Finding, ...], document_ids: tuple[int, ...]
    ) -> PreparedContent:
        return PreparedContent(
            draft=draft,
            findings=findings,
            target_id=self.books.target.connection_id,
            order_id="",
            number=draft.external_id,
            document_ids=document_ids,
        )

    def _posting(self, kind: str, key: AccrualKey) -> StoredPosting | None:
        return postings.posting_of(self.transaction, self._lineage(kind, key))

    def _lineage(self, kind: str, key: AccrualKey) -> Lineage:
        return Lineage(connection_id=self._connection_id, kind=kind, external_id=key.external_id)

    def _first_day(self, month_end: date) -> date:
        return max(
            date.fromisoformat(self.books.connection.values["start_date"]), month_end - _LONGEST_UNSETTLED
        )

    @property
    def _connection_id(self) -> str:
        return self.books.connection.connection_id

    @property
    def _today(self) -> date:
        return self.renewal.workplace.now.astimezone(zone_of(self.books.connection)).date()


def _document(books: Books, key: AccrualKey, kept: Sequence[KeptMovement]) -> BusinessDocument:
    return accrual_document(key, (one.movement for one in kept), gateway=books.connection.connector)


def _waits(accrual: StoredPosting) -> Finding:
    params = {"accrual": accrual.explanation}
    return blocking("accrual.reversal_waits", **params)


def _note(code: str, **params: str) -> Finding:
    return Finding(code=code, severity=Severity.NOTE, params=params)
