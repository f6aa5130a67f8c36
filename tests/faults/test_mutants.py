"""
Broken programs that the campaign must catch: each mutant is played beside the sound program, in the same world.

The simulated orchestration checks nothing here although the connection says that it does, so that only the
program's own rules stand between a doubt and a duplicate.
"""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from sqlalchemy import update

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.app.sandbox_check import Verdict
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.engine import engine, journey, resolver
from mlconnector_gui.engine.outbox import Outbox
from mlconnector_gui.engine.resolver import Judgement
from mlconnector_gui.jde import batch_rows
from mlconnector_gui.jde.batch_rows import BatchKey
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.jde.port import LookUp, Outcome, ResolutionTimes
from mlconnector_gui.jde.routes.batch import BatchRoute
from mlconnector_gui.jde.session import AisSession
from mlconnector_gui.net.errors import Unreachable
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.services.targets import Parcel
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, tables
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.faults.crash_matrix import FaultOfWrites
from tests.faults.points import Life
from tests.faults.small_world import Ending, play

UNGUARDED = SandboxOptions(connectors=("woocommerce",), days=1, orders_per_day=4, fenced=False)
AT_ANSWER = (Life(point="send.answered"),)


@dataclass(slots=True)
class OutageOfReads(FaultOfWrites):
    """After the write the tables cannot be read for a while, though sessions and orchestrations work."""

    reads: int = 400

    def draw(self, *offered: Fault) -> Fault | None:
        written = self.writes_before < 0
        if written and self.reads and Fault.LAGGING_READ in offered:
            self.reads -= 1
            return Fault.HTML_503_BEFORE
        return FaultOfWrites.draw(self, *offered)


def verdict(
    outcome: Fault | None = None,
    lives: Sequence[Life] = (),
    *,
    faults: type[FaultOfWrites] = FaultOfWrites,
    late_seconds: float = 20.0,
    **settings: Any,
) -> tuple[Verdict, Ending]:
    plan = faults(of_write=outcome, late_seconds=late_seconds)
    fresh = [Life(point=life.point, at=life.at) for life in lives]
    claims = {"fenced": "yes"}
    ending, _ = play(fresh, options=UNGUARDED, jde_faults=plan, jde_values=claims, **settings)
    return ending.books.verdict, ending


def test_an_intent_written_after_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = verdict(Fault.LATE_COMMIT, AT_ANSWER)

    async def send(self: Outbox, batch: Sequence[StoredPosting]) -> None:
        (posting,) = batch
        parcel = Parcel(content=posting.content or b"", reference=posting.reference)
        not_after = self.workplace.now + timedelta(seconds=60)
        (earlier,) = await self.target.search([parcel])
        if earlier.found:
            attempt = await self.workplace.store.write(
                self._journey.begin, posting, deadline_seconds=60, key_space=""
            )
            await self.settle_found(await self._again(posting), attempt, earlier)
            return
        (outcome,) = await self.target.submit([parcel], not_after=not_after)
        await self.workplace.fault_points.reach("send.answered")
        attempt = await self.workplace.store.write(
            self._journey.begin, posting, deadline_seconds=60, key_space=""
        )
        await self._settle(await self._again(posting), attempt, outcome)

    monkeypatch.setattr(Outbox, "_send", send)
    mutant, _ = verdict(Fault.LATE_COMMIT, AT_ANSWER)

    assert sound.is_good
    assert mutant.duplicates


def test_a_doubt_that_is_sent_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = verdict(Fault.LATE_COMMIT)

    monkeypatch.setattr(resolver, "judge", lambda *_, **__: Judgement(move=Move.PROVE_ABSENT))
    mutant, _ = verdict(Fault.LATE_COMMIT)

    assert sound.is_good
    assert mutant.duplicates


def test_an_unknown_outcome_taken_for_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = verdict(Fault.LATE_COMMIT)

    async def doubt(self: Outbox, posting: StoredPosting, attempt: Any, outcome: Outcome) -> None:
        await self._end(posting, attempt, Move.NOT_SENT, outcome)

    monkeypatch.setattr(Outbox, "_doubt", doubt)
    mutant, _ = verdict(Fault.LATE_COMMIT)

    assert sound.is_good
    assert mutant.duplicates


def test_a_failed_search_read_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = verdict(Fault.RESET_AFTER_COMMIT, faults=OutageOfReads)
    for search in (JdeLedger.search, JdeLedger.look_up):
        monkeypatch.setattr(JdeLedger, search.__name__, _careless(search))
    mutant, _ = verdict(Fault.RESET_AFTER_COMMIT, faults=OutageOfReads)

    assert sound.is_good
    assert mutant.duplicates


def _careless(search: Callable[..., Awaitable[LookUp]]) -> Callable[..., Awaitable[LookUp]]:
    async def searched(self: JdeLedger, content: bytes, **named: Any) -> LookUp:
        try:
            return await search(self, content, **named)
        except Problem:
            return LookUp(is_definite=True, found=())

    return searched


def test_no_waiting_for_a_slow_jde(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = verdict(Fault.LATE_COMMIT, late_seconds=900)

    monkeypatch.setattr(ResolutionTimes, "quiet_seconds", property(lambda _: 0.0))
    mutant, _ = verdict(Fault.LATE_COMMIT, late_seconds=900)

    assert sound.is_good
    assert mutant.duplicates


def test_doubts_cleared_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = verdict(Fault.LATE_COMMIT, AT_ANSWER)

    def clear(transaction: Transaction, workplace: Workplace, **_: Any) -> int:
        for posting in postings.postings_in(transaction, PostingState.SENDING):
            postings.move(transaction, posting, Move.NOT_SENT, actor=workplace.actor, at=workplace.now)
        return 0

    monkeypatch.setattr(engine, "doubt_abandoned_attempts", clear)
    mutant, _ = verdict(Fault.LATE_COMMIT, AT_ANSWER)

    assert sound.is_good
    assert mutant.duplicates


def test_a_write_repeated_like_a_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, _ = verdict(Fault.RESET_AFTER_COMMIT)
    send_once = AisSession.send_once

    async def send_twice(self: AisSession, *given: Any) -> Any:
        try:
            return await send_once(self, *given)
        except Unreachable:
            return await send_once(self, *given)

    monkeypatch.setattr(AisSession, "send_once", send_twice)
    mutant, _ = verdict(Fault.RESET_AFTER_COMMIT)

    assert sound.is_good
    assert mutant.duplicates


class _AnyDigest:
    """Equal to every other digest."""

    __hash__ = None  # type: ignore[assignment]  # it stands for no value

    def __eq__(self, other: object) -> bool:
        return True


def test_an_approval_whose_digest_nobody_compares(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, ending = verdict(before_sending=double_the_amounts, patience=timedelta(hours=3))

    monkeypatch.setattr(journey, "digest", lambda _: _AnyDigest())
    mutant, _ = verdict(before_sending=double_the_amounts, patience=timedelta(hours=3))

    assert sound.is_good
    assert ending.states["approved"] >= 1
    assert any("without a valid approval" in bug for bug in ending.bugs)
    assert mutant.unapproved


def double_the_amounts(workplace: Workplace) -> None:
    """Change what is to be sent behind the approval's back; it still balances."""
    workplace.store.write_now(_double)


def _double(transaction: Transaction) -> None:
    for posting in postings.postings_in(transaction, PostingState.APPROVED):
        content = json.loads(posting.content or b"")
        for line in content["lines"]:
            line["amount"] = f"{Decimal(line['amount']) * 2:f}"
        transaction.execute(
            update(tables.posting)
            .where(tables.posting.c.posting_id == posting.posting_id)
            .values(content=json.dumps(content, sort_keys=True, separators=(",", ":")).encode())
        )


BATCH = SandboxOptions(connectors=("woocommerce",), days=1, orders_per_day=4, route="batch")
SLOW_SECONDS = 850.0
"""A batch processor that begins late, yet within the longest run that the connection allows for."""


def batch_verdict(outcome: Fault, *, write: int, late_seconds: float = SLOW_SECONDS) -> Verdict:
    """Let one write of the first posting go wrong: 1 inserts its rows, 2 runs the processor."""
    plan = FaultOfWrites(of_write=outcome, writes_before=write - 1, late_seconds=late_seconds)
    ending, _ = play(options=BATCH, jde_faults=plan)
    return ending.books.verdict


def test_a_key_of_its_own_for_every_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = batch_verdict(Fault.LATE_COMMIT, write=2)

    attempts = count()

    def fresh(reference: str, *, user: str) -> BatchKey:
        return BatchKey(user=user, batch=f"{next(attempts):015}", transaction=reference)

    monkeypatch.setattr(batch_rows, "key_of_posting", fresh)
    mutant = batch_verdict(Fault.LATE_COMMIT, write=2)

    assert sound.is_good
    assert mutant.duplicates


def test_a_processor_that_is_run_beside_an_earlier_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The simulated processor is atomic, so what is caught is the second run itself, not what it could enter."""
    sound = runs_beside_each_other(monkeypatch)

    monkeypatch.setattr(ResolutionTimes, "rerun_seconds", property(lambda _: 0.0))
    mutant = runs_beside_each_other(monkeypatch)

    assert sound == 0
    assert mutant > 0


def runs_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> int:
    """Count the runs of the processor that were asked for while an earlier one over the same rows had not begun."""
    asked: dict[str, datetime] = {}
    beside = 0
    process = BatchRoute._process

    async def watched(self: BatchRoute, live: Any, posting: Any) -> Any:
        nonlocal beside
        last = asked.get(posting.key.batch)
        if last is not None and self.clock.now() < last + timedelta(seconds=SLOW_SECONDS):
            beside += 1
        asked[posting.key.batch] = self.clock.now()
        return await process(self, live, posting)

    with monkeypatch.context() as patched:
        patched.setattr(BatchRoute, "_process", watched)
        verdict = batch_verdict(Fault.LATE_COMMIT, write=2)
    assert verdict.is_good
    return beside


def test_rows_that_wait_taken_for_an_absent_posting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Absent rows may be sent by a new revision, and those that wait would be entered beside it."""
    sound = resolved_by(monkeypatch)

    look_up = JdeLedger.look_up

    async def careless(self: JdeLedger, content: bytes, **named: Any) -> LookUp:
        looked = await look_up(self, content, **named)
        return LookUp(is_definite=True, found=()) if looked.may_resend else looked

    monkeypatch.setattr(JdeLedger, "look_up", careless)
    mutant = resolved_by(monkeypatch)

    assert sound == {Move.CARRY_ON}
    assert mutant == {Move.PROVE_ABSENT}


def resolved_by(monkeypatch: pytest.MonkeyPatch) -> set[Move]:
    """Tell by which moves postings in doubt, whose processor was never run, were sent again."""
    used: set[Move] = set()
    judge = resolver.judge

    def watched(*given: Any, **named: Any) -> Judgement:
        judgement = judge(*given, **named)
        used.update({judgement.move} & {Move.CARRY_ON, Move.PROVE_ABSENT})
        return judgement

    with monkeypatch.context() as patched:
        patched.setattr(resolver, "judge", watched)
        assert batch_verdict(Fault.RESET_BEFORE, write=2).is_good
    return used
