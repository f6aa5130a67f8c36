"""Vaults give back what they were given, to their owner only, and write nothing in the open."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import PasswordDeleteError, PasswordSetError

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.base.secrets import KeyringVault, MemoryVault, PassphraseVault, Vault
from tests.helpers.problems import refused

WINDOWS_CHARACTERS = 1280
TOKEN = "sandbox-token-" + "ü" * 3000


class SmallKeyring(KeyringBackend):
    """A keyring that holds what Windows holds, and no more."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.is_locked = False
        self.fails_after: int | None = None
        """How many more entries can be written before the machine goes down."""

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked or len(password) > WINDOWS_CHARACTERS:
            raise PasswordSetError("refused")
        if self.fails_after is not None:
            self.fails_after -= 1
            if self.fails_after < 0:
                raise PasswordSetError("gone down")
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.held:
            raise PasswordDeleteError("not there")
        del self.held[service, username]


@pytest.fixture
def small_keyring() -> Iterator[SmallKeyring]:
    before, ours = keyring.get_keyring(), SmallKeyring()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


@pytest.fixture(params=["memory", "keyring", "passphrase"])
def vault(request: pytest.FixtureRequest, tmp_path: Path, small_keyring: SmallKeyring) -> Vault:
    vaults = {
        "memory": MemoryVault,
        "keyring": lambda: KeyringVault("workspace"),
        "passphrase": lambda: PassphraseVault(tmp_path / "vault", "correct horse"),
    }
    return vaults[request.param]()  # type: ignore[no-any-return]


def test_a_vault_gives_back_what_it_was_given(vault: Vault) -> None:
    vault.save("woo", {"key": "ck_1", "token": TOKEN})

    assert vault.load("woo") == {"key": "ck_1", "token": TOKEN}


def test_an_owner_without_secrets_has_none(vault: Vault) -> None:
    vault.save("woo", {"key": "ck_1"})

    assert vault.load("shopify") == {}


def test_saving_replaces_all_that_was_there(vault: Vault) -> None:
    vault.save("woo", {"key": "ck_1", "token": TOKEN})
    vault.save("woo", {"key": "ck_2"})

    assert vault.load("woo") == {"key": "ck_2"}


def test_forgetting_leaves_the_others(vault: Vault) -> None:
    vault.save("woo", {"token": TOKEN})
    vault.save("shopify", {"token": "shp"})

    vault.forget("woo")
    vault.forget("never there")

    assert vault.load("woo") == {}
    assert vault.load("shopify") == {"token": "shp"}


def test_a_forgotten_secret_leaves_nothing_in_the_keyring(small_keyring: SmallKeyring) -> None:
    vault = KeyringVault("workspace")
    vault.save("woo", {"token": TOKEN})

    vault.forget("woo")

    assert small_keyring.held == {}


@pytest.mark.parametrize("written", range(5))
def test_a_save_that_is_cut_short_leaves_the_old_secrets_or_the_new_ones(
    small_keyring: SmallKeyring, written: int
) -> None:
    KeyringVault("workspace").save("woo", {"token": TOKEN})
    small_keyring.fails_after = written

    with refused("vault.keyring_failed"):
        KeyringVault("workspace").save("woo", {"token": TOKEN[::-1] * 2})

    assert KeyringVault("workspace").load("woo") == {"token": TOKEN}


def test_what_a_cut_save_left_behind_is_cleared_by_the_next(small_keyring: SmallKeyring) -> None:
    vault = KeyringVault("workspace")
    vault.save("woo", {"key": "ck_1"})
    small_keyring.fails_after = 3
    with refused("vault.keyring_failed"):
        vault.save("woo", {"token": TOKEN})
    small_keyring.fails_after = None

    vault.save("woo", {"key": "ck_2"})

    assert vault.load("woo") == {"key": "ck_2"}
    assert len(small_keyring.held) == 2


def test_secrets_of_which_a_part_is_missing_are_refused_not_shortened(small_keyring: SmallKeyring) -> None:
    KeyringVault("workspace").save("woo", {"token": "t" * 4000})
    del small_keyring.held["ML Connector", "workspace/woo/b/1"]

    with refused("vault.damaged"):
        KeyringVault("workspace").load("woo")


def test_two_workspaces_do_not_see_each_others_secrets(small_keyring: SmallKeyring) -> None:
    KeyringVault("one").save("woo", {"key": "ck_1"})

    assert KeyringVault("two").load("woo") == {}


def test_a_keyring_that_refuses_is_a_problem_that_says_so(small_keyring: SmallKeyring) -> None:
    small_keyring.is_locked = True

    with refused("vault.keyring_failed"):
        KeyringVault("workspace").save("woo", {"key": "ck_1"})


def test_a_keyring_that_is_not_known_to_encrypt_is_not_offered(small_keyring: SmallKeyring) -> None:
    assert not KeyringVault.is_available()


def test_a_chain_of_keyrings_is_as_good_as_its_worst_member(small_keyring: SmallKeyring) -> None:
    good = type("Keyring", (), {"__module__": "keyring.backends.SecretService"})()

    assert is_available(chain_of(good))
    assert not is_available(chain_of(good, small_keyring))
    assert not is_available(chain_of())


def chain_of(*members: object) -> ChainerBackend:
    made: ChainerBackend = type("Chain", (ChainerBackend,), {"backends": list(members)})()
    return made


def is_available(backend: KeyringBackend) -> bool:
    keyring.set_keyring(backend)
    return KeyringVault.is_available()


def test_a_vault_file_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    PassphraseVault(path, "correct horse").save("woo", {"key": "ck_1"})

    assert PassphraseVault(path, "correct horse").load("woo") == {"key": "ck_1"}
    with refused("vault.passphrase_wrong"):
        PassphraseVault(path, "wrong horse")


def test_a_vault_file_shows_neither_secrets_nor_owners_and_is_its_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    PassphraseVault(path, "correct horse").save("woo-eu", {"key": "ck_1"})

    assert b"ck_1" not in path.read_bytes()
    assert b"woo-eu" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in tmp_path.iterdir()] == ["vault"]


def test_a_vault_file_that_was_tampered_with_does_not_open(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    PassphraseVault(path, "correct horse").save("woo", {"key": "ck_1"})
    written = path.read_bytes()
    path.write_bytes(written[:-8] + b"AAAA" + written[-4:])

    with pytest.raises(Problem):
        PassphraseVault(path, "correct horse")


@pytest.mark.parametrize("content", [b"", b"not base64 at all!", b"c2hvcnQ="], ids=["empty", "text", "short"])
def test_a_damaged_vault_file_is_a_problem_that_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vault"
    path.write_bytes(content)

    with refused("vault.damaged") as caught:
        PassphraseVault(path, "correct horse")

    assert caught.value.params == {"path": str(path)}


def test_a_vault_file_that_cannot_be_written_keeps_what_it_held(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    folder.mkdir()
    vault = PassphraseVault(folder / "vault", "correct horse")
    vault.save("woo", {"key": "ck_1"})
    (folder / "vault").rename(tmp_path / "kept")
    folder.rmdir()

    with refused("vault.cannot_write"):
        vault.save("woo", {"key": "ck_2"})

    assert vault.load("woo") == {"key": "ck_1"}
    assert PassphraseVault(tmp_path / "kept", "correct horse").load("woo") == {"key": "ck_1"}


def test_a_vault_needs_a_passphrase(tmp_path: Path) -> None:
    with refused("vault.passphrase_missing"):
        PassphraseVault(tmp_path / "vault", "")


def test_a_passphrase_vault_sees_what_another_process_saved_and_overwrites_none_of_it(tmp_path: Path) -> None:
    engine, shell = (PassphraseVault(tmp_path / "vault", "correct horse") for _ in range(2))

    shell.save("woo", {"token": "new"})
    seen = engine.load("woo")
    engine.save("shopify", {"token": "other"})

    assert seen == {"token": "new"}
    assert dict(shell.load("woo")) == {"token": "new"}
    assert dict(shell.load("shopify")) == {"token": "other"}
