"""Run the engine of a workspace in a process of its own that dies, as by kill -9, at a named fault point."""

import asyncio
import os
import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.services.workplace import Seat, Workplace
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.workspace import Workspace, open_store

KILLED = 9
_ROOT = Path(__file__).parents[2]


class _Death:
    def __init__(self, place: str) -> None:
        self._place = place

    async def reach(self, name: str) -> None:
        if name == self._place:
            os._exit(KILLED)


def run_until_killed(folder: Path, *, place: str, now: datetime, password: str) -> int:
    """Return the exit code: `KILLED` when the place was reached."""
    command = [sys.executable, "-m", "tests.helpers.crashing", str(folder), place, now.isoformat(), password]
    return subprocess.run(command, cwd=_ROOT, check=False, timeout=60).returncode  # noqa: S603  our own program


async def _run(folder: Path, place: str, now: datetime, password: str) -> None:
    store = open_store(Workspace(folder), now=now)
    vault = MemoryVault()
    vault.save(store.read_now(connections.connection_named, "JDE").connection_id, {"password": password})
    workplace = Workplace(
        folder=folder,
        store=store,
        vault=vault,
        events=Events(),
        ids=SeededIds(99),
        network=NetEnvironment(clock=FixedClock(now), rng=random.Random(7)),  # noqa: S311  not a secret
        seat=Seat(Actor(name="clerk.one", machine="FIN-WS-07")),
        fault_points=_Death(place),
    )
    engine = Engine(workplace)
    await engine.recover()
    await engine.run_until_idle()
    await engine.jobs.close()
    store.close()


if __name__ == "__main__":
    _, place_of_work, place_of_death, moment, secret = sys.argv
    asyncio.run(_run(Path(place_of_work), place_of_death, datetime.fromisoformat(moment), secret))
