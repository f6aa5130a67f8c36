"""The named fault points of the money path: listed from the source, and places to die at."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import mlconnector_gui

_PACKAGE = Path(mlconnector_gui.__file__).parent
_REACHES = {"reach", "_reach"}


class Killed(BaseException):
    """The process is gone: no `except Exception` sees it and nothing may be written any more."""


def named_points() -> list[str]:
    """Return every name that is passed to `reach` somewhere in the program."""
    return sorted({name for path in _PACKAGE.rglob("*.py") for name in _names_in(path)})


def _names_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=attribute), args=[ast.Constant(value=str(name))]):
                if attribute in _REACHES:
                    yield name


@dataclass(slots=True)
class Life:
    """
    One life of the program: it dies at the n-th reach of a point, and what is dead does nothing more.

    A step is a named point, a call that leaves or is answered, or a commit that begins or is done.
    """

    point: str = ""
    at: int = 1
    steps: int = 0
    """Dies at this step, wherever that is."""
    is_over: bool = False
    reached: Counter[str] = field(default_factory=Counter)

    async def reach(self, name: str) -> None:
        self.step(name)

    def step(self, name: str) -> None:
        self.check()
        self.reached[name] += 1
        here = name == self.point and self.reached[name] == self.at
        if here or (self.steps and self.reached.total() == self.steps):
            self.is_over = True
            self.point = name
        self.check()

    def check(self) -> None:
        if self.is_over:
            raise Killed(self.point)
