"""Lists of orders: paging that ends, statuses, orderings, and the date trap."""

from datetime import UTC, datetime, timedelta

import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import Shop

ORDERS = "/wp-json/wc/v3/orders"


def naive(moment):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


async def ids(client, **params):
    answer = await client.get(ORDERS, params={"per_page": 100, "_fields": "id", **params})
    assert answer.status_code == 200, answer.text
    return [order["id"] for order in answer.json()]


async def test_following_next_links_meets_every_order_once_and_ends(make_shop, call):
    sim = make_shop(days=3)
    client = call(sim)
    statuses = ",".join(sim.shop.statuses)
    url, seen = f"{ORDERS}?per_page=7&orderby=modified&order=asc&status={statuses}", []

    while url:
        answer = await client.get(url)
        assert answer.headers["x-wp-total"] == "75"
        assert answer.headers["x-wp-totalpages"] == "11"
        seen += [order["id"] for order in answer.json()]
        url = answer.links.get("next", {}).get("url")

    assert sorted(seen) == sorted(sim.order_ids())


async def test_links_are_written_as_recorded(make_shop, call, sample):
    recorded = sample("orders_list_page_1_of_many.json")["headers"]["Link"]
    sim = make_shop(days=1)
    query = "per_page=3&status=processing,completed&orderby=modified&order=asc"

    answer = await call(sim).get(f"{ORDERS}?{query}&modified_after=2026-11-01T00:00:00&dates_are_gmt=true")

    assert answer.headers["link"] == recorded


async def test_a_one_page_result_links_only_to_the_api(make_shop, call):
    sim = make_shop()
    sim.sell()

    answer = await call(sim).get(ORDERS)

    assert answer.headers["link"] == '<https://shop.example.com/wp-json/>; rel="https://api.w.org/"'


@pytest.mark.parametrize(("classic", "total", "back"), [(False, "0", "page=0"), (True, "25", "page=2")])
async def test_past_the_end_hpos_forgets_the_total(make_shop, call, classic, total, back):
    sim = make_shop(Shop(classic_storage=classic), days=1)
    statuses = ",".join(sim.shop.statuses)

    answer = await call(sim).get(ORDERS, params={"per_page": 20, "page": 99, "status": statuses})

    assert answer.json() == []
    assert answer.headers["x-wp-total"] == total
    assert back in answer.headers["link"]
    assert 'rel="prev"' in answer.headers["link"]


@pytest.mark.parametrize(
    ("params", "message", "code"),
    [
        (
            {"per_page": "101"},
            "per_page must be between 1 (inclusive) and 100 (inclusive)",
            "rest_out_of_bounds",
        ),
        (
            {"per_page": "0"},
            "per_page must be between 1 (inclusive) and 100 (inclusive)",
            "rest_out_of_bounds",
        ),
        ({"page": "0"}, "page must be greater than or equal to 1", "rest_out_of_bounds"),
        ({"after": "2026-11-21"}, "Invalid date.", "rest_invalid_date"),
        ({"modified_after": "2026-11-21T10:00:00 01:00"}, "Invalid date.", "rest_invalid_date"),
        ({"dates_are_gmt": "maybe"}, "dates_are_gmt is not of type boolean.", "rest_invalid_type"),
    ],
)
async def test_bad_parameters_are_refused_by_name(make_shop, call, params, message, code):
    answer = await call(make_shop()).get(ORDERS, params=params)
    name = next(iter(params))

    assert answer.status_code == 400
    assert answer.json() == {
        "code": "rest_invalid_param",
        "message": f"Invalid parameter(s): {name}",
        "data": {
            "status": 400,
            "params": {name: message},
            "details": {name: {"code": code, "message": message, "data": None}},
        },
    }


async def test_an_unknown_status_refuses_the_request_as_recorded(make_shop, call, sample):
    recorded = sample("errors_requests.json")["unknown_status"]["body"]

    answer = await call(make_shop()).get(ORDERS, params={"status": "refunding"})

    assert answer.json() == recorded


async def test_unknown_parameters_are_ignored(make_shop, call):
    assert (await call(make_shop()).get(ORDERS, params={"nonsense": "1"})).status_code == 200


async def test_any_leaves_out_drafts_trash_and_unregistered_statuses(make_shop, call):
    sim = make_shop(Shop(plugin_statuses=("shipped",)))
    client = call(sim)
    placed = {status: sim.place_order(status=status) for status in ("pending", "checkout-draft")}
    for status in ("shipped", "packed"):
        placed[status] = sim.sell()
        sim.set_status(placed[status], status)
    placed["trash"] = sim.sell()
    sim.trash(placed["trash"])

    shown = {placed["pending"], placed["shipped"]}
    assert set(await ids(client)) == shown
    assert set(await ids(client, status="any,trash")) == shown
    assert await ids(client, include=str(placed["trash"])) == []
    assert await ids(client, status="trash") == [placed["trash"]]
    assert set(await ids(client, **{"status[]": ["trash", "checkout-draft"]})) == {
        placed["trash"],
        placed["checkout-draft"],
    }
    single = (await client.get(f"{ORDERS}/{placed['trash']}")).json()
    assert single["status"] == "trash"


async def test_options_names_the_statuses(make_shop, call):
    answer = await call(make_shop(Shop(plugin_statuses=("shipped",)))).options(ORDERS)

    enum = answer.json()["endpoints"][0]["args"]["status"]["items"]["enum"]
    assert enum[0] == "any"
    assert enum[-1] == "shipped"


@pytest.mark.parametrize("zone", ["Australia/Adelaide", "America/Chicago"])
@pytest.mark.parametrize("classic", [False, True])
async def test_the_date_trap(make_shop, call, zone, classic):
    sim = make_shop(Shop(timezone=zone, classic_storage=classic), days=2)
    client = call(sim)
    statuses = ",".join(sim.shop.statuses)
    limit = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
    orders = {order_id: sim.order(order_id) for order_id in sim.order_ids()}

    def created_after(moment):
        text = naive(moment)
        return sorted(order_id for order_id, order in orders.items() if order["date_created_gmt"] > text)

    async def asked(text, **params):
        found = await ids(client, after=text, status=statuses, **params)
        return sorted(found)

    site_offset = limit.astimezone(sim.shop.zone).utcoffset()
    right = created_after(limit)
    local = limit.astimezone(sim.shop.zone).strftime("%Y-%m-%dT%H:%M:%S")
    assert await asked(naive(limit), dates_are_gmt="true") == right
    assert await asked(naive(limit) + "Z") == right
    assert await asked("2026-11-02T04:00:00+01:00") == right
    assert await asked(local) == right
    trapped = await asked(naive(limit) + "Z", dates_are_gmt="true")
    assert trapped == created_after(limit + site_offset)
    assert trapped != right


async def test_limits_are_strict_and_in_whole_seconds(make_shop, call):
    sim = make_shop()
    moment = datetime(2026, 11, 11, 12, 0, 0, tzinfo=UTC)
    order_id = sim.place_order(at=moment)
    client = call(sim)

    async def found(**params):
        return order_id in await ids(client, dates_are_gmt="1", **params)

    assert not await found(after=naive(moment))
    assert not await found(before=naive(moment))
    assert await found(after=naive(moment - timedelta(seconds=1)) + ".9")
    assert await found(before=naive(moment + timedelta(seconds=1)))
    assert await found(modified_after=naive(moment - timedelta(seconds=1)))
    assert not await found(modified_before=naive(moment))


async def test_orders_an_hour_apart_around_the_end_of_summer_time_are_told_apart(make_shop, call):
    sim = make_shop(Shop(timezone="America/Chicago"))
    first = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    early, late = sim.place_order(at=first), sim.place_order(at=first + timedelta(hours=1))

    found = await ids(call(sim), after=naive(first), dates_are_gmt="true")

    assert sim.order(early)["date_created"] == sim.order(late)["date_created"]
    assert found == [late]


async def test_modified_order_has_the_id_as_tie_breaker(make_shop, call):
    sim = make_shop()
    moment = datetime(2026, 11, 11, tzinfo=UTC)
    placed = [sim.place_order(at=moment) for _ in range(3)]
    client = call(sim)

    assert await ids(client, orderby="modified", order="asc") == placed
    assert await ids(client, orderby="modified") == placed[::-1]
    assert await ids(client, orderby="include", include=f"{placed[1]},{placed[0]}") == placed[1::-1]


async def test_fields_reach_into_objects_but_not_into_lists(make_shop, call):
    sim = make_shop()
    order_id = sim.sell()

    answer = await call(sim).get(
        f"{ORDERS}/{order_id}", params={"_fields": "id,billing.email,line_items.total"}
    )

    assert answer.json() == {"id": order_id, "billing": {"email": "customer17@example.com"}}


async def test_head_gives_the_paging_headers_and_no_body(make_shop, call):
    answer = await call(make_shop(days=1)).head(ORDERS)

    assert int(answer.headers["x-wp-total"]) > 10
    assert answer.content == b""


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/wp-json/wc/v3/ORDERS/", 200),
        ("/index.php/wp-json/wc/v3/orders", 200),
        ("/wp-json/wc/v3//orders", 404),
        ("/wp-json/wc/v3/nothing", 404),
    ],
)
async def test_case_and_slashes_in_paths(make_shop, call, path, status):
    answer = await call(make_shop()).get(path)

    assert answer.status_code == status
    if status == 404:
        assert answer.json()["code"] == "rest_no_route"
