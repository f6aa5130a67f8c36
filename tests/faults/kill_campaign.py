"""
Kill the real program again and again while it works, and check the books when it is let be at last.

    uv run python -m tests.faults.kill_campaign --kills 50 --seed 1 [--faults hostile] [--connector amazon]

This process serves JDE and the shops and plays the people; `mlconnector engine --once` is the child, started anew
after each `kill -9`. The clocks of both are real, so the times by which doubts are resolved are short.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from starlette.types import Receive, Scope, Send

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.composition import VAULT_NAME
from mlconnector_gui.app.sandbox import (
    JDE_NAME,
    Sandbox,
    SandboxOptions,
    built_sandbox,
    fill_in,
    sandbox_workplace,
)
from mlconnector_gui.app.sandbox_headless import REVIEWER
from mlconnector_gui.app.sandbox_records import differing_prices, unapproved_records
from mlconnector_gui.base.secrets import PassphraseVault
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.serving import Application, served
from mlconnector_gui.sandbox.world import CATALOGUE
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories import postings, runs, sending
from mlconnector_gui.store.repositories.runs import RunState
from tests.faults.books import Books, books_of
from tests.faults.children import REPOSITORY, child_environment

SHORT_TIMES = {
    "call_timeout_seconds": "1.5",
    "deadline_seconds": "1",
    "clock_margin_seconds": "0.2",
    "longest_run_seconds": "0.5",
    "read_lag_seconds": "0.3",
    "between_negatives_seconds": "0.3",
    "look_up_after_seconds": "0, 0.3, 0.8",
}
_LATE_SECONDS, _LAG_SECONDS = 0.6, 0.2
_PASSPHRASE = "the fault campaign's own"
_LONGEST_LIFE_SECONDS = 300.0
_SHOPS_LAG_SECONDS = 11.0
_MOST_QUIET_LIVES = 60
_SHARE_OF_STARTS = 0.15
_APPROVED_AT_ONCE = 4
_RISE, _CENT = Decimal("1.05"), Decimal("0.01")
"""Within the band that a store's prices may move by together."""
_TOLD_ENDINGS = (0, 1)
"""Ended well, or with a run that failed or waits: in a hostile world that is no crash."""
_WAITING = (PostingState.IN_DOUBT, PostingState.ACCEPTED, PostingState.APPROVED, PostingState.SENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a campaign came to."""

    kills: int
    landed: Mapping[str, int]
    """What the program was at when it was killed; '+ sending' where a posting was on its way."""
    books: Books
    crashes: tuple[str, ...]
    seconds: float
    wrong_prices: tuple[str, ...] = ()

    @property
    def wrong(self) -> list[str]:
        crashed = [f"the program crashed: {text}" for text in self.crashes]
        return [*self.books.wrong, *self.wrong_prices, *crashed]


@dataclass(slots=True)
class Calls:
    """Counts what arrives at the simulators."""

    number: int = 0

    def counted(self, app: Application) -> Application:
        async def counting(scope: Scope, receive: Receive, send: Send) -> None:
            self.number += 1
            await app(scope, receive, send)

        return counting


@dataclass(slots=True)
class Campaign:
    """The people around the program, and whoever kills it."""

    sandbox: Sandbox
    workplace: Workplace
    folder: Path
    chance: random.Random
    calls: "Calls"
    usual_calls: int = 80
    gone_on: bool = False
    landed: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)

    async def kill(self, kills: int) -> None:
        while (number := self.landed.total()) < kills:
            if number >= kills // 2 and not self.gone_on:
                self._go_on()
            await self._ask(number)
            child = self._start()
            if self._reaches_its_moment(child):
                child.kill()
                self.landed[await self._what_it_was_at()] += 1
            self._hear(child, killed=True)

    def _go_on(self) -> None:
        self.gone_on = True
        for store in self.sandbox.stores:
            store.life.go_on()
        if self.takes_prices:
            for product in CATALOGUE:
                self.sandbox.jde.set_base_price(product.sku, (product.price * _RISE).quantize(_CENT))

    @property
    def takes_prices(self) -> bool:
        return any(store.values.get("receives_prices") == "yes" for store in self.sandbox.stores)

    async def let_be(self) -> None:
        """Let the program work in peace until there is nothing left to do for it."""
        self.sandbox.stop_faults()
        await asyncio.sleep(_SHOPS_LAG_SECONDS)
        for store in self.sandbox.stores:
            await self._must_run(Job.PULL, store.name)
        if self.takes_prices:
            await self._must_run(Job.PULL, JDE_NAME)
        while await self._approve(1000) or await self._is_under_way():
            await self._live_in_peace()
        self.sandbox.jde.post_batches()
        await self._must_run(Job.WATCH, JDE_NAME)

    async def _ask(self, number: int) -> None:
        if number % 5 == 0:
            await request_run(self.workplace, Job.MASTERS, connection=JDE_NAME)
        for store in self.sandbox.stores:
            await request_run(self.workplace, Job.PULL, connection=store.name)
        if self.takes_prices:
            await request_run(self.workplace, Job.PULL, connection=JDE_NAME)
        await self._approve(_APPROVED_AT_ONCE)

    async def _approve(self, at_once: int) -> int:
        reviewer, store = self.workplace.acting_as(REVIEWER), self.workplace.store
        for one in await store.read(postings.postings_in, PostingState.CHANGED_AFTER_APPROVAL):
            await replay_posting(reviewer, Seen(posting_id=one.posting_id, revision=one.revision))
        ready = (await store.read(postings.postings_in, PostingState.READY))[:at_once]
        if ready:
            await approve_postings(
                reviewer, [Seen(posting_id=one.posting_id, revision=one.revision) for one in ready]
            )
        return len(ready)

    async def _is_under_way(self) -> bool:
        return bool(await self.workplace.store.read(postings.postings_in, *_WAITING))

    async def _must_run(self, job: Job, connection: str) -> None:
        for _ in range(_MOST_QUIET_LIVES):
            run_id = await request_run(self.workplace, job, connection=connection)
            await self._live_in_peace()
            if (await run_result(self.workplace, run_id)).state is RunState.SUCCEEDED:
                return
        raise AssertionError(f"{job} of {connection} never succeeded")

    async def _live_in_peace(self) -> None:
        look = await self.workplace.store.read(sending.next_look)
        if look is not None:
            await asyncio.sleep(max((look - self.workplace.now).total_seconds(), 0.0))
        self._hear(self._start())

    def _hear(self, child: "subprocess.Popen[bytes]", *, killed: bool = False) -> None:
        """Keep what it said if it did not end as it should."""
        _, told = child.communicate(timeout=_LONGEST_LIFE_SECONDS)
        if b"Traceback" in told or (child.returncode not in _TOLD_ENDINGS and not killed):
            self.crashes.append(f"exit {child.returncode}: {told.decode()[-2000:]}")

    def _start(self) -> "subprocess.Popen[bytes]":
        files = (
            "--workspace",
            str(self.folder / "workspace"),
            "--passphrase-file",
            str(self.folder / "passphrase"),
        )
        return subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-m", "mlconnector_gui.app.cli", *files, "engine", "--once"],
            cwd=REPOSITORY,
            env=child_environment(self.folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def _reaches_its_moment(self, child: "subprocess.Popen[bytes]") -> bool:
        """
        Wait until the moment to kill: while it starts, or at its n-th call to JDE or a shop, n as likely as any.

        False if it ended by itself before.
        """
        began, before = time.monotonic(), self.calls.number
        starting = self.chance.random() < _SHARE_OF_STARTS
        until = began + self.chance.uniform(0.3, 1.5)
        last = before + self.chance.randint(1, self.usual_calls)
        while child.poll() is None:
            if time.monotonic() >= until if starting else self.calls.number >= last:
                time.sleep(self.chance.uniform(0.0, 0.03))
                return True
            time.sleep(0.001)
        self.usual_calls = max(self.calls.number - before, 1)
        return False

    async def _what_it_was_at(self) -> str:
        recent = await self.workplace.store.read(runs.recent_runs, limit=50)
        jobs = sorted({run.job for run in recent if run.state is RunState.RUNNING}) or [
            "starting, or between runs"
        ]
        on_its_way = await self.workplace.store.read(postings.postings_in, PostingState.SENDING)
        return ", ".join(jobs) + (" + sending" if on_its_way else "")


async def run_campaign(
    folder: Path,
    *,
    kills: int,
    seed: int,
    faults: str = "none",
    days: int = 2,
    orders_per_day: int = 40,
    connector: str = "woocommerce",
) -> Result:
    began = time.monotonic()
    options = SandboxOptions(
        connectors=(connector,), seed=seed, days=days, orders_per_day=orders_per_day, faults=faults
    )
    built, calls = built_sandbox(options, clock=SandboxClock(datetime.now(UTC))), Calls()
    with served({name: calls.counted(app) for name, app in built.apps.items()}) as addresses:
        sandbox = replace(built, addresses=addresses)
        for plan in (sandbox.jde_faults, sandbox.store_faults):
            plan.late_seconds, plan.lag_seconds = _LATE_SECONDS, _LAG_SECONDS
        workspace = folder / "workspace"
        workspace.mkdir(parents=True)
        (folder / "passphrase").write_text(_PASSPHRASE)
        vault = PassphraseVault(workspace / VAULT_NAME, _PASSPHRASE)
        with sandbox_workplace(sandbox, workspace, vault=vault) as workplace:
            await fill_in(workplace, sandbox, jde_values=SHORT_TIMES)
            campaign = Campaign(sandbox, workplace, folder, random.Random(seed), calls)
            await campaign.kill(kills)
            await campaign.let_be()
            return Result(
                kills=kills,
                landed=campaign.landed,
                books=await books_of(sandbox, workplace.store),
                crashes=tuple(campaign.crashes),
                seconds=time.monotonic() - began,
                wrong_prices=tuple(await wrong_prices(sandbox, workplace)),
            )


async def wrong_prices(sandbox: Sandbox, workplace: Workplace) -> list[str]:
    """Hold every price that a store takes against JDE's, and every write against an approval."""
    records = await workplace.store.read(lambda transaction: list(audit.exported(transaction)))
    return [
        *differing_prices(sandbox.stores, sandbox.jde.base_price, ()),
        *unapproved_records(sandbox.stores, records),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--connector", default="woocommerce", help="the storefront whose stores it works for")
    parser.add_argument("--faults", choices=("none", "mild", "hostile"), default="none")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mlc-killed-") as folder:
        result = asyncio.run(
            run_campaign(
                Path(folder),
                kills=arguments.kills,
                seed=arguments.seed,
                faults=arguments.faults,
                connector=arguments.connector,
            )
        )
    print(f"{result.kills} kills in {result.seconds:.0f} s; JDE holds {result.books.documents} documents")
    for what, count in sorted(result.landed.items(), key=lambda item: -item[1]):
        print(f"  killed at {what}: {count}")
    print(f"states: { {state.value: count for state, count in result.books.states.items()} }")
    print(f"faults shown: {dict(result.books.faults)}")
    print(f"wrong: {result.wrong}")
    return 1 if result.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
