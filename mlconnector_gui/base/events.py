"""What changed, told to whoever asked to know; screens refresh only if they show it."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Rows of one subject ('posting', 'run', 'connection', 'audit', 'engine') changed; no ids means many."""

    subject: str
    ids: tuple[str, ...] = ()


Listener = Callable[[Changed], None]


@dataclass(slots=True)
class Events:
    """
    A list of listeners, told in order on the caller's thread.

    A listener that draws must move to its own thread itself (`ui/bridge.py` does). Listeners must not raise.
    """

    _listeners: list[Listener] = field(default_factory=list)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Return a function that ends the listening; calling it again does nothing."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def publish(self, subject: str, *ids: str) -> None:
        for listener in tuple(self._listeners):
            listener(Changed(subject=subject, ids=ids))
