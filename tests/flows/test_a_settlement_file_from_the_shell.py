"""A settlement file goes from a shell to postings whose every row can be listed, once and never twice."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.app.cli import main
from mlconnector_gui.base.secrets import PassphraseVault
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection
from tests.helpers.settlements import Settlement, document, line
from tests.helpers.workspaces import LEDGER, NOON, connected_workplace

Shell = Callable[..., tuple[int, Any]]
AT = datetime(2026, 10, 20, 12, tzinfo=UTC)
SETTLEMENT = Settlement(
    lines=[
        line("Order|ItemPrice|Principal", "100.00", AT, order="111-1", sku="MUG-01"),
        line("Order|ItemPrice|Principal", "20.00", AT, order="111-2", sku="MUG-01"),
        line("Order|ItemFees|Commission", "-15.00", AT, order="111-1"),
    ]
)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    folder = tmp_path / "workspace"
    workplace, _ = connected_workplace(folder)
    seller = StoredConnection(
        connection_id="seller", name="AMZN", connector="amazon", facts={}, is_active=True, created_at=NOON,
        proved_at=NOON, problem=None,
        values={"target": LEDGER, "company": "00001", "start_date": "2026-01-01", "timezone": "UTC"},
    )  # fmt: skip
    workplace.store.write_now(connections.add_connection, seller)
    workplace.store.close()
    PassphraseVault(folder / "vault.sealed", "correct horse").save("seller", {"client_secret": "example"})
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse")

    def run(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        status = main([*words, "--workspace", str(folder), "--passphrase-file", str(passphrase), "--json"])
        told = capsys.readouterr()
        return status, json.loads(told.out or told.err)

    return run


def file_of(folder: Path, content: bytes) -> str:
    path = folder / "october.txt"
    path.write_bytes(content)
    return str(path)


def test_a_file_is_imported_prepared_and_recognised_the_next_time(shell: Shell, tmp_path: Path) -> None:
    path = file_of(tmp_path, document(SETTLEMENT))

    status, first = shell("import", "settlement", path)
    again = shell("import", "settlement", path)[1]

    assert (status, first["connection"]) == (0, "AMZN")
    assert first["documents"] == [{"id": SETTLEMENT.number, "outcome": "new"}]
    assert again["documents"] == [{"id": SETTLEMENT.number, "outcome": "known"}]
    made = shell("postings", "list", "--find", SETTLEMENT.number)[1]["postings"]
    assert sorted(one["external_id"] for one in made) == ["23874396421-10", "23874396421-11"]


def test_the_rows_under_a_line_are_listed_page_by_page(shell: Shell, tmp_path: Path) -> None:
    shell("import", "settlement", file_of(tmp_path, document(SETTLEMENT)))
    made = shell("postings", "list", "--find", SETTLEMENT.number)[1]["postings"]
    october = next(one["posting"] for one in made if one["external_id"].endswith("-10"))

    pages = [shell("postings", "show", october, "--line", str(number))[1] for number in (1, 2, 3)]
    rest = shell("postings", "show", october, "--line", "2", "--first", "1")[1]

    told = {page["total"]: [row["line"] for row in page["rows"]] for page in pages if "rows" in page}
    assert told == {"-15.00": [5], "120.00": [3, 4]}
    assert [page["problem"] for page in pages if "problem" in page] == ["rows.none"]
    assert [row["cells"]["sku"] for row in rest["rows"]] == ["MUG-01"]


def test_a_broken_file_is_refused_and_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    before = shell("audit", "verify")[1]["records"]

    status, told = shell("import", "settlement", file_of(tmp_path, document(SETTLEMENT)[:-9]))

    assert status == 1
    assert told["problem"].startswith("amazon.")
    assert told["remedy"]
    assert shell("postings", "list", "--find", SETTLEMENT.number)[1]["postings"] == []
    assert shell("audit", "verify")[1]["records"] <= before + 1
