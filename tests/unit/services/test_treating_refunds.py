"""A refund that says nothing of what it was for waits for a person, and goes as the person chose."""

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.treatments import Treatment
from mlconnector_gui.services.treat_refund import treat_refund
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.company import Company, open_company, seen
from tests.helpers.problems import refused

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with open_company(tmp_path) as company:
        yield company


async def a_refund_of_money(company: Company) -> tuple[int, int]:
    order_id = company.shop.sell()
    refund_id = company.shop.refund(order_id, amount=Decimal("5.00"))
    await company.fetch()
    return order_id, refund_id


async def treat(company: Company, posting: StoredPosting, treatment: Treatment) -> StoredPosting:
    await treat_refund(company.workplace, seen(posting), treatment=treatment, reason="agreed by phone")
    await company.engine.run_until_idle()
    return company.posting("refund", int(posting.external_id))


async def test_a_choice_frees_the_refund_and_is_kept(company: Company) -> None:
    order_id, refund_id = await a_refund_of_money(company)
    blocked = company.posting("refund", refund_id)

    free = await treat(company, blocked, Treatment.RETURNS)
    company.shop.change_order(order_id)
    await company.fetch()

    assert (blocked.state, blocked.why) == (S.BLOCKED, "refund.without_lines")
    assert free.state is S.READY
    assert company.posting("refund", refund_id).state is S.READY
    assert {one.role for one in company.detail(free).lines} == {"gateway_clearing", "sales_returns"}
    (told,) = [one for one in company.audit() if one["event"] == "posting.refund_treated"]
    assert (told["fields"]["treatment"], told["fields"]["reason"]) == ("returns", "agreed by phone")


async def test_the_tax_mix_is_that_of_the_order(company: Company) -> None:
    _, refund_id = await a_refund_of_money(company)

    free = await treat(company, company.posting("refund", refund_id), Treatment.TAX_MIX)

    assert free.state is S.READY
    assert {one.role for one in company.detail(free).lines} == {
        "gateway_clearing",
        "sales_returns",
        "tax_payable",
    }


async def test_a_choice_may_be_made_anew_until_somebody_approves(company: Company) -> None:
    _, refund_id = await a_refund_of_money(company)
    first = await treat(company, company.posting("refund", refund_id), Treatment.RETURNS)
    second = await treat(company, first, Treatment.TAX_MIX)
    await company.approve_posting(second.posting_id)

    with refused("refund.nothing_to_treat"):
        await treat(company, company.posting("refund", refund_id), Treatment.RETURNS)

    assert second.revision > first.revision


async def test_only_refunds_without_lines_are_treated_and_only_with_a_reason(company: Company) -> None:
    order_id, refund_id = await a_refund_of_money(company)

    with refused("refund.nothing_to_treat"):
        await treat(company, company.sale(order_id), Treatment.RETURNS)
    with refused("review.reason_missing"):
        await treat_refund(
            company.workplace,
            seen(company.posting("refund", refund_id)),
            treatment=Treatment.GOODWILL,
            reason=" ",
        )
