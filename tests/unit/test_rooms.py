"""The rooms and what they may import: the contracts of pyproject.toml, and what those cannot say."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import mlconnector_gui

_PACKAGE = Path(mlconnector_gui.__file__).parent
_INPUT_AND_OUTPUT = {"asyncio", "io", "os", "pathlib", "socket", "sqlite3", "ssl", "subprocess", "tempfile"}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name for alias in aliases}
            case ast.ImportFrom(module=str(module)):
                names.add(module)
    return names


def test_the_import_contracts_are_kept() -> None:
    """In a process of its own: import-linter's logging configuration silences every logger that exists."""
    program = "import importlinter.cli as cli; cli.lint_imports_command()"
    command = [sys.executable, "-c", program, "--no-cache"]
    checked = subprocess.run(  # noqa: S603  our own words
        command, cwd=_PACKAGE.parent, capture_output=True, text=True, check=False
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", sorted((_PACKAGE / "accounting").rglob("*.py")), ids=lambda path: path.name)
def test_accounting_imports_the_standard_library_itself_and_base_only(path: Path) -> None:
    for name in imported(path):
        root = name.split(".")[0]
        ours = name.startswith(("mlconnector_gui.accounting.", "mlconnector_gui.base."))
        assert ours or (root in sys.stdlib_module_names - _INPUT_AND_OUTPUT), name


@pytest.mark.parametrize(
    "path", sorted(_PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(_PACKAGE))
)
def test_imports_are_absolute(path: Path) -> None:
    relative = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert relative == []
