"""Tests of the window run on Qt's own loop, over a real temporary store."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.aio import qt_loop
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.environment import SANDBOX
from mlconnector_gui.ui.garbage import collected_on_this_thread
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.theme import apply_theme
from tests.helpers.windows import settled
from tests.helpers.workspaces import Filling, IdleEngine, connected_workplace


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": _new_loop}


def _new_loop() -> asyncio.AbstractEventLoop:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    return qt_loop(application)


@pytest.fixture(autouse=True)
def garbage(qapp: QApplication) -> Iterator[None]:
    with collected_on_this_thread():
        yield


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture
def engine() -> IdleEngine:
    return IdleEngine()


@pytest.fixture
def connected(tmp_path: Path) -> Iterator[tuple[Workplace, Filling]]:
    workplace, filling = connected_workplace(tmp_path / "workspace")
    yield workplace, filling
    workplace.store.close()


@pytest.fixture
def workplace(connected: tuple[Workplace, Filling]) -> Workplace:
    return connected[0]


@pytest.fixture
def filling(connected: tuple[Workplace, Filling]) -> Filling:
    return connected[1]


class OpenWindow(Protocol):
    """Open a window that shows a screen; '' is the one it would show by itself."""

    def __call__(self, start: str = "review") -> Awaitable[MainWindow]: ...


@pytest.fixture
async def open_window(workplace: Workplace, engine: IdleEngine) -> AsyncIterator[OpenWindow]:
    opened: list[MainWindow] = []

    async def open_it(start: str = "review") -> MainWindow:
        window = MainWindow(workplace, engine, SANDBOX)
        opened.append(window)
        window.resize(1280, 800)
        window.show()
        if start:
            window.show_screen(start)
        await settled(window)
        return window

    yield open_it
    for window in opened:
        await settled(window)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete
        )  # nothing is left for later events
