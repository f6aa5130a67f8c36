"""
Collect every text of the program into the translators' files: `python -m tests.helpers.translations`.

Texts are found where they are said (`said`, `said_many`, `counted`), in tables (`Texts`, `later`, the sentences), and
in what connectors and contracts declare. Translations that are there already are kept; a text that is new
or changed is written as unfinished, and one that is no longer said is dropped.
"""

import argparse
import ast
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from mlconnector_gui.base.paths import resource
from mlconnector_gui.connectors.registry import connector_specs
from mlconnector_gui.jde.purposes import read_purposes
from mlconnector_gui.services.entered_values import JDE, connector_choices
from mlconnector_gui.ui.words import tables
from mlconnector_gui.ui.words.language import ENGLISH, LANGUAGES, translations

_ROOT = Path(__file__).parents[2]
_PACKAGE = _ROOT / "mlconnector_gui"
_ROOMS = ("ui", "app")
_ONE_TEXT = {"said": 0, "later": 0}
_COUNTED = {"said_many": 1, "counted": 1}


@dataclass(slots=True, kw_only=True)
class Text:
    """A text with the files that say it."""

    source: str
    is_counted: bool = False
    files: set[str] = field(default_factory=set)


@cache
def texts() -> dict[str, Text]:
    """Return every text of the program by its English words."""
    found: dict[str, Text] = {}
    for source, is_counted, file in (*_in_code(), *_in_tables(), *_in_specs(), *_in_contracts()):
        text = found.setdefault(source, Text(source=source))
        text.is_counted |= is_counted
        text.files.add(file)
    return found


def calls(tree: ast.AST, names: dict[str, int]) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Every call of one of the functions, with the argument that holds the text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            place = names[node.func.id]
            if len(node.args) > place:
                yield node, node.args[place]


@cache
def sources() -> tuple[tuple[str, ast.Module], ...]:
    paths = [path for room in _ROOMS for path in sorted((_PACKAGE / room).rglob("*.py"))]
    return tuple(
        (path.relative_to(_ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths
    )


def _in_code() -> Iterator[tuple[str, bool, str]]:
    for file, tree in sources():
        for names, is_counted in ((_ONE_TEXT, False), (_COUNTED, True)):
            for _, argument in calls(tree, names):
                for literal in literals(argument):
                    yield literal, is_counted, file
        for table in _tables(tree):
            for literal in literals(table):
                yield literal, False, file


def _tables(tree: ast.Module) -> Iterator[ast.expr]:
    """Every table that is annotated as one of texts."""
    for node in tree.body:
        is_table = isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation).startswith("Texts[")
        if is_table and node.value is not None:
            yield node.value


def literals(argument: ast.expr) -> list[str]:
    """A text; both of 'a if so else b'; the values of a table."""
    match argument:
        case ast.IfExp():
            parts = [argument.body, argument.orelse]
        case ast.Dict():
            parts = argument.values
        case ast.Tuple():
            parts = argument.elts
        case _:
            parts = []
    if parts:
        return [literal for part in parts for literal in literals(part)]
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    return []


def _in_tables() -> Iterator[tuple[str, bool, str]]:
    for module in pkgutil.iter_modules(tables.__path__):
        wordings = importlib.import_module(f"{tables.__name__}.{module.name}").WORDINGS
        for wording in wordings.values():
            for text in filter(None, wording):
                yield text, False, f"mlconnector_gui/ui/words/tables/{module.name}.py"


def _in_specs() -> Iterator[tuple[str, bool, str]]:
    for choice in connector_choices():
        words = [choice.title, choice.summary]
        for declared in choice.fields:
            words += [declared.label, declared.help, *(label for _, label in declared.choices)]
        for text in filter(None, words):
            yield text, False, _spec_file(choice.key)
    for spec in connector_specs().values():
        words = [one.title for one in (*spec.streams, *spec.imports)]
        if spec.webhooks is not None:
            words.append(spec.webhooks.address_rule)
        for text in words:
            yield text, False, _spec_file(spec.key)


def _in_contracts() -> Iterator[tuple[str, bool, str]]:
    for contract in read_purposes():
        for text in (contract.title, contract.summary, *(array.words for array in contract.arrays)):
            yield text, False, f"resources/orchestrations/{contract.purpose.value}.toml"


def _spec_file(key: str) -> str:
    return "mlconnector_gui/jde/fields.py" if key == JDE else f"mlconnector_gui/connectors/{key}/spec.py"


def written(code: str) -> str:
    """Write the file of a language as it ought to be, with the translations that it has."""
    known = translations(code)
    rooms: dict[str, list[Text]] = {}
    for text in texts().values():
        rooms.setdefault(_home(text), []).append(text)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{code}" sourcelanguage="{ENGLISH}">',
    ]
    for file, said_there in sorted(rooms.items()):
        lines += [
            "<context>",
            f"    <name>{file.removeprefix('mlconnector_gui/').partition('.')[0]}</name>",
        ]
        for text in sorted(said_there, key=lambda one: one.source):
            lines += _message(text, known.get(text.source))
        lines.append("</context>")
    return "\n".join([*lines, "</TS>"]) + "\n"


def _home(text: Text) -> str:
    """Put a text that several files say where the window's words are, not with the shell's commands."""
    return min(text.files, key=lambda file: ("/app/" in file, file))


def _message(text: Text, forms: tuple[str, ...] | None) -> list[str]:
    fits = forms is not None and (len(forms) > 1) is text.is_counted
    state = "" if fits else ' type="unfinished"'
    shown = forms if forms is not None and fits else ("", "") if text.is_counted else ("",)
    inside = (
        "".join(f"<numerusform>{escape(form)}</numerusform>" for form in shown)
        if text.is_counted
        else escape(shown[0])
    )
    return [
        '    <message numerus="yes">' if text.is_counted else "    <message>",
        *(f'        <location filename="../../{file}"/>' for file in sorted(text.files)),
        f"        <source>{escape(text.source)}</source>",
        f"        <translation{state}>{inside}</translation>",
        "    </message>",
    ]


def file_of(code: str) -> Path:
    return resource("translations", f"{code}.ts")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--language", choices=[code for code in LANGUAGES if code != ENGLISH], action="append"
    )
    for code in parser.parse_args().language or [code for code in LANGUAGES if code != ENGLISH]:
        words = written(code)
        file_of(code).write_text(words, encoding="utf-8")
        sys.stdout.write(
            f"{file_of(code)}: {words.count('<message')} texts, {words.count('unfinished')} unfinished\n"
        )


if __name__ == "__main__":
    main()
