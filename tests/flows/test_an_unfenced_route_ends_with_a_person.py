"""Where JDE's side checks neither deadline nor reference, nothing is ever sent a second time by the program."""

from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.request_run import Job
from tests.helpers.company import JDE, open_company


async def test_absence_proves_nothing_there_so_a_person_decides(tmp_path: Path) -> None:
    async with open_company(tmp_path, fenced=False) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.RESET_BEFORE)

        await company.approve_and_send(order_id)
        await company.wait_for_the_engine()
        company.pass_time(days=3)
        await company.run(Job.SEND, JDE)
        await company.run(Job.RESOLVE, JDE)

        posting = company.sale(order_id)
        assert (posting.state, posting.why) == (PostingState.NEEDS_PERSON, "doubt.route_proves_nothing")
        assert company.orchestration_calls == 2
        assert company.booked(order_id) == []


@pytest.mark.parametrize("fault", [Fault.TIMEOUT_AFTER_COMMIT, Fault.LATE_COMMIT])
async def test_what_is_found_there_is_accepted_as_anywhere(tmp_path: Path, fault: Fault) -> None:
    async with open_company(tmp_path, fenced=False) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(fault)

        await company.approve_and_send(order_id)
        await company.wait_for_the_engine()

        assert company.sale(order_id).state is PostingState.CONFIRMED
        assert len(company.booked(order_id)) == 1
