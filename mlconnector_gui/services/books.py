"""What drafting the postings of one store needs: its books, the rules, what JDE holds, and the day that is open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.masters import SubledgerType
from mlconnector_gui.accounting.periods import ClosedPeriod, is_closed
from mlconnector_gui.accounting.posting_draft import PostingDraft
from mlconnector_gui.accounting.voucher_checks import check_voucher
from mlconnector_gui.accounting.voucher_drafting import VoucherDraft
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.services.renewal import may_be_made_anew
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, links, mappings, sending
from mlconnector_gui.store.repositories.chosen_dates import ChosenDate, chosen_dates
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting


def zone_of(connection: StoredConnection) -> ZoneInfo:
    """Return the zone in which the days of a connection end: the one entered, the store's own, or Greenwich's."""
    named = connection.values.get("timezone") or connection.facts.get("timezone") or "UTC"
    try:
        return ZoneInfo(named)
    except (ValueError, OSError, KeyError):  # '+10:30', or a zone this machine does not know
        return ZoneInfo("UTC")


def books_of(transaction: Transaction, posting: StoredPosting) -> Bookkeeping:
    """Return the books in which a posting stands."""
    return Bookkeeping(
        environment=posting.environment,
        connection=connections.name_of(transaction, posting.connection_id),
        company=posting.company,
        document_type=posting.document_type,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The books of one store, loaded once and used within one transaction."""

    transaction: Transaction
    connection: StoredConnection
    target: StoredConnection
    bookkeeping: Bookkeeping
    mappings: MappingSet
    masters: MasterLookup
    chosen: Mapping[Lineage, ChosenDate]

    @classmethod
    def of(cls, transaction: Transaction, connection_id: str) -> "Books":
        connection = connections.connection_named(transaction, connection_id)
        target = connections.connection_named(transaction, connection.values["target"])
        return cls(
            transaction=transaction,
            connection=connection,
            target=target,
            bookkeeping=bookkeeping_of(connection, target),
            mappings=MappingSet(mappings.mapping_rules(transaction)),
            masters=MasterLookup(transaction, target.connection_id),
            chosen=chosen_dates(transaction, connection.connection_id),
        )

    def gl_date(self, lineage: Lineage, day: date, existing: StoredPosting | None) -> date:
        """
        Return the day something of a day is booked on: that day, or the first open one where the connection says so.

        A day that a person chose outweighs both. What was approved or sent keeps its day while its source keeps its
        own: that a period closed meanwhile is no change of the source.
        """
        if lineage in self.chosen:
            return self.chosen[lineage].gl_date
        if existing is not None and not may_be_made_anew(existing) and existing.gl_date >= day:
            return existing.gl_date
        company = self.masters.company(self.bookkeeping.company) if self.masters.is_loaded else None
        if company is None or self.bookkeeping.closed_period is ClosedPeriod.HOLD:
            return day
        try:
            first, _ = company.calendar.open_window()
        except Problem:  # the check tells it
            return day
        closed = is_closed(
            company.calendar.verdict(day),
            document_type=self.bookkeeping.document_type,
            before_cutoff_allowed=self.masters.constants.before_cutoff_allowed,
        )
        return first if closed else day

    def why_moved(self, lineage: Lineage, day: date) -> Finding | None:
        """Say who chose another day than a document's own; None where nobody did."""
        chosen = self.chosen.get(lineage)
        if chosen is None or chosen.gl_date == day:
            return None
        params = {
            "original": day.isoformat(),
            "gl_date": chosen.gl_date.isoformat(),
            "person": chosen.person,
        }
        return Finding(code="gl_date.chosen", severity=Severity.NOTE, params=params)

    def checked(self, draft: PostingDraft, existing: StoredPosting | None) -> tuple[Finding, ...]:
        """Return what the checks say of a draft, and whether another posting stands under its reference."""
        masters = self.masters.masters_for(draft)
        if masters is not None:
            masters = replace(masters, addresses={**self._linked(draft), **masters.addresses})
        found = (
            check_voucher(draft, masters) if isinstance(draft, VoucherDraft) else check_draft(draft, masters)
        )
        return (*found, *self._twice(draft, existing))

    def _linked(self, draft: PostingDraft) -> dict[str, bool]:
        """Return the customers' numbers that a draft names: JDE showed each of them when it was linked."""
        numbers = {line.subledger for line in draft.lines if line.subledger_type == SubledgerType.ADDRESS}
        if not numbers:
            return {}
        found = links.links_to(self.transaction, self.connection.connection_id, LinkKind.CUSTOMER, numbers)
        return {link.erp_key: True for link in found}

    def _twice(self, draft: PostingDraft, existing: StoredPosting | None) -> list[Finding]:
        """Look for another posting under the draft's reference: JDE would hold the document twice, or refuse it."""
        mine = existing.posting_id if existing else ""
        holder = sending.holder_of_reference(self.transaction, draft.reference, besides=mine)
        if not holder:
            return []
        params = {"reference": draft.reference, "posting": holder}
        return [blocking("reference.duplicate", **params)]
