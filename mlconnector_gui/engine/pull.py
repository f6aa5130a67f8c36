"""Bring the window of each stream of a store into the archive, and keep how much of it came."""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Page, RawDocument, Source, Window
from mlconnector_gui.connectors.spec import StreamSpec
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.services.opening import open_source
from mlconnector_gui.services.streams import stream_specs, streams_to_read
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, documents, readings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import IncomingDocument, PageCounts
from mlconnector_gui.store.repositories.readings import Numbered, Reading
from mlconnector_gui.store.repositories.webhooks import DeliveryState

BetweenPages = Callable[[Source], Awaitable[None]]
_BEGINNING = "1970-01-02"
"""Of a connection that is not read from a day on."""
GONE = "document.gone"
"""The code of a source's definite answer that a document does not exist any more."""
_EVER = datetime.combine(date.fromisoformat(_BEGINNING), time.min, UTC)
_FURTHEST_EAST = timedelta(hours=14)
_FURTHEST_WEST = timedelta(hours=12)


async def pull(
    workplace: Workplace,
    connection: StoredConnection,
    progress: Progress,
    *,
    stream: str = "",
    first: date | None = None,
    last: date | None = None,
    between_pages: BetweenPages | None = None,
) -> None:
    """
    Read every stream of a store from its watermark to now, or the given days again.

    Each page is saved in one transaction with the watermark it reaches, so that a stop repeats work and never
    loses any. `between_pages` is given its turn after each: a connection does one thing at a time, and what just
    happened in the store need not wait for years that are being fetched.
    """
    read = partial(OpenStream.read, first=first, last=last)
    await _each_stream(workplace, connection, progress, read, stream=stream, between_pages=between_pages)


async def read_again(
    workplace: Workplace,
    connection: StoredConnection,
    progress: Progress,
    *,
    stream: str = "",
    between_pages: BetweenPages | None = None,
) -> None:
    """
    Read the last weeks of every stream of a store once more, by the time of the last change.

    What changed late, or was passed over by anybody's mistake, is found; what is known already costs one look. What
    the store gave before and gives no longer is asked for by itself, since a deletion moves no date.
    """
    again = OpenStream.read_again
    await _each_stream(workplace, connection, progress, again, stream=stream, between_pages=between_pages)


async def _each_stream(
    workplace: Workplace,
    connection: StoredConnection,
    progress: Progress,
    read: Callable[["OpenStream"], Awaitable[None]],
    *,
    stream: str,
    between_pages: BetweenPages | None,
) -> None:
    async with open_source(workplace, connection) as source:
        facts = await source.facts()
        await workplace.store.write(connections.note_facts, connection.connection_id, facts)
        unnamed = await workplace.store.read(streams_to_read, connection)
        for spec in stream_specs(connection.connector):
            if (spec.name == stream or (not stream and spec in unnamed)) and not progress.stop_asked:
                await read(OpenStream(workplace, connection, source, spec, progress, between_pages))


class OpenStream:
    """One stream of one connection during one run."""

    def __init__(
        self,
        workplace: Workplace,
        connection: StoredConnection,
        source: Source,
        spec: StreamSpec,
        progress: Progress,
        between_pages: BetweenPages | None = None,
    ) -> None:
        self._between_pages = between_pages
        self._workplace = workplace
        self._connection_id = connection.connection_id
        self._start_date = date.fromisoformat(connection.values.get("start_date") or _BEGINNING)
        self._source = source
        self._spec = spec
        self._progress = progress

    async def read(self, first: date | None, last: date | None) -> None:
        window = await self._window(first, last)
        seen = await self._read(window, moves_watermark=first is None, is_reread=False)
        if seen is None:
            return
        if self._spec.is_snapshot:
            await self._bury_missing(window, seen)
        elif first is None:
            await self._workplace.store.write(
                documents.move_watermark, self._connection_id, self._spec.name, window.end
            )

    async def read_again(self) -> None:
        now = self._workplace.now
        start = max(now - self._spec.reread, _day_start(self._start_date))
        if self._spec.states is not None:
            start = _EVER
        window = Window(start=min(start, now - self._spec.lag), end=now - self._spec.lag)
        seen = await self._read(window, moves_watermark=False, is_reread=True)
        if seen is not None and not self._spec.is_final:
            await self._bury_missing(window, seen)

    async def _read(self, window: Window, *, moves_watermark: bool, is_reread: bool) -> set[str] | None:
        """Read a window; returns what was in it, None when a stop was asked for."""
        seen: set[str] = set()
        expected = None
        saved = Counter[str]()
        asked_at = self._workplace.now
        async for page in self._pages(window):
            if expected is None and page.expected_total is not None:
                expected = page.expected_total
                self._progress.expect(fetched=expected)
            seen.update(document.external_id for document in page.documents)
            await self._save_parents(page.documents)
            watermark = page.watermark if moves_watermark else None
            counts = await self._save(page.documents, watermark)
            self._count(counts)
            saved.update(new=counts.new, changed=counts.changed)
            if self._between_pages is not None:
                await self._between_pages(self._source)
            if self._progress.stop_asked:
                return None
        if expected is not None:
            self._progress.count(expected=expected)
        reading = Reading(
            connection_id=self._connection_id,
            stream=self._spec.name,
            window_start=window.start,
            window_end=window.end,
            received=len(seen),
            expected=expected,
        )
        await self._workplace.store.write(
            _note_reading, reading, self._workplace, asked_at, dict(saved), is_reread=is_reread
        )
        return seen

    async def take(self, external_id: str) -> DeliveryState:
        """Fetch one document by its id as it is now, with what its translation needs; says what came of it."""
        fetched = await self._fetch(self._spec.name, external_id)
        if fetched is None:
            buried = await self._bury(external_id)
            return DeliveryState.GONE if buried.fetched else DeliveryState.UNCHANGED
        await self._save_parents([fetched])
        counts = await self._save([fetched], None)
        self._count(counts)
        return DeliveryState.UNCHANGED if counts.unchanged else DeliveryState.TAKEN

    async def _window(self, first: date | None, last: date | None) -> Window:
        """End at the lag before now at the latest: nobody can have read what is still to come."""
        now = self._workplace.now
        latest = now - self._spec.lag
        end = min(_day_end(last), latest) if last else latest
        if self._spec.states is not None:
            return Window(start=_EVER, end=latest)
        if first is not None:
            return Window(start=min(_day_start(first), end), end=end)
        if self._spec.look_back is not None:
            start = now - self._spec.look_back
            return Window(start=start, end=max(start, end))
        reached = await self._workplace.store.read(
            documents.watermark_of, self._connection_id, self._spec.name
        )
        begin = _day_start(self._start_date)
        if reached is not None and reached - self._spec.overlap > end:
            # the clock was set back: what was read while it was ahead says nothing of the time to come
            await self._workplace.store.write(
                documents.forget_watermark, self._connection_id, self._spec.name
            )
            reached = None
        start = (reached or begin) - self._spec.overlap
        return Window(start=min(start, end), end=end)

    async def _pages(self, window: Window) -> AsyncIterator[Page]:
        async for page in self._source.pages(self._spec.name, window):
            await self._workplace.fault_points.reach("pull.page_read")
            yield page

    async def _save(self, raw: Iterable[RawDocument], watermark: datetime | None) -> PageCounts:
        counts = await self._workplace.store.write(
            _save_page,
            connection_id=self._connection_id,
            stream=self._spec.name,
            raw=tuple(raw),
            watermark=watermark,
            now=self._workplace.now,
        )
        await self._workplace.fault_points.reach("pull.page_saved")
        return counts

    async def _save_parents(self, raw: Iterable[RawDocument]) -> None:
        """Fetch documents that the translation of these needs and that lie before the window."""
        wanted = [parent for document in raw for parent in document.parents]
        missing = await self._workplace.store.read(documents.missing_documents, self._connection_id, wanted)
        for stream, external_id in missing:
            parent = await self._fetch(stream, external_id)
            if parent is not None:
                await self._workplace.store.write(
                    documents.save_documents,
                    connection_id=self._connection_id,
                    stream=stream,
                    documents=[_incoming(parent)],
                    fetched_at=self._workplace.now,
                )

    async def _bury_missing(self, window: Window, seen: set[str]) -> None:
        """
        Note which documents of the window are no longer in the store.

        Each one that was left out is asked for by itself first: only a definite no is believed, and what is there
        after all is kept as it is now.
        """
        known = await self._workplace.store.read(
            documents.ids_created_within,
            self._connection_id,
            self._spec.name,
            start=window.start,
            end=window.end,
        )
        for external_id in sorted(known - seen):
            await self.take(external_id)

    async def _bury(self, external_id: str) -> PageCounts:
        """Note that a document is no longer in the store; one that was never seen needs no grave."""
        counts = await self._workplace.store.write(
            documents.bury_documents,
            connection_id=self._connection_id,
            stream=self._spec.name,
            external_ids=[external_id],
            at=self._workplace.now,
        )
        self._count(counts)
        return counts

    async def _fetch(self, stream: str, external_id: str) -> RawDocument | None:
        try:
            return await self._source.fetch(stream, external_id)
        except Problem as problem:
            if problem.code == GONE:
                return None
            raise

    def _count(self, counts: PageCounts) -> None:
        self._progress.count(
            fetched=counts.fetched, new=counts.new, changed=counts.changed, unchanged=counts.unchanged
        )


def _save_page(
    transaction: Transaction,
    *,
    connection_id: str,
    stream: str,
    raw: Sequence[RawDocument],
    watermark: datetime | None,
    now: datetime,
) -> PageCounts:
    incoming = [_incoming(document) for document in raw]
    counts = documents.save_documents(
        transaction, connection_id=connection_id, stream=stream, documents=incoming, fetched_at=now
    )
    if stream in readings.gapless_streams(transaction, connection_id):
        numbered = [
            Numbered(external_id=one.external_id, number=one.number, created_at=one.created_at)
            for one in raw
            if one.number
        ]
        readings.keep_numbers(transaction, connection_id, stream, numbered)
    if watermark is not None:
        documents.move_watermark(transaction, connection_id, stream, watermark)
    return counts


def _note_reading(
    transaction: Transaction,
    reading: Reading,
    workplace: Workplace,
    asked_at: datetime,
    saved: Mapping[str, int],
    *,
    is_reread: bool,
) -> None:
    """Keep a reading, and in the audit when the store was asked for whatever it gave that was not known."""
    readings.note_reading(transaction, reading, at=workplace.now, is_reread=is_reread)
    if not any(saved.values()):
        return
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="stream.polled",
        subject_kind="connection",
        subject_id=reading.connection_id,
        subject=f"{connections.name_of(transaction, reading.connection_id)} {reading.stream}",
        asked_at=asked_at.isoformat(),
        window_start=reading.window_start.isoformat(),
        window_end=reading.window_end.isoformat(),
        received=reading.received,
        **saved,
    )


def _incoming(raw: RawDocument) -> IncomingDocument:
    return IncomingDocument(
        external_id=raw.external_id,
        payload=raw.payload,
        created_at=raw.created_at,
        modified_at=raw.modified_at,
        parents=raw.parents,
    )


def _day_start(day: date) -> datetime:
    """Return the first moment that is the day somewhere: a store's day begins before that of Greenwich or after."""
    return datetime.combine(day, time.min, UTC) - _FURTHEST_EAST


def _day_end(day: date) -> datetime:
    return datetime.combine(day, time.max, UTC) + _FURTHEST_WEST
