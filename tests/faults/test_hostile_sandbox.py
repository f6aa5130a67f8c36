"""`mlconnector sandbox --headless --faults hostile`: small here, twenty seeds at full size in hostile_seeds."""

from pathlib import Path

import pytest

from tests.faults.hostile_seeds import run_sandbox

SMALL = ("--connector", "woocommerce", "--days", "3", "--orders-per-day", "12")


@pytest.mark.parametrize(
    ("seed", "route"),
    [
        (7, "orchestration"),
        *(pytest.param(7, route, marks=pytest.mark.long) for route in ("batch", "form")),
    ],
)
def test_a_hostile_world_ends_with_everything_posted_once(seed: int, route: str, tmp_path: Path) -> None:
    run = run_sandbox(seed, tmp_path, route=route, size=SMALL)

    assert run.report["wrong"] == []
    assert run.told == ""
    assert run.is_good
    assert sum(run.report["faults"].values()) > 5
    assert run.report["ledger"]["documents"] > 20
