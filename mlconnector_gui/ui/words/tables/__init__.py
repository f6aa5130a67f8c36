"""What each code means: short phrase, what happened, what it stops, what to do; one module an area, each is found."""

import pkgutil
from importlib import import_module

Wording = tuple[str, str, str, str]
"""(short phrase, what happened, what it stops, what to do); `{name}` is filled from the params."""


def _every_table() -> dict[str, Wording]:
    found: dict[str, Wording] = {}
    for module in pkgutil.iter_modules(__path__):
        found |= import_module(f"{__name__}.{module.name}").WORDINGS
    return found


WORDINGS = _every_table()
