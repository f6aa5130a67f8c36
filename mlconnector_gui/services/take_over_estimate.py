"""Estimate what bringing a store's history in takes, from what the store declares and a page of each stream."""

import math
from collections.abc import Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from mlconnector_gui.accounting.periods import is_closed
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Page, RawDocument, Source, TranslationContext, Window
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import StreamSpec
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.opening import open_source
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.master_lookup import MasterLookup

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamEstimate:
    """What one stream would bring."""

    stream: str
    documents: int
    is_counted: bool
    """The store said how many there are; otherwise it is reckoned from one page."""
    requests: int
    postings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a range would take, and how much of it falls into periods that JDE has closed."""

    connection: str
    first: date
    last: date
    streams: tuple[StreamEstimate, ...]
    minutes: int
    periods: tuple[str, ...]
    closed_periods: tuple[str, ...]
    postings_in_closed: int
    """Reckoned by the days of the range that lie in closed periods."""

    @property
    def requests(self) -> int:
        return sum(one.requests for one in self.streams)

    @property
    def postings(self) -> int:
        return sum(one.postings for one in self.streams)


async def estimate_take_over(workplace: Workplace, name: str, *, first: date) -> Estimate:
    """Ask the store for one page of each stream; nothing is kept."""
    connection = await workplace.store.read(store_named, name)
    last = workplace.now.date()
    if first >= last:
        raise Problem("take_over.nothing_before", first=first.isoformat(), today=last.isoformat())
    spec = connector_spec(connection.connector)
    window = Window(start=datetime.combine(first, time.min, UTC), end=workplace.now)
    began = workplace.network.clock.monotonic()
    async with open_source(workplace, connection) as source:
        facts = await source.facts()
        streams = [await _stream(source, connection, stream, window, facts) for stream in spec.dated_streams]
    asked = 1 + sum(_asked_for_a_page(*one) for one in zip(spec.dated_streams, streams, strict=True))
    seconds_each = (workplace.network.clock.monotonic() - began) / asked
    requests = sum(one.requests for one in streams)
    minutes = max(requests / spec.requests_a_minute, requests * seconds_each / 60)
    every, closed, share = await workplace.store.read(_periods, connection, first, last)
    return Estimate(
        connection=connection.name,
        first=first,
        last=last,
        streams=tuple(streams),
        minutes=math.ceil(minutes),
        periods=every,
        closed_periods=closed,
        postings_in_closed=round(sum(one.postings for one in streams) * share),
    )


def store_named(transaction: Transaction, name: str) -> StoredConnection:
    connection = connections.connection_named(transaction, name)
    if connection.connector == JDE:
        raise Problem("take_over.only_stores", connection=connection.name)
    return connection


async def first_page(source: Source, stream: str, window: Window) -> Page:
    """Read no more than the first page of a window, which says how many there are where the store does."""
    async with aclosing(source.pages(stream, window)) as pages:  # type: ignore[type-var]  # an async generator
        async for page in pages:
            return page
    return Page(documents=())


async def _stream(
    source: Source,
    connection: StoredConnection,
    spec: StreamSpec,
    window: Window,
    facts: Mapping[str, str],
) -> StreamEstimate:
    page = await first_page(source, spec.name, window)
    documents = page.expected_total if page.expected_total is not None else _reckoned(page, spec, window)
    share = _postings_each(connection, spec.name, page.documents, facts)
    return StreamEstimate(
        stream=spec.name,
        documents=documents,
        is_counted=page.expected_total is not None,
        requests=math.ceil(documents / spec.page_size + documents * spec.requests_each) + 1,
        postings=round(documents * share),
    )


def _asked_for_a_page(spec: StreamSpec, estimate: StreamEstimate) -> float:
    return 1 + spec.requests_each * min(estimate.documents, spec.page_size)


def _reckoned(page: Page, spec: StreamSpec, window: Window) -> int:
    """A full page covers a part of the window; the rest is taken to be like it."""
    found = len(page.documents)
    if found < spec.page_size:
        return found
    reached = max(document.modified_at for document in page.documents)
    part = (reached - window.start) / (window.end - window.start)
    return round(found / part) if part > 0 else found


def _postings_each(
    connection: StoredConnection, stream: str, sample: Iterable[RawDocument], facts: Mapping[str, str]
) -> float:
    """Say how many postings a document leads to; one that cannot be read yet leads to one that says so."""
    counts = [_postings_of(connection, stream, document, facts) for document in sample]
    return sum(counts) / len(counts) if counts else 1.0


def _postings_of(
    connection: StoredConnection, stream: str, document: RawDocument, facts: Mapping[str, str]
) -> int:
    context = TranslationContext(
        facts=facts, values=connection.values, related=lambda *_: None, parents=document.parents
    )
    translate = connector_spec(connection.connector).translate()
    try:
        translation = translate(stream, document.payload, context)
    except Problem:
        return 1
    if not translation.documents:
        return int(any(finding.blocks for finding in translation.findings))
    return sum(one.is_bookable for one in translation.documents)


def _periods(
    transaction: Transaction, connection: StoredConnection, first: date, last: date
) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """Return the fiscal periods of the range, the closed ones, and which share of the days these are."""
    target = connections.connection_named(transaction, connection.values["target"])
    lookup, books = MasterLookup(transaction, target.connection_id), bookkeeping_of(connection, target)
    company = lookup.company(books.company) if lookup.is_loaded else None
    if company is None:
        return (), (), 0.0
    calendar = company.calendar
    days = [first + _DAY * place for place in range((last - first).days + 1)]
    closed = [
        day
        for day in days
        if is_closed(
            calendar.verdict(day),
            document_type=books.document_type,
            before_cutoff_allowed=lookup.constants.before_cutoff_allowed,
        )
    ]

    def named(some: list[date]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(calendar.period_of(day) or "no period") for day in some))

    return named(days), named(closed), len(closed) / len(days)
