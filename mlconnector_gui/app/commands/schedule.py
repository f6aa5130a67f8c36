"""`mlconnector schedule`: list, set, pause, resume, run, calendar."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mlconnector_gui.app.commands.shell import say, table, workplace_of
from mlconnector_gui.app.workstation_zone import workstation_zone
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services import schedules
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.schedules import Schedule
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import (
    AsItComes,
    CloseDay,
    DaysAt,
    Every,
    Manual,
    MonthEnd,
    Rhythm,
)
from mlconnector_gui.services.timing.written import read_date, read_span, read_time, written_calendar
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.lease import lease_holder
from mlconnector_gui.ui.words.timing import WEEKDAYS, job_words, rhythm_words, when_words

_JOBS = [
    job.value for job in (Job.PULL, Job.REREAD, Job.PREPARE, Job.MASTERS, Job.SEND, Job.WATCH, Job.VALIDATE)
]
_SHOWN_RUNS = 5
_NEVER = "never"
_OFF = "off"


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list what runs by itself, and when next")
    listing.set_defaults(run=_list)
    _add_set(actions.add_parser("set", help="change when a job runs"))
    pause = actions.add_parser("pause", help="let a job rest, for a time or until it is resumed")
    _add_which(pause)
    pause.add_argument("--until", metavar="MOMENT", help="in the company's time, such as 2026-12-27T08:00")
    pause.set_defaults(run=_pause)
    resume = actions.add_parser("resume", help="end a pause")
    _add_which(resume)
    resume.set_defaults(run=_resume)
    run = actions.add_parser("run", help="ask for a job now; its next time stays")
    _add_which(run)
    run.set_defaults(run=_run)
    _add_calendar(actions.add_parser("calendar", help="show or change the company's calendar"))


def _add_which(parser: ArgumentParser) -> None:
    parser.add_argument("connection", help="the connection, or the word all")
    parser.add_argument("job", nargs="?", choices=_JOBS, help="only this job")
    parser.add_argument("--stream", default="", help="only this stream")


def _add_set(parser: ArgumentParser) -> None:
    parser.add_argument("connection", help="the connection")
    parser.add_argument("job", choices=_JOBS, help="the job that is to run by itself")
    parser.add_argument("--stream", default="", help="only this stream, such as customers")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--every", metavar="SPAN", help="such as 10m or 4h")
    when.add_argument("--daily", metavar="TIME", help="such as 18:00")
    when.add_argument("--weekdays", metavar="DAYS", help="such as mon-fri or sat,sun; with --at")
    when.add_argument("--month-end", metavar="TIME", help="on the month's last working day")
    when.add_argument("--close-day", type=int, metavar="N", help="on a working day of the close; with --at")
    when.add_argument("--as-it-comes", action="store_true", help="send when approved, prepare when fetched")
    when.add_argument("--manual", action="store_true", help="only when asked")
    parser.add_argument(
        "--at", metavar="TIME", default="00:00", help="with --weekdays or --close-day: such as 18:00"
    )
    parser.add_argument("--days-before", type=int, default=0, metavar="N", help="with --month-end")
    parser.add_argument("--calendar-days", action="store_true", help="with --month-end: days off count")
    parser.add_argument("--between", metavar="SPAN", help="only in this span, such as 06:00-20:00, or off")
    parser.add_argument("--quiet", metavar="SPAN", help="not in this span, such as 22:00-06:00, or off")
    parser.add_argument("--working-days", choices=("yes", "no"), help="sending: not on holidays and days off")
    parser.add_argument(
        "--freeze-from", type=int, metavar="N", help="sending: not from this close day on; 0: send"
    )
    parser.add_argument("--spread", type=int, metavar="SECONDS", help="a fixed delay of up to this long")
    parser.add_argument("--missed", choices=("once", "skip"), help="what was missed is run once, or left out")
    parser.set_defaults(run=_set)


def _add_calendar(parser: ArgumentParser) -> None:
    parser.add_argument("--zone", help="such as Europe/Berlin")
    parser.add_argument("--weekend", metavar="DAYS", help="such as sat,sun")
    parser.add_argument(
        "--add-holiday", action="append", default=[], metavar="DATE", help="such as 2026-12-25"
    )
    parser.add_argument(
        "--remove-holiday", action="append", default=[], metavar="DATE", help="such as 2026-12-25"
    )
    parser.add_argument(
        "--add-close", action="append", default=[], metavar="DATE", help="first day of a close"
    )
    parser.add_argument(
        "--remove-close", action="append", default=[], metavar="DATE", help="first day of a close"
    )
    parser.add_argument("--close-length", type=int, metavar="N", help="working days that a close takes")
    parser.set_defaults(run=_calendar)


def _list(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        known = asyncio.run(_known(workplace))
        holder = workplace.store.read_now(lease_holder)
        now = workplace.now
    rows = [("connection", "job", "when", "next", "")]
    rows += [
        (
            one.connection,
            job_words(one.job, one.stream),
            rhythm_words(one.rhythm, one.job),
            when_words(one.next_due, one.timetable.calendar) if one.is_active and one.next_due else _NEVER,
            _standing(one, now),
        )
        for one in known
    ]
    words = [table(rows), f"Times are those of {known[0].timetable.calendar.zone}."] if known else []
    if holder is not None:
        words.append(
            f"The engine runs on {holder.machine} ({holder.holder}) since {holder.since:%Y-%m-%d %H:%M} UTC."
        )
    say(
        arguments,
        "\n".join(words) or "There is no schedule: nothing is connected yet.",
        schedules=[_told(one, now) for one in known],
        engine={name: getattr(holder, name) for name in holder.__slots__} if holder else None,
    )
    return 0


def _set(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        changed = asyncio.run(_change(arguments, workplace))
        now = workplace.now
    what, when = job_words(changed.job, changed.stream), rhythm_words(changed.rhythm, changed.job)
    say(arguments, f"{changed.connection}: {what}, {when}.", **_told(changed, now))
    return 0


async def _change(arguments: Namespace, workplace: Workplace) -> Schedule:
    await schedules.begin_schedules(workplace, zone=workstation_zone())
    found = await schedules.find_schedule(
        workplace, arguments.connection, Job(arguments.job), arguments.stream
    )
    changed = _with_options(found, arguments)
    if changed == found:
        raise Problem("schedule.rhythm_missing")
    return await schedules.change_schedule(workplace, changed)


def _with_options(schedule: Schedule, arguments: Namespace) -> Schedule:
    timetable, bars = schedule.timetable, schedule.timetable.bars
    if arguments.between is not None:
        bars = replace(bars, between=None if arguments.between == _OFF else read_span(arguments.between))
    if arguments.quiet is not None:
        bars = replace(bars, quiet=None if arguments.quiet == _OFF else read_span(arguments.quiet))
    if arguments.working_days is not None:
        bars = replace(bars, working_days_only=arguments.working_days == "yes")
    if arguments.freeze_from is not None:
        bars = replace(bars, freeze_from=arguments.freeze_from)
    if arguments.spread is not None:
        timetable = replace(timetable, jitter_seconds=arguments.spread)
    caught_up = schedule.is_caught_up if arguments.missed is None else arguments.missed == "once"
    rhythm = _rhythm(arguments) or schedule.rhythm
    return replace(schedule, timetable=replace(timetable, bars=bars, rhythm=rhythm), is_caught_up=caught_up)


def _rhythm(arguments: Namespace) -> Rhythm | None:
    if arguments.every:
        return Every(minutes=_minutes(arguments.every))
    if arguments.daily or arguments.weekdays:
        weekdays = _weekdays(arguments.weekdays or "mon-sun")
        return DaysAt(at=read_time(arguments.daily or arguments.at), weekdays=weekdays)
    if arguments.month_end:
        return MonthEnd(
            at=read_time(arguments.month_end),
            days_before=arguments.days_before,
            in_working_days=not arguments.calendar_days,
        )
    if arguments.close_day is not None:
        return CloseDay(number=arguments.close_day, at=read_time(arguments.at))
    return _rhythm_without_a_time(arguments)


def _rhythm_without_a_time(arguments: Namespace) -> Rhythm | None:
    if arguments.as_it_comes:
        return AsItComes()
    return Manual() if arguments.manual else None


def _minutes(text: str) -> int:
    """Read 10m, 4h or 90."""
    number, unit = (text[:-1], text[-1]) if text[-1:] in {"m", "h"} else (text, "m")
    if not number.isdecimal():
        raise Problem("schedule.rhythm_invalid", value=text)
    return int(number) * (60 if unit == "h" else 1)


def _weekdays(text: str) -> frozenset[int]:
    """Read mon-fri, fri-mon or sat,sun."""
    days: set[int] = set()
    for part in text.lower().split(","):
        first, _, last = part.partition("-")
        begins, ends = _weekday(first, text), _weekday(last or first, text)
        days.update((begins + ahead) % 7 for ahead in range((ends - begins) % 7 + 1))
    return frozenset(days)


def _weekday(word: str, text: str) -> int:
    names = [day.lower() for day in WEEKDAYS]
    if word.strip() not in names:
        raise Problem("schedule.rhythm_invalid", value=text)
    return names.index(word.strip())


def _pause(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        paused = asyncio.run(_pause_all(arguments, workplace))
        now = workplace.now
    words = "\n".join(f"{one.key}: {_standing(one, now)}." for one in paused)
    say(arguments, words, schedules=[_told(one, now) for one in paused])
    return 0


async def _pause_all(arguments: Namespace, workplace: Workplace) -> list[Schedule]:
    until = _moment(arguments.until, await schedules.company_calendar(workplace)) if arguments.until else None
    chosen = await _chosen(arguments, workplace)
    return [await schedules.pause_schedule(workplace, one, until=until) for one in chosen]


def _resume(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        resumed = asyncio.run(_resume_all(arguments, workplace))
        now = workplace.now
    say(
        arguments,
        "\n".join(f"{one.key}: runs again." for one in resumed),
        schedules=[_told(one, now) for one in resumed],
    )
    return 0


async def _resume_all(arguments: Namespace, workplace: Workplace) -> list[Schedule]:
    return [await schedules.resume_schedule(workplace, one) for one in await _chosen(arguments, workplace)]


def _run(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        asked = asyncio.run(_run_all(arguments, workplace))
    words = "\n".join(f"{name}: asked for; an engine that runs does it now." for name in asked)
    say(arguments, words, runs=asked)
    return 0


async def _run_all(arguments: Namespace, workplace: Workplace) -> dict[str, str]:
    return {
        one.key: await schedules.run_schedule_now(workplace, one)
        for one in await _chosen(arguments, workplace)
    }


def _calendar(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        calendar = asyncio.run(_change_calendar(arguments, workplace))
    told = written_calendar(calendar)
    lines = [f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in told.items()]
    say(arguments, "\n".join(lines), **told)
    return 0


async def _change_calendar(arguments: Namespace, workplace: Workplace) -> CompanyCalendar:
    await schedules.begin_schedules(workplace, zone=workstation_zone())
    before = await schedules.company_calendar(workplace)
    holidays = before.holidays | _dates(arguments.add_holiday)
    closes = before.close_starts | _dates(arguments.add_close)
    changed = replace(
        before,
        zone=arguments.zone or before.zone,
        weekend=_weekdays(arguments.weekend) if arguments.weekend else before.weekend,
        holidays=holidays - _dates(arguments.remove_holiday),
        close_starts=closes - _dates(arguments.remove_close),
        close_length=before.close_length if arguments.close_length is None else arguments.close_length,
    )
    if changed != before:
        await schedules.change_calendar(workplace, changed)
    return changed


def _dates(texts: Iterable[str]) -> frozenset[Any]:
    return frozenset(read_date(text) for text in texts)


def _plain(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)


async def _known(workplace: Workplace) -> list[Schedule]:
    await schedules.begin_schedules(workplace, zone=workstation_zone())
    return await schedules.list_schedules(workplace)


async def _chosen(arguments: Namespace, workplace: Workplace) -> list[Schedule]:
    known = await _known(workplace)
    chosen = [
        one
        for one in known
        if arguments.connection in {one.connection, one.connection_id, "all"}
        and arguments.job in {None, one.job.value}
        and arguments.stream in {"", one.stream}
    ]
    if not chosen:
        raise Problem(
            "schedule.unknown",
            connection=arguments.connection,
            job=arguments.job or "",
            stream=arguments.stream,
            known=", ".join(one.key for one in known),
        )
    return chosen


def _moment(text: str, calendar: CompanyCalendar) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Problem("schedule.moment_invalid", value=text) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(calendar.zone))


def _standing(schedule: Schedule, now: datetime) -> str:
    if not schedule.is_active:
        return "paused"
    until = schedule.timetable.paused_until
    if until is not None and until > now:
        return f"paused until {when_words(until, schedule.timetable.calendar)}"
    late = now - schedule.next_due if schedule.next_due else timedelta(0)
    return "due" if late > timedelta(0) else ""


def _told(schedule: Schedule, now: datetime) -> dict[str, Any]:
    upcoming = schedule.timetable.next_runs(now, _SHOWN_RUNS) if schedule.is_active else []
    local = [schedule.timetable.calendar.local(one).isoformat() for one in upcoming]
    return {
        "key": schedule.key,
        **schedules.told_schedule(schedule),
        "next_due": schedule.next_due,
        "next_runs": local,
    }
