"""What a store changed of an item, as it is proposed to the item master."""

import pytest

from mlconnector_gui.accounting.store_items import StoreItem, changed_item, new_item
from tests.helpers.problems import refused

NEW = {"item_branch": "30", "item_stocking_type": "P", "item_gl_class": "IN30", "item_unit": "EA"}
KNOWN = {
    "number": "MUG-01",
    "description": "MUG ENAMEL WHITE",
    "second_description": "",
    "stocking_type": "P",
    "gl_class": "IN30",
    "unit": "CS",
    "branch": "30",
}


def item(**changes: str) -> StoreItem:
    return StoreItem(**{"external_id": "1", "sku": "MUG-01", "name": "Enamel mug", **changes})


def test_another_name_in_the_store_is_no_change_of_it() -> None:
    assert changed_item(item(), None, KNOWN, NEW) is None
    assert changed_item(item(), item(), KNOWN, NEW) is None


def test_a_new_name_is_proposed_in_two_lines_and_the_unit_stays_jdes() -> None:
    renamed = changed_item(item(name="Enamel mug with a rather long name"), item(), KNOWN, NEW)

    assert renamed is not None
    assert (renamed.description, renamed.second_description) == ("Enamel mug with a rather long", "name")
    assert renamed.unit == "CS"


def test_a_bar_code_and_another_sku_become_references() -> None:
    found = changed_item(item(sku="MUG-01-US", upc="4006381333931"), None, KNOWN, NEW)

    assert found is not None
    assert (found.number, found.upc, found.cross_reference) == ("MUG-01", "4006381333931", "MUG-01-US")


def test_a_name_without_a_blank_is_cut_at_the_width() -> None:
    made = new_item(item(sku="LONG", name="x" * 70), NEW)

    assert (made.description, made.second_description) == ("x" * 30, "x" * 30)


@pytest.mark.parametrize("setting", sorted(NEW))
def test_a_new_item_needs_every_setting(setting: str) -> None:
    with refused("item.unknown_sku"):
        new_item(item(), {**NEW, setting: " "})
