"""What a store tells by itself is fetched and prepared at once, whatever the order it is told in."""

from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.store.repositories.runs import RunState, recent_runs
from mlconnector_gui.store.repositories.webhooks import DeliveryState
from tests.helpers.company import SHOP
from tests.helpers.webhooks import Listening, about, listening_company


async def test_an_order_is_prepared_without_a_pull(tmp_path: Path) -> None:
    async with listening_company(tmp_path) as listening:
        company = listening.company
        order_id = company.shop.sell()

        await listening.deliver()
        await listening.follow()

        (event,) = company.shop.events()
        runs = company.workplace.store.read_now(recent_runs, limit=50)
        assert company.sale(order_id).state is PostingState.READY
        assert company.sale(order_id).gross_minor == int(event.amount * 100)
        assert Job.PULL.value not in {run.job for run in runs}
        assert {one.state for one in listening.deliveries()} == {DeliveryState.TAKEN}


async def test_a_refund_told_before_its_order_brings_the_order_along(tmp_path: Path) -> None:
    async with listening_company(tmp_path) as listening:
        company = listening.company
        order_id = company.shop.sell()
        refund_id = company.shop.refund(order_id)
        company.shop._site.webhooks.queue.reverse()

        await listening.deliver()
        await listening.follow()

        assert company.sale(order_id).state is PostingState.READY
        assert company.posting("refund", refund_id).state is PostingState.READY


async def test_whatever_was_told_the_books_are_those_of_a_clean_poll(tmp_path: Path) -> None:
    async with listening_company(tmp_path / "told") as listening:
        told = await _lived(listening)
        await listening.company.fetch()
        told_and_polled = _state_of(listening, told)
    async with listening_company(tmp_path / "polled") as listening:
        polled_orders = await _lived(listening, deliver=False)
        await listening.company.fetch()
        polled = _state_of(listening, polled_orders)

    assert told_and_polled == polled


async def _lived(listening: Listening, *, deliver: bool = True) -> list[int]:
    company = listening.company
    orders = [company.shop.sell() for _ in range(4)]
    company.shop.refund(orders[0])
    if deliver:
        company.shop._site.webhooks.queue.reverse()
        await listening.deliver()
        await listening.follow()
    company.shop.change_order(orders[1], shipping=Decimal("7.00"))
    company.shop.trash(orders[2])
    if deliver:
        await listening.deliver()
        await listening.follow()
    return orders


def _state_of(listening: Listening, orders: list[int]) -> list[tuple[str, str, str]]:
    found = [listening.company.posting_or_none("sale", one) for one in orders]
    """What is to be booked: an order that was trashed before anybody saw it leaves no trace, else a dismissed one."""
    return [
        (one.state.value, str(one.gross_minor), one.external_id)
        for one in found
        if one is not None and one.state is not PostingState.DISMISSED
    ]


async def test_a_delivery_that_names_nothing_has_the_stream_read_when_its_lag_is_over(tmp_path: Path) -> None:
    async with listening_company(tmp_path) as listening:
        company = listening.company
        order_id = company.shop.sell()
        company.shop._site.webhooks.queue.clear()
        await listening.send(b'{"code":"woocommerce_rest_cannot_view"}')

        await listening.follow()
        at_once = company.posting_or_none("sale", order_id)
        moment = await company.engine.next_moment()
        company.pass_time(seconds=11)
        await listening.follow()

        assert at_once is None
        assert moment is not None
        assert company.sale(order_id).state is PostingState.READY
        assert [one.state for one in listening.deliveries()] == [DeliveryState.READ]


async def test_an_order_that_is_gone_is_buried_and_an_unknown_one_is_nothing(tmp_path: Path) -> None:
    async with listening_company(tmp_path) as listening:
        company = listening.company
        order_id = company.shop.sell()
        await listening.deliver()
        await listening.follow()
        company.shop.delete(order_id)

        await listening.deliver()
        await listening.send(about(999_999))
        await listening.follow()

        assert company.sale(order_id).state is PostingState.DISMISSED
        states = [one.state for one in listening.deliveries()]
        assert DeliveryState.GONE in states
        assert states[-1] is DeliveryState.UNCHANGED


async def test_hints_are_followed_between_the_pages_of_a_long_pull(tmp_path: Path) -> None:
    async with listening_company(tmp_path) as listening:
        company = listening.company
        for _ in range(3):
            company.shop.sell()
        company.shop._site.webhooks.queue.clear()
        seen: list[bool] = []
        late: list[int] = []

        async def sell_during_the_page() -> None:
            if not late:
                late.append(company.shop.sell())
                await listening.deliver()

        async def look() -> None:
            if late:
                seen.append(company.posting_or_none("sale", late[0]) is not None)

        company.moments.happenings["pull.page_read"] = sell_during_the_page
        company.moments.happenings["prepare.batch_saved"] = look
        await company.must_run(Job.PULL, SHOP)

        runs = company.workplace.store.read_now(recent_runs, limit=50)
        assert seen[0]
        assert Job.HINTS.value not in {run.job for run in runs}
        assert company.sale(late[0]).state is PostingState.READY


async def test_a_shop_that_is_away_keeps_its_hints_waiting(tmp_path: Path) -> None:
    async with listening_company(tmp_path) as listening:
        company = listening.company
        order_id = company.shop.sell()
        await listening.deliver()
        company.shop_wire.is_cut = True
        await listening.follow()
        waiting = [one.state for one in listening.deliveries()]

        company.shop_wire.is_cut = False
        await company.wait_for_the_engine(hours=1)

        assert set(waiting) == {DeliveryState.WAITING}
        assert company.sale(order_id).state is PostingState.READY
        failed = [
            run
            for run in company.workplace.store.read_now(recent_runs, limit=50)
            if run.state is RunState.FAILED
        ]
        assert {run.job for run in failed} == {Job.HINTS.value}
