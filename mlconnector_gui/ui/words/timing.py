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
from mlconnector_gui.ui.words.amounts import progress_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, later, said, said_many
from mlconnector_gui.ui.words.sentences import stored_sentence

WEEKDAYS = later(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
_EVERY_DAY = frozenset(range(7))
_OFFICE_DAYS = frozenset(range(5))
_JOBS: Texts[Job] = {
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
_COMES: Texts[Job] = {Job.PREPARE: "After each fetch", Job.SEND: "As soon as approved"}
_TRIGGERS: Texts[Trigger] = {
    Trigger.MANUAL: "asked for",
    Trigger.SCHEDULE: "on schedule",
    Trigger.CATCH_UP: "to catch up",
    Trigger.FOLLOW_UP: "as the next step",
    Trigger.REPLAY: "replay",
    Trigger.WEBHOOK: "the store told",
}
_RESULTS = {
    RunState.QUEUED: ("sending", later("Waits"), "neutral"),
    RunState.RUNNING: ("sending", later("Running"), "accent"),
    RunState.SUCCEEDED: ("ready_check", later("Done"), "good"),
    RunState.PARTIAL: ("half", later("Stopped early"), "warning"),
    RunState.FAILED: ("cross", later("Failed"), "bad"),
    RunState.CANCELLED: ("skipped", later("Cancelled"), "neutral"),
    RunState.INTERRUPTED: ("half", later("Interrupted"), "warning"),
}


def job_words(job: Job | str, stream: str = "") -> str:
    words = said(_JOBS[Job(job)])
    return f"{words} {spoken(stream)}" if stream else words


def rhythm_words(rhythm: Rhythm, job: Job) -> str:
    """Say when it comes: 'Every 10 minutes', 'Mon to Fri at 18:00'."""
    match rhythm:
        case Every(minutes=minutes):
            return interval_words(minutes)
        case DaysAt(at=at, weekdays=weekdays):
            return said("{days} at {time}", days=weekday_words(weekdays), time=written_time(at))
        case MonthEnd(at=at, days_before=before, in_working_days=working):
            return said(
                "{days} at {time}",
                days=_month_end_words(before, in_working_days=working),
                time=written_time(at),
            )
        case CloseDay(number=number, at=at):
            return said("Close day {number} at {time}", number=number, time=written_time(at))
        case AsItComes():
            return said(_COMES.get(job, later("As its work comes")))
    return said("Only when asked")


def _month_end_words(before: int, *, in_working_days: bool) -> str:
    if not before:
        return said("Last working day of the month" if in_working_days else "Last day of the month")
    if in_working_days:
        return said_many(
            before,
            "{count} working day before the last working day of the month",
            "{count} working days before the last working day of the month",
        )
    return said_many(
        before,
        "{count} day before the last day of the month",
        "{count} days before the last day of the month",
    )


def interval_words(minutes: int) -> str:
    if minutes % 60 == 0:
        return said_many(minutes // 60, "Every hour", "Every {count} hours")
    return said_many(minutes, "Every minute", "Every {count} minutes")


def weekday_words(weekdays: Collection[int]) -> str:
    if weekdays == _EVERY_DAY:
        return said("Daily")
    if weekdays == _OFFICE_DAYS:
        return said("Mon to Fri")
    return ", ".join(said(WEEKDAYS[day]) for day in sorted(weekdays))


def bars_words(bars: Bars) -> list[str]:
    """Say what holds a job back, one line each."""
    found = []
    if bars.between:
        found.append(said("only between {between}", between=span_words(bars.between)))
    if bars.quiet:
        found.append(said("not between {quiet}", quiet=span_words(bars.quiet)))
    if bars.working_days_only:
        found.append(said("not on days off and holidays"))
    if bars.freeze_from:
        found.append(
            said("not from close day {freeze_from} to the end of the close", freeze_from=bars.freeze_from)
        )
    return found


def span_words(span: Span) -> str:
    return said("{start} and {end}", start=written_time(span.start), end=written_time(span.end))


def when_words(moment: datetime, calendar: CompanyCalendar) -> str:
    """Write a moment in the company's time with its day: 'Mon 2026-11-23 08:00'."""
    local = calendar.local(moment)
    return f"{said(WEEKDAYS[local.weekday()])} {local:%Y-%m-%d %H:%M}"


def timeless_words(schedule: Schedule, now: datetime) -> str:
    """Say of a job without times of its own whether it may be done now."""
    if not schedule.is_active:
        return said("Paused until somebody resumes it")
    opens = schedule.timetable.opens_for_work(now)
    if opens is None:
        return said("Only when somebody asks for it")
    if opens > now:
        return said("Held back until {opens}", opens=when_words(opens, schedule.timetable.calendar))
    return said("As its work comes; nothing holds it back now")


def close_words(calendar: CompanyCalendar, now: datetime) -> str:
    """Say when the next close begins by a calendar and when it ends."""
    today = calendar.local(now).date()
    begins = next(day for day in calendar.closes_from(today.year) if day > today)
    first, last = (calendar.working_day(number, since=begins) for number in (1, calendar.close_length))
    begin, end = (f"{said(WEEKDAYS[day.weekday()])} {day.isoformat()}" for day in (first, last))
    return said("Next close: {begin} to {end}, {zone}.", begin=begin, end=end, zone=zone_words(calendar, now))


def zone_words(calendar: CompanyCalendar, at: datetime) -> str:
    return f"{calendar.zone} ({calendar.local(at).tzname()})"


def catch_up_words(schedule: Schedule) -> str:
    if schedule.is_caught_up:
        return said("If the computer was off or asleep: runs once when it is back, over the whole gap")
    return said("If the computer was off or asleep: what was missed is left out, and noted here")


def result_words(run: StoredRun) -> tuple[str, str, str]:
    """Icon, word and colour role of how a run went."""
    icon, word, role = _RESULTS[run.state]
    return icon, said(word), role


def run_words(run: StoredRun) -> str:
    """Say what a run did, in numbers, or why not; of one that is not over, that is not known yet."""
    told = counts_words(run.counts)
    problem = stored_sentence(run.problem).what if run.problem else ""
    nothing = said("nothing to do") if run.is_over else said("not done yet")
    return " ".join(part for part in (told, problem) if part) or nothing


def counts_words(counts: Mapping[str, int]) -> str:
    """Say counts, of a run under way with how many there will be: '1,200 of 5,000 fetched, 3 new'."""
    return ", ".join(
        f"{progress_text(number, _of_all(counts, name))} {spoken(name)}"
        for name, number in counts.items()
        if number and not name.endswith((TOTAL_SUFFIX, LEFT_SUFFIX))
    )


def _of_all(counts: Mapping[str, int], name: str) -> int:
    """How many there will be; 0 when no more than there are is known."""
    total = counts.get(f"{name}{TOTAL_SUFFIX}", 0)
    return total if total > counts[name] else 0


def trigger_words(trigger: str) -> str:
    return said(_TRIGGERS[Trigger(trigger)])
