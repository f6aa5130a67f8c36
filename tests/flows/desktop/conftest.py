"""Desktop flows: the real window and engine on Qt's loop, over simulators that are reached by real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from mlconnector_gui.app.sandbox import Sandbox, SandboxOptions, fill_in, running_sandbox, sandbox_workplace
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.ui.aio import qt_loop
from mlconnector_gui.ui.colours import Scheme
from mlconnector_gui.ui.environment import SANDBOX
from mlconnector_gui.ui.garbage import collected_on_this_thread
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.theme import apply_theme
from tests.helpers.windows import settled


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """A person's desktop with the world around it."""

    window: MainWindow
    workplace: Workplace
    engine: Engine
    sandbox: Sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox(SandboxOptions(connectors=("woocommerce",), days=2, orders_per_day=8)) as running:
        yield running


class OpenDesktop(Protocol):
    """Open the desktop for the length of a block; `filled` with the sandbox's connections, or on a first start."""

    def __call__(self, *, filled: bool = True) -> AbstractAsyncContextManager[Desktop]: ...


@pytest.fixture
def open_desktop(qapp: QApplication, sandbox: Sandbox, tmp_path: Path) -> OpenDesktop:
    """
    Open the desktop for the length of a block.

    Not a fixture that yields: between the phases of a test Qt's events are processed outside the loop, and the
    engine's tasks cannot live there.
    """

    @asynccontextmanager
    async def opened(*, filled: bool = True) -> AsyncIterator[Desktop]:
        apply_theme(qapp, Scheme.LIGHT)
        with sandbox_workplace(sandbox, tmp_path / "workspace") as workplace:
            if filled:
                await fill_in(workplace, sandbox)
            engine = Engine(workplace)
            forget = workplace.events.listen(lambda _changed: engine.wake())
            window = MainWindow(workplace, engine, SANDBOX)
            window.show()
            window.show_screen("review")
            working = asyncio.create_task(engine.run())
            try:
                await settled(window)
                yield Desktop(window=window, workplace=workplace, engine=engine, sandbox=sandbox)
                await settled(window)
            finally:
                window.close()
                engine.stop()
                await working
                forget()
                window.deleteLater()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    return opened
