"""A person's decisions: each on what was seen, all or none, with a reason where one is owed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.services.review import (
    Seen,
    approve_postings,
    dismiss_postings,
    hold_postings,
    release_postings,
    withdraw_approvals,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories import postings, runs, sending
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.problems import refused
from tests.helpers.workspaces import Filling, connected_workplace


@pytest.fixture
def filling(tmp_path: Path) -> Iterator[Filling]:
    workplace, filling = connected_workplace(tmp_path)
    yield filling
    workplace.store.close()


@pytest.fixture
def workplace(filling: Filling) -> Workplace:
    return filling.workplace


def posting(workplace: Workplace, posting_id: str) -> StoredPosting:
    return workplace.store.read_now(postings.posting_by_id, posting_id)


def state(workplace: Workplace, posting_id: str) -> str:
    return posting(workplace, posting_id).state.value


def seen(*posting_ids: str, revision: int = 1) -> list[Seen]:
    return [Seen(posting_id=posting_id, revision=revision) for posting_id in posting_ids]


def told(workplace: Workplace) -> list[tuple[str, str]]:
    records = workplace.store.read_now(lambda transaction: list(audit.exported(transaction)))
    return [(str(one["event"]), str(one["actor"])) for one in records]


async def test_an_approval_is_bound_to_the_digest_of_what_was_seen(
    workplace: Workplace, filling: Filling
) -> None:
    posting_id = filling.sale("2291")

    assert await approve_postings(workplace, seen(posting_id)) == 1

    approval = workplace.store.read_now(sending.valid_approval, posting_id)
    assert approval is not None
    assert approval.digest == posting(workplace, posting_id).digest
    assert (approval.person, state(workplace, posting_id)) == ("clerk.one", "approved")
    assert told(workplace)[-1] == ("posting.approve", "clerk.one")


async def test_a_posting_is_approved_once(workplace: Workplace, filling: Filling) -> None:
    posting_id = filling.sale("2291")
    await approve_postings(workplace, seen(posting_id))
    before = told(workplace)

    with refused("posting.already_approved"):
        await approve_postings(workplace, seen(posting_id))

    assert told(workplace) == before
    assert len(workplace.store.read_now(sending.approvals, posting_id)) == 1


async def test_a_posting_selected_twice_is_approved_once(workplace: Workplace, filling: Filling) -> None:
    posting_id = filling.sale("2291")

    assert await approve_postings(workplace, seen(posting_id, posting_id)) == 1


async def test_what_changed_since_it_was_seen_is_not_approved(workplace: Workplace, filling: Filling) -> None:
    posting_id = filling.sale("2291")

    with refused("posting.changed_meanwhile") as caught:
        await approve_postings(workplace, seen(posting_id, revision=2))

    assert (caught.value.params["seen"], caught.value.params["found"]) == (2, 1)
    assert state(workplace, posting_id) == "ready"


@pytest.mark.parametrize("stale", [0, 1, 2])
async def test_many_are_approved_all_or_none(workplace: Workplace, filling: Filling, stale: int) -> None:
    ids = [filling.sale(number) for number in ("1", "2", "3")]
    selected = seen(*ids)
    selected[stale] = Seen(posting_id=ids[stale], revision=7)
    before = told(workplace)

    with refused("posting.changed_meanwhile"):
        await approve_postings(workplace, selected)

    assert [state(workplace, posting_id) for posting_id in ids] == ["ready"] * 3
    assert told(workplace) == before


async def test_a_blocked_posting_is_not_approved_nor_are_those_beside_it(
    workplace: Workplace, filling: Filling
) -> None:
    ready, blocked = filling.sale("1"), filling.sale("2", unmapped=True)

    with refused("posting.move_refused"):
        await approve_postings(workplace, seen(ready, blocked))

    assert state(workplace, ready) == "ready"


async def test_nothing_selected_is_nothing_approved(workplace: Workplace) -> None:
    with refused("review.nothing_selected"):
        await approve_postings(workplace, [])


@pytest.mark.parametrize("act", [hold_postings, dismiss_postings])
@pytest.mark.parametrize("reason", ["", "  \n"])
async def test_holding_and_dismissing_need_a_reason(
    workplace: Workplace, filling: Filling, act: object, reason: str
) -> None:
    posting_id = filling.sale("2291")

    with refused("review.reason_missing"):
        await act(workplace, seen(posting_id), reason=reason)  # type: ignore[operator]

    assert state(workplace, posting_id) == "ready"


async def test_the_reason_is_kept_in_the_audit(workplace: Workplace, filling: Filling) -> None:
    await hold_postings(workplace, seen(filling.sale("2291")), reason="  ask the shop  ")

    records = workplace.store.read_now(lambda transaction: list(audit.exported(transaction)))
    assert records[-1]["fields"]["reason"] == "ask the shop"  # type: ignore[index]


async def test_a_withdrawn_approval_is_void_and_another_can_be_given(
    workplace: Workplace, filling: Filling
) -> None:
    posting_id = filling.sale("2291")
    await approve_postings(workplace, seen(posting_id))

    await withdraw_approvals(workplace, seen(posting_id))
    after_withdrawal = (
        state(workplace, posting_id),
        workplace.store.read_now(sending.valid_approval, posting_id),
    )
    await approve_postings(workplace, seen(posting_id))

    approvals = workplace.store.read_now(sending.approvals, posting_id)
    assert after_withdrawal == ("ready", None)
    assert [one.void_reason for one in approvals] == ["withdrawn", None]


@pytest.mark.parametrize(
    "moves",
    [
        (Move.REJECT, Move.PREPARE_AGAIN),
        (Move.REJECT, Move.DISMISS),
        (Move.DOUBT, Move.REJECT, Move.PREPARE_AGAIN),
        (Move.NOT_SENT, Move.WITHDRAW_APPROVAL),
        (Move.DOUBT, Move.PROVE_ABSENT, Move.SOURCE_CHANGED),
    ],
)
def test_whatever_leaves_the_way_to_jde_loses_its_approval(
    workplace: Workplace, filling: Filling, moves: tuple[Move, ...]
) -> None:
    posting_id = filling.sale("2291")
    filling.approve(posting_id)

    filling.move(posting_id, Move.CLAIM, *moves)

    assert workplace.store.read_now(sending.valid_approval, posting_id) is None


@pytest.mark.parametrize(
    "moves",
    [(), (Move.NOT_SENT,), (Move.DOUBT,), (Move.DOUBT, Move.PROVE_ABSENT), (Move.ACCEPT, Move.CONFIRM)],
)
def test_whatever_stays_on_the_way_keeps_it(
    workplace: Workplace, filling: Filling, moves: tuple[Move, ...]
) -> None:
    posting_id = filling.sale("2291")
    filling.approve(posting_id)

    filling.move(posting_id, Move.CLAIM, *moves)

    assert workplace.store.read_now(sending.valid_approval, posting_id) is not None


async def test_sending_cannot_be_taken_back(workplace: Workplace, filling: Filling) -> None:
    posting_id = filling.sale("2291")
    filling.approve(posting_id)
    filling.move(posting_id, Move.CLAIM)

    with refused("posting.move_refused"):
        await withdraw_approvals(workplace, seen(posting_id))
    with refused("posting.move_refused"):
        await dismiss_postings(workplace, seen(posting_id), reason="too late")

    assert state(workplace, posting_id) == PostingState.SENDING


@pytest.mark.parametrize("act", [hold_postings, dismiss_postings])
async def test_what_was_put_aside_comes_back_and_is_prepared_again(
    workplace: Workplace, filling: Filling, act: object
) -> None:
    posting_id = filling.sale("2291")
    await act(workplace, seen(posting_id), reason="ask the shop")  # type: ignore[operator]

    await release_postings(workplace, seen(posting_id))

    asked = workplace.store.read_now(runs.recent_runs, limit=9)
    assert state(workplace, posting_id) == "drafted"
    assert [(run.job, run.connection_id) for run in asked] == [("prepare", "store")]
