"""Approve what the policy lets pass: in its own name, with its version, and never what a person decided about."""

from collections.abc import Mapping

from mlconnector_gui.accounting.approval_policy import ApprovalCase, ApprovalPolicy, why_not_automatic
from mlconnector_gui.services.policies import policy_in_force
from mlconnector_gui.services.review import give_approval
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import approving, connections, postings, take_overs
from mlconnector_gui.store.repositories.postings import StoredPosting

_BATCH = 50


async def approve_by_policy(workplace: Workplace, connection_id: str) -> int:
    """Look at everything that is ready at one store, a batch in a transaction; returns how many were approved."""
    approved, after = 0, ""
    while True:
        ids, after = await workplace.store.write(_approve_batch, workplace, connection_id, after)
        approved += len(ids)
        if ids:
            workplace.tell("posting", *ids)
        if not after:
            return approved


async def why_a_person(workplace: Workplace, posting_id: str) -> str:
    """Return the reason why the policy in force leaves a posting to a person; '' where it would approve it."""
    return await workplace.store.read(_why, posting_id)


def _why(transaction: Transaction, posting_id: str) -> str:
    posting = postings.posting_by_id(transaction, posting_id)
    return _refusal(transaction, posting, policy_in_force(transaction))


def _approve_batch(
    transaction: Transaction, workplace: Workplace, connection_id: str, after: str
) -> tuple[list[str], str]:
    """Return what was approved, and where to go on; '' at the end."""
    policy = policy_in_force(transaction)
    name = connections.name_of(transaction, connection_id)
    is_off = policy.auto is None or name not in policy.auto.connections
    if is_off or connection_id in take_overs.parallel_ids(transaction):
        return [], ""
    found = approving.ready_at(transaction, connection_id, after=after, limit=_BATCH)
    acting = workplace.acting_as(policy.name)
    approved = []
    for posting in found:
        if not _refusal(transaction, posting, policy):
            give_approval(transaction, posting, acting, policy=policy.version)
            approved.append(posting.posting_id)
    return approved, found[-1].posting_id if len(found) == _BATCH else ""


def _refusal(transaction: Transaction, posting: StoredPosting, policy: ApprovalPolicy) -> str:
    subject: Mapping[str, object] | None = postings.subject_of(transaction, posting.posting_id)
    case = ApprovalCase(
        connection=connections.name_of(transaction, posting.connection_id),
        kind=posting.kind,
        gross=posting.gross,
        digest=posting.digest,
        severities=approving.severities_of(transaction, posting.posting_id),
        is_correction=posting.reverses is not None or posting.sequence > 1 or subject is not None,
        was_decided_before=approving.was_decided(transaction, posting.posting_id),
        usual_gross=approving.usual_gross(transaction, posting),
    )
    return why_not_automatic(policy, case)
