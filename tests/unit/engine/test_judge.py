"""The in-doubt protocol of `reliability-and-performance.md` 2.4, row by row."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.states import Move
from mlconnector_gui.engine.resolver import Judgement, judge
from mlconnector_gui.jde.look_up import BEING_ENTERED, NO_CONTROL, ROWS_DIFFER, ROWS_PROCESSED, ROWS_WAITING
from mlconnector_gui.jde.port import ResolutionTimes
from mlconnector_gui.store.repositories.sending import StoredAttempt, StoredLookUp

SENT = datetime(2026, 10, 9, 14, tzinfo=UTC)
TIMES = ResolutionTimes()
QUIET = TIMES.quiet_seconds
DAY = 24 * 3600.0


def attempt(*, number: int = 1, refused: bool = False, ended: float = 1.0) -> StoredAttempt:
    return StoredAttempt(
        attempt_id="a",
        posting_id="p",
        number=number,
        reference="M1",
        digest="d",
        started_at=SENT,
        not_after=SENT + timedelta(seconds=60),
        verdict="in_doubt",
        ended_at=SENT + timedelta(seconds=ended),
        refused=refused,
        technical=None,
    )


def look(seconds: float, *, is_definite: bool = True, why: str = "session_changed") -> StoredLookUp:
    return StoredLookUp(
        looked_at=SENT + timedelta(seconds=seconds),
        is_definite=is_definite,
        found=0,
        why_not_definite="" if is_definite else why,
    )


KEYED = ResolutionTimes(processing_seconds=120, is_keyed=True)
RERUN = KEYED.rerun_seconds


def rows(seconds: float, why: str = ROWS_WAITING) -> StoredLookUp:
    return StoredLookUp(
        looked_at=SENT + timedelta(seconds=seconds),
        is_definite=False,
        found=0,
        why_not_definite=why,
        may_resend=why == ROWS_WAITING,
    )


def judged(
    *looks: StoredLookUp,
    at: float,
    of: StoredAttempt | None = None,
    proves_absence: bool = True,
    times: ResolutionTimes = TIMES,
) -> Judgement:
    return judge(
        of or attempt(),
        list(looks),
        times=times,
        proves_absence=proves_absence,
        now=SENT + timedelta(seconds=at),
    )


def test_the_quiet_time_is_the_sum_of_all_that_can_hold_jde_up() -> None:
    assert QUIET == 60 + 120 + 900 + 60


@pytest.mark.parametrize(
    ("at", "again_at"),
    [
        (0, 5),
        (5, 30),
        (30, 61),
        (61, 120),
        (120, 600),
        (600, QUIET),
        (QUIET, QUIET + 60),
        (QUIET + 9, QUIET + 69),
    ],
)
def test_nothing_found_early_proves_nothing_and_is_looked_for_again(at: float, again_at: float) -> None:
    judgement = judged(look(at), at=at)

    assert (judgement.move, judgement.look_again_at) == (None, SENT + timedelta(seconds=again_at))


def test_absence_is_two_definite_negatives_apart_after_the_quiet_time() -> None:
    assert judged(look(QUIET), look(QUIET + 60), at=QUIET + 60).move is Move.PROVE_ABSENT


@pytest.mark.parametrize(
    "looks",
    [
        [look(QUIET)],
        [look(QUIET - 1), look(QUIET + 59)],
        [look(5), look(600), look(QUIET)],
        [look(QUIET), look(QUIET + 59)],
        [look(QUIET), look(QUIET + 60, is_definite=False)],
        [look(QUIET, is_definite=False), look(QUIET + 60)],
    ],
    ids=["one", "one too early", "many too early", "too close", "second unsure", "first unsure"],
)
def test_anything_less_is_not_absence(looks: list[StoredLookUp]) -> None:
    judgement = judged(*looks, at=QUIET + 60)

    assert judgement.move is None
    assert judgement.look_again_at == SENT + timedelta(seconds=QUIET + 120)


def test_an_unsure_look_between_two_negatives_does_no_harm() -> None:
    looks = look(QUIET), look(QUIET + 30, is_definite=False), look(QUIET + 60)

    assert judged(*looks, at=QUIET + 60).move is Move.PROVE_ABSENT


def test_an_unfenced_route_proves_nothing() -> None:
    judgement = judged(look(QUIET), look(QUIET + 60), at=QUIET + 60, proves_absence=False)

    assert (judgement.move, judgement.why) == (Move.ASK_PERSON, "doubt.route_proves_nothing")


@pytest.mark.parametrize(
    ("number", "move"), [(4, Move.PROVE_ABSENT), (5, Move.ASK_PERSON), (9, Move.ASK_PERSON)]
)
def test_a_posting_that_ends_in_doubt_too_often_is_for_a_person(number: int, move: Move) -> None:
    assert judged(look(QUIET), look(QUIET + 60), at=QUIET + 60, of=attempt(number=number)).move is move


@pytest.mark.parametrize(
    ("looks", "move"),
    [
        ([look(60)], None),
        ([look(61, is_definite=False)], None),
        ([look(61)], Move.REJECT),
        ([look(5), look(61)], Move.REJECT),
    ],
    ids=["before the read lag", "unsure", "after the read lag", "again after the read lag"],
)
def test_a_refusal_in_words_needs_one_definite_negative_after_the_read_lag(
    looks: list[StoredLookUp], move: Move | None
) -> None:
    assert judged(*looks, at=61, of=attempt(refused=True)).move is move


@pytest.mark.parametrize(("at", "move"), [(DAY, Move.PROVE_ABSENT), (DAY + 1, Move.ASK_PERSON)])
def test_beyond_a_day_nothing_is_sent_again_by_itself(at: float, move: Move) -> None:
    assert judged(look(at - 60), look(at), at=at).move is move


def test_a_refusal_is_believed_even_after_a_day() -> None:
    assert judged(look(DAY + 60), at=DAY + 60, of=attempt(refused=True)).move is Move.REJECT


def test_searches_that_can_prove_nothing_end_with_a_person() -> None:
    looks = [look(QUIET + 60 * number, is_definite=False, why=NO_CONTROL) for number in range(5)]

    assert judged(*looks[:4], at=QUIET + 180).move is None
    assert judged(*looks, at=QUIET + 240).move is Move.ASK_PERSON


@pytest.mark.parametrize(
    ("at", "move"), [(60, None), (RERUN - 1, None), (RERUN, Move.CARRY_ON), (RERUN + 60, Move.CARRY_ON)]
)
def test_waiting_rows_are_carried_on_with_once_no_run_can_be_at_them(at: float, move: Move | None) -> None:
    assert judged(rows(at), at=at, times=KEYED).move is move


def test_what_waited_earlier_and_is_not_seen_waiting_now_is_not_carried_on_with() -> None:
    looks = rows(RERUN), rows(RERUN + 60, ROWS_PROCESSED)

    assert judged(*looks, at=RERUN + 60, times=KEYED).move is None


def test_waiting_rows_of_another_key_space_are_for_a_person() -> None:
    judgement = judged(rows(RERUN), at=RERUN, times=KEYED, proves_absence=False)

    assert (judgement.move, judgement.why) == (Move.ASK_PERSON, "doubt.route_proves_nothing")


def test_rows_that_are_not_ours_are_for_a_person_at_once() -> None:
    judgement = judged(rows(1, ROWS_DIFFER), at=1, times=KEYED)

    assert (judgement.move, judgement.why) == (Move.ASK_PERSON, "doubt.rows_differ")


@pytest.mark.parametrize("why", [ROWS_PROCESSED, BEING_ENTERED])
def test_rows_that_jde_is_at_are_looked_for_again_for_a_day(why: str) -> None:
    looks = [rows(60.0 * number, why) for number in range(60)]

    assert judged(*looks, at=3540, times=KEYED).move is None
    assert judged(*looks, at=DAY + 1, times=KEYED).move is Move.ASK_PERSON


@pytest.mark.parametrize(("at", "move"), [(60, None), (61, Move.REJECT)])
def test_refused_rows_that_wait_beside_an_empty_ledger_are_refused(at: float, move: Move | None) -> None:
    assert judged(rows(at), at=at, of=attempt(refused=True), times=KEYED).move is move


@given(
    at=st.floats(0, DAY),
    looks=st.lists(st.tuples(st.floats(0, DAY), st.booleans()), max_size=8),
    number=st.integers(1, 9),
    refused=st.booleans(),
    proves_absence=st.booleans(),
)
def test_a_judgement_always_leads_on_and_never_sends_without_proof(
    at: float, looks: list[tuple[float, bool]], number: int, refused: bool, proves_absence: bool
) -> None:
    past = sorted(one for one in looks if one[0] <= at)
    of = attempt(number=number, refused=refused)

    judgement = judged(
        *(look(when, is_definite=sure) for when, sure in past), at=at, of=of, proves_absence=proves_absence
    )

    if judgement.move is None:
        assert judgement.look_again_at is not None
        assert judgement.look_again_at > SENT + timedelta(seconds=at)
    if judgement.move is Move.PROVE_ABSENT:
        sure_and_late = [when for when, sure in past if sure and when >= QUIET]
        assert proves_absence
        assert number < 5
        assert max(sure_and_late) - min(sure_and_late) >= 60
    if judgement.move is Move.REJECT:
        assert refused
