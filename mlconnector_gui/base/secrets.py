"""Secrets: the operating system's keyring, or a vault file under a passphrase; never anything plainer."""

import base64
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import keyring
import keyring.errors
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from keyring.backends.chainer import ChainerBackend

from mlconnector_gui.base.problem import Cause, Problem, Retry

_SERVICE = "ML Connector"
_CHUNK_CHARACTERS = 1000
"""Windows Credential Manager holds 2,560 bytes of UTF-16, so 1,280 characters a secret."""
_GENERATIONS = ("a", "b")
_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES, _KEY_BYTES = 16, 12, 16, 32
_ACCEPTED_BACKENDS = tuple(
    f"keyring.backends.{name}" for name in ("Windows", "macOS", "SecretService", "kwallet", "libsecret")
)


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

    Only backends that encrypt are accepted; the plain-file ones of third parties are not. Secrets are written
    beside the old ones, and one entry says which of the two generations counts: a save that is cut short leaves the
    old secrets as they were.
    """

    def __init__(self, workspace_id: str) -> None:
        self._workspace_id = workspace_id

    @staticmethod
    def is_available() -> bool:
        return _encrypts(keyring.get_keyring())

    def load(self, owner: str) -> Mapping[str, str]:
        generation, count = self._counting(owner)
        held = [self._get(self._chunk(owner, generation, number)) for number in range(count)]
        parts = [part for part in held if part is not None]
        if len(parts) < count:
            raise _damaged(f"{_SERVICE} {self._name(owner)}")
        loaded: dict[str, str] = json.loads("".join(parts)) if parts else {}
        return loaded

    def save(self, owner: str, secrets: Mapping[str, str]) -> None:
        text = json.dumps(dict(secrets), sort_keys=True)
        chunks = [text[start : start + _CHUNK_CHARACTERS] for start in range(0, len(text), _CHUNK_CHARACTERS)]
        old, _ = self._counting(owner)
        new = _GENERATIONS[1 - _GENERATIONS.index(old)]
        for number, chunk in enumerate(chunks):
            self._set(self._chunk(owner, new, number), chunk)
        self._set(self._name(owner), f"{new}{len(chunks)}")
        self._clear(owner, new, first=len(chunks))
        self._clear(owner, old)

    def forget(self, owner: str) -> None:
        self._delete(self._name(owner))
        for generation in _GENERATIONS:
            self._clear(owner, generation)

    def _counting(self, owner: str) -> tuple[str, int]:
        """Return the generation that counts and how many chunks it has."""
        text = self._get(self._name(owner)) or f"{_GENERATIONS[0]}0"
        generation, digits = text[:1], text[1:]
        if generation not in _GENERATIONS or not (digits.isascii() and digits.isdigit()):
            raise _damaged(f"{_SERVICE} {self._name(owner)}")
        return generation, int(digits)

    def _clear(self, owner: str, generation: str, *, first: int = 0) -> None:
        """Delete from the end, so that what a cut leaves behind is found again from the start."""
        end = first
        while self._get(self._chunk(owner, generation, end)) is not None:
            end += 1
        for number in reversed(range(first, end)):
            self._delete(self._chunk(owner, generation, number))

    def _name(self, owner: str) -> str:
        return f"{self._workspace_id}/{owner}"

    def _chunk(self, owner: str, generation: str, number: int) -> str:
        return f"{self._name(owner)}/{generation}/{number}"

    def _get(self, name: str) -> str | None:
        with _guarded():
            return keyring.get_password(_SERVICE, name)

    def _set(self, name: str, text: str) -> None:
        with _guarded():
            keyring.set_password(_SERVICE, name, text)

    def _delete(self, name: str) -> None:
        if self._get(name) is not None:
            with _guarded():
                keyring.delete_password(_SERVICE, name)


def _encrypts(backend: object) -> bool:
    """Say whether a backend is known to encrypt; a chain is as good as the worst of its members."""
    if isinstance(backend, ChainerBackend):
        return bool(backend.backends) and all(map(_encrypts, backend.backends))
    return type(backend).__module__.startswith(_ACCEPTED_BACKENDS)


@contextmanager
def _guarded() -> Iterator[None]:
    try:
        yield
    except keyring.errors.KeyringError as error:
        raise Problem("vault.keyring_failed", cause=Cause.PERMISSION, technical=str(error)) from error


def _damaged(path: str) -> Problem:
    return Problem("vault.damaged", cause=Cause.STORE, retry=Retry.NEVER, path=path)


class PassphraseVault:
    """
    A file of the workspace, encrypted with AES-256-GCM under a key that scrypt makes of a passphrase.

    Another process may write it, such as a shell beside the engine, so it is read anew when the file is another one.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        if not passphrase:
            raise Problem("vault.passphrase_missing", cause=Cause.PERMISSION, path=str(path))
        self._path = path
        self._passphrase = passphrase
        self._file = self._file_now()
        self._owners = self._read()

    def load(self, owner: str) -> Mapping[str, str]:
        self._follow_others()
        return dict(self._owners.get(owner, {}))

    def save(self, owner: str, secrets: Mapping[str, str]) -> None:
        self._follow_others()
        self._keep({**self._owners, owner: dict(secrets)})

    def forget(self, owner: str) -> None:
        self._follow_others()
        if owner in self._owners:
            self._keep({name: secrets for name, secrets in self._owners.items() if name != owner})

    def _follow_others(self) -> None:
        """Every save replaces the file, so another file means other secrets."""
        found = self._file_now()
        if found is not None and found != self._file:  # a file that is gone takes no secret with it
            self._owners, self._file = self._read(), found

    def _file_now(self) -> tuple[int, int, int] | None:
        try:
            stat = self._path.stat()
        except OSError:
            return None
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            raw = base64.b64decode(self._path.read_bytes(), validate=True)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise _damaged(str(self._path)) from error
        if len(raw) < _SALT_BYTES + _NONCE_BYTES + _TAG_BYTES:
            raise _damaged(str(self._path))
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

    def _keep(self, owners: dict[str, dict[str, str]]) -> None:
        """Write first, so that what is remembered here is what a later start will read."""
        try:
            self._write(json.dumps(owners).encode())
        except OSError as error:
            raise Problem(
                "vault.cannot_write", cause=Cause.STORE, path=str(self._path), technical=str(error)
            ) from error
        self._owners, self._file = owners, self._file_now()

    def _write(self, plain: bytes) -> None:
        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        sealed = AESGCM(self._key(salt)).encrypt(nonce, plain, _SERVICE.encode())
        fresh = self._path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(base64.b64encode(salt + nonce + sealed))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)

    def _key(self, salt: bytes) -> bytes:
        return Scrypt(salt=salt, length=_KEY_BYTES, n=2**15, r=8, p=1).derive(self._passphrase.encode())
