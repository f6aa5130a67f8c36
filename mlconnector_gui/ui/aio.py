"""Slots that do asynchronous work: owned by their widget, never doubled, their problems shown where the work is."""

import asyncio
import functools
import os
from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mlconnector_gui.base.problem import Problem

os.environ.setdefault("QT_API", "pyside6")  # qasync would otherwise take whichever binding it finds

from qasync import QEventLoop

Widget = TypeVar("Widget", bound=QWidget)
Arguments = ParamSpec("Arguments")
Work = Coroutine[Any, Any, None]


@runtime_checkable
class ShowsProblems(Protocol):
    """A screen, or the window, that has a bar for problems."""

    def show_problem(self, problem: Problem) -> None: ...


class Tasks(QObject):
    """The running work of one widget, by name; ends with the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.setObjectName("tasks")
        self._widget = widget
        self._running: dict[str, asyncio.Task[None]] = {}
        running = self._running
        widget.destroyed.connect(lambda: _cancel_all(running))

    def start(self, name: str, work: Callable[[], Work]) -> None:
        """Begin the work, unless work of that name is under way."""
        if name not in self._running:
            self._begin(name, work)

    def restart(self, name: str, work: Callable[[], Work]) -> None:
        """Begin the work in place of work of that name, whose result nobody waits for any more."""
        if running := self._running.pop(name, None):
            running.cancel()
        self._begin(name, work)

    @property
    def is_idle(self) -> bool:
        return not self._running

    def _begin(self, name: str, work: Callable[[], Work]) -> None:
        task = asyncio.get_running_loop().create_task(self._guarded(work), name=name)
        self._running[name] = task
        task.add_done_callback(lambda done: self._forget(name, done))

    def _forget(self, name: str, done: "asyncio.Task[None]") -> None:
        if self._running.get(name) is done:
            del self._running[name]

    async def _guarded(self, work: Callable[[], Work]) -> None:
        try:
            await work()
        except Problem as problem:
            show_problem(self._widget, problem)
        except Exception as error:  # noqa: BLE001  a bug: the loop's handler is the crash report
            context = {"message": "a window's task failed", "exception": error}
            asyncio.get_running_loop().call_exception_handler(context)


def tasks_of(widget: QWidget) -> Tasks:
    for child in widget.children():
        if isinstance(child, Tasks):
            return child
    return Tasks(widget)


def task_slot(
    method: Callable[Concatenate[Widget, Arguments], Work],
) -> Callable[Concatenate[Widget, Arguments], None]:
    """Make a coroutine method a slot; a second call while it runs is ignored."""

    def start(self: Widget, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        tasks_of(self).start(method.__name__, lambda: method(self, *args, **kwargs))

    functools.update_wrapper(start, method)
    return start


def latest_slot(
    method: Callable[Concatenate[Widget, Arguments], Work],
) -> Callable[Concatenate[Widget, Arguments], None]:
    """Make a coroutine method a slot; a second call takes the place of the first: for what only shows."""

    def start(self: Widget, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        tasks_of(self).restart(method.__name__, lambda: method(self, *args, **kwargs))

    functools.update_wrapper(start, method)
    return start


def show_problem(widget: QWidget, problem: Problem) -> None:
    """Hand a problem to the nearest bar above the widget."""
    nearest: QWidget | None = widget
    while nearest is not None:
        if isinstance(nearest, ShowsProblems):
            nearest.show_problem(problem)
            return
        nearest = nearest.parentWidget()
    raise problem


async def ask(dialog: QDialog) -> bool:
    """Open a dialog over its window without stopping the loop; True when it was accepted."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def answered(result: int) -> None:
        if not answer.done():
            answer.set_result(result)

    dialog.finished.connect(answered)
    dialog.open()
    try:
        return await answer == QDialog.DialogCode.Accepted
    finally:
        dialog.close()
        dialog.deleteLater()


def qt_loop(application: QApplication) -> asyncio.AbstractEventLoop:
    """Make the loop that runs Qt and asyncio together."""
    loop: asyncio.AbstractEventLoop = QEventLoop(application, already_running=False)
    return loop


def _cancel_all(running: dict[str, "asyncio.Task[None]"]) -> None:
    for task in list(running.values()):
        task.cancel()
