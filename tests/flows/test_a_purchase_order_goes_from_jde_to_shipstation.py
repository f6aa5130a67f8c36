"""A purchase order of JDE is reviewed, put into ShipStation once, and its changes follow it."""

from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.store.repositories import postings
from tests.helpers.purchase_orders import KEY, TENTS, Buying, buying, line, rows
from tests.helpers.shipstation import order_body

S = PostingState


async def sent(company: Buying) -> None:
    await company.buy(rows())
    await company.approve_and_send()
    assert company.posting().state is S.CONFIRMED


async def test_an_order_is_drafted_approved_put_in_once_and_read_back(tmp_path: Path) -> None:
    async with buying(tmp_path) as company:
        await company.buy(rows())

        assert company.posting().state is S.READY
        assert company.changes()["lines.1.quantity"] == ("", "12.00")
        assert company.account.orders == {}

        await company.approve_and_send()

        assert company.posting().state is S.CONFIRMED
        assert company.items() == [("MUG-01", 12), ("TENT-2P", 2)]
        kept = company.account.with_key(KEY)
        assert kept is not None
        assert kept.record["shipTo"]["name"] == "Harbor Wholesale LLC"
        assert company.account.writes["order", KEY] == 1
        assert company.account.labels_bought == 0


async def test_a_change_of_quantity_and_a_cancelled_line_follow(tmp_path: Path) -> None:
    async with buying(tmp_path) as company:
        await sent(company)

        await company.buy(
            rows(line(UORG="15", UOPN="15"), {**TENTS, "LTTR": "980", "NXTR": "999", "UOPN": "0"})
        )

        assert company.changes()["lines.1.quantity"] == ("12.00", "15.00")
        assert company.changes()["lines.2.quantity"] == ("2.00", "")
        await company.approve_and_send()
        assert company.posting().state is S.CONFIRMED
        assert company.items() == [("MUG-01", 15)]


async def test_an_order_that_is_cancelled_is_cancelled_there(tmp_path: Path) -> None:
    async with buying(tmp_path) as company:
        await sent(company)
        gone = {"LTTR": "980", "NXTR": "999", "UOPN": "0"}

        await company.buy(rows(line(**gone), {**TENTS, **gone}))
        await company.approve_and_send()

        kept = company.account.with_key(KEY)
        assert kept is not None
        assert kept.record["orderStatus"] == "cancelled"
        assert company.posting().state is S.CONFIRMED


async def test_shipping_and_receiving_an_order_asks_for_nothing(tmp_path: Path) -> None:
    """The account's status is its own, and a line that was received keeps its quantity."""
    async with buying(tmp_path) as company:
        await sent(company)
        company.account.ship(next(iter(company.account.orders)), cost=Decimal(9))
        done = {"NXTR": "999", "LTTR": "400", "UOPN": "0"}

        await company.buy(rows(line(**done, UREC="12"), {**TENTS, **done, "UREC": "2"}))

        assert (company.posting().sequence, company.posting().state) == (1, S.CONFIRMED)


async def test_a_change_after_shipping_is_refused_and_told(tmp_path: Path) -> None:
    async with buying(tmp_path) as company:
        await sent(company)
        company.account.ship(next(iter(company.account.orders)), cost=Decimal(9))

        await company.buy(rows(line(UORG="15", UOPN="15"), TENTS))
        await company.approve_and_send()

        posting = company.posting()
        assert posting.state is S.REJECTED
        assert "shipstation.order_locked" in str(company.audit())
        assert company.items() == [("MUG-01", 12), ("TENT-2P", 2)]


async def test_what_somebody_changed_there_meanwhile_is_shown_before_anything_is_sent(tmp_path: Path) -> None:
    async with buying(tmp_path) as company:
        await sent(company)
        company.account.change_item(next(iter(company.account.orders)), 0, quantity=20)

        await company.buy(rows(line(UORG="15", UOPN="15"), TENTS))

        assert company.changes()["lines.1.quantity"] == ("20.00", "15.00")


@pytest.mark.parametrize("fault", [Fault.RESET_AFTER_COMMIT, Fault.TRUNCATED_AFTER_COMMIT])
async def test_an_answer_that_is_lost_makes_no_second_order(tmp_path: Path, fault: Fault) -> None:
    async with buying(tmp_path) as company:
        await company.buy(rows())
        company.faults.script(fault)

        await company.approve_and_send()
        await company.wait()

        assert company.posting().state is S.CONFIRMED
        assert company.account.writes["order", KEY] == 1
        assert len(company.account.orders) == 1


async def test_what_is_not_to_be_shipped_from_there_is_not_put_in(tmp_path: Path) -> None:
    """A quote, another company's, one on hold, one from before the start, another branch's, one that is closed."""
    async with buying(tmp_path, order_branches="30") as company:
        for changes in (
            {"DCTO": "OQ"},
            {"KCOO": "00002"},
            {"HOLD": "C1", "DOCO": "4502"},
            {"TRDJ": "20261031", "DOCO": "4503"},
            {"MCU": "40", "DOCO": "4504"},
        ):
            await company.buy(rows(**changes))
        await company.buy(rows(line(NXTR="999", UOPN="0", UREC="12"), DOCO="4505"))

        assert company.workplace.store.read_now(postings.postings_in, *PostingState) == []


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        (rows(line(UORG="1.5", UOPN="1.5")), "shipstation.quantity_not_whole"),
        (rows(SHAN="0"), "shipstation.ship_to_missing"),
    ],
    ids=["fraction", "nowhere to ship to"],
)
async def test_what_shipstation_cannot_take_is_blocked_with_the_reason(
    tmp_path: Path, tables: dict[str, list[dict[str, str]]], code: str
) -> None:
    if code == "shipstation.ship_to_missing":
        tables = {**tables, "F0101": tables["F0101"][:1]}
    async with buying(tmp_path) as company:
        await company.buy(tables)

        assert (company.posting().state, company.posting().why) == (S.BLOCKED, code)


async def test_a_change_that_cannot_be_written_is_told_although_the_order_is_there(tmp_path: Path) -> None:
    async with buying(tmp_path) as company:
        await sent(company)

        await company.buy(rows(line(UORG="12.5", UOPN="12.5"), TENTS))

        assert (company.posting().sequence, company.posting().state) == (2, S.BLOCKED)
        assert company.items() == [("MUG-01", 12), ("TENT-2P", 2)]


async def test_an_item_that_is_renamed_is_renamed_there(tmp_path: Path) -> None:
    async with buying(
        tmp_path, receives_orders="no", receives_products="yes", product_fields="name upc"
    ) as company:
        company.account.upsert(order_body())
        await company.must_run(Job.PULL)
        company.clock.advance(600)
        company.jde.change_item("MUG-01", DSC1="Enamel mug, blue", UPCN="4006381333931")
        await company.must_run(Job.PULL)

        ready = company.workplace.store.read_now(postings.postings_in, PostingState.READY)
        assert "MUG-01" in {one.number for one in ready}
        seen = [Seen(posting_id=one.posting_id, revision=one.revision) for one in ready]
        await approve_postings(company.workplace, seen)
        await company.engine.run_until_idle()

        product = next(
            one.record for one in company.account.products.values() if one.record["sku"] == "MUG-01"
        )
        assert (product["name"], product["upc"]) == ("Enamel mug, blue", "4006381333931")
        left = company.workplace.store.read_now(postings.postings_in, PostingState.READY)
        assert left == []
