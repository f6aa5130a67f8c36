"""What any client of the simulated API meets: strict HTTP, tokens, roles, quotas, refusals."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from mlconnector_gui.connectors.amazon.sandbox import AmazonSimulator, Seller
from mlconnector_gui.connectors.amazon.sandbox.seller import Role
from tests.helpers.amazon import HOST, simulated

REPORTS = "/reports/2021-06-30/reports"
SETTLEMENTS = "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"
AGENT = {"user-agent": "Test/1.0 (Language=Python/3)"}


@pytest.fixture
async def sim() -> AmazonSimulator:
    return simulated(pace=1.0)


@pytest.fixture
async def client(sim: AmazonSimulator) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=sim.app)
    async with httpx.AsyncClient(transport=transport, base_url=f"https://{HOST}", headers=AGENT) as client:
        yield client


async def token_of(client: httpx.AsyncClient, seller: Seller, **changes: str) -> httpx.Response:
    form = {
        "grant_type": "refresh_token",
        "refresh_token": seller.refresh_token,
        "client_id": seller.client_id,
        "client_secret": seller.client_secret,
        **changes,
    }
    return await client.post("/auth/o2/token", data=form)


async def signed_in(client: httpx.AsyncClient, sim: AmazonSimulator) -> httpx.AsyncClient:
    client.headers["x-amz-access-token"] = (await token_of(client, sim.seller)).json()["access_token"]
    return client


async def test_a_token_is_given_for_form_and_json_alike(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    by_form = await token_of(client, sim.seller)
    by_json = await client.post(
        "/auth/o2/token",
        json={
            "grant_type": "refresh_token",
            "refresh_token": sim.seller.refresh_token,
            "client_id": sim.seller.client_id,
            "client_secret": sim.seller.client_secret,
        },
    )

    for response in (by_form, by_json):
        told = response.json()
        assert response.status_code == 200
        assert (told["token_type"], told["expires_in"]) == ("bearer", 3600)
        assert told["refresh_token"] == sim.seller.refresh_token
        assert told["access_token"].startswith("Atza|")


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"refresh_token": "Atzr|other"}, 400, "invalid_grant"),
        ({"client_secret": "other"}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "client_credentials"}, 400, "invalid_scope"),
    ],
)
async def test_a_login_is_refused_in_the_words_of_login_with_amazon(
    client: httpx.AsyncClient, sim: AmazonSimulator, changes: dict[str, str], status: int, error: str
) -> None:
    response = await token_of(client, sim.seller, **changes)

    assert response.status_code == status
    assert set(response.json()) == {"error", "error_description"}
    assert response.json()["error"] == error


async def test_a_token_lasts_an_hour(client: httpx.AsyncClient, sim: AmazonSimulator) -> None:
    await signed_in(client, sim)
    sim.clock.advance(3590)
    in_time = await client.get("/sellers/v1/marketplaceParticipations")
    sim.clock.advance(11)
    late = await client.get("/sellers/v1/marketplaceParticipations")

    assert (in_time.status_code, late.status_code) == (200, 403)
    assert late.json()["errors"][0]["details"] == "The access token you provided has expired."


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({}, "missing in the request header"),
        ({"x-amz-access-token": "Atza|other"}, "revoked, malformed or invalid"),
    ],
)
async def test_a_stranger_is_told_why(client: httpx.AsyncClient, headers: dict[str, str], words: str) -> None:
    response = await client.get("/sellers/v1/marketplaceParticipations", headers=headers)

    assert response.status_code == 403
    assert words in response.json()["errors"][0]["details"]


async def test_an_unknown_path_is_an_authentication_matter_to_amazon(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    await signed_in(client, sim)

    response = await client.get("/finances/v9/everything")

    assert response.status_code == 403
    assert response.json()["errors"][0]["code"] == "MissingAuthenticationToken"


async def test_a_missing_role_is_denied_without_a_reason() -> None:
    sim = simulated(replace(Seller(), roles=frozenset({Role.ORDERS})))
    transport = httpx.ASGITransport(app=sim.app)
    async with httpx.AsyncClient(transport=transport, base_url=f"https://{HOST}", headers=AGENT) as client:
        await signed_in(client, sim)
        response = await client.get(REPORTS, params={"reportTypes": SETTLEMENTS})

    assert response.status_code == 403
    assert response.json()["errors"][0] == {
        "code": "Unauthorized",
        "message": "Access to requested resource is denied.",
        "details": "",
    }


async def test_what_breaks_the_rules_of_http_is_answered_with_a_web_page(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    await signed_in(client, sim)

    with_body = await client.request("GET", "/sellers/v1/account", content=b"{}")
    with_length = await client.get("/sellers/v1/account", headers={"content-length": "0"})
    long_name = await client.get("/sellers/v1/account", headers={"user-agent": "x" * 501})

    for response in (with_body, with_length, long_name):
        assert response.status_code == 400
        assert response.headers["content-type"] == "text/html"


async def test_a_quota_is_refused_when_it_is_used_up_and_comes_back(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    await signed_in(client, sim)
    query = {"reportTypes": SETTLEMENTS}

    granted = [await client.get(REPORTS, params=query) for _ in range(10)]
    refused = await client.get(REPORTS, params=query)
    sim.clock.advance(46)
    after = await client.get(REPORTS, params=query)

    assert {one.status_code for one in granted} == {200}
    assert granted[0].headers["x-amzn-ratelimit-limit"] == "0.0222"
    assert granted[0].headers["x-amzn-requestid"]
    assert refused.status_code == 429
    assert refused.json()["errors"][0]["code"] == "QuotaExceeded"
    assert "x-amzn-ratelimit-limit" not in refused.headers
    assert after.status_code == 200


async def test_a_settlement_report_cannot_be_asked_for(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    await signed_in(client, sim)
    body = {"reportType": SETTLEMENTS, "marketplaceIds": ["ATVPDKIKX0DER"]}

    response = await client.post(REPORTS, json=body)

    assert response.status_code == 400
    told = response.json()["errors"][0]
    assert told == {
        "code": "InvalidInput",
        "message": "Request for report type 1118 is not allowed at this time",
        "details": "",
    }
    assert sim.writes == []


async def test_a_listings_report_can_and_is_fetched_like_any(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    await signed_in(client, sim)
    body = {"reportType": "GET_MERCHANT_LISTINGS_ALL_DATA", "marketplaceIds": ["A2EUQ1WTGCTBG2"]}

    made = await client.post(REPORTS, json=body)
    report = (await client.get(f"{REPORTS}/{made.json()['reportId']}")).json()
    told = (await client.get(f"/reports/2021-06-30/documents/{report['reportDocumentId']}")).json()
    del client.headers["x-amz-access-token"]
    document = await client.get(told["url"])

    assert (made.status_code, report["processingStatus"]) == (202, "DONE")
    lines = document.content.decode().splitlines()
    assert lines[0].split("\t")[2] == "seller-sku"
    assert len(lines) == 1 + len([one for one in sim.listed() if one.market.country == "CA"])


async def test_marketplaces_do_not_narrow_settlements_down(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    await signed_in(client, sim)

    found = {}
    for market in sim.seller.markets:
        query = {"reportTypes": SETTLEMENTS, "marketplaceIds": market.marketplace_id, "pageSize": "100"}
        reports = (await client.get(REPORTS, params=query)).json()["reports"]
        found[market.country] = {one["reportId"] for one in reports}
        assert all(len(one["marketplaceIds"]) == 3 for one in reports)

    assert len(found["US"]) == 18
    assert found["US"] == found["CA"] == found["MX"]


async def test_reports_are_kept_for_ninety_days(client: httpx.AsyncClient, sim: AmazonSimulator) -> None:
    await signed_in(client, sim)
    query = {"reportTypes": SETTLEMENTS, "pageSize": "100"}
    first = (await client.get(REPORTS, params=query)).json()["reports"][-1]

    sim.clock.advance(100 * 86400)
    await signed_in(client, sim)
    listed = (await client.get(REPORTS, params=query)).json()
    single = await client.get(f"/reports/2021-06-30/documents/{first['reportDocumentId']}")

    assert listed == {"reports": []}
    assert single.status_code == 404


@pytest.mark.parametrize(
    "kind", ["GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE", "GET_V2_SETTLEMENT_REPORT_DATA_XML"]
)
async def test_the_layouts_that_were_removed_are_not_listed(
    client: httpx.AsyncClient, sim: AmazonSimulator, kind: str
) -> None:
    await signed_in(client, sim)

    assert (await client.get(REPORTS, params={"reportTypes": kind})).status_code == 400


async def test_the_token_of_stock_lasts_half_a_minute(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    await signed_in(client, sim)
    trader = next(iter(sim.traders.values()))
    for number in range(60):
        trader.listed.append(replace(trader.listed[0], sku=f"MORE-{number:02d}"))
    query = {
        "granularityType": "Marketplace",
        "granularityId": trader.market.marketplace_id,
        "marketplaceIds": trader.market.marketplace_id,
    }

    first = (await client.get("/fba/inventory/v1/summaries", params=query)).json()
    token = {"nextToken": first["pagination"]["nextToken"]}
    second = (await client.get("/fba/inventory/v1/summaries", params={**query, **token})).json()
    sim.clock.advance(31)
    late = await client.get("/fba/inventory/v1/summaries", params={**query, **token})

    assert len(first["payload"]["inventorySummaries"]) == 50
    assert len(second["payload"]["inventorySummaries"]) == 16
    assert "pagination" not in second
    assert late.status_code == 400


async def test_a_payout_begun_by_mistake_is_in_the_books(
    client: httpx.AsyncClient, sim: AmazonSimulator
) -> None:
    await signed_in(client, sim)

    await client.post("/finances/transfers/2024-06-01/payouts", content=json.dumps({"marketplaceId": "X"}))

    assert sim.writes == ["initiatePayout"]
