"""Entered is not posted: the watch sees what JDE's operators post, and what somebody changed there."""

from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.request_run import Job
from tests.helpers.company import JDE, open_company


async def test_an_entry_is_posted_once_jdes_operators_post_its_batch(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()

        await company.must_run(Job.WATCH, JDE)
        before = company.sale(order_id).state
        company.jde.post_batches()
        await company.must_run(Job.WATCH, JDE)

        assert (before, company.sale(order_id).state) == (PostingState.CONFIRMED, PostingState.POSTED)
        assert company.story(company.sale(order_id))[-1] == "see_posted"


async def test_an_entry_that_was_tampered_with_is_noted_and_not_taken_for_posted(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id, other = await company.sell_and_post(), await company.sell_and_post()
        number = company.sale(order_id).ledger_number or 0
        company.tamper_with_the_ledger(number, OBJ="5020")
        company.jde.post_batches()

        for _ in range(2):
            await company.must_run(Job.WATCH, JDE)

        noted = company.sale(order_id)
        assert noted.state is PostingState.CONFIRMED
        assert any("missing in JDE" in told for told in noted.source_change["ledger"])  # type: ignore[index]
        assert company.story(noted)[-1] == "ledger_differs"
        assert company.story(noted).count("ledger_differs") == 1
        assert company.sale(other).state is PostingState.POSTED


async def test_a_note_of_the_ledger_outlives_news_of_the_source_and_ends_with_its_cause(
    tmp_path: Path,
) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        number = company.sale(order_id).ledger_number or 0
        company.tamper_with_the_ledger(number, EXR="x", CO="00002", CRCD="EUR")
        await company.must_run(Job.WATCH, JDE)
        company.shop.change_order(order_id, shipping=Decimal("9.75"))
        await company.fetch()
        both = company.sale(order_id).source_change
        company.shop.change_order(order_id, shipping=Decimal("6.50"))
        await company.fetch()
        ledger_only = company.sale(order_id).source_change

        company.tamper_with_the_ledger(number, CO="00001", CRCD="USD")
        await company.must_run(Job.WATCH, JDE)

        assert set(both or {}) == {"ledger", "lines"}
        assert set(ledger_only or {}) == {"ledger"}
        assert company.sale(order_id).source_change is None


async def test_an_entry_that_is_gone_from_jde_is_noted(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()
        company.tamper_with_the_ledger(company.sale(order_id).ledger_number or 0, LT="XX")

        await company.must_run(Job.WATCH, JDE)

        assert company.sale(order_id).source_change == {"ledger": ["no such document in JDE"]}
