"""What the review screen shows and does, without Qt."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

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
from mlconnector_gui.store.queries.review import (
    PostingDetail,
    ReviewFilter,
    ReviewRow,
    ReviewView,
    posting_detail,
    review_counts,
    review_ids,
    review_rows,
)
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.screens.review.actions import Action, Offer, offers
from mlconnector_gui.ui.words.amounts import counted, totals_text

_ROWS_A_READ = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """Everything the screen draws, but for the rows of the grid, which it pages by id."""

    wanted: ReviewFilter = field(default_factory=ReviewFilter)
    counts: dict[ReviewView, int] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
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
        total = totals_text(row.gross for row in self.selected)
        return f"{counted(len(self.selected), 'posting')} selected, {total}"

    @property
    def has_changed_since_seen(self) -> bool:
        return self.detail is not None and self.detail.row.revision != self.seen_revision


class ReviewPresenter:
    """
    Keeps the state of the screen and acts through the services.

    An action goes to the service with the revisions that the person saw when selecting: what was prepared anew
    meanwhile is refused there.
    """

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = ReviewState()
        self._workplace = workplace
        self._engine = engine
        self._seen: dict[str, int] = {}

    @property
    def now(self) -> datetime:
        return self._workplace.now

    async def refresh(self) -> ReviewState:
        """Read counts, the snapshot of ids and the detail anew; what the person saw stays what they saw."""
        store = self._workplace.store
        wanted = self.state.wanted
        counts = await store.read(review_counts)
        ids = tuple(await store.read(review_ids, wanted))
        known = await list_connections(self._workplace)
        selected = await self.rows([row.posting_id for row in self.state.selected])
        detail = await self._detail(self.state.detail.row.posting_id if self.state.detail else None)
        self.state = replace(
            self.state,
            counts=counts,
            ids=ids,
            stores=tuple(one.name for one in known if one.connector != JDE),
            selected=tuple(selected),
            detail=detail,
        )
        return self.state

    async def show(self, wanted: ReviewFilter) -> ReviewState:
        self.state = replace(self.state, wanted=wanted)
        return await self.refresh()

    async def select(self, posting_ids: Sequence[str], current: str | None) -> ReviewState:
        """Turn to postings: their revisions now are what an action will be bound to."""
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

    async def rows(self, posting_ids: Sequence[str]) -> list[ReviewRow]:
        rows: list[ReviewRow] = []
        for start in range(0, len(posting_ids), _ROWS_A_READ):
            part = posting_ids[start : start + _ROWS_A_READ]
            rows += await self._workplace.store.read(review_rows, part)
        return rows

    async def approve(self) -> str:
        words = f"Approved {self._selection()}. Sending comes next; until then W withdraws the approval."
        await self._act(approve_postings)
        self._engine.wake()
        return words

    async def hold(self, reason: str) -> str:
        words = f"Held {self._selection()}."
        await hold_postings(self._workplace, self._all_seen(), reason=reason)
        await self._look_again()
        return words

    async def dismiss(self, reason: str) -> str:
        words = f"Dismissed {self._selection()}. Bring it back with W under “All”."
        await dismiss_postings(self._workplace, self._all_seen(), reason=reason)
        await self._look_again()
        return words

    async def withdraw(self) -> str:
        """Withdraw the approvals among the selection and bring the others back."""
        approved = [row for row in self.state.selected if row.state is PostingState.APPROVED]
        others = [row for row in self.state.selected if row.state is not PostingState.APPROVED]
        words = (
            f"Brought back {self._selection()}."
            if others
            else f"Withdrew the approval of {self._selection()}."
        )
        if approved:
            await withdraw_approvals(self._workplace, self._seen_of(approved))
        if others:
            await release_postings(self._workplace, self._seen_of(others))
            self._engine.wake()
        await self._look_again()
        return words

    async def preview_replay(self) -> ReplayPreview:
        return await preview_replay(self._workplace, self.state.selected[0].posting_id)

    async def replay(self, preview: ReplayPreview) -> str:
        """Replay as the preview showed it."""
        await replay_posting(self._workplace, Seen(posting_id=preview.posting_id, revision=preview.revision))
        await self._look_again()
        return f"{preview.explanation} was made anew."

    async def reverse(self, reason: str) -> str:
        """Draft the reversal and return its words."""
        posting = self.state.selected[0]
        await reverse_posting(self._workplace, self._seen_of([posting])[0], reason=reason)
        await self._look_again()
        return f"A reversal of {posting.explanation} waits for approval."

    async def fetch_now(self) -> str:
        for store in self.state.stores:
            await request_run(self._workplace, Job.PULL, connection=store)
        self._engine.wake()
        return f"Fetching from {', '.join(self.state.stores)}."

    async def payload(self, document_id: int) -> str:
        return await payload_text(self._workplace, document_id)

    async def _act(self, service: Callable[[Workplace, Sequence[Seen]], Awaitable[object]]) -> None:
        await service(self._workplace, self._all_seen())
        await self._look_again()

    async def _look_again(self) -> None:
        current = self.state.detail.row.posting_id if self.state.detail else None
        await self.select([row.posting_id for row in self.state.selected], current)
        await self.refresh()

    def _all_seen(self) -> list[Seen]:
        return self._seen_of(self.state.selected)

    def _seen_of(self, rows: Sequence[ReviewRow]) -> list[Seen]:
        return [
            Seen(posting_id=row.posting_id, revision=self._seen.get(row.posting_id, row.revision))
            for row in rows
        ]

    def _selection(self) -> str:
        selected = self.state.selected
        return selected[0].explanation if len(selected) == 1 else counted(len(selected), "posting")

    async def _detail(self, posting_id: str | None) -> PostingDetail | None:
        if posting_id is None:
            return None
        return await self._workplace.store.read(posting_detail, posting_id)
