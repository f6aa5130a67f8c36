"""MLC_Journal_Entry: the orchestration over P0911 as a customer's designer builds it for the connector."""

from dataclasses import dataclass
from datetime import UTC, datetime

from mlconnector_gui.jde.simulator.edits import JournalEdits
from mlconnector_gui.jde.simulator.entry import (
    EnteredDocument,
    EntryRefused,
    FormMessage,
    TypedJournal,
    TypedLine,
)
from mlconnector_gui.jde.simulator.ledger import Ledger
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.jde.simulator.wire import Payload

NAME = "MLC_Journal_Entry"
ARRAY = "Lines"
REQUIRED = (
    "Document_Company",
    "Document_Type",
    "GL_Date",
    "Explanation",
    "Currency",
    "Reference",
    "Reference_Short",
)
OPTIONAL = ("Exchange_Rate", "Not_After")
LINE_REQUIRED = ("Account", "Amount")
LINE_OPTIONAL = ("Remark", "Subledger", "Subledger_Type")
OUTPUTS = ("Document_Number", "Document_Type", "Document_Company", "Batch_Number")

_FENCE_STEP = "CustomRequest: MLC_Check_Not_After"
_ENTRY_STEP = "ServiceRequest: MLC_Enter_Journal_P0911"
_FORM = "fs_P0911_W0911A"
_TITLE = "General Journal - Journal Entry"


class StepAborted(Exception):  # noqa: N818  the orchestrator's word
    """A step failed and is set to abort: HTTP 500 with an object as message."""

    def __init__(self, message: Payload, simple_message: str) -> None:
        super().__init__(simple_message)
        self.message = message
        self.simple_message = simple_message


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One execution: by whom, on the server's clock, and at which moment of the world."""

    username: str
    local: datetime
    entered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run that was not aborted has to say."""

    document: EnteredDocument | None
    errors: tuple[FormMessage, ...] = ()
    warnings: tuple[FormMessage, ...] = ()


class JournalOrchestration:
    """Checks the deadline, looks the reference up, then enters the journal. Callers hold the database's lock."""

    def __init__(self, *, database: Database, ledger: Ledger, site: Site) -> None:
        self._database = database
        self._ledger = ledger
        self._site = site

    def run(self, inputs: Payload, run: Run) -> Outcome:
        if self._site.fenced:
            self._refuse_when_late(inputs.get("Not_After", ""), run)
            existing = self._ledger.find_reference(inputs["Document_Company"], inputs["Reference"])
            if existing is not None:
                return Outcome(document=existing)
        return self._enter(inputs, run)

    def _refuse_when_late(self, not_after: str, run: Run) -> None:
        if not not_after:
            return
        try:
            deadline = datetime.fromisoformat(not_after)
        except ValueError:
            raise self._fence_abort(f"Not_After {not_after!r} is not an ISO time") from None
        if run.local > (deadline if deadline.tzinfo else deadline.replace(tzinfo=UTC)):
            raise self._fence_abort(f"the request arrived after {not_after}")

    def _fence_abort(self, reason: str) -> StepAborted:
        return StepAborted({_FENCE_STEP: {"Message": reason}}, f"MLC_Check_Not_After failed: {reason}")

    def _enter(self, inputs: Payload, run: Run) -> Outcome:
        try:
            journal = JournalEdits(self._database, self._site, _typed(inputs)).edited()
        except EntryRefused as refused:
            if not self._site.continue_on_error:
                raise _entry_abort(refused) from refused
            return Outcome(document=None, errors=tuple(refused.errors), warnings=tuple(refused.warnings))
        document = self._ledger.enter(
            journal, username=run.username, local=run.local, entered_at=run.entered_at
        )
        return Outcome(document=document, warnings=document.warnings)


def _typed(inputs: Payload) -> TypedJournal:
    return TypedJournal(
        company=inputs["Document_Company"],
        document_type=inputs["Document_Type"],
        gl_date=inputs["GL_Date"],
        explanation=inputs["Explanation"],
        currency=inputs["Currency"],
        exchange_rate=inputs.get("Exchange_Rate", ""),
        reference_short=inputs["Reference_Short"],
        lines=tuple(_typed_line(line, inputs["Reference"]) for line in inputs[ARRAY]),
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


def _entry_abort(refused: EntryRefused) -> StepAborted:
    form = {
        "title": _TITLE,
        "data": {},
        "errors": [error.payload() for error in refused.errors],
        "warnings": [warning.payload() for warning in refused.warnings],
    }
    message = {
        _ENTRY_STEP: {
            "App Stack Form Exception": {"message": "The form has errors", "form": "P0911_W0911A"},
            "JAS Response": {_FORM: form, "stackId": 1, "stateId": 2, "currentApp": "P0911_W0911A_ZJDE0001"},
        }
    }
    return StepAborted(message, f"MLC_Enter_Journal_P0911 failed: {refused.errors[0].description}")


def continued_payload(outcome: Outcome, time_stamp: str) -> Payload:
    """Return what is added to the outputs when the entry step failed and the run went on."""
    return {
        "continuedOnError": [
            {
                "step": _ENTRY_STEP,
                "message": "The form has errors",
                "timeStamp": time_stamp,
                "userDefinedErrorText": "",
                "type": "appstack",
            }
        ],
        "Errors/Warnings": [
            {
                "Application ID": "P0911_W0911A",
                "Title": _TITLE,
                "Errors": [error.payload() for error in outcome.errors],
                "Warnings": [warning.payload() for warning in outcome.warnings],
            }
        ],
    }
