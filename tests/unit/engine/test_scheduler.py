"""The scheduler in a company: what is due runs once, waits for the network, and leaves sending to its rules."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.engine.scheduler import Scheduler, take_due
from mlconnector_gui.services.connect import remove_connection
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.schedules import (
    Schedule,
    change_calendar,
    change_schedule,
    find_schedule,
    list_schedules,
    pause_schedule,
    resume_schedule,
    run_schedule_now,
)
from mlconnector_gui.services.timing.bars import Bars
from mlconnector_gui.services.timing.calendar import CompanyCalendar
from mlconnector_gui.services.timing.rhythms import AsItComes, DaysAt, Every, Manual
from mlconnector_gui.store.repositories import documents, runs, schedules
from mlconnector_gui.store.repositories.runs import RunState, StoredRun
from mlconnector_gui.store.repositories.schedules import StoredOccurrence
from tests.helpers.company import JDE, SHOP, Company, open_company
from tests.helpers.problems import refused

S = PostingState


@pytest.fixture
async def company(tmp_path: Path) -> AsyncIterator[Company]:
    """A company whose engine runs by schedule, and whose first runs are done."""
    async with open_company(tmp_path) as company:
        start(company)
        await company.engine.recover()
        await company.engine.run_until_idle()
        yield company


def start(company: Company) -> None:
    company.engine = Engine(company.workplace, scheduler=Scheduler(company.workplace, zone="Europe/Berlin"))


def runs_of(company: Company, job: Job) -> list[StoredRun]:
    every = company.workplace.store.read_now(runs.recent_runs, limit=500)
    return sorted((run for run in every if run.job == job.value), key=lambda run: run.requested_at)


def taken(company: Company, schedule: Schedule) -> list[StoredOccurrence]:
    return company.workplace.store.read_now(schedules.occurrences, schedule.schedule_id, limit=500)


async def fetching(company: Company) -> Schedule:
    return await find_schedule(company.workplace, SHOP, Job.PULL)


async def sending(company: Company, **changes: object) -> Schedule:
    found = await find_schedule(company.workplace, JDE, Job.SEND)
    timetable = replace(found.timetable, **changes)  # type: ignore[arg-type]  # by keyword
    return await change_schedule(company.workplace, replace(found, timetable=timetable))


async def pass_time(company: Company, **span: float) -> None:
    company.pass_time(**span)
    await company.engine.run_until_idle()


# what a connection brings


async def test_a_connection_brings_its_schedules_and_is_read_at_once(company: Company) -> None:
    known = {one.key: one.rhythm for one in await list_schedules(company.workplace)}

    assert known == {
        "JDE:masters": DaysAt(at=known["JDE:masters"].at),  # type: ignore[attr-defined]  # a time of night
        "JDE:send": AsItComes(),
        "JDE:watch": Every(minutes=60),
        "JDE:validate": Every(minutes=60),
        f"{SHOP}:prepare": AsItComes(),
        f"{SHOP}:pull": Every(minutes=10),
        f"{SHOP}:reread": DaysAt(at=known[f"{SHOP}:reread"].at),  # type: ignore[attr-defined]  # a time of night
    }
    assert len(runs_of(company, Job.PULL)) == 1
    assert {one["event"] for one in company.audit()} >= {"schedule.added", "calendar.changed"}


async def test_a_start_adds_nothing_twice_and_keeps_what_was_changed(company: Company) -> None:
    await change_schedule(company.workplace, with_rhythm(await fetching(company), Every(minutes=30)))
    before = await list_schedules(company.workplace)

    start(company)
    await company.engine.recover()

    assert await list_schedules(company.workplace) == before


def with_rhythm(schedule: Schedule, rhythm: Every | Manual | AsItComes | DaysAt) -> Schedule:
    return replace(schedule, timetable=replace(schedule.timetable, rhythm=rhythm))


async def test_the_schedules_of_a_removed_connection_rest(company: Company) -> None:
    await remove_connection(company.workplace, SHOP)

    await pass_time(company, hours=3)

    assert len(runs_of(company, Job.PULL)) == 1


# due times


async def test_each_due_time_is_run_once(company: Company) -> None:
    for _ in range(7):
        await pass_time(company, minutes=5)
        await company.engine.run_until_idle()

    done = runs_of(company, Job.PULL)[1:]
    assert [run.state for run in done] == [RunState.SUCCEEDED] * 3
    assert {run.trigger for run in done} <= {"schedule", "catch_up"}


async def test_many_missed_times_are_one_run_over_the_whole_gap(company: Company) -> None:
    order_id = company.shop.sell()

    await pass_time(company, hours=10)

    assert [run.trigger for run in runs_of(company, Job.PULL)][1:] == ["catch_up"]
    assert taken(company, await fetching(company))[0].missed == 10 * 6 - 1
    assert company.sale(order_id).state is S.READY


async def test_what_was_missed_can_be_left_out_and_is_noted(company: Company) -> None:
    await change_schedule(company.workplace, replace(await fetching(company), is_caught_up=False))

    await pass_time(company, hours=10)

    (left_out, first) = taken(company, await fetching(company))
    assert (left_out.run_id, left_out.missed) == (None, 59)
    assert first.run_id is not None
    assert len(runs_of(company, Job.PULL)) == 1


async def test_a_second_engine_takes_no_due_time_again(company: Company) -> None:
    schedule = await fetching(company)
    company.pass_time(minutes=10)

    first = company.workplace.store.write_now(take_due, schedule.schedule_id, company.workplace)
    again = company.workplace.store.write_now(take_due, schedule.schedule_id, company.workplace)
    planned = schedule.next_due
    company.workplace.store.write_now(schedules.plan, schedule.schedule_id, planned)  # as an old copy had it
    third = company.workplace.store.write_now(take_due, schedule.schedule_id, company.workplace)

    assert first is not None
    assert (again, third) == (None, None)


async def test_a_due_time_whose_run_was_killed_is_run_after_the_restart(company: Company) -> None:
    company.pass_time(minutes=10)
    schedule = await fetching(company)
    run_id = company.workplace.store.write_now(take_due, schedule.schedule_id, company.workplace)
    company.workplace.store.write_now(runs.claim_run, busy=set(), at=company.clock.now())

    start(company)
    await company.engine.recover()
    await company.engine.run_until_idle()

    done = runs_of(company, Job.PULL)[1:]
    assert run_id is not None
    assert [(run.state, run.trigger) for run in done] == [
        (RunState.INTERRUPTED, "schedule"),
        (RunState.SUCCEEDED, "catch_up"),
    ]


async def test_the_engine_knows_when_it_has_something_to_do_next(company: Company) -> None:
    schedule = await fetching(company)

    assert await company.engine.next_moment() == schedule.next_due


# clocks


async def test_a_clock_that_is_set_back_neither_silences_nor_doubles_anything(company: Company) -> None:
    scheduler = Scheduler(company.workplace)
    true_time = company.clock.now()
    company.pass_time(days=365)
    await scheduler.notice_clock()
    await company.engine.run_until_idle()
    ahead = len(runs_of(company, Job.PULL))

    company.clock.advance((true_time - company.clock.now()).total_seconds())
    order_id = company.shop.sell()
    await scheduler.notice_clock()
    for _ in range(6):
        await pass_time(company, minutes=10)

    moved = [one for one in company.audit() if one["event"] == "engine.clock_set_back"]
    due = [one.due_at for one in taken(company, await fetching(company))]
    assert moved[0]["fields"]["seconds"] == 365 * 86400
    assert len(runs_of(company, Job.PULL)) == ahead + 5  # the first of them was run while the clock was ahead
    assert len(due) == len(set(due))
    assert company.sale(order_id).state is S.READY


async def test_a_watermark_from_a_clock_that_was_ahead_hides_nothing(company: Company) -> None:
    schedule = await fetching(company)
    ahead = company.clock.now() + timedelta(days=365)
    company.workplace.store.write_now(documents.move_watermark, schedule.connection_id, "orders", ahead)
    order_id = company.shop.sell()

    await company.fetch()

    reached = company.workplace.store.read_now(documents.watermark_of, schedule.connection_id, "orders")
    assert company.sale(order_id).state is S.READY
    assert reached is not None
    assert reached < company.clock.now()


async def test_a_sleep_of_the_computer_is_told(company: Company) -> None:
    scheduler = Scheduler(company.workplace)
    await scheduler.notice_clock()
    company.pass_time(seconds=30)
    await scheduler.notice_clock()
    company.pass_time(hours=8)
    await scheduler.notice_clock()

    (woke,) = [one for one in company.audit() if one["event"] == "engine.woke"]
    assert woke["fields"]["seconds"] == 8 * 3600


# waiting for the network


async def test_a_scheduled_run_waits_for_the_network_and_is_told_once(company: Company) -> None:
    company.shop_wire.is_cut = True
    for _ in range(30):
        await pass_time(company, minutes=10)
    waiting = runs_of(company, Job.PULL)[-1]
    company.shop_wire.is_cut = False

    await pass_time(company, minutes=10)

    done = runs_of(company, Job.PULL)
    told = [one["event"] for one in company.audit() if one["subject_id"] == waiting.run_id]
    assert (waiting.state, (waiting.problem or {})["code"][:4]) == (RunState.QUEUED, "net.")
    assert len(done) == 2
    assert done[-1].state is RunState.SUCCEEDED
    assert done[-1].problem is None
    assert told == ["run.waits", "run.succeeded"]


async def test_what_a_person_asks_for_does_not_wait(company: Company) -> None:
    company.shop_wire.is_cut = True
    await pass_time(company, minutes=10)
    (_, waiting) = runs_of(company, Job.PULL)
    assert waiting.state is RunState.QUEUED

    asked = await run_schedule_now(company.workplace, await fetching(company))
    await company.engine.run_until_idle()

    (_, done) = runs_of(company, Job.PULL)
    assert asked == done.run_id == waiting.run_id
    assert (done.state, done.trigger, done.requested_by) == (RunState.FAILED, "manual", "clerk.one")


async def test_a_refused_login_is_not_tried_again_by_every_schedule(company: Company) -> None:
    def locked_out(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return (
            httpx.Response(403, json={"message": "locked"})
            if "tokenrequest" in request.url.path
            else response
        )

    masters = await find_schedule(company.workplace, JDE, Job.MASTERS)
    await change_schedule(company.workplace, with_rhythm(masters, Every(minutes=1)))
    await company.engine.jobs.close()
    company.jde_wire.tamper = locked_out
    before = len(company.jde_wire.paths("/tokenrequest"))

    for _ in range(50):
        await pass_time(company, minutes=1)

    states = [run.state for run in runs_of(company, Job.MASTERS)][-2:]
    assert states == [RunState.FAILED, RunState.QUEUED]
    assert len(company.jde_wire.paths("/tokenrequest")) == before + 1


# sending


async def test_what_is_approved_is_held_back_on_a_holiday_and_sent_after_it(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()
    today = company.clock.now().date()
    weekend = frozenset({5, 6} - {today.weekday()})
    calendar = CompanyCalendar(zone="UTC", weekend=weekend, holidays=frozenset({today}))
    await change_calendar(company.workplace, calendar)
    await sending(company, bars=Bars(working_days_only=True))

    await company.approve_and_send(order_id)
    held = company.sale(order_id).state
    fetched = len(runs_of(company, Job.PULL))
    await pass_time(company, minutes=20)
    still_fetched = len(runs_of(company, Job.PULL))
    await pass_time(company, days=3)

    assert held is S.APPROVED
    assert still_fetched == fetched + 1
    assert company.sale(order_id).state is S.CONFIRMED


async def test_sending_can_be_given_a_time_of_its_own_and_sends_only_what_is_approved(
    company: Company,
) -> None:
    first, second = company.shop.sell(), company.shop.sell()
    await company.fetch()
    await change_calendar(company.workplace, CompanyCalendar(zone="UTC"))
    now = company.clock.now()
    due = (now + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0)
    await sending(company, rhythm=DaysAt(at=due.time()))

    await company.approve_and_send(first)
    held = company.sale(first).state
    await pass_time(company, hours=2)

    assert held is S.APPROVED
    assert company.sale(first).state is S.CONFIRMED
    assert company.sale(second).state is S.READY


async def test_sending_by_hand_needs_a_hand(company: Company) -> None:
    order_id = company.shop.sell()
    await company.fetch()
    await sending(company, rhythm=Manual())

    await company.approve_and_send(order_id)
    await pass_time(company, days=2)
    held = company.sale(order_id).state
    await request_run(company.workplace, Job.SEND, connection=JDE)
    await company.engine.run_until_idle()

    assert held is S.APPROVED
    assert company.sale(order_id).state is S.CONFIRMED


async def test_a_paused_preparation_leaves_documents_for_later(company: Company) -> None:
    prepare = await find_schedule(company.workplace, SHOP, Job.PREPARE)
    paused = await pause_schedule(company.workplace, prepare, until=None)
    order_id = company.shop.sell()
    await pass_time(company, minutes=10)
    before = company.posting_or_none("sale", order_id)

    await resume_schedule(company.workplace, paused)
    await pass_time(company, minutes=10)

    assert before is None
    assert company.sale(order_id).state is S.READY


# changes by people


async def test_a_pause_ends_by_itself_and_all_is_covered(company: Company) -> None:
    order_id = company.shop.sell()
    until = company.clock.now() + timedelta(hours=5)
    await pause_schedule(company.workplace, await fetching(company), until=until)

    await pass_time(company, hours=4)
    meanwhile = len(runs_of(company, Job.PULL))
    await pass_time(company, hours=2)

    assert meanwhile == 1
    assert len(runs_of(company, Job.PULL)) == 2
    assert company.sale(order_id).state is S.READY


async def test_changes_are_told_with_what_changed(company: Company) -> None:
    await change_schedule(company.workplace, with_rhythm(await fetching(company), Every(minutes=30)))

    (told,) = [one for one in company.audit() if one["event"] == "schedule.changed"]
    assert told["actor"] == "clerk.one"
    assert told["fields"]["changed"] == {"rhythm": {"kind": "every", "minutes": 30}}
    assert (await fetching(company)).rhythm == Every(minutes=30)


async def test_what_makes_no_sense_is_refused_and_nothing_is_changed(company: Company) -> None:
    pull = await fetching(company)

    with refused("schedule.only_sending_stops"):
        timetable = replace(pull.timetable, bars=Bars(working_days_only=True))
        await change_schedule(company.workplace, replace(pull, timetable=timetable))
    with refused("schedule.does_not_come"):
        await change_schedule(company.workplace, with_rhythm(pull, AsItComes()))
    with refused("schedule.pause_over"):
        await pause_schedule(company.workplace, pull, until=datetime(2026, 1, 1, tzinfo=UTC))
    with refused("schedule.unknown"):
        await find_schedule(company.workplace, SHOP, Job.WATCH)

    assert await fetching(company) == pull
