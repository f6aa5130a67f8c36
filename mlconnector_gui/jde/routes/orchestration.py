"""The way by named orchestrations: one call enters a posting of whatever kind and answers with its key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.outcome import Answering, Observation, Sent, classify
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome
from mlconnector_gui.jde.routes.gate import WriteGate

C = TypeVar("C", bound=Sent)
C_contra = TypeVar("C_contra", contravariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of an orchestration, and where in its answer the key stands."""

    path: str
    body: bytes
    answering: Answering


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the parts of a key stand in an answer; what an answer does not have is blank."""

    outputs: Mapping[str, str]


class Search(Protocol[C_contra]):
    """Finds in JDE what a content would have become there."""

    async def seen(self, sent: C_contra) -> LookUp: ...
    async def look_up(self, sent: C_contra, *, control: DocumentKey | None) -> LookUp: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OrchestrationRoute(Generic[C]):
    """
    Calls the site's orchestration for one kind of content; `calls` says which of them and with what.

    JDE keeps no key here: absence may be proved only where the orchestration itself refuses what is late or there.
    A content that it has no inputs for is refused here, unsent.
    """

    gate: WriteGate
    search: Search[C]
    calls: Callable[[C, datetime], Call]
    key_space: str
    """Blank where the orchestration checks nothing."""

    @property
    def proves_absence(self) -> bool:
        return bool(self.key_space)

    async def submit(self, sent: C, *, not_after: datetime) -> Outcome:
        try:
            call = self.calls(sent, not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.REJECTED, problem=problem, refused=True)
        try:
            live = await self.gate.session_before(not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.NOT_SENT, problem=problem)
        answered = await self.gate.send(live, call.path, call.body)
        observed = Observation(
            answer=answered.answer,
            sent=sent,
            contract=call.answering,
            session_alive=answered.session_alive,
        )
        return classify(observed)

    async def seen(self, sent: C) -> LookUp:
        return await self.search.seen(sent)

    async def look_up(self, sent: C, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)
