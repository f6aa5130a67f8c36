"""A listing finds its item by what is certain; what is not certain is suggested and never taken."""

from typing import Any

import pytest

from mlconnector_gui.accounting.item_matching import Items, Listing, gathered, match_all
from mlconnector_gui.accounting.items import Item, MatchedBy


def item(item_id: str, number: str, **numbers: Any) -> Item:
    return Item(item_id=item_id, number=number, **numbers)


MUG = item("60001", "MUG-01", description="Enamel mug", upc="0012345678905")
LAMP = item(
    "60002", "LAMP-07", third_number="L7", description="Desk lamp", references=("X001ABCDEF", "B00EXAMPLE")
)
TENT = item("60003", "TENT-2P", description="Tent for two", references=("SHARED",))
BOOK = item("60004", "BOOK-101", description="Bookkeeping primer", references=("SHARED",))
ITEMS = Items([MUG, LAMP, TENT, BOOK])


@pytest.mark.parametrize(
    ("listing", "wanted", "how"),
    [
        (Listing(sku="MUG-01"), MUG, MatchedBy.ITEM_NUMBER),
        (Listing(sku=" mug-01 "), MUG, MatchedBy.ITEM_NUMBER),
        (Listing(sku="L7"), LAMP, MatchedBy.THIRD_NUMBER),
        (Listing(sku="whatever", fnsku="X001ABCDEF"), LAMP, MatchedBy.CROSS_REFERENCE),
        (Listing(sku="whatever", asin="B00EXAMPLE"), LAMP, MatchedBy.CROSS_REFERENCE),
        (Listing(sku="whatever", upc="12345678905"), MUG, MatchedBy.UPC),
    ],
)
def test_every_number_of_an_item_leads_to_it(listing: Listing, wanted: Item, how: MatchedBy) -> None:
    found = ITEMS.match(listing, by_hand={})

    assert (found.item, found.matched_by) == (wanted, how)


def test_what_a_person_said_comes_first_while_the_item_is_there() -> None:
    said = {"MUG-01": "60003"}

    assert ITEMS.match(Listing(sku="MUG-01"), by_hand=said).item is TENT
    assert ITEMS.match(Listing(sku="MUG-01"), by_hand={"MUG-01": "1"}).item is MUG


def test_a_number_of_two_items_is_neither_and_suggests_both() -> None:
    found = ITEMS.match(Listing(sku="SHARED"), by_hand={})

    assert found.item is None
    assert sorted(one.number for one in found.suggestions) == ["BOOK-101", "TENT-2P"]


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
    found = match_all([Listing(sku="MUG-01"), Listing(sku="Z9")], ITEMS, by_hand={}, suggested=5)

    assert [one.listing.sku for one in found] == ["Z9", "MUG-01"]


def test_suggestions_are_looked_for_only_as_far_as_they_are_shown() -> None:
    listings = [Listing(sku="LAMP-07-FBA"), Listing(sku="MUG-01-FBA")]

    first, second = match_all(listings, ITEMS, by_hand={}, suggested=1)

    assert (first.suggestions, second.suggestions) == ((LAMP,), ())


def test_what_several_lists_say_of_a_sku_is_put_together() -> None:
    told = [
        Listing(sku="MUG-01-CA", title="Mug", asin="B0EXMPL001"),
        Listing(asin="B0EXMPL001", title="Enamel mug", upc="4006381000001"),
        Listing(sku="MUG-01-CA", fnsku="X0000001CA1"),
    ]

    assert gathered(told) == [
        Listing(sku="MUG-01-CA", title="Mug", asin="B0EXMPL001", fnsku="X0000001CA1", upc="4006381000001")
    ]
