"""What a person does about the one posting that is shown, beyond deciding about many: mend, annotate, look behind."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path

from mlconnector_gui.accounting.receipt_matching import ManualMatch
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.treatments import Treatment
from mlconnector_gui.services.annotate import attach_file, comment_on, save_attachment
from mlconnector_gui.services.choose_date import DatesOfPosting, choose_gl_date, dates_of_posting
from mlconnector_gui.services.delta import correct_by_difference
from mlconnector_gui.services.documents_behind import LineContents, line_contents
from mlconnector_gui.services.explain_account import Explanation, explain_line
from mlconnector_gui.services.payload_difference import FieldDifference, source_difference
from mlconnector_gui.services.receipt_matches import match_by_hand
from mlconnector_gui.services.replay import ReplayPreview, preview_replay
from mlconnector_gui.services.source_decisions import ignore_source_change
from mlconnector_gui.services.source_rows import RowsOfLine, rows_of_line
from mlconnector_gui.services.state_outcome import state_absent, state_found
from mlconnector_gui.services.treat_refund import treat_refund
from mlconnector_gui.services.waiting_receipt import WaitingReceipt, waiting_receipt
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.screens.review.chosen import Chosen
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.states import state_words

LookAgain = Callable[[], Awaitable[None]]


class MendingPresenter:
    """Acts on a posting as it was seen, and has the screen look again; each act returns what to say of it."""

    def __init__(self, workplace: Workplace, engine: EngineHandle, look_again: LookAgain) -> None:
        self._workplace = workplace
        self._engine = engine
        self._look_again = look_again

    async def waiting_receipt(self, chosen: Chosen) -> WaitingReceipt:
        return await waiting_receipt(self._workplace, chosen.posting_ids[0])

    async def match(self, chosen: Chosen, decided: Sequence[ManualMatch], reason: str) -> str:
        state = await match_by_hand(self._workplace, chosen.seen[0], decided, reason=reason)
        self._engine.wake()
        await self._look_again()
        if state is PostingState.BLOCKED:
            return said(
                "Matched {posting}. Something else still stops it; see the checks.", posting=chosen.name
            )
        return said("Matched {posting}: {state}.", posting=chosen.name, state=state_words(state).word.lower())

    async def treat(self, chosen: Chosen, treatment: Treatment, reason: str) -> str:
        await treat_refund(self._workplace, chosen.seen[0], treatment=treatment, reason=reason)
        self._engine.wake()
        await self._look_again()
        return said("Chosen for {posting}. It is prepared again now.", posting=chosen.name)

    async def dates(self, chosen: Chosen) -> DatesOfPosting:
        return await dates_of_posting(self._workplace, chosen.posting_ids[0])

    async def choose_date(self, chosen: Chosen, gl_date: date, reason: str) -> str:
        state = await choose_gl_date(self._workplace, chosen.seen[0], gl_date=gl_date, reason=reason)
        await self._look_again()
        return said(
            "{posting} is dated {date}: {state}.",
            posting=chosen.name,
            date=gl_date.isoformat(),
            state=state_words(state).word.lower(),
        )

    async def book_difference(self, chosen: Chosen, reason: str) -> str:
        await correct_by_difference(self._workplace, chosen.seen[0], reason=reason)
        await self._look_again()
        return said("The difference of {posting} waits for approval.", posting=chosen.name)

    async def ignore_change(self, chosen: Chosen, reason: str) -> str:
        await ignore_source_change(self._workplace, chosen.seen[0], reason=reason)
        await self._look_again()
        return said("{posting} stands as it was sent.", posting=chosen.name)

    async def state_found(self, chosen: Chosen, *, company: str, document_type: str, number: int) -> str:
        await state_found(
            self._workplace, chosen.seen[0], company=company, document_type=document_type, number=number
        )
        await self._look_again()
        return said(
            "{posting} is confirmed: {document_type} {number} is as approved.",
            posting=chosen.name,
            document_type=document_type,
            number=number,
        )

    async def state_absent(self, chosen: Chosen, reason: str) -> str:
        missing = await state_absent(self._workplace, chosen.seen[0], reason=reason)
        self._engine.wake()
        await self._look_again()
        if missing:
            return said("Noted for {posting}. A second person must state the same.", posting=chosen.name)
        return said("{posting} is approved again and sent next.", posting=chosen.name)

    async def comment(self, chosen: Chosen, text: str) -> str:
        await comment_on(self._workplace, chosen.posting_ids[0], text)
        await self._look_again()
        return said("The comment is kept with {posting}.", posting=chosen.name)

    async def attach(self, chosen: Chosen, path: Path, text: str) -> str:
        await attach_file(self._workplace, chosen.posting_ids[0], path, text=text)
        await self._look_again()
        return said("A copy of {file} is kept with {posting}.", file=path.name, posting=chosen.name)

    async def save_attachment(self, note_id: str, path: Path) -> str:
        await save_attachment(self._workplace, note_id, path)
        return said("Saved {path}.", path=path.name)

    async def difference(self, chosen: Chosen) -> tuple[ReplayPreview, list[FieldDifference]]:
        """Return what changed: in the entry that would be made now, and in the store's own document."""
        posting_id = chosen.posting_ids[0]
        fields = await source_difference(self._workplace, posting_id)
        return await preview_replay(self._workplace, posting_id), fields

    async def explain(self, chosen: Chosen, line: int) -> Explanation:
        """Say why a line has its account."""
        return await explain_line(self._workplace, chosen.posting_ids[0], line)

    async def rows_behind(self, chosen: Chosen, line: int) -> RowsOfLine | None:
        """Return the store's own rows under a line."""
        return await rows_of_line(self._workplace, chosen.posting_ids[0], line)

    async def documents_behind(self, chosen: Chosen, line: int) -> LineContents:
        """Return every document that is added up in a line."""
        return await line_contents(self._workplace, chosen.posting_ids[0], line)
