"""Settle postings in doubt by looking, never by sending: `reliability-and-performance.md` 2.4."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.engine.comparison import differences_of
from mlconnector_gui.engine.outbox import NO_LEDGER, Outbox, is_due
from mlconnector_gui.jde.look_up import NO_CONTROL, ONLY_SHORT_REFERENCE, ROWS_DIFFER
from mlconnector_gui.jde.port import LookUp, ResolutionTimes
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import postings, sending
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.store.repositories.sending import StoredAttempt, StoredLookUp

_HORIZON = timedelta(hours=24)
"""Beyond this nothing is ever sent again by itself."""
_NEGATIVES_NEEDED = 2
_UNPROVABLE = frozenset({NO_CONTROL, ONLY_SHORT_REFERENCE})
"""Why a search proves nothing although it was complete: no document to be seen beside it, or another's reference."""
_MOST_UNPROVABLE = 5
_MOST_ATTEMPTS = 5
"""A posting that ends in doubt this often has a cause that a person must look for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the look-ups so far allow: a move, or when to look again."""

    move: Move | None
    look_again_at: datetime | None = None
    why: str = ""


def judge(
    attempt: StoredAttempt,
    looked: list[StoredLookUp],
    *,
    times: ResolutionTimes,
    proves_absence: bool,
    now: datetime,
) -> Judgement:
    """
    Decide on a posting in doubt of which nothing was found so far.

    A refusal that JDE put in words needs one look by which the ledger holds nothing, after the read lag. Otherwise
    absence needs two definite negatives, some time apart, both after the quiet time; only routes that prove absence
    are sent anew. Rows of ours that wait beside the ledger are carried on with, once no earlier run can be at them;
    rows that are not ours are for a person at once. Searches after the quiet time that prove nothing, one after the
    other, are for a person too: the company waits.
    """
    ended = attempt.ended_at or attempt.started_at
    visible_at = ended + timedelta(seconds=times.read_lag_seconds)
    if attempt.refused and any(one.rules_out_ledger and one.looked_at >= visible_at for one in looked):
        return Judgement(move=Move.REJECT, why="jde.refused")
    if looked and looked[-1].why_not_definite == ROWS_DIFFER:
        return Judgement(move=Move.ASK_PERSON, why="doubt.rows_differ")
    if now - attempt.started_at > _HORIZON:
        return Judgement(move=Move.ASK_PERSON, why="doubt.horizon_passed")
    quiet_at = attempt.started_at + timedelta(seconds=times.quiet_seconds)
    proof = _proof(attempt, looked, quiet_at, times=times)
    if proof is not None:
        return _allowed(proof, attempt, proves_absence=proves_absence)
    if _never_proves([one for one in looked if one.looked_at >= quiet_at]):
        return Judgement(move=Move.ASK_PERSON, why="doubt.proves_nothing")
    next_at = _next_look(attempt, visible_at, quiet_at, times=times, now=now)
    return Judgement(move=None, look_again_at=next_at)


def _proof(
    attempt: StoredAttempt, looked: list[StoredLookUp], quiet_at: datetime, *, times: ResolutionTimes
) -> Move | None:
    """Return what the look-ups prove: that JDE holds nothing, or nothing but waiting rows that no run is at."""
    rerun_at = attempt.started_at + timedelta(seconds=times.rerun_seconds)
    if looked and looked[-1].may_resend and looked[-1].looked_at >= rerun_at:
        return Move.CARRY_ON
    negatives = [one.looked_at for one in looked if one.is_definite and one.looked_at >= quiet_at]
    apart = timedelta(seconds=times.between_negatives_seconds)
    is_absent = len(negatives) >= _NEGATIVES_NEEDED and negatives[-1] - negatives[0] >= apart
    return Move.PROVE_ABSENT if is_absent else None


def _never_proves(looked: list[StoredLookUp]) -> bool:
    newest = looked[-_MOST_UNPROVABLE:]
    return len(newest) == _MOST_UNPROVABLE and all(one.why_not_definite in _UNPROVABLE for one in newest)


def _allowed(move: Move, attempt: StoredAttempt, *, proves_absence: bool) -> Judgement:
    """It is proved as well as it can be; whether that allows another attempt is the route's to say."""
    if not proves_absence:
        return Judgement(move=Move.ASK_PERSON, why="doubt.route_proves_nothing")
    if attempt.number >= _MOST_ATTEMPTS:
        return Judgement(move=Move.ASK_PERSON, why="doubt.too_many_attempts")
    return Judgement(move=move)


def _next_look(
    attempt: StoredAttempt,
    visible_at: datetime,
    quiet_at: datetime,
    *,
    times: ResolutionTimes,
    now: datetime,
) -> datetime:
    if now >= quiet_at:
        return now + timedelta(seconds=times.between_negatives_seconds)
    planned = [attempt.started_at + timedelta(seconds=after) for after in times.look_up_after_seconds]
    ahead = [moment for moment in (*planned, visible_at, quiet_at) if moment > now]
    return min(ahead)


@dataclass(slots=True)
class Resolver:
    """Looks up what is due of one target; shares the outbox's way of settling what was found."""

    workplace: Workplace
    outbox: Outbox

    async def resolve_due(self) -> None:
        doubtful = await self.workplace.store.read(postings.postings_in, PostingState.IN_DOUBT)
        for posting in doubtful:
            if self.outbox.progress.stop_asked:
                return
            if posting.target_id == self.outbox.target_id and is_due(posting, self.workplace.now):
                await self._resolve(posting)

    async def _resolve(self, posting: StoredPosting) -> None:
        attempt = await self.workplace.store.read(sending.last_attempt, posting.posting_id)
        if attempt is None:
            raise AssertionError(f"{posting.explanation} is in doubt without an attempt")
        looked = await self._look_up(posting, attempt)
        await self.workplace.fault_points.reach("resolve.looked_up")
        self.outbox.progress.count(looked_up=1)
        if looked.found and not self._may_be_unfinished(posting, attempt, looked):
            await self.outbox.settle_found(posting, attempt, looked)
            return
        earlier = await self.workplace.store.read(sending.look_ups, attempt.attempt_id)
        route = self.outbox.target.route_for(posting.content or b"")
        judgement = judge(
            attempt,
            earlier,
            times=route.times,
            proves_absence=route.proves_absence and attempt.key_space == route.key_space,
            now=self.workplace.now,
        )
        await self.workplace.store.write(self._apply, posting, judgement, looked.why_not_definite)
        await self.workplace.fault_points.reach("resolve.committed")
        self.workplace.tell("posting", posting.posting_id)

    async def _look_up(self, posting: StoredPosting, attempt: StoredAttempt) -> LookUp:
        """A posting that cannot be looked up holds up no other; no JDE at all ends the run."""
        try:
            return await self.outbox.look_up(posting, attempt)
        except Problem as problem:
            if problem.cause in NO_LEDGER:
                raise
            return LookUp(is_definite=False, found=(), why_not_definite=problem.code)

    def _may_be_unfinished(self, posting: StoredPosting, attempt: StoredAttempt, looked: LookUp) -> bool:
        """While JDE may still be at it, one document with other lines may be ours half written."""
        quiet_at = attempt.started_at + timedelta(seconds=self.outbox.times_of(posting).quiet_seconds)
        if len(looked.found) > 1 or self.workplace.now >= quiet_at:
            return False
        return bool(differences_of(posting.content or b"", looked.found[0]))

    def _apply(
        self, transaction: Transaction, posting: StoredPosting, judgement: Judgement, why_not: str
    ) -> None:
        if judgement.move is None:
            sending.plan_next_look(transaction, posting.posting_id, judgement.look_again_at)
            return
        postings.move(
            transaction,
            posting,
            judgement.move,
            actor=self.workplace.actor,
            at=self.workplace.now,
            changes={"next_look_at": None, "why": judgement.why},
            told={"problem": judgement.why, "not_definite": why_not},
        )
        self.outbox.progress.count(**{judgement.move.value: 1})


def doubt_abandoned_attempts(
    transaction: Transaction, workplace: Workplace, *, target_id: str | None = None
) -> int:
    """
    Whatever is *sending* while nobody sends may or may not have arrived, so it is in doubt.

    Runs before anything is sent, and after a run that ended halfway. Returns how many.
    """
    found = postings.postings_in(transaction, PostingState.SENDING)
    abandoned = [posting for posting in found if target_id in {None, posting.target_id}]
    for posting in abandoned:
        attempt = sending.last_attempt(transaction, posting.posting_id)
        if attempt is not None and attempt.ended_at is None:
            sending.end_attempt(
                transaction,
                attempt.attempt_id,
                verdict=Verdict.IN_DOUBT.value,
                at=workplace.now,
                technical="the program ended while sending",
            )
        postings.move(
            transaction,
            posting,
            Move.DOUBT,
            actor=workplace.actor,
            at=workplace.now,
            changes={"next_look_at": workplace.now, "why": "doubt.program_ended"},
            told={"problem": "doubt.program_ended"},
        )
    return len(abandoned)
