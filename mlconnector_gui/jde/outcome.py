"""What an attempt to send came to: a total, pure function of what was observed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.answers import (
    Json,
    UnreadableAnswer,
    edit_errors_in,
    error_text,
    errors_in,
    is_service_error,
    read_object,
    warnings_in,
    went_on_after_errors,
)
from mlconnector_gui.jde.port import DocumentKey, Outcome
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.errors import Reach, Unreachable

_COMPLETE = 200
_LOST_SESSION = 444
_DEFINITE_REFUSALS = frozenset({400, 406, 415})


class Sent(Protocol):
    """What was sent, of whatever kind: a document of a company, a type and a date."""

    @property
    def company(self) -> str: ...
    @property
    def document_type(self) -> str: ...
    @property
    def gl_date(self) -> date: ...


class Answering(Protocol):
    """The contract of the orchestration that was called."""

    @property
    def outputs(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Everything that was seen of one attempt."""

    answer: Reply | Unreachable
    sent: Sent
    contract: Answering
    session_alive: bool = False
    """After a 401 or 403 the same session was proved alive, so that it was the call that was refused."""


def classify(observed: Observation) -> Outcome:
    """
    Judge an attempt by the table of `reliability-and-performance.md` 1.2.

    Only a request of which no byte left is NOT_SENT, only AIS's own refusal of the call is REJECTED, only a document
    number in an answer without errors is ACCEPTED; everything else, known or not, is IN_DOUBT.

    A lost session (444) is IN_DOUBT with `session_lost`, not REJECTED: the posting itself was not refused, and the
    session may have been lost after the document was entered. 401 and 403 mean the same unless the session was
    proved alive; a 403 in a live session is a missing permission and therefore a refusal. Errors of JDE's own edits
    in a complete answer (500, or 200 without a number) are IN_DOUBT with `refused`.
    """
    tree = read_call(observed.answer, session_alive=observed.session_alive)
    return tree if isinstance(tree, Outcome) else _answered(tree, observed)


def read_call(answer: Reply | Unreachable, *, session_alive: bool) -> Json | Outcome:
    """Return what a complete call gave, or what an attempt that ends with this call came to."""
    if isinstance(answer, Unreachable):
        return _unanswered(answer)
    try:
        tree = read_object(answer)
    except UnreadableAnswer as unreadable:
        lost = _is_session_lost(answer.status, session_alive=session_alive)
        return _in_doubt(str(unreadable), answer.status, text=answer.excerpt(), session_lost=lost)
    if answer.status == _COMPLETE:
        return tree
    return _refused(tree, answer, session_alive=session_alive)


def _unanswered(error: Unreachable) -> Outcome:
    if error.reach is Reach.NOT_SENT:
        return Outcome(verdict=Verdict.NOT_SENT, problem=error)
    return Outcome(verdict=Verdict.IN_DOUBT, problem=unknown(error.code, 0, error.technical))


def _is_session_lost(status: int, *, session_alive: bool) -> bool:
    return status == _LOST_SESSION or (status in {401, 403} and not session_alive)


def _refused(tree: Json, reply: Reply, *, session_alive: bool) -> Outcome:
    text = error_text(tree) or reply.excerpt()
    if _is_session_lost(reply.status, session_alive=session_alive):
        return _in_doubt("session_lost", reply.status, text=text, session_lost=True)
    if not is_service_error(tree):
        return _in_doubt("status", reply.status, text=text)
    if reply.status in _DEFINITE_REFUSALS or reply.status == 403:
        return Outcome(verdict=Verdict.REJECTED, problem=_rejection(tree, reply.status, text), refused=True)
    has_edit_errors = reply.status == 500 and bool(edit_errors_in(tree))
    if has_edit_errors or 400 <= reply.status < 500:
        return Outcome(verdict=Verdict.IN_DOUBT, problem=_rejection(tree, reply.status, text), refused=True)
    return _in_doubt("status", reply.status, text=text)


def _answered(tree: Json, observed: Observation) -> Outcome:
    number = whole(_output(tree, "document_number", observed.contract))
    errors = errors_in(tree)
    failed = bool(errors) or went_on_after_errors(tree) or tree.get("jde__status") == "ERROR"
    text = str(errors[0]) if errors else error_text(tree)
    if not number:
        if edit_errors_in(tree):
            problem = _rejection(tree, _COMPLETE, text)
            return Outcome(verdict=Verdict.IN_DOUBT, problem=problem, refused=True)
        return _in_doubt("no_document_number", _COMPLETE, text=text)
    key = _key(number, tree, observed)
    batch = whole(_output(tree, "batch_number", observed.contract))
    warnings = tuple(str(warning) for warning in warnings_in(tree))
    if failed:
        problem = unknown("errors_with_document", _COMPLETE, text)
        return Outcome(verdict=Verdict.IN_DOUBT, key=key, batch=batch, warnings=warnings, problem=problem)
    if not _is_as_sent(key, observed.sent):
        return _in_doubt("other_document", _COMPLETE, text=f"{key.company} {key.document_type} {key.number}")
    return Outcome(verdict=Verdict.ACCEPTED, key=key, batch=batch, warnings=warnings)


def _key(number: int, tree: Json, observed: Observation) -> DocumentKey:
    sent, contract = observed.sent, observed.contract
    company = _text(_output(tree, "document_company", contract)) or sent.company
    return DocumentKey(
        company=company.zfill(5),
        document_type=_text(_output(tree, "document_type", contract)) or sent.document_type,
        number=number,
        gl_date=sent.gl_date,
    )


def _is_as_sent(key: DocumentKey, sent: Sent) -> bool:
    return key.company == sent.company and key.document_type == (sent.document_type or "JE")


def _output(tree: Json, output: str, contract: Answering) -> object:
    name = contract.outputs[output]
    return tree.get(name) if name else None


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def whole(value: object) -> int:
    """Read a document or batch number, text or number as the version of the service has it; 0 if it is none."""
    if isinstance(value, str):
        digits = value.strip()
        return int(digits) if digits.isascii() and digits.isdigit() else 0
    is_whole = isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value()
    return int(value) if is_whole and isinstance(value, Decimal) and value > 0 else 0


def _in_doubt(why: str, status: int, *, text: str, session_lost: bool = False) -> Outcome:
    problem = unknown(why, status, text)
    return Outcome(verdict=Verdict.IN_DOUBT, problem=problem, session_lost=session_lost)


def unknown(why: str, status: int = 0, text: str = "") -> Problem:
    """Say that it is not known what became of an attempt, and why."""
    return Problem(
        "jde.outcome_unknown",
        cause=Cause.OUTCOME_UNKNOWN,
        retry=Retry.NEVER,
        technical=text,
        why=why,
        status=status,
    )


def _rejection(tree: Json, status: int, text: str) -> Problem:
    errors = errors_in(tree)
    cause = Cause.PERMISSION if status == 403 else Cause.VALIDATION
    return Problem(
        "jde.refused",
        cause=cause,
        technical=text,
        status=status,
        message=str(errors[0]) if errors else text,
        errors=len(errors),
    )
