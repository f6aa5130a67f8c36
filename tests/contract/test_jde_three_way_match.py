"""The three-way match against the simulated AIS server: ordered, received, vouchered and paid, line by line."""

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.three_way import MatchStanding, ThreeWayLine, ageing
from tests.helpers.ais import VARIANTS, JdeSite, Variant, jde_site, varied_site
from tests.helpers.receipts import untouched_order

SINCE = date(2026, 10, 1)
M = MatchStanding


@pytest.fixture
async def site() -> AsyncIterator[JdeSite]:
    opened = jde_site()
    yield opened
    await opened.ledger.close()


async def line_of(site: JdeSite, key: str) -> ThreeWayLine:
    lines = await site.ledger.three_way_lines(ordered_since=SINCE)
    return next(line for line in lines if line.key == key)


async def test_a_line_is_followed_from_the_order_to_the_payment(site: JdeSite) -> None:
    order = untouched_order(site.simulator)
    total, key = order.open_of("1"), f"{order.key}-1"
    steps = [await line_of(site, key)]
    receipt = site.simulator.receive_by_hand(str(order.key), {"1": f"{total}"})
    steps.append(await line_of(site, key))
    voucher = site.simulator.match_voucher(receipt, invoice="INV-1")
    steps.append(await line_of(site, key))
    site.simulator.pay_voucher(voucher)
    steps.append(await line_of(site, key))

    assert [one.standing for one in steps] == [M.NOT_RECEIVED, M.NOT_VOUCHERED, M.NOT_PAID, M.AGREES]
    ordered, received, vouchered, paid = steps
    assert ordered.ordered == received.received == vouchered.vouchered == total
    assert received.not_vouchered == received.received_amount == ordered.ordered_amount
    assert received.oldest_open == date(2026, 10, 9)
    assert vouchered.not_vouchered.is_zero
    assert vouchered.oldest_open is None
    assert paid.paid_amount == paid.vouchered_amount
    assert [one.kind for one in paid.documents] == ["receipt", "voucher", "payment"]
    assert paid.documents[1].reference == "INV-1"


async def test_an_invoice_above_the_receipt_is_a_price_difference(site: JdeSite) -> None:
    order = untouched_order(site.simulator)
    receipt = site.simulator.receive_by_hand(str(order.key), {"1": "1"})
    site.simulator.match_voucher(receipt, invoice="INV-1", over=Decimal("3.50"))

    line = await line_of(site, f"{order.key}-1")

    assert line.standing is M.PRICE_DIFFERS
    assert str(line.price_difference) == "3.50 USD"
    assert line.not_vouchered.is_zero


async def test_a_receipt_that_was_taken_back_counts_for_nothing(site: JdeSite) -> None:
    order = untouched_order(site.simulator)
    site.simulator.receive_by_hand(str(order.key), {"1": "1"})
    for row in site.simulator._database["F43121"].rows:
        row.values["MATC"] = "4"

    line = await line_of(site, f"{order.key}-1")

    assert (line.received, line.standing) == (Decimal(0), M.NOT_RECEIVED)
    assert [one.kind for one in line.documents] == ["reversal"]


async def test_more_than_was_ordered_is_told(site: JdeSite) -> None:
    order = untouched_order(site.simulator)
    site.simulator.receive_by_hand(str(order.key), {"1": "1"})
    row = site.simulator._database["F43121"].rows[0]
    row.values["UREC"] = order.lines[0].number("UORG") + 1

    assert (await line_of(site, f"{order.key}-1")).standing is M.RECEIVED_OVER


async def test_what_waits_for_its_invoice_is_read_whenever_it_was_ordered(site: JdeSite) -> None:
    order = untouched_order(site.simulator)
    site.simulator.receive_by_hand(str(order.key), {"1": "1"})

    lines = await site.ledger.three_way_lines(ordered_since=date(2026, 11, 1))

    assert {line.order for line in lines} == {order.key}


async def test_a_voided_payment_pays_nothing(site: JdeSite) -> None:
    order = untouched_order(site.simulator)
    receipt = site.simulator.receive_by_hand(str(order.key), {"1": "1"})
    site.simulator.pay_voucher(site.simulator.match_voucher(receipt, invoice="INV-1"))
    site.simulator._database["F0413"].rows[0].values["VDGJ"] = date(2026, 10, 9)

    line = await line_of(site, f"{order.key}-1")

    assert line.paid_amount.is_zero
    assert M.NOT_PAID in line.standings


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=list(VARIANTS))
async def test_it_is_read_at_every_kind_of_site(variant: Variant) -> None:
    site = varied_site(variant)
    order = untouched_order(site.simulator)
    receipt = site.simulator.receive_by_hand(str(order.key), {"1": "1"})
    site.simulator.match_voucher(receipt, invoice="INV-1")

    line = await line_of(site, f"{order.key}-1")

    assert line.vouchered == Decimal(1)
    await site.ledger.close()


async def test_what_is_not_vouchered_is_summed_by_age(site: JdeSite) -> None:
    first, second = (
        untouched_order(site.simulator, lines=1),
        untouched_order(site.simulator, lines=2),
    )
    site.simulator.receive_by_hand(str(first.key), {"1": "1"})
    site.simulator._database["F43121"].rows[0].values["RCDJ"] = date(2026, 7, 1)
    site.simulator.receive_by_hand(str(second.key), {"2": "1"})
    lines = await site.ledger.three_way_lines(ordered_since=SINCE)

    (total,) = ageing(lines, today=date(2026, 10, 9))

    young, _, _, old = total.buckets
    assert young.amount > 0
    assert old.amount > 0
    assert total.total == young + old
