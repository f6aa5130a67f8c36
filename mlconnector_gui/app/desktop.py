"""The desktop: Qt and asyncio on one loop, the window in front and the engine behind it."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_API", "pyside6")  # qasync would otherwise take whichever binding it finds

from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox

from mlconnector_gui.app.composition import (
    needs_passphrase,
    open_workplace,
    passphrase_in,
    real_network,
    real_vault,
)
from mlconnector_gui.app.crash import report_to, watch_interpreter, watch_loop
from mlconnector_gui.app.logs import log_to
from mlconnector_gui.app.notifying import Notifier
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
from mlconnector_gui.app.workstation_zone import workstation_zone
from mlconnector_gui.base.paths import log_folder
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.engine.scheduler import Scheduler
from mlconnector_gui.services.connect import JDE, list_connections
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.schedules import change_schedule, find_schedule
from mlconnector_gui.services.timing.rhythms import Every
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.lease import HELD_ELSEWHERE, LeaseHolder, engine_lease
from mlconnector_gui.store.workspace import Workspace
from mlconnector_gui.ui.aio import ask, qt_loop
from mlconnector_gui.ui.environment import SANDBOX, EnvironmentBand, band_of
from mlconnector_gui.ui.garbage import collected_on_this_thread
from mlconnector_gui.ui.locale import speak_as_chosen
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.memory import Memory
from mlconnector_gui.ui.theme import apply_theme
from mlconnector_gui.ui.tray import tray_for
from mlconnector_gui.ui.turns import short_turns
from mlconnector_gui.ui.widgets.take_over_dialog import TakeOverDialog
from mlconnector_gui.ui.words.language import said
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
                    await _hurry(workplace)
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
    speak_as_chosen(qt, Memory(folder))
    report = report_to(log_folder(folder), real_network().clock.now)
    watch_interpreter(report)

    async def guarded() -> int:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(4, "worker"))
        watch_loop(loop, report)
        return await desktop()

    with (
        collected_on_this_thread(),
        short_turns(),
        asyncio.Runner(loop_factory=lambda: qt_loop(qt)) as runner,
    ):
        return runner.run(guarded())


async def _show(
    workplace: Workplace, opened: ExitStack, band: EnvironmentBand, sandbox: Sandbox | None = None
) -> int:
    """Show the window with the engine behind it until it is closed; then end both, in that order."""
    handler = log_to(log_folder(workplace.folder))
    opened.callback(handler.close)
    lease = await _lease(workplace, opened)
    if lease is None:
        return 1
    scheduler = Scheduler(workplace, zone=workstation_zone())
    engine = Engine(workplace, scheduler=scheduler, lease=lease)
    forget = workplace.events.listen(lambda _changed: engine.wake())
    window = MainWindow(workplace, engine, band)
    window.show()
    if not await window.begin_signed_in():
        window.end()
    elif not await list_connections(workplace):
        window.begin_connecting()
    tray = tray_for(window)
    try:
        show = tray.notify if tray is not None else _log_notice
        await _work_until_closed(workplace, engine, window, sandbox, Notifier(workplace, show))
    finally:
        forget()
        if tray is not None:
            tray.hide()
        window.deleteLater()
    return 0


async def _work_until_closed(
    workplace: Workplace,
    engine: Engine,
    window: MainWindow,
    sandbox: Sandbox | None,
    notifier: Notifier,
) -> None:
    """The window ends the engine, at its next safe point; an engine that was taken over ends the window."""
    async with asyncio.TaskGroup() as tasks:
        working = tasks.create_task(_work(engine, window), name="engine")
        people = (
            (_jde_operators(workplace, sandbox), _store_deliveries(workplace, sandbox)) if sandbox else ()
        )
        around = [tasks.create_task(work) for work in (notifier.run(), *people)]
        await window.closed.wait()
        for task in around:
            task.cancel()
        engine.stop()
        await working


def _log_notice(title: str, text: str) -> None:
    """Where the desktop has no tray, the window's own screens and the digest tell it."""
    log.info("notice", extra={"title": title, "words": text})


async def _work(engine: Engine, window: MainWindow) -> None:
    try:
        await engine.run()
    except Problem as problem:
        await _tell(problem)
        window.end()


async def _lease(workplace: Workplace, opened: ExitStack) -> LeaseHolder | None:
    """Hold the engine for as long as the desktop is open; None when another machine keeps it."""

    def held(*, takes_over: bool) -> LeaseHolder:
        return opened.enter_context(
            engine_lease(
                workplace.store,
                workplace.folder,
                holder="desktop",
                person=workplace.actor.name,
                now=workplace.now,
                takes_over=takes_over,
            )
        )

    try:
        return held(takes_over=False)
    except Problem as problem:
        if problem.code != HELD_ELSEWHERE:
            raise
        dialog = TakeOverDialog(problem)
    if not await ask(dialog):
        return None
    return held(takes_over=True)


async def _jde_operators(workplace: Workplace, sandbox: Sandbox) -> None:
    """People at JDE approve and post batches now and then; the schedule of the ledger's check sees it."""
    while True:
        await workplace.network.clock.sleep(_OPERATORS_POST_EVERY_SECONDS)
        sandbox.jde.post_batches()


async def _hurry(workplace: Workplace) -> None:
    """In the sandbox nobody waits an hour to see a posting posted."""
    ledger = await find_schedule(workplace, JDE_NAME, Job.WATCH)
    timetable = replace(ledger.timetable, rhythm=Every(minutes=1))
    await change_schedule(workplace, replace(ledger, timetable=timetable))


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
        said(
            "This computer has no keyring, so the passwords of this workspace are kept in a file under a "
            "passphrase.\n"
            "Enter the passphrase, or choose one for a new workspace."
        )
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
