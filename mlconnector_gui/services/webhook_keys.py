"""The keys of a connection's door for webhooks: a token in the path and a secret to sign with, kept in the vault."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mlconnector_gui.base.secrets import Vault

OVERLAP = timedelta(hours=1)
"""How long the keys before the present ones still open; Shopify takes as long to sign with a new secret."""
_BITS = 192


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorKeys:
    """Present keys, and those before them as long as they open."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    previous_token: str = field(default="", repr=False)
    previous_secret: str = field(default="", repr=False)
    previous_until: datetime | None = None

    def tokens(self, now: datetime) -> Iterator[str]:
        yield self.token
        if self._still_opens(now):
            yield self.previous_token

    def secrets(self, now: datetime) -> Iterator[str]:
        yield self.secret
        if self._still_opens(now):
            yield self.previous_secret

    def _still_opens(self, now: datetime) -> bool:
        return bool(self.previous_token) and self.previous_until is not None and now < self.previous_until


def owner_of(connection_id: str) -> str:
    """Name the door in the vault: its keys are not the connection's own secrets and go their own way."""
    return f"{connection_id}.webhook"


def load_keys(vault: Vault, connection_id: str) -> DoorKeys | None:
    held = vault.load(owner_of(connection_id))
    if not held.get("token"):
        return None
    until = held.get("previous_until", "")
    return DoorKeys(
        token=held["token"],
        secret=held.get("secret", ""),
        previous_token=held.get("previous_token", ""),
        previous_secret=held.get("previous_secret", ""),
        previous_until=datetime.fromisoformat(until) if until else None,
    )


def new_keys(rng: random.Random) -> DoorKeys:
    """Make keys that nobody guesses, of letters and digits alone: some stores change every other character."""
    return DoorKeys(token=_text(rng), secret=_text(rng))


def rotated(keys: DoorKeys, rng: random.Random, *, now: datetime) -> DoorKeys:
    return replace(
        new_keys(rng),
        previous_token=keys.token,
        previous_secret=keys.secret,
        previous_until=now + OVERLAP,
    )


def save_keys(vault: Vault, connection_id: str, keys: DoorKeys) -> None:
    vault.save(owner_of(connection_id), _written(keys))


def forget_keys(vault: Vault, connection_id: str) -> None:
    vault.forget(owner_of(connection_id))


def _written(keys: DoorKeys) -> Mapping[str, str]:
    return {
        "token": keys.token,
        "secret": keys.secret,
        "previous_token": keys.previous_token,
        "previous_secret": keys.previous_secret,
        "previous_until": keys.previous_until.isoformat() if keys.previous_until else "",
    }


def _text(rng: random.Random) -> str:
    return f"{rng.getrandbits(_BITS):0{_BITS // 4}x}"
