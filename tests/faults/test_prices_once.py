"""A price is written into the store once, whatever becomes of the answer and wherever the program dies."""

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.sandbox.faults import Fault
from tests.faults.points import Life
from tests.faults.price_world import SKUS, PriceEnding, play_prices

POINTS = (
    "prepare.before_batch",
    "prepare.batch_saved",
    "approve.after_commit",
    "send.looked_up",
    "send.intent_committed",
    "send.answered",
    "send.before_outcome",
    "send.outcome_committed",
    "confirm.read_back",
    "confirm.committed",
)
OUTCOMES = (Fault.HTML_500_BEFORE, Fault.RESET_AFTER_COMMIT, Fault.LATE_COMMIT)


def wrong(ending: PriceEnding) -> list[str]:
    found = [f"{sku}: {ending.shelf[sku]}" for sku in SKUS if ending.shelf[sku] != ending.base[sku]]
    found += [
        f"{sku} written {amounts}"
        for sku, amounts in ending.written.items()
        if len(amounts) != len(set(amounts))
    ]
    found += [state.value for state in ending.states if state is not PostingState.CONFIRMED]
    found += list(ending.bugs)
    return found + ["the audit is broken"] * (not ending.audit_verified)


def test_without_a_fault_each_change_is_written_once() -> None:
    ending = play_prices()

    assert wrong(ending) == []
    assert {len(amounts) for amounts in ending.written.values()} == {2}


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda fault: fault.value)
def test_an_answer_that_is_lost_writes_nothing_twice(outcome: Fault) -> None:
    assert wrong(play_prices(fault=outcome)) == []


@pytest.mark.parametrize("point", POINTS)
def test_a_death_anywhere_writes_nothing_twice(point: str) -> None:
    ending = play_prices([Life(point=point, at=1)])

    assert wrong(ending) == []
    assert ending.lives >= 2


@pytest.mark.parametrize("point", ["send.answered", "send.before_outcome"])
@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda fault: fault.value)
def test_a_death_after_an_answer_that_was_lost_writes_nothing_twice(point: str, outcome: Fault) -> None:
    assert wrong(play_prices([Life(point=point, at=1)], fault=outcome)) == []


@pytest.mark.parametrize("at", [5, 14])
def test_a_death_at_a_commit_or_a_call_writes_nothing_twice(at: int) -> None:
    for point in ("store.after_commit", "net.after_call"):
        assert wrong(play_prices([Life(point=point, at=at * 3)], fault=Fault.RESET_AFTER_COMMIT)) == []
