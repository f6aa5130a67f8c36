"""What the program cannot find out, people state: a number is read back, absence needs two persons."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.jde.port import Outcome
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.state_outcome import state_absent, state_found
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.company import JDE, Company, open_company, seen
from tests.helpers.problems import refused

S = PostingState
LOOKED = "looked through P0911 by reference and by amount"


@asynccontextmanager
async def company_with_a_lost_posting(folder: Path) -> AsyncIterator[tuple[Company, int]]:
    """A site that checks nothing, and an order whose sending broke before it arrived."""
    async with open_company(folder, fenced=False) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.RESET_BEFORE)
        await company.approve_and_send(order_id)
        await company.wait_for_the_engine()
        assert company.sale(order_id).state is S.NEEDS_PERSON
        yield company, order_id


async def submitted(company: Company, content: bytes, reference: str) -> Outcome:
    """Somebody enters something in JDE, past the engine."""
    jde = await company.workplace.store.read(connections.connection_named, JDE)
    async with open_ledger(company.workplace, jde) as ledger:
        not_after = company.clock.now() + timedelta(seconds=60)
        return await ledger.submit(content, reference=reference, not_after=not_after)


async def entered_by_hand(company: Company, posting: StoredPosting, *, amount_off: str = "") -> int:
    """A clerk types the entry into JDE without our reference; returns its number."""
    content = {**json.loads(posting.content or b""), "reference": "M1HANDENTERED000000001"}
    if amount_off:
        first, second = content["lines"][:2]
        first["amount"], second["amount"] = amount_off, f"-{amount_off}"
        content["lines"] = [first, second]
    outcome = await submitted(company, json.dumps(content).encode(), content["reference"])
    assert outcome.key is not None, outcome
    return outcome.key.number


async def found(company: Company, posting: StoredPosting, number: int) -> None:
    await state_found(
        company.workplace.acting_as("ann"), seen(posting), company="1", document_type="je", number=number
    )


async def test_a_number_that_agrees_line_by_line_confirms_the_posting(tmp_path: Path) -> None:
    async with company_with_a_lost_posting(tmp_path) as (company, order_id):
        number = await entered_by_hand(company, company.sale(order_id))

        await found(company, company.sale(order_id), number)

        posting = company.sale(order_id)
        assert (posting.state, posting.ledger_number, posting.ledger_company) == (
            S.CONFIRMED,
            number,
            "00001",
        )
        assert posting.ledger_batch
        assert company.story(posting)[-2:] == ["accept", "confirm"]
        assert len(company.booked(order_id)) == 1


async def test_a_number_with_other_content_is_refused_with_what_differs(tmp_path: Path) -> None:
    async with company_with_a_lost_posting(tmp_path) as (company, order_id):
        number = await entered_by_hand(company, company.sale(order_id), amount_off="1.23")

        with refused("posting.stated_document_differs") as caught:
            await found(company, company.sale(order_id), number)

        assert "only in JDE" in str(caught.value.params["differences"])
        assert "1.23" in str(caught.value.params["differences"])
        assert company.sale(order_id).state is S.NEEDS_PERSON


async def test_a_number_that_jde_does_not_show_is_refused(tmp_path: Path) -> None:
    async with company_with_a_lost_posting(tmp_path) as (company, order_id):
        with refused("posting.stated_document_missing"):
            await found(company, company.sale(order_id), 424242)

        assert company.sale(order_id).state is S.NEEDS_PERSON


async def test_one_document_is_never_the_proof_of_two_postings(tmp_path: Path) -> None:
    async with company_with_a_lost_posting(tmp_path) as (company, order_id):
        number = await entered_by_hand(company, company.sale(order_id))
        other = company.shop.sell()
        await company.fetch()
        await company.approve_and_send(other)
        company.workplace.store.write_now(
            lambda transaction: transaction.exec_driver_sql(
                "UPDATE posting SET ledger_number = ? WHERE external_id = ?", (number, str(other))
            )
        )

        with refused("posting.stated_document_taken"):
            await found(company, company.sale(order_id), number)


async def test_absence_needs_two_persons_and_is_then_sent_once(tmp_path: Path) -> None:
    async with company_with_a_lost_posting(tmp_path) as (company, order_id):
        first, second = company.workplace.acting_as("ann"), company.workplace.acting_as("ben")
        posting = seen(company.sale(order_id))

        assert await state_absent(first, posting, reason=LOOKED) == 1
        after_one = company.sale(order_id).state
        with refused("posting.stated_by_you_already"):
            await state_absent(first, posting, reason=LOOKED)
        assert await state_absent(second, posting, reason=LOOKED) == 0
        after_two = company.sale(order_id).state
        await company.engine.run_until_idle()

        assert (after_one, after_two) == (S.NEEDS_PERSON, S.APPROVED)
        assert company.sale(order_id).state is S.CONFIRMED
        assert len(company.booked(order_id)) == 1
        told = [
            one["fields"]["persons"] for one in company.audit() if one["event"] == "posting.stated_absent"
        ]
        assert told == [["ann"], ["ann", "ben"]]
        assert [one.person for one in company.detail(company.sale(order_id)).statements] == ["ann", "ben"]


async def test_absence_needs_a_reason(tmp_path: Path) -> None:
    async with company_with_a_lost_posting(tmp_path) as (company, order_id):
        with refused("review.reason_missing"):
            await state_absent(company.workplace, seen(company.sale(order_id)), reason=" ")


async def test_nobody_may_state_the_absence_of_what_a_search_finds(tmp_path: Path) -> None:
    async with company_with_a_lost_posting(tmp_path) as (company, order_id):
        posting = company.sale(order_id)
        await submitted(company, posting.content or b"", posting.reference)

        with refused("posting.stated_absent_but_found"):
            await state_absent(company.workplace, seen(posting), reason=LOOKED)

        assert company.sale(order_id).state is S.NEEDS_PERSON


async def test_nothing_is_stated_of_a_posting_that_waits_for_nobody(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()

        with refused("posting.needs_no_statement"):
            await state_absent(company.workplace, seen(company.sale(order_id)), reason=LOOKED)


@pytest.mark.parametrize(
    "values", [{"route": "batch"}, {"edi_user": "OTHER"}, {"routes_by_company": "00001=batch"}]
)
async def test_the_way_into_jde_is_fixed_while_an_outcome_is_unknown(
    tmp_path: Path, values: dict[str, str]
) -> None:
    async with company_with_a_lost_posting(tmp_path) as (company, _):
        with refused("connection.route_fixed") as caught:
            await change_connection(company.workplace, JDE, values=values, secrets={})

        assert caught.value.params["postings"] == 1
        await change_connection(company.workplace, JDE, values={"read_lag_seconds": "30"}, secrets={})


async def test_an_attempt_of_another_way_is_never_followed_by_one_of_this_without_a_person(
    tmp_path: Path,
) -> None:
    async with open_company(tmp_path) as company:
        await company.sell_and_post()
        order_id = company.shop.sell()
        await company.fetch()
        company.fault_at_next_send(Fault.RESET_BEFORE)
        await company.approve_and_send(order_id)

        async def change_once_absent() -> None:
            if company.sale(order_id).state is S.APPROVED:
                await change_connection(company.workplace, JDE, values={"route": "batch"}, secrets={})
            else:
                company.moments.happenings["resolve.committed"] = change_once_absent

        company.moments.happenings["resolve.committed"] = change_once_absent
        await company.wait_for_the_engine()

        posting = company.sale(order_id)
        assert (posting.state, posting.why) == (S.NEEDS_PERSON, "doubt.other_key_space")
        assert company.booked(order_id) == []
