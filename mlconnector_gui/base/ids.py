"""Identifiers and randomness as ports."""

import random
import uuid
from typing import Protocol


class Ids(Protocol):
    """Makes identifiers that never repeat within a workspace."""

    def new(self) -> str: ...


class RandomIds:
    """Random UUIDs, as 32 hexadecimal digits."""

    def new(self) -> str:
        return uuid.uuid4().hex


class SeededIds:
    """The same identifiers for the same seed; for simulations and tests."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  not a secret

    def new(self) -> str:
        return f"{self._random.getrandbits(128):032x}"
