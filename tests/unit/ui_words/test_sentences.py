"""Every code that the program raises has its words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.words.checks import check_lines
from mlconnector_gui.ui.words.events import event_words
from mlconnector_gui.ui.words.proofs import proof_words
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.sentences import code_sentence, sentence, short_phrase, stored_sentence
from mlconnector_gui.ui.words.states import STATES
from mlconnector_gui.ui.words.tables import WORDINGS

SOURCE = Path(__file__).parents[3] / "mlconnector_gui"
RAISERS = {
    "Problem",
    "Busy",
    "Unreachable",
    "Finding",
    "DocumentFinding",
    "_blocks",
    "blocking",
    "_problem",
    "_code",
}
CODE = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
OWN_AREAS = {"net": "net", "connectors": None, "jde": "jde", "store/database.py": "store"}


def own_sources() -> Iterator[Path]:
    for path in SOURCE.rglob("*.py"):
        inside = path.relative_to(SOURCE)
        is_simulated = {"simulator", "sandbox"} & set(inside.parts)
        if not is_simulated and inside.parts[0] != "ui":
            yield path


def codes_in(path: Path) -> Iterator[str]:
    """Yield the codes given to whatever raises or finds, and constants that look like codes of the module's area."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "code")]
            if name in RAISERS:
                yield from (text for value in given for text in constants_of(value))
        if isinstance(node, ast.Return | ast.Tuple | ast.IfExp) and area_of(path):
            for text in constants_of(node):
                if text.startswith(f"{area_of(path)}."):
                    yield text


def constants_of(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and CODE.fullmatch(part.value):
            yield part.value


def area_of(path: Path) -> str:
    inside = path.relative_to(SOURCE)
    if inside.parts[0] == "connectors" and len(inside.parts) > 2:
        return inside.parts[1]
    if inside.name == "database.py":
        return "store"
    return inside.parts[0] if inside.parts[0] in {"net", "jde"} else ""


def test_every_code_in_the_source_has_a_sentence() -> None:
    raised = {(code, path.name) for path in own_sources() for code in codes_in(path)}

    assert len(raised) > 100
    wordless = sorted((code, name) for code, name in raised if code not in WORDINGS)
    assert wordless == [], "give each a sentence in the table of its area in mlconnector_gui/ui/words/tables"


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_a_sentence_says_what_happened_and_what_to_do_without_its_params(code: str) -> None:
    words = code_sentence(code, {})

    assert words.what
    assert words.stops
    assert words.remedy
    assert "{" not in words.text.replace('{"password"', "")
    assert "!" not in words.text
    assert "please" not in words.text.lower()


def test_params_are_filled_in_and_amounts_are_grouped() -> None:
    words = code_sentence(
        "mapping.missing",
        {"role": "product_sales", "amount": "-28002.71 USD", "description": "", "traits": "sku=TENT-2P"},
    )

    assert words.what == "“Product sales” has no account: no mapping rule covers −28,002.71 USD"
    assert words.remedy.endswith("sku=TENT-2P")


def test_an_unknown_code_gives_a_sentence_that_names_it() -> None:
    words = sentence(Problem("moon.too_far", technical="384,400 km"))

    assert "moon.too_far" in words.what
    assert words.technical == "384,400 km"
    assert "moon.too_far" in words.for_it


def test_a_stored_problem_reads_like_the_one_that_was_raised() -> None:
    stored = {"code": "net.host_unknown", "params": {"host": "shop.example.com"}, "technical": "gaierror"}

    assert stored_sentence(stored).what == "The name shop.example.com cannot be found."


def test_braces_in_values_are_left_alone() -> None:
    assert "{x}" in code_sentence("net.address_invalid", {"address": "{x}"}).what


def test_short_phrases_are_short() -> None:
    assert short_phrase("") == ""
    assert short_phrase("mapping.missing") == "no account mapped"
    assert all(len(wording[0]) <= 30 for wording in WORDINGS.values())


def test_every_state_role_and_move_has_words() -> None:
    assert set(STATES) == set(PostingState)
    assert len({(words.glyph, words.word) for words in STATES.values()}) == len(STATES)
    assert all(role_words(role.value) != role.value for role in LineRole)
    assert all("_" not in event_words(f"posting.{move.value}") for move in Move)


def test_checks_that_nothing_speaks_against_are_ticked() -> None:
    lines = check_lines([("period.not_open", "blocks", {"gl_date": "2026-09-30"})])

    assert [line.name for line in lines if line.role == "bad"] == ["period.not_open"]
    assert [line.name for line in lines if line.role == "good"] == [
        "balanced",
        "mapped",
        "company",
        "accounts",
    ]


def test_a_proof_tells_what_was_seen() -> None:
    assert proof_words("login", {"user": "JDE_USER"}) == "Login: as JDE_USER"
    assert proof_words("something_new", {}) == "Something new"
