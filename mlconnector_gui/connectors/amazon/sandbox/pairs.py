"""Amazon's static sandbox: a request that matches an example of the models is answered with that example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from mlconnector_gui.connectors.amazon.sandbox.call import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One `x-amzn-api-sandbox` example: the values that a request must have, and its answer."""

    method: str
    path: str
    """With its parameters in braces."""
    parameters: Mapping[str, Any]
    status: int
    response: Any


@dataclass(frozen=True, slots=True)
class StaticPairs:
    """The examples that are answered; none, unless whoever runs the simulator brings Amazon's models."""

    pairs: Sequence[Pair] = ()

    def answer(self, request: Request) -> Pair | None:
        return next((pair for pair in self.pairs if _applies(pair, request)), None)


def _applies(pair: Pair, request: Request) -> bool:
    inside = _inside(pair.path, request.raw_path)
    if inside is None or pair.method != request.method or not pair.parameters:
        return False
    for name, wanted in pair.parameters.items():
        if name == "body":
            if request.json_body() != wanted:
                return False
        elif isinstance(wanted, list):
            if request.parameters.listed(name, most=1000) != [str(one) for one in wanted]:
                return False
        elif (inside.get(name) or request.parameters.text(name)) != str(wanted):
            return False
    return True


def _inside(template: str, path: str) -> dict[str, str] | None:
    """Return what stands in the place of each parameter of a path; None for another path."""
    parts, given = template.split("/"), path.split("/")
    if len(parts) != len(given):
        return None
    found = {}
    for part, text in zip(parts, given, strict=True):
        if part.startswith("{"):
            found[part.strip("{}")] = unquote(text)
        elif part != text:
            return None
    return found
