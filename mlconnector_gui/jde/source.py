"""JDE as a source of documents: rows that changed, by day of their last change, whole thing by whole thing."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Page, Proof, RawDocument, Standing, Window
from mlconnector_gui.jde.data_service import Condition, DataService, TableRead, equal, one_of, since_days_ago
from mlconnector_gui.jde.rows import Row
from mlconnector_gui.jde.streams import (
    CHANGED_AT,
    CHANGED_AT_ELSEWHERE,
    CHANGED_ON,
    TABLE_STREAMS,
    Beside,
    TableStream,
)

_ASKED_AT_ONCE = 100
_FROM_THE_BEGINNING = date(1990, 1, 1)
"""A window that begins before asks for everything, without a condition."""
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_UNREADABLE = "jde.table_unreadable"

Things = dict[tuple[str, ...], dict[str, list[Mapping[str, str]]]]
"""By identity, the rows of each table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JdeSource:
    """
    One JDE environment as a `Source`; reads tables through the data service alone.

    JDE tells the day of a row's last change by the server's clock and nothing of deletions. So the days of a window
    are read one wider than asked, whatever the server's zone is, and what is given twice is known by its bytes. The
    session is its ledger's, and closed with that.
    """

    data_service: DataService
    clock: Clock

    async def prove(self) -> AsyncIterator[Proof]:
        """Look into every table that is read, but for those that few sites show."""
        streams = [one for one in TABLE_STREAMS.values() if not one.only_if_wanted]
        for stream in streams:
            for read in stream.tables:
                try:
                    await self.data_service.any_rows(read, size=1)
                except Problem as problem:
                    yield Proof(what="tables", standing=Standing.FAILED, problem=problem)
                    return
        tables = ", ".join(read.table for one in streams for read in one.tables)
        yield Proof(what="tables", standing=Standing.PROVED, params={"tables": tables})

    async def facts(self) -> Mapping[str, str]:
        return {}

    async def pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        wanted = TABLE_STREAMS[stream]
        changed = await self._changed(wanted, window)
        for start in range(0, max(len(changed), 1), _ASKED_AT_ONCE):
            some = changed[start : start + _ASKED_AT_ONCE]
            documents = await self._documents(wanted, (one_of(wanted.identity[0], *some),)) if some else ()
            yield Page(documents=tuple(documents))

    async def fetch(self, stream: str, external_id: str) -> RawDocument:
        """Read one thing by its identity; an id may come from outside, so its form is checked."""
        wanted = TABLE_STREAMS[stream]
        parts = external_id.split("/")
        if len(parts) != len(wanted.identity) or not all(part.isascii() and part.isalnum() for part in parts):
            raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)
        if not parts[0].isdigit():
            raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)
        conditions = tuple(equal(*pair) for pair in zip(wanted.identity, parts, strict=True))
        found = await self._documents(wanted, conditions)
        for document in found:
            if document.external_id == external_id:
                return document
        raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)

    async def close(self) -> None:
        """Nothing is open but the ledger."""

    async def _changed(self, stream: TableStream, window: Window) -> list[Decimal | str]:
        """Return the leading keys of what changed in the window, in order."""
        first = window.start.date()
        found: dict[Decimal | str, None] = {}
        conditions = stream.at_first
        is_everything = first <= _FROM_THE_BEGINNING
        if not is_everything:
            today = self.clock.now().date()
            conditions = (since_days_ago(CHANGED_ON, max((today - first).days, 0) + 1),)
        for read in stream.tables:
            async for row in self._rows(stream, _dates_of(read, conditions)):
                day = row.day(CHANGED_ON)
                if is_everything or (day is not None and day >= first - timedelta(days=1)):
                    found.setdefault(_key(row, stream.identity[0]))
        return sorted(found, key=lambda key: (str(type(key)), key))

    async def _documents(
        self, stream: TableStream, conditions: tuple[Condition, ...]
    ) -> Sequence[RawDocument]:
        things: Things = {}
        for read in stream.tables:
            async for row in self._rows(stream, replace(read, conditions=conditions)):
                identity = tuple(_text(row.raw(alias)) for alias in stream.identity)
                parts = things.setdefault(identity, {one.table: [] for one in stream.tables})
                parts[read.table].append({alias: _text(row.raw(alias)) for alias in read.columns})
        head = stream.tables[0].table
        for beside in stream.beside:
            await self._put_beside(stream, beside, [parts for parts in things.values() if parts[head]])
        return [
            _document(stream, identity, parts) for identity, parts in sorted(things.items()) if parts[head]
        ]

    async def _put_beside(
        self, stream: TableStream, beside: Beside, things: Sequence[dict[str, list[Mapping[str, str]]]]
    ) -> None:
        """Add to each thing the rows that its head points at."""
        pointed = [_pointed_at(parts[stream.tables[0].table][0], beside) for parts in things]
        wanted = sorted({key for keys in pointed for key in keys}, key=int)
        found: dict[str, list[Mapping[str, str]]] = {}
        for start in range(0, len(wanted), _ASKED_AT_ONCE):
            some = [Decimal(key) for key in wanted[start : start + _ASKED_AT_ONCE]]
            async for row in self._rows(
                stream, replace(beside.read, conditions=(one_of(beside.key, *some),))
            ):
                cells = {alias: _text(row.raw(alias)) for alias in beside.read.columns}
                found.setdefault(cells[beside.key], []).append(cells)
        for parts, keys in zip(things, pointed, strict=True):
            parts[beside.read.table] = [cells for key in keys for cells in found.get(key, ())]

    async def _rows(self, stream: TableStream, read: TableRead) -> AsyncIterator[Row]:
        try:
            async for page in self.data_service.pages(read):
                for row in page:
                    yield row
        except Problem as problem:
            if problem.code != _UNREADABLE or read.table not in stream.may_be_hidden:
                raise


def _pointed_at(head: Mapping[str, str], beside: Beside) -> list[str]:
    """Address numbers and the like; none is a blank or a zero."""
    keys = dict.fromkeys(head[alias] for alias in beside.pointed_at_by)
    return [key for key in keys if key.isdigit() and key != "0"]


def _dates_of(read: TableRead, conditions: tuple[Condition, ...]) -> TableRead:
    return replace(read, columns=(CHANGED_ON,), conditions=conditions)


def _document(
    stream: TableStream, identity: tuple[str, ...], parts: Mapping[str, Sequence[Mapping[str, str]]]
) -> RawDocument:
    changed = max(_moments(parts), default=_LONG_AGO)
    tree = {"identity": list(identity), "tables": parts}
    external_id = "/".join(identity)
    return RawDocument(
        external_id=external_id,
        parents=((stream.parent, external_id),) if stream.parent else (),
        payload=json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(),
        created_at=changed,
        modified_at=changed,
    )


def _moments(parts: Mapping[str, Sequence[Mapping[str, str]]]) -> Iterator[datetime]:
    """The server's clock, taken for UTC: it serves to show, not to find."""
    for rows in parts.values():
        for row in rows:
            if row.get(CHANGED_ON, "") not in {"", "0"}:
                told = row.get(CHANGED_AT) or row.get(CHANGED_AT_ELSEWHERE, "")
                clock = told.rjust(6, "0") if told.isdigit() else "000000"
                yield datetime.combine(date.fromisoformat(row[CHANGED_ON]), _time(clock), UTC)


def _time(digits: str) -> time:
    try:
        return time(int(digits[-6:-4]), int(digits[-4:-2]), int(digits[-2:]))
    except ValueError:
        return time()


def _key(row: Row, alias: str) -> Decimal | str:
    value = row.raw(alias)
    return value if isinstance(value, Decimal | str) else Decimal(str(value))


def _text(value: object) -> str:
    """Write a cell so that equal cells are equal texts, whatever padding and zeros a server gives them."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value).strip()
