"""The review presenter over a real store: what is offered, and what an action binds itself to."""

import asyncio

import pytest

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, SortKey, posting_detail
from mlconnector_gui.store.repositories import documents, postings, runs
from mlconnector_gui.ui.screens.review.actions import Action
from mlconnector_gui.ui.screens.review.presenter import ReviewPresenter
from tests.helpers.workspaces import Filling, IdleEngine


@pytest.fixture
def presenter(workplace: Workplace, engine: IdleEngine) -> ReviewPresenter:
    return ReviewPresenter(workplace, engine)


def state_of(workplace: Workplace, posting_id: str) -> PostingState:
    return workplace.store.read_now(postings.posting_by_id, posting_id).state


async def test_the_queue_is_counted_and_sorted_in_the_store(
    presenter: ReviewPresenter, filling: Filling
) -> None:
    small, large = filling.sale("1", total="100.00"), filling.sale("2", total="900.00")
    filling.sale("3", unmapped=True)

    state = await presenter.show(ReviewFilter(sort=SortKey.GROSS, descending=True))

    assert state.ids == (large, small)
    assert state.counts[ReviewView.BLOCKED] == 1
    assert state.stores == ("WOO-EU",)


async def test_approve_names_count_and_total_by_currency(
    presenter: ReviewPresenter, filling: Filling
) -> None:
    ids = [filling.sale("1"), filling.sale("2"), filling.sale("3", currency="EUR", total="84.00")]

    state = await presenter.select(ids[:2], ids[0])

    assert state.offers[Action.APPROVE].words == "Approve 2 postings, 2,116.80 USD"
    assert state.selection_words == "2 postings selected, 2,116.80 USD"


async def test_what_is_not_possible_says_why(presenter: ReviewPresenter, filling: Filling) -> None:
    ready, blocked = filling.sale("1"), filling.sale("2", unmapped=True)

    state = await presenter.select([ready, blocked], blocked)

    refusal = state.offers[Action.APPROVE].refusal
    assert refusal == "Only ready postings can be approved. Not so: 1 blocked."
    assert "One posting at a time" in state.offers[Action.REVERSE].refusal
    assert state.offers[Action.HOLD].refusal == ""


async def test_nothing_selected_offers_nothing(presenter: ReviewPresenter) -> None:
    state = await presenter.select([], None)

    assert all(offer.refusal for offer in state.offers.values())


async def test_approving_moves_the_postings_and_wakes_the_engine(
    presenter: ReviewPresenter, filling: Filling, workplace: Workplace, engine: IdleEngine
) -> None:
    ids = [filling.sale("1"), filling.sale("2")]
    await presenter.select(ids, ids[0])

    words = await presenter.approve(presenter.chosen)

    assert [state_of(workplace, one) for one in ids] == [PostingState.APPROVED] * 2
    assert engine.woken == 1
    assert words.startswith("Approved 2 postings.")


async def test_a_posting_made_anew_meanwhile_is_not_approved(
    presenter: ReviewPresenter, filling: Filling, workplace: Workplace
) -> None:
    posting_id = filling.sale("1")
    await presenter.select([posting_id], posting_id)
    filling.make_anew(posting_id)

    state = await presenter.refresh()

    assert state.has_changed_since_seen
    with pytest.raises(Problem) as refused:
        await presenter.approve(presenter.chosen)
    assert refused.value.code == "posting.changed_meanwhile"
    assert state_of(workplace, posting_id) is PostingState.READY


async def test_withdrawing_and_bringing_back(
    presenter: ReviewPresenter, filling: Filling, workplace: Workplace
) -> None:
    approved, held = filling.sale("1"), filling.sale("2")
    filling.approve(approved)
    filling.move(held, Move.HOLD)
    await presenter.select([approved, held], held)

    await presenter.withdraw(presenter.chosen)

    assert state_of(workplace, approved) is PostingState.READY
    assert state_of(workplace, held) is PostingState.DRAFTED


async def test_holding_keeps_the_reason_in_the_history(
    presenter: ReviewPresenter, filling: Filling, workplace: Workplace
) -> None:
    posting_id = filling.sale("1")
    await presenter.select([posting_id], posting_id)

    await presenter.hold(presenter.chosen, "customer disputes it")

    detail = workplace.store.read_now(posting_detail, posting_id)
    assert detail is not None
    assert detail.events[-1].fields["reason"] == "customer disputes it"


async def test_reversing_drafts_a_linked_entry(
    presenter: ReviewPresenter, filling: Filling, workplace: Workplace
) -> None:
    posting_id = filling.sale("1")
    filling.send(posting_id, 1042, Move.CONFIRM)
    await presenter.select([posting_id], posting_id)

    await presenter.reverse(presenter.chosen, "refunded by hand")

    reversed_posting = workplace.store.read_now(postings.posting_by_id, posting_id)
    assert reversed_posting.state is PostingState.REVERSED
    assert reversed_posting.reversed_by


async def test_a_replay_of_what_jde_holds_is_refused_and_offers_the_reversal(
    presenter: ReviewPresenter, filling: Filling
) -> None:
    posting_id = filling.sale("1")
    filling.send(posting_id, 1042, Move.CONFIRM)
    await presenter.select([posting_id], posting_id)

    preview = await presenter.preview_replay(presenter.chosen)

    assert preview.refusal is not None
    assert preview.offers_reversal


async def test_fetching_asks_for_a_run_of_every_store(
    presenter: ReviewPresenter, workplace: Workplace, engine: IdleEngine
) -> None:
    await presenter.refresh()

    await presenter.fetch_now()

    asked = workplace.store.read_now(runs.recent_runs, limit=5)
    assert [(run.job, run.connection_id) for run in asked] == [("pull", "store")]
    assert (await presenter.refresh()).fetching == ("WOO-EU",)
    assert engine.woken == 1


async def test_a_payload_is_shown_without_personal_data(
    presenter: ReviewPresenter, filling: Filling, workplace: Workplace
) -> None:
    filling.sale("1")
    found = workplace.store.read_now(documents.newest_document, "store", "orders", "1")
    assert found is not None

    text = await presenter.payload(found.document_id)

    assert '"number": "1"' in text
    assert "robin@example.com" not in text


async def test_an_older_answer_never_covers_a_newer_selection(
    presenter: ReviewPresenter, filling: Filling
) -> None:
    first, second = filling.sale("1"), filling.sale("2")
    await presenter.select([first], first)

    await asyncio.gather(presenter.refresh(), presenter.select([second], second), presenter.refresh())

    assert presenter.chosen.posting_ids == (second,)
    assert presenter.state.detail is not None
    assert presenter.state.detail.row.posting_id == second


async def test_a_selection_that_moves_on_does_not_change_what_is_acted_on(
    presenter: ReviewPresenter, filling: Filling, workplace: Workplace
) -> None:
    first, second = filling.sale("1"), filling.sale("2")
    await presenter.select([first], first)
    chosen = presenter.chosen
    await presenter.select([second], second)

    await presenter.hold(chosen, "customer disputes it")

    assert state_of(workplace, first) is PostingState.HELD
    assert state_of(workplace, second) is PostingState.READY
