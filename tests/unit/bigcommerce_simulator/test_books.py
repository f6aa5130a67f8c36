"""What we make of a store's documents moves every account by what the store's own books say, to the cent."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.documents import BusinessDocument
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from mlconnector_gui.connectors.bigcommerce.sandbox import Shop
from mlconnector_gui.connectors.bigcommerce.sandbox.stores import StoreLife
from mlconnector_gui.connectors.bigcommerce.translate import translate
from mlconnector_gui.connectors.port import TranslationContext, Window
from tests.helpers.bigcommerce import connected, store

ORDERS_A_DAY = 16
ACCOUNTS = {
    LineRole.GIFT_CARD_LIABILITY: "4440",
    LineRole.STORE_CREDIT_LIABILITY: "4445",
    LineRole.TAX_PAYABLE: "4433",
    LineRole.SHIPPING_INCOME: "5810",
    LineRole.FEE_INCOME: "5820",
}
EUROPEAN = Shop(
    currency="EUR",
    country="DE",
    prices_include_tax=True,
    tax_rate=Decimal(19),
    timezone="Europe/Berlin",
)


@pytest.mark.parametrize(
    "shop",
    [Shop(), EUROPEAN, Shop(total_after_credit=True), replace(EUROPEAN, tax_rate=Decimal("7.7"))],
    ids=["prices without tax", "prices with tax", "total after credit", "an odd rate"],
)
async def test_every_account_moves_as_the_store_says(shop: Shop) -> None:
    simulator, clock = store(shop, days=9, orders_per_day=ORDERS_A_DAY)
    StoreLife(simulator, simulator.books.chance).go_on()
    clock.advance(60)
    source = connected(simulator, clock)
    facts = await source.facts()
    archive: dict[tuple[str, str], bytes] = {}
    for stream in ("orders", "refunds"):
        window = Window(start=clock.now() - timedelta(days=90), end=clock.now())
        async for page in source.pages(stream, window):
            archive |= {(stream, one.external_id): one.payload for one in page.documents}
    context = TranslationContext(facts=facts, values={}, related=lambda *key: archive.get(key))

    made = {
        (document.kind.value, document.external_id): document
        for (stream, _), payload in archive.items()
        for document in translate(stream, payload, context).documents
        if document.is_bookable
    }

    events = {(event.kind, event.external_id): event for event in simulator.events()}
    assert made.keys() == events.keys()
    assert len(events) > 80
    for key, event in events.items():
        document = made[key]
        assert document.total.amount == event.amount
        moved = moved_by(document)
        assert {account: moved[account] for account in event.moved} == dict(event.moved), key
        assert sum(line.amount.amount for line in role_lines(document)) == 0
        assert LineRole.ROUNDING not in {line.role for line in role_lines(document)}


def moved_by(document: BusinessDocument) -> dict[str, Decimal]:
    moved: dict[str, Decimal] = defaultdict(Decimal)
    for line in role_lines(document):
        account = ACCOUNTS.get(line.role, "")
        if line.role is LineRole.GATEWAY_CLEARING:
            account = "1225" if line.traits["gateway"] == "cash_on_delivery" else "1220"
        moved[account] += line.amount.amount
    return moved
