"""Replay a posting: make it anew from the archived payload, after showing what would differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlconnector_gui.accounting.accruals import ACCRUAL, ACCRUAL_REVERSAL
from mlconnector_gui.accounting.contents import WITHOUT_MONEY
from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.findings import Finding
from mlconnector_gui.accounting.receipt_drafting import is_receipt
from mlconnector_gui.accounting.states import IN_LEDGER, MOVES, Move, PostingState
from mlconnector_gui.accounting.summaries import SUMMARY
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.services.accruals import accrual_again
from mlconnector_gui.services.books import Books
from mlconnector_gui.services.content_difference import content_difference
from mlconnector_gui.services.correct import has_own_content, prepared_again
from mlconnector_gui.services.customers import ask_customer_again, is_customer
from mlconnector_gui.services.item_postings import ask_item_again, is_item
from mlconnector_gui.services.preparation import Preparation
from mlconnector_gui.services.receipt_matches import ask_receipt_again
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.store_records import is_store_record, look_again
from mlconnector_gui.services.summaries import summary_again
from mlconnector_gui.services.vouchers import ask_again
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import documents, postings
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.postings import PreparedContent, StoredPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayChange:
    """One field or account that would be different; an amount names its currency."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayPreview:
    """What a replay would do, or why it is refused."""

    posting_id: str
    explanation: str
    revision: int
    refusal: Problem | None
    is_blocked: bool
    """Made anew, it would not pass its checks, so nothing of it could be compared."""
    offers_reversal: bool
    changes: tuple[ReplayChange, ...]
    findings: tuple[Finding, ...]

    @property
    def is_possible(self) -> bool:
        return self.refusal is None

    @property
    def is_same(self) -> bool:
        return self.is_possible and not self.is_blocked and not self.changes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayOutcome:
    """What became of one of many: its new state, or the problem that kept it as it was."""

    preview: ReplayPreview
    state: PostingState | None
    problem: Problem | None


async def preview_replay(workplace: Workplace, posting_id: str) -> ReplayPreview:
    """Prepare the posting again without changing it, and show what differs; JDE is asked anew where it was."""
    await ask_jde_again(workplace, posting_id)
    return await workplace.store.read(_preview, posting_id, workplace)


async def replay_postings(workplace: Workplace, previews: Sequence[ReplayPreview]) -> list[ReplayOutcome]:
    """
    Replay one after another, each as its preview showed it and in a transaction of its own.

    One that moved since it was shown, or is refused, stays as it is; the others are not kept waiting for it.
    """
    outcomes = []
    for preview in previews:
        try:
            seen = Seen(posting_id=preview.posting_id, revision=preview.revision)
            state = await workplace.store.write(replay_within, seen, workplace)
            outcomes.append(ReplayOutcome(preview=preview, state=state, problem=None))
        except Problem as problem:
            outcomes.append(ReplayOutcome(preview=preview, state=None, problem=problem))
    if made := [one.preview.posting_id for one in outcomes if one.state]:
        workplace.tell("posting", *made)
    return outcomes


async def replay_posting(workplace: Workplace, seen: Seen) -> PostingState:
    """
    Put a new draft, made from the newest archived payload, in place of the posting's content.

    Refused once JDE may hold the document: an entry in the ledger is reversed, never made again.
    """
    await ask_jde_again(workplace, seen.posting_id)
    state = await workplace.store.write(replay_within, seen, workplace)
    workplace.tell("posting", seen.posting_id)
    return state


async def ask_jde_again(workplace: Workplace, posting_id: str) -> None:
    """Ask anew about what a posting was checked against; a journal is left alone."""
    subject = await workplace.store.read(postings.subject_of, posting_id)
    if subject is not None and is_customer(subject):
        posting = await workplace.store.read(postings.posting_by_id, posting_id)
        await ask_customer_again(workplace, posting, subject)
        return
    if subject is not None and is_store_record(subject):
        posting = await workplace.store.read(postings.posting_by_id, posting_id)
        await look_again(workplace, posting, subject)
        return
    if subject is not None and is_item(subject):
        posting = await workplace.store.read(postings.posting_by_id, posting_id)
        await ask_item_again(workplace, posting, subject)
        return
    if subject is not None and is_receipt(subject):
        posting = await workplace.store.read(postings.posting_by_id, posting_id)
        await ask_receipt_again(workplace, posting, subject)
        return
    await ask_again(workplace, posting_id)


def _preview(transaction: Transaction, posting_id: str, workplace: Workplace) -> ReplayPreview:
    posting = postings.posting_by_id(transaction, posting_id)
    try:
        prepared = _prepared_again(transaction, posting, workplace)
        refusal = _refusal(posting)
    except Problem as problem:
        return _preview_of(posting, problem, None)
    return _preview_of(posting, refusal, prepared)


def _preview_of(
    posting: StoredPosting, refusal: Problem | None, prepared: PreparedContent | None
) -> ReplayPreview:
    is_blocked = prepared is not None and prepared.is_blocked
    changes = content_difference(posting.content, prepared.content) if prepared and not is_blocked else []
    return ReplayPreview(
        posting_id=posting.posting_id,
        explanation=posting.explanation,
        revision=posting.revision,
        refusal=refusal,
        is_blocked=is_blocked,
        offers_reversal=posting.state in {PostingState.CONFIRMED, PostingState.POSTED}
        and posting.document_type not in WITHOUT_MONEY,
        changes=tuple(ReplayChange(**change) for change in changes),
        findings=prepared.findings if prepared else (),
    )


def replay_within(transaction: Transaction, seen: Seen, workplace: Workplace) -> PostingState:
    """Replay a posting as part of a transaction; see `replay_posting`."""
    posting = as_seen(transaction, seen)
    if refusal := _refusal(posting):
        raise refusal
    prepared = _prepared_again(transaction, posting, workplace)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="posting.replayed",
        subject_kind="posting",
        subject_id=posting.posting_id,
        changes=content_difference(posting.content, prepared.content),
    )
    return postings.replace_content(transaction, posting, prepared, actor=workplace.actor, at=workplace.now)


def _refusal(posting: StoredPosting) -> Problem | None:
    if posting.state in IN_LEDGER:
        return Problem(
            "replay.in_ledger",
            cause=Cause.STATE,
            retry=Retry.NEVER,
            posting=posting.explanation,
            document=f"{posting.ledger_type or ''} {posting.ledger_number or ''}".strip(),
        )
    if posting.reverses and posting.state is PostingState.DISMISSED:
        return Problem(
            "review.reversal_dropped", cause=Cause.STATE, retry=Retry.NEVER, posting=posting.explanation
        )
    if (posting.state, Move.PREPARE_AGAIN) not in MOVES:
        return Problem(
            "replay.not_now", cause=Cause.STATE, posting=posting.explanation, state=posting.state.value
        )
    return None


def _prepared_again(
    transaction: Transaction, posting: StoredPosting, workplace: Workplace
) -> PreparedContent:
    if has_own_content(transaction, posting):
        return prepared_again(transaction, posting, revision=posting.revision + 1)
    return made_anew(transaction, posting, workplace)


def made_anew(transaction: Transaction, posting: StoredPosting, workplace: Workplace) -> PreparedContent:
    """Prepare what the newest archived payload of a posting's source comes to now, as its next revision."""
    if posting.kind == SUMMARY:
        return summary_again(transaction, Books.of(transaction, posting.connection_id), posting)
    if posting.kind in {ACCRUAL, ACCRUAL_REVERSAL}:
        return accrual_again(transaction, workplace, posting)
    preparation = Preparation.begin(transaction, workplace, posting.connection_id)
    document = _source_of(transaction, posting)
    translation = preparation.translation_of(document)
    for business_document in translation.documents:
        if _is_of(business_document, posting):
            if standing := preparation.standing_of(business_document):
                raise Problem("replay.not_bookable", posting=posting.explanation, standing=standing)
            return preparation.content_of(
                document, business_document, translation, revision=posting.revision + 1
            )
    raise Problem("replay.source_gone", posting=posting.explanation)


def _is_of(document: BusinessDocument, posting: StoredPosting) -> bool:
    return document.kind.value == posting.kind and document.external_id == posting.external_id


def _source_of(transaction: Transaction, posting: StoredPosting) -> StoredDocument:
    """Return the newest revision of the document that the posting was made from."""
    source_id = postings.source_of(transaction, posting.posting_id)
    if source_id is not None:
        known = documents.document_by_id(transaction, source_id)
        newest = documents.newest_document(transaction, known.connection_id, known.stream, known.external_id)
        if newest is not None and not newest.is_deleted:
            return newest
    raise Problem("replay.source_gone", posting=posting.explanation)
