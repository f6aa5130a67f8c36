"""The desktop: Qt and asyncio on one loop, the window in front and the engine behind it."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_API", "pyside6")  # qasync would otherwise take whichever binding it finds

from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox
from qasync import QEventLoop

from mlconnector_gui.app.composition import (
    needs_passphrase,
    open_workplace,
    passphrase_in,
    real_network,
    real_vault,
)
from mlconnector_gui.app.crash import report_to, watch_interpreter, watch_loop
from mlconnector_gui.app.logs import log_to
from mlconnector_gui.app.sandbox import (
    JDE_NAME,
    Sandbox,
    SandboxOptions,
    deliver_webhooks,
    fill_in,
    register_stores,
    running_sandbox,
    sandbox_workplace,
)
from mlconnector_gui.base.paths import log_folder
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.services.connect import JDE, list_connections
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.lease import engine_lease
from mlconnector_gui.store.workspace import Workspace
from mlconnector_gui.ui.aio import ask
from mlconnector_gui.ui.environment import SANDBOX, EnvironmentBand, band_of
from mlconnector_gui.ui.garbage import collected_on_this_thread
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.theme import apply_theme
from mlconnector_gui.ui.words.sentences import sentence

_OPERATORS_POST_EVERY_SECONDS = 20.0
_STORES_DELIVER_EVERY_SECONDS = 3.0

log = logging.getLogger(__name__)


def run_desktop(folder: Path, *, passphrase_file: str | None = None) -> int:
    """Open the workspace in a window; returns when it is closed."""

    async def desktop() -> int:
        try:
            with ExitStack() as opened:
                vault = real_vault(folder, passphrase=await _passphrase(folder, passphrase_file))
                workplace = opened.enter_context(open_workplace(folder, vault=vault, network=real_network()))
                return await _show(workplace, opened, await _band(workplace))
        except Problem as problem:
            await _tell(problem)
            return 1

    return _on_loop(desktop, folder)


def run_sandbox_desktop(options: SandboxOptions, folder: Path) -> int:
    """Open a throwaway workspace on a simulated world, filled in and already fetching."""

    async def desktop(sandbox: Sandbox) -> int:
        try:
            with ExitStack() as opened:
                is_new = not Workspace(folder).exists
                workplace = opened.enter_context(sandbox_workplace(sandbox, folder))
                if is_new:
                    await fill_in(workplace, sandbox)
                    await _begin(workplace, sandbox)
                return await _show(workplace, opened, SANDBOX, sandbox)
        except Problem as problem:
            await _tell(problem)
            return 1

    with running_sandbox(options) as sandbox:
        return _on_loop(lambda: desktop(sandbox), folder)


def _on_loop(desktop: Callable[[], Coroutine[Any, Any, int]], folder: Path) -> int:
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)  # noqa: S101  nothing else makes one
    qt.setApplicationName("ML Connector")
    qt.setQuitOnLastWindowClosed(False)  # a dialog that closes must not end the loop
    apply_theme(qt)
    report = report_to(log_folder(folder), real_network().clock.now)
    watch_interpreter(report)

    async def guarded() -> int:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(4, "worker"))
        watch_loop(loop, report)
        return await desktop()

    with collected_on_this_thread(), asyncio.Runner(loop_factory=lambda: QEventLoop(qt)) as runner:
        return runner.run(guarded())


async def _show(
    workplace: Workplace, opened: ExitStack, band: EnvironmentBand, sandbox: Sandbox | None = None
) -> int:
    """Show the window with the engine behind it until it is closed; then end both, in that order."""
    handler = log_to(log_folder(workplace.folder))
    opened.callback(handler.close)
    opened.enter_context(engine_lease(workplace.store, workplace.folder, holder="desktop", now=workplace.now))
    engine = Engine(workplace)
    forget = workplace.events.listen(lambda _changed: engine.wake())
    window = MainWindow(workplace, engine, band)
    window.show()
    async with asyncio.TaskGroup() as tasks:
        working = tasks.create_task(engine.run(), name="engine")
        people = (
            (_jde_operators(workplace, sandbox), _store_deliveries(workplace, sandbox)) if sandbox else ()
        )
        around = [tasks.create_task(work) for work in people]
        await window.closed.wait()
        for task in around:
            task.cancel()
        engine.stop()
        await working
    forget()
    window.deleteLater()
    return 0


async def _begin(workplace: Workplace, sandbox: Sandbox) -> None:
    """What a schedule would have done before the person came to work."""
    await request_run(workplace, Job.MASTERS, connection=JDE_NAME)
    for store in sandbox.stores:
        await request_run(workplace, Job.PULL, connection=store.name)


async def _jde_operators(workplace: Workplace, sandbox: Sandbox) -> None:
    """People at JDE approve and post batches now and then, and the ledger is looked at afterwards."""
    while True:
        await workplace.network.clock.sleep(_OPERATORS_POST_EVERY_SECONDS)
        if sandbox.jde.post_batches():
            await request_run(workplace, Job.WATCH, connection=JDE_NAME)


async def _store_deliveries(workplace: Workplace, sandbox: Sandbox) -> None:
    """The stores tell what happens in them, as those on the internet do by way of a proxy."""
    deliver_webhooks(sandbox)
    await register_stores(workplace, sandbox)
    while True:
        await workplace.network.clock.sleep(_STORES_DELIVER_EVERY_SECONDS)
        for store in sandbox.stores:
            await store.webhooks.run_queue()


async def _band(workplace: Workplace) -> EnvironmentBand:
    ledgers = [one for one in await list_connections(workplace) if one.connector == JDE]
    environment = ledgers[0].values.get("environment", "") if ledgers else ""
    return band_of(environment, workspace=workplace.folder.name)


async def _passphrase(folder: Path, passphrase_file: str | None) -> str:
    if not needs_passphrase(folder):
        return ""
    if passphrase_file:
        return passphrase_in(passphrase_file)
    dialog = QInputDialog()
    dialog.setWindowTitle("ML Connector")
    dialog.setLabelText(
        "This computer has no keyring, so the passwords of this workspace are kept in a file under a passphrase.\n"
        "Enter the passphrase, or choose one for a new workspace."
    )
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    await ask(dialog)
    return dialog.textValue()


async def _tell(problem: Problem) -> None:
    words = sentence(problem)
    print(words.text, file=sys.stderr)  # noqa: T201  whoever started it from a shell sees it too
    box = QMessageBox(QMessageBox.Icon.Critical, "ML Connector", words.what)
    box.setInformativeText(f"{words.stops} {words.remedy}".strip())
    box.setDetailedText(words.for_it)
    await ask(box)
