"""JDE as a source: what changed of items and prices is found whole, on every kind of site."""

from collections.abc import AsyncIterator, Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.items import PriceChoice
from mlconnector_gui.connectors.port import RawDocument, Source, Standing, Window
from mlconnector_gui.jde.item_documents import read_item, read_prices
from mlconnector_gui.jde.streams import ITEMS, PRICES
from mlconnector_gui.sandbox.world import CATALOGUE
from tests.helpers.ais import VARIANTS, JdeSite, varied_site
from tests.helpers.problems import refused

DOLLARS = PriceChoice(currency="USD", branch="30")
Opened = Callable[[str], tuple[JdeSite, Source]]


@pytest.fixture
async def opened() -> AsyncIterator[Opened]:
    sites: list[JdeSite] = []

    def open_one(variant: str) -> tuple[JdeSite, Source]:
        site = varied_site(VARIANTS[variant])
        sites.append(site)
        return site, site.ledger.source()

    yield open_one
    for site in sites:
        await site.ledger.close()


def everything(site: JdeSite) -> Window:
    return Window(start=site.clock.now() - timedelta(days=20_000), end=site.clock.now())


def since(site: JdeSite, **span: float) -> Window:
    return Window(start=site.clock.now() - timedelta(**span), end=site.clock.now())


async def given(source: Source, stream: str, window: Window) -> dict[str, RawDocument]:
    return {
        document.external_id: document
        async for page in source.pages(stream, window)
        for document in page.documents
    }


def price_in(document: RawDocument, on: date) -> Decimal | None:
    price = DOLLARS.price_of(read_prices(document.payload).prices, on=on)
    return price.amount if price else None


@pytest.mark.parametrize("variant", VARIANTS)
async def test_every_item_and_price_is_given(opened: Opened, variant: str) -> None:
    site, source = opened(variant)
    today = site.clock.now().date()

    items = await given(source, "items", everything(site))
    prices = await given(source, "prices", everything(site))

    read = [read_item(one.payload, on=today) for one in items.values()]
    assert {item.number: item.description for item in read} == {
        product.sku: product.name[:30] for product in CATALOGUE
    }
    assert {read_prices(one.payload).number: price_in(one, today) for one in prices.values()} == {
        product.sku: product.price for product in CATALOGUE
    }


@pytest.mark.parametrize("variant", VARIANTS)
async def test_what_changed_is_given_and_nothing_else(opened: Opened, variant: str) -> None:
    site, source = opened(variant)
    site.simulator.set_base_price("MUG-01", Decimal("13.25"))
    site.simulator.add_cross_reference("LAMP-07", "LAMP-SEVEN")

    prices = await given(source, "prices", since(site, days=1))
    items = await given(source, "items", since(site, days=1))

    today = site.clock.now().date()
    assert [price_in(one, today) for one in prices.values()] == [Decimal("13.25")]
    (lamp,) = (read_item(one.payload, on=today) for one in items.values())
    assert lamp.number == "LAMP-07"
    assert lamp.references == ("LAMP-SEVEN",)


async def test_the_same_rows_are_the_same_bytes(opened: Opened) -> None:
    site, source = opened(next(iter(VARIANTS)))

    first, second = [await given(source, "prices", everything(site)) for _ in range(2)]

    assert {key: one.payload for key, one in first.items()} == {
        key: one.payload for key, one in second.items()
    }


async def test_a_price_for_later_is_known_before_it_counts(opened: Opened) -> None:
    site, source = opened(next(iter(VARIANTS)))
    today = site.clock.now().date()
    tomorrow = today + timedelta(days=1)
    site.simulator.set_base_price("MUG-01", Decimal("15.00"), effective=tomorrow)

    (mug,) = (await given(source, "prices", since(site, days=1))).values()

    assert (price_in(mug, today), price_in(mug, tomorrow)) == (Decimal("12.50"), Decimal("15.00"))
    assert DOLLARS.next_change(read_prices(mug.payload).prices, after=today) == tomorrow


async def test_one_thing_is_fetched_with_the_bytes_of_the_list(opened: Opened) -> None:
    site, source = opened(next(iter(VARIANTS)))

    for stream in (ITEMS.spec, PRICES.spec):
        listed = await given(source, stream.name, everything(site))
        one = next(iter(listed.values()))
        assert (await source.fetch(stream.name, one.external_id)).payload == one.payload


@pytest.mark.parametrize("external_id", ["99999999", "", "60001/1", "60001 OR 1=1", "ü", "A1", "../60001"])
async def test_an_id_that_is_none_is_gone(opened: Opened, external_id: str) -> None:
    _, source = opened(next(iter(VARIANTS)))

    for stream in (ITEMS.spec, PRICES.spec):
        with refused("document.gone"):
            await source.fetch(stream.name, external_id)


async def test_an_empty_window_still_has_a_page(opened: Opened) -> None:
    site, source = opened(next(iter(VARIANTS)))

    pages = [page async for page in source.pages("prices", since(site, hours=1))]

    assert [page.documents for page in pages] == [()]


async def test_the_tables_are_proved_readable(opened: Opened) -> None:
    _, source = opened(next(iter(VARIANTS)))

    assert [proof.standing async for proof in source.prove()] == [Standing.PROVED]
