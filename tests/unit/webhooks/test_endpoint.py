"""The endpoint over real sockets: forged, replayed, oversized, slow, endless and flooding deliveries."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.engine import webhook_server
from mlconnector_gui.engine.webhook_endpoint import LARGEST_BODY, Limits
from mlconnector_gui.services.webhook_settings import change_webhook_settings
from mlconnector_gui.services.webhooks import rotate_keys
from mlconnector_gui.store.repositories.webhooks import DeliveryState
from tests.conftest import WarningLog
from tests.helpers.company import SHOP
from tests.helpers.webhooks import Listening, about, delivery_headers, listening_company


@pytest.fixture
async def listening(tmp_path: Path) -> AsyncIterator[Listening]:
    async with listening_company(tmp_path) as opened:
        yield opened


@pytest.fixture
async def wire(listening: Listening) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the address that the endpoint really listens on."""
    async with httpx.AsyncClient(base_url=listening.server.address, timeout=30) as client:
        yield client


def signed(listening: Listening, body: bytes, **more: str) -> dict[str, str]:
    return delivery_headers(body, listening.keys.secret, **more)


async def refusals(listening: Listening) -> int:
    await listening.server.inbox.finish()
    return listening.door().refused


async def test_a_genuine_delivery_is_kept_and_answered_with_nothing(
    listening: Listening, wire: httpx.AsyncClient
) -> None:
    answer = await wire.post(listening.path, content=about(41), headers=signed(listening, about(41)))

    (kept,) = listening.deliveries()
    assert (answer.status_code, answer.content) == (200, b"")
    assert set(answer.headers) == {"content-length"}
    assert (kept.stream, kept.external_ids, kept.state) == ("orders", ("41",), DeliveryState.WAITING)
    assert listening.door().received == 1


@pytest.mark.parametrize(
    ("how", "headers"),
    [
        ("another secret", delivery_headers(about(41), "another")),
        ("another body's", delivery_headers(about(42), "x")),
        ("none", {"Content-Type": "application/json", "X-WC-Webhook-Topic": "order.updated"}),
        ("empty", {"Content-Type": "application/json", "X-WC-Webhook-Signature": ""}),
        (
            "a probe's",
            {"Content-Type": "application/json", "x-mlconnector-test": "n", "x-mlconnector-signature": "0"},
        ),
    ],
)
async def test_a_forged_delivery_is_refused_without_a_word(
    listening: Listening, wire: httpx.AsyncClient, how: str, headers: dict[str, str]
) -> None:
    answer = await wire.post(listening.path, content=about(41), headers=headers)

    assert (answer.status_code, answer.content) == (401, b""), how
    assert listening.deliveries() == []
    assert await refusals(listening) == 1


async def test_everything_else_is_the_same_404(listening: Listening, wire: httpx.AsyncClient) -> None:
    body, path = about(41), listening.path
    headers = signed(listening, body)
    asked = [
        wire.build_request("GET", path, headers=headers),
        wire.build_request("PUT", path, content=body, headers=headers),
        wire.build_request("POST", path[:-1], content=body, headers=headers),
        wire.build_request("POST", path + "0", content=body, headers=headers),
        wire.build_request("POST", path + "/", content=body, headers=headers),
        wire.build_request("POST", "/hooks/", content=body, headers=headers),
        wire.build_request("POST", "/", content=body, headers=headers),
        wire.build_request("GET", "/docs"),
        wire.build_request("POST", "/hooks/" + "A" * 5000, content=body, headers=headers),
        wire.build_request("POST", path, content=body, headers={**headers, "Content-Type": "text/xml"}),
        wire.build_request("OPTIONS", path, headers=headers),
    ]

    answers = [await wire.send(request) for request in asked]

    told = {(one.status_code, one.content, tuple(sorted(one.headers.items()))) for one in answers}
    assert told == {(404, b"", (("connection", "close"), ("content-length", "0")))}
    assert listening.deliveries() == []


async def test_a_replay_and_a_hundred_repetitions_are_kept_once(listening: Listening) -> None:
    first = await listening.send(about(41))

    again = await asyncio.gather(*(listening.send(about(41)) for _ in range(100)))

    await listening.server.inbox.finish()
    assert {one.status_code for one in (first, *again)} == {200}
    assert len(listening.deliveries()) == 1
    assert (listening.door().received, listening.door().repeated) == (1, 100)


async def test_a_repetition_after_a_restart_is_known_by_the_store(listening: Listening) -> None:
    await listening.send(about(41))
    await listening.company.engine.webhooks.close()
    await listening.company.restart()
    listening.post.server = listening.server
    await listening.server.keep_up()

    answer = await listening.send(about(41))

    assert answer.status_code == 200
    assert len(listening.deliveries()) == 1
    assert listening.door().repeated == 1


async def test_different_orders_of_one_second_share_an_id_and_are_all_kept(listening: Listening) -> None:
    for order_id in (41, 42, 43):
        await listening.send(about(order_id))
    await listening.send(about(41), **{"X-WC-Webhook-Delivery-ID": "1" * 32})

    assert [one.external_ids for one in listening.deliveries()] == [("41",), ("42",), ("43",), ("41",)]


async def test_a_replay_with_another_body_is_forged(listening: Listening) -> None:
    await listening.send(about(41))

    answer = await listening.send(
        about(42), **{"X-WC-Webhook-Signature": signed(listening, about(41))["X-WC-Webhook-Signature"]}
    )

    assert answer.status_code == 401
    assert len(listening.deliveries()) == 1


async def test_the_ping_is_answered_and_has_no_effect(listening: Listening, wire: httpx.AsyncClient) -> None:
    answer = await wire.post(
        listening.path,
        content=b"webhook_id=7",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )

    await listening.server.inbox.finish()
    assert answer.status_code == 200
    assert listening.deliveries() == []
    assert listening.door().last_received_at is None


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b'{"id":NaN}', b'{"id":1e400}', b"[" * 200_000, b'{"id":1,"id":2}', b"null"]
)
async def test_no_signed_body_breaks_the_endpoint(listening: Listening, body: bytes) -> None:
    assert (await listening.send(body)).status_code == 200


# size and time


async def test_an_oversized_body_is_refused_before_it_is_read(
    listening: Listening, wire: httpx.AsyncClient
) -> None:
    body = b"x" * (LARGEST_BODY + 1)

    answer = await wire.post(listening.path, content=body, headers=signed(listening, body))

    assert answer.status_code == 413
    assert listening.deliveries() == []


async def test_a_body_of_exactly_the_limit_is_taken(listening: Listening) -> None:
    start = b'{"id":41,"x":"'
    body = start + b"x" * (LARGEST_BODY - len(start) - 2) + b'"}'

    assert (await listening.send(body)).status_code == 200
    assert len(body) == LARGEST_BODY


async def spoken(listening: Listening, *pieces: bytes) -> tuple[bytes, asyncio.StreamWriter]:
    """Say pieces on a raw connection and return what comes back until it is closed."""
    host, port = listening.server.address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    for piece in pieces:
        writer.write(piece)
    async with asyncio.timeout(30):
        try:
            return await reader.read(), writer
        except ConnectionResetError:
            return b"", writer


def head(listening: Listening, *lines: str) -> bytes:
    return "\r\n".join(
        (f"POST {listening.path} HTTP/1.1", "Host: h", "Content-Type: application/json", *lines, "", "")
    ).encode()


async def test_chunks_without_end_are_cut_at_the_limit(listening: Listening) -> None:
    chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"

    answer, writer = await spoken(listening, head(listening, "Transfer-Encoding: chunked"), *[chunk] * 40)

    writer.close()
    assert answer.startswith(b"HTTP/1.1 413") or answer == b""
    assert listening.server.endpoint._held == 0
    assert listening.deliveries() == []


async def test_a_slow_body_is_not_waited_for(listening: Listening) -> None:
    listening.server.endpoint.limits = Limits(body_seconds=1.0)

    answer, writer = await spoken(listening, head(listening, "Content-Length: 100"), b"{")

    writer.close()
    assert answer.startswith(b"HTTP/1.1 408")
    assert listening.server.endpoint._held == 0


async def test_slow_headers_are_not_waited_for(listening: Listening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook_server, "_REQUEST_SECONDS", 1.0)

    answer, writer = await spoken(listening, b"POST /hooks/x HTTP/1.1\r\nHost:")

    writer.close()
    assert answer == b""


async def test_headers_have_a_limit(listening: Listening) -> None:
    answer, writer = await spoken(listening, head(listening, *[f"X-{n}: {'x' * 1000}" for n in range(40)]))

    writer.close()
    assert answer.startswith(b"HTTP/1.1 404") or answer == b""
    assert await refusals(listening) == 0


async def test_bodies_together_have_a_limit(listening: Listening) -> None:
    listening.server.endpoint.limits = Limits(bytes_at_once=100)

    answer = await listening.send(about(41, note="x" * 200))

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert listening.server.endpoint._held == 0


async def test_more_than_is_allowed_is_told_to_wait(listening: Listening) -> None:
    await change_webhook_settings(listening.company.workplace, deliveries_per_second=3)
    await listening.server.keep_up()

    first = [(await listening.send(about(number))).status_code for number in range(4)]
    listening.company.pass_time(seconds=1)
    later = (await listening.send(about(9))).status_code

    assert (first, later) == ([200, 200, 200, 429], 200)


async def test_a_full_inbox_says_so_and_drops_nothing_it_took(
    listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlconnector_gui.engine.inbox._MOST_WAITING", 5)

    answers = await asyncio.gather(*(listening.send(about(number)) for number in range(40)))

    statuses = [one.status_code for one in answers]
    assert set(statuses) == {200, 503}
    assert len(listening.deliveries()) == statuses.count(200)


async def test_a_store_that_cannot_be_written_promises_nothing(
    listening: Listening, warning_log: WarningLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    warning_log.expect("webhooks_not_kept")

    def full(*_: object, **__: object) -> None:
        raise Problem("store.disk_full")

    with monkeypatch.context() as patch:
        patch.setattr("mlconnector_gui.store.repositories.webhooks.keep_deliveries", full)
        refused = await listening.send(about(41))
    taken = await listening.send(about(41))

    assert (refused.status_code, taken.status_code) == (503, 200)
    assert len(listening.deliveries()) == 1


# keys


async def test_old_keys_open_for_an_hour_after_a_change(listening: Listening) -> None:
    path, secret = listening.path, listening.keys.secret
    await rotate_keys(listening.company.workplace, SHOP)
    await listening.server.keep_up()

    old = await listening.send(about(41), path=path, secret=secret)
    new = await listening.send(about(42))
    listening.company.pass_time(minutes=61)
    late = await listening.send(about(43), path=path, secret=secret)
    old_secret_at_new_path = await listening.send(about(44), secret=secret)

    assert listening.path != path
    assert [one.status_code for one in (old, new, late, old_secret_at_new_path)] == [200, 200, 404, 401]


async def test_the_shop_is_told_its_new_address_and_goes_on_delivering(listening: Listening) -> None:
    await rotate_keys(listening.company.workplace, SHOP)
    await listening.server.keep_up()
    listening.company.pass_time(minutes=61)
    order_id = listening.company.shop.sell()
    await listening.deliver()

    assert {webhook.delivery_url.rpartition("/")[2] for webhook in listening.company.shop.webhooks} == {
        listening.keys.token
    }
    assert str(order_id) in {name for one in listening.deliveries() for name in one.external_ids}


async def test_no_key_is_in_the_store_or_the_audit(listening: Listening) -> None:
    await rotate_keys(listening.company.workplace, SHOP)
    keys = listening.keys
    told = json.dumps(listening.company.audit(), default=str)
    database = b"".join(path.read_bytes() for path in listening.company.folder.glob("workspace.db*"))

    for secret in (keys.secret, keys.previous_secret, keys.token, keys.previous_token):
        assert len(secret) == 48
        assert secret not in told
        assert secret.encode() not in database
        assert secret not in repr(keys)


# listening


async def test_it_listens_on_loopback_alone_unless_told_otherwise(listening: Listening) -> None:
    assert listening.server.address.startswith("http://127.0.0.1:")


async def test_switching_off_closes_the_door_and_on_opens_it(
    listening: Listening, wire: httpx.AsyncClient
) -> None:
    await change_webhook_settings(listening.company.workplace, is_open=False)
    await listening.server.keep_up()

    with pytest.raises(httpx.ConnectError):
        await wire.post(listening.path)
    await change_webhook_settings(listening.company.workplace, is_open=True)
    await listening.server.keep_up()
    async with httpx.AsyncClient(base_url=listening.server.address) as again:
        answer = await again.post(listening.path, content=about(1), headers=signed(listening, about(1)))
    assert answer.status_code == 200


async def test_a_port_that_is_taken_is_said_and_tried_again(listening: Listening) -> None:
    taken = await asyncio.start_server(lambda _r, _w: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    await change_webhook_settings(listening.company.workplace, port=port)

    await listening.server.keep_up()
    problem = listening.server._said.problem
    taken.close()
    await taken.wait_closed()
    await listening.server.keep_up()

    assert problem is not None
    assert problem["code"] == "webhook.port_taken"
    assert listening.server.address == f"http://127.0.0.1:{port}"
