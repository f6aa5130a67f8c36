"""The way of items into JDE: one call adds what is missing of an item and changes what differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.content import ItemContent
from mlconnector_gui.jde.item_records import ItemSearch
from mlconnector_gui.jde.orchestrations import encoded, named, path_of
from mlconnector_gui.jde.other_contracts import OrchestrationCall
from mlconnector_gui.jde.outcome import Observation, classify
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome
from mlconnector_gui.jde.routes.gate import WriteGate

_SPARED = frozenset({"not_after"})
"""What may go unsent: it is not part of what was approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOrchestrationRoute:
    """
    Calls the site's item orchestration.

    JDE keeps second item numbers unique, and the orchestration looks the number up before it adds: what was lost may
    be sent again where it also refuses what is late.
    """

    gate: WriteGate
    search: ItemSearch
    call: OrchestrationCall

    @property
    def proves_absence(self) -> bool:
        return self.call.fenced

    @property
    def key_space(self) -> str:
        return f"orchestration/{self.call.name}" if self.call.fenced else ""

    async def submit(self, sent: ItemContent, *, not_after: datetime) -> Outcome:
        try:
            body = render_item(sent, self.call, not_after=not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.REJECTED, problem=problem, refused=True)
        try:
            live = await self.gate.session_before(not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.NOT_SENT, problem=problem)
        answered = await self.gate.send(live, path_of(self.call.version, self.call.name), body)
        return classify(
            Observation(
                answer=answered.answer,
                sent=sent,
                contract=_Answer(self.call),
                session_alive=answered.session_alive,
            )
        )

    async def seen(self, sent: ItemContent) -> LookUp:
        return await self.search.seen(sent)

    async def look_up(self, sent: ItemContent, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)


def render_item(content: ItemContent, call: OrchestrationCall, *, not_after: datetime) -> bytes:
    """Write the body of the call; refused where it has no input for something that was approved."""
    record = content.record
    values = {
        "item_number": record.number,
        "description": record.description,
        "description_2": record.second_description,
        "stocking_type": record.stocking_type,
        "gl_class": record.gl_class,
        "unit_of_measure": record.unit,
        "branch": record.branch,
        "upc": record.upc,
        "cross_reference": record.cross_reference,
        "not_after": not_after.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    for key, value in values.items():
        if value and not call.inputs.get(key) and key not in _SPARED:
            raise Problem("jde.item_inputs_lack", cause=Cause.VALIDATION, what=key.replace("_", " "))
    return encoded(call.input_format, named(values, call.inputs))


@dataclass(frozen=True, slots=True)
class _Answer:
    """The short item number stands where a document's number stands; an item has no type, company or batch."""

    contract: OrchestrationCall

    @property
    def outputs(self) -> Mapping[str, str]:
        number = self.contract.outputs["short_item"]
        return {"document_number": number, "document_type": "", "document_company": "", "batch_number": ""}
