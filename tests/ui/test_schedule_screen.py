"""The schedule screen: what comes next, what it did, and changes by keyboard."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton, QSpinBox, QTimeEdit

from mlconnector_gui.engine.scheduler import Scheduler
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.schedules import Schedule, begin_schedules, company_calendar, find_schedule
from mlconnector_gui.services.timing.bars import Span
from mlconnector_gui.services.timing.rhythms import AsItComes, DaysAt, Every
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories import runs
from mlconnector_gui.store.repositories.runs import RunState
from mlconnector_gui.ui.main_window import MainWindow
from mlconnector_gui.ui.screens.schedule.calendar_dialog import CalendarDialog
from mlconnector_gui.ui.screens.schedule.edit_dialog import EditDialog
from mlconnector_gui.ui.screens.schedule.pause_dialog import PauseDialog
from tests.helpers.windows import dialog_opened, find, settled, until
from tests.helpers.workspaces import IdleEngine
from tests.ui.conftest import OpenWindow


async def shown(open_window: OpenWindow, workplace: Workplace, connection: str, job: Job) -> MainWindow:
    await begin_schedules(workplace, zone="Europe/Berlin")
    window = await open_window()
    window.show_screen("schedule")
    await settled(window)
    schedule = await find_schedule(workplace, connection, job)
    assert window.schedule.grid.pick(schedule.schedule_id)
    window.schedule.turn_to_selection()
    await settled(window)
    return window


async def fetching(workplace: Workplace) -> Schedule:
    return await find_schedule(workplace, "WOO-EU", Job.PULL)


def words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.schedule.pane.findChildren(QLabel) if label.isVisible())


async def test_it_shows_the_next_runs_and_what_the_last_ones_did(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    await begin_schedules(workplace, zone="Europe/Berlin")
    await Scheduler(workplace).ask_for_due_runs()
    while (run := workplace.store.write_now(runs.claim_run, busy=(), at=workplace.now)) is not None:
        workplace.store.write_now(
            runs.end_run,
            run.run_id,
            state=RunState.SUCCEEDED,
            at=workplace.now + timedelta(seconds=3),
            counts={"fetched": 12, "new": 4, "changed": 0},
            problem=None,
        )

    window = await shown(open_window, workplace, "WOO-EU", Job.PULL)

    told = words(window)
    assert "Next runs, Europe/Berlin (CET)" in told
    assert "Sat 2026-10-31 13:10" in told
    assert "12 fetched, 4 new · 3.0 s" in told
    assert "Done Sat 2026-10-31 13:00, on schedule" in told


async def test_a_run_that_waits_says_why_and_until_when(
    open_window: OpenWindow, workplace: Workplace, engine: IdleEngine
) -> None:
    await begin_schedules(workplace, zone="Europe/Berlin")
    await Scheduler(workplace).ask_for_due_runs()
    problem = {"code": "net.host_unknown", "params": {"host": "shop.example.com"}, "technical": ""}
    while (run := workplace.store.write_now(runs.claim_run, busy={"ledger"}, at=workplace.now)) is not None:
        workplace.store.write_now(runs.put_back, run.run_id, problem=problem)
        break
    engine.rests = {"store": workplace.now + timedelta(seconds=40)}

    window = await shown(open_window, workplace, "WOO-EU", Job.PULL)

    told = words(window)
    assert "Waits: The name shop.example.com cannot be found. It is tried again at 13:00:40." in told


async def test_r_asks_for_a_run(open_window: OpenWindow, workplace: Workplace, engine: IdleEngine) -> None:
    window = await shown(open_window, workplace, "JDE", Job.WATCH)

    QTest.keyClick(window.schedule.grid, Qt.Key.Key_R)
    await settled(window)

    (run,) = workplace.store.read_now(runs.recent_runs, limit=10)
    assert (run.job, run.trigger, run.requested_by) == ("watch", "manual", "clerk.one")
    assert engine.woken == 1


async def test_a_run_under_way_says_how_far_it_is_and_r_stops_it(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    await begin_schedules(workplace, zone="Europe/Berlin")
    run_id = await request_run(workplace, Job.PULL, connection="WOO-EU")
    workplace.store.write_now(runs.claim_run, busy={"ledger"}, at=workplace.now)
    told = {"fetched": 1200, "fetched_total": 5000}
    workplace.store.write_now(runs.note_progress, run_id, told)
    window = await shown(open_window, workplace, "WOO-EU", Job.PULL)
    button = find(window, QPushButton, "scheduleRun")
    assert "1,200 of 5,000 fetched" in words(window)
    assert button.text() == "Stop"

    QTest.keyClick(window.schedule.grid, Qt.Key.Key_R)
    await settled(window)

    assert workplace.store.read_now(runs.asked_to_stop, [run_id]) == {run_id}
    assert len(workplace.store.read_now(runs.recent_runs, limit=10)) == 1


async def test_p_pauses_until_a_moment_and_the_button_resumes(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window, workplace, "WOO-EU", Job.PULL)

    QTest.keyClick(window.schedule.grid, Qt.Key.Key_P)
    dialog = await dialog_opened(PauseDialog)
    QTest.mouseClick(find(dialog, QPushButton, "pauseAccept"), Qt.MouseButton.LeftButton)
    await until(lambda: find(window, QPushButton, "schedulePause").text() == "Resume")
    await settled(window)
    paused = await fetching(workplace)
    QTest.mouseClick(find(window, QPushButton, "schedulePause"), Qt.MouseButton.LeftButton)
    await settled(window)
    resumed = await fetching(workplace)

    calendar = paused.timetable.calendar
    assert paused.timetable.paused_until is not None
    assert f"{calendar.local(paused.timetable.paused_until):%Y-%m-%d %H:%M}" == "2026-11-01 08:00"
    assert (resumed.timetable.paused_until, resumed.is_active) == (None, True)


async def test_a_pause_can_have_no_end(open_window: OpenWindow, workplace: Workplace) -> None:
    window = await shown(open_window, workplace, "WOO-EU", Job.PULL)

    QTest.keyClick(window.schedule.grid, Qt.Key.Key_P)
    dialog = await dialog_opened(PauseDialog)
    find(dialog, QComboBox, "pauseChoice").setCurrentIndex(1)
    QTest.mouseClick(find(dialog, QPushButton, "pauseAccept"), Qt.MouseButton.LeftButton)
    await until(lambda: find(window, QPushButton, "schedulePause").text() == "Resume")
    await settled(window)

    assert not (await fetching(workplace)).is_active


async def test_e_changes_the_rhythm_and_shows_what_it_leads_to(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window, workplace, "WOO-EU", Job.PULL)

    QTest.keyClick(window.schedule.grid, Qt.Key.Key_E)
    dialog = await dialog_opened(EditDialog)
    find(dialog, QComboBox, "scheduleKind").setCurrentText("At a time of day")
    at = find(dialog, QTimeEdit, "scheduleAt")
    at.setTime(at.time().fromString("18:30", "HH:mm"))
    for day in (5, 6):
        find(dialog, QCheckBox, f"scheduleDay{day}").click()
    preview = find(dialog, QLabel, "schedulePreview").text()
    find(dialog, QCheckBox, "scheduleQuiet").click()
    QTest.mouseClick(find(dialog, QPushButton, "scheduleAccept"), Qt.MouseButton.LeftButton)
    await settled(window)

    changed = await fetching(workplace)
    assert changed.rhythm == DaysAt(at=time(18, 30), weekdays=frozenset(range(5)))
    assert changed.timetable.bars.quiet == Span(start=time(22), end=time(6))
    assert preview.startswith("Next: Mon 2026-11-02 18:30, Tue 2026-11-03 18:30")


async def test_what_is_not_possible_cannot_be_saved(open_window: OpenWindow, workplace: Workplace) -> None:
    window = await shown(open_window, workplace, "WOO-EU", Job.PULL)
    QTest.keyClick(window.schedule.grid, Qt.Key.Key_E)
    dialog = await dialog_opened(EditDialog)

    find(dialog, QSpinBox, "scheduleNumber").setValue(700)
    find(dialog, QComboBox, "scheduleUnit").setCurrentText("hours")

    assert not find(dialog, QPushButton, "scheduleAccept").isEnabled()
    assert "Every 42000 minutes is not possible." in find(dialog, QLabel, "scheduleProblem").text()
    QTest.mouseClick(find(dialog, QPushButton, "scheduleCancel"), Qt.MouseButton.LeftButton)
    await settled(window)
    assert (await fetching(workplace)).rhythm == Every(minutes=10)


async def test_only_sending_can_be_kept_from_holidays(open_window: OpenWindow, workplace: Workplace) -> None:
    window = await shown(open_window, workplace, "JDE", Job.SEND)

    QTest.keyClick(window.schedule.grid, Qt.Key.Key_E)
    dialog = await dialog_opened(EditDialog)
    find(dialog, QCheckBox, "scheduleWorkingDays").click()
    find(dialog, QCheckBox, "scheduleFreeze").click()
    QTest.mouseClick(find(dialog, QPushButton, "scheduleAccept"), Qt.MouseButton.LeftButton)
    await settled(window)

    changed = await find_schedule(workplace, "JDE", Job.SEND)
    assert changed.rhythm == AsItComes()
    assert (changed.timetable.bars.working_days_only, changed.timetable.bars.freeze_from) == (True, 3)
    assert "Runs not on days off and holidays" in words(window)
    assert "Held back until Mon 2026-11-02 00:00" in words(window)


async def test_c_changes_the_calendar_and_shows_the_close_it_leads_to(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window, workplace, "JDE", Job.SEND)

    QTest.keyClick(window.schedule.grid, Qt.Key.Key_C)
    dialog = await dialog_opened(CalendarDialog)
    find(dialog, QPlainTextEdit, "calendarHolidays").setPlainText("2026-11-02\n2026-12-25, 2026-12-26")
    find(dialog, QSpinBox, "calendarCloseLength").setValue(3)
    preview = find(dialog, QLabel, "calendarPreview").text()
    QTest.mouseClick(find(dialog, QPushButton, "calendarAccept"), Qt.MouseButton.LeftButton)
    await settled(window)

    calendar = await company_calendar(workplace)
    assert preview == "Next close: Tue 2026-11-03 to Thu 2026-11-05, Europe/Berlin (CET)."
    assert calendar.holidays == {date(2026, 11, 2), date(2026, 12, 25), date(2026, 12, 26)}
    assert calendar.close_length == 3
    changed = list(workplace.store.read_now(lambda found: list(audit.exported(found))))
    assert changed[-1]["event"] == "calendar.changed"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("calendarHolidays", "25.12.2026", "“25.12.2026” is not a date."),
        ("calendarZone", "Atlantis", "There is no time zone Atlantis."),
    ],
)
async def test_a_calendar_that_cannot_be_is_not_saved(
    open_window: OpenWindow, workplace: Workplace, field: str, text: str, said: str
) -> None:
    window = await shown(open_window, workplace, "JDE", Job.SEND)
    before = await company_calendar(workplace)
    find(window, QPushButton, "scheduleCalendar").click()
    dialog = await dialog_opened(CalendarDialog)

    entered = dialog.findChild(QPlainTextEdit, field)
    if entered is not None:
        entered.setPlainText(text)
    else:
        find(dialog, QComboBox, field).setCurrentText(text)

    assert said in find(dialog, QLabel, "calendarProblem").text()
    assert not find(dialog, QPushButton, "calendarAccept").isEnabled()
    QTest.mouseClick(find(dialog, QPushButton, "calendarCancel"), Qt.MouseButton.LeftButton)
    await settled(window)
    assert await company_calendar(workplace) == before


async def test_closing_puts_the_window_away_only_where_there_is_a_tray_and_it_is_wanted(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    window = await shown(open_window, workplace, "WOO-EU", Job.PULL)
    away: list[bool] = []
    window.put_away.connect(lambda: away.append(True))
    stays = find(window, QCheckBox, "scheduleStays")
    assert not stays.isEnabled()
    window.let_stay()

    stays.setChecked(True)
    window.close()

    assert (away, window.isVisible(), window.closed.is_set()) == ([True], False, False)
    window.end()
    assert window.closed.is_set()


async def test_a_window_that_never_showed_the_schedule_stays_all_the_same(
    open_window: OpenWindow, workplace: Workplace
) -> None:
    first = await shown(open_window, workplace, "WOO-EU", Job.PULL)
    first.let_stay()
    find(first, QCheckBox, "scheduleStays").setChecked(True)
    first.show_screen("review")
    first.end()
    second = await open_window("review")
    second.let_stay()

    second.close()

    assert "schedule" not in second.screens.made
    assert (second.isVisible(), second.closed.is_set()) == (False, False)
    second.end()
