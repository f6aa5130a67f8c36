"""The journal orchestration as another designer recorded it: other names for all it takes and gives."""

from collections.abc import Mapping

from mlconnector_gui.jde.simulator.orchestration import InputArray, Orchestration, Outcome, Run, Signature
from mlconnector_gui.jde.simulator.wire import Payload

NAME = "FIN_Enter_Journal_P0911"
_INPUTS = {
    "Doc Co": "Document_Company",
    "Doc Type": "Document_Type",
    "G/L Date": "GL_Date",
    "Explanation": "Explanation",
    "Currency Code": "Currency",
    "Reference": "Reference",
    "Reference 2": "Reference_Short",
    "Deadline": "Not_After",
}
_ARRAY = "GridIn_1_3"
_COLUMNS = {"Account Number": "Account", "Amount": "Amount", "Remark": "Remark"}
_OUTPUTS = {
    "DOC": "Document_Number",
    "DCT": "Document_Type",
    "KCO": "Document_Company",
    "ICU": "Batch_Number",
}


class RecordedJournal:
    """Takes the recorded names, has the delivered design do the work, and answers under its own output names."""

    def __init__(self, delivered: Orchestration) -> None:
        self._delivered = delivered
        kinds = delivered.signature.outputs
        self.signature = Signature(
            name=NAME,
            description="Enter a journal entry with lines",
            required=tuple(name for name in _INPUTS if name != "Deadline"),
            optional=("Deadline",),
            arrays=(InputArray(name=_ARRAY, required=("Account Number", "Amount"), optional=("Remark",)),),
            outputs={name: kinds[inner] for name, inner in _OUTPUTS.items()},
        )

    def run(self, inputs: Payload, run: Run) -> Outcome:
        lines = [_renamed(line, _COLUMNS) for line in inputs[_ARRAY]]
        outcome = self._delivered.run({**_renamed(inputs, _INPUTS), "Lines": lines}, run)
        outputs = {
            name: outcome.outputs[inner] for name, inner in _OUTPUTS.items() if inner in outcome.outputs
        }
        return Outcome(
            outputs=outputs, errors=outcome.errors, warnings=outcome.warnings, continued=outcome.continued
        )


def _renamed(values: Payload, names: Mapping[str, str]) -> Payload:
    return {inner: values[name] for name, inner in names.items() if name in values}
