"""The form route: P0911 filled in through AIS, where a site has no orchestration; doubts are for a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.answers import Json, edit_errors_in, error_text, errors_in, warnings_in
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.form_contract import FormContract
from mlconnector_gui.jde.forms import (
    closing,
    entering,
    holds_all,
    is_on_entry_form,
    opening,
    stack_of,
    whole_form,
)
from mlconnector_gui.jde.login import LiveSession
from mlconnector_gui.jde.look_up import ReferenceSearch
from mlconnector_gui.jde.outcome import read_call
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome, ResolutionTimes
from mlconnector_gui.jde.routes.batch_judgement import accepted, in_doubt
from mlconnector_gui.jde.routes.gate import WriteGate
from mlconnector_gui.jde.routes.waiting import growing_waits

_HAS_STACKS = "applicationStack"
_APPLICATION_STACK, _FORM_SERVICE = "appstack", "formservice"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRoute:
    """
    Fills in P0911's entry form and presses OK, once.

    The form tells no document number, so a complete answer without errors is believed when the ledger shows the
    reference, and not before. Nothing in JDE refuses a second entry: what stays in doubt is never sent again without
    a person. Where the server has application stacks, the list is opened first and Add pressed there, as a person
    does; older ones get the entry form in one call.
    """

    gate: WriteGate
    search: ReferenceSearch
    contract: FormContract
    times: ResolutionTimes
    clock: Clock

    @property
    def proves_absence(self) -> bool:
        return False

    @property
    def key_space(self) -> str:
        return ""

    async def submit(self, sent: JournalContent, *, not_after: datetime) -> Outcome:
        if not holds_all(sent, self.contract):
            return _not_sent(Problem("jde.form_lacks_columns", cause=Cause.VALIDATION))
        try:
            live = await self.gate.session_before(not_after)
            server = await self.gate.session.server()
        except Problem as problem:
            return _not_sent(problem)
        if server.capabilities and _HAS_STACKS not in server.capabilities:
            body = whole_form(sent, self.contract, live.literals)
            answer = await self._call(live, _FORM_SERVICE, body)
            return await self._judged(sent, answer)
        return await self._entered_on_a_stack(live, sent, not_after=not_after)

    async def seen(self, sent: JournalContent) -> LookUp:
        return await self.search.seen(sent)

    async def look_up(self, sent: JournalContent, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)

    async def _entered_on_a_stack(
        self, live: LiveSession, sent: JournalContent, *, not_after: datetime
    ) -> Outcome:
        opened = await self._call(live, _APPLICATION_STACK, opening(self.contract))
        stack = None if isinstance(opened, Outcome) else stack_of(opened)
        if isinstance(opened, Outcome) or stack is None or not is_on_entry_form(opened, self.contract):
            return _not_sent(_not_opened(opened))
        if self.gate.now() >= not_after:
            await self._close(live, stack)
            return _not_sent(_not_opened(opened))
        body = entering(stack, sent, self.contract, live.literals)
        answer = await self._call(live, _APPLICATION_STACK, body)
        outcome = await self._judged(sent, answer)
        if not isinstance(answer, Outcome):
            await self._close(live, stack_of(answer))
        return outcome

    async def _judged(self, sent: JournalContent, answer: Json | Outcome) -> Outcome:
        """Judge the answer to OK: errors on the form mean that nothing was saved, all else is for the ledger."""
        if isinstance(answer, Outcome):
            return answer
        errors = edit_errors_in(answer)
        if errors:
            return Outcome(verdict=Verdict.IN_DOUBT, problem=_refusal(answer), refused=True)
        if errors_in(answer):
            return in_doubt("errors_of_the_form", error_text(answer))
        if not any(name.startswith(f"fs_{self.contract.application}_") for name in answer):
            return in_doubt("no_form", error_text(answer))
        warnings = tuple(str(warning) for warning in warnings_in(answer))
        try:
            return await self._seen(sent, warnings)
        except Problem as problem:
            return in_doubt(problem.code, problem.technical)

    async def _seen(self, sent: JournalContent, warnings: tuple[str, ...]) -> Outcome:
        """Wait until the ledger shows the document, as long as a new one may stay unseen."""
        until = self.clock.now() + timedelta(seconds=self.times.read_lag_seconds)
        for wait in growing_waits():
            documents = await self.search.documents(sent.reference)
            if len(documents) > 1:
                return in_doubt("found_twice")
            if documents and documents[0].entered_rows >= len(sent.lines):
                return accepted(documents[0], warnings=warnings)
            left = (until - self.clock.now()).total_seconds()
            if left <= 0:
                break
            await self.clock.sleep(min(wait, left))
        return in_doubt("not_shown")

    async def _call(self, live: LiveSession, service: str, body: bytes) -> Json | Outcome:
        call = await self.gate.send(live, f"{live.service_path}/{service}", body)
        return read_call(call.answer, session_alive=call.session_alive)

    async def _close(self, live: LiveSession, stack: Mapping[str, object] | None) -> None:
        """Leave no half-filled form open; a stack that does not close ends with its session."""
        if stack is not None:
            await self._call(live, _APPLICATION_STACK, closing(stack))


def _not_sent(problem: Problem) -> Outcome:
    return Outcome(verdict=Verdict.NOT_SENT, problem=problem)


def _not_opened(opened: Json | Outcome) -> Problem:
    """Nothing was typed yet, so whatever came of opening the form, the posting was not sent."""
    if isinstance(opened, Outcome):
        words = opened.problem.technical if opened.problem else ""
        code = opened.problem.code if opened.problem else ""
        words = f"{code} {words}".strip()
    else:
        words = error_text(opened)
    return Problem("jde.form_not_opened", cause=Cause.CONNECTION, retry=Retry.LATER, technical=words)


def _refusal(answer: Json) -> Problem:
    errors = edit_errors_in(answer)
    return Problem(
        "jde.refused",
        cause=Cause.VALIDATION,
        technical=error_text(answer),
        status=200,
        message=str(errors[0]),
        errors=len(errors),
    )
