"""Login with Amazon: asked for seldom, renewed once, explained when it is refused."""

import json
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs

import httpx
import pytest

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.amazon.auth import Credentials
from mlconnector_gui.connectors.amazon.client import client_of
from mlconnector_gui.connectors.amazon.sandbox import Seller
from mlconnector_gui.connectors.amazon.sandbox.seller import EUROPE, Role
from mlconnector_gui.connectors.port import ConnectionValues, Proof, Standing
from tests.helpers.amazon import (
    NOW,
    connected,
    environment_of,
    pulled,
    recorded,
    simulated,
    source_over,
    window_of,
)
from tests.helpers.problems import refused

Answer = Callable[[httpx.Request], httpx.Response]
TOKEN_PATH = "/auth/o2/token"


def api_answering(status: int, body: object) -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == TOKEN_PATH:
            return httpx.Response(200, json={"access_token": "Atza|first", "expires_in": 3600})
        return httpx.Response(status, json=body)

    return answer


def denied(details: str | None) -> dict[str, object]:
    error = {"code": "Unauthorized", "message": "Access to requested resource is denied."}
    return {"errors": [error if details is None else {**error, "details": details}]}


async def proofs_over(answer: Answer, **values: str) -> list[Proof]:
    source = source_over(httpx.MockTransport(answer), FixedClock(NOW), **values)
    return [proof async for proof in source.prove()]


async def test_one_token_serves_its_hour_and_is_renewed_ahead_of_its_end() -> None:
    sim = simulated()
    source, transport = recorded(sim)

    for minutes in (0, 30, 24, 0):
        sim.clock.advance(minutes * 60)
        await pulled(source, "event_groups", window_of(sim.clock))
    before = transport.paths().count(TOKEN_PATH)
    sim.clock.advance(2 * 60)
    await pulled(source, "event_groups", window_of(sim.clock))

    assert before == 1
    assert transport.paths().count(TOKEN_PATH) == 2
    assert 403 not in [response.status_code for _, response in transport.calls]


async def test_the_login_is_a_form_with_the_refresh_token() -> None:
    sim = simulated(days=0)
    source, transport = recorded(sim)

    await source.facts()

    request, _ = transport.calls[0]
    form = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
    assert request.method == "POST"
    assert request.headers["content-type"].startswith("application/x-www-form-urlencoded")
    assert form == {
        "grant_type": "refresh_token",
        "refresh_token": sim.seller.refresh_token,
        "client_id": sim.seller.client_id,
        "client_secret": sim.seller.client_secret,
    }


async def test_an_access_token_that_ran_out_early_is_renewed_once() -> None:
    sim = simulated()
    source, transport = recorded(sim)
    await source.facts()
    sim.login.expire_all()

    found = await pulled(source, "event_groups", window_of(sim.clock))

    assert found
    assert transport.paths().count(TOKEN_PATH) == 2
    assert [response.status_code for _, response in transport.calls].count(403) == 1


async def test_a_token_that_is_always_expired_ends_and_does_not_loop() -> None:
    calls: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        calls.append(request.url.path)
        return api_answering(403, denied("The access token you provided has expired."))(request)

    proofs = await proofs_over(answer)

    assert proofs[-1].problem is not None
    assert proofs[-1].problem.code == "amazon.token_refused"
    assert calls.count(TOKEN_PATH) == 2
    assert len(calls) == 4


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ("", "amazon.access_denied"),
        (None, "amazon.access_denied"),
        ("The access token you provided is revoked, malformed or invalid.", "amazon.token_refused"),
        ("Access token is missing in the request header.", "amazon.token_refused"),
    ],
)
async def test_any_other_403_is_final_and_named(details: str | None, code: str) -> None:
    calls: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        calls.append(request.url.path)
        return api_answering(403, denied(details))(request)

    proofs = await proofs_over(answer)

    assert proofs[-1].standing is Standing.FAILED
    assert proofs[-1].what == "settlements"
    assert proofs[-1].problem is not None
    assert (proofs[-1].problem.code, proofs[-1].problem.cause) == (code, Cause.PERMISSION)
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("status", "error", "code"),
    [
        (400, "invalid_grant", "amazon.authorisation_lapsed"),
        (401, "invalid_client", "amazon.client_refused"),
        (400, "unauthorized_client", "amazon.client_refused"),
        (400, "invalid_scope", "amazon.login_refused"),
        (400, "a_new_one", "amazon.login_refused"),
    ],
)
async def test_a_refused_login_says_what_lapsed(status: int, error: str, code: str) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        told = {"error": error, "error_description": f"wrong: {Seller().client_secret}"}
        return httpx.Response(status, json=told)

    proofs = await proofs_over(answer)

    assert [proof.what for proof in proofs] == ["login"]
    assert proofs[0].problem is not None
    assert proofs[0].problem.code == code
    assert Seller().client_secret not in proofs[0].problem.technical
    assert len(asked) == 1


@pytest.mark.parametrize("error", ["server_error", "temporarily_unavailable"])
async def test_a_login_server_that_is_busy_is_asked_again(error: str) -> None:
    answers = [
        httpx.Response(500, json={"error": error}),
        httpx.Response(200, content=b'{"access_token":"A"}'),
    ]
    source = source_over(httpx.MockTransport(lambda _: answers.pop(0)), FixedClock(NOW))

    assert await source.client.login.token() == "A"


async def test_the_seller_who_withdrew_the_authorisation_is_asked_for_a_new_one() -> None:
    sim = simulated()
    sim.login.lapsed = True

    with refused("amazon.authorisation_lapsed"):
        await connected(sim).facts()


async def test_without_the_finance_role_the_test_fails_and_names_it() -> None:
    sim = simulated(Seller(roles=frozenset(Role) - {Role.FINANCE}))

    proofs = [proof async for proof in connected(sim).prove()]

    assert [proof.what for proof in proofs] == ["login", "settlements"]
    assert proofs[-1].problem is not None
    assert proofs[-1].problem.code == "amazon.access_denied"


async def test_without_the_right_to_see_the_account_settlements_are_read_all_the_same() -> None:
    sim = simulated(EUROPE.__class__(roles=frozenset({Role.FINANCE})))
    source = connected(sim, marketplaces="US, ca")

    proofs = [proof async for proof in source.prove()]

    assert [proof.standing for proof in proofs] == [Standing.PROVED, Standing.PROVED, Standing.WARNING]
    assert (await source.facts())["currencies"] == "USD,CAD"
    assert await pulled(source, "settlements", window_of(sim.clock))


async def test_internal_shops_are_not_taken_for_marketplaces() -> None:
    facts = await connected(simulated(EUROPE)).facts()

    assert facts["currencies"] == "EUR,GBP"
    assert [entry.split(":")[1] for entry in facts["marketplaces"].split(",")] == ["DE", "FR", "GB"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"region": "sa"}, "amazon.region_unknown"),
        ({"marketplaces": "DE"}, "amazon.marketplace_unknown"),
        ({"timezone": "Mars/Olympus"}, "amazon.timezone_unknown"),
        ({"secret_changed_on": "30.11.2026"}, "amazon.date_malformed"),
        ({"client_secret": " "}, "amazon.credential_malformed"),
        ({"refresh_token": "Atzr|two words"}, "amazon.credential_malformed"),
        ({"client_secret": "Atzr|x", "refresh_token": "amzn1.oa2-cs.v1.x"}, "amazon.credentials_swapped"),
        ({"address": "http://api.example.com"}, "net.plain_http_refused"),
    ],
)
def test_what_cannot_work_is_refused_when_it_is_entered(changes: dict[str, str], code: str) -> None:
    with refused(code):
        source_over(httpx.MockTransport(lambda _: httpx.Response(500)), FixedClock(NOW), **changes)


@pytest.mark.parametrize(
    ("values", "api", "login"),
    [
        ({"region": "eu"}, "https://sellingpartnerapi-eu.amazon.com", "https://api.amazon.com"),
        ({"address": "http://127.0.0.1:8080"}, "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        (
            {"address": "https://one.example.com", "login_address": "https://two.example.com"},
            "https://one.example.com",
            "https://two.example.com",
        ),
    ],
)
def test_secrets_go_to_amazon_or_to_the_server_that_was_entered(
    values: dict[str, str], api: str, login: str
) -> None:
    seller = Seller()
    connection = ConnectionValues(
        name="A",
        values={"client_id": seller.client_id, **values},
        secrets={"client_secret": seller.client_secret, "refresh_token": seller.refresh_token},
    )

    client = client_of(
        connection, environment_of(httpx.MockTransport(lambda _: httpx.Response(500)), FixedClock(NOW))
    )

    assert (client.address.url, client.login.address.url) == (api, login)


def test_credentials_do_not_show_themselves() -> None:
    seller = Seller()
    shown = repr(
        Credentials(
            client_id=seller.client_id, client_secret=seller.client_secret, refresh_token=seller.refresh_token
        )
    )

    assert seller.client_secret not in shown
    assert seller.refresh_token not in shown


@pytest.mark.parametrize(
    ("days_ago", "what", "standing"),
    [
        (149, "client_secret_lapses", Standing.PROVED),
        (150, "client_secret_lapses", Standing.WARNING),
        (181, "client_secret_lapses", Standing.WARNING),
    ],
)
async def test_a_reminder_comes_before_the_client_secret_lapses(
    days_ago: int, what: str, standing: Standing
) -> None:
    made = (NOW - timedelta(days=days_ago)).date().isoformat()
    sim = simulated()

    proofs = {proof.what: proof async for proof in connected(sim, secret_changed_on=made).prove()}

    assert proofs[what].standing is standing
    assert proofs[what].params["days"] == str(180 - days_ago)
    assert "authorisation_lapses" not in proofs


async def test_a_reminder_comes_before_the_authorisation_lapses() -> None:
    made = (NOW - timedelta(days=330)).date()
    source = connected(simulated(), authorised_on=made.isoformat())

    proofs = {proof.what: proof async for proof in source.prove()}

    assert proofs["authorisation_lapses"].standing is Standing.WARNING
    assert proofs["authorisation_lapses"].problem is not None
    assert proofs["authorisation_lapses"].problem.params["days"] == "35"
    assert (await source.facts())["authorisation_lapses_on"] == (made + timedelta(days=365)).isoformat()


async def test_every_call_names_the_program_and_carries_nothing_that_amazon_refuses() -> None:
    source, transport = recorded(simulated())

    for stream in ("settlements", "orders", "listings", "catalog", "inventory", "transactions"):
        await pulled(source, stream, window_of(source.client.environment.clock))

    for request, response in transport.calls:
        assert response.status_code == 200
        if request.url.path.startswith("/tortuga") or request.url.path == TOKEN_PATH:
            continue
        assert request.method == "GET"
        assert not request.content
        assert "content-length" not in request.headers
        agent = request.headers["user-agent"]
        assert "Language=" in agent
        assert len(agent) < 500


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"<html>Bad Request</html>", 400, "amazon.request_malformed"),
        (b'{"errors":[{"code":"InvalidInput","message":"no"}]}', 400, "amazon.request_refused"),
        (b'{"errors":[{"code":"NotFound","message":"no"}]}', 404, "amazon.not_found"),
        (b'{"errors":[{"code":"MissingAuthenticationToken","message":"no"}]}', 403, "amazon.path_unknown"),
        (b'{"errors":[]}', 400, "amazon.answer_unexpected"),
        (b"", 503, "amazon.server_error"),
        (b"<html>Blocked</html>", 403, "amazon.answer_unexpected"),
        (b'{"reports":null}', 200, "amazon.answer_unexpected"),
        (b'{"payload":{}}', 200, "amazon.answer_unexpected"),
    ],
)
async def test_every_other_answer_has_its_name(body: bytes, status: int, code: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == TOKEN_PATH:
            return httpx.Response(200, content=json.dumps({"access_token": "A"}))
        return httpx.Response(status, content=body)

    source = source_over(httpx.MockTransport(answer), FixedClock(NOW))

    with pytest.raises(Problem) as caught:
        await pulled(source, "settlements", window_of(FixedClock(NOW)))
    assert caught.value.code == code
