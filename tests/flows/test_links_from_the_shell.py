"""Links are listed, made, brought in, suggested and taken away, and each of it is told in the audit."""

from pathlib import Path

from mlconnector_gui.accounting.customer_matching import CustomerPolicy, Separation
from mlconnector_gui.services import link_files
from mlconnector_gui.services.customers import CustomerOrder, create_customer
from mlconnector_gui.services.link_suggestions import suggest_links
from mlconnector_gui.services.links import LinkKind, MatchedBy, add_links, list_links, new_link, remove_links
from mlconnector_gui.services.links import unlinked_items as unlinked
from tests.helpers.outbound import STORE, PriceCompany, price_company
from tests.helpers.problems import refused

ITEM = LinkKind.ITEM


async def linked(company: PriceCompany) -> dict[str, str]:
    return {one.store_key: one.erp_key for one in await list_links(company.workplace)}


def events(company: PriceCompany) -> list[str]:
    return [str(one["event"]) for one in company.audit() if str(one["event"]).startswith("link.")]


async def test_a_link_names_who_made_it_and_why_and_its_removal_too(tmp_path: Path) -> None:
    async with price_company(tmp_path, match_items="hand") as company:
        await company.fetch()

        link = await new_link(
            company.workplace, connection=STORE, kind=ITEM, store_key="MUG-01", erp_key="60001", why="asked"
        )
        assert await add_links(company.workplace, [link]) == 1
        assert await add_links(company.workplace, [link]) == 0
        (kept,) = await list_links(company.workplace, text="mug")
        assert (kept.made_by, kept.machine, kept.why) == ("clerk.one", "FIN-WS-07", "asked")
        assert kept.erp_name == "MUG-01"
        await remove_links(company.workplace, [kept], reason="another item")

        assert await linked(company) == {}
        assert events(company) == ["link.made", "link.removed"]
        with refused("link.gone"):
            await remove_links(company.workplace, [kept], reason="again")


async def test_an_item_that_jde_did_not_tell_of_is_refused(tmp_path: Path) -> None:
    async with price_company(tmp_path, match_items="hand") as company:
        await company.fetch()

        for number in ("99999", "MUG", ""):
            with refused("link.item_unknown"):
                await new_link(company.workplace, connection=STORE, kind=ITEM, store_key="X", erp_key=number)


async def test_items_without_a_link_are_listed_and_suggested_by_every_number(tmp_path: Path) -> None:
    async with price_company(tmp_path, match_items="upc") as company:
        company.jde.add_cross_reference("LAMP-07", "LAMP-SEVEN")
        company.store.prices = {
            sku: {"sku": sku, "amount": "1.00", "currency": "USD"} for sku in ("LAMP-SEVEN", "MUG-01")
        }
        await company.fetch()

        assert len(await unlinked(company.workplace, STORE, limit=10)) == 6
        found = {one.store_key: one for one in await suggest_links(company.workplace, STORE)}

        assert {key: one.matched_by for key, one in found.items()} == {
            "LAMP-SEVEN": MatchedBy.CROSS_REFERENCE,
            "MUG-01": MatchedBy.ITEM_NUMBER,
        }
        assert found["LAMP-SEVEN"].number == "LAMP-07"


async def test_a_file_of_links_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    async with price_company(tmp_path / "work", match_items="hand") as company:
        await company.fetch()
        file = tmp_path / "links.csv"
        file.write_text(f"connection,store_key,erp_key,why\n{STORE},RED,MUG-01,priced alike\n{STORE},X,99,\n")

        with refused("link.file_wrong") as problem:
            await link_files.import_links(company.workplace, file)
        assert problem.value.params["line"] == 3
        assert await linked(company) == {}

        file.write_text(f"connection,store_key,erp_key,why\n{STORE},RED,MUG-01,priced alike\n")
        assert await link_files.import_links(company.workplace, file) == 1
        for name in ("out.csv", "out.xlsx"):
            assert await link_files.export_links(company.workplace, tmp_path / name) == 1
            assert await link_files.import_links(company.workplace, tmp_path / name) == 0
        assert await linked(company) == {"RED": "60001"}


async def test_a_customer_that_is_linked_is_not_searched_for(tmp_path: Path) -> None:
    async with price_company(tmp_path) as company:
        link = await new_link(
            company.workplace,
            connection=STORE,
            kind=LinkKind.CUSTOMER,
            store_key="C-17",
            erp_key="4242",
        )
        await add_links(company.workplace, [link])

        order = CustomerOrder(
            external_id="C-17",
            name="Example Buyer",
            business_unit="1",
            currency="USD",
            policy=CustomerPolicy(separation=Separation.REAL),
        )
        found = await create_customer(company.workplace, STORE, order)

        assert (found.address_number, found.posting_id) == (4242, "")
