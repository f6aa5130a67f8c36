"""A listing finds its item by what is certain; what is not certain is suggested and never taken."""

from dataclasses import dataclass

import pytest

from mlconnector_gui.accounting.item_matching import FoundBy, Items, Listing, match_all


@dataclass(frozen=True)
class Item:
    item_id: str
    number: str
    third_number: str = ""
    description: str = ""
    upc: str = ""
    references: tuple[str, ...] = ()


MUG = Item("60001", "MUG-01", description="Enamel mug", upc="0012345678905")
LAMP = Item(
    "60002", "LAMP-07", third_number="L7", description="Desk lamp", references=("X001ABCDEF", "B00EXAMPLE")
)
TENT = Item("60003", "TENT-2P", description="Tent for two", references=("SHARED",))
BOOK = Item("60004", "BOOK-101", description="Bookkeeping primer", references=("SHARED",))
ITEMS = Items([MUG, LAMP, TENT, BOOK])


@pytest.mark.parametrize(
    ("listing", "item", "how"),
    [
        (Listing(sku="MUG-01"), MUG, FoundBy.ITEM_NUMBER),
        (Listing(sku=" mug-01 "), MUG, FoundBy.ITEM_NUMBER),
        (Listing(sku="L7"), LAMP, FoundBy.THIRD_NUMBER),
        (Listing(sku="whatever", fnsku="X001ABCDEF"), LAMP, FoundBy.CROSS_REFERENCE),
        (Listing(sku="whatever", asin="B00EXAMPLE"), LAMP, FoundBy.CROSS_REFERENCE),
        (Listing(sku="whatever", upc="12345678905"), MUG, FoundBy.UPC),
    ],
)
def test_every_number_of_an_item_leads_to_it(listing: Listing, item: Item, how: FoundBy) -> None:
    found = ITEMS.match(listing, by_hand={})

    assert (found.item, found.found_by) == (item, how)


def test_what_a_person_said_comes_first_while_the_item_is_there() -> None:
    said = {"MUG-01": "60003"}

    assert ITEMS.match(Listing(sku="MUG-01"), by_hand=said).item is TENT
    assert ITEMS.match(Listing(sku="MUG-01"), by_hand={"MUG-01": "1"}).item is MUG


def test_a_number_of_two_items_is_neither_and_suggests_both() -> None:
    found = ITEMS.match(Listing(sku="SHARED"), by_hand={})

    assert found.item is None
    assert set(found.suggestions) == {TENT, BOOK}


def test_a_likely_item_is_suggested_by_number_or_by_name_and_not_taken() -> None:
    by_number = ITEMS.match(Listing(sku="LAMP-07-FBA"), by_hand={})
    by_name = ITEMS.match(Listing(sku="Z9", title="Enamel Mug, blue"), by_hand={})
    nothing = ITEMS.match(Listing(sku="Z9", title="Garden hose"), by_hand={})

    assert (by_number.item, by_number.suggestions) == (None, (LAMP,))
    assert (by_name.item, by_name.suggestions) == (None, (MUG,))
    assert nothing.suggestions == ()


def test_a_blank_number_matches_nothing() -> None:
    assert ITEMS.match(Listing(sku="", upc="000"), by_hand={}).item is None


def test_what_is_not_matched_is_listed_first() -> None:
    found = match_all([Listing(sku="MUG-01"), Listing(sku="Z9")], ITEMS, by_hand={})

    assert [one.listing.sku for one in found] == ["Z9", "MUG-01"]
