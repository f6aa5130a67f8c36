"""Only items that a site marks are offered, and none that is obsolete."""

from decimal import Decimal

import pytest

from mlconnector_gui.accounting.item_offers import OfferChoice
from mlconnector_gui.accounting.items import Item, ItemBranch, UnitConversion

WEB = ("", "WEB", "", "", "")
NONE = ("",) * 5


def item(
    *,
    codes: tuple[str, ...] = NONE,
    at: tuple[str, ...] | None = NONE,
    stocking: str = "P",
    branch: str = "P",
) -> Item:
    branches = () if at is None else (ItemBranch(branch="30", stocking_type=branch, sales_codes=at),)
    return Item(item_id="1", number="JUG", stocking_type=stocking, sales_codes=codes, branches=branches)


@pytest.mark.parametrize(
    ("branch", "one", "is_wanted"),
    [
        ("", item(codes=WEB), True),
        ("", item(at=WEB), False),
        ("30", item(at=WEB), True),
        ("30", item(codes=WEB), False),
        ("30", item(codes=WEB, at=None), False),
        ("30", item(at=WEB, stocking="O"), False),
        ("30", item(at=WEB, branch="O"), False),
        ("", item(codes=WEB, branch="O"), True),
        ("", item(codes=("WEB", "", "", "", "")), False),
        ("", item(codes=()), False),
    ],
)
def test_the_branch_says_it_where_there_is_one(branch: str, one: Item, *, is_wanted: bool) -> None:
    choice = OfferChoice(code=2, values=frozenset({"WEB", "OUT"}), branch=branch)

    assert choice.wants(one) is is_wanted


def test_nothing_is_known_of_an_item_whose_codes_were_not_read() -> None:
    choice = OfferChoice(code=1, values=frozenset({"WEB"}))

    assert choice.may_have_wanted(item(codes=()))
    assert not choice.may_have_wanted(item())


def test_a_branchs_own_conversion_goes_before_that_of_all() -> None:
    every, own, box = (
        UnitConversion(branch=branch, unit=unit, other="LB", factor=Decimal(factor))
        for branch, unit, factor in (("", "EA", "1.87"), ("30", "EA", "1.9"), ("30", "BX", "11"))
    )
    jug = Item(item_id="1", number="JUG", conversions=(every, own, box))

    assert jug.quantity_in("LB", unit="EA", branch="30") == Decimal("1.9")
    assert jug.quantity_in("LB", unit="EA", branch="40") == Decimal("1.87")
    assert jug.quantity_in("KG", unit="EA", branch="30") is None
