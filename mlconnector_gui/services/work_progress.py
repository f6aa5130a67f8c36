"""How far long work on a reader's thread is, looked at from the window's, and the wish that it ends."""

from dataclasses import dataclass

from mlconnector_gui.base.problem import Cause, Problem


@dataclass(slots=True)
class WorkProgress:
    """
    Written by the work, read by whoever shows it; both only ever replace whole numbers.

    `step` raises once the person asked for an end, so that a transaction is left as an error leaves it.
    """

    done: int = 0
    total: int = 0
    is_cancelled: bool = False

    def step(self, done: int) -> None:
        self.done = done
        if self.is_cancelled:
            raise Problem("work.cancelled", cause=Cause.STATE)

    def cancel(self) -> None:
        self.is_cancelled = True

    @property
    def parts(self) -> float:
        """How much of it is done, 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 0.0
