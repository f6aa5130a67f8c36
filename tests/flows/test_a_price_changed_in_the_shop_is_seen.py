"""What the shop changes of its catalog by hand is fetched, and set beside what JDE says, at once."""

from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import webhooks
from mlconnector_gui.store.repositories.webhooks import IncomingDelivery
from tests.flows.test_a_price_goes_from_jde_to_bigcommerce import CatalogCompany, catalog_company
from tests.helpers.outbound import STORE

S = PostingState


def product_id_of(company: CatalogCompany, sku: str) -> int:
    assert company.simulator is not None
    variant = company.simulator.books.catalog.variant_of_sku(sku)
    assert variant is not None
    return variant.product_id


async def tell(company: CatalogCompany, product_id: int, what: str = "updated") -> None:
    """Let the store deliver that something became of a product, and follow it."""
    delivery = IncomingDelivery(
        connection_id=company._connection(STORE),
        fingerprint=f"{product_id} {what} {company.clock.now()}",
        topic=f"store/product/{what}",
        stream="products",
        external_ids=(str(product_id),),
        delivery_id="",
        occurred_at=None,
        received_at=company.clock.now(),
        due_at=company.clock.now(),
    )

    def keep(transaction: Transaction) -> None:
        webhooks.keep_deliveries(transaction, [delivery], {})

    await company.workplace.store.write(keep)
    await company.must_run(Job.HINTS, STORE)


async def sold_at(company: CatalogCompany, price: str) -> None:
    """Have a price sent to the store, and heard from it, as it is after any change of ours."""
    await company.change_price("MUG-01", price)
    await company.approve_and_send("MUG-01")
    await tell(company, product_id_of(company, "MUG-01"))


async def test_a_price_that_the_shop_changed_is_drafted_back_with_what_was_sent(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        assert company.simulator is not None
        await sold_at(company, "13.75")
        assert company.price("MUG-01").state is S.CONFIRMED

        company.clock.advance(60)
        company.simulator.books.reprice("MUG-01", Decimal("12.90"))
        await tell(company, product_id_of(company, "MUG-01"))

        drafted = company.price("MUG-01")
        assert (drafted.state, drafted.why) == (S.READY, "record.changed_in_store")
        assert company.record("MUG-01")["price"] == ("12.90", "13.75")

        await company.approve_and_send("MUG-01")
        assert company.shelf_price("MUG-01") == "13.75"


async def test_what_we_set_ourselves_is_no_change_of_the_shop(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        await sold_at(company, "13.75")
        company.store_wire.seen.clear()

        company.clock.advance(60)
        await tell(company, product_id_of(company, "MUG-01"))

        asked = [request.url.path for request in company.store_wire.seen]
        assert len(asked) == 1  # the product itself; the store is not looked at again
        assert company.price("MUG-01").state is S.CONFIRMED


async def test_a_reading_finds_what_no_delivery_told(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        assert company.simulator is not None
        await sold_at(company, "13.75")
        company.clock.advance(3600)
        company.simulator.books.reprice("MUG-01", Decimal("12.90"))

        company.clock.advance(60)
        await company.must_run(Job.PULL, STORE)

        assert company.price("MUG-01").why == "record.changed_in_store"


async def test_a_product_that_the_shop_took_away_is_told(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        assert company.simulator is not None
        await sold_at(company, "13.75")
        product_id = product_id_of(company, "MUG-01")
        company.simulator.books.catalog.remove(product_id)

        await tell(company, product_id, "deleted")

        drafted = company.price("MUG-01")
        assert (drafted.state, drafted.why) == (S.BLOCKED, "record.key_unknown")
