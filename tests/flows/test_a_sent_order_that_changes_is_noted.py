"""What is in JDE is never changed by the program; that its source changed is kept for a person to see."""

from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.review import approve_postings
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, review_ids
from tests.helpers.company import Company, open_company, seen


def changed_view(company: Company) -> list[str]:
    return company.workplace.store.read_now(review_ids, ReviewFilter(view=ReviewView.CHANGED))


async def test_a_change_after_sending_is_noted_and_taken_back_when_the_order_is_as_it_was(
    tmp_path: Path,
) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()

        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()
        noted = company.sale(order_id)
        in_view = changed_view(company)
        company.shop.change_order(order_id, shipping=Decimal("6.50"))
        await company.fetch()

        assert noted.state is PostingState.CONFIRMED
        shipping = {"what": "30.5810", "before": "-6.50 USD", "after": "-9.75 USD"}
        assert noted.source_change is not None
        assert shipping in noted.source_change["lines"]
        assert in_view == [noted.posting_id]
        assert company.sale(order_id).source_change is None
        assert changed_view(company) == []
        assert company.story(noted)[-2:] == ["source_changed_after_sending", "source_as_sent_again"]
        assert len(company.booked(order_id)) == 1


async def test_an_order_that_is_trashed_after_sending_is_noted(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()

        company.shop.trash(order_id)
        await company.fetch()

        assert company.sale(order_id).source_change == {"source": "trash"}
        assert company.sale(order_id).state is PostingState.CONFIRMED


async def test_a_refund_that_is_deleted_after_sending_is_noted_and_before_it_is_dismissed(
    tmp_path: Path,
) -> None:
    async with open_company(tmp_path) as company:
        orders = [await company.sell_and_post() for _ in range(2)]
        sent, waiting = (company.shop.refund(order_id) for order_id in orders)
        await company.fetch()
        await approve_postings(company.workplace, [seen(company.posting("refund", sent))])
        await company.engine.run_until_idle()

        for refund_id in (sent, waiting):
            company.shop.delete_refund(refund_id)
        await company.fetch()

        assert company.posting("refund", sent).state is PostingState.CONFIRMED
        assert company.posting("refund", sent).source_change == {"source": "deleted"}
        assert company.posting("refund", waiting).state is PostingState.DISMISSED


async def test_an_order_that_changes_while_in_doubt_is_not_sent_again_as_it_was(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.RESET_BEFORE)
        await company.approve_and_send(order_id)

        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()
        in_doubt = company.sale(order_id)
        await company.wait_for_the_engine()

        posting = company.sale(order_id)
        assert in_doubt.state is PostingState.IN_DOUBT
        assert posting.state is PostingState.CHANGED_AFTER_APPROVAL
        assert posting.source_change == in_doubt.source_change
        assert company.story(posting)[-2:] == ["prove_absent", "source_changed"]
        assert [one.void_reason for one in company.detail(posting).approvals] == ["source changed"]
        assert company.booked(order_id) == []
        assert company.orchestration_calls == 2


async def test_an_order_that_changes_while_in_doubt_and_is_found_is_noted(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.LATE_COMMIT)
        await company.approve_and_send(order_id)

        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()
        await company.wait_for_the_engine()

        posting = company.sale(order_id)
        assert posting.state is PostingState.CONFIRMED
        assert posting.source_change is not None
        assert len(company.booked(order_id)) == 1


@pytest.mark.parametrize("revision", [1, 2])
async def test_a_revision_entered_late_stops_the_one_after_it(tmp_path: Path, revision: int) -> None:
    """
    JDE enters what was proved absent after all, since its clock is hours behind.

    The next revision has another reference, which JDE cannot know; it is not sent all the same.
    """
    async with open_company(tmp_path, clock_offset_seconds=-30_000) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.jde_faults.late_seconds = 20_000 if revision == 1 else 3e9
        company.fault_at_next_send(Fault.LATE_COMMIT)
        await company.approve_and_send(order_id)
        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()
        await company.wait_for_the_engine()
        await replay_posting(company.workplace, seen(company.sale(order_id)))
        company.pass_time(hours=6)

        await company.approve_and_send(order_id)

        posting = company.sale(order_id)
        expected = {
            1: (PostingState.NEEDS_PERSON, "ledger.earlier_revision_found"),
            2: (PostingState.CONFIRMED, ""),
        }
        assert (posting.state, posting.why) == expected[revision]
        assert len(company.booked(order_id)) == 1
