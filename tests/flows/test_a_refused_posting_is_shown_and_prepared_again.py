"""What JDE refuses comes back to a person with JDE's own words, and can be approved and sent anew."""

from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.review import dismiss_postings, release_postings
from mlconnector_gui.store.queries.review import ReviewFilter, ReviewView, review_ids
from tests.helpers.company import Company, open_company, seen


def close_sales(company: Company, edit: str) -> None:
    """JDE's accountants close, or open, the account of the sales, which we read before."""
    company.jde._database["F0901"].first(MCU=f"{'30':>12}", OBJ="5010").values["PEC"] = edit  # type: ignore[union-attr]


async def refused(company: Company) -> int:
    await company.sell_and_post()
    order_id = company.shop.sell()
    await company.fetch()
    close_sales(company, "I")
    await company.approve_and_send(order_id)
    await company.wait_for_the_engine()
    return order_id


async def test_a_refusal_is_shown_with_the_words_of_jde(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await refused(company)

        posting = company.sale(order_id)
        (attempt,) = company.detail(posting).attempts
        needs_me = company.workplace.store.read_now(review_ids, ReviewFilter(view=ReviewView.NEEDS_ME))
        assert (posting.state, posting.why) == (PostingState.REJECTED, "jde.refused")
        assert attempt.refused
        assert "30.5010" in (attempt.technical or "")
        assert needs_me == [posting.posting_id]
        assert company.booked(order_id) == []


@pytest.mark.parametrize("way", ["released", "replayed"])
async def test_a_refused_posting_is_approved_and_sent_anew(tmp_path: Path, way: str) -> None:
    async with open_company(tmp_path) as company:
        order_id = await refused(company)
        close_sales(company, "")

        if way == "released":
            await release_postings(company.workplace, [seen(company.sale(order_id))])
        else:
            await replay_posting(company.workplace, seen(company.sale(order_id)))
        await company.engine.run_until_idle()
        ready = company.sale(order_id)
        await company.approve_and_send(order_id)

        posting = company.sale(order_id)
        assert ready.state is PostingState.READY
        assert posting.state is PostingState.CONFIRMED
        assert len(company.booked(order_id)) == 1
        assert [one.void_reason for one in company.detail(posting).approvals] == [
            "refused by JD Edwards",
            None,
        ]


async def test_a_refused_posting_is_not_approved_by_an_order_that_books_the_same(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await refused(company)

        company.shop.change_order(order_id, note="Ring twice")
        await company.fetch()

        assert company.sale(order_id).state is PostingState.REJECTED


async def test_a_refused_posting_can_be_dismissed(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await refused(company)

        await dismiss_postings(company.workplace, [seen(company.sale(order_id))], reason="booked by hand")
        await company.wait_for_the_engine()

        assert company.sale(order_id).state is PostingState.DISMISSED
        assert company.booked(order_id) == []
