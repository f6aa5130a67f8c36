"""The program dies at every fault point, under every telling outcome of a write, and the books are right."""

from dataclasses import replace

import pytest

from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.sandbox.faults import Fault
from tests.faults.crash_matrix import (
    EMPTY,
    SENDING,
    TELLING,
    WRITES_OF_AN_ENTRY,
    Cell,
    Tally,
    deaths_at_every_step,
    points_of_sending,
    single_deaths,
)
from tests.faults.points import Life, named_points
from tests.faults.small_world import SMALLEST, UNTIL_JDE_IS_IDLE_SECONDS, play


@pytest.mark.long
def test_the_program_may_die_at_every_point_while_all_goes_well() -> None:
    tally = Tally()

    for cell in single_deaths([None], named_points(), 1, world=SMALLEST):
        tally.take(cell)

    assert tally.wrong == []
    assert set(tally.deaths) == {point for point in named_points() if not point.startswith("resolve.")}


@pytest.mark.parametrize(
    "outcome", [TELLING[0], *(pytest.param(one, marks=pytest.mark.long) for one in TELLING[1:])]
)
def test_the_program_may_die_at_every_point_of_sending(outcome: Fault) -> None:
    tally = Tally()

    for cell in single_deaths([outcome], points_of_sending(), 1, world=SMALLEST):
        tally.take(cell)

    assert tally.wrong == []
    assert ("resolve.committed" in tally.deaths) is (outcome is not Fault.RESET_AFTER_COMMIT)
    assert "resolve.looked_up" in tally.deaths


@pytest.mark.parametrize(
    "outcome", [Fault.RESET_BEFORE, pytest.param(Fault.LATE_COMMIT, marks=pytest.mark.long)]
)
@pytest.mark.parametrize("route", ["batch", pytest.param("form", marks=pytest.mark.long)])
def test_the_program_may_die_while_it_sends_by_other_ways(route: str, outcome: Fault) -> None:
    """At two points here, at all of them in the long form; under the fault at each write of an entry."""
    points = ["send.intent_committed", "send.answered"]
    tally = Tally()

    for cell in single_deaths([outcome], points, 1, world=replace(SMALLEST, route=route)):
        tally.take(cell)

    assert tally.wrong == []
    assert tally.cells == len(points) * WRITES_OF_AN_ENTRY[route]
    assert set(tally.deaths) == set(points)


@pytest.mark.long
@pytest.mark.parametrize("first", [3, 20])
def test_the_program_may_die_at_any_call_and_any_commit(first: int) -> None:
    """Some of them here, all of them in the long form."""
    tally = Tally()

    for cell in deaths_at_every_step(Fault.LATE_COMMIT, stride=37, first=first):
        tally.take(cell)

    assert tally.wrong == []
    assert tally.deaths.total() >= tally.cells - 1  # the last step counted may come after the day has ended


def test_the_program_may_die_twice_over_one_document() -> None:
    deaths = (("send.intent_committed", 1), ("resolve.looked_up", 1), ("send.answered", 1))
    tally = Tally()

    tally.take(Cell(outcome=None, deaths=deaths, world=SMALLEST))

    assert tally.wrong == []
    assert tally.deaths.total() == len(deaths)


def test_a_document_in_doubt_in_an_empty_ledger_comes_to_a_person_and_holds_up_no_other() -> None:
    cell = Cell(outcome=None, deaths=(("send.intent_committed", 1),), world=EMPTY)

    ending, _ = cell.played()

    assert ending.wrong == []
    assert ending.states == {"posted": 3, "confirmed": 1, "needs_person": 1}
    assert ending.elapsed_hours < 1 + UNTIL_JDE_IS_IDLE_SECONDS / 3600


def test_every_named_point_belongs_to_a_part_of_the_way() -> None:
    points = named_points()

    assert len(points) >= 15
    assert {point.partition(".")[0] for point in points} == {
        "pull", "prepare", "validate", *(part.removesuffix(".") for part in SENDING)
    }  # fmt: skip


@pytest.mark.parametrize("seed", [2])
def test_the_same_seed_is_the_same_run_to_the_last_byte(seed: int) -> None:
    options = SandboxOptions(
        connectors=("woocommerce",), seed=seed, days=1, orders_per_day=6, faults="hostile"
    )

    one, _ = play([Life(steps=90)], options=options, goes_on=True)
    other, _ = play([Life(steps=90)], options=options, goes_on=True)

    assert one == other
    assert one.lives > 2
