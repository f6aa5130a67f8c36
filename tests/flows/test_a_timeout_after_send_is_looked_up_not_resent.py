"""Whatever happens after the first byte has left, JDE is asked, and one document is all there ever is."""

from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.company import open_company

AFTER_COMMIT = [
    Fault.TIMEOUT_AFTER_COMMIT,
    Fault.RESET_AFTER_COMMIT,
    Fault.HTML_500_AFTER_COMMIT,
    Fault.TRUNCATED_AFTER_COMMIT,
    Fault.EMPTY_200_AFTER_COMMIT,
    Fault.SESSION_DROPPED_AFTER_COMMIT,
]
BEFORE_COMMIT = [Fault.RESET_BEFORE, Fault.HTML_500_BEFORE, Fault.SESSION_DROPPED]


@pytest.mark.parametrize("fault", AFTER_COMMIT)
async def test_a_document_that_was_entered_is_found_and_not_sent_again(tmp_path: Path, fault: Fault) -> None:
    async with open_company(tmp_path) as company:
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(fault)

        await company.approve_and_send(order_id)
        await company.wait_for_the_engine()

        posting = company.sale(order_id)
        story = company.story(posting)
        (document,) = company.booked(order_id)
        assert posting.state is PostingState.CONFIRMED
        assert posting.ledger_number == document.document_number
        assert company.orchestration_calls == 1
        assert story[story.index("claim") :] == ["claim", "attempt_begun", "doubt", "accept", "confirm"]


@pytest.mark.parametrize("fault", BEFORE_COMMIT)
async def test_a_document_that_was_never_entered_is_sent_again_once_that_is_proved(
    tmp_path: Path, fault: Fault
) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(fault)

        await company.approve_and_send(order_id)
        doubtful = company.sale(order_id)
        sent_at = company.clock.now()
        await company.wait_for_the_engine()

        posting = company.sale(order_id)
        proved = next(one for one in company.audit() if one["event"] == "posting.prove_absent")
        assert doubtful.state is PostingState.IN_DOUBT
        assert (posting.state, posting.reference) == (PostingState.CONFIRMED, doubtful.reference)
        assert len(company.booked(order_id)) == 1
        assert [attempt.verdict for attempt in company.detail(posting).attempts] == ["in_doubt", "accepted"]
        assert company.orchestration_calls == 3
        assert proved["at"] >= f"{sent_at:%Y-%m-%dT%H:}{sent_at.minute + 19:02}"


async def test_a_document_that_jde_enters_late_is_found_and_not_sent_again(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.LATE_COMMIT)

        await company.approve_and_send(order_id)
        before = company.booked(order_id)
        await company.wait_for_the_engine()

        assert (before, len(company.booked(order_id))) == ([], 1)
        assert company.sale(order_id).state is PostingState.CONFIRMED
        assert company.orchestration_calls == 2


async def test_absence_is_never_proved_where_jde_shows_no_document_at_all(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.RESET_BEFORE)

        await company.approve_and_send(order_id)
        await company.wait_for_the_engine()

        posting = company.sale(order_id)
        assert (posting.state, posting.why) == (PostingState.NEEDS_PERSON, "doubt.proves_nothing")
        assert company.orchestration_calls == 1


async def test_while_one_is_in_doubt_nothing_more_is_sent_to_its_company(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        orders = [company.shop.sell() for _ in range(3)]
        await company.fetch()
        company.fault_at_next_send(Fault.RESET_BEFORE)

        await company.approve_and_send(*orders)
        states = sorted(company.sale(order_id).state.value for order_id in orders)
        await company.wait_for_the_engine()

        assert states == ["approved", "approved", "in_doubt"]
        assert [len(company.booked(order_id)) for order_id in orders] == [1, 1, 1]


async def test_what_never_left_is_sent_later_without_any_doubt(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = company.shop.sell()
        await company.fetch()
        company.jde_wire.is_cut = True
        await company.approve_and_send(order_id)

        company.jde_wire.is_cut = False
        await company.wait_for_the_engine()

        assert company.sale(order_id).state is PostingState.CONFIRMED
        assert "doubt" not in company.story(company.sale(order_id))
        assert len(company.booked(order_id)) == 1
