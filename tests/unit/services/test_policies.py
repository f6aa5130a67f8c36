"""Who may approve what: two persons, the maker, and what the policy approves by itself."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.approval_policy import (
    ApprovalCase,
    ApprovalPolicy,
    AutoApproval,
    why_not_automatic,
)
from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.services.approve_by_policy import approve_by_policy, why_a_person
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.policies import approval_policy, change_approval_policy
from mlconnector_gui.services.review import Seen, approve_postings, withdraw_approvals
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import postings, sending
from mlconnector_gui.store.repositories.approving import FIRST_GIVEN
from tests.helpers.problems import refused
from tests.helpers.workspaces import Filling, connected_workplace

AUTO = AutoApproval(
    connections=frozenset({"WOO-EU"}),
    kinds=frozenset({"sale"}),
    limits={"EUR": Decimal(500)},
    sample_percent=0,
)
CASE = ApprovalCase(
    connection="WOO-EU",
    kind="sale",
    gross=Money(Decimal("84.00"), "EUR"),
    digest="0" * 64,
    severities=(Severity.SITE,),
    is_correction=False,
    was_decided_before=False,
    usual_gross=Decimal("60.00"),
)


@pytest.fixture
def filling(tmp_path: Path) -> Iterator[Filling]:
    workplace, filling = connected_workplace(tmp_path)
    yield filling
    workplace.store.close()


@pytest.fixture
def workplace(filling: Filling) -> Workplace:
    return filling.workplace


def seen(*posting_ids: str) -> list[Seen]:
    return [Seen(posting_id=one, revision=1) for one in posting_ids]


def state(workplace: Workplace, posting_id: str) -> str:
    return workplace.store.read_now(postings.posting_by_id, posting_id).state.value


async def in_force(workplace: Workplace, wanted: ApprovalPolicy) -> ApprovalPolicy:
    now = await approval_policy(workplace)
    return await change_approval_policy(workplace, wanted, seen_version=now.version)


def test_a_usual_posting_below_the_limit_is_approved() -> None:
    assert why_not_automatic(ApprovalPolicy(version=1, auto=AUTO), CASE) == ""


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"connection": "WOO-US"}, "other_store"),
        ({"kind": "refund"}, "other_kind"),
        ({"is_correction": True}, "correction"),
        ({"was_decided_before": True}, "decided_before"),
        ({"severities": (Severity.WARNS,)}, "findings"),
        ({"severities": (Severity.NOTE,)}, "findings"),
        ({"gross": Money(Decimal("500.01"), "EUR")}, "over_limit"),
        ({"gross": Money(Decimal("-500.01"), "EUR")}, "over_limit"),
        ({"gross": Money(Decimal("1.00"), "USD")}, "over_limit"),
        ({"usual_gross": None}, "too_new"),
        ({"usual_gross": Decimal("8.39")}, "unusual"),
    ],
)
def test_anything_else_goes_to_a_person(changes: dict[str, object], reason: str) -> None:
    case = replace(CASE, **changes)  # type: ignore[arg-type]

    assert why_not_automatic(ApprovalPolicy(version=1, auto=AUTO), case) == reason


def test_the_sample_is_chosen_by_the_content_and_is_about_its_share() -> None:
    policy = ApprovalPolicy(version=1, auto=replace(AUTO, sample_percent=20))
    reasons = [why_not_automatic(policy, replace(CASE, digest=f"{place:064x}")) for place in range(2_000)]

    assert reasons == [
        why_not_automatic(policy, replace(CASE, digest=f"{place:064x}")) for place in range(2_000)
    ]
    assert 320 < reasons.count("sample") < 480
    assert reasons.count("sample") + reasons.count("") == 2_000


def test_a_policy_without_limits_cannot_be_negative() -> None:
    with refused("policy.limit_negative"):
        ApprovalPolicy(two_persons_from={"EUR": Decimal(-1)})


async def test_from_the_limit_on_two_persons_must_approve(workplace: Workplace, filling: Filling) -> None:
    await in_force(workplace, ApprovalPolicy(two_persons_from={"EUR": Decimal(100), "USD": Decimal(100)}))
    posting_id = filling.sale("2291", total="100.00")

    assert await approve_postings(workplace, seen(posting_id)) == 0
    first = workplace.store.read_now(postings.posting_by_id, posting_id)
    assert (first.state.value, first.why) == ("ready", FIRST_GIVEN)
    with refused("policy.second_person"):
        await approve_postings(workplace, seen(posting_id))
    assert state(workplace, posting_id) == "ready"

    assert await approve_postings(workplace.acting_as("clerk.two"), seen(posting_id)) == 1
    approval = workplace.store.read_now(sending.valid_approval, posting_id)
    assert approval is not None
    assert approval.person == "clerk.two"
    assert workplace.store.read_now(postings.posting_by_id, posting_id).why == ""


async def test_below_the_limit_one_person_is_enough(workplace: Workplace, filling: Filling) -> None:
    await in_force(workplace, ApprovalPolicy(two_persons_from={"EUR": Decimal(100), "USD": Decimal(100)}))

    assert await approve_postings(workplace, seen(filling.sale("2291", total="99.99"))) == 1


async def test_who_reversed_an_entry_does_not_approve_the_reversal(
    workplace: Workplace, filling: Filling
) -> None:
    await in_force(workplace, ApprovalPolicy(maker_may_approve=False))
    posting_id = filling.sale("2291")
    filling.send(posting_id, 1042, Move.CONFIRM)
    await reverse_posting(workplace, Seen(posting_id=posting_id, revision=1), reason="Booked twice by hand.")
    (reversal,) = workplace.store.read_now(postings.postings_in, PostingState.READY)

    with refused("policy.maker_approves"):
        await approve_postings(workplace, seen(reversal.posting_id))
    assert await approve_postings(workplace.acting_as("clerk.two"), seen(reversal.posting_id)) == 1


async def test_the_policy_approves_in_its_own_name_and_leaves_alone_what_a_person_took_back(
    workplace: Workplace, filling: Filling
) -> None:
    for place in range(5):
        filling.send(filling.sale(f"10{place}", total="80.00"), 900 + place)
    posting_id, large = filling.sale("2291", total="84.00"), filling.sale("2292", total="9000.00")
    posting = workplace.store.read_now(postings.posting_by_id, posting_id)
    auto = replace(AUTO, limits={posting.currency: Decimal(500)})
    policy = await in_force(workplace, ApprovalPolicy(auto=auto))

    assert await why_a_person(workplace, posting_id) == ""
    assert await approve_by_policy(workplace, posting.connection_id) == 1

    approval = workplace.store.read_now(sending.valid_approval, posting_id)
    assert approval is not None
    assert approval.person == policy.name == "policy version 1"
    assert (state(workplace, posting_id), state(workplace, large)) == ("approved", "ready")

    await withdraw_approvals(workplace, seen(posting_id))
    assert await approve_by_policy(workplace, posting.connection_id) == 0
    assert await why_a_person(workplace, posting_id) == "decided_before"


async def test_a_policy_that_changed_meanwhile_is_not_overwritten(workplace: Workplace) -> None:
    await in_force(workplace, ApprovalPolicy(maker_may_approve=False))

    with refused("policy.changed_meanwhile"):
        await change_approval_policy(workplace, ApprovalPolicy(), seen_version=0)

    assert not (await approval_policy(workplace)).maker_may_approve


async def test_a_policy_for_a_store_that_is_not_there_is_refused(workplace: Workplace) -> None:
    auto = replace(AUTO, connections=frozenset({"NOWHERE"}))

    with refused("connection.unknown"):
        await in_force(workplace, ApprovalPolicy(auto=auto))
    assert (await approval_policy(workplace)).version == 0
