"""Bytes, digests and references are the same for ever; these golden values never change."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import canonical_bytes, digest, reference_of, short_reference
from mlconnector_gui.accounting.journal import JournalEntry, JournalLine
from mlconnector_gui.accounting.roles import LineRole
from tests.helpers.accounting import usd
from tests.helpers.problems import refused

CROCKFORD = set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
REFERENCE = "M1RTWDCBEDJ1EA25707281"
ENTRY = JournalEntry(
    company="00002",
    document_type="JE",
    gl_date=date(2026, 10, 9),
    currency="USD",
    explanation="WOO-ÖST sale 2291",
    lines=(
        JournalLine(
            account=Account.parse("2.1220.STRIPE"),
            amount=usd("1206.28"),
            role=LineRole.GATEWAY_CLEARING,
            description="stripe",
            subledger="4001",
            subledger_type="A",
        ),
        JournalLine(account=Account.parse("40.5010"), amount=usd("-1206.28"), role=LineRole.PRODUCT_SALES),
    ),
)
SALE = {
    "environment": "JPY920",
    "company": "00002",
    "connection": "WOO-EU",
    "kind": "sale",
    "external_id": "2291",
    "revision": 1,
}


def written(entry: JournalEntry, *, target: str = "jde", reference: str = REFERENCE) -> bytes:
    return canonical_bytes(entry, target=target, reference=reference)


def test_the_canonical_bytes_are_golden() -> None:
    expected = (
        '{"company":"00002","currency":"USD","document_type":"JE","explanation":"WOO-ÖST sale 2291",'
        '"gl_date":"2026-10-09","lines":['
        '{"account":"2.1220.STRIPE","amount":"1206.28","description":"stripe","ledger_type":"AA",'
        '"subledger":"4001","subledger_type":"A"},'
        '{"account":"40.5010","amount":"-1206.28","description":"","ledger_type":"AA",'
        '"subledger":"","subledger_type":""}],'
        f'"reference":"{REFERENCE}","target":"jde"}}'
    )

    assert written(ENTRY) == expected.encode()


def test_the_digest_is_golden() -> None:
    assert digest(written(ENTRY)) == "f58afad3bc7f811904754b61501d9c3ea13d0789f82426edbfb42b705884b563"


CHANGES = {
    "company": {"company": "00001"},
    "document_type": {"document_type": "J1"},
    "gl_date": {"gl_date": date(2026, 10, 10)},
    "explanation": {"explanation": "WOO-EU sale 2292"},
    "lines": {"lines": ENTRY.lines[::-1]},
}
LINE_CHANGES = {
    "account": {"account": Account.parse("2.1220.PAYPAL")},
    "description": {"description": "paypal"},
    "subledger": {"subledger": "4002"},
    "subledger_type": {"subledger_type": "C"},
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changes_in_an_entry_changes_its_bytes(name: str) -> None:
    assert written(replace(ENTRY, **CHANGES[name])) != written(ENTRY)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LINE_CHANGES)
def test_whatever_changes_in_a_line_changes_its_bytes(name: str) -> None:
    first, second = ENTRY.lines

    changed = replace(ENTRY, lines=(replace(first, **LINE_CHANGES[name]), second))  # type: ignore[arg-type]

    assert written(changed) != written(ENTRY)


def test_amounts_currency_target_and_reference_are_covered() -> None:
    first, second = ENTRY.lines
    cent = usd("0.01")
    shifted = (replace(first, amount=first.amount + cent), replace(second, amount=second.amount - cent))

    assert written(replace(ENTRY, lines=shifted)) != written(ENTRY)
    assert written(ENTRY, target="other") != written(ENTRY) != written(ENTRY, reference="M1" + "0" * 20)


def test_every_field_of_an_entry_is_covered_or_known_not_to_be() -> None:
    covered = {*CHANGES, "currency"}
    line_covered = {*LINE_CHANGES, "amount", "ledger_type"}

    assert {field.name for field in fields(JournalEntry)} == covered
    assert {field.name for field in fields(JournalLine)} == line_covered | {"role"}


def test_an_account_that_would_read_back_as_another_is_never_written() -> None:
    first, second = ENTRY.lines
    odd = replace(first, account=Account(business_unit="2.1220", object_account="STRIPE"))

    with refused("account.part_holds_separator"):
        written(replace(ENTRY, lines=(odd, second)))


def test_the_reference_is_golden() -> None:
    assert reference_of(**SALE) == "M1RTWDCBEDJ1EA25707281"  # type: ignore[arg-type]
    assert short_reference(reference_of(**SALE)) == "RTWDCBED"  # type: ignore[arg-type]


PARTS = st.fixed_dictionaries(
    {
        "environment": st.text(max_size=10),
        "company": st.text(max_size=5),
        "connection": st.text(max_size=10),
        "kind": st.text(max_size=6),
        "external_id": st.text(max_size=30),
        "revision": st.integers(min_value=0, max_value=10**6),
    }
)


@given(PARTS)
def test_a_reference_is_m1_and_twenty_letters_that_are_not_mistaken(parts: dict[str, object]) -> None:
    reference = reference_of(**parts)  # type: ignore[arg-type]

    assert len(reference) == 22
    assert reference.startswith("M1")
    assert set(reference[2:]) <= CROCKFORD
    assert short_reference(reference) == reference[2:10]


@given(PARTS, PARTS)
def test_references_are_equal_only_for_equal_postings(
    first: dict[str, object], second: dict[str, object]
) -> None:
    same = reference_of(**first) == reference_of(**second)  # type: ignore[arg-type]

    assert same == (first == second)


@pytest.mark.parametrize("name", SALE)
def test_whatever_names_a_posting_changes_its_reference(name: str) -> None:
    changed = {**SALE, name: 2 if name == "revision" else "other"}

    assert reference_of(**changed) != reference_of(**SALE)  # type: ignore[arg-type]


@pytest.mark.parametrize("cut", ["\x1f", " ", '","', "\\"])
def test_what_moves_from_one_part_to_the_next_changes_the_reference(cut: str) -> None:
    here = {**SALE, "connection": f"a{cut}b", "kind": "c"}
    there = {**SALE, "connection": "a", "kind": f"b{cut}c"}
    blank = {**SALE, "connection": "a b", "kind": "c"}

    assert reference_of(**here) != reference_of(**there)  # type: ignore[arg-type]
    assert cut == " " or reference_of(**here) != reference_of(**blank)  # type: ignore[arg-type]
