"""Words for the approval policy, and for why it left a posting to a person."""

from collections.abc import Mapping
from decimal import Decimal

from mlconnector_gui.accounting.approval_policy import ApprovalPolicy
from mlconnector_gui.accounting.money import is_number
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, said

WHY_A_PERSON: Texts[str] = {
    "off": "Nothing is approved by itself at present.",
    "other_store": "The policy approves nothing of this store.",
    "other_kind": "The policy approves nothing of this kind.",
    "correction": "It corrects or reverses another entry.",
    "decided_before": "A person has decided about it before.",
    "findings": "The checks have something to say about it.",
    "over_limit": "Its amount is above the limit of its currency.",
    "two_persons": "Its amount needs two persons.",
    "too_new": "Too few of its kind are in JD Edwards to know what is usual.",
    "unusual": "It is many times the usual amount of its kind.",
    "sample": "It is in the sample that goes to a person all the same.",
}


def limits_text(limits: Mapping[str, Decimal]) -> str:
    """Write limits as they are entered: 'EUR 500.00, USD 1000.00'."""
    return ", ".join(f"{currency} {amount:f}" for currency, amount in sorted(limits.items()))


def read_limits(text: str) -> dict[str, Decimal]:
    """Read what `limits_text` writes; blank is no limit at all. Anything else is refused with the part at fault."""
    limits: dict[str, Decimal] = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        currency, _, amount = part.partition(" ")
        if not (currency.isalpha() and len(currency) == 3 and is_number(amount)):
            raise Problem("policy.limit_unreadable", text=part)
        limits[currency.upper()] = Decimal(amount.strip())
    return limits


def policy_lines(policy: ApprovalPolicy) -> list[str]:
    """Say what the policy in force means, a sentence a line."""
    two = limits_text(policy.two_persons_from)
    lines = [
        said("Two persons must approve from {two}.", two=two)
        if two
        else said("One person's approval is enough."),
        said("Who made a posting may approve it.")
        if policy.maker_may_approve
        else said("Who made a posting does not approve it."),
    ]
    if policy.auto is None:
        return [*lines, said("Nothing is approved by itself.")]
    auto = policy.auto
    return [
        *lines,
        said(
            "Approved by itself: {kinds} of {connections}, up to {limits}, "
            "no more than {usual_times} times the usual amount, without findings.",
            kinds=", ".join(spoken(kind) for kind in sorted(auto.kinds)),
            connections=", ".join(sorted(auto.connections)),
            limits=limits_text(auto.limits) or said("nothing, since no currency has a limit"),
            usual_times=auto.usual_times,
        ),
        said(
            "{sample_percent} of 100 of them go to a person all the same.", sample_percent=auto.sample_percent
        ),
    ]
