"""The rows of the batch table: frozen keys, what is written, and what counts as ours."""

import json
from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.jde.batch_contract import BatchContract, read_batch_contract
from mlconnector_gui.jde.batch_rows import (
    BATCH_COLUMNS,
    PostingRows,
    compare_rows,
    key_of_posting,
    line_inputs,
    rows_of_posting,
)
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.rows import Row
from tests.helpers.ais import journal
from tests.helpers.problems import refused

CONTENT, REFERENCE = journal("2291", ("1.1220.STRIPE", "1234.50"), ("30.5010", "-1234.50"))
CONTRACT = BatchContract()


def posting(currency: str = "USD", contract: BatchContract = CONTRACT) -> PostingRows:
    return rows_of_posting(JournalContent.read(CONTENT), contract, base_currency=currency)


def standing_row(
    number: int = 1, *, account: str = "1.1220.STRIPE", amount: str = "1234.5"
) -> dict[str, object]:
    """A row of ours as the data service shows it."""
    values: dict[str, object] = dict.fromkeys(BATCH_COLUMNS, " ")
    return values | {
        "EDLN": Decimal(number),
        "EDSP": "0",
        "KCO": "00001",
        "DCT": "JE",
        "DGJ": "20261009",
        "ANI": account,
        "LT": "AA",
        "CRCD": "USD",
        "CRRM": "D",
        "AA": Decimal(amount),
        "ACR": Decimal(0),
        "EXR": REFERENCE,
        "R2": short_reference(REFERENCE),
    }


def both() -> list[dict[str, object]]:
    return [standing_row(), standing_row(2, account="30.5010", amount="-1234.50")]


def compared(
    rows: list[dict[str, object]], contract: BatchContract = CONTRACT
) -> tuple[list[int], list[str]]:
    standing = compare_rows([Row("F0911Z1", row) for row in rows], posting(contract=contract), contract)
    return [line.number for line in standing.missing], list(standing.differing)


def test_the_key_comes_from_the_posting_and_never_from_the_run() -> None:
    key = key_of_posting(REFERENCE, user="MLC")

    assert (key.user, key.transaction) == ("MLC", REFERENCE)
    assert len(key.batch) == 15
    assert key.batch.startswith(short_reference(REFERENCE))
    assert key == key_of_posting(REFERENCE, user="MLC")
    assert [line.number for line in posting().lines] == [1, 2]


def test_postings_have_batches_of_their_own() -> None:
    batches = {key_of_posting(journal(str(order))[1], user="MLC").batch for order in range(500)}

    assert len(batches) == 500


def test_a_reference_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="22 characters"):
        key_of_posting("M1SHORT", user="MLC")


def test_a_row_carries_what_was_approved() -> None:
    assert dict(line_inputs(posting().lines[0], CONTRACT)) == {
        "user": "MLC",
        "batch": REFERENCE[2:17],
        "transaction": REFERENCE,
        "line": "1",
        "company": "00001",
        "document_type": "JE",
        "gl_date": "10/09/2026",
        "account": "1.1220.STRIPE",
        "ledger_type": "AA",
        "currency": "USD",
        "currency_mode": "D",
        "exchange_rate": "",
        "amount": "1234.50",
        "foreign_amount": "",
        "explanation": "WOO 2291",
        "remark": REFERENCE,
        "reference_1": "",
        "reference_2": short_reference(REFERENCE),
        "subledger": "",
        "subledger_type": "",
    }


def test_in_another_currency_than_the_companys_the_foreign_amount_is_given() -> None:
    row = line_inputs(posting(currency="EUR").lines[0], CONTRACT)

    assert (row["currency_mode"], row["amount"], row["foreign_amount"]) == ("F", "", "1234.50")


def test_a_company_without_a_currency_keeps_no_others() -> None:
    assert line_inputs(posting(currency="").lines[0], CONTRACT)["currency_mode"] == "D"


def test_a_sites_own_names_and_formats_are_used() -> None:
    given = {
        "insert": "Z1 Insert",
        "line_inputs": {"account": "ANI", "subledger": ""},
        "date_format": "DD.MM.YYYY",
        "decimal_sign": ",",
        "account_separator": "-",
        "account_prefix": "+",
        "short_reference": "R1",
    }
    contract = read_batch_contract(json.dumps(given), user="WEB")

    row = line_inputs(posting(contract=contract).lines[0], contract)

    assert (contract.insert, contract.line_inputs["account"], contract.line_inputs["line"]) == (
        "Z1 Insert",
        "ANI",
        "Line",
    )
    assert (row["user"], row["account"], row["amount"], row["gl_date"]) == (
        "WEB",
        "+1-1220-STRIPE",
        "1234,50",
        "09.10.2026",
    )
    assert (row["reference_1"], row["reference_2"]) == (short_reference(REFERENCE), "")
    assert contract.short_reference_column == "R1"


@pytest.mark.parametrize(
    "given",
    [
        "{",
        '{"name": "X"}',
        '{"user": "X"}',
        '{"process": ""}',
        '{"line_inputs": {"transaction": ""}}',
        '{"line_inputs": {"remark": ""}}',
        '{"line_inputs": {"reference_2": ""}}',
        '{"process_inputs": {"batch": ""}}',
        '{"short_reference": "R3"}',
        '{"array": 7}',
    ],
)
def test_a_wrong_contract_is_refused(given: str) -> None:
    with refused("jde.contract_invalid"):
        read_batch_contract(given, user="MLC")


def test_rows_that_equal_ours_are_ours() -> None:
    assert compared(both()) == ([], [])


def test_an_account_that_jde_split_is_the_same() -> None:
    rows = both()
    rows[0] |= {"ANI": " ", "MCU": "           1", "OBJ": "1220", "SUB": "STRIPE  "}

    assert compared(rows) == ([], [])


def test_a_row_that_is_not_there_is_missing() -> None:
    assert compared(both()[1:]) == ([1], [])
    assert compared([]) == ([1, 2], [])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("KCO", "00002"),
        ("DCT", "JX"),
        ("DGJ", "20261010"),
        ("DGJ", None),
        ("ANI", "1.1220.PAYPAL"),
        ("ANI", "00012345"),
        ("LT", "BA"),
        ("CRCD", "EUR"),
        ("CRRM", "F"),
        ("AA", Decimal("1234.51")),
        ("AA", Decimal("-1234.50")),
        ("EXR", " "),
        ("R2", " "),
        ("SBL", "4242"),
        ("EDSP", " "),
    ],
)
def test_any_other_content_is_told_by_line_and_column(column: str, value: object) -> None:
    rows = both()
    rows[0][column] = value

    assert compared(rows) == ([], [f"1.{column}"])


def test_a_line_too_many_differs() -> None:
    assert compared([*both(), standing_row(3)]) == ([], ["3.EDLN"])


def test_what_is_processed_is_told_from_what_waits() -> None:
    rows = both()
    rows[0]["EDSP"] = "1"

    standing = compare_rows([Row("F0911Z1", row) for row in rows], posting(), CONTRACT)

    assert (standing.waiting, standing.processed) == (1, 1)
    assert not standing.is_waiting
    assert not standing.is_incomplete


def test_rows_are_not_completed_beside_processed_ones() -> None:
    row = standing_row() | {"EDSP": "1"}

    assert not compare_rows([Row("F0911Z1", row)], posting(), CONTRACT).is_incomplete


def test_the_approved_date_is_compared_as_a_date() -> None:
    assert posting().lines[0].gl_date == date(2026, 10, 9)
