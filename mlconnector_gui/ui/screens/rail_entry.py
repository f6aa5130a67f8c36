"""The window's screens as the rail names them, each made when it is first asked for: together they take seconds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mlconnector_gui.ui.screens.screen import Screen


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A place in the rail."""

    key: str
    """Names the icon too."""
    words: str
    screen: Callable[[], Screen]
    """Makes the screen the first time, and returns the same one ever after."""
    is_after_line: bool = False


class Screens(Mapping[str, Screen]):
    """Every screen by its key, made when it is asked for here; `made` are those that were."""

    def __init__(self, entries: tuple[RailEntry, ...]) -> None:
        self.entries = entries
        self.made: dict[str, Screen] = {}
        self._by_key = {entry.key: entry for entry in entries}

    def __getitem__(self, key: str) -> Screen:
        return self._by_key[key].screen()

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)

    def __contains__(self, key: object) -> bool:
        return key in self._by_key  # what Mapping would do makes the screen
