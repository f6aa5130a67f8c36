"""What the window will show of completeness, the inbox and taking over can be asked for from a shell."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.app.cli import main
from mlconnector_gui.base.secrets import PassphraseVault
from tests.helpers.workspaces import connected_workplace

Shell = Callable[..., tuple[int, Any]]


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A workspace with a store that was not read since October and an unmapped posting."""
    folder = tmp_path / "workspace"
    workplace, filling = connected_workplace(folder)
    filling.sale("1001", unmapped=True)
    workplace.store.close()
    PassphraseVault(folder / "vault.sealed", "correct horse").save("store", {"consumer_key": "ck_1"})
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse")

    def run(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        status = main([*words, "--workspace", str(folder), "--passphrase-file", str(passphrase), "--json"])
        told = capsys.readouterr()
        return status, json.loads(told.out or told.err)

    return run


def test_a_stream_that_is_not_read_any_more_is_red_and_the_exit_code_says_so(shell: Shell) -> None:
    status, told = shell("completeness")

    orders = told["streams"][0]
    assert status == 1
    assert (orders["stream"], orders["light"]) == ("orders", "red")
    assert [one["code"] for one in orders["causes"]] == ["completeness.not_read"]


def test_the_inbox_says_of_each_cause_what_to_do(shell: Shell) -> None:
    status, told = shell("inbox")

    codes = {one["code"]: one for one in told["open"]}
    assert status == 1
    assert codes["mapping.missing"]["count"] == 1
    assert all(one["what"] and one["stops"] and one["remedy"] for one in told["open"])


def test_policy_numbering_and_parallel_run_are_kept(shell: Shell) -> None:
    _, policy = shell("inbox", "policy", "--daily-at", "07:30", "--quiet", "22:00-06:00")
    _, numbering = shell("completeness", "numbering", "WOO-EU", "orders", "gapless")
    _, parallel = shell("take-over", "parallel", "WOO-EU", "on")
    status, refused = shell("completeness", "numbering", "WOO-EU", "moons", "gapless")

    assert policy == shell("inbox", "policy")[1] == {"daily_at": "07:30", "quiet": "22:00-06:00"}
    assert numbering["gapless"] is True
    assert parallel == {"parallel": True}
    assert shell("completeness")[1]["streams"][0]["gapless"] is True
    assert (status, refused["problem"]) == (1, "completeness.stream_unknown")
