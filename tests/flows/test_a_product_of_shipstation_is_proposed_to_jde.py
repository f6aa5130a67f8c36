"""What is changed of a product in ShipStation is proposed as a change of its item, reviewed, and made once."""

from decimal import Decimal
from pathlib import Path

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.item_proposals import missing_skus
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.store.repositories import connections, postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.shipping_company import STORE, ShippingCompany, shipping_company
from tests.helpers.shipstation import order_body

S = PostingState
NEW_THING = [{"sku": "NEW-01", "name": "New thing", "quantity": 1, "unitPrice": Decimal("5.00")}]
NEW_ITEMS = {"item_branch": "30", "item_stocking_type": "P", "item_gl_class": "IN30", "item_unit": "EA"}


def proposals(company: ShippingCompany) -> list[StoredPosting]:
    every = company.workplace.store.read_now(postings.postings_in, *S)
    return [one for one in every if one.kind == "item"]


def change(company: ShippingCompany, sku: str, **fields: object) -> None:
    number, kept = next(
        (number, kept) for number, kept in company.account.products.items() if kept.record["sku"] == sku
    )
    company.account.put_product(number, {**kept.record, **fields})


async def fetched(company: ShippingCompany) -> None:
    company.clock.advance(60)
    await company.must_run(Job.PULL, STORE)
    await company.wait(hours=0.2)


async def sent(company: ShippingCompany, posting: StoredPosting) -> StoredPosting:
    await approve_postings(
        company.workplace, [Seen(posting_id=posting.posting_id, revision=posting.revision)]
    )
    await company.wait()
    return company.workplace.store.read_now(postings.posting_by_id, posting.posting_id)


async def test_a_product_that_is_renamed_renames_its_item_once(tmp_path: Path) -> None:
    async with shipping_company(tmp_path, proposes_items="yes", **NEW_ITEMS) as company:
        company.account.upsert(order_body())
        await fetched(company)
        known = [one.number for one in proposals(company)]
        change(company, "MUG-01", name="Enamel mug with a rather long name indeed")

        await fetched(company)
        (proposed,) = [one for one in proposals(company) if one.number not in known]
        confirmed = await sent(company, proposed)
        change(company, "MUG-01", price=Decimal("9.50"))
        await fetched(company)

        item = company.jde._database["F4101"].find(LITM="MUG-01")[0]
        assert (confirmed.state, confirmed.number) == (S.CONFIRMED, "MUG-01")
        assert (item.text("DSC1"), item.text("DSC2")) == ("Enamel mug with a rather long", "name indeed")
        assert [one.state for one in proposals(company) if one.number == "MUG-01"] == [S.CONFIRMED]


async def test_a_sku_that_jde_lacks_is_proposed_or_listed(tmp_path: Path) -> None:
    async with shipping_company(tmp_path, proposes_items="yes", **NEW_ITEMS) as company:
        company.account.upsert(order_body(items=NEW_THING))
        await fetched(company)
        (proposed,) = [one for one in proposals(company) if one.number == "NEW-01"]
        store = company.workplace.store.read_now(connections.connection_named, STORE)
        missing = company.workplace.store.read_now(missing_skus, store)

        confirmed = await sent(company, proposed)

        assert "NEW-01" in [one.sku for one in missing]
        assert confirmed.state is S.CONFIRMED
        assert company.jde._database["F4101"].find(LITM="NEW-01")[0].text("UOM1") == "EA"


async def test_without_settings_for_new_items_none_is_proposed(tmp_path: Path) -> None:
    async with shipping_company(tmp_path, proposes_items="yes") as company:
        company.account.upsert(order_body(items=NEW_THING))

        await fetched(company)

        assert [one for one in proposals(company) if one.number == "NEW-01"] == []
