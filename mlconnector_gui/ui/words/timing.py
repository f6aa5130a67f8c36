"""Words for schedules: what a job does, when it comes, and what its runs did."""

from collections.abc import Collection, Mapping
from datetime import datetime

from mlconnector_gui.services.request_run import Job, Trigger
from mlconnector_gui.services.schedules import Schedule
from mlconnector_gui.services.timing.bars import Bars, Span
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import (
    AsItComes,
    CloseDay,
    DaysAt,
    Every,
    MonthEnd,
    Rhythm,
)
from mlconnector_gui.services.timing.written import written_time
from mlconnector_gui.store.repositories.runs import LEFT_SUFFIX, TOTAL_SUFFIX, RunState, StoredRun
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.sentences import stored_sentence

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EVERY_DAY = frozenset(range(7))
_OFFICE_DAYS = frozenset(range(5))
_JOBS = {
    Job.PULL: "Fetch",
    Job.REREAD: "Read again",
    Job.PREPARE: "Prepare",
    Job.MASTERS: "Accounts and periods",
    Job.SEND: "Send approved",
    Job.WATCH: "Check the ledger",
    Job.VALIDATE: "Compare with the ledger",
    Job.RESOLVE: "Settle open questions",
    Job.CONFIRM: "Confirm by reading back",
}
_COMES = {Job.PREPARE: "After each fetch", Job.SEND: "As soon as approved"}
_TRIGGERS = {
    Trigger.MANUAL: "asked for",
    Trigger.SCHEDULE: "on schedule",
    Trigger.CATCH_UP: "to catch up",
    Trigger.FOLLOW_UP: "followed",
    Trigger.REPLAY: "replay",
}
_RESULTS = {
    RunState.QUEUED: ("sending", "Waits", "neutral"),
    RunState.RUNNING: ("sending", "Running", "accent"),
    RunState.SUCCEEDED: ("ready_check", "Done", "good"),
    RunState.PARTIAL: ("half", "Stopped early", "warning"),
    RunState.FAILED: ("cross", "Failed", "bad"),
    RunState.CANCELLED: ("skipped", "Cancelled", "neutral"),
    RunState.INTERRUPTED: ("half", "Interrupted", "warning"),
}


def job_words(job: Job | str, stream: str = "") -> str:
    words = _JOBS[Job(job)]
    return f"{words} {spoken(stream)}" if stream else words


def rhythm_words(rhythm: Rhythm, job: Job) -> str:
    """Say when it comes: 'Every 10 minutes', 'Mon to Fri at 18:00'."""
    match rhythm:
        case Every(minutes=minutes):
            return interval_words(minutes)
        case DaysAt(at=at, weekdays=weekdays):
            return f"{weekday_words(weekdays)} at {written_time(at)}"
        case MonthEnd(at=at, days_before=before, in_working_days=working):
            last = "last working day of the month" if working else "last day of the month"
            kind = "working day" if working else "day"
            ahead = f"{counted(before, kind)} before the {last}" if before else last.capitalize()
            return f"{ahead} at {written_time(at)}"
        case CloseDay(number=number, at=at):
            return f"Close day {number} at {written_time(at)}"
        case AsItComes():
            return _COMES.get(job, "As its work comes")
    return "Only when asked"


def interval_words(minutes: int) -> str:
    number, unit = (minutes // 60, "hour") if minutes % 60 == 0 else (minutes, "minute")
    return f"Every {unit}" if number == 1 else f"Every {number} {unit}s"


def weekday_words(weekdays: Collection[int]) -> str:
    if weekdays == _EVERY_DAY:
        return "Daily"
    if weekdays == _OFFICE_DAYS:
        return "Mon to Fri"
    return ", ".join(WEEKDAYS[day] for day in sorted(weekdays))


def bars_words(bars: Bars) -> list[str]:
    """Say what holds a job back, one line each."""
    found = []
    if bars.between:
        found.append(f"only between {span_words(bars.between)}")
    if bars.quiet:
        found.append(f"not between {span_words(bars.quiet)}")
    if bars.working_days_only:
        found.append("not on days off and holidays")
    if bars.freeze_from:
        found.append(f"not from close day {bars.freeze_from} to the end of the close")
    return found


def span_words(span: Span) -> str:
    return f"{written_time(span.start)} and {written_time(span.end)}"


def when_words(moment: datetime, calendar: CompanyCalendar) -> str:
    """Write a moment in the company's time with its day: 'Mon 2026-11-23 08:00'."""
    local = calendar.local(moment)
    return f"{WEEKDAYS[local.weekday()]} {local:%Y-%m-%d %H:%M}"


def timeless_words(schedule: Schedule, now: datetime) -> str:
    """Say of a job without times of its own whether it may be done now."""
    if not schedule.is_active:
        return "Paused until somebody resumes it"
    opens = schedule.timetable.opens_for_work(now)
    if opens is None:
        return "Only when somebody asks for it"
    if opens > now:
        return f"Held back until {when_words(opens, schedule.timetable.calendar)}"
    return "As its work comes; nothing holds it back now"


def close_words(calendar: CompanyCalendar, now: datetime) -> str:
    """Say when the next close begins by a calendar and when it ends."""
    today = calendar.local(now).date()
    begins = next(day for day in calendar.closes_from(today.year) if day > today)
    first, last = (calendar.working_day(number, since=begins) for number in (1, calendar.close_length))
    days = " to ".join(f"{WEEKDAYS[day.weekday()]} {day.isoformat()}" for day in (first, last))
    return f"Next close: {days}, {zone_words(calendar, now)}."


def zone_words(calendar: CompanyCalendar, at: datetime) -> str:
    return f"{calendar.zone} ({calendar.local(at).tzname()})"


def catch_up_words(schedule: Schedule) -> str:
    if schedule.is_caught_up:
        return "If the computer was off or asleep: runs once when it is back, over the whole gap"
    return "If the computer was off or asleep: what was missed is left out, and noted here"


def result_words(run: StoredRun) -> tuple[str, str, str]:
    """Icon, word and colour role of how a run went."""
    return _RESULTS[run.state]


def run_words(run: StoredRun) -> str:
    """Say what a run did, in numbers, or why not."""
    told = counts_words(run.counts)
    problem = stored_sentence(run.problem).what if run.problem else ""
    return " ".join(part for part in (told, problem) if part) or "nothing to do"


def counts_words(counts: Mapping[str, int]) -> str:
    """Say counts, of a run under way with how many there will be: '1,200 of 5,000 fetched, 3 new'."""
    return ", ".join(
        f"{number:,}{_of_all(counts, name)} {spoken(name)}"
        for name, number in counts.items()
        if number and not name.endswith((TOTAL_SUFFIX, LEFT_SUFFIX))
    )


def _of_all(counts: Mapping[str, int], name: str) -> str:
    total = counts.get(f"{name}{TOTAL_SUFFIX}", 0)
    return f" of {total:,}" if total > counts[name] else ""


def trigger_words(trigger: str) -> str:
    return _TRIGGERS[Trigger(trigger)]
