"""The simulated API answers any client as the real one is known to: statuses, errors, prices, pages."""

import json
from datetime import timedelta
from typing import Any

import httpx
import pytest

from mlconnector_gui.connectors.shopify.sandbox.shop import Shop
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.shopify_shop import NOW, Place

NAMES = """
query($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    nodes { name updatedAt }
    pageInfo { hasNextPage endCursor }
  }
}
"""


async def call(place: Place, method: str, path: str, **given: Any) -> httpx.Response:
    transport = httpx.ASGITransport(app=place.simulator.app)
    async with httpx.AsyncClient(transport=transport, base_url="https://shop-us.myshopify.com") as client:
        return await client.request(method, path, **given)


async def ask(
    place: Place, text: str, *, version: str = "2026-10", token: str = "", **variables: Any
) -> httpx.Response:
    headers = {"X-Shopify-Access-Token": token or place.shop.static_token}
    body = {"query": text, "variables": variables}
    return await call(place, "POST", f"/admin/api/{version}/graphql.json", json=body, headers=headers)


async def answered(place: Place, text: str, **variables: Any) -> Any:
    response = await ask(place, text, **variables)
    assert response.status_code == 200
    return response.json()


@pytest.fixture
def orders(place: Place) -> list[Any]:
    return [place.stories.unpaid(NOW - timedelta(days=9, hours=-number)) for number in range(7)]


# getting in


async def test_a_bad_token_is_told_by_a_text(place: Place) -> None:
    response = await ask(place, "{ shop { name } }", token="shpat_bad")

    assert response.status_code == 401
    assert response.json() == {
        "errors": "[API] Invalid API key or access token (unrecognized login or wrong password)"
    }


async def test_a_token_is_given_for_a_form_and_for_json(place: Place) -> None:
    login = {
        "grant_type": "client_credentials",
        "client_id": place.shop.client_id,
        "client_secret": place.shop.client_secret,
    }
    by_form = await call(place, "POST", "/admin/oauth/access_token", data=login)
    by_json = await call(place, "POST", "/admin/oauth/access_token", json=login)

    assert by_form.json()["expires_in"] == 86399
    assert by_form.json()["scope"].startswith("read_orders,")
    assert (await ask(place, "{ shop { name } }", token=by_json.json()["access_token"])).status_code == 200
    place.clock.advance(86400)
    assert (await ask(place, "{ shop { name } }", token=by_json.json()["access_token"])).status_code == 401


async def test_a_refresh_token_stays_until_its_successor_is_used(place: Place) -> None:
    async def refreshed(token: str) -> httpx.Response:
        login = {
            "grant_type": "refresh_token",
            "client_id": place.shop.client_id,
            "client_secret": place.shop.client_secret,
            "refresh_token": token,
        }
        return await call(place, "POST", "/admin/oauth/access_token", data=login)

    first = place.shop.refresh_token
    second = (await refreshed(first)).json()["refresh_token"]

    assert (await refreshed(second)).status_code == 200
    assert (await refreshed(first)).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("asked", "answers"), [("2026-10", "2026-10"), ("2024-01", "2026-01"), ("unstable", "unstable")]
)
async def test_a_release_no_longer_served_is_answered_by_the_oldest(
    place: Place, asked: str, answers: str
) -> None:
    response = await ask(place, "{ shop { name } }", version=asked)

    assert response.headers["x-shopify-api-version"] == answers


@pytest.mark.parametrize("version", ["2031-01", "nonsense", "2026-11"])
async def test_a_release_that_never_was_is_not_found(place: Place, version: str) -> None:
    response = await ask(place, "{ shop { name } }", version=version)

    assert (response.status_code, response.json()) == (404, {"errors": "Not Found"})


async def test_a_frozen_shop_answers_402(place: Place) -> None:
    place.shop.is_frozen = True

    assert (await ask(place, "{ shop { name } }")).status_code == 402


# errors under HTTP 200


async def test_an_unknown_field_has_a_code_and_a_mistake_of_syntax_has_none(place: Place) -> None:
    unknown = await answered(place, "{ shop { nonsense } }")
    broken = await answered(place, "{ shop { name }")

    assert unknown["errors"][0]["extensions"] == {
        "code": "undefinedField",
        "typeName": "Shop",
        "fieldName": "nonsense",
    }
    assert "data" not in unknown
    assert "extensions" not in broken["errors"][0]


async def test_a_missing_scope_denies_the_field(place: Place, orders: list[Any]) -> None:
    place.shop.scopes = ("read_customers",)

    body = await answered(place, NAMES, first=5)

    assert body["data"] is None
    assert body["errors"][0]["extensions"]["code"] == "ACCESS_DENIED"
    assert body["errors"][0]["path"] == ["orders"]


async def test_permission_to_write_is_permission_to_read(place: Place, orders: list[Any]) -> None:
    place.shop.scopes = ("write_orders", "read_all_orders")

    assert len((await answered(place, NAMES, first=50))["data"]["orders"]["nodes"]) == 7


async def test_personal_data_that_is_not_approved_is_null_beside_the_rest(place: Place) -> None:
    place.shop.shows_personal_data = False
    order = place.stories.by_card(NOW - timedelta(days=1))

    body = await answered(place, "query($id: ID!) { order(id: $id) { name email } }", id=_gid(order.id))

    assert body["data"]["order"] == {"name": f"#{order.number}", "email": None}
    assert body["errors"][0]["path"] == ["order", "email"]


async def test_orders_of_more_than_sixty_days_ago_are_hidden_without_a_word(place: Place) -> None:
    place.stories.unpaid(NOW - timedelta(days=61))
    place.shop.scopes = ("read_orders",)

    body = await answered(place, NAMES, first=5)

    assert body["data"]["orders"]["nodes"] == []
    assert "errors" not in body


async def test_a_body_that_asks_nothing_is_refused(place: Place) -> None:
    headers = {"X-Shopify-Access-Token": place.shop.static_token}

    response = await call(place, "POST", "/admin/api/2026-10/graphql.json", content=b"{}", headers=headers)

    assert response.status_code == 400


# prices


async def test_every_answer_tells_its_price_and_the_bucket(place: Place, orders: list[Any]) -> None:
    cost = (await answered(place, NAMES, first=100))["extensions"]["cost"]

    assert cost["requestedQueryCost"] > cost["actualQueryCost"] > 0
    assert cost["throttleStatus"] == {
        "maximumAvailable": 20000.0,
        "currentlyAvailable": 20000 - cost["actualQueryCost"],
        "restoreRate": 1000.0,
    }


async def test_a_query_above_the_highest_price_is_refused(place: Place) -> None:
    place.shop.highest_cost = 5

    body = await answered(place, NAMES, first=250)

    assert body["errors"][0]["extensions"]["code"] == "MAX_COST_EXCEEDED"
    assert body["errors"][0]["extensions"]["maxCost"] == 5


async def test_an_empty_bucket_throttles_and_fills_with_time() -> None:
    place = Place(shop=Shop(bucket=20, restored_a_second=2))

    first = await answered(place, NAMES, first=50)
    for _ in range(5):
        last = await answered(place, NAMES, first=50)
    place.clock.advance(10)

    assert "errors" not in first
    assert last["errors"][0]["extensions"]["code"] == "THROTTLED"
    assert last["extensions"]["cost"]["actualQueryCost"] is None
    assert "data" not in last
    assert "errors" not in await answered(place, NAMES, first=50)


# lists


async def test_cursors_keep_their_place_while_records_move(place: Place, orders: list[Any]) -> None:
    first = (await answered(place, NAMES, first=3))["data"]["orders"]
    place.simulator.state.touch(orders[0], NOW)

    second = (await answered(place, NAMES, first=3, after=first["pageInfo"]["endCursor"]))["data"]["orders"]

    assert [one["name"] for one in second["nodes"]] == ["#1004", "#1005", "#1006"]
    assert second["pageInfo"]["hasNextPage"]


async def test_search_understands_times_and_states(place: Place, orders: list[Any]) -> None:
    place.stories.by_card(NOW - timedelta(days=2))

    async def found(query: str) -> int:
        return len((await answered(place, NAMES, first=50, query=query))["data"]["orders"]["nodes"])

    assert await found("updated_at:>='2026-11-15T00:00:00Z'") == 1
    assert await found("updated_at:>='2026-11-01T00:00:00Z' updated_at:<'2026-11-15T00:00:00Z'") == 7
    assert await found("financial_status:paid") == 1
    assert await found("-financial_status:paid") == 7
    assert await found("test:true") == 0
    assert await found("") == 8


async def test_a_filter_that_is_not_understood_is_passed_over_with_a_warning(
    place: Place, orders: list[Any]
) -> None:
    body = await answered(place, NAMES, first=50, query="nonsense:1 updated_at:>'2030-01-01'")

    assert [one["field"] for one in body["extensions"]["search"][0]["warnings"]] == ["nonsense"]
    assert body["data"]["orders"]["nodes"] == []


@pytest.mark.parametrize("size", [0, 251, -1])
async def test_a_page_has_from_1_to_250_records(place: Place, size: int) -> None:
    assert (await answered(place, NAMES, first=size))["errors"]


async def test_plain_lists_are_cut_without_a_word(place: Place) -> None:
    order = place.stories.captured_later(NOW - timedelta(days=5))
    (order,) = place.simulator.state.orders.values()

    body = await answered(
        place, "query($id: ID!) { order(id: $id) { transactions(first: 1) { kind } } }", id=_gid(order.id)
    )

    assert body["data"]["order"]["transactions"] == [{"kind": "AUTHORIZATION"}]


async def test_a_thing_that_is_not_there_is_null(place: Place) -> None:
    body = await answered(place, "query($id: ID!) { order(id: $id) { name } }", id=_gid(5))

    assert body["data"] == {"order": None}


async def test_counts_say_how_sure_they_are(place: Place, orders: list[Any]) -> None:
    body = await answered(
        place, "{ all: ordersCount { count precision } some: ordersCount(limit: 3) { count precision } }"
    )

    assert body["data"]["all"] == {"count": 7, "precision": "EXACT"}
    assert body["data"]["some"] == {"count": 3, "precision": "AT_LEAST"}


async def test_a_schema_can_be_asked_for(place: Place) -> None:
    body = await answered(place, "{ __schema { queryType { name } } }")

    assert body["data"]["__schema"]["queryType"]["name"] == "QueryRoot"


# REST


async def test_rest_lists_open_orders_unless_told_otherwise(place: Place, orders: list[Any]) -> None:
    place.simulator.returning.cancel(orders[0], NOW - timedelta(days=1))

    assert len(await rest_orders(place, "")) == 6
    assert len(await rest_orders(place, "status=any")) == 7


async def test_rest_pages_by_a_link_that_takes_nothing_else(place: Place, orders: list[Any]) -> None:
    headers = {"X-Shopify-Access-Token": place.shop.static_token}
    first = await call(place, "GET", "/admin/api/2026-10/orders.json?limit=5&status=any", headers=headers)
    following = first.links["next"]["url"]

    second = await call(place, "GET", following, headers=headers)
    refused = await call(place, "GET", f"{following}&status=any", headers=headers)

    assert len(second.json()["orders"]) == 2
    assert "next" not in second.links
    assert refused.status_code == 400


async def test_rest_writes_numbers_and_local_time(place: Place) -> None:
    order = place.stories.refunded_in_part(NOW - timedelta(days=9))
    (order,) = place.simulator.state.orders.values()

    (body,) = await rest_orders(place, "status=any")

    assert body["id"] == order.id
    assert body["created_at"].endswith("-05:00")
    assert isinstance(body["refunds"][0]["refund_line_items"][0]["subtotal"], float)
    assert body["total_price_set"]["shop_money"]["currency_code"] == "USD"


async def rest_orders(place: Place, query: str) -> list[Any]:
    headers = {"X-Shopify-Access-Token": place.shop.static_token}
    response = await call(place, "GET", f"/admin/api/2026-10/orders.json?{query}", headers=headers)
    found: list[Any] = response.json()["orders"]
    return found


# faults


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.TOO_MANY_REQUESTS, 429),
        (Fault.HTML_500_BEFORE, 500),
        (Fault.HTML_503_BEFORE, 503),
        (Fault.MAINTENANCE, 200),
    ],
)
async def test_a_fault_is_shown_once(place: Place, fault: Fault, status: int) -> None:
    place.faults.script(fault)

    shown = await ask(place, "{ shop { name } }")
    after = await answered(place, "{ shop { name } }")

    assert shown.status_code == status
    assert "errors" not in after
    if status == 200:
        assert json.loads(shown.content)["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"


def _gid(number: int) -> str:
    return f"gid://shopify/Order/{number}"
