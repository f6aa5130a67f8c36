"""Draft what a store is to have of its records, and keep what was drafted in step until it is sent."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mlconnector_gui.accounting.digest import reference_of
from mlconnector_gui.accounting.drafting import Bookkeeping
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.accounting.record_drafting import RecordDraft, check_record, store_record_of
from mlconnector_gui.accounting.states import OPEN_TO_CHANGE, Move, PostingState
from mlconnector_gui.accounting.store_records import RECORD, FieldChange, RecordType, StoreRecord
from mlconnector_gui.connectors.port import SeenRecord
from mlconnector_gui.services.wishes import KEY_UNKNOWN, Wish, lineage_of_record
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings, source_changes
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

REVERTED = "source.reverted"
"""Why the program dismissed a posting: the store has already what it was to be given."""
_NO_CURRENCY = "XXX"
_SETTLED = frozenset({PostingState.CONFIRMED, PostingState.POSTED})
_STANDS = frozenset({PostingState.READY, PostingState.APPROVED, PostingState.REJECTED})
_ON_ITS_WAY = frozenset(
    {PostingState.SENDING, PostingState.IN_DOUBT, PostingState.NEEDS_PERSON, PostingState.ACCEPTED}
)


@dataclass(slots=True)
class RecordPreparation:
    """
    Brings the postings of one store's records in line with what JDE wants and the store has.

    Of a record one posting is under way at a time. Until it is sent it follows its source: the latest values are
    sent, once; what the store has already is not sent at all. Works inside one write transaction.
    """

    transaction: Transaction
    workplace: Workplace
    source: StoredConnection
    """The JDE connection that the values come from."""
    store: StoredConnection
    counts: dict[str, int] = field(default_factory=dict)

    def prepare(self, wish: Wish, seen: SeenRecord | None, findings: Sequence[Finding]) -> bool:
        """Prepare one record as it was just seen in the store; False: it is to be looked at again later."""
        record = record_of(wish, seen)
        lineage = self._lineage(wish)
        newest = postings.newest_of_lineage(self.transaction, lineage)
        if newest is not None and newest.state in _ON_ITS_WAY:
            return self._note_on_its_way(newest, record)
        if newest is not None and newest.state in _SETTLED and wish.only_creates:
            self._count("unmatched")  # it was created once: that it is gone is the shop's decision
            return True
        if not record.is_change and not wish.cannot_be_written:
            self._drop(newest)
            return True
        findings = (*findings, *self._changed_in_store(newest, record))
        if newest is None or newest.state in _SETTLED:
            sequence = newest.sequence + 1 if newest is not None else 1
            self._insert(replace(lineage, sequence=sequence), wish, record, findings)
            return True
        self._renew(newest, wish, record, findings)
        return True

    def give_up(self, wish: Wish) -> None:
        """The store has what it was to be given as new, or is not to have it: a draft is not needed any more."""
        newest = postings.newest_of_lineage(self.transaction, self._lineage(wish))
        if newest is not None and self._creates(newest):
            self._drop(newest)

    def _creates(self, posting: StoredPosting) -> bool:
        subject = postings.subject_of(self.transaction, posting.posting_id)
        return subject is not None and store_record_of(subject).creates

    def _changed_in_store(self, newest: StoredPosting | None, record: StoreRecord) -> Iterator[Finding]:
        """Say which values were set from here, and are others in the store by now."""
        sent = newest
        if newest is not None and newest.state not in _SETTLED:
            lineage = Lineage(
                connection_id=newest.connection_id,
                kind=newest.kind,
                external_id=newest.external_id,
                sequence=newest.sequence - 1,
            )
            sent = postings.posting_of(self.transaction, lineage)
        if sent is None or sent.state not in _SETTLED or sent.content is None:
            return
        wanted = StoreRecord.read(json.loads(sent.content)).wanted
        for one in record.changes:
            if one.before != one.after == wanted.get(one.name):
                params = {"key": record.key, "field": one.name, "sent": one.after, "now": one.before}
                yield Finding(code="record.changed_in_store", severity=Severity.WARNS, params=params)

    def _lineage(self, wish: Wish) -> Lineage:
        return lineage_of_record(self.source.connection_id, self.store, wish.record_type, wish.key)

    def _insert(
        self,
        lineage: Lineage,
        wish: Wish,
        record: StoreRecord,
        findings: Sequence[Finding],
    ) -> None:
        state = postings.insert_posting(
            self.transaction,
            posting_id=self.workplace.ids.new(),
            lineage=lineage,
            prepared=self._prepared(wish, record, findings, None, sequence=lineage.sequence),
            actor=self.workplace.actor,
            at=self.workplace.now,
        )
        self._count("prepared" if state is PostingState.READY else "blocked")

    def _renew(
        self, newest: StoredPosting, wish: Wish, record: StoreRecord, findings: Sequence[Finding]
    ) -> None:
        """Put the latest values in place of those that were not sent; an approval of others is void by that."""
        known = postings.subject_of(self.transaction, newest.posting_id)
        was = store_record_of(known) if known is not None else None
        is_same = was is not None and (was.wanted == record.wanted or wish.only_creates)
        if is_same and _is_decided_against(newest):
            self._count("unchanged")
            return
        prepared = self._prepared(wish, record, findings, newest)
        difference = _difference(was, record)
        if newest.state is PostingState.HELD:
            self._note(newest, {"lines": difference} if difference else None)
            return
        if not difference and _is_as_prepared(newest, prepared):
            self._note(newest, None)
            self._count("unchanged")
            return
        if newest.state is PostingState.APPROVED:
            newest = self._void(newest, {"lines": difference})
        state = postings.replace_content(
            self.transaction, newest, prepared, actor=self.workplace.actor, at=self.workplace.now
        )
        self._count("prepared" if state is PostingState.READY else "blocked")

    def _drop(self, newest: StoredPosting | None) -> None:
        """The store has what is wanted: whatever waits to be sent is not needed any more."""
        if newest is None or newest.state not in OPEN_TO_CHANGE | {PostingState.APPROVED}:
            self._count("as_wanted")
            return
        if newest.state is PostingState.APPROVED:
            newest = self._void(newest, {"source": "reverted"})
        postings.move(
            self.transaction,
            newest,
            Move.DISMISS,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={"why": REVERTED, "source_change": None},
            told={"reason": "source", "source": "reverted"},
        )
        self._count("dismissed")

    def _note_on_its_way(self, newest: StoredPosting, record: StoreRecord) -> bool:
        """What is being sent cannot be changed: the next values wait until its outcome is known."""
        sent = StoreRecord.read(json.loads(newest.content or b"{}"))
        changes = [
            {"what": name, "before": sent.wanted.get(name, ""), "after": after}
            for name, after in sorted(record.wanted.items())
            if sent.wanted.get(name, "") != after
        ]
        self._note(newest, {"lines": changes} if changes else None)
        self._count("waiting" if changes else "unchanged")
        return not changes

    def _note(self, posting: StoredPosting, change: Mapping[str, object] | None) -> None:
        source_changes.note_source_change(
            self.transaction, posting, change, actor=self.workplace.actor, at=self.workplace.now
        )

    def _void(self, posting: StoredPosting, change: Mapping[str, object]) -> StoredPosting:
        postings.move(
            self.transaction,
            posting,
            Move.SOURCE_CHANGED,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={"source_change": dict(change)},
            told=change,
        )
        self._count("changed_after_approval")
        return postings.posting_by_id(self.transaction, posting.posting_id)

    def _prepared(
        self,
        wish: Wish,
        record: StoreRecord,
        findings: Sequence[Finding],
        newest: StoredPosting | None,
        *,
        sequence: int = 1,
    ) -> PreparedContent:
        """Draft the record, as the first revision or as the next one of a posting that keeps its day."""
        revision = newest.revision + 1 if newest is not None else 1
        sequence = newest.sequence if newest is not None else sequence
        draft = RecordDraft(
            bookkeeping=books_of_record(self.source, self.store),
            external_id=wish.key,
            explanation=f"{self.store.name} {wish.record_type.value} {wish.key}"[:EXPLANATION_WIDTH].strip(),
            reference=record_reference(
                self.source, self.store, wish.record_type, wish.key, sequence=sequence, revision=revision
            ),
            revision=revision,
            gl_date=newest.gl_date if newest is not None else self.workplace.now.date(),
            currency=wish.currency or _NO_CURRENCY,
            record=record,
            source=wish.source,
            is_in_store=not record.creates and all(finding.code != KEY_UNKNOWN for finding in findings),
            findings=tuple(findings),
            source_findings=wish.findings,
        )
        return PreparedContent(
            draft=draft,
            findings=check_record(draft),
            target_id=self.store.connection_id,
            order_id="",
            number=wish.key,
            document_ids=(wish.document_id,),
        )

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def asked_of(wish: Wish) -> StoreRecord:
    """Name every field that the store is to be looked at for."""
    return StoreRecord(
        record_type=wish.record_type,
        key=wish.key,
        creates=wish.creates,
        changes=tuple(
            FieldChange(name=name, before="", after=text)
            for name, text in {**wish.fields, **wish.when_created}.items()
        ),
    )


def record_of(wish: Wish, seen: SeenRecord | None) -> StoreRecord:
    """Set what is wanted beside what the store has; without having looked, everything before is blank."""
    fields = seen.fields if seen is not None else {}
    return StoreRecord(
        record_type=wish.record_type,
        key=wish.key,
        creates=wish.creates and seen is None,
        record_id=seen.record_id if seen is not None else "",
        changes=tuple(
            FieldChange(name=name, before=fields.get(name, ""), after=after)
            for name, after in (wish.as_created if seen is None else wish.fields).items()
        ),
    )


def books_of_record(source: StoredConnection, store: StoredConnection) -> Bookkeeping:
    return Bookkeeping(
        environment=source.values.get("environment", ""),
        connection=store.name,
        company=store.values["company"],
        document_type=RECORD,
    )


def record_reference(
    source: StoredConnection,
    store: StoredConnection,
    record_type: RecordType,
    key: str,
    *,
    sequence: int,
    revision: int,
) -> str:
    return reference_of(
        environment=source.values.get("environment", ""),
        company=store.values["company"],
        connection=store.name,
        kind=record_type.value,
        external_id=f"{key}/{sequence}",
        revision=revision,
    )


def _is_decided_against(newest: StoredPosting) -> bool:
    """Say whether a person dismissed it; what the program dismissed comes back with its source."""
    return newest.state is PostingState.DISMISSED and newest.why != REVERTED


def _difference(was: StoreRecord | None, record: StoreRecord) -> list[dict[str, str]]:
    """Return what would be sent otherwise, or onto something else, than was drafted."""
    before = {one.name: one for one in was.changes} if was is not None else {}
    changes = []
    for one in sorted(record.changes, key=lambda change: change.name):
        known = before.get(one.name)
        if known != one:
            changes.append({"what": one.name, "before": known.after if known else "", "after": one.after})
    return changes


def _is_as_prepared(newest: StoredPosting, prepared: PreparedContent) -> bool:
    """Say whether preparing it again would change nothing that a person sees."""
    if newest.state is PostingState.BLOCKED:
        return prepared.is_blocked and newest.why == prepared.why
    return newest.state in _STANDS and not prepared.is_blocked
