from collections.abc import Iterator
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.ui.words.amounts import counted, money_text
from mlconnector_gui.ui.words.language import (
    ENGLISH,
    NumberSigns,
    later,
    nearest,
    said,
    said_many,
    speak,
    translations,
)
from mlconnector_gui.ui.words.sentences import code_sentence


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak(ENGLISH)


def test_english_is_said_as_it_is_written() -> None:
    assert said("Approve {count} postings", count=12) == "Approve 12 postings"
    assert said(later("Review")) == "Review"


def test_a_text_without_places_is_not_filled() -> None:
    assert said("{code}") == "{code}"


def test_what_has_no_translation_is_said_in_english() -> None:
    speak("de")

    assert said("Nobody translates {this}", this="x") == "Nobody translates x"


def test_numbers_are_written_in_the_signs_of_the_language() -> None:
    speak("de")

    assert said("{count:,} rows of {size:.1f} MB from {year}", count=1234567, size=1.5, year=2026) == (
        "1.234.567 rows of 1,5 MB from 2026"
    )
    assert money_text(Money.of("-28060.11", "EUR")) == "−28.060,11 EUR"


def test_the_signs_of_the_country_go_before_those_of_the_language() -> None:
    speak("de", NumberSigns(group="’", decimal="."))

    assert money_text(Money.of("28060.11", "CHF")) == "28’060.11 CHF"


def test_one_and_many_have_their_own_words() -> None:
    assert counted(1, "entry", "entries") == "1 entry"
    assert counted(4310, "entry", "entries") == "4,310 entries"
    assert said_many(2, "{count} entry of {store}", "{count} entries of {store}", store="SHP") == (
        "2 entries of SHP"
    )


def test_a_decimal_is_exact_in_every_language() -> None:
    speak("de")

    assert said("{amount:,f}", amount=Decimal("12345678901234567890.12")) == "12.345.678.901.234.567.890,12"


@pytest.mark.parametrize(
    ("system", "code"),
    [("de_AT.UTF-8", "de"), ("de", "de"), ("de-CH", "de"), ("C.UTF-8", "en"), ("", "en"), ("fr_FR", "en")],
)
def test_the_language_of_the_system_is_taken_where_there_are_words_for_it(system: str, code: str) -> None:
    assert nearest(system) == code


def test_a_sentence_is_said_in_the_chosen_language() -> None:
    german = translations("de")
    speak("de")

    words = code_sentence("net.refused", {"host": "ais.example.com"})

    assert words.what == german["{host} does not accept connections."][0].format(host="ais.example.com")


@pytest.mark.parametrize(
    ("signs", "typed", "amount"),
    [
        (NumberSigns(), "1,058.40", "1058.40"),
        (NumberSigns(), "1058.4", "1058.4"),
        (NumberSigns(), "1058,40", None),
        (NumberSigns(group=".", decimal=","), "1.058,40", "1058.40"),
        (NumberSigns(group=".", decimal=","), "1058,40", "1058.40"),
        (NumberSigns(group=".", decimal=","), "1058.40", None),
        (NumberSigns(group=".", decimal=","), "1.058", "1058"),
        (NumberSigns(), "-5", None),
        (NumberSigns(), "", None),
    ],
)
def test_an_amount_is_read_in_the_signs_of_the_language_and_in_no_others(
    signs: NumberSigns, typed: str, amount: str | None
) -> None:
    assert signs.read(typed) == (Decimal(amount) if amount else None)


def test_figures_among_words_are_written_as_every_other_number() -> None:
    parts = {"total": "10204.37 USD", "parts": "product 10145.97 + shipping -50.00", "difference": "8.40 USD"}
    english = code_sentence("document.does_not_add_up", parts).what
    speak("de")

    unusual = code_sentence(
        "amount.unusual", {"amount": "9.00 USD", "times": "19.6", "usual": "1.00 USD"}
    ).what

    assert "product 10,145.97 + shipping −50.00 leaves" in english
    assert "19,6-Fache" in unusual
