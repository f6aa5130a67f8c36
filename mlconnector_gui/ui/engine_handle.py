"""What the window knows of the engine."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol


class EngineHandle(Protocol):
    """Its state ('running', 'paused' or 'stopped') and a way to have it look at once."""

    @property
    def state(self) -> str: ...

    @property
    def rests(self) -> Mapping[str, datetime]:
        """Until when connections that failed are left alone."""
        ...

    def wake(self) -> None: ...
