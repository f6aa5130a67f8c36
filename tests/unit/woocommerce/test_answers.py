"""Whatever answers instead of the API is named, and never half used."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.problem import Problem, Retry
from mlconnector_gui.connectors.port import Page, Window
from mlconnector_gui.connectors.woocommerce.auth import Keys
from mlconnector_gui.connectors.woocommerce.source import shop_address
from mlconnector_gui.net.retry import Busy
from tests.helpers.problems import refused
from tests.helpers.woocommerce import HOST, KEY, SECRET, order, sample, scripted, source_over

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HTML = {"content-type": "text/html"}
JSON = {"content-type": "application/json; charset=UTF-8"}


def error(code: str, message: str = "", data: object = None) -> bytes:
    return json.dumps({"code": code, "message": message, "data": data}).encode()


async def fetched(response: httpx.Response, **more: str) -> Problem:
    """Fetch order 41 from a shop that always gives this answer, and return the problem."""
    source = source_over(scripted(lambda _: response), clock=FixedClock(NOW), attempts=2, **more)
    with pytest.raises(Problem) as caught:
        await source.fetch("orders", "41")
    return caught.value


@pytest.mark.parametrize(
    ("status", "headers", "body", "code"),
    [
        (401, JSON, error("woocommerce_rest_cannot_view"), "login_not_seen"),
        (403, JSON, error("woocommerce_rest_cannot_view"), "user_may_not_view"),
        (
            401,
            JSON,
            error("woocommerce_rest_authentication_error", "Consumer secret is invalid."),
            "wrong_secret",
        ),
        (
            401,
            JSON,
            error(
                "woocommerce_rest_authentication_error",
                "The API key provided does not have read permissions.",
            ),
            "key_may_not_read",
        ),
        (
            401,
            JSON,
            error("woocommerce_rest_authentication_error", "Geheimnis ungültig"),
            "login_refused",
        ),
        (401, JSON, error("woocommerce_rest_authentication_error", "Invalid timestamp."), "clock_off"),
        (401, {**HTML, "www-authenticate": "Basic"}, b"<html>staging</html>", "site_password"),
        (403, HTML, b"<html>blocked</html>", "blocked"),
        (501, HTML, b"<html>Not Implemented</html>", "blocked"),
        (404, JSON, error("rest_no_route"), "no_route"),
        (404, HTML, b"<html>404</html>", "rest_api_missing"),
        (404, JSON, error("woocommerce_rest_shop_order_invalid_id", data={"status": 404}), "document.gone"),
        (400, JSON, error("rest_invalid_param", data={"params": {"status": "no"}}), "request_refused"),
        (500, JSON, error("wp_die", data=404), "server_error"),
        (502, HTML, b"<html>Bad gateway</html>", "server_error"),
        (200, HTML, b"<!DOCTYPE html><html>challenge</html>", "web_page_answered"),
        (
            200,
            {**HTML, "link": f'<https://{HOST}/index.php?rest_route=/>; rel="x"'},
            b"<html/>",
            "plain_permalinks",
        ),
        (200, JSON, b"<br />\n<b>Warning</b>: x in y.php\n{}", "polluted_answer"),
        (200, JSON, b'{"id":41}<br>Notice', "polluted_answer"),
        (200, JSON, b'{"id":41,"sta', "answer_cut_short"),
        (200, JSON, b"", "answer_cut_short"),
        (200, JSON, b"[]", "answer_unexpected"),
        (301, {"location": f"https://{HOST}/wp-json/wc/v3/orders/41/"}, b"", "plain_permalinks"),
        (301, {"location": f"https://www.{HOST}/wp-json/wc/v3/orders/41"}, b"", "address_moved"),
        (302, {"location": f"https://{HOST}/wp-login.php?redirect_to=x"}, b"", "login_page"),
        (503, {**JSON, "retry-after": "600"}, error("wp_die"), "maintenance"),
        (429, HTML, b"<html>slow down</html>", "too_many_requests"),
    ],
)
async def test_an_answer_has_a_name(status: int, headers: dict[str, str], body: bytes, code: str) -> None:
    problem = await fetched(httpx.Response(status, headers=headers, content=body))

    assert problem.code == named(code)


def named(code: str) -> str:
    """A code of the shop's own room is written without its room."""
    return code if "." in code else f"woocommerce.{code}"


@pytest.mark.parametrize(
    ("header", "seconds"), [("600", 600.0), ("Sat, 21 Nov 2026 12:01:30 GMT", 90.0), ("soon", None)]
)
async def test_retry_after_is_read_as_seconds_or_a_date(header: str, seconds: float | None) -> None:
    problem = await fetched(httpx.Response(503, headers={"retry-after": header}))

    assert isinstance(problem, Busy)
    assert problem.wait_seconds == (pytest.approx(seconds, abs=1) if seconds else None)


async def test_a_redirect_shows_where_to_without_the_keys_it_repeats() -> None:
    def moved(request: httpx.Request) -> httpx.Response:
        return httpx.Response(301, headers={"location": str(request.url).replace(HOST, f"www.{HOST}")})

    source = source_over(scripted(moved), clock=FixedClock(NOW), query_keys="yes")
    with refused("woocommerce.address_moved") as caught:
        await source.fetch("orders", "41")

    assert caught.value.params == {"to": f"https://www.{HOST}"}
    assert SECRET not in f"{caught.value}{caught.value.technical}"


async def test_a_page_that_repeats_the_request_does_not_bring_the_secret_into_the_problem() -> None:
    def echo(request: httpx.Request) -> httpx.Response:
        page = f"<html>Blocked: {request.url} {dict(request.headers)}</html>"
        return httpx.Response(403, headers=HTML, text=page)

    for flag in ("yes", "no"):
        source = source_over(scripted(echo), clock=FixedClock(NOW), query_keys=flag, attempts=1)
        with refused("woocommerce.blocked") as caught:
            await source.fetch("orders", "41")

        told = f"{caught.value}{caught.value.technical}{caught.value.params}"
        basic = Keys(consumer_key=KEY, consumer_secret=SECRET).basic_header()["Authorization"]
        assert KEY not in told
        assert SECRET not in told
        assert basic.split()[1] not in told


async def test_the_exact_bytes_of_a_record_are_kept() -> None:
    body = b'\xef\xbb\xbf[ {"id": 41,"date_created_gmt":"2026-11-20T10:00:00" , "note":"\\u00fc \\/ 1.10"} ]'

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={**JSON, "x-wp-total": "1"}, content=body)

    source = source_over(scripted(answer), clock=FixedClock(NOW))
    pages = [page async for page in source.pages("refunds", Window(start=NOW.replace(day=1), end=NOW))]

    assert [one.payload for page in pages for one in page.documents] == [
        body.removeprefix(b"\xef\xbb\xbf")[2:-2]
    ]


def listing(*moments: str, total: int | None = None) -> httpx.Response:
    rows = [order(id=index, date_modified_gmt=moment) for index, moment in enumerate(moments, 1)]
    headers = JSON if total is None else {**JSON, "x-wp-total": str(total)}
    return httpx.Response(200, headers=headers, content=json.dumps(rows).encode())


async def pulled(answer: Callable[[httpx.Request], httpx.Response]) -> list[Page]:
    source = source_over(scripted(answer), clock=FixedClock(NOW), attempts=2)
    window = Window(start=datetime(2026, 11, 20, tzinfo=UTC), end=NOW)
    return [page async for page in source.pages("orders", window)]


def orders_only(
    answer: Callable[[httpx.Request], httpx.Response],
) -> Callable[[httpx.Request], httpx.Response]:
    options = {
        "endpoints": [{"args": {"status": {"items": {"enum": ["any", "trash", "processing", "packed"]}}}}]
    }

    def reply(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=options) if request.method == "OPTIONS" else answer(request)

    return reply


async def test_the_window_is_asked_for_as_the_shop_reads_it() -> None:
    asked: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return listing(total=0)

    pages = await pulled(orders_only(answer))

    assert len(pages) == 1
    assert dict(asked[0].params) == {
        "status": "trash,processing,packed",
        "modified_after": "2026-11-19T23:59:59",
        "modified_before": "2026-11-21T12:00:01",
        "dates_are_gmt": "true",
        "orderby": "modified",
        "order": "asc",
        "per_page": "100",
        "page": "1",
    }


@pytest.mark.parametrize(
    "moments",
    [("2026-11-01T10:00:00",), ("2026-11-21T11:00:00", "2026-11-21T10:00:00")],
    ids=["older than asked for", "in another order"],
)
async def test_a_shop_that_ignores_the_filter_is_not_believed(moments: tuple[str, ...]) -> None:
    with refused("woocommerce.filters_ignored"):
        await pulled(orders_only(lambda _: listing(*moments)))


async def test_a_shop_that_gives_the_same_page_for_ever_is_stopped() -> None:
    with refused("woocommerce.pages_repeat"):
        await pulled(orders_only(lambda _: listing(*["2026-11-21T10:00:00"] * 100, total=1000)))


async def test_a_slow_shop_is_asked_for_fewer_at_a_time() -> None:
    sizes: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sizes.append(request.url.params["per_page"])
        if sizes[-1] == "100":
            raise httpx.ReadTimeout("slow")
        return listing("2026-11-21T10:00:00", total=1)

    pages = await pulled(orders_only(answer))

    assert sizes == ["100", "50"]
    assert len(pages[0].documents) == 1


async def test_a_shop_that_caps_its_pages_is_read_to_the_end() -> None:
    rows = [order(id=index, date_modified_gmt="2026-11-21T10:00:00") for index in range(70)]

    def answer(request: httpx.Request) -> httpx.Response:
        size = min(int(request.url.params["per_page"]), 30)
        first = (int(request.url.params["page"]) - 1) * size
        return httpx.Response(200, headers={"x-wp-total": "70"}, json=rows[first : first + size])

    pages = await pulled(orders_only(answer))

    assert sum(len(page.documents) for page in pages) == 70
    assert pages[-1].watermark == datetime(2026, 11, 21, 10, tzinfo=UTC)


async def test_where_statuses_are_not_told_everything_and_the_trash_are_walked_one_after_the_other() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "OPTIONS":
            return httpx.Response(405, headers=HTML, text="<html>no</html>")
        asked.append(request.url.params["status"])
        moment = "2026-11-21T10:00:00" if asked[-1] == "any" else "2026-11-21T09:00:00"
        return listing(moment, total=1)

    pages = await pulled(answer)

    assert asked == ["any", "trash"]
    assert [page.watermark for page in pages] == [None, None, datetime(2026, 11, 21, 10, tzinfo=UTC)]


async def test_an_id_that_is_no_number_never_reaches_the_shop() -> None:
    source = source_over(scripted(lambda _: pytest.fail("called")), clock=FixedClock(NOW))

    with refused("document.gone"):
        await source.fetch("orders", "41/../../users")


def test_keys_are_checked_for_slips_of_the_hand() -> None:
    assert Keys(consumer_key=f" {KEY}\n", consumer_secret=SECRET).consumer_key == KEY
    with refused("woocommerce.keys_swapped"):
        Keys(consumer_key=SECRET, consumer_secret=KEY)
    with refused("woocommerce.key_malformed"):
        Keys(consumer_key="", consumer_secret=SECRET)
    assert SECRET not in repr(Keys(consumer_key=KEY, consumer_secret=SECRET))


@pytest.mark.parametrize(
    ("entered", "address"),
    [
        (" shop.example.com/ ", "https://shop.example.com"),
        ("https://example.com/shop/wp-admin/admin.php?page=wc", "https://example.com/shop"),
        ("https://shop.example.com/wp-json/wc/v3/", "https://shop.example.com"),
        ("http://localhost:8080", "http://localhost:8080"),
    ],
)
def test_the_shops_address_is_found_in_what_was_pasted(entered: str, address: str) -> None:
    assert shop_address(entered) == address


async def test_a_shop_without_https_needs_a_persons_word() -> None:
    with refused("net.plain_http_refused"):
        source_over(scripted(lambda _: httpx.Response(200)), clock=FixedClock(NOW), address=f"http://{HOST}")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("unknown_key", "login_not_seen"),
        ("wrong_secret", "wrong_secret"),
        ("write_key_reads", "key_may_not_read"),
        ("role_too_low", "user_may_not_view"),
        ("site_index_with_keys_when_a_user_has_application_passwords", "login_refused"),
    ],
)
async def test_refusals_of_a_real_shop_have_their_names(name: str, code: str) -> None:
    answer = sample("errors_authentication.json")[name]

    problem = await fetched(httpx.Response(answer["status"], headers=answer["headers"], json=answer["body"]))

    assert problem.code == named(code)


@pytest.mark.parametrize(
    ("name", "code", "retry"),
    [
        ("site_in_maintenance_with_accept_json", "maintenance", Retry.LATER),
        ("database_down_with_accept_json", "server_error", Retry.LATER),
        ("php_warning_before_json", "polluted_answer", Retry.LATER),
        ("plain_permalinks_get_with_slash_body_cut", "plain_permalinks", Retry.AFTER_CHANGE),
        ("order_not_found", "document.gone", Retry.AFTER_CHANGE),
        ("unknown_status", "request_refused", Retry.AFTER_CHANGE),
    ],
)
async def test_errors_of_a_real_shop_have_their_names(name: str, code: str, retry: Retry) -> None:
    answer = sample("errors_requests.json")[name]
    body = answer["body_text"].encode() if "body_text" in answer else json.dumps(answer["body"]).encode()

    problem = await fetched(httpx.Response(answer["status"], headers=answer["headers"], content=body))

    assert problem.code == named(code)
    assert problem.retry is retry
