"""The table of who is let in, and with which words the others are refused."""

import base64
import hashlib
import hmac
from dataclasses import replace
from urllib.parse import quote, urlencode

import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import ApiKey, Shop

ORDERS = "/wp-json/wc/v3/orders"
CANNOT_LIST = (401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")
WRONG_SECRET = (401, "woocommerce_rest_authentication_error", "Consumer secret is invalid.")
SHOP = Shop()
READER = ApiKey(consumer_key="ck_" + "a" * 40, consumer_secret="cs_" + "a" * 40, permission="read")
WRITER = ApiKey(consumer_key="ck_" + "b" * 40, consumer_secret="cs_" + "b" * 40, permission="write")
BUYER = ApiKey(consumer_key="ck_" + "c" * 40, consumer_secret="cs_" + "c" * 40, role="customer")


def told(answer):
    body = answer.json()
    assert body["data"] == {"status": answer.status_code}
    return answer.status_code, body["code"], body["message"]


@pytest.mark.parametrize(
    ("auth", "refusal"),
    [
        (None, CANNOT_LIST),
        (("ck_" + "f" * 40, SHOP.consumer_secret), CANNOT_LIST),
        ((SHOP.consumer_key, "cs_" + "f" * 40), WRONG_SECRET),
        ((SHOP.consumer_key, ""), CANNOT_LIST),
        ((SHOP.consumer_secret, SHOP.consumer_key), CANNOT_LIST),
    ],
)
async def test_basic_is_refused_as_recorded(make_shop, call, auth, refusal):
    answer = await call(make_shop(), auth=auth).get(ORDERS)

    assert told(answer) == refusal
    assert "www-authenticate" not in answer.headers
    assert "allow" not in answer.headers


async def test_a_single_order_is_refused_in_other_words(make_shop, call):
    sim = make_shop()
    order_id = sim.place_order()

    answer = await call(sim, auth=None).get(f"{ORDERS}/{order_id}")

    assert told(answer)[2] == "Sorry, you cannot view this resource."


async def test_a_key_needs_the_right_and_its_user_the_role(make_shop, call):
    sim = make_shop()
    for key in (READER, WRITER, BUYER):
        sim.add_key(key)

    def client(key):
        return call(sim, auth=(key.consumer_key, key.consumer_secret))

    assert (await client(READER).get(ORDERS)).status_code == 200
    assert told(await client(READER).post(ORDERS, json={})) == (
        401,
        "woocommerce_rest_authentication_error",
        "The API key provided does not have write permissions.",
    )
    assert told(await client(WRITER).get(ORDERS))[2] == "The API key provided does not have read permissions."
    assert told(await client(BUYER).get(ORDERS))[:2] == (403, "woocommerce_rest_cannot_view")


async def test_a_method_override_comes_before_the_rights_of_the_key(make_shop, call):
    sim = make_shop()
    sim.add_key(READER)

    client = call(sim, auth=(READER.consumer_key, READER.consumer_secret))
    answer = await client.post(ORDERS, headers={"X-HTTP-Method-Override": "GET"})

    assert answer.status_code == 200


async def test_query_keys_work_over_https_and_beat_basic(make_shop, call):
    sim = make_shop()
    keys = {"consumer_key": SHOP.consumer_key, "consumer_secret": SHOP.consumer_secret}

    good = await call(sim, auth=("ck_wrong", "cs_wrong")).get(ORDERS, params=keys)
    bad = await call(sim).get(ORDERS, params={**keys, "consumer_secret": "cs_wrong"})

    assert good.status_code == 200
    assert told(bad) == WRONG_SECRET
    assert not any(SHOP.consumer_secret in text for request in sim.requests for text in request)


@pytest.mark.parametrize("way", ["basic", "query"])
async def test_keys_over_plain_http_are_ignored_unless_the_sandbox_lets_them(make_shop, call, way):
    sim = make_shop()
    query = {"consumer_key": SHOP.consumer_key, "consumer_secret": SHOP.consumer_secret}
    options = {} if way == "basic" else {"auth": None}
    client = call(sim, base_url="http://shop.example.com", **options)
    params = {} if way == "basic" else query

    strict = await client.get(ORDERS, params=params)
    sim.reconfigure(replace(SHOP, require_https=False))
    lax = await client.get(ORDERS, params=params)

    assert told(strict) == CANNOT_LIST
    assert lax.status_code == 200


async def test_a_stripped_header_looks_like_no_credentials_but_query_keys_pass(make_shop, call):
    sim = make_shop(Shop(strip_authorization=True))
    keys = {"consumer_key": SHOP.consumer_key, "consumer_secret": SHOP.consumer_secret}

    stripped = await call(sim).get(ORDERS)
    query = await call(sim).get(ORDERS, params=keys)

    assert told(stripped) == CANNOT_LIST
    assert query.status_code == 200


async def test_rest_route_never_looks_at_keys(make_shop, call):
    sim = make_shop()
    client = call(sim)

    plain = await client.get("/", params={"rest_route": "/wc/v3/orders"})
    sim.reconfigure(replace(SHOP, application_passwords=True))
    stray = await client.get("/", params={"rest_route": "/wc/v3/orders"})
    index = await client.get("/wp-json/")
    known = await client.get(ORDERS)

    assert told(plain) == CANNOT_LIST
    assert told(stray)[:2] == (401, "invalid_username")
    assert told(index)[:2] == (401, "invalid_username")
    assert known.status_code == 200


async def test_plain_permalinks_answer_with_pages(make_shop, call):
    client = call(make_shop(Shop(plain_permalinks=True)))

    redirected = await client.get(ORDERS)
    page = await client.get(f"{ORDERS}/")
    posted = await client.post(ORDERS, json={})

    assert redirected.status_code == 301
    assert redirected.headers["location"] == f"https://shop.example.com{ORDERS}/"
    for answer in (page, posted):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/html; charset=UTF-8"
        assert answer.headers["link"].startswith("<https://shop.example.com/index.php?rest_route=/>")


def signed(query, *, secret=SHOP.consumer_secret, timestamp, nonce="n1", method="HMAC-SHA256"):
    pairs = {
        **query,
        "oauth_consumer_key": SHOP.consumer_key,
        "oauth_timestamp": str(timestamp),
        "oauth_nonce": nonce,
        "oauth_signature_method": method,
    }
    text = "&".join(f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in sorted(pairs.items()))
    base = "&".join(quote(part, safe="~") for part in ("GET", f"http://shop.example.com{ORDERS}", text))
    digest = {"HMAC-SHA256": hashlib.sha256, "HMAC-SHA1": hashlib.sha1}[method]
    raw = hmac.new(f"{secret}&".encode(), base.encode(), digest).digest()
    return {**pairs, "oauth_signature": base64.b64encode(raw).decode()}


@pytest.mark.parametrize("method", ["HMAC-SHA1", "HMAC-SHA256"])
@pytest.mark.parametrize("place", ["query", "header"])
async def test_oauth_works_over_plain_http(make_shop, call, method, place):
    sim = make_shop()
    client = call(sim, auth=None, base_url="http://shop.example.com")
    now = int(sim.books.now().timestamp())
    pairs = signed({"status": "completed"}, timestamp=now, method=method)
    status = {"status": pairs.pop("status")}

    if place == "query":
        answer = await client.get(ORDERS, params={**status, **pairs})
    else:
        header = "OAuth " + ", ".join(f'{name}="{quote(value, safe="~")}"' for name, value in pairs.items())
        answer = await client.get(ORDERS, params=status, headers={"Authorization": header})

    assert answer.status_code == 200, answer.text


async def test_oauth_is_refused_in_five_ways(make_shop, call):
    sim = make_shop()
    client = call(sim, auth=None, base_url="http://shop.example.com")
    now = int(sim.books.now().timestamp())
    good = signed({}, timestamp=now)

    async def message(pairs):
        return (await client.get(f"{ORDERS}?{urlencode(pairs)}")).json()["message"]

    assert "orders" not in await message({**good, "oauth_nonce": ""})
    assert await message({**good, "oauth_nonce": ""}) == "Missing OAuth parameter oauth_nonce"
    assert await message({**good, "oauth_consumer_key": "ck_x"}) == "Consumer key is invalid."
    assert await message(signed({}, timestamp=now, secret="cs_x")) == (
        "Invalid signature - provided signature does not match."
    )
    assert await message(signed({}, timestamp=now - 901)) == "Invalid timestamp."
    assert (await client.get(f"{ORDERS}?{urlencode(good)}")).status_code == 200
    assert await message(good) == "Invalid nonce - nonce has already been used."
