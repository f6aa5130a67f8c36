"""The whole way, told by the shop, by our store, by the audit and by the ledger: all four agree."""

import json
from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.request_run import Job
from tests.helpers.company import JDE, moved_on_clearing, open_company


async def test_an_order_is_fetched_approved_sent_and_confirmed(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = company.shop.sell()

        await company.fetch()
        ready = company.sale(order_id)
        sent_before_approval = company.orchestration_calls
        await company.approve_and_send(order_id)

        confirmed = company.sale(order_id)
        (event,) = company.shop.events()
        (document,) = company.booked(order_id)
        assert (ready.state, sent_before_approval) == (PostingState.READY, 0)
        assert confirmed.state is PostingState.CONFIRMED
        assert confirmed.ledger_number == document.document_number
        assert confirmed.ledger_batch == document.batch_number
        assert moved_on_clearing(document) == event.amount
        assert sum(line.amount for line in document.lines) == Decimal(0)
        assert company.orchestration_calls == 1
        assert company.story(confirmed) == [
            "drafted",
            "pass_checks",
            "approve",
            "claim",
            "attempt_begun",
            "accept",
            "confirm",
        ]


async def test_what_is_booked_is_what_was_approved_byte_for_byte(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()

        (approval,) = [one for one in company.audit() if one["event"] == "posting.approve"]
        (document,) = company.booked(order_id)
        approved = json.loads(approval["fields"]["content"])
        assert company.sale(order_id).content == approval["fields"]["content"].encode()
        assert approval["fields"]["digest"] == company.sale(order_id).digest
        assert sorted((line["account"], Decimal(line["amount"])) for line in approved["lines"]) == sorted(
            (line.account, line.amount) for line in document.lines
        )
        assert {line.remark for line in document.lines} == {approved["reference"]}


async def test_an_order_that_is_fetched_again_is_booked_once(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        order_id = await company.sell_and_post()

        for _ in range(3):
            await company.fetch()
            await company.wait_for_the_engine()

        assert len(company.booked(order_id)) == 1
        assert company.orchestration_calls == 1


async def test_many_orders_and_a_refund_are_each_booked_once(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        orders = [company.shop.sell() for _ in range(5)]
        refund_id = company.shop.refund(orders[0])

        await company.fetch()
        await company.approve_and_send(*orders)

        assert [len(company.booked(order_id)) for order_id in orders] == [1] * 5
        assert company.posting("refund", refund_id).state is PostingState.READY
        assert len(company.jde.documents()) == 5


async def test_nothing_is_sent_without_an_approval(tmp_path: Path) -> None:
    async with open_company(tmp_path) as company:
        company.shop.sell()

        await company.fetch()
        await company.run(Job.SEND, JDE)
        await company.wait_for_the_engine()

        assert company.jde.documents() == []
        assert company.orchestration_calls == 0
