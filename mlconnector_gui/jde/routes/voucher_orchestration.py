"""The orchestration route of vouchers: one call enters the voucher and answers with its number."""

from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.content import VoucherContent
from mlconnector_gui.jde.orchestrations import path_of
from mlconnector_gui.jde.outcome import Observation, classify
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome
from mlconnector_gui.jde.routes.gate import WriteGate
from mlconnector_gui.jde.voucher_contract import VoucherContract
from mlconnector_gui.jde.voucher_look_up import VoucherSearch
from mlconnector_gui.jde.vouchers import render_voucher


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherOrchestrationRoute:
    """
    Calls the site's voucher orchestration.

    The duplicate edit of JDE is no fence: it may be a warning only. Absence may be proved only where the
    orchestration itself refuses what is late or there. A voucher that it has no inputs for is refused here.
    """

    gate: WriteGate
    search: VoucherSearch
    contract: VoucherContract

    @property
    def proves_absence(self) -> bool:
        return self.contract.fenced

    @property
    def key_space(self) -> str:
        return f"orchestration/{self.contract.name}" if self.contract.fenced else ""

    async def submit(self, sent: VoucherContent, *, not_after: datetime) -> Outcome:
        try:
            body = render_voucher(sent, self.contract, not_after=not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.REJECTED, problem=problem, refused=True)
        try:
            live = await self.gate.session_before(not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.NOT_SENT, problem=problem)
        call = await self.gate.send(live, path_of(self.contract.version, self.contract.name), body)
        observed = Observation(
            answer=call.answer, sent=sent, contract=self.contract, session_alive=call.session_alive
        )
        return classify(observed)

    async def seen(self, sent: VoucherContent) -> LookUp:
        return await self.search.seen(sent)

    async def look_up(self, sent: VoucherContent, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)
