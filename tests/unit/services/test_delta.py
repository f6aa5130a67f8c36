"""An entry that JDE holds is corrected by the difference to its source: linked, added up, never twice."""

import json
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.delta import correct_by_difference
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import approve_postings, dismiss_postings
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.company import JDE, Company, open_company, seen
from tests.helpers.problems import refused

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def changed_after_sending(company: Company, shipping: str) -> int:
    order_id = await company.sell_and_post()
    company.shop.change_order(order_id, shipping=Decimal(shipping))
    await company.fetch()
    return order_id


async def corrected(company: Company, order_id: int) -> StoredPosting:
    posting_id = await correct_by_difference(
        company.workplace, seen(company.sale(order_id)), reason="shipping changed"
    )
    return company.workplace.store.read_now(postings.posting_by_id, posting_id)


async def sent(company: Company, posting: StoredPosting) -> StoredPosting:
    await approve_postings(company.workplace, [seen(posting)])
    await company.engine.run_until_idle()
    return company.workplace.store.read_now(postings.posting_by_id, posting.posting_id)


def lines(posting: StoredPosting) -> dict[str, str]:
    return {line["account"]: line["amount"] for line in json.loads(posting.content or b"{}")["lines"]}


async def test_the_difference_is_an_entry_of_its_own_and_the_books_come_out_right(company: Company) -> None:
    order_id = await changed_after_sending(company, "9.75")
    before = company.sale(order_id)

    delta = await corrected(company, order_id)
    confirmed = await sent(company, delta)

    (entry,) = company.booked(order_id)
    (correction,) = [one for one in company.jde.documents() if one.explanation.startswith("ADJ")]
    assert before.source_change is not None
    assert (delta.state, delta.kind, delta.external_id) == (S.READY, "delta", before.posting_id)
    assert lines(delta)["30.5810"] == "-3.25"
    assert sum(map(Decimal, lines(delta).values())) == 0
    assert confirmed.state is S.CONFIRMED
    assert company.sale(order_id).state is S.CONFIRMED
    assert company.sale(order_id).source_change is None
    shipping = sum(
        line.amount for one in (entry, correction) for line in one.lines if line.account == "30.5810"
    )
    assert shipping == Decimal("-9.75")
    assert "corrected" in company.story(before)


async def test_corrections_add_up_and_one_is_decided_before_the_next(company: Company) -> None:
    order_id = await changed_after_sending(company, "9.75")
    first = await corrected(company, order_id)
    with refused("correct.delta_pending"):
        await corrected(company, order_id)
    await sent(company, first)
    with refused("correct.no_difference"):
        await corrected(company, order_id)
    company.shop.change_order(order_id, shipping=Decimal("10.00"))
    await company.fetch()

    second = await corrected(company, order_id)

    assert lines(second)["30.5810"] == "-0.25"
    assert second.reference != first.reference


async def test_a_dismissed_correction_counts_for_nothing(company: Company) -> None:
    order_id = await changed_after_sending(company, "9.75")
    first = await corrected(company, order_id)
    await dismiss_postings(company.workplace, [seen(first)], reason="wrong")

    again = await corrected(company, order_id)

    assert lines(again) == lines(first)
    assert company.sale(order_id).state is S.CONFIRMED


async def test_a_correction_goes_into_an_open_period_and_is_checked_anew(company: Company) -> None:
    order_id = await changed_after_sending(company, "9.75")
    company.jde.close_period("00001")
    await company.must_run(Job.MASTERS, JDE)

    delta = await corrected(company, order_id)
    state = await replay_posting(company.workplace, seen(delta))

    anew = company.workplace.store.read_now(postings.posting_by_id, delta.posting_id)
    assert delta.gl_date.isoformat() == anew.gl_date.isoformat() == "2026-11-01"
    assert (state, lines(anew)) == (S.READY, lines(delta))
    assert anew.reference != delta.reference


async def test_only_what_jde_holds_is_corrected_and_only_with_a_reason(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()

    with refused("replay.not_now"):
        await corrected(company, order_id)
    with refused("review.reason_missing"):
        await correct_by_difference(company.workplace, seen(company.sale(order_id)), reason=" ")
