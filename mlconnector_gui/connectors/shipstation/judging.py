"""What an answer to a write means for each record of it; a total function of what was observed; pure."""

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import RecordOutcome, Verdict
from mlconnector_gui.connectors.shipstation.answers import Redact, checked
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.errors import Reach, Unreachable

_NOT_BEGUN = frozenset({401, 403, 429})


def unanswered(problem: Unreachable) -> RecordOutcome:
    verdict = Verdict.NOT_SENT if problem.reach is Reach.NOT_SENT else Verdict.IN_DOUBT
    return RecordOutcome(verdict=verdict, problem=problem)


def without_results(reply: Reply, *, redact: Redact) -> RecordOutcome:
    """Judge an answer that tells of no single record: only what ShipStation itself refused is definite."""
    try:
        checked(reply, redact=redact)
        problem = Problem("shipstation.answer_cut_short", technical=redact(reply.excerpt()))
    except Problem as found:
        problem = found
    if reply.is_html or not 400 <= reply.status < 500:
        return RecordOutcome(verdict=Verdict.IN_DOUBT, problem=problem)
    verdict = Verdict.NOT_SENT if reply.status in _NOT_BEGUN else Verdict.REJECTED
    return RecordOutcome(verdict=verdict, problem=problem)


def rejected(problem: Problem) -> RecordOutcome:
    return RecordOutcome(verdict=Verdict.REJECTED, problem=problem)


def not_sent(problem: Problem) -> RecordOutcome:
    return RecordOutcome(verdict=Verdict.NOT_SENT, problem=problem)
