"""The one error that a user or the outside world can cause; anything else is a bug."""

from collections.abc import Mapping
from enum import StrEnum


class Cause(StrEnum):
    """What kind of thing went wrong, which decides who can mend it."""

    CONNECTION = "connection"
    PERMISSION = "permission"
    RATE_LIMIT = "rate_limit"
    MAPPING = "mapping"
    VALIDATION = "validation"
    DUPLICATE = "duplicate"
    UNBALANCED = "unbalanced"
    SOURCE_CHANGED = "source_changed"
    OUTCOME_UNKNOWN = "outcome_unknown"
    STATE = "state"
    STORE = "store"


class Retry(StrEnum):
    """When it makes sense to try the same thing again."""

    NOW = "now"
    LATER = "later"
    AFTER_CHANGE = "after_change"
    NEVER = "never"


class Problem(Exception):  # noqa: N818  the field's own word, not an Error
    """
    Something the user can act on: a code, its parameters, its cause, and when to retry.

    The code and parameters become a sentence and a remedy in `ui/problems.py` and, for the shell, in the same
    table. `technical` is the other system's own text; it is shown beneath ours and never holds a secret.
    """

    def __init__(
        self,
        code: str,
        *,
        cause: Cause = Cause.VALIDATION,
        retry: Retry = Retry.AFTER_CHANGE,
        technical: str = "",
        **params: object,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.cause = cause
        self.retry = retry
        self.technical = technical
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code}({details})"
