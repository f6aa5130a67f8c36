"""The way of goods receipts into JDE: one call receives lines of an order, another takes a receipt back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.content import ReceiptContent
from mlconnector_gui.jde.orchestrations import path_of
from mlconnector_gui.jde.other_contracts import OrchestrationCall
from mlconnector_gui.jde.outcome import Observation, classify
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome
from mlconnector_gui.jde.receipt_inputs import render_receipt
from mlconnector_gui.jde.receipt_look_up import ReceiptSearch
from mlconnector_gui.jde.routes.gate import WriteGate


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptOrchestrationRoute:
    """
    Calls the site's receiving orchestrations, whatever route the company's entries take.

    JDE keeps no unique key of a receipt: absence may be proved only where both orchestrations refuse what is late
    and look the container up before they receive or take back.
    """

    gate: WriteGate
    search: ReceiptSearch
    receive: OrchestrationCall
    take_back: OrchestrationCall

    @property
    def proves_absence(self) -> bool:
        return self.receive.fenced and self.take_back.fenced

    @property
    def key_space(self) -> str:
        return f"orchestration/{self.receive.name}" if self.proves_absence else ""

    async def submit(self, sent: ReceiptContent, *, not_after: datetime) -> Outcome:
        contract = self.take_back if sent.takes_back else self.receive
        try:
            body = render_receipt(sent, contract, not_after=not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.REJECTED, problem=problem, refused=True)
        try:
            live = await self.gate.session_before(not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.NOT_SENT, problem=problem)
        call = await self.gate.send(live, path_of(contract.version, contract.name), body)
        observed = Observation(
            answer=call.answer,
            sent=sent,
            contract=_Answer(contract),
            session_alive=call.session_alive,
        )
        return classify(observed)

    async def seen(self, sent: ReceiptContent) -> LookUp:
        return await self.search.seen(sent)

    async def look_up(self, sent: ReceiptContent, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The receipt's number is the document's; its type is always the receipts', its company the order's."""

    contract: OrchestrationCall

    @property
    def outputs(self) -> Mapping[str, str]:
        outputs = self.contract.outputs
        return {
            "document_number": outputs["document_number"],
            "batch_number": outputs.get("batch_number", ""),
            "document_type": "",
            "document_company": "",
        }
