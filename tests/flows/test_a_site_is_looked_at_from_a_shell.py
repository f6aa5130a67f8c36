"""IT looks at a JDE site from a shell: orchestrations, mapping, dry run, contracts, tables, and the proving run."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import keyring.backends.fail
import pytest

from mlconnector_gui.app.cli import main
from mlconnector_gui.jde.simulator import AisSimulator, Site
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.serving import served
from mlconnector_gui.sandbox.world import World
from tests.helpers.ais import MORNING


class Shell:
    """Runs commands on one workspace, with JSON out."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._patch, self._capture = folder, patch, capture
        (folder / "passphrase").write_text("open sesame", "utf-8")
        patch.setattr("keyring.get_keyring", keyring.backends.fail.Keyring)

    def run(self, *words: str, stdin: str = "") -> tuple[int, dict[str, Any]]:
        self._patch.setattr("sys.stdin", io.StringIO(stdin))
        common = ["--workspace", str(self.folder / "w"), "--passphrase-file", str(self.folder / "passphrase")]
        code = main([*common, "--json", *words])
        said = self._capture.readouterr()
        return code, json.loads((said.out or said.err).strip().splitlines()[-1])


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Shell]:
    clock = SandboxClock(MORNING)
    world = World(seed=7, first_day=date(2026, 10, 1), days=31, orders_per_day=1, clock=clock)
    simulator = AisSimulator(world, FaultPlan(), Site(recorded_journal=True, date_format="DME"))
    with served({"ais": simulator.app}) as addresses:
        shell = Shell(tmp_path, monkeypatch, capsys)
        values = {
            "address": addresses["ais"],
            "username": "MLCSVC",
            "environment": "JPY920",
            "fenced": "yes",
            "read_lag_seconds": "0",
        }
        settings = [word for key, value in values.items() for word in ("--set", f"{key}={value}")]
        secrets = json.dumps({"password": "sandbox-password"})
        added = shell.run(
            "connection", "add", "jde", "--name", "JDE", *settings, "--secrets-stdin", stdin=secrets
        )
        assert added[0] == 0
        yield shell


def test_from_a_stranger_to_a_proved_site(shell: Shell) -> None:
    code, site = shell.run("connection", "orchestrations", "JDE")
    journal = site["purposes"][0]
    assert code == 0
    assert journal["proposal"]["orchestration"] == "FIN_Enter_Journal_P0911"
    assert journal["dry_run"]["problems"][0]["problem"] == "jde.orchestration_missing"

    assert shell.run("connection", "dry-run", "JDE", "journal-entry")[0] == 1
    code, mapped = shell.run("connection", "map", "JDE", "journal_entry", "--propose")
    assert code == 0
    assert mapped["dry_run"]["body"]["G/L Date"] == "10/09/2026"
    code, mapped = shell.run(
        "connection", "map", "JDE", "voucher", "--column", "remark=", "--input", "supplier=Vendor",
        "--date-format", "dd.MM.yyyy",
    )  # fmt: skip
    assert (code, mapped["inputs"]["supplier"], mapped["date_format"]) == (1, "Vendor", "dd.MM.yyyy")

    page = shell.folder / "proof.md"
    code, run = shell.run(
        "connection", "test", "JDE", "--prove", "--company", "00001", "--debit", "1.1220.STRIPE",
        "--credit", "30.5010", "--gl-date", "2026-10-09", "--out", str(page),
    )  # fmt: skip
    assert (code, run["proved"], len(run["lines"])) == (0, True, 7)
    assert "holds it once" in page.read_text("utf-8")
    assert shell.run("connection", "proof", "JDE")[1]["proved"] is True

    # the simulated server lives on another day, so dates are asked for as written, once that is proved
    lines = shell.run("connection", "test", "JDE")[1]["lines"]
    assert {line["what"]: line["standing"] for line in lines}["dates"] == "proved"
    code, found = shell.run(
        "connection", "read", "JDE", "F0911", "--where", "DGJ=2026-10-09", "--columns", "DOC,AA,EXA"
    )
    assert code == 0
    assert sorted(row["AA"] for row in found["rows"]) == ["-0.01", "-0.01", "0.01", "0.01"]
    assert {row["DGJ"] for row in found["rows"]} == {"2026-10-09"}


def test_tables_and_contracts(shell: Shell) -> None:
    hidden = shell.run("connection", "tables", "JDE")[1]["hidden"]
    assert hidden["F0010"] is not None
    assert "APYC" in hidden["F0902"]

    out = shell.folder / "all.html"
    code, written = shell.run("connection", "contract", "all", "--out", str(out))
    assert (code, len(written["purposes"])) == (0, 10)
    assert "R09110Z" in out.read_text("utf-8")
    assert (
        shell.run("connection", "contract", "voucher", "--of", "JDE", "--out", str(shell.folder / "v.md"))[0]
        == 0
    )


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["dry-run", "JDE", "payroll"], "jde.purpose_unknown"),
        (["read", "JDE", "F55"], "jde.table_unknown"),
        (["read", "JDE", "F0911", "--where", "DGJ"], "jde.condition_invalid"),
        (["contract", "item", "--out", "item.docx"], "document.format_unknown"),
        (["proof", "JDE"], "connection.proving_page_missing"),
        (["test", "JDE", "--prove"], "connection.proving_values_missing"),
        (["map", "JDE", "item", "--input", "colour=x"], "jde.mapping_field_unknown"),
    ],
)
def test_what_cannot_be_done_is_said(shell: Shell, words: list[str], problem: str) -> None:
    code, said = shell.run("connection", *words)

    assert (code, said["problem"]) == (1, problem)


def test_the_three_way_match_is_read_and_written_to_a_file(shell: Shell, tmp_path: Path) -> None:
    sheet = tmp_path / "match.csv"

    code, told = shell.run("match", "--since", "2026-10-01", "--to", str(sheet))
    narrowed, differing = shell.run("match", "--differences")

    assert (code, narrowed) == (0, 0)
    assert {one["standing"] for one in told["lines"]} <= {"not_received", "agrees"}
    assert len(sheet.read_text("utf-8-sig").splitlines()) == len(told["lines"]) + 1
    assert differing["lines"] == []


def test_a_match_by_hand_is_refused_with_what_would_be_understood(shell: Shell) -> None:
    code, refused = shell.run("receipts", "match", "x", "--line", "first", "--reason", "because")
    listed, told = shell.run("receipts", "list")

    assert (code, refused["problem"]) == (1, "receipt.match_unreadable")
    assert (listed, told["receipts"]) == (0, [])
