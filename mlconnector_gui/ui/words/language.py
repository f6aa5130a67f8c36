"""
The language this program speaks, and the one way in which every text gets into it.

English stands in the code, and is what is said where a translation is missing. `said` says a text where it is shown,
with its named places filled. Those of a table are said where they are shown too, so that it stays plain data: `Texts`
annotates a table of nothing else, `later` marks one text among other values.
`python -m tests.helpers.translations` collects both into `resources/translations`, in the .ts files that Qt Linguist
opens. They are read as they are: Qt's own tools do not know our tables, and would have us keep a compiled copy.

The language belongs to the process, as Qt's own translators do, so it is kept here: handing it to every function
that says a word would be the worse evil. It is chosen once, before anything is shown, and needs no Qt.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from string import Formatter
from typing import Any, TypeVar

from defusedxml.ElementTree import parse

from mlconnector_gui.base.paths import resource

Key = TypeVar("Key")
Marked = TypeVar("Marked")
Texts = Mapping[Key, str]
"""Annotates a table of texts, each of which is said where it is shown."""
LANGUAGES = {"en": "English", "de": "Deutsch"}
ENGLISH = "en"
ASKED_BY = "MLC_LANGUAGE"
"""
The variable that names the language from outside, before whatever was chosen in the window. The shell knows no other
way: without it sentences are English there whatever the system speaks, so that scripts hold.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSigns:
    """What stands between thousands, and before the decimals."""

    group: str = ","
    decimal: str = "."

    def written(self, digits: str) -> str:
        """Turn digits written the English way into this one."""
        return digits.translate({ord(","): self.group, ord("."): self.decimal})

    def read(self, typed: str) -> Decimal | None:
        """Read an amount as people type it; None where it has the signs of another country: that is not guessed."""
        group, decimal = re.escape(self.group), re.escape(self.decimal)
        if not re.fullmatch(rf"(\d{{1,3}}({group}\d{{3}})+|\d+)({decimal}\d{{1,4}})?", typed):
            return None
        return Decimal(typed.replace(self.group, "").replace(self.decimal, "."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language with its words; English needs none."""

    code: str = ENGLISH
    signs: NumberSigns = field(default_factory=NumberSigns)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A text to its translation; of a counted one the words for one and for many."""


_SIGNS = {"de": NumberSigns(group=".", decimal=",")}


class _Spoken:
    """What the process speaks at present."""

    language = Language()


def speak(code: str, signs: NumberSigns | None = None) -> None:
    """Say everything from now on in a language; `signs` are those of the person's country, where they are known."""
    words = {} if code == ENGLISH else translations(code)
    _Spoken.language = Language(code=code, signs=signs or _SIGNS.get(code, NumberSigns()), words=words)


def spoken_language() -> Language:
    return _Spoken.language


def nearest(wanted: str) -> str:
    """Return the language for what a system names 'de_AT.UTF-8'; English where we have no words for it."""
    code = wanted.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else ENGLISH


def said(text: str, /, **places: Any) -> str:
    """Say a text in the chosen language, with its named places filled."""
    known = _Spoken.language.words.get(text)
    words = known[0] if known else text
    return _FILL.vformat(words, (), places) if places else words


def said_many(count: int, one: str, many: str, **places: Any) -> str:
    """Say what is counted, in the words for one or for many; `{count}` may stand in them."""
    known = _Spoken.language.words.get(one) or (one, many)
    return _FILL.vformat(known[0] if count == 1 else known[-1], (), {"count": count, **places})


def later(texts: Marked) -> Marked:
    """Mark a text that stands in a table beside other things, or several, to be said where they are shown."""
    return texts


def within(words: str) -> str:
    """Write a name as it stands within a sentence: English makes it small, other languages keep their nouns."""
    return words.lower() if _Spoken.language.code == ENGLISH else words


def translations(code: str) -> dict[str, tuple[str, ...]]:
    """Read what a language has for each text; what is unfinished is left out."""
    words: dict[str, tuple[str, ...]] = {}
    for message in parse(resource("translations", f"{code}.ts")).iter("message"):
        translation = message.find("translation")
        if translation.get("type"):
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        words[message.findtext("source")] = tuple(forms)
    return words


class _Filling(Formatter):
    """Fills named places; a number with a format is written in the signs of the language."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text = format(value, format_spec)
        is_number = format_spec and isinstance(value, int | float | Decimal)
        return _Spoken.language.signs.written(text) if is_number else text


_FILL = _Filling()
