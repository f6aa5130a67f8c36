"""What the batch route makes of what it sees: pure, so that every case can be tried."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.jde.answers import Json, edit_errors_in, error_text, warnings_in, went_on_after_errors
from mlconnector_gui.jde.batch_rows import BatchKey, RowsStanding
from mlconnector_gui.jde.look_up import BEING_ENTERED, ROWS_DIFFER, ROWS_PROCESSED, ROWS_WAITING
from mlconnector_gui.jde.outcome import unknown, whole
from mlconnector_gui.jde.port import LedgerDocument, LookUp, Outcome

_LONGEST_WORDS = 500
_ENDED = frozenset({"D", "E"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CallJudgement:
    """What one call of the route came to."""

    failure: Outcome | None = None
    """What the attempt came to if this call were all of it; None for a complete answer, or for no call."""
    refusal: str = ""
    """JDE's own words, in an answer that came whole, for not having done it."""
    warnings: tuple[str, ...] = ()
    job: int = 0
    """The number of the batch processor's job; 0 where none was told."""

    @property
    def nothing_left(self) -> bool:
        return self.failure is not None and self.failure.verdict is Verdict.NOT_SENT

    @property
    def is_definite_refusal(self) -> bool:
        return self.failure is not None and self.failure.verdict is Verdict.REJECTED

    @property
    def technical(self) -> str:
        problem = self.failure.problem if self.failure else None
        return f"{problem.code} {problem.technical}".strip() if problem else self.refusal


def judge_call(result: Json | Outcome, outputs: Mapping[str, str]) -> CallJudgement:
    """Judge the answer of insert or process; the rows and the ledger decide, not what these answers claim."""
    if isinstance(result, Outcome):
        words = str(result.problem.params.get("message", "")) if result.refused and result.problem else ""
        return CallJudgement(failure=result, refusal=words)
    return CallJudgement(
        refusal=_refused_rows(result, outputs) or _error_words(result),
        warnings=tuple(str(warning) for warning in warnings_in(result)),
        job=whole(result.get(outputs["job_number"])),
    )


def _refused_rows(tree: Json, outputs: Mapping[str, str]) -> str:
    listed = tree.get(outputs["refused"])
    refused = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    line, message = outputs["refused_line"], outputs["refused_message"]
    told = [f"{row.get(line, '')}: {row.get(message, '')}".strip(": ") for row in refused]
    return "; ".join(dict.fromkeys(filter(None, told)))[:_LONGEST_WORDS]


def _error_words(tree: Json) -> str:
    errors = edit_errors_in(tree)
    if errors:
        return str(errors[0])
    failed = went_on_after_errors(tree) or tree.get("jde__status") == "ERROR"
    return (error_text(tree) or "jde__status ERROR") if failed else ""


def judge_look_up(looked: LookUp, standing: RowsStanding[Any], *, is_whole: bool) -> LookUp:
    """
    Put the batch table beside the ledger: rows that stand there are not absent, whatever the ledger holds.

    Absence is left only where both are empty. `may_resend` is given only where the search of the ledger alone was
    definite and the rows are ours.
    """
    if looked.found:
        half = standing.is_waiting and len(looked.found) == 1 and not is_whole
        return _not_definite(BEING_ENTERED) if half else looked
    if not looked.is_definite or standing.is_empty:
        return looked
    if standing.processed:
        return _not_definite(ROWS_PROCESSED)
    if standing.differing:
        return _not_definite(ROWS_DIFFER)
    return replace(_not_definite(ROWS_WAITING), may_resend=True)


def has_job_ended(status: Json) -> bool:
    """Say whether a job is over, well or not: F986110's D and E; any other word is no proof."""
    return str(status.get("jobStatus") or "").strip().upper() in _ENDED


def _not_definite(why: str) -> LookUp:
    return LookUp(is_definite=False, found=(), why_not_definite=why)


def accepted(document: LedgerDocument, *, warnings: tuple[str, ...]) -> Outcome:
    """The ledger itself shows it; whether its lines are the approved ones is compared by who reads it back."""
    return Outcome(verdict=Verdict.ACCEPTED, key=document.key, batch=document.batch, warnings=warnings)


def in_doubt(why: str, technical: str = "") -> Outcome:
    return Outcome(verdict=Verdict.IN_DOUBT, problem=unknown(why, text=technical))


def rows_differ(standing: RowsStanding[Any], key: BatchKey) -> Outcome:
    columns = ", ".join(standing.differing)
    problem = _problem(
        "jde.batch_rows_differ", key, cause=Cause.DUPLICATE, retry=Retry.NEVER, columns=columns
    )
    return Outcome(verdict=Verdict.IN_DOUBT, problem=problem)


def not_processed(key: BatchKey, words: str) -> Outcome:
    problem = _problem("jde.batch_not_processed", key, cause=Cause.OUTCOME_UNKNOWN, message=words)
    return Outcome(verdict=Verdict.IN_DOUBT, problem=problem)


def rows_refused(standing: RowsStanding[Any], key: BatchKey, words: str) -> Problem:
    missing, waiting = len(standing.missing), standing.waiting
    return _problem("jde.batch_rows_refused", key, message=words, missing=missing, waiting=waiting)


def batch_refused(key: BatchKey, words: str) -> Problem:
    return _problem("jde.batch_refused", key, message=words)


def not_entered(key: BatchKey, job: int) -> Problem:
    return _problem("jde.batch_not_entered", key, job=job)


def _problem(
    code: str,
    key: BatchKey,
    *,
    cause: Cause = Cause.VALIDATION,
    retry: Retry = Retry.AFTER_CHANGE,
    message: str = "",
    **params: object,
) -> Problem:
    """Name the place at which a person finds the rows: P0911Z1 or P0411Z1."""
    return Problem(
        code,
        cause=cause,
        retry=retry,
        technical=message,
        message=message,
        user=key.user,
        batch=key.batch,
        transaction=key.transaction,
        table=key.table,
        program=f"P{key.table[1:]}",
        **params,
    )
