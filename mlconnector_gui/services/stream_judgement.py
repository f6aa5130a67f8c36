"""Judge whether a stream is complete: what came against what usually comes, what the source says, what is missing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise, takewhile
from statistics import median

from mlconnector_gui.store.repositories.notices import Cause, Light
from mlconnector_gui.store.repositories.readings import LostDocument, Numbered, Span, StoredReading

LEAST_SAMPLES = 4
"""With fewer weeks behind it, nobody knows what a weekday usually brings."""
_FEWER_FROM = 10
"""Below this, half as many is chance."""
_UNREAD_AMBER, _UNREAD_RED = timedelta(hours=24), timedelta(hours=72)
_NUMBER_COMES_LATE = timedelta(hours=24)
_NAMED_AT_MOST = 10
_NUMBER = re.compile(r"(.*?)(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many documents of a day there are, and of the same weekday in the weeks before it."""

    day: date
    actual: int
    samples: tuple[int, ...]

    @property
    def usual(self) -> int | None:
        """The median, None as long as too few weeks are known."""
        return int(median(self.samples)) if len(self.samples) >= LEAST_SAMPLES else None

    @property
    def is_silent(self) -> bool:
        """Nothing came on a day that always brings something."""
        return self.usual is not None and min(self.samples) > 0 and self.actual == 0

    @property
    def is_thin(self) -> bool:
        return self.usual is not None and self.usual >= _FEWER_FROM and self.actual * 2 < self.usual


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFacts:
    """What is known of one stream."""

    connection_id: str
    stream: str
    since: datetime
    """When it was connected."""
    reading: StoredReading | None
    spans: tuple[Span, ...]
    days: tuple[DayCount, ...]
    """Days that are over and were read to their end, the latest first."""
    lost: tuple[LostDocument, ...] = ()
    numbered: tuple[Numbered, ...] = ()


def judge_stream(facts: StreamFacts, *, now: datetime) -> list[Cause]:
    """Return everything that speaks against the stream being complete; nothing means that it is."""
    found = (
        _unread(facts, now),
        _window_gap(facts),
        _short(facts),
        _few(facts),
        _number_gap(facts, now),
        _lost(facts),
    )
    return [cause for cause in found if cause is not None]


def worst_of(causes: Sequence[Cause]) -> Light:
    lights = {cause.light for cause in causes}
    return next((light for light in (Light.RED, Light.AMBER) if light in lights), Light.GREEN)


def missing_numbers(numbered: Sequence[Numbered]) -> Iterator[tuple[str, int, Numbered]]:
    """Yield (first missing, how many, the document behind the gap) for each gap, per prefix."""
    series: dict[str, dict[int, Numbered]] = {}
    for one in numbered:
        if parts := _NUMBER.fullmatch(one.number):
            series.setdefault(parts[1], {})[int(parts[2])] = one
    for prefix, known in series.items():
        for before, after in pairwise(sorted(known)):
            if after - before > 1:
                yield f"{prefix}{before + 1}", after - before - 1, known[after]


def _unread(facts: StreamFacts, now: datetime) -> Cause | None:
    reached = max((span.end for span in facts.spans), default=facts.since)
    behind = now - reached
    if behind <= _UNREAD_AMBER:
        return None
    light = Light.RED if behind > _UNREAD_RED else Light.AMBER
    return _cause(
        facts, "completeness.not_read", light, since=_text(reached), hours=str(behind // timedelta(hours=1))
    )


def _window_gap(facts: StreamFacts) -> Cause | None:
    gaps = [(one.end, other.start) for one, other in pairwise(facts.spans)]
    if not gaps:
        return None
    start, end = gaps[-1]
    return _cause(
        facts, "completeness.window_gap", Light.RED, count=len(gaps), start=_text(start), end=_text(end)
    )


def _short(facts: StreamFacts) -> Cause | None:
    reading = facts.reading
    if reading is None or not reading.short_in_a_row or reading.expected is None:
        return None
    return _cause(
        facts,
        "completeness.count_short",
        Light.RED if reading.short_in_a_row > 1 else Light.AMBER,
        count=reading.expected - reading.received,
        expected_count=str(reading.expected),
        received=str(reading.received),
        readings=str(reading.short_in_a_row),
    )


def _few(facts: StreamFacts) -> Cause | None:
    if not facts.days:
        return None
    last = facts.days[0]
    silent = sum(1 for _ in takewhile(lambda day: day.is_silent, facts.days))
    if not silent and not last.is_thin:
        return None
    return _cause(
        facts,
        "completeness.silent" if silent else "completeness.fewer",
        Light.RED if silent > 1 else Light.AMBER,
        count=max(silent, 1),
        day=last.day.isoformat(),
        usual=str(last.usual),
        actual=str(last.actual),
        days=str(silent),
    )


def _number_gap(facts: StreamFacts, now: datetime) -> Cause | None:
    gaps = list(missing_numbers(facts.numbered))
    if not gaps:
        return None
    is_old = any(now - behind.created_at > _NUMBER_COMES_LATE for _, _, behind in gaps)
    named = [first if many == 1 else f"{first} and {many - 1} more" for first, many, _ in gaps]
    return _cause(
        facts,
        "completeness.number_gap",
        Light.RED if is_old else Light.AMBER,
        count=sum(many for _, many, _ in gaps),
        numbers=", ".join(named[:_NAMED_AT_MOST]),
    )


def _lost(facts: StreamFacts) -> Cause | None:
    if not facts.lost:
        return None
    booked = [one for one in facts.lost if one.is_in_ledger]
    shown = booked or facts.lost
    return _cause(
        facts,
        "completeness.lost_booked" if booked else "completeness.lost_in_store",
        Light.RED if booked else Light.AMBER,
        count=len(shown),
        documents=", ".join(one.external_id for one in shown[:_NAMED_AT_MOST]),
    )


def _cause(facts: StreamFacts, code: str, light: Light, *, count: int = 1, **params: str) -> Cause:
    told: Mapping[str, str] = {"stream": facts.stream, "count": str(count), **params}
    return Cause(
        code=code,
        light=light,
        connection_id=facts.connection_id,
        subject=facts.stream,
        params=told,
        count=count,
    )


def _text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
