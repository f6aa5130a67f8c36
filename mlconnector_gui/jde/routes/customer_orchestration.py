"""The way of customers into JDE: one call adds the address book record with its customer master."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.content import CustomerContent
from mlconnector_gui.jde.customer_contract import CustomerContract
from mlconnector_gui.jde.customer_inputs import render_customer
from mlconnector_gui.jde.customer_look_up import CustomerSearch
from mlconnector_gui.jde.orchestrations import path_of
from mlconnector_gui.jde.outcome import Observation, classify
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome
from mlconnector_gui.jde.routes.gate import WriteGate


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerOrchestrationRoute:
    """
    Calls the site's address book orchestration, whatever route the company's entries take.

    JDE itself keeps no unique key here: absence may be proved only where the orchestration refuses what is late and
    looks the long address number up before it adds anything.
    """

    gate: WriteGate
    search: CustomerSearch
    contract: CustomerContract

    @property
    def proves_absence(self) -> bool:
        return self.contract.fenced

    @property
    def key_space(self) -> str:
        return f"orchestration/{self.contract.name}" if self.contract.fenced else ""

    async def submit(self, sent: CustomerContent, *, not_after: datetime) -> Outcome:
        try:
            body = render_customer(sent, self.contract, not_after=not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.REJECTED, problem=problem, refused=True)
        try:
            live = await self.gate.session_before(not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.NOT_SENT, problem=problem)
        call = await self.gate.send(live, path_of(self.contract.version, self.contract.name), body)
        observed = Observation(
            answer=call.answer,
            sent=sent,
            contract=_Answer(self.contract),
            session_alive=call.session_alive,
        )
        return classify(observed)

    async def seen(self, sent: CustomerContent) -> LookUp:
        return await self.search.seen(sent)

    async def look_up(self, sent: CustomerContent, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The address number stands where a document's number stands; a record has no type, company or batch."""

    contract: CustomerContract

    @property
    def outputs(self) -> Mapping[str, str]:
        number = self.contract.outputs["address_number"]
        return {"document_number": number, "document_type": "", "document_company": "", "batch_number": ""}
