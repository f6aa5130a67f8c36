"""A base price that changes in JDE is reviewed, sent to the store once, and read back there."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.accounting.items import MatchedBy
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.links import LinkKind, add_links, list_links, new_link
from mlconnector_gui.services.replay import preview_replay, replay_posting
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import approve_postings, dismiss_postings
from mlconnector_gui.services.take_over import set_parallel
from tests.helpers.outbound import STORE, price_company
from tests.helpers.problems import refused

S = PostingState


async def test_a_price_is_drafted_approved_sent_once_and_read_back(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.fetch()
        assert company.postings_of() == []  # the store has JDE's prices already

        await company.change_price("MUG-01", "13.25")

        assert company.price("MUG-01").state is S.READY
        assert company.record("MUG-01") == {"price": ("12.50", "13.25"), "currency": ("USD", "USD")}
        assert company.shelf_price("MUG-01") == "12.50"

        await company.approve_and_send("MUG-01")

        posting = company.price("MUG-01")
        assert posting.state is S.CONFIRMED
        assert company.written("MUG-01") == ["13.25"]
        assert company.story(posting) == [
            "drafted", "pass_checks", "approve", "claim", "attempt_begun", "accept", "confirm",
        ]  # fmt: skip


async def test_a_price_changed_twice_before_approval_is_sent_once_with_the_latest(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.change_price("MUG-01", "13.75")

        assert company.record("MUG-01")["price"] == ("12.50", "13.75")
        await company.approve_and_send("MUG-01")

        assert company.written("MUG-01") == ["13.75"]
        assert company.postings_of() == ["MUG-01"]


async def test_a_price_that_is_reverted_before_approval_is_dropped_and_told(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.change_price("MUG-01", "12.50")

        posting = company.price("MUG-01")
        assert (posting.state, posting.why) == (S.DISMISSED, "source.reverted")
        assert company.story(posting) == ["drafted", "pass_checks", "dismiss"]
        assert company.written("MUG-01") == []


async def test_a_price_that_changes_after_approval_is_reviewed_anew(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.approve("MUG-01")
        company.store_wire.is_cut = True  # it cannot be sent yet
        await company.engine.run_until_idle()
        company.store_wire.is_cut = False
        company.engine.asks_by_itself = False
        await company.change_price("MUG-01", "13.75")
        company.engine.asks_by_itself = True

        posting = company.price("MUG-01")
        assert (posting.state, posting.revision) == (S.READY, 2)
        assert company.story(posting)[-4:] == [
            "source_changed", "prepare_again", "prepared_again", "pass_checks",
        ]  # fmt: skip
        await company.approve_and_send("MUG-01")
        assert company.written("MUG-01") == ["13.75"]


async def test_the_next_price_is_a_posting_of_its_own(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.approve_and_send("MUG-01")
        first = company.price("MUG-01")

        await company.change_price("MUG-01", "14.00")
        await company.approve_and_send("MUG-01")

        second = company.price("MUG-01")
        assert (first.sequence, second.sequence) == (1, 2)
        assert first.reference != second.reference
        assert company.written("MUG-01") == ["13.25", "14.00"]


async def test_prices_approved_together_go_in_one_request(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        for sku, amount in (("MUG-01", "13.00"), ("NOTE-A5", "7.00"), ("SOCK-M", "14.50")):
            company.jde.set_base_price(sku, Decimal(amount))
        await company.fetch()
        company.store_wire.seen.clear()

        await company.approve_and_send("MUG-01", "NOTE-A5", "SOCK-M")

        calls = [request.method for request in company.store_wire.seen]
        assert calls == ["GET", "PUT", "GET"]  # looked up, sent, read back
        assert company.postings_of(S.CONFIRMED) == ["MUG-01", "NOTE-A5", "SOCK-M"]


async def test_one_refused_price_holds_up_no_other(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        for sku, amount in (("MUG-01", "13.00"), ("NOTE-A5", "7.00")):
            company.jde.set_base_price(sku, Decimal(amount))
        await company.fetch()

        async def taken_off_the_shelf() -> None:
            del company.store.prices["MUG-01"]

        company.moments.happenings["send.intent_committed"] = taken_off_the_shelf
        await company.approve_and_send("MUG-01", "NOTE-A5")

        assert (company.price("MUG-01").state, company.price("MUG-01").why) == (S.REJECTED, "record.refused")
        assert company.price("NOTE-A5").state is S.CONFIRMED


async def test_a_price_that_somebody_changed_in_the_store_is_not_overwritten(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        company.store.prices["MUG-01"]["amount"] = "9.99"

        await company.approve_and_send("MUG-01")

        posting = company.price("MUG-01")
        assert (posting.state, posting.why) == (S.REJECTED, "record.changed_meanwhile")
        assert company.shelf_price("MUG-01") == "9.99"

        preview = await preview_replay(company.workplace, posting.posting_id)
        assert [(one.what, one.before, one.after) for one in preview.changes] == [
            ("price in the store", "12.50", "9.99")
        ]
        await replay_posting(company.workplace, company.seen("MUG-01"))
        assert company.record("MUG-01")["price"] == ("9.99", "13.25")
        await company.approve_and_send("MUG-01")
        assert company.shelf_price("MUG-01") == "13.25"


async def test_a_price_that_the_store_has_already_is_accepted_without_sending(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        company.store.prices["MUG-01"]["amount"] = "13.25"

        await company.approve_and_send("MUG-01")

        assert company.price("MUG-01").state is S.CONFIRMED
        assert company.written("MUG-01") == []


async def test_a_change_beyond_the_band_is_approved_by_itself(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        for sku, amount in (("MUG-01", "125.00"), ("NOTE-A5", "7.00")):
            company.jde.set_base_price(sku, Decimal(amount))
        await company.fetch()
        assert company.price("MUG-01").why == "price.outside_band"

        with refused("review.approve_alone"):
            await company.approve("MUG-01", "NOTE-A5")
        assert company.postings_of(S.APPROVED) == []
        await company.approve_and_send("MUG-01")

        assert company.shelf_price("MUG-01") == "125.00"


async def test_a_price_of_nothing_is_never_ready(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "0")

        posting = company.price("MUG-01")
        assert (posting.state, posting.why) == (S.BLOCKED, "price.not_positive")


async def test_a_price_for_later_is_drafted_on_its_day(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        day = company.clock.now().date() + timedelta(days=3)
        company.jde.set_base_price("MUG-01", Decimal("13.25"), effective=day)
        await company.fetch()
        assert company.price_or_none("MUG-01") is None

        company.clock.advance(timedelta(days=3).total_seconds())
        await company.fetch()

        assert company.record("MUG-01")["price"] == ("12.50", "13.25")


async def test_a_person_s_no_stands_until_there_is_another_price(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await dismiss_postings(company.workplace, [company.seen("MUG-01")], reason="not before Monday")

        await company.change_price("MUG-01", "13.25")
        assert company.price("MUG-01").state is S.DISMISSED

        await company.change_price("MUG-01", "13.50")
        assert company.price("MUG-01").state is S.READY


async def test_skus_are_linked_to_items_with_who_and_why(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.fetch()

        made = {link.store_key: link for link in await list_links(company.workplace)}

        assert len(made) == 6
        mug = made["MUG-01"]
        assert (mug.erp_key, mug.erp_name, mug.matched_by) == ("60001", "MUG-01", MatchedBy.ITEM_NUMBER)
        assert (mug.made_by, mug.why) == ("engine", "The store has the SKU MUG-01.")


async def test_a_link_by_hand_sends_an_item_s_price_to_another_sku(tmp_path: Path) -> None:
    async with price_company(tmp_path, match_items="hand") as company:
        company.store.prices["MUG-RED"] = {"sku": "MUG-RED", "amount": "11.00", "currency": "USD"}
        await company.fetch()
        assert company.postings_of() == []

        link = await new_link(
            company.workplace,
            connection=STORE,
            kind=LinkKind.ITEM,
            store_key="MUG-RED",
            erp_key="MUG-01",
            why="the red one is priced like the others",
        )
        await add_links(company.workplace, [link])
        await company.engine.run_until_idle()

        assert company.record("MUG-RED")["price"] == ("11.00", "12.50")


@pytest.mark.parametrize(
    "fault",
    [
        Fault.RESET_AFTER_COMMIT,
        Fault.HTML_500_AFTER_COMMIT,
        Fault.TRUNCATED_AFTER_COMMIT,
        Fault.EMPTY_200_AFTER_COMMIT,
        Fault.LATE_COMMIT,
        Fault.HTML_500_BEFORE,
    ],
)
async def test_a_price_whose_answer_is_lost_is_looked_up_and_written_once(
    tmp_path: Path, fault: Fault
) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")

        async def script() -> None:
            company.store_faults.script(fault)

        company.moments.happenings["send.intent_committed"] = script
        await company.approve_and_send("MUG-01")
        await company.wait_for_the_engine()

        assert company.price("MUG-01").state is S.CONFIRMED
        assert company.written("MUG-01") == ["13.25"]


async def test_a_price_that_changes_while_its_outcome_is_unknown_follows_afterwards(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")

        async def script() -> None:
            company.store_faults.script(Fault.HTML_500_BEFORE)

        company.moments.happenings["send.intent_committed"] = script
        await company.approve_and_send("MUG-01")
        assert company.price("MUG-01").state is S.IN_DOUBT
        await company.change_price("MUG-01", "13.75")
        await company.wait_for_the_engine()
        await company.fetch()

        assert company.record("MUG-01")["price"] == ("12.50", "13.75")
        await company.approve_and_send("MUG-01")
        assert company.written("MUG-01") == ["13.75"]


@pytest.mark.parametrize(
    "point", ["send.looked_up", "send.intent_committed", "send.answered", "send.before_outcome"]
)
async def test_an_end_while_sending_writes_no_price_twice(
    tmp_path: Path, point: str, warning_log: Any
) -> None:
    warning_log.expect("run_failed_with_a_bug")
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.approve("MUG-01")

        async def crash() -> None:
            raise RuntimeError("the program ends here")

        company.moments.happenings[point] = crash
        await company.engine.run_until_idle()
        company.moments.happenings.clear()
        await company.restart()
        await company.wait_for_the_engine()

        assert company.price("MUG-01").state is S.CONFIRMED
        assert company.written("MUG-01") == ["13.25"]


async def test_nothing_is_sent_that_nobody_approved(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.wait_for_the_engine()

        assert company.store.price_writes == []
        with refused("posting.changed_meanwhile"):
            seen = company.seen("MUG-01")
            await company.change_price("MUG-01", "13.50")
            await approve_postings(company.workplace, [seen])


async def test_a_store_in_a_parallel_run_is_written_nothing(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        await company.change_price("MUG-01", "13.25")
        await company.change_price("SOCK-M", "14.50")
        await company.approve("MUG-01")
        await set_parallel(company.workplace, STORE, is_parallel=True)

        await company.engine.run_until_idle()
        await company.must_run(Job.SEND, STORE)
        with refused("take_over.never_sent"):
            await company.approve("SOCK-M")
        written_meanwhile = company.store.price_writes.copy()
        await set_parallel(company.workplace, STORE, is_parallel=False)
        await company.engine.run_until_idle()

        assert written_meanwhile == []
        assert company.written("MUG-01") == ["13.25"]
        assert company.written("SOCK-M") == []
