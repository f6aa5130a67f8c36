"""The orchestrator: reads inputs in either format, runs the named orchestration, wraps its outputs."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.jde.simulator.orchestration import Orchestration, Outcome, Run, Signature, StepAborted
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.jde.simulator.wire import Payload, Refusal, time_stamp

_EXECUTION_SECONDS = 0.412


def _flattened(body: Payload) -> Payload:
    """Turn the JDE Standard format into the flat one."""
    flat: Payload = {pair["name"]: pair["value"] for pair in body.get("inputs", [])}
    for detail in body.get("detailInputs", []):
        flat[detail["name"]] = [
            {pair["name"]: pair["value"] for pair in row.get("inputs", [])}
            for row in detail.get("repeatingInputs", [])
        ]
    return flat


def _as_text(value: object) -> object:
    """Return an output as v1 and v2 send it: every number as text."""
    if isinstance(value, list):
        return [{name: _as_text(cell) for name, cell in row.items()} for row in value]
    return str(value) if isinstance(value, int | Decimal) else value


class Orchestrator:
    """Runs the site's orchestrations."""

    def __init__(self, *, database: Database, orchestrations: Sequence[Orchestration], site: Site) -> None:
        self._database = database
        self._orchestrations = {one.signature.name: one for one in orchestrations}
        self._site = site

    def visible(self) -> list[Signature]:
        """Return the orchestrations the user may see."""
        return [
            one.signature
            for name, one in self._orchestrations.items()
            if name not in self._site.forbidden_orchestrations
        ]

    def refuse_unknown(self, name: str) -> None:
        if name not in self._orchestrations:
            raise Refusal(self._site.unknown_orchestration_status, f"Orchestration {name} not found")
        if name in self._site.forbidden_orchestrations:
            raise Refusal(403, f"not authorized to run {name}")

    def inputs_of(self, name: str, body: Payload) -> Payload:
        """Read and check the inputs; a body in the other format has none of them."""
        signature = self._orchestrations[name].signature
        try:
            flat = body if self._site.input_format == "Generic" else _flattened(body)
        except (KeyError, TypeError, AttributeError):
            raise Refusal(400, "the body is not in the JDE Standard format") from None
        for array in signature.arrays:
            lines = flat.get(array.name, [] if array.may_be_missing else None)
            if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
                raise self._missing(array.name)
            for line in lines:
                self._check(line, array.required, array.optional)
        self._check(flat, signature.required, signature.optional)
        return flat

    def _missing(self, name: str) -> Refusal:
        return Refusal(self._site.missing_input_status, f"Orchestration input {name} is missing or invalid")

    def _check(self, values: Payload, required: tuple[str, ...], optional: tuple[str, ...]) -> None:
        for name in required:
            if not isinstance(values.get(name), str):
                raise self._missing(name)
        for name in optional:
            if not isinstance(values.get(name, ""), str):
                raise self._missing(name)

    def run(self, name: str, inputs: Payload, run: Run, *, version: str) -> Payload:
        """Return the body of a 200, or raise the refusal of an aborted run."""
        orchestration = self._orchestrations[name]
        try:
            with self._database.lock:
                outcome = orchestration.run(inputs, run)
        except StepAborted as aborted:
            raise self._aborted(aborted, run.local) from aborted
        outputs = self._outputs(orchestration.signature, outcome, version)
        return outputs | self._result_parts(name, outcome, run.local)

    def _outputs(self, signature: Signature, outcome: Outcome, version: str) -> Payload:
        blank = {name: [] if kind == "array" else "" for name, kind in signature.outputs.items()}
        values: Payload = {**blank, **outcome.outputs}
        # outputs of v1 and v2 are text, those of v3 are typed
        return values if version == "v3" else {name: _as_text(value) for name, value in values.items()}

    def _result_parts(self, name: str, outcome: Outcome, local: datetime) -> Payload:
        parts: Payload = {}
        if outcome.continued is not None:
            parts |= outcome.continued.payload(outcome.errors, outcome.warnings, time_stamp(local))
        elif outcome.warnings:
            parts["Warnings"] = [warning.payload() for warning in outcome.warnings]
        status = "WARNING" if outcome.errors or outcome.warnings else "SUCCESS"
        return parts | self._envelope(status, f"{name} completed", local)

    def _aborted(self, aborted: StepAborted, local: datetime) -> Refusal:
        identity = hashlib.sha256(f"{aborted.simple_message} {local}".encode()).hexdigest()
        extra = {"exceptionId": identity[:32]} | self._envelope("ERROR", aborted.simple_message, local)
        return Refusal(500, aborted.message, exception="Exception", extra=extra)

    def _envelope(self, status: str, message: str, local: datetime) -> Payload:
        if not self._site.shows_envelope:
            return {}
        moment = f"{local:%Y-%m-%dT%H:%M:%S}.{local.microsecond // 1000:03}+0000"
        return {
            "jde__status": status,
            "jde__simpleMessage": message,
            "jde__startTimestamp": moment,
            "jde__endTimestamp": moment,
            "jde__serverExecutionSeconds": _EXECUTION_SECONDS,
        }
