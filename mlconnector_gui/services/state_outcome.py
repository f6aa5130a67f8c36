"""State what became of a posting that the program cannot find out: it is in JDE under a number, or it is not."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.engine.comparison import differences_of
from mlconnector_gui.engine.journey import Journey
from mlconnector_gui.jde.port import DocumentKey, LedgerDocument, LookUp
from mlconnector_gui.services.opening import open_target
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.targets import Parcel, Target
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, posting_lists, postings, sending, statements
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.store.repositories.sending import StoredAttempt, StoredLookUp

_MOST_DIFFERENCES = 20
_NO_DOCUMENT = dict.fromkeys(
    ("ledger_company", "ledger_type", "ledger_number", "ledger_gl_date", "ledger_batch")
)


async def state_found(
    workplace: Workplace, seen: Seen, *, company: str, document_type: str, number: int
) -> None:
    """
    Take a person's word that JDE holds the posting under a number, once reading it back agrees line by line.

    A document that is not there, is another posting's, or differs is refused with what differs; nothing is changed.
    """
    posting = await workplace.store.read(_waiting_for_a_person, seen)
    key = DocumentKey(
        company=company.strip().zfill(5),
        document_type=document_type.strip().upper(),
        number=number,
        gl_date=posting.gl_date,
    )
    async with _target_of(workplace, posting) as target:
        (document,) = await target.read_back([(key, posting.content or b"")])
        document = _agreeing(posting, key, document)
    await workplace.store.write(_accept, seen, document, workplace)
    workplace.tell("posting", posting.posting_id)


async def state_absent(workplace: Workplace, seen: Seen, *, reason: str) -> int:
    """
    Take a person's word that JDE does not hold the posting; the second person's word approves it again.

    Nobody's word is taken while JDE may still be at it, or against what a search finds. Returns how many more
    persons are needed.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    posting = await workplace.store.read(_waiting_for_a_person, seen)
    attempt = await workplace.store.read(sending.last_attempt, posting.posting_id)
    if attempt is None:
        raise AssertionError(f"{posting.explanation} waits for a person without an attempt")
    async with _target_of(workplace, posting) as target:
        quiet_seconds = target.route_for(posting.content or b"").times.quiet_seconds
        quiet_at = attempt.started_at + timedelta(seconds=quiet_seconds)
        if workplace.now < quiet_at:
            raise Problem(
                "posting.stated_too_early",
                cause=Cause.STATE,
                retry=Retry.LATER,
                posting=posting.explanation,
                until=f"{quiet_at:%Y-%m-%d %H:%M:%S} UTC",
            )
        parcel = Parcel(content=posting.content or b"", reference=posting.reference)
        looked = await target.look_up(parcel, control=None)
    await workplace.store.write(_note_look_up, attempt, looked, workplace)
    if looked.found:
        numbers = ", ".join(f"{one.key.document_type} {one.key.number}" for one in looked.found)
        raise Problem(
            "posting.stated_absent_but_found",
            cause=Cause.DUPLICATE,
            retry=Retry.NEVER,
            posting=posting.explanation,
            documents=numbers,
        )
    missing = await workplace.store.write(_state_absent, seen, attempt, reason.strip(), workplace)
    workplace.tell("posting", posting.posting_id)
    return missing


@asynccontextmanager
async def _target_of(workplace: Workplace, posting: StoredPosting) -> AsyncIterator[Target]:
    """Open it, and make sure of the right environment."""
    stored = await workplace.store.read(connections.connection_named, posting.target_id)
    async with open_target(workplace, stored) as target:
        await target.begin_batch()
        yield target


def _waiting_for_a_person(transaction: Transaction, seen: Seen) -> StoredPosting:
    posting = as_seen(transaction, seen)
    if posting.state is not PostingState.NEEDS_PERSON:
        raise Problem(
            "posting.needs_no_statement",
            cause=Cause.STATE,
            posting=posting.explanation,
            state=posting.state.value,
        )
    return posting


def _agreeing(posting: StoredPosting, key: DocumentKey, document: LedgerDocument | None) -> LedgerDocument:
    if document is None:
        raise Problem(
            "posting.stated_document_missing",
            cause=Cause.VALIDATION,
            posting=posting.explanation,
            document=f"{key.document_type} {key.number}",
            company=key.company,
            gl_date=key.gl_date.isoformat(),
        )
    differences = differences_of(posting.content or b"", document)
    if differences:
        raise Problem(
            "posting.stated_document_differs",
            cause=Cause.VALIDATION,
            technical="\n".join(differences[:_MOST_DIFFERENCES]),
            posting=posting.explanation,
            document=f"{key.document_type} {key.number}",
            differences="; ".join(differences[:_MOST_DIFFERENCES]),
        )
    return document


def _accept(transaction: Transaction, seen: Seen, document: LedgerDocument, workplace: Workplace) -> None:
    posting = _waiting_for_a_person(transaction, seen)
    if document.record is None:  # a store's record is changed by many postings, one after the other
        _refuse_if_taken(transaction, posting, document.key)
    key = document.key
    postings.move(
        transaction,
        posting,
        Move.ACCEPT,
        actor=workplace.actor,
        at=workplace.now,
        changes={
            "ledger_company": key.company,
            "ledger_type": key.document_type,
            "ledger_number": key.number,
            "ledger_gl_date": key.gl_date,
            "ledger_batch": document.batch,
            "why": "",
            "next_look_at": None,
        },
        told={"stated_by": workplace.actor.name, "document": f"{key.document_type} {key.number}"},
    )
    accepted = postings.posting_by_id(transaction, posting.posting_id)
    Journey(workplace).read_back(transaction, accepted, document, [])


def _refuse_if_taken(transaction: Transaction, posting: StoredPosting, key: DocumentKey) -> None:
    """Two postings may be alike to the last line; one document is never the proof of both."""
    other = posting_lists.holder_of_document(
        transaction,
        target_id=posting.target_id,
        company=key.company,
        document_type=key.document_type,
        number=key.number,
        but_not=posting.posting_id,
    )
    if other is not None:
        raise Problem(
            "posting.stated_document_taken",
            cause=Cause.DUPLICATE,
            posting=posting.explanation,
            document=f"{key.document_type} {key.number}",
            other=other,
        )


def _note_look_up(
    transaction: Transaction, attempt: StoredAttempt, looked: LookUp, workplace: Workplace
) -> None:
    sending.note_look_up(
        transaction,
        attempt.attempt_id,
        StoredLookUp(
            looked_at=workplace.now,
            is_definite=looked.is_definite,
            found=len(looked.found),
            why_not_definite=looked.why_not_definite,
            may_resend=looked.may_resend,
        ),
    )


def _state_absent(
    transaction: Transaction, seen: Seen, attempt: StoredAttempt, reason: str, workplace: Workplace
) -> int:
    posting = _waiting_for_a_person(transaction, seen)
    earlier = _of_attempt(transaction, posting, attempt)
    if workplace.actor.name in earlier:
        raise Problem(
            "posting.stated_by_you_already",
            cause=Cause.STATE,
            posting=posting.explanation,
            person=workplace.actor.name,
        )
    statements.state_absent(
        transaction,
        statement_id=workplace.ids.new(),
        posting_id=posting.posting_id,
        attempt_number=attempt.number,
        actor=workplace.actor,
        reason=reason,
        at=workplace.now,
    )
    persons = [*earlier, workplace.actor.name]
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="posting.stated_absent",
        subject_kind="posting",
        subject_id=posting.posting_id,
        attempt=attempt.number,
        reason=reason,
        persons=persons,
    )
    missing = statements.PERSONS_NEEDED - len(persons)
    if missing <= 0:
        postings.move(
            transaction,
            posting,
            Move.PROVE_ABSENT,
            actor=workplace.actor,
            at=workplace.now,
            changes={**_NO_DOCUMENT, "why": "", "next_look_at": None},
            told={"stated_by": persons, "reason": reason},
        )
    return max(missing, 0)


def _of_attempt(transaction: Transaction, posting: StoredPosting, attempt: StoredAttempt) -> Sequence[str]:
    made = statements.absence_statements(transaction, posting.posting_id)
    return [one.person for one in made if one.attempt_number == attempt.number]
