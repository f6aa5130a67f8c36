"""How the campaigns start the real program."""

import os
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def child_environment(folder: Path) -> dict[str, str]:
    """Keep compiled modules, wherever they may be kept: reading them anew is most of a start."""
    inherited = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    cache = inherited.get("PYTHONPYCACHEPREFIX", str(folder / "compiled"))
    return {**inherited, "PYTHONPYCACHEPREFIX": cache}
