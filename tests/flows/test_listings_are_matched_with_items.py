"""What is sold at Amazon is matched with JDE's items, the rest is listed, and proposed where a person wants that."""

from dataclasses import replace
from pathlib import Path

from mlconnector_gui.accounting.item_drafting import ITEM
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.link_suggestions import suggest_links
from mlconnector_gui.services.links import LinkKind, MatchedBy, add_links, list_links, new_link
from mlconnector_gui.services.listings import match_listings
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.review import dismiss_postings
from mlconnector_gui.store.repositories.postings import StoredPosting, postings_in
from tests.contract.test_jde_item_postings import FENCED
from tests.helpers.company import JDE, seen
from tests.helpers.selling import AMZN, US, SellingCompany, selling_company

S = PostingState
PROPOSING = {
    "propose_items": "yes",
    "item_branch": "30",
    "item_stocking_type": "P",
    "item_gl_class": "IN30",
    "item_unit": "EA",
}


async def read_all(selling: SellingCompany) -> None:
    await selling.company.must_run(Job.PULL, JDE)
    await selling.fetch()


async def links_of(selling: SellingCompany) -> dict[str, tuple[str, MatchedBy]]:
    found = await list_links(selling.company.workplace, connection=AMZN)
    return {one.store_key: (one.erp_name, one.matched_by) for one in found}


def items_drafted(selling: SellingCompany) -> list[StoredPosting]:
    every = selling.company.workplace.store.read_now(postings_in, *PostingState)
    return [one for one in every if one.kind == ITEM]


async def test_a_listing_finds_its_item_by_number_or_reference_and_the_rest_is_listed(
    tmp_path: Path,
) -> None:
    async with selling_company(tmp_path, items="yes", match_listings="yes") as selling:
        selling.company.jde.add_cross_reference("LAMP-07", "LAMP-07-CA")

        await read_all(selling)

        linked = await links_of(selling)
        matching = await match_listings(selling.company.workplace, AMZN, suggested=50)
        unmatched = {one.listing.sku: one.suggestions for one in matching.unmatched}
        assert linked["MUG-01"] == ("MUG-01", MatchedBy.ITEM_NUMBER)
        assert linked["LAMP-07-CA"] == ("LAMP-07", MatchedBy.CROSS_REFERENCE)
        assert "MUG-01-CA" in unmatched
        assert unmatched["MUG-01-CA"][0].number == "MUG-01"
        assert not set(linked) & set(unmatched)
        assert items_drafted(selling) == []


async def test_a_suggestion_is_taken_by_a_person_and_stays(tmp_path: Path) -> None:
    async with selling_company(tmp_path, items="yes", match_listings="yes") as selling:
        await read_all(selling)
        workplace = selling.company.workplace
        (suggestion,) = (one for one in await suggest_links(workplace, AMZN) if one.store_key == "MUG-01-CA")

        link = await new_link(
            workplace,
            connection=AMZN,
            kind=LinkKind.ITEM,
            store_key="MUG-01-CA",
            erp_key=suggestion.item_id,
        )
        await add_links(workplace, [link])
        await read_all(selling)

        assert not suggestion.is_certain
        assert (await links_of(selling))["MUG-01-CA"] == ("MUG-01", MatchedBy.HAND)


async def test_what_jde_lacks_is_proposed_once_and_never_again(tmp_path: Path) -> None:
    proposing = {"items": "yes", "match_listings": "yes", **PROPOSING}
    async with selling_company(tmp_path, jde=FENCED, **proposing) as selling:
        shelf = selling.amazon.traders[US].listed
        shelf[0] = replace(shelf[0], sku="gh-25", title="Garden hose of 25 metres, green", asin="B0EXMPL999")
        await read_all(selling)
        (drafted,) = items_drafted(selling)
        await dismiss_postings(selling.company.workplace, [seen(drafted)], reason="not ours")

        shelf[0] = replace(shelf[0], title="Garden hose", changed=selling.company.clock.now())
        selling.company.pass_time(days=1)
        await read_all(selling)

        assert (drafted.state, drafted.explanation) == (S.READY, "AMZN item GH-25")
        assert [one.state for one in items_drafted(selling)] == [S.DISMISSED]
