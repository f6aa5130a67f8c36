"""Findings: what a check has to say of a posting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mlconnector_gui.accounting.documents import no_traits
from mlconnector_gui.base.problem import Problem


class Severity(StrEnum):
    """What a finding does to the posting."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTE = "note"
    SITE = "site"
    """True of every posting of the site: told beside the checks, and no reason to look at this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A code with its parameters; the words and the remedy are made in the window or the shell."""

    code: str
    severity: Severity
    params: Mapping[str, str] = field(default_factory=no_traits)

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCKS


def blocking(code: str, **params: str) -> Finding:
    return Finding(code=code, severity=Severity.BLOCKS, params=params)


def blocking_problem(problem: Problem) -> Finding:
    return blocking(problem.code, **{name: str(value) for name, value in problem.params.items()})
