"""Turn a code with its parameters into what happened, what it stops, and what to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.words.amounts import MINUS, number_text
from mlconnector_gui.ui.words.events import amount_words, spoken
from mlconnector_gui.ui.words.language import later, said
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.tables import WORDINGS, Wording

_UNKNOWN: Wording = (
    "{code}",
    later("Something stopped that has no words here yet: {code}."),
    later("What you asked for was not done."),
    later("Copy the details for IT."),
)

_FIGURES = frozenset({"times", "parts", "payments"})
"""Parameters with figures among words, which are written as every other number is."""
_FIGURE = re.compile(r"(?<![\w.-])-?\d+\.\d+(?![\w.])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One problem in words."""

    code: str
    what: str
    stops: str
    remedy: str
    technical: str = ""

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.what, self.stops, self.remedy) if part)

    @property
    def for_it(self) -> str:
        """What *Copy for IT* puts on the clipboard."""
        lines = [self.what, self.stops, self.remedy, said("Code: {code}", code=self.code)]
        return "\n".join([*lines, self.technical] if self.technical else lines)


def sentence(problem: Problem) -> Sentence:
    details = ", ".join(f"{name}={value}" for name, value in problem.params.items())
    technical = "\n".join(part for part in (details, problem.technical) if part)
    return code_sentence(problem.code, problem.params, technical=technical)


def stored_sentence(stored: Mapping[str, Any]) -> Sentence:
    """Turn a problem as the store keeps it into words."""
    return code_sentence(
        str(stored.get("code", "")), stored.get("params") or {}, technical=str(stored.get("technical") or "")
    )


def code_sentence(code: str, params: Mapping[str, object], *, technical: str = "") -> Sentence:
    _, what, stops, remedy = (said(words) for words in WORDINGS.get(code, _UNKNOWN))
    values = {**params, "code": code}
    return Sentence(
        code=code,
        what=filled(what, values),
        stops=filled(stops, values),
        remedy=filled(remedy, values),
        technical=technical,
    )


def short_phrase(code: str) -> str:
    """Say in a few words what stands in the way; '' when nothing does."""
    if not code:
        return ""
    return said(WORDINGS[code][0]) if code in WORDINGS else spoken(code.rpartition(".")[2])


def filled(words: str, params: Mapping[str, object]) -> str:
    """Fill in the parameters; one that is missing leaves an ellipsis, one that is a role gets its name."""
    known = {name: _value(name, value) for name, value in params.items()}
    return " ".join(words.format_map(_Tolerant(known)).split())


class _Tolerant(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _value(name: str, value: object) -> str:
    text = str(value)
    if name == "role":
        return role_words(text)
    if name in _FIGURES:
        return _FIGURE.sub(lambda found: number_text(Decimal(found[0])).replace("-", MINUS), text)
    return spoken(text) if name in {"state", "move", "expected", "found"} else amount_words(text)
