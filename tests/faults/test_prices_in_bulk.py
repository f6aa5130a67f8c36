"""Items and prices in bulk: the catalog ends as the item master, whoever dies; the long form is catalog_world."""

from tests.faults.catalog_world import play_catalog, random_lives


def test_a_hostile_store_and_a_dying_program_leave_the_catalog_as_jde_has_it() -> None:
    ending = play_catalog(random_lives(2, seed=2), changes=16, faults="hostile")

    assert ending.wrong == ()
    assert ending.written >= 12
    assert ending.dropped >= 1
    assert ending.requests["PUT catalog/products"] < 12
    assert ending.lives > 3
