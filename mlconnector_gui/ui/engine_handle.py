"""What the window knows of the engine."""

from typing import Protocol


class EngineHandle(Protocol):
    """Its state ('running', 'paused' or 'stopped') and a way to have it look at once."""

    @property
    def state(self) -> str: ...

    def wake(self) -> None: ...
