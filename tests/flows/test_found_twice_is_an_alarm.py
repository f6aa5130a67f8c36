"""Two documents under one reference, or one with other content, are for a person; the program mends neither."""

from pathlib import Path
from typing import Any

import httpx

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.company import Company, open_company


async def entered_again(company: Company) -> None:
    """Somebody lets the same call loose on JDE a second time."""
    call = next(one for one in reversed(company.jde_wire.seen) if "orchestrator" in one.url.path)
    await company.jde_wire.inner.handle_async_request(
        httpx.Request(call.method, call.url, headers=call.headers, content=call.content)
    )


async def test_two_documents_of_one_posting_stop_the_program(tmp_path: Path) -> None:
    async with open_company(tmp_path, fenced=False) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.TIMEOUT_AFTER_COMMIT)
        company.moments.happenings["send.answered"] = lambda: entered_again(company)

        await company.approve_and_send(order_id)
        await company.wait_for_the_engine()

        posting = company.sale(order_id)
        (alarm,) = [one for one in company.audit() if one["event"] == "posting.ask_person"]
        numbers = [one.document_number for one in company.booked(order_id)]
        assert (posting.state, posting.why) == (PostingState.NEEDS_PERSON, "ledger.found_twice")
        assert len(numbers) == 2
        assert all(str(number) in alarm["fields"]["documents"] for number in numbers)
        assert company.orchestration_calls == 2


async def changed_in_jde(company: Company, **values: Any) -> None:
    document = company.jde.documents()[-1]
    company.tamper_with_the_ledger(document.document_number, **values)


async def test_a_document_with_other_content_is_given_time_and_then_stops_the_program(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.TIMEOUT_AFTER_COMMIT)
        company.moments.happenings["send.answered"] = lambda: changed_in_jde(company, EXA="x", OBJ="5020")

        await company.approve_and_send(order_id)
        early = company.sale(order_id)
        await company.wait_for_the_engine()

        posting = company.sale(order_id)
        assert early.state is PostingState.IN_DOUBT
        assert (posting.state, posting.why) == (PostingState.NEEDS_PERSON, "ledger.differs")
        assert company.orchestration_calls == 2


async def test_a_document_that_was_half_written_when_it_was_found_is_accepted_once_it_is_whole(
    tmp_path: Path,
) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.TIMEOUT_AFTER_COMMIT)
        rows = company.jde._database["F0911"].rows

        async def half_written() -> None:
            rows[-1].values["LT"] = "  "

        company.moments.happenings["send.answered"] = half_written
        await company.approve_and_send(order_id)
        early = company.sale(order_id)
        rows[-1].values["LT"] = "AA"
        await company.wait_for_the_engine()

        assert early.state is PostingState.IN_DOUBT
        assert company.sale(order_id).state is PostingState.CONFIRMED


async def test_a_document_found_before_sending_is_not_sent_beside_it(tmp_path: Path) -> None:
    """As after a backup of the workspace was restored: what was sent since is approved once more."""
    async with open_company(tmp_path / "now") as company:
        order_id = company.shop.sell()
        await company.fetch()
        async with open_company(tmp_path / "yesterday") as restored:
            restored.jde_wire.inner = company.jde_wire.inner
            restored.shop_wire.inner = company.shop_wire.inner
            await restored.fetch()
            await company.approve_and_send(order_id)

            await restored.approve_and_send(order_id)

            assert restored.sale(order_id).ledger_number == company.sale(order_id).ledger_number
            assert restored.orchestration_calls == 0
        assert len(company.booked(order_id)) == 1
