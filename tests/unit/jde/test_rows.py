"""Every shape in which the data service gives rows."""

from datetime import date
from decimal import Decimal

import pytest

from mlconnector_gui.jde.rows import Row, read_grid
from tests.helpers.problems import refused

CELLS: dict[str, object] = {
    "F0911_AID": "00012345",
    "F0911_MCU": "          30",
    "F0911_DGJ": "20261009",
    "F0911_IVD": None,
    "F0911_AA": Decimal("-100.50"),
    "F0911_EXR": " ",
    "F0911_UPMT": Decimal(91625),
    "F0911_": " ",
}


def form(rowset: list[object], **summary: object) -> dict[str, object]:
    grid = {"columns": {}, "rowset": rowset, "summary": summary}
    return {"fs_DATABROWSE_F0911": {"data": {"gridData": grid}, "errors": []}, "sysErrors": [], "stackId": 1}


def verbose(cells: dict[str, object]) -> dict[str, object]:
    row: dict[str, object] = {
        name: {"id": 1, "internalValue": value, "title": name, "value": "shown"}
        for name, value in cells.items()
    }
    return {"rowIndex": Decimal(0), "MOExist": False, **row}


@pytest.mark.parametrize(
    "tree",
    [
        form([CELLS], records=1, moreRecords=False),
        form([verbose(CELLS)], records=1, moreRecords=False),
        form([{name.replace("_", "."): value for name, value in CELLS.items()}]),
        {"ds_F0911": {"output": [{name.removeprefix("F0911_"): value for name, value in CELLS.items()}]}},
        {"ds_F0911": {"output": [{"groupBy": CELLS, "COUNT": Decimal(1)}]}},
    ],
)
def test_a_row_is_the_same_in_every_shape(tree: dict[str, object]) -> None:
    grid = read_grid(tree, "F0911")

    (row,) = grid.rows
    assert row.text("AID") == "00012345"
    assert row.text("MCU") == "30"
    assert row.day("DGJ") == date(2026, 10, 9)
    assert row.day("IVD") is None
    assert row.number("AA") == Decimal("-100.50")
    assert row.text("EXR") == ""
    assert row.whole("UPMT") == 91625


@pytest.mark.parametrize(
    ("summary", "more"),
    [
        ({"moreRecords": True}, True),
        ({"moreRecords": "true"}, True),
        ({"moreRecords": False}, False),
        ({}, None),
    ],
)
def test_more_is_what_the_reply_says_or_unknown(summary: dict[str, object], more: bool | None) -> None:
    assert read_grid(form([], **summary), "F0911").more is more


def test_a_missing_column_fails_for_that_column_only() -> None:
    (row,) = read_grid(form([CELLS]), "F0911").rows

    with refused("jde.column_missing") as caught:
        row.text("SUB")

    assert caught.value.params == {"table": "F0911", "column": "SUB"}


@pytest.mark.parametrize(
    "tree",
    [
        {"sysErrors": [{"TITLE": "Invalid column", "DESC": "F0911.XX"}]},
        {"ds_F0911": {"error": {"message": "no such column"}}},
        {"fs_DATABROWSE_F0911": {"errors": [{"MOBILE": "no"}]}},
        {"fs_DATABROWSE_F0911": {"data": {}}},
        {"fs_DATABROWSE_F0911": {"data": {"gridData": {"rowset": ["x"]}}}},
        {"ds_F0911": {"count": Decimal(3)}},
        {},
    ],
)
def test_an_answer_without_rows_is_a_problem_and_not_an_empty_table(tree: dict[str, object]) -> None:
    with refused("jde.table_unreadable"):
        read_grid(tree, "F0911")


@pytest.mark.parametrize("value", ["2026-10-09", "20261009", Decimal(20261009)])
def test_dates_are_read_whatever_the_user_prefers(value: object) -> None:
    assert Row("F0911", {"DGJ": value}).day("DGJ") == date(2026, 10, 9)


@pytest.mark.parametrize("value", [None, " ", "", "0", Decimal(0)])
def test_an_empty_date_is_none(value: object) -> None:
    assert Row("F0911", {"DGJ": value}).day("DGJ") is None


@pytest.mark.parametrize("value", ["09/10/2026", "20261340", "2026"])
def test_what_is_no_date_is_a_problem(value: str) -> None:
    with refused("jde.value_unreadable"):
        Row("F0911", {"DGJ": value}).day("DGJ")


def test_what_is_no_number_is_a_problem() -> None:
    with refused("jde.value_unreadable"):
        Row("F0911", {"AA": "1,5"}).number("AA")
    with refused("jde.value_unreadable"):
        Row("F0911", {"DOC": Decimal("1.5")}).whole("DOC")
