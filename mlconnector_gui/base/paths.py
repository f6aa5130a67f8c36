"""Where things lie on this machine: the user's workspaces and the program's own resources."""

from pathlib import Path

import platformdirs

_PACKAGED = Path(__file__).parent.parent / "_resources"
_IN_SOURCE_TREE = Path(__file__).parent.parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return a file of `resources/`, in an installed program and in a source tree alike."""
    root = _PACKAGED if _PACKAGED.is_dir() else _IN_SOURCE_TREE
    return root.joinpath(*parts)


def default_workspace() -> Path:
    return platformdirs.user_data_path("ML Connector", appauthor=False) / "workspace"


def log_folder(workspace: Path) -> Path:
    return workspace / "logs"
