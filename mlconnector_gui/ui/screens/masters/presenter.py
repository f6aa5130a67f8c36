"""What the masters screen shows and does, without Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mlconnector_gui.accounting.master_records import MasterKind
from mlconnector_gui.services import masters
from mlconnector_gui.services.masters import MasterRow, MastersStatus
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.masters_view import MOST_FOUND
from mlconnector_gui.store.repositories.masters import StoredMasterTable
from mlconnector_gui.store.repositories.runs import TOTAL_SUFFIX
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.words.amounts import counted, progress_text
from mlconnector_gui.ui.words.language import said, within
from mlconnector_gui.ui.words.masters import KIND_WORDS
from mlconnector_gui.ui.words.sentences import stored_sentence

_UNDER_WAY = frozenset({"queued", "running"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshProgress:
    """How far the run under way is."""

    run_id: str
    words: str
    done: int = 0
    total: int = 0
    """0 where JDE did not tell how many there are."""
    is_stopping: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MastersState:
    """Everything the screen draws, but for the rows of the grids."""

    connections: tuple[str, ...] = ()
    status: MastersStatus | None = None
    kind: MasterKind = MasterKind.ACCOUNTS
    text: str = ""
    ids: tuple[int, ...] = ()
    is_searched: bool = True
    """False for the address book until JDE was asked."""

    @property
    def tables(self) -> tuple[StoredMasterTable, ...]:
        return self.status.tables if self.status else ()

    @property
    def table(self) -> StoredMasterTable | None:
        return next((one for one in self.tables if one.kind is self.kind), None)

    @property
    def progress(self) -> RefreshProgress | None:
        run = self.status.last_run if self.status else None
        if run is None or run.state not in _UNDER_WAY:
            return None
        words, done, total = _reading(run.counts)
        if run.state == "queued":
            words = said("Waiting for the engine")
        return RefreshProgress(
            run_id=run.run_id, words=words, done=done, total=total, is_stopping=run.is_stopping
        )

    @property
    def problem(self) -> str:
        """Why the last refresh did not succeed."""
        run = self.status.last_run if self.status else None
        return stored_sentence(run.problem).text if run and run.problem else ""

    @property
    def found_words(self) -> str:
        if not self.is_searched or self.status is None:
            return ""
        name = "record" if self.kind is not MasterKind.ACCOUNTS else "account"
        if self.text and len(self.ids) == MOST_FOUND:
            return said("the best {count:,}", count=MOST_FOUND)
        return counted(len(self.ids), name)

    @property
    def empty(self) -> tuple[str, str]:
        """Why there is nothing, and what comes next."""
        if not self.connections:
            return (
                said("JD Edwards is not connected yet."),
                said("Connect it first; its accounts, business units and periods are read then."),
            )
        if self.kind is MasterKind.ADDRESSES and not self.is_searched:
            return (
                said("The address book is not copied."),
                said(
                    "Type a number, a tax id or a part of a name and press Enter: JD Edwards itself is asked."
                ),
            )
        if self.text:
            return (
                said("Nothing matches “{text}”.", text=self.text),
                said("Type less of it, or refresh if it is new in JD Edwards."),
            )
        if self.table is None or self.table.loaded_at is None:
            return (
                said("{table} were never read.", table=said(KIND_WORDS[self.kind])),
                said("Press “Refresh this table” to read them from JD Edwards."),
            )
        return (
            said("JD Edwards has no {table}.", table=within(said(KIND_WORDS[self.kind]))),
            said("Nothing needs doing."),
        )


class MastersPresenter:
    """Keeps one connection, one table and one search."""

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = MastersState()
        self._workplace, self._engine = workplace, engine
        self._chosen = ""
        self._addresses: tuple[MasterRow, ...] = ()

    @property
    def now(self) -> datetime:
        return self._workplace.now

    async def refresh(self) -> MastersState:
        """Read tables and progress anew; what was searched for is searched again if its table changed."""
        known = tuple(one.name for one in await masters.ledger_connections(self._workplace))
        if self._chosen not in known:
            self._chosen = known[0] if known else ""
        status = await masters.masters_status(self._workplace, self._chosen) if self._chosen else None
        before = self.state.table, self.state.status
        self.state = replace(self.state, connections=known, status=status)
        if (self.state.table, bool(status)) != (before[0], bool(before[1])):
            return await self.search(self.state.text)
        return self.state

    async def choose_connection(self, name: str) -> MastersState:
        self._chosen = name
        self.state = replace(self.state, status=None, ids=())
        return await self.refresh()

    async def choose_kind(self, kind: MasterKind) -> MastersState:
        if kind is not self.state.kind:
            self._addresses = ()
            self.state = replace(self.state, kind=kind)
        return await self.search(self.state.text)

    async def search(self, text: str) -> MastersState:
        """Find what is typed; the address book is only searched by `ask_addresses`."""
        kind, status = self.state.kind, self.state.status
        if status is None:
            self.state = replace(self.state, text=text, ids=())
        elif kind is MasterKind.ADDRESSES:
            self._addresses = ()
            self.state = replace(self.state, text=text, ids=(), is_searched=False)
        else:
            connection_id = status.connection.connection_id
            ids = tuple(await masters.found_ids(self._workplace, connection_id, kind, text))
            self.state = replace(self.state, text=text, ids=ids, is_searched=True)
        return self.state

    async def ask_addresses(self, text: str) -> MastersState:
        """Ask JDE for addresses; found ones are shown, not kept."""
        if self.state.kind is not MasterKind.ADDRESSES or not self._chosen or not text.strip():
            return self.state
        found = await masters.find_addresses(self._workplace, self._chosen, text)
        self._addresses = tuple(
            MasterRow(record_id=place, record=record) for place, record in enumerate(found)
        )
        ids = tuple(row.record_id for row in self._addresses)
        self.state = replace(self.state, text=text, ids=ids, is_searched=True)
        return self.state

    async def rows(self, ids: Sequence[int]) -> list[MasterRow]:
        if self.state.kind is MasterKind.ADDRESSES:
            return [self._addresses[one] for one in ids if one < len(self._addresses)]
        return await masters.found_rows(self._workplace, ids)

    async def tables(self, kinds: Sequence[str]) -> list[StoredMasterTable]:
        wanted = set(kinds)
        return [one for one in self.state.tables if one.kind.value in wanted]

    async def ask_refresh(self, *, only_this: bool, whole: bool) -> MastersState:
        kinds = (self.state.kind,) if only_this else ()
        await masters.refresh_masters(self._workplace, self._chosen, kinds=kinds, whole=whole)
        self._engine.wake()
        return await self.refresh()

    async def cancel(self) -> MastersState:
        progress = self.state.progress
        if progress is not None:
            await masters.cancel_refresh(self._workplace, progress.run_id)
        return await self.refresh()


def _reading(counts: Mapping[str, int]) -> tuple[str, int, int]:
    """Say which table is being read: the last one that has a count or a total."""
    begun = [kind for kind in MasterKind if kind.value in counts or f"{kind.value}{TOTAL_SUFFIX}" in counts]
    if not begun:
        return said("Reading from JD Edwards"), 0, 0
    kind = begun[-1]
    done, total = counts.get(kind.value, 0), counts.get(f"{kind.value}{TOTAL_SUFFIX}", 0)
    return (
        said(
            "Reading {table}: {progress}",
            table=within(said(KIND_WORDS[kind])),
            progress=progress_text(done, total),
        ),
        done,
        total,
    )
