"""Whole worlds under their own weather and sudden deaths: nothing twice, nothing lost, nothing unapproved."""

from typing import Any

import pytest

from tests.faults.storm import stormy_world


def _seeds(count: int) -> list[Any]:
    """One here, all of them in the long form."""
    return [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, count + 1))]


@pytest.mark.parametrize("seed", _seeds(6))
def test_a_storm_over_a_site_that_checks_deadline_and_reference(seed: int) -> None:
    ending = stormy_world(seed)

    assert ending.wrong == []


@pytest.mark.parametrize("seed", _seeds(6))
def test_a_storm_over_a_site_that_checks_nothing(seed: int) -> None:
    """What such a site leaves in doubt comes to a person; it is never sent again."""
    ending = stormy_world(seed, fenced=False)

    assert ending.wrong == []


@pytest.mark.parametrize("seed", _seeds(3))
@pytest.mark.parametrize("route", ["batch", "form"])
def test_a_storm_over_other_ways_into_jde(seed: int, route: str) -> None:
    """Rows in F0911Z1 are never entered twice; what the form leaves in doubt comes to a person."""
    ending = stormy_world(seed, route=route)

    assert ending.wrong == []


@pytest.mark.parametrize("seed", _seeds(3))
def test_a_storm_over_a_site_that_does_not_check_what_it_claims(seed: int) -> None:
    """The waits alone are enough while JDE keeps to them."""
    ending = stormy_world(seed, fenced=False, claims_fenced=True)

    assert ending.wrong == []
