import asyncio
import json

import httpx
import pytest

from mlconnector_gui.jde.simulator import AisSimulator
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.sandbox.serving import served
from tests.unit.jde_simulator.caller import Caller, journal


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.HTML_500_BEFORE, 500),
        (Fault.SESSION_DROPPED, 444),
        (Fault.AIS_RESTART, 503),
    ],
)
async def test_a_fault_before_the_call_enters_nothing(calling, faults, fault, status):
    async with calling() as ais:
        faults.script(fault)

        answer = await ais.enter(journal())

        assert answer.status_code == status
        assert ais.simulator.documents() == []


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.TIMEOUT_AFTER_COMMIT, 200),
        (Fault.HTML_500_AFTER_COMMIT, 500),
        (Fault.TRUNCATED_AFTER_COMMIT, 200),
        (Fault.EMPTY_200_AFTER_COMMIT, 200),
        (Fault.SESSION_DROPPED_AFTER_COMMIT, 444),
        (Fault.SLOW, 200),
    ],
)
async def test_a_fault_after_the_call_leaves_one_document(calling, faults, fault, status):
    async with calling() as ais:
        faults.script(fault)

        answer = await ais.enter(journal())

        assert answer.status_code == status
        assert len(ais.simulator.documents()) == 1
        assert faults.shown[fault] == 1


async def test_html_empty_and_cut_answers_are_not_json(calling, faults):
    async with calling() as ais:
        for fault in (
            Fault.HTML_500_AFTER_COMMIT,
            Fault.EMPTY_200_AFTER_COMMIT,
            Fault.TRUNCATED_AFTER_COMMIT,
        ):
            faults.script(fault)

            answer = await ais.enter(journal())

            with pytest.raises(json.JSONDecodeError):
                answer.json()


async def test_a_restart_loses_every_session(calling, faults):
    async with calling() as ais:
        faults.script(Fault.AIS_RESTART)

        answers = [await ais.read(targetName="F0010") for _ in range(2)]

        assert [answer.status_code for answer in answers] == [503, 444]
        assert ais.simulator.open_sessions == 0


async def test_a_late_commit_is_executed_when_the_clock_has_passed_it(calling, faults, world):
    async with calling() as ais:
        faults.script(Fault.LATE_COMMIT)
        with pytest.raises(ConnectionResetError):
            await ais.enter(journal(Not_After="2026-10-09T09:20:00Z"))

        before = ais.simulator.documents()
        world.clock.advance(faults.late_seconds)

        assert before == []
        assert len(await ais.rows("F0911")) == 2
        assert len(ais.simulator.documents()) == 1


async def test_a_late_commit_beyond_its_deadline_is_refused_by_the_fence(calling, faults, world):
    async with calling() as ais:
        faults.script(Fault.LATE_COMMIT)
        with pytest.raises(ConnectionResetError):
            await ais.enter(journal(Not_After="2026-10-09T09:16:35Z"))

        world.clock.advance(3600)

        assert ais.simulator.documents() == []


async def test_a_lagging_read_does_not_yet_see_the_last_seconds(calling, faults, world):
    async with calling() as ais:
        await ais.enter(journal())
        faults.script(Fault.LAGGING_READ)
        lagging = await ais.rows("F0911")
        current = await ais.rows("F0911")
        world.clock.advance(faults.lag_seconds + 1)
        faults.script(Fault.LAGGING_READ)
        later = await ais.rows("F0911")

        assert (len(lagging), len(current), len(later)) == (0, 2, 2)


@pytest.mark.parametrize("fault", [Fault.HTML_500_BEFORE, Fault.HTML_503_BEFORE])
async def test_a_read_may_meet_the_page_of_a_server_in_front(calling, faults, fault):
    async with calling() as ais:
        faults.script(fault)

        answer = await ais.read(targetName="F0010")

        assert answer.status_code in (500, 503)
        assert answer.headers["content-type"].startswith("text/html")


async def test_a_truncated_read_is_not_json(calling, faults):
    async with calling() as ais:
        faults.script(Fault.TRUNCATED)

        answer = await ais.read(targetName="F0010")

        with pytest.raises(json.JSONDecodeError):
            answer.json()


@pytest.mark.parametrize(
    ("fault", "documents"), [(Fault.RESET_BEFORE, 0), (Fault.RESET_AFTER_COMMIT, 1), (Fault.LATE_COMMIT, 0)]
)
async def test_a_reset_over_real_http_is_seen_as_a_protocol_error_and_makes_no_noise(
    world, faults, capfd, caplog, fault, documents
):
    simulator = AisSimulator(world, faults)
    with served({"ais": simulator.app}) as addresses:
        async with httpx.AsyncClient(base_url=addresses["ais"]) as client:
            caller = Caller(simulator, client)
            await caller.log_in()
            faults.script(fault)

            with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
                await caller.enter(journal())

            again = await asyncio.wait_for(caller.read(targetName="F0010"), timeout=5)

    assert again.status_code == 200
    assert len(simulator.documents()) == documents
    assert capfd.readouterr().err == ""
    assert not [record for record in caplog.records if record.name.startswith("uvicorn")]


async def test_a_status_of_444_survives_real_http(world, faults):
    simulator = AisSimulator(world, faults)
    with served({"ais": simulator.app}) as addresses:
        async with httpx.AsyncClient(base_url=addresses["ais"]) as client:
            caller = Caller(simulator, client)

            assert (await caller.read(targetName="F0010")).status_code == 444


async def test_a_caller_that_dies_in_the_middle_of_its_request_is_no_error(calling):
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/jderest/v2/tokenrequest",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), (b"host", b"ais")],
    }

    async def receive():
        return {"type": "http.disconnect"}

    async def send(_message):
        """Nobody is there."""

    async with calling() as ais:
        await ais.simulator.app(scope, receive, send)
