"""Items that JDE marks for the store and that it lacks are reviewed, created once, hidden, and linked."""

from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.items import MatchedBy
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.connectors.bigcommerce.sandbox.catalog import Product
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.links import list_links
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import Seen, approve_postings, dismiss_postings
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import Lineage, StoredPosting
from tests.flows.test_a_price_goes_from_jde_to_bigcommerce import CatalogCompany, catalog_company
from tests.helpers.outbound import JDE, STORE

S = PostingState
JUG = "JUG-03"
OFFERS = {"offers_items": "yes", "offer_code": "2", "offer_values": "WEB", "weight_unit": "LB"}


def enter_item(
    company: CatalogCompany, sku: str = JUG, name: str = "Enamel jug", *, code: str = "WEB"
) -> None:
    """Enter an item as a site's people do, with everything that a product needs."""
    company.clock.advance(60)
    company.jde.add_item(sku, name)
    company.jde.categorize_item(sku, SRP2=code)
    company.jde.convert_unit(sku, "EA", "LB", Decimal("1.87"))
    company.jde.set_base_price(sku, Decimal("34.50"))


def product_of(company: CatalogCompany, sku: str = JUG) -> Product | None:
    assert company.simulator is not None
    catalog = company.simulator.books.catalog
    return next((one for one in catalog.products.values() if one.sku == sku), None)


def draft_of(company: CatalogCompany, sku: str = JUG) -> StoredPosting | None:
    source, store = (company._connection(name) for name in (JDE, STORE))
    lineage = Lineage(connection_id=source, kind="product", external_id=f"{store}/{sku}")
    return company.workplace.store.read_now(postings.newest_of_lineage, lineage)


async def approve(company: CatalogCompany) -> StoredPosting:
    draft = draft_of(company)
    assert draft is not None
    seen = Seen(posting_id=draft.posting_id, revision=draft.revision)
    await approve_postings(company.workplace, [seen])
    await company.engine.run_until_idle()
    newest = draft_of(company)
    assert newest is not None
    return newest


async def links_of(company: CatalogCompany) -> list[Link]:
    return await list_links(company.workplace, connection=STORE, kind=LinkKind.ITEM, text=JUG)


async def test_a_marked_item_is_created_hidden_once_and_linked(tmp_path: Path) -> None:
    async with catalog_company(tmp_path, **OFFERS) as company:
        enter_item(company)
        enter_item(company, "PAN-09", "Frying pan", code="SHOP")
        await company.fetch()

        draft = draft_of(company)
        assert draft is not None
        assert draft.state is S.READY
        assert draft_of(company, "PAN-09") is None
        assert product_of(company) is None

        assert (await approve(company)).state is S.CONFIRMED

        jug = product_of(company)
        assert jug is not None
        assert (jug.name, jug.price, jug.weight, jug.is_visible) == (
            "Enamel jug",
            Decimal("34.50"),
            Decimal("1.87"),
            False,
        )
        assert company.writes == 1
        (link,) = await links_of(company)
        assert link.matched_by is MatchedBy.ADDED
        assert link.why == "Created in the store from this item and read back; approved by clerk.one."


async def test_nothing_is_offered_unless_it_was_chosen(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        enter_item(company)
        await company.fetch()

        assert draft_of(company) is None


async def test_a_price_that_changes_after_the_approval_follows_the_product(tmp_path: Path) -> None:
    async with catalog_company(tmp_path, **OFFERS) as company:
        enter_item(company)
        await company.fetch()
        await company.change_price(JUG, "35.00")
        await approve(company)

        await company.change_price(JUG, "36.00")
        await company.approve_and_send(JUG)

        jug = product_of(company)
        assert jug is not None
        assert (jug.price, jug.is_visible) == (Decimal("36.00"), False)
        assert company.writes == 2


@pytest.mark.parametrize("fault", [Fault.RESET_AFTER_COMMIT, Fault.HTML_500_AFTER_COMMIT, Fault.LATE_COMMIT])
async def test_a_creation_whose_answer_is_lost_is_found_by_its_sku(tmp_path: Path, fault: Fault) -> None:
    async with catalog_company(tmp_path, **OFFERS) as company:
        enter_item(company)
        await company.fetch()
        company.store_faults.script(fault)

        await approve(company)
        await company.wait_for_the_engine()

        newest = draft_of(company)
        assert newest is not None
        assert newest.state is S.CONFIRMED
        assert company.writes == 1
        assert len(await links_of(company)) == 1


async def test_an_item_without_a_weight_stops_until_jde_says_one(tmp_path: Path) -> None:
    async with catalog_company(tmp_path, **OFFERS) as company:
        company.jde.add_item(JUG, "Enamel jug")
        company.jde.categorize_item(JUG, SRP2="WEB")
        company.jde.set_base_price(JUG, Decimal("34.50"))
        await company.fetch()
        draft = draft_of(company)
        assert draft is not None
        assert (draft.state, draft.why) == (S.BLOCKED, "product.weight_missing")

        company.clock.advance(60)
        company.jde.convert_unit(JUG, "EA", "LB", Decimal("1.87"))
        await company.fetch()

        draft = draft_of(company)
        assert draft is not None
        assert draft.state is S.READY


async def test_a_draft_is_given_up_where_the_shop_made_the_product_itself(tmp_path: Path) -> None:
    async with catalog_company(tmp_path, **OFFERS) as company:
        assert company.simulator is not None
        enter_item(company)
        await company.fetch()
        company.simulator.books.catalog.add("Jug of ours", JUG, Decimal("34.50"), company.clock.now())

        company.clock.advance(60)
        company.jde.change_item(JUG, DSC1="Enamel jug, white")
        await company.fetch()

        draft = draft_of(company)
        assert draft is not None
        assert draft.state is S.DISMISSED
        (link,) = await links_of(company)
        assert link.matched_by is MatchedBy.ITEM_NUMBER
        assert company.writes == 0


async def test_a_name_that_is_taken_is_refused_and_sent_again_under_another(tmp_path: Path) -> None:
    async with catalog_company(tmp_path, **OFFERS) as company:
        enter_item(company, name="Enamel mug")  # as another product is called
        await company.fetch()
        refused = await approve(company)
        assert (refused.state, refused.why) == (S.REJECTED, "bigcommerce.product_taken")

        company.clock.advance(60)
        company.jde.change_item(JUG, DSC1="Enamel jug")
        await company.fetch()
        assert (await approve(company)).state is S.CONFIRMED

        assert company.writes == 1


async def test_offers_begin_with_what_jde_marks_from_a_day_on(tmp_path: Path) -> None:
    async with catalog_company(tmp_path) as company:
        enter_item(company, "PAN-09", "Frying pan")
        await company.fetch()
        company.clock.advance(3 * 86_400)
        day = company.clock.now().date().isoformat()
        await change_connection(company.workplace, STORE, values={**OFFERS, "offer_since": day}, secrets={})
        enter_item(company)
        await company.must_run(Job.PULL)

        assert draft_of(company) is not None
        assert draft_of(company, "PAN-09") is None


async def test_a_draft_is_taken_back_with_its_mark_and_stays_dismissed_by_a_person(tmp_path: Path) -> None:
    async with catalog_company(tmp_path, **OFFERS) as company:
        enter_item(company)
        enter_item(company, "PAN-09", "Frying pan")
        await company.fetch()
        pan = draft_of(company, "PAN-09")
        assert pan is not None
        await dismiss_postings(
            company.workplace,
            [Seen(posting_id=pan.posting_id, revision=pan.revision)],
            reason="not for the web",
        )

        company.clock.advance(60)
        company.jde.categorize_item(JUG, SRP2="")
        await company.change_price("PAN-09", "36.00")

        for sku in (JUG, "PAN-09"):
            draft = draft_of(company, sku)
            assert draft is not None
            assert draft.state is S.DISMISSED
