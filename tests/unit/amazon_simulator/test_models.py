"""The simulator, and what we ask of it, against Amazon's own models."""

import json
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import httpx
import pytest

from mlconnector_gui.connectors.amazon.sandbox import AmazonSimulator
from mlconnector_gui.connectors.amazon.sandbox.pairs import Pair, StaticPairs
from mlconnector_gui.connectors.amazon.sandbox.seller import EUROPE, FAR_EAST, NORTH_AMERICA, Seller
from mlconnector_gui.connectors.amazon.spec import SPEC
from tests.helpers.amazon import HOST, models, pulled, recorded, simulated, window_of
from tests.helpers.swagger import Operation, operation_for


async def called(
    sim: AmazonSimulator, method: str, path: str, query: str = "", body: Any = None
) -> httpx.Response:
    """Call with a token of its own, as any client would."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=sim.app), base_url=f"https://{HOST}"
    ) as client:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": sim.seller.refresh_token,
            "client_id": sim.seller.client_id,
            "client_secret": sim.seller.client_secret,
        }
        token = (await client.post("/auth/o2/token", data=form)).json()["access_token"]
        headers = {"x-amz-access-token": token, "user-agent": "Test/1 (Language=Python)"}
        url = f"{path}?{query}" if query else path
        return await client.request(method, url, headers=headers, json=body)


@pytest.mark.parametrize("seller", [NORTH_AMERICA, EUROPE, FAR_EAST], ids=lambda one: one.region)
@pytest.mark.parametrize("version", ["2026-01-01", "v0"])
async def test_what_is_asked_and_answered_is_as_amazons_models_have_it(seller: Seller, version: str) -> None:
    operations = models()
    source, transport = recorded(simulated(seller), orders=version)

    await source.facts()
    for stream in SPEC.streams:
        found = await pulled(source, stream.name, window_of(source.client.environment.clock))
        assert found, stream.name
        await source.fetch(stream.name, min(found))

    checked = set()
    for request, response in transport.calls:
        operation = operation_for(operations, request.method, request.url.raw_path.decode().partition("?")[0])
        if operation is None:
            assert request.url.path.startswith(("/auth/o2/token", "/tortuga-prod-simulated/"))
            continue
        checked.add(operation.declared["operationId"])
        query = request.url.query.decode()
        assert operation.faults_of_request(request.url.raw_path.decode().partition("?")[0], query) == []
        assert operation.faults_of_answer(response.status_code, response.json()) == []
    assert len(checked) >= 9


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/sellers/v1/account", {}),
        ("/finances/v0/financialEvents", {"PostedAfter": "2026-10-25"}),
        ("/finances/v0/financialEventGroups/{group}/financialEvents", {}),
        ("/finances/v0/orders/{order}/financialEvents", {}),
        (
            "/finances/2024-06-19/summary",
            {"relatedIdentifierName": "SETTLEMENT_ID", "relatedIdentifierValue": "{settlement}"},
        ),
        ("/finances/2024-06-19/balances", {"balanceType": "TOTAL"}),
        ("/finances/2024-06-19/balances", {"balanceType": "DEFERRED", "marketplaceIds": "ATVPDKIKX0DER"}),
        ("/finances/transfers/2024-06-01/payouts", {}),
        ("/orders/v0/orders/{order}", {}),
        ("/orders/v0/orders/{order}/orderItems", {}),
        ("/reports/2021-06-30/schedules", {"reportTypes": "GET_MERCHANT_LISTINGS_ALL_DATA"}),
        ("/catalog/2022-04-01/items/B0EXMPL001", {"marketplaceIds": "ATVPDKIKX0DER"}),
        ("/catalog/2022-04-01/items", {"keywords": "lamp", "marketplaceIds": "ATVPDKIKX0DER"}),
    ],
)
async def test_operations_that_others_may_call_are_as_the_models_have_them(
    path: str, query: dict[str, str]
) -> None:
    sim = simulated()
    settlement = next(iter(sim.settlements.values()))
    ids = {
        "group": settlement.group_id,
        "order": sim.sales[0].order_id,
        "settlement": settlement.settlement_id,
    }
    path = path.format(**ids)
    text = urlencode({name: value.format(**ids) for name, value in query.items()})

    response = await called(sim, "GET", path, text)

    operation = operation_for(models(), "GET", path)
    assert operation is not None
    assert response.status_code == 200
    assert operation.faults_of_request(path, text) == []
    assert operation.faults_of_answer(200, response.json()) == []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/reports/2021-06-30/reports", {}),
        ("/reports/2021-06-30/reports", {"nextToken": "eyJmcm9tIjogMX0=", "pageSize": "10"}),
        ("/reports/2021-06-30/reports/1", {}),
        ("/reports/2021-06-30/documents/none", {}),
        ("/finances/v0/financialEventGroups", {"FinancialEventGroupStartedAfter": "yesterday"}),
        ("/finances/v0/financialEventGroups", {"MaxResultsPerPage": "10"}),
        ("/finances/2024-06-19/transactions", {}),
        ("/orders/2026-01-01/orders", {}),
        (
            "/orders/2026-01-01/orders",
            {"createdAfter": "2026-11-20T11:59:59Z", "lastUpdatedAfter": "2026-11-01"},
        ),
        ("/orders/v0/orders/123-1234567-1234567", {}),
        ("/listings/2021-08-01/items/A1EXAMPLE0SELL/NONE", {"marketplaceIds": "ATVPDKIKX0DER"}),
        ("/fba/inventory/v1/summaries", {"granularityType": "Store"}),
        ("/catalog/2022-04-01/items", {"marketplaceIds": "ATVPDKIKX0DER"}),
    ],
)
async def test_refusals_have_the_models_shape(path: str, query: dict[str, str]) -> None:
    response = await called(simulated(), "GET", path, urlencode(query))

    operation = operation_for(models(), "GET", path)
    assert operation is not None
    assert response.status_code in {400, 404}
    assert response.json()["errors"][0]["code"]
    assert operation.faults_of_answer(response.status_code, response.json()) == []


def examples() -> list[tuple[Operation, int, dict[str, Any], Any]]:
    return [
        (operation, status, parameters, answer)
        for operation in models()
        for status, parameters, answer in operation.examples()
        if operation.method == "GET" and parameters
    ]


async def test_amazons_own_examples_are_answered_where_they_apply() -> None:
    sim = simulated(days=0)
    answered = 0
    sim.pairs = StaticPairs(
        [
            Pair(
                method=operation.method,
                path=operation.path,
                parameters=parameters,
                status=status,
                response=answer,
            )
            for operation, status, parameters, answer in examples()
        ]
    )

    for operation, status, parameters, answer in examples():
        path = operation.path
        for name, value in parameters.items():
            path = path.replace("{" + name + "}", quote(str(value), safe=""))
        query = {
            name: ",".join(map(str, value)) if isinstance(value, list) else str(value)
            for name, value in parameters.items()
            if "{" + name + "}" not in operation.path
        }
        if "{" in path or "//" in path or path.endswith("/"):
            continue
        response = await called(sim, operation.method, path, urlencode(query))
        if response.status_code == 403:  # an operation that is not simulated
            continue
        answered += 1
        if (response.status_code, response.json()) != (status, answer):
            # two examples of one operation may have the same parameters
            assert (response.status_code, response.json()) in [
                (other, told)
                for one, other, _, told in examples()
                if one is not None and one.path == operation.path
            ], (path, query)
    assert answered > 25


async def test_every_example_of_what_we_read_is_understood() -> None:
    """Amazon's examples have impossible values: they must be read, or refused in words, and never crash."""
    from mlconnector_gui.connectors.amazon import payloads  # noqa: PLC0415  its shapes by name

    shapes = {
        "getMarketplaceParticipations": payloads.Participations,
        "getReports": payloads.Reports,
        "getReportDocument": payloads.ReportDocument,
        "listFinancialEventGroups": payloads.EventGroups,
        "listTransactions": payloads.Transactions,
        "searchOrders": payloads.OrderPage,
        "getOrders": payloads.OrdersV0,
        "searchListingsItems": payloads.ItemPage,
        "searchCatalogItems": payloads.ItemPage,
    }
    seen = set()
    for operation in models():
        for status, _, answer in operation.examples():
            name = operation.declared["operationId"]
            if status == 200 and name in shapes:
                payloads.read_as(json.dumps(answer).encode(), shapes[name])
                seen.add(name)

    assert seen == set(shapes)


def test_the_checker_itself_finds_what_is_wrong() -> None:
    operation = operation_for(models(), "GET", "/reports/2021-06-30/reports")
    assert operation is not None

    query = "reportTypes=A&pageSize=500&processingStatuses=DOING&createdSince=then&colour=red"
    faults = operation.faults_of_request("/reports/2021-06-30/reports", query)
    answer = {"reports": [{"reportId": 7, "reportType": "A", "processingStatus": "GONE"}]}

    assert len(faults) == 4
    assert len(operation.faults_of_answer(200, answer)) == 3
    assert dict(parse_qsl(query))["colour"] == "red"
