"""
Begin a storefront: `python -m tests.helpers.new_connector mystore "My Store"`.

Copies the template with its words and its sample mapping rules under the new name, so that all that a storefront
consists of is there and passes the contract suite and the sandbox from the first minute; then it is changed part by
part. Whatever is there already is left alone.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_CONNECTORS = Path("mlconnector_gui", "connectors")
_TABLES = Path("mlconnector_gui", "ui", "words", "tables")
_RULES = Path("resources", "sandbox", "mapping")
_KEY = re.compile(r"[a-z][a-z0-9_]*")

_README = """# {title}

What the store really does is written here before any code, with what is not known.

## Logging in

## What is read, and how

## What is booked

## What is left out
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConnector:
    """A storefront by its key, which is its folder's name, and by what people call it."""

    key: str
    title: str

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"{self.key}: a key is small letters, digits and _, such as mystore")
        if not self._class_name.isidentifier():
            raise ValueError(f"{self.title}: a title begins with a letter, such as My Store")

    def files(self) -> Iterator[tuple[Path, str]]:
        """Yield every file of the storefront with its text, as a path inside the source tree."""
        template = _CONNECTORS / "_template"
        for path in sorted((_ROOT / template).rglob("*.py")):
            inside = path.relative_to(_ROOT / template)
            yield _CONNECTORS / self.key / inside, self._renamed(_ROOT / template / inside)
        yield _CONNECTORS / self.key / "README.md", _README.format(title=self.title)
        yield _TABLES / f"{self.key}.py", self._renamed(_ROOT / _TABLES / "example_store.py")
        yield _RULES / f"{self.key}.csv", self._renamed(_ROOT / _RULES / "_template.csv")

    @property
    def names(self) -> Mapping[str, str]:
        """What the template is called by, and what is said instead; the longer comes first."""
        return {
            "connectors._template": f"connectors.{self.key}",
            '"_template"': f'"{self.key}"',
            "example_store": self.key,
            "ExampleStore": self._class_name,
            "Example Store": self.title,
            "EXAMPLE": self.key.upper(),
        }

    @property
    def _class_name(self) -> str:
        return "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", self.title))

    def _renamed(self, path: Path) -> str:
        text = path.read_text(encoding="utf-8")
        for name, ours in self.names.items():
            text = text.replace(name, ours)
        return text


def write(new: NewConnector, root: Path = _ROOT) -> list[Path]:
    """Write every file, or none if one of them is there already."""
    files = {root / path: text for path, text in new.files()}
    if there := [path for path in files if path.exists()]:
        raise FileExistsError(f"{there[0]} is there already; nothing was written")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("key", help="the folder's name, such as mystore")
    parser.add_argument("title", help="what people call it, such as 'My Store'")
    asked = parser.parse_args()
    try:
        files = write(NewConnector(key=asked.key, title=asked.title))
    except (ValueError, FileExistsError) as error:
        parser.error(str(error))
    sources = [str(path) for path in files if path.suffix == ".py"]
    for step in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *step, *sources], check=True)  # noqa: S603  our own words
    sys.stdout.write("".join(f"{path.relative_to(_ROOT)}\n" for path in files))
    return 0


if __name__ == "__main__":
    sys.exit(main())
