"""What taking over a store's history asks and does, without Qt."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mlconnector_gui.services.request_run import run_result
from mlconnector_gui.services.take_over import (
    MonthProof,
    already_in_books,
    begin_fetch,
    prepare_taken_over,
    prove_take_over,
    set_parallel,
    take_over_of,
)
from mlconnector_gui.services.take_over_estimate import Estimate, estimate_take_over
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.runs import RunState
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.sentences import stored_sentence

_LOOK_SECONDS = 0.5
_MOST_MONTHS_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverState:
    """Everything the wizard draws."""

    store: str
    first: date
    today: date
    estimate: Estimate | None = None
    fetched: str = ""
    """How far the fetch is, in words."""
    is_fetching: bool = False
    is_fetched: bool = False
    proofs: tuple[MonthProof, ...] = ()
    is_parallel: bool = False

    @property
    def agrees(self) -> bool:
        return bool(self.proofs) and all(one.agrees for one in self.proofs)

    @property
    def estimate_words(self) -> str:
        found = self.estimate
        if found is None:
            return ""
        lines = [
            said(
                "{stream}: {count:,} as the store counts"
                if one.is_counted
                else "{stream}: {count:,} reckoned from one page",
                stream=spoken(one.stream).capitalize(),
                count=one.documents,
            )
            for one in found.streams
        ]
        closed = ", ".join(found.closed_periods) or said("none")
        return "\n".join(
            [
                *lines,
                said(
                    "{requests}, about {minutes}.",
                    requests=counted(found.requests, "request"),
                    minutes=counted(found.minutes, "minute"),
                ),
                said(
                    "{postings} over {periods}.",
                    postings=counted(found.postings, "posting"),
                    periods=counted(len(found.periods), "period"),
                ),
                said(
                    "Closed in JD Edwards: {closed}; about {postings} in them.",
                    closed=closed,
                    postings=counted(found.postings_in_closed, "posting"),
                ),
            ]
        )

    @property
    def proof_words(self) -> str:
        differing = [one for one in self.proofs if not one.agrees]
        lines = [
            said(
                "{month}  {stream}: the store {source:,}, the archive {archive:,}",
                month=one.month,
                stream=spoken(one.stream),
                source=one.source,
                archive=one.archive,
            )
            for one in (differing or self.proofs)[:_MOST_MONTHS_SHOWN]
        ]
        if not self.proofs:
            return ""
        head = (
            said("The archive holds what the store counts, month by month.")
            if not differing
            else said("These months differ. Fetch again; if it stays, ask the store's administrator.")
        )
        return "\n".join([head, *lines])


class TakeOverPresenter:
    """Range, fetch, proof, decision: each kept by the services, so that the wizard can be left and begun again."""

    def __init__(self, workplace: Workplace, engine: EngineHandle, store: str) -> None:
        today = workplace.now.date()
        self.state = TakeOverState(store=store, first=today - timedelta(days=90), today=today)
        self._workplace, self._engine = workplace, engine

    async def begin(self) -> TakeOverState:
        known = await take_over_of(self._workplace, self.state.store)
        self.state = replace(
            self.state,
            first=known.fetched_from or self.state.first,
            is_fetched=known.fetched_from is not None,
            is_parallel=known.is_parallel,
        )
        return self.state

    async def estimate(self, first: date) -> TakeOverState:
        """Ask the store for one page of each stream."""
        found = await estimate_take_over(self._workplace, self.state.store, first=first)
        self.state = replace(self.state, first=first, estimate=found)
        return self.state

    async def fetch(self, first: date) -> AsyncIterator[TakeOverState]:
        """Bring the history into the archive; yields how far it is until the engine is through."""
        run_id = await begin_fetch(self._workplace, self.state.store, first=first)
        self._engine.wake()
        self.state = replace(self.state, first=first, is_fetching=True, is_fetched=False, proofs=())
        run = await run_result(self._workplace, run_id)
        while not run.is_over:
            self.state = replace(self.state, fetched=_counts(run.counts) or said("Waiting for the engine…"))
            yield self.state
            await self._workplace.network.clock.sleep(_LOOK_SECONDS)
            run = await run_result(self._workplace, run_id)
        is_done = run.state is RunState.SUCCEEDED
        told = _counts(run.counts) if is_done else stored_sentence(run.problem or {"code": "run.bug"}).text
        self.state = replace(self.state, fetched=told, is_fetching=False, is_fetched=is_done)
        yield self.state

    async def prove(self) -> TakeOverState:
        proofs = tuple(await prove_take_over(self._workplace, self.state.store))
        self.state = replace(self.state, proofs=proofs)
        return self.state

    async def book_all(self, *, is_parallel: bool) -> str:
        await self._set_parallel(is_parallel=is_parallel)
        await prepare_taken_over(self._workplace, self.state.store)
        self._engine.wake()
        return said(
            "What was fetched from {store} is prepared; it waits under Review.", store=self.state.store
        )

    async def in_books(self, until: date, *, is_parallel: bool) -> str:
        await self._set_parallel(is_parallel=is_parallel)
        await already_in_books(self._workplace, self.state.store, until=until)
        self._engine.wake()
        return said(
            "Everything of {store} up to {until} counts as booked already, and is not booked.",
            store=self.state.store,
            until=until,
        )

    async def _set_parallel(self, *, is_parallel: bool) -> None:
        if is_parallel != self.state.is_parallel:
            await set_parallel(self._workplace, self.state.store, is_parallel=is_parallel)
            self.state = replace(self.state, is_parallel=is_parallel)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{spoken(name)} {number:,}" for name, number in counts.items())
