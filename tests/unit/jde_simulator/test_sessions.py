import httpx
import pytest

INVALID = 444


async def test_a_login_gives_a_token_that_must_be_encoded_in_a_query_string(calling):
    async with calling(log_in=False) as ais:
        answer = await ais.log_in()

        token = answer.json()["userInfo"]["token"]
        assert token.startswith("044")
        assert {"+", "/", "="} <= set(token)
        assert (ais.simulator.logins, ais.simulator.open_sessions) == (1, 1)


async def test_a_login_in_the_basic_header_needs_no_body(calling):
    async with calling(log_in=False) as ais:
        answer = await ais.http.post(
            "/jderest/tokenrequest", json={}, auth=httpx.BasicAuth("MLCSVC", "sandbox-password")
        )

        assert answer.status_code == 200
        assert answer.json()["deprecated"] is True


@pytest.mark.parametrize(
    ("site", "login"),
    [
        ({}, {"password": "wrong"}),
        ({"locked_users": ("MLCSVC",)}, {}),
        ({"body_login_allowed": False}, {}),
        ({}, {"environment": "JPD920"}),
        ({}, {"role": "AUDITOR"}),
    ],
)
async def test_a_login_that_is_not_allowed_answers_403(calling, site, login):
    async with calling(log_in=False, **site) as ais:
        answer = await ais.log_in(**login)

        assert answer.status_code == 403
        assert ais.simulator.open_sessions == 0


async def test_a_missing_allowed_host_answers_405(calling):
    async with calling(log_in=False, allowed_hosts_ok=False) as ais:
        assert (await ais.log_in()).status_code == 405


async def test_a_body_that_is_not_declared_as_json_answers_415_and_one_that_is_not_json_400(calling):
    async with calling() as ais:
        for path in ("/jderest/v2/tokenrequest", "/jderest/v2/dataservice", "/jderest/v3/orchestrator/X"):
            text = await ais.http.post(path, content=b"{}", headers={"content-type": "text/plain"})
            broken = await ais.http.post(path, content=b"{", headers={"content-type": "application/json"})

            assert (text.status_code, broken.status_code) == (415, 400)
            assert broken.json()["status"] == "ERROR"


async def test_a_token_is_refused_without_the_device_it_was_given_to(calling):
    async with calling() as ais:
        ais.headers["jde-AIS-Auth-Device"] = "another desk"

        assert (await ais.read(targetName="F0010")).status_code == INVALID


async def test_a_token_without_a_device_is_tied_to_the_address(calling):
    async with calling(log_in=False) as ais:
        login = await ais.log_in(deviceName="")
        ais.headers.pop("jde-AIS-Auth-Device")

        answer = await ais.read(targetName="F0010")

        assert login.status_code == 200
        assert answer.status_code == 200


async def test_token_and_device_may_stand_in_the_body(calling):
    async with calling() as ais:
        token, ais.headers = ais.headers["jde-AIS-Auth"], {}

        answer = await ais.read(targetName="F0010", token=token, deviceName="desk")

        assert answer.status_code == 200


async def test_a_session_ends_by_idleness(calling, world):
    async with calling(idle_minutes=30) as ais:
        world.clock.advance(31 * 60)

        assert (await ais.read(targetName="F0010")).status_code == INVALID
        assert ais.simulator.open_sessions == 0


async def test_a_busy_session_ends_by_age(calling, world):
    async with calling(idle_minutes=30, ttl_minutes=60) as ais:
        statuses = []
        for _ in range(4):
            world.clock.advance(20 * 60)
            statuses.append((await ais.read(targetName="F0010")).status_code)

        assert statuses == [200, 200, INVALID, INVALID]


async def test_a_site_may_answer_403_for_a_dead_session(calling):
    async with calling(invalid_session_status=403) as ais:
        ais.simulator.expire_sessions()

        assert (await ais.read(targetName="F0010")).status_code == 403


async def test_validation_extends_a_session_only_when_it_touches_it(calling, world):
    async with calling(idle_minutes=30) as ais:
        body = {"token": ais.headers["jde-AIS-Auth"], "deviceName": "desk"}
        found = []
        for touch in (True, False, False):
            world.clock.advance(20 * 60)
            answer = await ais.http.post("/jderest/v2/tokenrequest/validate", json=body | {"touch": touch})
            found.append(answer.json()["isValidSession"])

        assert found == [True, True, False]


async def test_logging_out_ends_the_session_and_needs_a_token(calling):
    async with calling() as ais:
        token = ais.headers["jde-AIS-Auth"]
        path = "/jderest/v2/tokenrequest/logout"
        answers = [await ais.http.post(path, json=body) for body in ({}, {"token": token}, {"token": token})]

        assert [answer.status_code for answer in answers] == [400, 200, INVALID]
        assert ais.simulator.open_sessions == 0


async def test_the_orchestrator_aliases_log_in_validate_and_log_out(calling):
    async with calling(log_in=False) as ais:
        login = await ais.http.get(
            "/jderest/v3/orchestrator/jde-login",
            auth=httpx.BasicAuth("MLCSVC", "sandbox-password"),
            headers={"jde-AIS-Auth-Device": "desk"},
        )
        headers = {"jde-AIS-Auth": login.json()["userInfo"]["token"], "jde-AIS-Auth-Device": "desk"}
        valid = await ais.http.get("/jderest/orchestrator/jde-validate-session", headers=headers)
        gone = await ais.http.get("/jderest/v2/orchestrator/jde-logout", headers=headers)

        assert valid.json()["isValidSession"] is True
        assert gone.status_code == 200
        assert ais.simulator.open_sessions == 0


async def test_credentials_in_a_call_open_a_session_for_that_call_only(calling):
    async with calling(log_in=False) as ais:
        answer = await ais.read(targetName="F0010", username="MLCSVC", password="sandbox-password")

        assert answer.status_code == 200
        assert (ais.simulator.logins, ais.simulator.open_sessions) == (1, 0)


async def test_a_call_without_any_login_is_refused(calling):
    async with calling(log_in=False) as ais:
        assert (await ais.read(targetName="F0010")).status_code == INVALID


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_the_default_configuration_speaks_of_minutes_as_text_and_pads_its_version(calling, method):
    async with calling(log_in=False) as ais:
        answer = await ais.http.request(
            method, "/jderest/v2/defaultconfig", params={"requiredCapabilities": "grid,teleport"}
        )

        told = answer.json()
        assert (told["sessionTimeout"], told["timeToLive"]) == ("30", "720")
        assert told["aisVersion"] == "EnterpriseOne 9.2.8.2  "
        assert told["requiredCapabilityMissing"] is True
        assert {"dataservice", "validate"} <= {entry["name"] for entry in told["capabilityList"]}


async def test_version_3_is_absent_before_its_tools_release(calling):
    async with calling(ais_version="EnterpriseOne 9.2.1.4") as ais:
        assert (await ais.http.get("/jderest/v3/defaultconfig")).status_code == 404
        assert (await ais.http.get("/jderest/v2/defaultconfig")).status_code == 200


async def test_every_request_is_remembered(calling):
    async with calling() as ais:
        await ais.read(targetName="F0010")

        assert ais.simulator.requests == [
            ("POST", "/jderest/v2/tokenrequest"),
            ("POST", "/jderest/v2/dataservice"),
        ]
