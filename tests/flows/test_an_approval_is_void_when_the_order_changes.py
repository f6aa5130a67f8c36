"""An approval covers the lines that a person saw: when the order changes before it is sent, nothing is sent."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.replay import replay_posting
from tests.helpers.company import Company, moved_on_clearing, open_company, seen


async def approved_and_not_yet_sent(company: Company) -> int:
    """An order whose approval waits, since JDE cannot be reached."""
    order_id = company.shop.sell()
    await company.fetch()
    company.jde_wire.is_cut = True
    await company.approve_and_send(order_id)
    assert company.sale(order_id).state is PostingState.APPROVED
    return order_id


async def test_an_order_that_changes_after_its_approval_is_not_sent(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await approved_and_not_yet_sent(company)

        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()
        company.jde_wire.is_cut = False
        await company.wait_for_the_engine()

        changed = company.sale(order_id)
        (approval,) = company.detail(changed).approvals
        assert changed.state is PostingState.CHANGED_AFTER_APPROVAL
        assert {line["what"] for line in changed.source_change["lines"]} >= {"1.1220.STRIPE", "30.5810"}  # type: ignore[index]
        assert (approval.void_reason, company.jde.documents()) == ("source changed", [])


async def test_the_new_lines_are_sent_once_a_person_approved_them(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await approved_and_not_yet_sent(company)
        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()
        company.jde_wire.is_cut = False

        await replay_posting(company.workplace, seen(company.sale(order_id)))
        await company.approve(order_id)
        await company.wait_for_the_engine()

        (document,) = company.booked(order_id)
        (event,) = company.shop.events()
        assert moved_on_clearing(document) == event.amount
        assert company.sale(order_id).state is PostingState.CONFIRMED
        assert company.sale(order_id).revision == 2


async def test_a_change_that_books_the_same_leaves_the_approval_alone(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await approved_and_not_yet_sent(company)

        company.shop.change_order(order_id, note="Ring twice")
        await company.fetch()
        company.jde_wire.is_cut = False
        await company.wait_for_the_engine()

        assert company.sale(order_id).state is PostingState.CONFIRMED
        assert len(company.booked(order_id)) == 1


@pytest.mark.parametrize(
    ("undo", "bring_back"),
    [
        (lambda shop, order: shop.trash(order), lambda shop, order: shop.restore(order)),
        (
            lambda shop, order: shop.set_status(order, "cancelled"),
            lambda shop, order: shop.set_status(order, "processing"),
        ),
    ],
    ids=["trashed", "cancelled"],
)
async def test_an_order_that_is_no_sale_any_more_is_dismissed_and_comes_back_for_a_new_approval(
    tmp_path: Path,
    undo: Callable[[object, int], None],
    bring_back: Callable[[object, int], None],
) -> None:
    async with open_company(tmp_path) as company:
        order_id = await approved_and_not_yet_sent(company)

        undo(company.shop, order_id)
        await company.fetch()
        dismissed = company.sale(order_id)
        bring_back(company.shop, order_id)
        await company.fetch()
        company.jde_wire.is_cut = False
        await company.wait_for_the_engine()

        back = company.sale(order_id)
        assert dismissed.state is PostingState.DISMISSED
        assert dismissed.why.startswith("source.")
        assert back.state is PostingState.READY
        assert company.jde.documents() == []
        assert [approval.void_reason for approval in company.detail(back).approvals] == ["source changed"]
