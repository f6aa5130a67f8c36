"""Mapping rules come from files: a bad one is refused whole, with its file, line and field."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlconnector_gui.base.paths import resource
from mlconnector_gui.services.map_accounts import (
    COLUMNS,
    current_rules,
    read_rules,
    replace_rules,
    write_rules,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from tests.helpers.problems import refused
from tests.helpers.workspaces import open_workplace

HEADER = "role,business_unit,object_account,conditions,valid_from,valid_to,subledger,subledger_type"


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    workplace = open_workplace(tmp_path / "workspace")
    yield workplace
    workplace.store.close()


def csv_file(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "rules.csv"
    path.write_text("\n".join([header, "product_sales,30,5010", *lines]) + "\n", encoding="utf-8")
    return path


def json_file(folder: Path, *rows: object) -> Path:
    path = folder / "rules.json"
    path.write_text(
        json.dumps([{"role": "product_sales", "business_unit": "30", "object_account": "5010"}, *rows])
    )
    return path


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        (",30,5010", "role", ""),
        ("sales,30,5010", "role", "sales"),
        ("product_sales,,5010", "business_unit", ""),
        ("product_sales,30, ", "object_account", ""),
        ("product_sales,30,5010,gateway", "conditions", "gateway"),
        ("product_sales,30,5010,gateway=", "conditions", "gateway="),
        ("product_sales,30,5010,sku=A; sku=B", "conditions", "sku=B"),
        ("product_sales,30,5010,,31.12.2026", "valid_from", "31.12.2026"),
        ("product_sales,30,5010,,,2026-13-01", "valid_to", "2026-13-01"),
        ("product_sales,30,5010,,2026-12-31,2026-01-01", "valid_to", "2026-01-01"),
        ("product_sales,30,5010,,,,4242", "subledger_type", ""),
        ("product_sales,30,50.10", "object_account", "50.10"),
    ],
)
def test_each_mistake_is_named_by_file_line_and_field(
    tmp_path: Path, line: str, field: str, value: str
) -> None:
    path = csv_file(tmp_path, line)

    with refused("mapping.field_wrong") as caught:
        read_rules(path)

    told = caught.value.params
    assert (told["path"], told["line"], told["field"], told["value"]) == (str(path), 3, field, value)


def test_the_line_is_the_one_an_editor_shows_even_after_a_quoted_line_break(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'product_sales,30,5010,,,,,"A\nB"', "sales,30,5010", header=HEADER + ",note")
    path.write_text(path.read_text().replace(",,,,,", ",,,,,,"))

    with refused("mapping.field_wrong") as caught:
        read_rules(path)

    assert caught.value.params["line"] == 5


@pytest.mark.parametrize(
    ("header", "unknown", "missing"),
    [
        ("role,business_unit", "", "object_account"),
        ("rolle,business_unit,object_account", "rolle", "role"),
        (
            "role;business_unit;object_account",
            "role;business_unit;object_account",
            "business_unit, object_account, role",
        ),
        ("role,business_unit,object_account,role", "role", ""),
        ("", "", "business_unit, object_account, role"),
    ],
)
def test_columns_that_differ_are_named(tmp_path: Path, header: str, unknown: str, missing: str) -> None:
    with refused("mapping.file_columns") as caught:
        read_rules(csv_file(tmp_path, header=header))

    assert (caught.value.params["unknown"], caught.value.params["missing"]) == (unknown, missing)


def test_a_line_with_more_values_than_columns_is_refused(tmp_path: Path) -> None:
    with refused("mapping.line_too_long") as caught:
        read_rules(csv_file(tmp_path, "product_sales,30,5010,,,,,,one,too,many"))

    assert caught.value.params["line"] == 3


def test_a_quote_that_is_not_closed_is_refused(tmp_path: Path) -> None:
    with refused("mapping.field_wrong"):
        read_rules(csv_file(tmp_path, 'product_sales,30,5010,"gateway=stripe'))


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"object_account": "5010", "business_unit": "30"}, "role", ""),
        ({"role": "product_sales", "business_unit": "30", "object_account": 5010}, "object_account", "5010"),
        ({"role": "product_sales", "business_unit": 30.0, "object_account": "5010"}, "business_unit", "30.0"),
        (
            {"role": "product_sales", "business_unit": ["30"], "object_account": "5010"},
            "business_unit",
            '["30"]',
        ),
        ({"role": "product_sales", "business_unit": True, "object_account": "5010"}, "business_unit", "true"),
    ],
)
def test_each_mistake_of_a_json_file_is_named_by_its_row(
    tmp_path: Path, row: dict[str, object], field: str, value: str
) -> None:
    with refused("mapping.field_wrong") as caught:
        read_rules(json_file(tmp_path, row))

    told = caught.value.params
    assert (told["line"], told["field"], told["value"]) == (2, field, value)


def test_a_null_of_json_is_an_empty_value(tmp_path: Path) -> None:
    row = {"role": "shipping_income", "business_unit": "30", "object_account": "5810", "subsidiary": None}

    assert str(read_rules(json_file(tmp_path, row))[1].account) == "30.5810"


@pytest.mark.parametrize("content", ["{", '{"role": "product_sales"}', '["role"]'])
def test_a_file_that_is_no_list_of_rules_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "rules.json"
    path.write_text(content)

    with refused("file.not_json"):
        read_rules(path)


def test_an_unknown_field_of_json_is_named(tmp_path: Path) -> None:
    with refused("mapping.file_columns") as caught:
        read_rules(json_file(tmp_path, {"role": "product_sales", "konto": "5010"}))

    assert caught.value.params["unknown"] == "konto"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"

    with refused("file.unreadable") as caught:
        read_rules(path)

    assert caught.value.params == {"path": str(path)}


@pytest.mark.parametrize("name", ["rules.csv", "rules.json"])
def test_rules_come_back_from_a_file_as_they_were_written(tmp_path: Path, name: str) -> None:
    rules = read_rules(resource("sandbox", "mapping", "woocommerce.csv"))

    count = write_rules(tmp_path / name, rules)

    assert (count, read_rules(tmp_path / name)) == (len(rules), rules)


def test_a_file_written_by_a_spreadsheet_with_its_mark_is_read(tmp_path: Path) -> None:
    path = csv_file(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert [rule.role for rule in read_rules(path)] == ["product_sales"]


def test_an_export_offers_every_column(tmp_path: Path) -> None:
    write_rules(tmp_path / "rules.csv", [])

    assert (tmp_path / "rules.csv").read_text() == ",".join(COLUMNS) + "\n"


async def test_a_set_of_rules_is_in_force_as_a_whole_and_told_in_the_audit(
    workplace: Workplace, tmp_path: Path
) -> None:
    rules = read_rules(resource("sandbox", "mapping", "woocommerce.csv"))
    await replace_rules(workplace, rules)

    await replace_rules(workplace, read_rules(csv_file(tmp_path)))

    told = workplace.store.read_now(lambda transaction: list(audit.exported(transaction)))
    assert [str(rule.account) for rule in await current_rules(workplace)] == ["30.5010"]
    in_force = [one["fields"] for one in told if one["event"] == "mapping.activated"]
    assert [len(one["changes"]) for one in in_force] == [len(rules), len(rules) + 1]  # type: ignore[index]


async def test_a_bad_file_leaves_the_rules_in_force(workplace: Workplace, tmp_path: Path) -> None:
    await replace_rules(workplace, read_rules(csv_file(tmp_path)))
    before = await current_rules(workplace)

    with refused("mapping.field_wrong"):
        await replace_rules(workplace, read_rules(csv_file(tmp_path, "sales,30,5010")))

    assert await current_rules(workplace) == before


@pytest.mark.parametrize(
    ("content", "line"), [("role\nä\nö".encode("latin-1"), 2), ("role\n".encode("utf-16"), 1)]
)
def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path: Path, content: bytes, line: int) -> None:
    path = tmp_path / "rules.csv"
    path.write_bytes(content)

    with refused("file.not_utf8") as caught:
        read_rules(path)

    assert caught.value.params == {"path": str(path), "line": line}
