"""The approval policy of a workspace: one version in force, every change of it in the audit."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from mlconnector_gui.accounting.approval_policy import ApprovalPolicy, AutoApproval
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections

_SETTING = "policy.approval"


async def approval_policy(workplace: Workplace) -> ApprovalPolicy:
    return await workplace.store.read(policy_in_force)


async def change_approval_policy(
    workplace: Workplace, wanted: ApprovalPolicy, *, seen_version: int
) -> ApprovalPolicy:
    """
    Put the next version in force and return it; what is ready is looked at anew.

    Refused where somebody else changed the policy since `seen_version`, and where it names a store that is not there.
    """
    changed = await workplace.store.write(_change, wanted, seen_version, workplace)
    for name in sorted(changed.auto.connections) if changed.auto else ():
        await request_run(workplace, Job.PREPARE, connection=name, trigger=Trigger.FOLLOW_UP)
    workplace.tell("policy")
    return changed


def policy_in_force(transaction: Transaction) -> ApprovalPolicy:
    written = connections.setting(transaction, _SETTING, None)
    return _read(written) if written else ApprovalPolicy()


def written_policy(policy: ApprovalPolicy) -> dict[str, Any]:
    """Write a policy as JSON, as it is kept and as the audit tells it."""
    auto = policy.auto
    return {
        "version": policy.version,
        "two_persons_from": _written(policy.two_persons_from),
        "maker_may_approve": policy.maker_may_approve,
        "auto": {
            "connections": sorted(auto.connections),
            "kinds": sorted(auto.kinds),
            "limits": _written(auto.limits),
            "sample_percent": auto.sample_percent,
            "usual_times": auto.usual_times,
        }
        if auto
        else None,
    }


def _change(
    transaction: Transaction, wanted: ApprovalPolicy, seen_version: int, workplace: Workplace
) -> ApprovalPolicy:
    before = policy_in_force(transaction)
    if before.version != seen_version:
        raise Problem("policy.changed_meanwhile", cause=Cause.STATE, version=before.version)
    for name in sorted(wanted.auto.connections) if wanted.auto else ():
        connections.connection_named(transaction, name)
    after = replace(wanted, version=before.version + 1)
    connections.change_setting(transaction, _SETTING, written_policy(after))
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="policy.changed",
        subject_kind="workspace",
        subject_id="policy",
        before=written_policy(before),
        after=written_policy(after),
    )
    return after


def _read(written: Mapping[str, Any]) -> ApprovalPolicy:
    auto = written["auto"]
    return ApprovalPolicy(
        version=written["version"],
        two_persons_from=_amounts(written["two_persons_from"]),
        maker_may_approve=written["maker_may_approve"],
        auto=AutoApproval(
            connections=frozenset(auto["connections"]),
            kinds=frozenset(auto["kinds"]),
            limits=_amounts(auto["limits"]),
            sample_percent=auto["sample_percent"],
            usual_times=auto["usual_times"],
        )
        if auto
        else None,
    )


def _written(amounts: Mapping[str, Decimal]) -> dict[str, str]:
    return {currency: f"{amount:f}" for currency, amount in sorted(amounts.items())}


def _amounts(written: Mapping[str, str]) -> dict[str, Decimal]:
    return {currency: Decimal(amount) for currency, amount in written.items()}
