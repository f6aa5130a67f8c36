"""
The people who share a workstation, each with a PIN; without any, whoever is logged in to the computer acts.

This is evidence of who did what, not a lock: whoever can read the workspace's file can do so as anyone.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories import connections

_SETTING = "people"
_SHORTEST_PIN, _LONGEST_NAME = 4, 40
_TRIES, _LOCKED_FOR = 5, timedelta(minutes=5)
_RESERVED = ("engine", "policy")
"""Names that the program itself acts under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """One person as kept: the PIN only as its salted hash."""

    salt: str
    hashed: str
    wrong: int = 0
    locked_until: str | None = None

    def fits(self, pin: str) -> bool:
        return hmac.compare_digest(self.hashed, _hashed(pin, self.salt))


async def people(workplace: Workplace) -> list[str]:
    return sorted(await workplace.store.read(_people))


async def add_person(workplace: Workplace, name: str, pin: str) -> None:
    """Name a person, or give one who is named already another PIN."""
    name = name.strip()
    if not name or len(name) > _LONGEST_NAME or name.lower().startswith(_RESERVED):
        raise Problem("person.name_invalid", name=name, longest=_LONGEST_NAME)
    if len(pin) < _SHORTEST_PIN:
        raise Problem("person.pin_short", shortest=_SHORTEST_PIN)
    salt = workplace.network.rng.randbytes(16).hex()
    known = _Known(salt=salt, hashed=_hashed(pin, salt))
    await workplace.store.write(_save, workplace, name, known, "person.added")
    workplace.tell("policy")


async def remove_person(workplace: Workplace, name: str) -> None:
    await workplace.store.write(_save, workplace, name, None, "person.removed")
    workplace.tell("policy")


async def sign_in(workplace: Workplace, name: str, pin: str) -> None:
    """
    Let a person act at this workstation from now on.

    A wrong PIN is on record; after five of them the person waits five minutes.
    """
    problem = await workplace.store.write(_try, workplace, name, pin)
    if problem is not None:
        raise problem
    workplace.seat.actor = Actor(name=name, machine=workplace.actor.machine)
    workplace.tell("person")


def _try(transaction: Transaction, workplace: Workplace, name: str, pin: str) -> Problem | None:
    """Return the refusal instead of raising it, so that the wrong try is kept."""
    known = _people(transaction).get(name)
    if known is None:
        return Problem("person.unknown", name=name)
    now = workplace.now
    if known.locked_until is not None and now < datetime.fromisoformat(known.locked_until):
        until = datetime.fromisoformat(known.locked_until)
        return Problem(
            "person.locked", cause=Cause.PERMISSION, retry=Retry.LATER, name=name, until=f"{until:%H:%M} UTC"
        )
    if known.fits(pin):
        _save(transaction, workplace, name, _Known(salt=known.salt, hashed=known.hashed), "person.signed_in")
        return None
    wrong = known.wrong + 1
    locked = (now + _LOCKED_FOR).isoformat() if wrong >= _TRIES else None
    tried = _Known(salt=known.salt, hashed=known.hashed, wrong=0 if locked else wrong, locked_until=locked)
    _save(transaction, workplace, name, tried, "person.pin_wrong")
    return Problem("person.pin_wrong", cause=Cause.PERMISSION, name=name)


def _people(transaction: Transaction) -> dict[str, _Known]:
    written: Mapping[str, Mapping[str, Any]] = connections.setting(transaction, _SETTING, {})
    return {name: _Known(**known) for name, known in written.items()}


def _save(
    transaction: Transaction, workplace: Workplace, name: str, known: _Known | None, event: str
) -> None:
    every = _people(transaction)
    if known is not None:
        every[name] = known
    elif every.pop(name, None) is None:
        raise Problem("person.unknown", name=name)
    written = {
        one: {
            "salt": kept.salt,
            "hashed": kept.hashed,
            "wrong": kept.wrong,
            "locked_until": kept.locked_until,
        }
        for one, kept in every.items()
    }
    connections.change_setting(transaction, _SETTING, written)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=event,
        subject_kind="workspace",
        subject_id="people",
        name=name,
    )


def _hashed(pin: str, salt: str) -> str:
    return hashlib.scrypt(pin.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1, dklen=32).hex()
