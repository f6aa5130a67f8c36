"""The GraphQL documents in `queries/`: one operation a file, with the fragments that it spreads."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_FOLDER = files("mlconnector_gui.connectors.shopify") / "queries"
_SPREAD = re.compile(r"\.\.\.\s*([A-Z]\w*)")
_FRAGMENT = re.compile(r"fragment \w+ (on \w+ \{.*\})\s*", re.DOTALL)
_VARIABLE = re.compile(r"\$(\w+)")


@cache
def document(name: str) -> str:
    """Return an operation with every fragment it needs, ready to be sent."""
    text = (_FOLDER / f"{name}.graphql").read_text(encoding="utf-8")
    known: dict[str, str] = {}
    wanted = _SPREAD.findall(text)
    while wanted:
        fragment = wanted.pop()
        if fragment not in known:
            known[fragment] = (_FOLDER / "fragments" / f"{fragment}.graphql").read_text(encoding="utf-8")
            wanted += _SPREAD.findall(known[fragment])
    return "\n".join((text, *(known[fragment] for fragment in sorted(known))))


def standalone(name: str, values: Mapping[str, str | bool]) -> str:
    """Return an operation that needs nothing beside it: values for variables, fragments where they are spread."""
    text = _opened((_FOLDER / f"{name}.graphql").read_text(encoding="utf-8"))
    selected = text[text.index("{") :]
    return " ".join(_VARIABLE.sub(lambda found: json.dumps(values[found[1]]), selected).split())


@cache
def _opened(text: str) -> str:
    """Put the selection of each fragment in the place where it is spread."""

    def selection(spread: re.Match[str]) -> str:
        fragment = (_FOLDER / "fragments" / f"{spread[1]}.graphql").read_text(encoding="utf-8")
        found = _FRAGMENT.fullmatch(fragment)
        if found is None:
            raise ValueError(f"{spread[1]} is not one fragment")
        return f"... {_opened(found[1])}"

    return _SPREAD.sub(selection, text)


def document_names() -> tuple[str, ...]:
    """Return the name of every operation there is; for whoever checks them against Shopify's schemas."""
    names = (one.name for one in _FOLDER.iterdir() if one.name.endswith(".graphql"))
    return tuple(sorted(name.removesuffix(".graphql") for name in names))
