"""
Kill the listening program again and again under a flood, and see that whatever it answered 200 is in its store.

    uv run python -m tests.faults.webhook_kills --kills 30 --seed 1
"""

import argparse
import asyncio
import random
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.webhook_world import (
    Prepared,
    Told,
    deliver,
    engine_process,
    listening_at,
    mixed,
    prepare,
    stored_ids,
)

_IN_A_LIFE = 40_000


@dataclass
class Result:
    """What the campaign saw."""

    kills: int = 0
    promised: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    doubled: int = 0
    wrongly_believed: int = 0

    def told(self) -> str:
        return (
            f"{self.kills} kills, {len(self.promised)} deliveries answered 200: {len(self.lost)} lost, "
            f"{self.doubled} kept twice, {self.wrongly_believed} forged ones believed"
        )


async def run_campaign(folder: Path, *, kills: int, seed: int, in_a_life: int = _IN_A_LIFE) -> Result:
    rng = random.Random(seed)
    prepared = await prepare(folder)
    result = Result()
    for life in range(kills):
        told = await _one_life(prepared, folder, rng, first=life * in_a_life, count=in_a_life)
        result.kills += 1
        result.promised |= told.promised
        result.wrongly_believed += told.wrongly_believed
    kept = stored_ids(prepared)
    result.lost = result.promised - set(kept)
    result.doubled = len(kept) - len(set(kept))
    return result


async def _one_life(prepared: Prepared, folder: Path, rng: random.Random, *, first: int, count: int) -> Told:
    """Flood until the knife falls, at a moment that depends on how much was answered."""
    requests = mixed(prepared, count, first=first, rng=rng)
    with engine_process(prepared, folder) as child:
        await listening_at(prepared.port)
        flood = asyncio.create_task(deliver(prepared.port, requests))
        await asyncio.sleep(rng.uniform(0.2, 1.5))
        child.kill()
        told = await flood
        child.wait()
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mlconnector-webhooks-") as folder:
        result = asyncio.run(run_campaign(Path(folder), kills=arguments.kills, seed=arguments.seed))
    print(result.told())
    raise SystemExit(1 if result.lost or result.doubled or result.wrongly_believed else 0)


if __name__ == "__main__":
    main()
