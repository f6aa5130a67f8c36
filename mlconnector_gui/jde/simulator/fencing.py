"""The first step of every fenced orchestration: what arrives after its deadline is refused."""

from datetime import UTC, datetime

from mlconnector_gui.jde.simulator.orchestration import Run, StepAborted

_FENCE_STEP = "CustomRequest: MLC_Check_Not_After"


def refuse_when_late(not_after: str, run: Run) -> None:
    if not not_after:
        return
    try:
        deadline = datetime.fromisoformat(not_after)
    except ValueError:
        raise _abort(f"Not_After {not_after!r} is not an ISO time") from None
    if run.local > (deadline if deadline.tzinfo else deadline.replace(tzinfo=UTC)):
        raise _abort(f"the request arrived after {not_after}")


def _abort(reason: str) -> StepAborted:
    return StepAborted({_FENCE_STEP: {"Message": reason}}, f"MLC_Check_Not_After failed: {reason}")
