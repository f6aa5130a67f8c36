"""The translators' files say every text of the program, whole and with the same places; nothing is shown unsaid."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from mlconnector_gui.base.paths import resource
from mlconnector_gui.ui.words.language import ENGLISH, LANGUAGES, translations
from tests.helpers.translations import calls, file_of, sources, texts, written

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
SAYS = {"said": 0, "said_many": 1, "later": 0}
SHOWS = {
    "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QAction", "QListWidgetItem", "label", "selectable",
    "ElidedLabel", "ActionButton", "setText", "set_whole", "setToolTip", "setPlaceholderText", "setWindowTitle",
    "setAccessibleName", "setAccessibleDescription", "setInformativeText", "setSuffix", "setSpecialValueText",
    "addRow", "addItem", "addItems", "addButton", "setHorizontalHeaderLabels", "show_done", "say", "emit", "Screen",
}  # fmt: skip
"""What puts a text before a person; `named` does so with its last argument, and so do keywords of these names."""
SHOWN_BY_NAME = {"title", "words", "means", "explains", "does", "text", "placeholderText", "suffix"}
WORDS = re.compile(r"[A-Z][a-z]{2,}|[a-z]{2,} [a-z]{2,}")


def places(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:  # an example with braces of its own, which is never filled
        return set()


@pytest.mark.parametrize("code", OTHERS)
def test_the_file_holds_every_text_and_no_other(code: str) -> None:
    kept = file_of(code).read_text(encoding="utf-8")

    assert kept == written(code), "run: python -m tests.helpers.translations"


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated_with_its_places(code: str) -> None:
    words = translations(code)
    missing = [source for source in texts() if not all(words.get(source, ("",)))]
    filled = {
        source: [form for form in words[source] if places(form) != places(source)]
        for source, text in texts().items()
        if not text.is_counted
    }

    assert not missing, f"translate what is unfinished in {file_of(code)}"
    assert not {source: forms for source, forms in filled.items() if forms}


@pytest.mark.parametrize("code", OTHERS)
def test_every_page_of_help_is_there(code: str) -> None:
    pages = {path.name for path in resource("help").glob("*.md")}

    assert {path.name for path in resource("help", code).glob("*.md")} == pages


def test_a_text_is_said_as_it_stands_and_filled_by_name() -> None:
    made = [
        f"{file}:{call.lineno}"
        for file, tree in sources()
        for call, argument in calls(tree, SAYS)
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]

    assert not made


def test_nothing_is_shown_that_was_not_said() -> None:
    unsaid = [
        f"{file}:{line} {text}"
        for file, tree in sources()
        if "/ui/" in file
        for line, text in shown_unsaid(tree)
        if not text.startswith(("ML Connector", "Ctrl+", "https://"))
    ]

    assert not unsaid


def shown_unsaid(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        shown = node.args[2:] if name == "named" else node.args if name in SHOWS else []
        shown = [*shown, *(one.value for one in node.keywords if one.arg in SHOWN_BY_NAME)]
        for argument in shown:
            for literal in unsaid_in(argument):
                if WORDS.search(literal.value):
                    yield literal.lineno, literal.value


def unsaid_in(argument: ast.AST) -> Iterator[ast.Constant]:
    """Every text in an argument, but for those of calls in it, which answer for themselves."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument
    elif not isinstance(argument, ast.Call | ast.Compare | ast.Subscript | ast.Lambda):
        for part in ast.iter_child_nodes(argument):
            yield from unsaid_in(part)
