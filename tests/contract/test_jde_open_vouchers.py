"""JDE as a source of open vouchers: what is owed when all is read, and whatever changed of it later."""

from datetime import timedelta
from decimal import Decimal

from mlconnector_gui.connectors.port import Source, Window
from mlconnector_gui.jde.payable_documents import OpenPayItem, open_pay_items
from tests.helpers.ais import VARIANTS, JdeSite, varied_site
from tests.helpers.receipts import untouched_order

EVERYTHING = timedelta(days=20_000)


def opened() -> tuple[JdeSite, Source]:
    site = varied_site(VARIANTS[next(iter(VARIANTS))])
    return site, site.ledger.source()


async def given(site: JdeSite, source: Source, since: timedelta) -> list[list[OpenPayItem]]:
    window = Window(start=site.clock.now() - since, end=site.clock.now())
    return [
        list(open_pay_items(document.payload))
        async for page in source.pages("payables", window)
        for document in page.documents
    ]


async def test_an_open_voucher_names_its_order_line_and_is_read_once_more_when_it_is_paid() -> None:
    site, source = opened()
    order = untouched_order(site.simulator)
    receipt = site.simulator.receive_by_hand(str(order.key), {"1": "2"})
    voucher = site.simulator.match_voucher(receipt, invoice="INV-1")

    ((first,),) = [items for items in await given(site, source, EVERYTHING) if items]
    site.simulator.pay_voucher(voucher)
    later = await given(site, source, timedelta(days=1))
    at_the_end = await given(site, source, EVERYTHING)

    assert (first.order_line, first.number, first.invoice_number) == (f"{order.key}-1", voucher, "INV-1")
    assert first.open_amount == 2 * order.lines[0].number("PRRC").quantize(Decimal("0.01"))
    assert [] in later
    assert at_the_end == []
    await site.ledger.close()
