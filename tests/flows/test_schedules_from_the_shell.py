"""Schedules from the shell: listed, changed, paused, run, and by `engine --once` all that is due."""

import json
import socket
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
    """A workspace of a store and JDE that nobody answers for, and its passphrase."""
    folder = tmp_path / "workspace"
    workplace, _ = connected_workplace(folder)
    workplace.store.close()
    PassphraseVault(folder / "vault.sealed", "correct horse").save("store", {"consumer_key": "ck_1"})
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse")

    def run(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        status = main([*words, "--workspace", str(folder), "--passphrase-file", str(passphrase), "--json"])
        told = capsys.readouterr()
        return status, json.loads(told.out if status == 0 or told.out else told.err)

    return run


def by_key(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["key"]: one for one in told["schedules"]}


def test_a_schedule_is_listed_with_its_next_runs(shell: Shell) -> None:
    shell("schedule", "calendar", "--zone", "Europe/Berlin")
    shell("schedule", "set", "JDE", "masters", "--daily", "18:00")

    status, told = shell("schedule", "list")

    masters = by_key(told)["JDE:masters"]
    assert status == 0
    stores = ["WOO-EU:prepare", "WOO-EU:pull", "WOO-EU:reread"]
    assert sorted(by_key(told)) == ["JDE:masters", "JDE:send", "JDE:validate", "JDE:watch", *stores]
    assert len(masters["next_runs"]) == 5
    assert all("T18:00:00+0" in moment for moment in masters["next_runs"])
    assert told["engine"] is None


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        (["--every", "4h"], {"kind": "every", "minutes": 240}),
        (["--every", "15m"], {"kind": "every", "minutes": 15}),
        (
            ["--weekdays", "mon-fri", "--at", "7:30"],
            {"kind": "days", "at": "07:30", "weekdays": [0, 1, 2, 3, 4]},
        ),
        (["--close-day", "2", "--at", "07:00"], {"kind": "close_day", "number": 2, "at": "07:00"}),
        (
            ["--month-end", "20:00", "--days-before", "1"],
            {"kind": "month_end", "at": "20:00", "days_before": 1, "in_working_days": True},
        ),
        (["--manual"], {"kind": "manual"}),
    ],
)
def test_every_rhythm_can_be_set(shell: Shell, words: list[str], rhythm: dict[str, Any]) -> None:
    status, told = shell(
        "schedule", "set", "WOO-EU", "pull", *words, "--quiet", "22:00-06:00", "--spread", "60"
    )

    assert status == 0
    assert (told["rhythm"], told["quiet"], told["jitter_seconds"]) == (rhythm, "22:00-06:00", 60)


def test_the_calendar_holds_back_sending_alone(shell: Shell) -> None:
    _, calendar = shell("schedule", "calendar", "--add-holiday", "2026-12-24", "--close-length", "4")
    status, told = shell("schedule", "set", "JDE", "send", "--working-days", "yes", "--freeze-from", "3")
    refused, problem = shell("schedule", "set", "WOO-EU", "pull", "--working-days", "yes")

    assert (calendar["holidays"], calendar["close_length"]) == (["2026-12-24"], 4)
    assert (status, told["working_days_only"], told["freeze_from"]) == (0, True, 3)
    assert (refused, problem["problem"]) == (1, "schedule.only_sending_stops")


def test_all_can_be_paused_and_resumed(shell: Shell) -> None:
    _, paused = shell("schedule", "pause", "all", "--until", "2999-01-01T08:00")
    _, resumed = shell("schedule", "resume", "all")

    assert all(one["paused_until"] for one in paused["schedules"])
    assert len(resumed["schedules"]) == 7
    assert not any(one["paused_until"] for one in resumed["schedules"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["set", "WOO-EU", "pull"], "schedule.rhythm_missing"),
        (["set", "WOO-EU", "pull", "--every", "often"], "schedule.rhythm_invalid"),
        (["set", "WOO-EU", "pull", "--weekdays", "someday"], "schedule.rhythm_invalid"),
        (["set", "WOO-EU", "watch", "--every", "1h"], "schedule.unknown"),
        (["pause", "all", "--until", "tomorrow"], "schedule.moment_invalid"),
        (["calendar", "--zone", "Europe/Atlantis"], "schedule.zone_unknown"),
        (["run", "NOWHERE"], "schedule.unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(shell: Shell, words: list[str], code: str) -> None:
    status, told = shell("schedule", *words)

    assert (status, told["problem"]) == (1, code)


def test_once_does_what_is_due_and_is_no_success_while_runs_wait(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise socket.gaierror("nobody answers in this test")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)

    status, told = shell("engine", "--once")

    states = {run["job"]: run["state"] for run in told["runs"]}
    assert status == 1
    assert told["stopped"] is True
    assert set(states) == {"pull", "masters"}
    assert set(states.values()) <= {"queued", "failed"}
