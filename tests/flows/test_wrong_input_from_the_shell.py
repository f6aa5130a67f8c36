"""Whatever is typed wrongly is refused with what is wrong, before anything is done or written."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.app.cli import main
from mlconnector_gui.base.secrets import PassphraseVault
from tests.helpers.workspaces import connected_workplace

Shell = Callable[..., tuple[int, Any]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    workplace, filling = connected_workplace(folder)
    filling.sale("107")
    filling.sale("1070")
    workplace.store.close()
    PassphraseVault(folder / "vault.sealed", "correct horse").save(
        "store", {"consumer_key": "ck_1", "consumer_secret": "cs_1"}
    )
    (tmp_path / "passphrase").write_text("correct horse")
    return folder


@pytest.fixture
def shell(folder: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    def run(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        secret = str(folder.parent / "passphrase")
        status = main([*words, "--workspace", str(folder), "--passphrase-file", secret, "--json"])
        told = capsys.readouterr()
        return status, json.loads(told.out or told.err)

    return run


WRONG = {
    "pull WOO-EU --stream moons": "run.stream_unknown",
    "pull WOO-EU --from 2026-13-01": "run.day_invalid",
    "pull WOO-EU --from 2026-10-20 --to 2026-10-10": "run.days_reversed",
    "pull WOO-EU --to 2026-10-10": "run.first_day_missing",
    "pull WOO-EU --from 2999-01-01": "run.not_begun",
    "prepare JDE": "run.not_for_connection",
    "send WOO-EU": "run.not_for_connection",
    "reconcile --period 2999-01": "reconcile.not_begun",
    "take-over estimate WOO-EU --from 2026-31-01": "shell.date_invalid",
    "connection change WOO-EU": "shell.nothing_given",
    "mapping export rules.pdf": "shell.ending_unknown",
    "audit export evidence": "shell.ending_unknown",
    "reconcile --period 2026-10 --to proof.pdf": "shell.ending_unknown",
    "postings approve ''": "posting.unknown",
}


def test_it_is_refused_and_nothing_is_done(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = shell("audit", "verify")[1]["records"]

    told = {words: shell(*shlex.split(words)) for words in WRONG}

    assert {words: answer["problem"] for words, (_, answer) in told.items()} == WRONG
    assert {status for status, _ in told.values()} == {1}
    assert shell("audit", "verify")[1]["records"] == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["passphrase", "workspace"]


def test_what_cannot_be_written_leaves_nothing_behind(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "rules.csv").mkdir()

    for words in (["mapping", "export"], ["links", "export"]):
        assert shell(*words, str(tmp_path / "rules.csv"))[1]["problem"] == "export.cannot_write"

    assert not list(tmp_path.glob("*.new"))


def test_a_whole_number_names_its_posting_and_a_part_of_two_names_none(shell: Shell) -> None:
    assert shell("postings", "show", "107")[1]["number"] == "107"
    assert shell("postings", "show", "1070")[1]["number"] == "1070"
    assert shell("postings", "show", "07")[1]["problem"] == "posting.not_one"


def test_values_and_secrets_of_a_connection_are_changed(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", _Given('{"consumer_secret": "cs_2"}'))

    status, _ = shell("connection", "change", "WOO-EU", "--set", "company=00002", "--secrets-stdin")

    (store,) = [one for one in shell("connection", "list")[1]["connections"] if one["name"] == "WOO-EU"]
    assert status == 0
    assert store["values"]["company"] == "00002"
    kept = PassphraseVault(folder / "vault.sealed", "correct horse").load("store")
    assert kept == {"consumer_key": "ck_1", "consumer_secret": "cs_2"}


def test_a_workspace_that_cannot_be_made_and_a_passphrase_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"\xff\xfe")
    jde = ["connection", "add", "jde", "--name", "JDE", "--json", "--workspace"]
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse")

    assert main([*jde, str(tmp_path / "file" / "in"), "--passphrase-file", str(secret)]) == 1
    assert json.loads(capsys.readouterr().err)["problem"] == "store.cannot_open"

    assert main([*jde, str(tmp_path / "new"), "--passphrase-file", str(tmp_path / "file")]) == 1
    assert json.loads(capsys.readouterr().err)["problem"] == "vault.passphrase_file_unreadable"


class _Given:
    """What is typed on standard input."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self) -> str:
        return self._text


def test_of_several_the_refused_are_named_and_the_others_done(shell: Shell) -> None:
    shell("postings", "approve", "107")

    status, told = shell("postings", "replay", "107", "1070")

    assert (status, told["replay"]) == (1, 1)
    assert list(told["refused"].values()) == ["replay.not_now"]
    assert shell("postings", "replay", "107")[1]["problem"] == "replay.not_now"
