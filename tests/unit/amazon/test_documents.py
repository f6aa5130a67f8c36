"""A report's document: fetched at once and without our headers, unpacked once, bounded."""

import gzip
import random
from collections.abc import Callable

import httpx
import pytest

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.problem import Retry
from mlconnector_gui.connectors.amazon.documents import fetch_document, unpacked
from mlconnector_gui.connectors.amazon.sandbox.seller import CA, US
from mlconnector_gui.connectors.amazon.source import AmazonSource
from mlconnector_gui.net.environment import NetEnvironment
from tests.helpers.amazon import HOST, NOW, environment_of, recorded, simulated, source_over
from tests.helpers.problems import refused

STORAGE = "https://storage.example.com/one?X-Amz-Signature=a%2Fb"
TEXT = b"settlement-id\tsettlement-start-date\n1\t2026-11-01\n" * 400


def source_with(
    stored: Callable[[httpx.Request], httpx.Response],
    *,
    url: str = STORAGE,
    host: str = "storage.example.com",
) -> AmazonSource:
    """Connect to an API that says that the document is at `url`."""

    def api(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/auth/o2/token":
            return httpx.Response(200, json={"access_token": "Atza|secret"})
        return httpx.Response(200, json={"reportDocumentId": "d", "url": url, "compressionAlgorithm": "GZIP"})

    source = source_over(httpx.MockTransport(api), FixedClock(NOW))
    environment = environment_of(httpx.MockTransport(api), FixedClock(NOW))
    transports = {**environment.transports, host: httpx.MockTransport(stored)}
    source.client.environment = NetEnvironment(
        clock=environment.clock, rng=environment.rng, retry=environment.retry, transports=transports
    )
    return source


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (TEXT, {}),
        (gzip.compress(TEXT), {}),
        (gzip.compress(TEXT), {"content-encoding": "gzip"}),
        (gzip.compress(gzip.compress(TEXT)), {"content-encoding": "gzip"}),
    ],
    ids=["plain", "packed", "unpacked_on_the_way", "packed_twice"],
)
async def test_a_document_is_unpacked_however_it_travels(body: bytes, headers: dict[str, str]) -> None:
    source = source_with(lambda _: httpx.Response(200, content=body, headers=headers))

    assert (await fetch_document(source.client, "d")).content == TEXT


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [("text/plain; charset=Cp1252", "Cp1252"), ('text/plain;charset="UTF-8"', "UTF-8"), ("text/plain", "")],
)
async def test_the_storages_word_on_the_encoding_is_kept(content_type: str, charset: str) -> None:
    source = source_with(lambda _: httpx.Response(200, content=TEXT, headers={"content-type": content_type}))

    assert (await fetch_document(source.client, "d")).charset == charset


async def test_the_address_is_called_as_it_is_and_without_our_headers() -> None:
    seen: list[httpx.Request] = []

    def stored(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=TEXT)

    await fetch_document(source_with(stored).client, "d")

    assert str(seen[0].url) == STORAGE
    assert "x-amz-access-token" not in seen[0].headers
    assert "authorization" not in seen[0].headers


async def test_an_address_that_is_used_up_is_asked_for_anew() -> None:
    answers = [
        httpx.Response(403, content=b"<Error>Request has expired</Error>"),
        httpx.Response(200, content=TEXT),
    ]
    source = source_with(lambda _: answers.pop(0))

    assert (await fetch_document(source.client, "d")).content == TEXT


async def test_a_document_that_keeps_breaking_off_is_a_problem_that_may_pass() -> None:
    packed = gzip.compress(TEXT)
    source = source_with(lambda _: httpx.Response(200, content=packed[: len(packed) // 2]))

    with refused("amazon.document_broken") as caught:
        await fetch_document(source.client, "d")
    assert caught.value.retry is Retry.LATER


async def test_a_plain_document_that_is_cut_at_a_lines_end_is_noticed() -> None:
    headers = {"content-length": str(len(TEXT))}

    class Cut(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, headers=headers, stream=httpx.ByteStream(TEXT[: len(TEXT) // 2]))

    source = source_with(lambda _: httpx.Response(500))
    transports = {**source.client.environment.transports, "storage.example.com": Cut()}
    environment = source.client.environment
    source.client.environment = NetEnvironment(
        clock=environment.clock, rng=environment.rng, retry=environment.retry, transports=transports
    )

    with refused("amazon.answer_unexpected"):
        await fetch_document(source.client, "d")


async def test_a_gzip_bomb_fills_nothing() -> None:
    bomb = gzip.compress(b"0" * 64 * 2**20)

    with refused("amazon.document_too_large"):
        await unpacked(bomb, document_id="d", limit=8 * 2**20)


async def test_what_is_no_gzip_after_its_first_bytes_is_broken() -> None:
    with refused("amazon.document_broken"):
        await unpacked(b"\x1f\x8b" + random.Random(1).randbytes(500), document_id="d")  # noqa: S311  not a secret


@pytest.mark.parametrize(
    "url",
    ["http://storage.example.com/one", "http://127.0.0.1/admin", "https://127.0.0.1/x", "file:///etc/passwd"],
)
async def test_no_address_leads_into_the_house(url: str) -> None:
    called: list[httpx.Request] = []

    def stored(request: httpx.Request) -> httpx.Response:
        called.append(request)
        return httpx.Response(200, content=TEXT)

    source = source_with(stored, url=url, host="127.0.0.1")

    with refused("amazon.document_elsewhere"):
        await fetch_document(source.client, "d")
    assert called == []


async def test_the_simulated_storage_refuses_our_headers_other_hands_and_late_comers() -> None:
    sim = simulated()
    packed, plain = (
        next(one for one in sim.reports.values() if one.packed is wanted) for wanted in (True, False)
    )
    source, transport = recorded(sim)
    assert (await fetch_document(source.client, packed.document_id)).content == packed.content
    assert (await fetch_document(source.client, plain.document_id)).content == plain.content
    told = [one.json() for request, one in transport.calls if "/documents/" in request.url.path]
    assert [one.get("compressionAlgorithm") for one in told] == ["GZIP", None]
    url = told[0]["url"]

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=sim.app)) as client:
        with_ours = await client.get(url, headers={"x-amz-access-token": "Atza|x"})
        forged = await client.get(url.replace("Signature=", "Signature=0"))
        sim.clock.advance(299)
        in_time = await client.get(url)
        sim.clock.advance(2)
        late = await client.get(url)

    assert [with_ours.status_code, forged.status_code, in_time.status_code, late.status_code] == [
        400,
        403,
        200,
        403,
    ]
    assert b"expired" in late.content
    assert gzip.decompress(in_time.content) == packed.content
    assert (US.packed, CA.packed) == (True, False)
    assert HOST in url
