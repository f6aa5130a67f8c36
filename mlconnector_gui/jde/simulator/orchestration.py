"""What every simulated orchestration is made of: its inputs and outputs, one run, and what the run says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from mlconnector_gui.jde.simulator.entry import Authorship, EntryRefused, FormMessage
from mlconnector_gui.jde.simulator.wire import Payload

OutputKind = Literal["string", "integer", "array"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputArray:
    """An array input: its name and the columns of its rows, all of them text."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What discovery and the catalogue tell about an orchestration; every plain input is text."""

    name: str
    description: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    arrays: tuple[InputArray, ...] = ()
    outputs: Mapping[str, OutputKind]


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
    breaks_at: float | None = None
    """The share of its steps after which the run dies, for runs of several steps; None: it comes through."""

    def author(self, program: str) -> Authorship:
        return Authorship(
            username=self.username, program=program, local=self.local, entered_at=self.entered_at
        )

    def steps_done(self, steps: int) -> int:
        """Return how many of the steps are done before the run ends."""
        return steps if self.breaks_at is None else int(self.breaks_at * (steps + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuedStep:
    """The form step at which a run would have been aborted, had the designer not let it go on."""

    step: str
    form: str
    title: str

    def abort(self, refused: EntryRefused) -> StepAborted:
        form = {
            "title": self.title,
            "data": {},
            "errors": [error.payload() for error in refused.errors],
            "warnings": [warning.payload() for warning in refused.warnings],
        }
        answer = {f"fs_{self.form}": form, "stackId": 1, "stateId": 2, "currentApp": f"{self.form}_ZJDE0001"}
        exception = {"message": "The form has errors", "form": self.form}
        message = {self.step: {"App Stack Form Exception": exception, "JAS Response": answer}}
        name = self.step.partition(": ")[2]
        return StepAborted(message, f"{name} failed: {refused.errors[0].description}")

    def payload(
        self, errors: Sequence[FormMessage], warnings: Sequence[FormMessage], time_stamp: str
    ) -> Payload:
        """Return what is added to the outputs when the step failed and the run went on."""
        return {
            "continuedOnError": [
                {
                    "step": self.step,
                    "message": "The form has errors",
                    "timeStamp": time_stamp,
                    "userDefinedErrorText": "",
                    "type": "appstack",
                }
            ],
            "Errors/Warnings": [
                {
                    "Application ID": self.form,
                    "Title": self.title,
                    "Errors": [error.payload() for error in errors],
                    "Warnings": [warning.payload() for warning in warnings],
                }
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run that was not aborted has to say; without outputs all of them are blank."""

    outputs: Mapping[str, object] = field(default_factory=dict)
    errors: tuple[FormMessage, ...] = ()
    warnings: tuple[FormMessage, ...] = ()
    continued: ContinuedStep | None = None


class Orchestration(Protocol):
    """One of the site's orchestrations. Callers hold the database's lock."""

    @property
    def signature(self) -> Signature: ...

    def run(self, inputs: Payload, run: Run) -> Outcome: ...
