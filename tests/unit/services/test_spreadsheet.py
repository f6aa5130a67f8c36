"""Sheets of rules: what goes out runs nowhere, what comes in is text or refused."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.base.paths import resource
from mlconnector_gui.services.map_accounts import COLUMNS, read_rules, write_rules
from mlconnector_gui.services.spreadsheet import as_plain_cell, from_plain_cell, read_sheet
from tests.helpers.accounting import rule
from tests.helpers.problems import refused


def sheet(path: Path, *rows: list[object], formula: str = "") -> Path:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    for number, row in enumerate([list(COLUMNS), *rows]):
        page.write_row(number, 0, row)
    if formula:
        page.write_formula(1, 2, formula)
    book.close()
    return path


def test_rules_come_back_from_a_sheet_as_they_were_written(tmp_path: Path) -> None:
    rules = read_rules(resource("sandbox", "mapping", "woocommerce.csv"))

    write_rules(tmp_path / "rules.xlsx", rules)

    assert read_rules(tmp_path / "rules.xlsx") == rules


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_a_note_that_looks_like_a_formula_is_text_and_comes_back(tmp_path: Path, ending: str) -> None:
    notes = ["=HYPERLINK(A1)", "+1", "-2", "@x", "'quoted", "'=1", "plain"]
    rules = [rule(f"rule-{place:04d}", position=place - 1, sku=f"{place}") for place in range(1, 8)]
    noted = [type(one)(**{**_fields(one), "note": note}) for one, note in zip(rules, notes, strict=True)]

    write_rules(tmp_path / f"rules.{ending}", noted)

    assert [one.note for one in read_rules(tmp_path / f"rules.{ending}")] == notes


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in type(one).__slots__}  # type: ignore[attr-defined]


def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path: Path) -> None:
    write_rules(tmp_path / "rules.csv", [rule("r", fee_name="x")])
    text = (tmp_path / "rules.csv").read_text()

    assert as_plain_cell("=1+1") == "'=1+1"
    assert not any(line.startswith(("=", "+", "-", "@")) for line in text.splitlines())


@given(st.text(max_size=8))
def test_what_is_made_plain_comes_back(text: str) -> None:
    assert from_plain_cell(as_plain_cell(text)) == text


def test_a_number_in_a_sheet_is_refused_with_its_line_and_cell(tmp_path: Path) -> None:
    path = sheet(tmp_path / "rules.xlsx", ["", "product_sales", "", "30", 5010])

    with refused("mapping.field_wrong") as caught:
        read_rules(path)

    told = caught.value.params
    assert (told["line"], told["field"], told["value"]) == (2, "E2", "5010")


def test_a_formula_in_a_sheet_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path / "rules.xlsx", ["", "product_sales", "", "30", "5010"], formula='="a"&"b"')

    with refused("mapping.field_wrong") as caught:
        read_rules(path)

    assert caught.value.params["field"] == "C2"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"role,business_unit"])
def test_what_is_no_sheet_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rules.xlsx"
    path.write_bytes(content)

    with refused("file.not_a_sheet"):
        read_rules(path)


def test_a_sheet_with_a_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'
    _repack(sheet(tmp_path / "good.xlsx"), path, "xl/workbook.xml", bomb)

    with refused("file.not_a_sheet"):
        read_sheet(path)


def test_a_sheet_that_would_unpack_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    _repack(sheet(tmp_path / "good.xlsx"), path, "xl/media/big.bin", b"0" * (65 * 1024 * 1024))

    with refused("file.too_large"):
        read_sheet(path)


def test_a_sheet_with_other_columns_is_refused(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "rules.xlsx"))
    book.add_worksheet().write_row(0, 0, ["role", "konto"])
    book.close()

    with refused("mapping.file_columns") as caught:
        read_rules(tmp_path / "rules.xlsx")

    assert caught.value.params["unknown"] == "konto"


def _repack(source: Path, target: Path, name: str, content: bytes) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    target.write_bytes(buffer.getvalue())
