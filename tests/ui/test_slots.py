"""Slots that do asynchronous work: one at a time, ended with their widget, nothing swallowed."""

import asyncio

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mlconnector_gui.base.events import Events
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.ui.aio import ask, latest_slot, task_slot, tasks_of
from mlconnector_gui.ui.bridge import EventBridge
from tests.helpers.windows import until


class Worker(QWidget):
    """A widget with one slot of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = self.ended = self.cancelled = 0
        self.gate = asyncio.Event()
        self.problems: list[str] = []
        self.latest: list[int] = []

    def show_problem(self, problem: Problem) -> None:
        self.problems.append(problem.code)

    @task_slot
    async def work(self) -> None:
        self.begun += 1
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        self.ended += 1

    @task_slot
    async def fail(self) -> None:
        raise Problem("review.nothing_selected")

    @task_slot
    async def break_down(self) -> None:
        raise LookupError("a bug")

    @latest_slot
    async def show_latest(self, number: int) -> None:
        await asyncio.sleep(0)
        self.latest.append(number)


async def test_a_second_press_while_it_runs_is_ignored(qapp: QApplication) -> None:
    worker = Worker()

    worker.work()
    worker.work()
    await until(lambda: worker.begun > 0)
    worker.gate.set()
    await until(lambda: tasks_of(worker).is_idle)

    assert (worker.begun, worker.ended) == (1, 1)


async def test_what_only_shows_is_started_anew(qapp: QApplication) -> None:
    worker = Worker()

    for number in range(3):
        worker.show_latest(number)
    await until(lambda: tasks_of(worker).is_idle)

    assert worker.latest == [2]


async def test_work_ends_with_its_widget(qapp: QApplication) -> None:
    worker = Worker()
    worker.work()
    await until(lambda: worker.begun > 0)

    worker.deleteLater()

    await until(lambda: worker.cancelled == 1)


async def test_a_problem_goes_to_the_nearest_bar(qapp: QApplication) -> None:
    worker = Worker()

    worker.fail()
    await until(lambda: tasks_of(worker).is_idle)

    assert worker.problems == ["review.nothing_selected"]


async def test_a_bug_goes_to_the_crash_report(qapp: QApplication) -> None:
    worker, seen = Worker(), []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: seen.append(context["exception"]))

    worker.break_down()
    await until(lambda: tasks_of(worker).is_idle)

    assert isinstance(seen[0], LookupError)
    assert worker.problems == []


async def test_a_dialog_is_asked_without_stopping_the_loop(qapp: QApplication) -> None:
    dialog = QDialog()
    asked = asyncio.ensure_future(ask(dialog))
    await until(dialog.isVisible)

    dialog.accept()

    assert await asked


async def test_changes_from_other_threads_arrive_gathered(qapp: QApplication) -> None:
    events, told = Events(), []
    bridge = EventBridge(events)
    bridge.changed.connect(told.append)

    await asyncio.to_thread(lambda: [events.publish("posting", f"{place}") for place in range(500)])
    events.publish("run")
    await until(lambda: bool(told))
    bridge.close()
    events.publish("posting", "late")

    assert told[0]["posting"] == {f"{place}" for place in range(500)}
    assert told[0]["run"] == frozenset()
    assert len(told) == 1
