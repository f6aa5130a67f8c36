"""The GraphQL documents in `queries/`: one operation a file, with the fragments that it spreads."""

import re
from functools import cache
from importlib.resources import files

_FOLDER = files("mlconnector_gui.connectors.shopify") / "queries"
_SPREAD = re.compile(r"\.\.\.\s*([A-Z]\w*)")


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


def document_names() -> tuple[str, ...]:
    """Return the name of every operation there is; for whoever checks them against Shopify's schemas."""
    names = (one.name for one in _FOLDER.iterdir() if one.name.endswith(".graphql"))
    return tuple(sorted(name.removesuffix(".graphql") for name in names))
