import ast
import sys
from pathlib import Path

from mlconnector_gui.jde import simulator

ALLOWED = (
    "starlette",
    "mlconnector_gui.sandbox",
    "mlconnector_gui.base.clock",
    "mlconnector_gui.jde.simulator",
)


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    from_ = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return plain | from_


def test_the_simulator_imports_nothing_of_the_client_it_serves():
    for path in Path(simulator.__file__).parent.glob("*.py"):
        foreign = {
            name
            for name in _imported(path)
            if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith(ALLOWED)
        }

        assert not foreign, path.name
