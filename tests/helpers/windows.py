"""Wait for a window's work, and find its widgets as a person would."""

import asyncio
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mlconnector_gui.ui.aio import tasks_of
from mlconnector_gui.ui.main_window import MainWindow
from tests.helpers.speaking import silent

Found = TypeVar("Found", bound=QObject)
_LONGEST_SECONDS = 20


async def until(holds: Callable[[], bool]) -> None:
    """Let the loop turn until something holds."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _LONGEST_SECONDS
    while not holds():
        assert loop.time() < deadline, "it never came to hold"
        await asyncio.sleep(0)


async def settled(window: MainWindow) -> None:
    """Let all the work of the window and its screens end, and the work that follows from it."""

    def is_quiet() -> bool:
        owners = (window, *window.screens.made.values())
        return all(tasks_of(one).is_idle for one in owners) and not any(
            timer.isActive() and timer.isSingleShot() for timer in window.findChildren(QTimer)
        )

    for _ in range(5):
        await until(is_quiet)
        await asyncio.sleep(0)


def find(inside: QWidget, kind: type[Found], name: str) -> Found:
    found = inside.findChild(kind, name)
    assert found is not None, f"there is no {kind.__name__} {name}"
    return found


async def dialog_opened(kind: type[QDialog]) -> QDialog:
    """Wait for a dialog; every one that a test opens must have a name for each of its controls."""

    def opened() -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    await until(lambda: bool(opened()))
    assert silent(opened()[0]) == []
    return opened()[0]


def all_widgets(inside: QWidget) -> Iterator[QWidget]:
    yield inside
    yield from inside.findChildren(QWidget)
