"""What the inbox shows, without Qt: open causes, or the streams with how complete they are."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.services.completeness import StreamStanding, stream_standings
from mlconnector_gui.services.inbox import (
    InboxItem,
    assign_notice,
    inbox,
    look_at_everything,
    snooze_notice,
)
from mlconnector_gui.services.people import people
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.inbox import UNMAPPED
from mlconnector_gui.store.queries.review import ReviewCause, ReviewFilter, ReviewView, review_ids
from mlconnector_gui.store.repositories.notices import Care, Cause, Light
from mlconnector_gui.ui.words.amounts import counted, moment_text, number_text
from mlconnector_gui.ui.words.completeness import LIGHTS, UNREAD
from mlconnector_gui.ui.words.inbox import cause_sentence, stopped_words
from mlconnector_gui.ui.words.language import later, said, within
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.sentences import short_phrase
from mlconnector_gui.ui.words.standing import StandingWords


class InboxView(StrEnum):
    """The lists of the screen."""

    OPEN = "open"
    PUT_OFF = "put_off"
    STREAMS = "streams"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where a cause is mended: what it stops in Review, the rule for one of those postings, or a screen."""

    words: str
    wanted: ReviewFilter | None = None
    is_mapping: bool = False
    """The rule that the first of `wanted` lacks is to be written."""
    screen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One line of either list."""

    row_id: str
    light: StandingWords
    where: str
    what: str
    count: int
    since: datetime | None
    stopped: str = ""
    """What the postings that it stops come to."""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseText:
    """One cause in full: what happened, what it stops, what to do."""

    light: StandingWords
    what: str
    stops: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxDetail:
    """The chosen line in full."""

    row: InboxRow
    causes: tuple[CauseText, ...]
    facts: tuple[tuple[str, str], ...]
    way: Way | None
    for_it: str = ""
    """What *Copy for IT* puts on the clipboard."""
    care: Care | None = None
    """None for what nobody can look after: a stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxState:
    """Everything the screen draws."""

    view: InboxView = InboxView.OPEN
    rows: tuple[InboxRow, ...] = ()
    counts: tuple[int, int, int] = (0, 0, 0)
    """Open causes, those put off, and streams that are not complete."""
    detail: InboxDetail | None = None


class InboxPresenter:
    """Reads the notices and the streams; changes nothing but by looking again."""

    def __init__(self, workplace: Workplace) -> None:
        self.state = InboxState()
        self._workplace = workplace
        self._items: dict[str, InboxItem] = {}
        self._streams: dict[str, StreamStanding] = {}
        self._chosen: str | None = None
        self._reading = asyncio.Lock()

    @property
    def now(self) -> datetime:
        return self._workplace.now

    async def refresh(self) -> InboxState:
        async with self._reading:
            self._items = {one.notice.notice_id: one for one in await inbox(self._workplace)}
            standings = await stream_standings(self._workplace)
            self._streams = {f"{one.connection_id}/{one.stream}": one for one in standings}
            return self._shown(self.state.view)

    def show(self, view: InboxView) -> InboxState:
        self._chosen = None
        return self._shown(view)

    def select(self, row_id: str | None) -> InboxState:
        self._chosen = row_id
        return self._shown(self.state.view)

    async def look_again(self) -> InboxState:
        """Judge everything anew, as the engine does after each of its runs."""
        await look_at_everything(self._workplace)
        return await self.refresh()

    async def assign(self, notice_id: str, owner: str) -> InboxState:
        await assign_notice(self._workplace, notice_id, owner)
        return await self.refresh()

    async def put_off(self, notice_id: str, days: int, reason: str) -> InboxState:
        """Put a line off until so many days from now."""
        until = self.now + timedelta(days=days)
        await snooze_notice(self._workplace, notice_id, until, reason=reason)
        return await self.refresh()

    async def bring_back(self, notice_id: str) -> InboxState:
        await snooze_notice(self._workplace, notice_id, None, reason="")
        return await self.refresh()

    async def people(self) -> list[str]:
        """Return who may look after a line: the people named here, and whoever works here now."""
        return sorted({*await people(self._workplace), self._workplace.actor.name})

    async def first_stopped(self, wanted: ReviewFilter) -> str | None:
        """Return the first posting that a cause stops; None where it stops none any more."""
        ids = await self._workplace.store.read(review_ids, wanted)
        return ids[0] if ids else None

    async def rows(self, row_ids: Sequence[str]) -> list[InboxRow]:
        known = {row.row_id: row for row in self.state.rows}
        return [known[one] for one in row_ids if one in known]

    def _shown(self, view: InboxView) -> InboxState:
        put_off = {key for key, one in self._items.items() if one.care.is_put_off(self.now)}
        if view is not InboxView.STREAMS:
            rows = tuple(
                _item_row(key, item)
                for key, item in self._items.items()
                if (key in put_off) is (view is InboxView.PUT_OFF)
            )
        else:
            rows = tuple(_stream_row(row_id, one) for row_id, one in self._streams.items())
        incomplete = sum(one.light is not Light.GREEN for one in self._streams.values())
        self.state = InboxState(
            view=view,
            rows=rows,
            counts=(len(self._items) - len(put_off), len(put_off), incomplete),
            detail=self._detail(view, {row.row_id: row for row in rows}),
        )
        return self.state

    def _detail(self, view: InboxView, rows: dict[str, InboxRow]) -> InboxDetail | None:
        row = rows.get(self._chosen or "")
        if row is None:
            return None
        if view is not InboxView.STREAMS:
            item = self._items[row.row_id]
            return InboxDetail(
                row=row,
                causes=(_told(item.notice.cause),),
                facts=tuple(_item_facts(item)),
                way=_way(item.notice.cause),
                for_it=_for_it(item),
                care=item.care,
            )
        standing = self._streams[row.row_id]
        return InboxDetail(
            row=row,
            causes=tuple(_told(cause) for cause in standing.causes),
            facts=_stream_facts(standing),
            way=Way(words=said("Show the connection"), screen="connections"),
        )


def _item_row(row_id: str, item: InboxItem) -> InboxRow:
    cause = item.notice.cause
    role = within(role_words(cause.params["role"])) if cause.params.get("role") else ""
    return InboxRow(
        row_id=row_id,
        light=LIGHTS[cause.light],
        where=item.connection or said("This workspace"),
        what=" · ".join(filter(None, (role, short_phrase(cause.code)))),
        count=cause.count,
        since=item.notice.first_seen,
        stopped=stopped_words(cause),
        owner=item.care.owner,
    )


def _stream_row(row_id: str, standing: StreamStanding) -> InboxRow:
    is_unread = standing.reading is None and not standing.causes
    return InboxRow(
        row_id=row_id,
        light=UNREAD if is_unread else LIGHTS[standing.light],
        where=standing.connection,
        what=" · ".join([said(standing.title), *(short_phrase(cause.code) for cause in standing.causes)]),
        count=len(standing.causes),
        since=standing.reading.read_at if standing.reading else None,
    )


def _told(cause: Cause) -> CauseText:
    words = cause_sentence(cause)
    return CauseText(light=LIGHTS[cause.light], what=words.what, stops=words.stops, remedy=words.remedy)


def _stream_facts(standing: StreamStanding) -> tuple[tuple[str, str], ...]:
    facts = []
    if standing.reading is not None:
        reading = standing.reading
        received = number_text(reading.received)
        if reading.expected is not None:
            received = said(
                "{received} of {expected:,} that the store counted",
                received=received,
                expected=reading.expected,
            )
        facts += [
            (said("Last read"), moment_text(reading.read_at)),
            (said("Window"), f"{moment_text(reading.window_start)} – {moment_text(reading.window_end)}"),
            (said("Received"), received),
        ]
    if standing.covered is not None:
        facts.append(
            (said("Covered"), f"{moment_text(standing.covered.start)} – {moment_text(standing.covered.end)}")
        )
    if standing.last_day is not None:
        day = standing.last_day
        usual = number_text(day.usual) if day.usual is not None else said("not known yet")
        facts.append(
            (
                said("On {day}", day=day.day.isoformat()),
                said("{actual:,} documents; usual on that weekday: {usual}", actual=day.actual, usual=usual),
            )
        )
    facts.append((said("Numbers"), said("without gaps") if standing.is_gapless else said("may have gaps")))
    return tuple(facts)


def _item_facts(item: InboxItem) -> Iterator[tuple[str, str]]:
    cause, notice, care = item.notice.cause, item.notice, item.care
    yield said("First seen"), moment_text(notice.first_seen)
    yield said("Last seen"), moment_text(notice.last_seen)
    if stopped := stopped_words(cause):
        yield said("Stops"), f"{counted(cause.count, 'posting')}, {stopped}"
    if oldest := cause.params.get("oldest", ""):
        yield said("Oldest G/L date"), oldest
    yield said("Looked after by"), care.owner or said("nobody")
    if care.snoozed_until is not None:
        yield said("Put off until"), moment_text(care.snoozed_until)


def _for_it(item: InboxItem) -> str:
    """Write everything that IT asks first, and nothing that is secret."""
    cause, words = item.notice.cause, cause_sentence(item.notice.cause)
    details = ", ".join(f"{name}={value}" for name, value in cause.params.items())
    first, last = moment_text(item.notice.first_seen), moment_text(item.notice.last_seen)
    seen = said("Seen {first} to {last}, {count:,} times", first=first, last=last, count=cause.count)
    told = (
        item.connection,
        words.what,
        words.stops,
        words.remedy,
        said("Code: {code}", code=cause.code),
        details,
        seen,
    )
    return "\n".join(filter(None, told))


def _way(cause: Cause) -> Way | None:
    """Find where a cause is mended, by the family of its code and the state of what it stops."""
    wanted = _stopped_by(cause)
    if cause.code == UNMAPPED and wanted is not None:
        return Way(words=said("Map this…"), wanted=wanted, is_mapping=True)
    if wanted is not None:
        family = next(
            (said(words) for begin, words in _MENDS if cause.code.startswith(begin)),
            said("Show the postings"),
        )
        return Way(words=family, wanted=wanted)
    screen = _SCREENS.get(cause.code.split(".")[0], "schedule" if cause.subject else "")
    return (
        Way(words=said("Open {screen}", screen=said(screen.capitalize())), screen=screen) if screen else None
    )


def _stopped_by(cause: Cause) -> ReviewFilter | None:
    """Ask for the postings that a cause stops; None where it stops a stream, a run or a connection."""
    state, _, role = cause.subject.partition(":")
    if state not in {*PostingState, "sent"} or not cause.connection_id:
        return None
    if state == "sent":
        return ReviewFilter(
            view=ReviewView.CHANGED,
            cause=ReviewCause(connection_id=cause.connection_id, states=tuple(IN_LEDGER)),
        )
    code = "" if cause.code.startswith("inbox.") else cause.code
    stopped = ReviewCause(
        connection_id=cause.connection_id, code=code, states=(PostingState(state),), role=role
    )
    return ReviewFilter(view=ReviewView.ALL, cause=stopped)


_MENDS = (
    ("receipt.", later("Match them…")),
    ("refund.without_lines", later("Say what they were for…")),
    ("period.", later("Look at their G/L dates…")),
    ("inbox.in_doubt", later("Watch them being looked up…")),
    ("inbox.changed_after", later("Look at what changed…")),
)
_SCREENS = {
    "mapping": "mappings",
    "connection": "connections",
    "completeness": "connections",
    "run": "schedule",
    "net": "connections",
    "jde": "connections",
    "ais": "connections",
    "webhook": "webhooks",
    "masters": "masters",
}
