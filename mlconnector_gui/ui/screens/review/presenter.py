"""What the review screen shows and does, without Qt."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.services.connect import JDE, list_connections
from mlconnector_gui.services.correct import reverse_posting
from mlconnector_gui.services.replay import ReplayPreview, preview_replay, replay_posting
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.review import (
    Seen,
    approve_postings,
    dismiss_postings,
    hold_postings,
    release_postings,
    withdraw_approvals,
)
from mlconnector_gui.services.trace import payload_text
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.approval_summary import ApprovalSummary, approval_summary
from mlconnector_gui.store.queries.review import (
    PostingDetail,
    ReviewFilter,
    ReviewRow,
    ReviewView,
    first_review_ids,
    posting_detail,
    review_counts,
    review_ids,
    review_rows,
)
from mlconnector_gui.store.repositories.runs import recent_runs
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.screens.review.actions import Action, Offer, offers
from mlconnector_gui.ui.screens.review.chosen import Chosen
from mlconnector_gui.ui.screens.review.mending_presenter import MendingPresenter
from mlconnector_gui.ui.screens.review.mends import Mend, mend_of
from mlconnector_gui.ui.words.amounts import counted, totals_text
from mlconnector_gui.ui.words.language import said

_ROWS_A_READ = 10_000
_FIRST_ROWS = 200
"""More than a screen has, so that the first page is whole."""
_LOOKED_AT_RUNS = 50
_FETCHING = {Job.PULL.value, Job.PREPARE.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """Everything the screen draws, but for the rows of the grid, which it pages by id."""

    wanted: ReviewFilter = field(default_factory=ReviewFilter)
    counts: dict[ReviewView, int] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    is_whole: bool = True
    """All of the queue is there, not only what stands on top of it."""
    stores: tuple[str, ...] = ()
    fetching: tuple[str, ...] = ()
    """Stores from which a fetch waits or runs."""
    selected: tuple[ReviewRow, ...] = ()
    detail: PostingDetail | None = None
    seen_revision: int = 0
    """Revision of the detail's posting when the person turned to it."""

    @property
    def offers(self) -> dict[Action, Offer]:
        return offers(self.selected)

    @property
    def selection_words(self) -> str:
        if not self.selected:
            return ""
        many = said("{postings} selected", postings=counted(len(self.selected), "posting"))
        total = totals_text(row.gross for row in self.selected if row.moves_money)
        return ", ".join(filter(None, (many, total)))

    @property
    def mend(self) -> Mend | None:
        """How what stops the posting shown can be mended here; None where it cannot, or nothing stops it."""
        return mend_of(self.detail) if self.detail is not None else None

    @property
    def has_changed_since_seen(self) -> bool:
        return self.detail is not None and self.detail.row.revision != self.seen_revision


class ReviewPresenter:
    """
    Keeps the state of the screen and acts through the services.

    An action goes to the service with the revisions that the person saw when selecting: what was prepared anew
    meanwhile is refused there. Reading is one at a time, so that an older answer never covers a newer selection.
    """

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = ReviewState()
        self.mending = MendingPresenter(workplace, engine, self._look_again)
        self._workplace = workplace
        self._engine = engine
        self._seen: dict[str, int] = {}
        self._reading = asyncio.Lock()

    @property
    def now(self) -> datetime:
        return self._workplace.now

    @property
    def chosen(self) -> Chosen:
        rows = self.state.selected
        return Chosen(rows=rows, seen=tuple(self._as_seen(row) for row in rows))

    async def refresh(self) -> ReviewState:
        """Read counts, the snapshot of ids and the detail anew; what the person saw stays what they saw."""
        async with self._reading:
            return await self._refresh()

    async def begin(self, wanted: ReviewFilter) -> ReviewState:
        """Read what stands on top of a queue, which is there at once however long it is; `show` brings the rest."""
        async with self._reading:
            asked = replace(wanted, today=self._today)
            ids = await self._workplace.store.read(first_review_ids, asked, limit=_FIRST_ROWS)
            is_whole = len(ids) < _FIRST_ROWS
            self.state = replace(self.state, wanted=wanted, ids=tuple(ids), is_whole=is_whole)
            return self.state

    async def show(self, wanted: ReviewFilter) -> ReviewState:
        async with self._reading:
            self.state = replace(self.state, wanted=wanted)
            return await self._refresh()

    async def select(self, posting_ids: Sequence[str], current: str | None) -> ReviewState:
        """Turn to postings: their revisions now are what an action will be bound to."""
        async with self._reading:
            return await self._select(posting_ids, current)

    async def rows(self, posting_ids: Sequence[str]) -> list[ReviewRow]:
        rows: list[ReviewRow] = []
        for start in range(0, len(posting_ids), _ROWS_A_READ):
            part = posting_ids[start : start + _ROWS_A_READ]
            rows += await self._workplace.store.read(review_rows, part)
        return rows

    async def summary(self, chosen: Chosen) -> ApprovalSummary:
        """Say what an approval of many postings would come to."""
        return await self._workplace.store.read(approval_summary, chosen.posting_ids)

    async def approve(self, chosen: Chosen) -> str:
        approved = await approve_postings(self._workplace, chosen.seen)
        self._engine.wake()
        await self._look_again()
        if waiting := len(set(chosen.seen)) - approved:
            return said(
                "Approved {postings}; {waiting:,} wait for a second person, by the policy.",
                postings=counted(approved, "posting"),
                waiting=waiting,
            )
        return said(
            "Approved {posting}. Sending comes next; until then W withdraws the approval.",
            posting=chosen.name,
        )

    async def hold(self, chosen: Chosen, reason: str) -> str:
        await hold_postings(self._workplace, chosen.seen, reason=reason)
        await self._look_again()
        return said("Held {posting}.", posting=chosen.name)

    async def dismiss(self, chosen: Chosen, reason: str) -> str:
        await dismiss_postings(self._workplace, chosen.seen, reason=reason)
        await self._look_again()
        return said("Dismissed {posting}. Under “All”, W brings it back.", posting=chosen.name)

    async def withdraw(self, chosen: Chosen) -> str:
        """Withdraw the approvals among the chosen and bring the others back."""
        pairs = list(zip(chosen.rows, chosen.seen, strict=True))
        approved = [seen for row, seen in pairs if row.state is PostingState.APPROVED]
        others = [seen for row, seen in pairs if row.state is not PostingState.APPROVED]
        if approved:
            await withdraw_approvals(self._workplace, approved)
        if others:
            await release_postings(self._workplace, others)
            self._engine.wake()
        await self._look_again()
        return (
            said("Brought back {posting}.", posting=chosen.name)
            if others
            else said("Withdrew the approval of {posting}.", posting=chosen.name)
        )

    async def preview_replay(self, chosen: Chosen) -> ReplayPreview:
        return await preview_replay(self._workplace, chosen.rows[0].posting_id)

    async def replay(self, preview: ReplayPreview) -> str:
        """Replay as the preview showed it."""
        await replay_posting(self._workplace, Seen(posting_id=preview.posting_id, revision=preview.revision))
        await self._look_again()
        return said("{explanation} was made anew.", explanation=preview.explanation)

    async def reverse(self, chosen: Chosen, reason: str) -> str:
        await reverse_posting(self._workplace, chosen.seen[0], reason=reason)
        self._engine.wake()
        await self._look_again()
        return said("A reversal of {posting} waits for approval.", posting=chosen.name)

    @property
    def shown(self) -> Chosen | None:
        """The posting whose entry is shown, as it was seen."""
        detail = self.state.detail
        if detail is None:
            return None
        seen = Seen(posting_id=detail.row.posting_id, revision=self.state.seen_revision)
        return Chosen(rows=(detail.row,), seen=(seen,))

    async def fetch_now(self) -> str:
        for store in self.state.stores:
            await request_run(self._workplace, Job.PULL, connection=store)
        self._engine.wake()
        return said("Fetching from {stores}.", stores=", ".join(self.state.stores))

    async def payload(self, document_id: int) -> str:
        return await payload_text(self._workplace, document_id)

    async def _refresh(self) -> ReviewState:
        store, state = self._workplace.store, self.state
        ids = tuple(await store.read(review_ids, replace(state.wanted, today=self._today)))
        counts = await store.read(review_counts, self._today)
        known = await list_connections(self._workplace)
        runs = await store.read(recent_runs, limit=_LOOKED_AT_RUNS)
        busy = {run.connection_id for run in runs if run.job in _FETCHING and not run.is_over}
        selected = await self.rows([row.posting_id for row in state.selected])
        detail = await self._detail(state.detail.row.posting_id if state.detail else None)
        self.state = replace(
            state,
            counts=counts,
            ids=ids,
            is_whole=True,
            stores=tuple(one.name for one in known if one.connector != JDE),
            fetching=tuple(one.name for one in known if one.connector != JDE and one.connection_id in busy),
            selected=tuple(selected),
            detail=detail,
        )
        return self.state

    async def _select(self, posting_ids: Sequence[str], current: str | None) -> ReviewState:
        selected = await self.rows(posting_ids)
        detail = await self._detail(current)
        self._seen = {row.posting_id: row.revision for row in selected}
        self.state = replace(
            self.state,
            selected=tuple(selected),
            detail=detail,
            seen_revision=detail.row.revision if detail else 0,
        )
        return self.state

    async def _look_again(self) -> None:
        """Show what the person's own action led to; that counts as seen."""
        async with self._reading:
            current = self.state.detail.row.posting_id if self.state.detail else None
            await self._select([row.posting_id for row in self.state.selected], current)
            await self._refresh()

    @property
    def _today(self) -> date:
        return self.now.astimezone().date()

    def _as_seen(self, row: ReviewRow) -> Seen:
        return Seen(posting_id=row.posting_id, revision=self._seen.get(row.posting_id, row.revision))

    async def _detail(self, posting_id: str | None) -> PostingDetail | None:
        if posting_id is None:
            return None
        return await self._workplace.store.read(posting_detail, posting_id)
