"""
Whole worlds on virtual time, each with its own weather: faults switched on and off by the seed, and sudden deaths.

    uv run python -m tests.faults.storm --seeds 1-200 [--unfenced] [--route batch|form]
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from tests.faults.points import Life
from tests.faults.small_world import Ending, play

_MOST_DEATHS = 5
_LONGEST_LIFE_STEPS = 300


def weather(seed: int) -> FaultPlan:
    """Switch each kind of fault on or off, at a rate of its own, so that rare combinations get runs of their own."""
    chance = random.Random(f"weather {seed}")
    rates = {fault: chance.choice((0.02, 0.1, 0.3)) for fault in Fault if chance.random() < 0.5}
    late = chance.choice((1.0, 20.0, 50.0, 300.0, 900.0))
    lag = chance.choice((1.0, 5.0, 30.0))
    return FaultPlan(rates=rates, seed=seed, late_seconds=late, lag_seconds=lag)


def deaths(seed: int) -> list[Life]:
    chance = random.Random(f"deaths {seed}")
    return [
        Life(steps=chance.randint(1, _LONGEST_LIFE_STEPS)) for _ in range(chance.randint(0, _MOST_DEATHS))
    ]


def stormy_world(
    seed: int, *, fenced: bool = True, claims_fenced: bool | None = None, route: str = "orchestration"
) -> Ending:
    """Play one seed; `claims_fenced` is what the connection says of the site, right or wrong."""
    options = SandboxOptions(
        connectors=("woocommerce",),
        seed=seed,
        days=1,
        orders_per_day=6,
        faults="mild",
        fenced=fenced,
        route=route,
    )
    claimed = fenced if claims_fenced is None else claims_fenced
    ending, _ = play(
        deaths(seed),
        options=options,
        jde_faults=weather(seed),
        goes_on=True,
        jde_values={"fenced": "yes" if claimed else "no"},
    )
    return ending


def sail(seeds: Iterable[int], **site: Any) -> tuple[list[Ending], list[str]]:
    endings, wrong = [], []
    for seed in seeds:
        ending = stormy_world(seed, **site)
        endings.append(ending)
        wrong += [f"seed {seed}: {text}" for text in ending.wrong]
    return endings, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seeds", default="1-50", metavar="FIRST-LAST")
    parser.add_argument("--unfenced", action="store_true", help="the orchestration checks nothing")
    parser.add_argument("--route", choices=("orchestration", "batch", "form"), default="orchestration")
    arguments = parser.parse_args()
    first, _, last = arguments.seeds.partition("-")
    began = time.monotonic()
    seeds = range(int(first), int(last or first) + 1)
    endings, wrong = sail(seeds, fenced=not arguments.unfenced, route=arguments.route)
    faults, states = Counter[Fault](), Counter[str]()
    for ending in endings:
        faults += ending.books.faults
        states += Counter(ending.states)
    print(f"{len(endings)} worlds in {time.monotonic() - began:.0f} s")
    print(f"lives {sum(ending.lives for ending in endings)}, faults {faults.total()}: {dict(faults)}")
    print(f"{sum(ending.elapsed_hours for ending in endings) / 24:.1f} simulated days")
    print(f"documents {sum(ending.books.documents for ending in endings)}, postings {dict(states)}")
    print(f"wrong: {len(wrong)}", *wrong[:50], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
