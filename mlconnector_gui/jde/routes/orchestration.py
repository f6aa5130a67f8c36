"""The orchestration route: one call enters the journal and answers with its number."""

from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.contract import OrchestrationContract
from mlconnector_gui.jde.look_up import ReferenceSearch
from mlconnector_gui.jde.orchestrations import orchestration_path, render
from mlconnector_gui.jde.outcome import Observation, classify
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome
from mlconnector_gui.jde.routes.gate import WriteGate


@dataclass(frozen=True, slots=True, kw_only=True)
class OrchestrationRoute:
    """
    Calls the site's journal orchestration.

    JDE keeps no key here: absence may be proved only where the orchestration itself refuses what is late or there.
    """

    gate: WriteGate
    search: ReferenceSearch
    contract: OrchestrationContract

    @property
    def proves_absence(self) -> bool:
        return self.contract.fenced

    @property
    def key_space(self) -> str:
        return "orchestration" if self.contract.fenced else ""

    async def submit(self, sent: JournalContent, *, not_after: datetime) -> Outcome:
        body = render(sent, self.contract, not_after=not_after)
        try:
            live = await self.gate.session_before(not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.NOT_SENT, problem=problem)
        call = await self.gate.send(live, orchestration_path(self.contract), body)
        observed = Observation(
            answer=call.answer, sent=sent, contract=self.contract, session_alive=call.session_alive
        )
        return classify(observed)

    async def seen(self, sent: JournalContent) -> LookUp:
        return await self.search.search(sent.reference)

    async def look_up(self, sent: JournalContent, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)
