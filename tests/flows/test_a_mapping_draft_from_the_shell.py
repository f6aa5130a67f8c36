"""A draft of the rules is shown, submitted, approved by another person, sent back and discarded from the shell."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.app.cli import main
from mlconnector_gui.base.secrets import PassphraseVault
from mlconnector_gui.services.mapping_draft import add_rules, mapping_state, require_second_person
from tests.helpers.accounting import rule
from tests.helpers.workspaces import connected_workplace

Shell = Callable[..., tuple[int, Any]]


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A workspace whose rules clerk.one is changing, under a policy of two persons."""
    folder = tmp_path / "workspace"
    workplace, _ = connected_workplace(folder)
    asyncio.run(require_second_person(workplace, True))
    state = asyncio.run(mapping_state(workplace))
    added = [rule("x", account="40.5020", connection="WOO-EU")]
    asyncio.run(add_rules(workplace, added, what="adding a rule", seen=state.seen))
    workplace.store.close()
    PassphraseVault(folder / "vault.sealed", "correct horse").save("store", {"consumer_key": "ck_1"})
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse")

    def run(*words: str, person: str = "clerk.one") -> tuple[int, Any]:
        capsys.readouterr()
        monkeypatch.setenv("LOGNAME", person)
        status = main(
            ["mapping", *words, "--workspace", str(folder), "--passphrase-file", str(passphrase), "--json"]
        )
        told = capsys.readouterr()
        return status, json.loads(told.out if status == 0 else told.err)

    return run


def test_whoever_changed_the_rules_does_not_approve_them_and_another_person_does(shell: Shell) -> None:
    _, draft = shell("draft")
    number = str(draft["version"])
    _, submitted = shell("submit", number, "--reason", "a new store")

    refusal = shell("approve", number)
    status, approved = shell("approve", number, person="clerk.two")

    assert (draft["state"], draft["editors"], len(draft["changes"])) == ("draft", ["clerk.one"], 1)
    assert submitted["in_force"] < draft["version"]
    assert (refusal[0], refusal[1]["problem"]) == (1, "mapping.same_person")
    assert (status, approved["in_force"]) == (0, draft["version"])
    assert shell("draft")[1]["problem"] == "mapping.no_draft"


def test_what_is_sent_back_can_be_discarded(shell: Shell) -> None:
    number = str(shell("draft")[1]["version"])
    shell("submit", number, "--reason", "a new store")

    sent_back = shell("send-back", number, "--reason", "wrong unit", person="clerk.two")
    discarded = shell("discard", number)

    assert (sent_back[0], discarded[0]) == (0, 0)
    assert discarded[1]["in_force"] < int(number)
    assert shell("draft")[1]["problem"] == "mapping.no_draft"


def test_only_the_draft_that_was_looked_at_is_decided(shell: Shell) -> None:
    number = shell("draft")[1]["version"]

    status, refused = shell("discard", str(number + 1))

    assert (status, refused["problem"]) == (1, "mapping.no_draft")
    assert shell("draft")[1]["version"] == number
