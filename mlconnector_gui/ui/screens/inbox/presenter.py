"""What the inbox shows, without Qt: open causes, or the streams with how complete they are."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mlconnector_gui.services.completeness import StreamStanding, stream_standings
from mlconnector_gui.services.inbox import InboxItem, inbox, look_at_everything
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import ReviewView
from mlconnector_gui.store.repositories.notices import Cause, Light
from mlconnector_gui.ui.words.amounts import moment_text, number_text
from mlconnector_gui.ui.words.completeness import LIGHTS, UNREAD
from mlconnector_gui.ui.words.inbox import cause_sentence, stopped_words
from mlconnector_gui.ui.words.language import said, within
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.sentences import short_phrase
from mlconnector_gui.ui.words.standing import StandingWords


class InboxView(StrEnum):
    """The two lists of the screen."""

    OPEN = "open"
    STREAMS = "streams"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where a cause is mended: a view of Review, or a screen."""

    words: str
    view: ReviewView | None = None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxState:
    """Everything the screen draws."""

    view: InboxView = InboxView.OPEN
    rows: tuple[InboxRow, ...] = ()
    counts: tuple[int, int] = (0, 0)
    """Open causes, and streams that are not complete."""
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

    async def rows(self, row_ids: Sequence[str]) -> list[InboxRow]:
        known = {row.row_id: row for row in self.state.rows}
        return [known[one] for one in row_ids if one in known]

    def _shown(self, view: InboxView) -> InboxState:
        if view is InboxView.OPEN:
            rows = tuple(_item_row(row_id, item) for row_id, item in self._items.items())
        else:
            rows = tuple(_stream_row(row_id, one) for row_id, one in self._streams.items())
        incomplete = sum(one.light is not Light.GREEN for one in self._streams.values())
        self.state = InboxState(
            view=view,
            rows=rows,
            counts=(len(self._items), incomplete),
            detail=self._detail(view, {row.row_id: row for row in rows}),
        )
        return self.state

    def _detail(self, view: InboxView, rows: dict[str, InboxRow]) -> InboxDetail | None:
        row = rows.get(self._chosen or "")
        if row is None:
            return None
        if view is InboxView.OPEN:
            notice = self._items[row.row_id].notice
            return InboxDetail(
                row=row,
                causes=(_told(notice.cause),),
                facts=(
                    (said("First seen"), moment_text(notice.first_seen)),
                    (said("Last seen"), moment_text(notice.last_seen)),
                ),
                way=_way(notice.cause),
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
        what=" · ".join(filter(None, (short_phrase(cause.code), role, stopped_words(cause)))),
        count=cause.count,
        since=item.notice.first_seen,
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


def _way(cause: Cause) -> Way | None:
    """Find where a cause is mended, by the family of its code."""
    family = cause.code.split(".")[0]
    screen = _SCREENS.get(cause.code) or _SCREENS.get(family)
    if screen is not None:
        return Way(words=said("Open {screen}", screen=said(screen.capitalize())), screen=screen)
    view = _VIEWS.get(cause.code, ReviewView.BLOCKED)
    return Way(words=said("Show the postings"), view=view)


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
_VIEWS = {
    "inbox.in_doubt": ReviewView.UNKNOWN,
    "inbox.rejected": ReviewView.BLOCKED,
    "inbox.changed_after_approval": ReviewView.NEEDS_ME,
    "inbox.needs_person": ReviewView.NEEDS_ME,
}
