"""An item of a store: looked up in JDE, proposed where it is missing or differs, approved, sent once, read back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.item_postings import ItemOrder, create_item
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.review import approve_postings
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.contract.test_jde_item_postings import FENCED, record
from tests.helpers.company import SHOP, Company, running_company, seen
from tests.helpers.problems import refused

S = PostingState
STOVE = ItemOrder(external_id="p-1", record=record())


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    async with running_company(tmp_path) as company:
        await company.set_up(**FENCED)
        yield company


def by_id(company: Company, posting_id: str) -> StoredPosting:
    return company.workplace.store.read_now(postings.posting_by_id, posting_id)


async def sent(company: Company, posting_id: str) -> StoredPosting:
    await approve_postings(company.workplace, [seen(by_id(company, posting_id))])
    await company.engine.run_until_idle()
    await company.wait_for_the_engine()
    return by_id(company, posting_id)


async def test_an_item_that_jde_lacks_is_added_and_then_nothing_is_proposed(company: Company) -> None:
    posting_id = await create_item(company.workplace, SHOP, STOVE)
    drafted = by_id(company, posting_id)

    confirmed = await sent(company, posting_id)
    again = await create_item(company.workplace, SHOP, STOVE)

    assert (drafted.state, drafted.kind) == (S.READY, "item")
    assert confirmed.state is S.CONFIRMED
    assert (confirmed.ledger_number or 0) >= 61001
    assert again == ""


async def test_a_change_of_a_confirmed_item_is_proposed_anew(company: Company) -> None:
    first = await sent(company, await create_item(company.workplace, SHOP, STOVE))
    changed = ItemOrder(external_id="p-1", record=record(description="Camping stove, small"))

    second = await sent(company, await create_item(company.workplace, SHOP, changed))

    assert (first.state, second.state) == (S.CONFIRMED, S.CONFIRMED)
    assert first.reference != second.reference
    assert first.ledger_number == second.ledger_number


async def test_the_same_item_is_proposed_once_at_a_time(company: Company) -> None:
    await create_item(company.workplace, SHOP, STOVE)

    with refused("item.drafted_before"):
        await create_item(company.workplace, SHOP, STOVE)


async def test_another_unit_of_measure_is_not_sent(company: Company) -> None:
    mug = ItemOrder(external_id="p-2", record=record(number="MUG-01", unit="CS"))

    blocked = by_id(company, await create_item(company.workplace, SHOP, mug))

    assert (blocked.state, blocked.why) == (S.BLOCKED, "item.unit_differs")


async def test_without_jde_it_waits_to_be_replayed(company: Company) -> None:
    company.jde_wire.is_cut = True
    posting_id = await create_item(company.workplace, SHOP, STOVE)
    waiting = by_id(company, posting_id)
    company.jde_wire.is_cut = False

    await replay_posting(company.workplace, seen(waiting))

    assert (waiting.state, waiting.why) == (S.BLOCKED, "item.unchecked")
    assert by_id(company, posting_id).state is S.READY


@pytest.mark.parametrize("fault", [Fault.RESET_BEFORE, Fault.RESET_AFTER_COMMIT, Fault.LATE_COMMIT])
async def test_whatever_is_lost_the_item_is_there_once(company: Company, fault: Fault) -> None:
    posting_id = await create_item(company.workplace, SHOP, STOVE)
    company.fault_at_next_send(fault)

    settled = await sent(company, posting_id)

    items = [row for row in company.jde._database["F4101"].rows if row.text("LITM") == "STOVE-1"]
    assert settled.state is S.CONFIRMED
    assert len(items) == 1


async def test_an_item_is_not_reversed(company: Company) -> None:
    confirmed = await sent(company, await create_item(company.workplace, SHOP, STOVE))

    with refused("record.not_reversed"):
        await reverse_posting(company.workplace, seen(confirmed), reason="not wanted")
