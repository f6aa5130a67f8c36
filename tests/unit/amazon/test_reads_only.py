"""Amazon's side is read: nothing is asked for, changed or paid out there, whatever goes wrong here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mlconnector_gui.connectors.amazon as home
from mlconnector_gui.connectors.amazon import operations
from mlconnector_gui.connectors.amazon.limits import Operation
from mlconnector_gui.connectors.amazon.sandbox import Seller
from mlconnector_gui.connectors.amazon.spec import SPEC
from tests.helpers.amazon import models, pulled, recorded, simulated, window_of
from tests.helpers.swagger import operation_for

_HOME = Path(home.__file__).parent
_METHODS = {"POST", "PUT", "PATCH", "DELETE"}
_WRITES = {"createreport", "initiatepayout", "createreportschedule", "cancelreport", "/payouts", "feeds"}


def modules() -> Iterator[Path]:
    for path in sorted(_HOME.rglob("*.py")):
        if "sandbox" not in path.parts:
            yield path


def every_operation() -> list[Operation]:
    return [one for one in vars(operations).values() if isinstance(one, Operation)]


def strings(path: Path) -> list[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents
    ]


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: str(path.relative_to(_HOME)))
def test_no_module_writes_and_only_the_login_posts(path: Path) -> None:
    found = strings(path)

    methods = [text for _, text in found if text in _METHODS]
    assert methods == (["POST"] if path.name == "auth.py" else [])
    assert not [(line, text) for line, text in found if any(word in text.lower() for word in _WRITES)]


def test_every_operation_is_a_reading_one_of_amazons_models() -> None:
    known = models()

    for one in every_operation():
        path = one.path.format(id="1", seller="A1")
        declared = operation_for(known, "GET", path)
        assert declared is not None, one.name
        assert one.name.partition(".")[0] == declared.declared["operationId"]


def test_every_operation_begins_with_the_rate_that_its_model_states() -> None:
    known = models()

    for one in every_operation():
        declared = operation_for(known, "GET", one.path.format(id="1", seller="A1"))
        assert declared is not None
        table = declared.declared["description"].split("----")[-1]
        stated = [cell.strip() for cell in table.split("|") if cell.strip()][:2]
        assert (one.rate, float(one.burst)) == (float(stated[0]), float(stated[1])), one.name


async def test_a_whole_day_of_reading_leaves_amazon_as_it_was() -> None:
    sim = simulated(Seller())
    source, transport = recorded(sim)

    proofs = [proof async for proof in source.prove()]
    await source.facts()
    for stream in SPEC.streams:
        await pulled(source, stream.name, window_of(sim.clock))

    assert proofs
    assert sim.writes == []
    posted = {request.url.path for request, _ in transport.calls if request.method != "GET"}
    assert posted == {"/auth/o2/token"}
