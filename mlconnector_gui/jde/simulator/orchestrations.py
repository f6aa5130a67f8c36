"""The orchestrator: reads inputs in either format, runs the named orchestration, wraps its outputs."""

import hashlib
from datetime import datetime

from mlconnector_gui.jde.simulator.journal_orchestration import (
    ARRAY,
    LINE_OPTIONAL,
    LINE_REQUIRED,
    NAME,
    OPTIONAL,
    OUTPUTS,
    REQUIRED,
    JournalOrchestration,
    Outcome,
    Run,
    StepAborted,
    continued_payload,
)
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


class Orchestrator:
    """Runs the site's orchestrations."""

    def __init__(self, *, database: Database, journal: JournalOrchestration, site: Site) -> None:
        self._database = database
        self._journal = journal
        self._site = site

    def refuse_unknown(self, name: str) -> None:
        if name != NAME:
            raise Refusal(self._site.unknown_orchestration_status, f"Orchestration {name} not found")
        if name in self._site.forbidden_orchestrations:
            raise Refusal(403, f"not authorized to run {name}")

    def inputs_of(self, body: Payload) -> Payload:
        """Read and check the inputs; a body in the other format has none of them."""
        try:
            flat = body if self._site.input_format == "Generic" else _flattened(body)
        except (KeyError, TypeError, AttributeError):
            raise Refusal(400, "the body is not in the JDE Standard format") from None
        lines = flat.get(ARRAY)
        if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
            raise self._missing(ARRAY)
        for line in lines:
            self._check(line, LINE_REQUIRED, LINE_OPTIONAL)
        self._check(flat, REQUIRED, OPTIONAL)
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

    def run(self, inputs: Payload, run: Run, *, version: str) -> Payload:
        """Return the body of a 200, or raise the refusal of an aborted run."""
        try:
            with self._database.lock:
                outcome = self._journal.run(inputs, run)
        except StepAborted as aborted:
            raise self._aborted(aborted, run.local) from aborted
        return self._outputs(outcome, version) | self._result_parts(outcome, run.local)

    def _outputs(self, outcome: Outcome, version: str) -> Payload:
        document = outcome.document
        if document is None:
            return dict.fromkeys(OUTPUTS, "")
        values = {
            "Document_Number": document.document_number,
            "Document_Type": document.document_type,
            "Document_Company": document.company,
            "Batch_Number": document.batch_number,
        }
        # outputs of v1 and v2 are text, those of v3 are typed
        return values if version == "v3" else {name: str(value) for name, value in values.items()}

    def _result_parts(self, outcome: Outcome, local: datetime) -> Payload:
        parts: Payload = {}
        if outcome.errors:
            parts |= continued_payload(outcome, time_stamp(local))
        elif outcome.warnings:
            parts["Warnings"] = [warning.payload() for warning in outcome.warnings]
        status = "WARNING" if outcome.errors or outcome.warnings else "SUCCESS"
        return parts | self._envelope(status, f"{NAME} completed", local)

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
