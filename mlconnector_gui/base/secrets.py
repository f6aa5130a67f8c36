"""Secrets: the operating system's keyring, or a vault file under a passphrase; never anything plainer."""

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import keyring
import keyring.backends.fail
import keyring.errors
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from mlconnector_gui.base.problem import Cause, Problem

_SERVICE = "ML Connector"
_CHUNK_CHARACTERS = 1000
"""Windows Credential Manager holds 2,560 bytes of UTF-16, so 1,280 characters a secret."""
_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES = 16, 12, 32
_ACCEPTED_BACKENDS = ("Windows", "macOS", "SecretService", "KWallet", "libsecret", "chainer")


class Vault(Protocol):
    """Keeps the secrets of connections; a set of named secrets per owner (a connection's id)."""

    def load(self, owner: str) -> Mapping[str, str]: ...

    def save(self, owner: str, secrets: Mapping[str, str]) -> None: ...

    def forget(self, owner: str) -> None: ...


class MemoryVault:
    """Forgets everything at the end of the process; for the sandbox and tests."""

    def __init__(self) -> None:
        self._owners: dict[str, dict[str, str]] = {}

    def load(self, owner: str) -> Mapping[str, str]:
        return dict(self._owners.get(owner, {}))

    def save(self, owner: str, secrets: Mapping[str, str]) -> None:
        self._owners[owner] = dict(secrets)

    def forget(self, owner: str) -> None:
        self._owners.pop(owner, None)


class KeyringVault:
    """
    The operating system's keyring, in chunks that every platform can hold.

    Only backends that encrypt are accepted; the plain-file ones of third parties are not.
    """

    def __init__(self, workspace_id: str) -> None:
        self._workspace_id = workspace_id

    @staticmethod
    def is_available() -> bool:
        backend = keyring.get_keyring()
        if isinstance(backend, keyring.backends.fail.Keyring):
            return False
        return any(name in type(backend).__module__ for name in _ACCEPTED_BACKENDS)

    def load(self, owner: str) -> Mapping[str, str]:
        parts: list[str] = []
        while (part := self._get(owner, len(parts))) is not None:
            parts.append(part)
        loaded: dict[str, str] = json.loads("".join(parts)) if parts else {}
        return loaded

    def save(self, owner: str, secrets: Mapping[str, str]) -> None:
        text = json.dumps(dict(secrets), sort_keys=True)
        chunks = [text[start : start + _CHUNK_CHARACTERS] for start in range(0, len(text), _CHUNK_CHARACTERS)]
        self.forget(owner)
        for number, chunk in enumerate(chunks):
            self._guarded(keyring.set_password, self._name(owner, number), chunk)

    def forget(self, owner: str) -> None:
        number = 0
        while self._get(owner, number) is not None:
            self._guarded(keyring.delete_password, self._name(owner, number))
            number += 1

    def _get(self, owner: str, number: int) -> str | None:
        found: str | None = self._guarded(keyring.get_password, self._name(owner, number))
        return found

    def _name(self, owner: str, number: int) -> str:
        return f"{self._workspace_id}/{owner}/{number}"

    @staticmethod
    def _guarded(call: object, *args: str) -> str | None:
        try:
            return call(_SERVICE, *args)  # type: ignore[operator,no-any-return]  # keyring's three functions
        except keyring.errors.KeyringError as error:
            raise Problem("vault.keyring_failed", cause=Cause.PERMISSION, technical=str(error)) from error


class PassphraseVault:
    """A file of the workspace, encrypted with AES-256-GCM under a key that scrypt makes of a passphrase."""

    def __init__(self, path: Path, passphrase: str) -> None:
        if not passphrase:
            raise Problem("vault.passphrase_missing", cause=Cause.PERMISSION, path=str(path))
        self._path = path
        self._passphrase = passphrase
        self._owners = self._read()

    def load(self, owner: str) -> Mapping[str, str]:
        return dict(self._owners.get(owner, {}))

    def save(self, owner: str, secrets: Mapping[str, str]) -> None:
        self._owners[owner] = dict(secrets)
        self._write()

    def forget(self, owner: str) -> None:
        if self._owners.pop(owner, None) is not None:
            self._write()

    def _read(self) -> dict[str, dict[str, str]]:
        if not self._path.exists():
            return {}
        raw = base64.b64decode(self._path.read_bytes())
        salt, nonce, sealed = (
            raw[:_SALT_BYTES],
            raw[_SALT_BYTES : _SALT_BYTES + _NONCE_BYTES],
            raw[_SALT_BYTES + _NONCE_BYTES :],
        )
        try:
            plain = AESGCM(self._key(salt)).decrypt(nonce, sealed, _SERVICE.encode())
        except InvalidTag:
            raise Problem("vault.passphrase_wrong", cause=Cause.PERMISSION, path=str(self._path)) from None
        owners: dict[str, dict[str, str]] = json.loads(plain)
        return owners

    def _write(self) -> None:
        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        plain = json.dumps(self._owners).encode()
        sealed = AESGCM(self._key(salt)).encrypt(nonce, plain, _SERVICE.encode())
        fresh = self._path.with_suffix(".new")
        with fresh.open("wb") as file:
            file.write(base64.b64encode(salt + nonce + sealed))
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o600)
        fresh.replace(self._path)

    def _key(self, salt: bytes) -> bytes:
        return Scrypt(salt=salt, length=_KEY_BYTES, n=2**15, r=8, p=1).derive(self._passphrase.encode())
