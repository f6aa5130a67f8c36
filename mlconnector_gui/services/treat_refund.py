"""Choose what a refund without lines was for; the choice holds for it whenever it is prepared."""

from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.states import OPEN_TO_CHANGE, PostingState
from mlconnector_gui.accounting.treatments import Treatment
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.seen import Seen, as_seen
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import documents, postings, treatments
from mlconnector_gui.store.repositories.postings import StoredPosting

_CODE = "refund.without_lines"


async def treat_refund(workplace: Workplace, seen: Seen, *, treatment: Treatment, reason: str) -> None:
    """
    Choose a treatment for a refund that stops because it says nothing of what it was for.

    It is prepared again with it, and may be chosen anew while nobody approved it. Who chose, and why, is kept.
    """
    if not reason.strip():
        raise Problem("review.reason_missing")
    posting = await workplace.store.write(_treat, seen, treatment, reason.strip(), workplace)
    workplace.tell("posting", posting.posting_id)
    await request_run(workplace, Job.PREPARE, connection=posting.connection_id, trigger=Trigger.FOLLOW_UP)


def _treat(
    transaction: Transaction, seen: Seen, treatment: Treatment, reason: str, workplace: Workplace
) -> StoredPosting:
    posting = as_seen(transaction, seen)
    place = (posting.connection_id, posting.kind, posting.external_id)
    chosen_before = treatments.treatment_of(transaction, *place)
    is_open = posting.state in OPEN_TO_CHANGE - {PostingState.HELD}
    if posting.kind != DocumentKind.REFUND or not is_open or (posting.why != _CODE and not chosen_before):
        raise Problem(
            "refund.nothing_to_treat",
            cause=Cause.STATE,
            posting=posting.explanation,
            state=posting.state.value,
        )
    treatments.choose_treatment(
        transaction, *place, treatment=treatment.value, person=workplace.actor.name, at=workplace.now
    )
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="posting.refund_treated",
        subject_kind="posting",
        subject_id=posting.posting_id,
        treatment=treatment.value,
        before=chosen_before or "",
        reason=reason,
    )
    documents.ask_to_prepare_again(transaction, postings.documents_of(transaction, posting.posting_id))
    return posting
