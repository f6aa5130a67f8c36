"""Amazon's settlements are in the ledger once and to the cent, wherever the program died on the way."""

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.sandbox.faults import Fault
from tests.faults.crash_matrix import FaultOfWrites, points_of_sending
from tests.faults.points import Life, named_points
from tests.faults.small_world import Ending, SmallWorld, play

ONE_SELLER = ("AMZN",)
WEEKS = SandboxOptions(connectors=("amazon",), days=6, orders_per_day=6)
"""Six settlements of each of three marketplaces: reserves, one below zero, a failed transfer, a fee nobody knows."""
ALL_AT_ONCE = 100


def died(*deaths: tuple[str, int], outcome: Fault | None = None) -> tuple[Ending, SmallWorld]:
    """Die at each of these points, one life after the other; every write to JDE ends in the same way."""
    lives = [Life(point=point, at=at) for point, at in deaths]
    return play(
        lives,
        options=WEEKS,
        stores=ONE_SELLER,
        jde_faults=FaultOfWrites(of_write=outcome, writes_before=0),
        approved_at_once=ALL_AT_ONCE,
        goes_on=True,
    )


def test_a_program_that_dies_on_every_part_of_the_way_books_every_settlement_once() -> None:
    deaths = [("prepare.batch_saved", 1), ("send.intent_committed", 2), ("resolve.looked_up", 1)]

    ending, world = died(*deaths, outcome=Fault.RESET_AFTER_COMMIT)

    assert ending.wrong == []
    assert ending.books.states[PostingState.BLOCKED] == 1  # the fee that nobody knows
    assert ending.books.documents == 17
    assert world.died_at.total() == len(deaths)


@pytest.mark.long
@pytest.mark.parametrize("outcome", [None, Fault.RESET_BEFORE, Fault.RESET_AFTER_COMMIT, Fault.LATE_COMMIT])
def test_it_may_die_at_any_point_under_any_outcome(outcome: Fault | None) -> None:
    wrong: list[str] = []
    points = named_points() if outcome is None else points_of_sending()
    for point in points:
        ending, _ = died((point, 1), (point, 2), outcome=outcome)
        wrong += [f"{point}: {one}" for one in ending.wrong]

    assert wrong == []
