"""What leaves the warehouse is received once, wherever the program dies; the long form is `receipt_world`."""

import pytest

from tests.faults.points import Life
from tests.faults.receipt_world import options_of, play_receipts

SEED = 3


@pytest.mark.parametrize(
    "point",
    [
        "send.answered",
        *(
            pytest.param(one, marks=pytest.mark.long)
            for one in ("send.intent_committed", "send.before_outcome")
        ),
    ],
)
def test_a_death_while_receiving_receives_nothing_twice(point: str) -> None:
    ending, world = play_receipts([Life(point=point, at=2)], options=options_of(10, seed=SEED))

    assert ending.wrong == []
    assert world.died_at[point] == 1
    assert len({one.document_number for one in world.sandbox.jde.receipts()}) > 3


@pytest.mark.long
@pytest.mark.parametrize("mode", ["receipt", "batch"])
@pytest.mark.parametrize("faults", ["none", "hostile"])
def test_fifty_orders_with_every_mishap_come_out_right(mode: str, faults: str) -> None:
    route = "batch" if mode == "batch" else "orchestration"
    lives = [Life(steps=steps) for steps in (60, 350, 120, 700, 40, 500)]

    ending, world = play_receipts(lives, options=options_of(50, faults=faults, route=route), mode=mode)

    assert ending.wrong == []
    assert sum(world.halted.values()) > 0
    assert world.resumed
