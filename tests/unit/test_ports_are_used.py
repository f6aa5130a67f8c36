"""Time, chance, identifiers and the network are passed in: the rooms that are simulated never reach for them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mlconnector_gui

_PACKAGE = Path(mlconnector_gui.__file__).parent
_ROOMS = ("services", "engine", "jde", "connectors")
_SIMULATORS = {"simulator", "sandbox"}
_FORBIDDEN_MODULES = {"time", "uuid", "socket", "secrets"}
_SEEDED = {"Random"}
"""What may be taken from `random`: a generator of one's own, seeded by what was passed in."""
_CLOCK_READINGS = {"now", "utcnow", "today"}
_CLOCK_CLASSES = {"datetime", "date", "dt"}
_PAUSES = {"sleep"}


def modules() -> Iterator[Path]:
    for room in _ROOMS:
        for path in sorted((_PACKAGE / room).rglob("*.py")):
            inside = path.relative_to(_PACKAGE)
            if not _SIMULATORS & {part.removesuffix(".py") for part in inside.parts}:
                yield path


def reaches(source: str) -> list[str]:
    """Return every place where a source reaches past the ports."""
    return [reach for node in ast.walk(ast.parse(source)) if (reach := _reach(node))]


def _reach(node: ast.AST) -> str:
    match node:
        case ast.Import(names=names):
            forbidden = [name.name for name in names if name.name.split(".")[0] in _FORBIDDEN_MODULES]
            return f"line {node.lineno}: import {', '.join(forbidden)}" if forbidden else ""
        case ast.ImportFrom(module=str(module), level=0, names=names):
            return _reach_of_from(node.lineno, module, {name.name for name in names})
        case ast.Attribute(value=value, attr=attribute):
            return _reach_of_attribute(node.lineno, value, attribute)
        case ast.Call():
            return _reach_of_pause(node)
    return ""


def _reach_of_from(line: int, module: str, names: set[str]) -> str:
    root = module.partition(".")[0]
    if root in _FORBIDDEN_MODULES:
        return f"line {line}: from {module} import"
    if root == "random" and names - _SEEDED:
        return f"line {line}: from random import {', '.join(sorted(names - _SEEDED))}"
    if root == "asyncio" and names & _PAUSES:
        return f"line {line}: from asyncio import sleep"
    return ""


def _reach_of_attribute(line: int, value: ast.expr, attribute: str) -> str:
    owner = value.id if isinstance(value, ast.Name) else getattr(value, "attr", "")
    if owner in _CLOCK_CLASSES and attribute in _CLOCK_READINGS:
        return f"line {line}: {owner}.{attribute}"
    if owner == "random" and isinstance(value, ast.Name) and attribute not in _SEEDED:
        return f"line {line}: random.{attribute}"
    return ""


def _reach_of_pause(call: ast.Call) -> str:
    """A pause belongs to the clock; `asyncio.sleep(0)` only gives way to other tasks."""
    gives_way = [
        ast.literal_eval(argument) for argument in call.args if isinstance(argument, ast.Constant)
    ] == [0]
    if gives_way or ast.unparse(call.func) != "asyncio.sleep":
        return ""
    return f"line {call.lineno}: asyncio.sleep"


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: str(path.relative_to(_PACKAGE)))
def test_a_simulated_room_is_given_its_clock_chance_and_network(path: Path) -> None:
    found = reaches(path.read_text(encoding="utf-8"))

    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "import time as clock",
        "from time import monotonic",
        "import uuid",
        "from socket import create_connection",
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.datetime.utcnow()",
        "from datetime import date\nstart = date.today",
        "import random\nrandom.random()",
        "from random import randint",
        "import asyncio\nasyncio.sleep(1)",
        "def later():\n    import time",
    ],
)
def test_a_reach_past_a_port_is_seen(source: str) -> None:
    assert len(reaches(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.fromisoformat('2026-10-09')",
        "self.clock.now()",
        "import random\nrandom.Random(7)",
        "from random import Random",
        "from mlconnector_gui.base import clock",
        "import asyncio\nasyncio.sleep(0)",
    ],
)
def test_the_use_of_a_port_is_not_a_reach(source: str) -> None:
    assert reaches(source) == []
