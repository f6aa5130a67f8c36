"""MLC_Journal_Entry: the orchestration over P0911 as a customer's designer builds it for the connector."""

from mlconnector_gui.jde.simulator.edits import JournalEdits
from mlconnector_gui.jde.simulator.entry import EnteredDocument, EntryRefused, TypedJournal, TypedLine
from mlconnector_gui.jde.simulator.fencing import refuse_when_late
from mlconnector_gui.jde.simulator.ledger import Ledger
from mlconnector_gui.jde.simulator.orchestration import (
    ContinuedStep,
    InputArray,
    Outcome,
    Run,
    Signature,
)
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.jde.simulator.wire import Payload

SIGNATURE = Signature(
    name="MLC_Journal_Entry",
    description="Enter one journal over P0911 for ML Connector",
    required=(
        "Document_Company",
        "Document_Type",
        "GL_Date",
        "Explanation",
        "Currency",
        "Reference",
        "Reference_Short",
    ),
    optional=("Exchange_Rate", "Not_After"),
    arrays=(
        InputArray(
            name="Lines",
            required=("Account", "Amount"),
            optional=("Remark", "Subledger", "Subledger_Type"),
        ),
    ),
    outputs={
        "Document_Number": "integer",
        "Document_Type": "string",
        "Document_Company": "string",
        "Batch_Number": "integer",
    },
)

_ENTRY_STEP = ContinuedStep(
    step="ServiceRequest: MLC_Enter_Journal_P0911",
    form="P0911_W0911A",
    title="General Journal - Journal Entry",
)


class JournalOrchestration:
    """Checks the deadline, looks the reference up, then enters the journal. Callers hold the database's lock."""

    signature = SIGNATURE

    def __init__(self, *, database: Database, ledger: Ledger, site: Site) -> None:
        self._database = database
        self._ledger = ledger
        self._site = site

    def run(self, inputs: Payload, run: Run) -> Outcome:
        if self._site.fenced:
            refuse_when_late(inputs.get("Not_After", ""), run)
            existing = self._ledger.find_reference(inputs["Document_Company"], inputs["Reference"])
            if existing is not None:
                return _entered(existing)
        return self._enter(inputs, run)

    def _enter(self, inputs: Payload, run: Run) -> Outcome:
        try:
            journal = JournalEdits(self._database, self._site, _typed(inputs)).edited()
        except EntryRefused as refused:
            if not self._site.continue_on_error:
                raise _ENTRY_STEP.abort(refused) from refused
            return Outcome(
                errors=tuple(refused.errors), warnings=tuple(refused.warnings), continued=_ENTRY_STEP
            )
        return _entered(self._ledger.enter(journal, run.author("P0911")))


def _entered(document: EnteredDocument) -> Outcome:
    outputs = {
        "Document_Number": document.document_number,
        "Document_Type": document.document_type,
        "Document_Company": document.company,
        "Batch_Number": document.batch_number,
    }
    return Outcome(outputs=outputs, warnings=document.warnings)


def _typed(inputs: Payload) -> TypedJournal:
    return TypedJournal(
        company=inputs["Document_Company"],
        document_type=inputs["Document_Type"],
        gl_date=inputs["GL_Date"],
        explanation=inputs["Explanation"],
        currency=inputs["Currency"],
        exchange_rate=inputs.get("Exchange_Rate", ""),
        reference_short=inputs["Reference_Short"],
        lines=tuple(_typed_line(line, inputs["Reference"]) for line in inputs["Lines"]),
    )


def _typed_line(line: Payload, reference: str) -> TypedLine:
    """Type one row; by design of the orchestration the remark is always the reference."""
    return TypedLine(
        account=line["Account"],
        amount=line["Amount"],
        remark=reference,
        subledger=line.get("Subledger", ""),
        subledger_type=line.get("Subledger_Type", ""),
    )
