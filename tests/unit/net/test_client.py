"""How far a request got, over real sockets on loopback."""

import asyncio
import io
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from mlconnector_gui.net.client import Address, HttpClient, Timeouts
from mlconnector_gui.net.errors import Reach, Unreachable
from tests.helpers.certificates import Authority
from tests.helpers.problems import refused

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"


@asynccontextmanager
async def serving(serve: Serve, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Serve one port of loopback; ends when every connection has been let go."""
    serving_tasks: set[asyncio.Task[object]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        serving_tasks.add(task)
        with suppress(ConnectionError):
            await serve(reader, writer)
        writer.close()
        with suppress(ConnectionError, ssl.SSLError):
            await writer.wait_closed()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await asyncio.gather(*serving_tasks)
        await server.wait_closed()


async def request_of(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    return head + await reader.readexactly(length)


def client(
    port: int, *, scheme: str = "http", connect: float = 2.0, total: float = 5.0, **settings: object
) -> HttpClient:
    return HttpClient(
        address=Address(url=f"{scheme}://127.0.0.1:{port}"),
        timeouts=Timeouts(connect=connect, read=total, total=total),
        **settings,  # type: ignore[arg-type]
    )


async def failure(http: HttpClient) -> Unreachable:
    async with http:
        with pytest.raises(Unreachable) as caught:
            await http.call("POST", "/x", body=b"{}")
    return caught.value


async def test_an_answer_comes_back_whole() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert (await request_of(reader)).endswith(b"{}")
        writer.write(HEAD + b"content-length: 2\r\n\r\n{}")

    async with serving(serve) as port, client(port) as http:
        reply = await http.call("POST", "/x", body=b"{}")

    assert (reply.status, reply.content_type, reply.body) == (200, "application/json", b"{}")


async def test_a_refused_connection_was_not_sent() -> None:
    async def serve(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        raise AssertionError

    async with serving(serve) as port:
        free = port
    problem = await failure(client(free))

    assert (problem.code, problem.reach) == ("net.refused", Reach.NOT_SENT)


async def test_who_is_kept_out_is_told_where_the_call_came_from() -> None:
    async with serving(empty_answer) as port:
        free = port
    problem = await failure(client(free))

    assert problem.params == {"host": "127.0.0.1", "own_address": "127.0.0.1"}


async def test_an_unknown_host_was_not_sent() -> None:
    http = HttpClient(address=Address(url="https://no-such-host.invalid"))

    problem = await failure(http)

    assert (problem.code, problem.reach) == ("net.host_unknown", Reach.NOT_SENT)


async def cut_before_the_answer(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await request_of(reader)


async def cut_after_the_headers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await request_of(reader)
    writer.write(HEAD + b"content-length: 10\r\n\r\n{")


async def no_http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await request_of(reader)
    writer.write(b"SSH-2.0-OpenSSH\r\n\r\n")


async def broken_gzip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await request_of(reader)
    writer.write(HEAD + b"content-encoding: gzip\r\ncontent-length: 4\r\n\r\nabcd")


@pytest.mark.parametrize("serve", [cut_before_the_answer, cut_after_the_headers, no_http, broken_gzip])
async def test_a_broken_answer_may_have_been_sent(serve: Serve) -> None:
    async with serving(serve) as port:
        problem = await failure(client(port))

    assert (problem.code, problem.reach) == ("net.broken_off", Reach.MAYBE_SENT)


async def test_no_answer_in_time_may_have_been_sent() -> None:
    done = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        await done.wait()

    async with serving(serve) as port:
        problem = await failure(client(port, total=1.0))
        done.set()

    assert (problem.code, problem.reach) == ("net.timeout", Reach.MAYBE_SENT)


async def test_a_dripping_answer_ends_at_the_total_time() -> None:
    done = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(HEAD + b"content-length: 100000\r\n\r\n")
        while not done.is_set():
            writer.write(b" ")
            await writer.drain()
            with suppress(TimeoutError):
                async with asyncio.timeout(0.01):
                    await done.wait()

    async with serving(serve) as port:
        http = client(port)
        async with http:
            with pytest.raises(Unreachable) as caught:
                await http.call("GET", "/x", total_seconds=0.1)
        done.set()

    assert (caught.value.code, caught.value.reach) == ("net.timeout", Reach.MAYBE_SENT)


async def test_a_server_that_does_not_shake_hands_was_not_sent_to() -> None:
    done = asyncio.Event()

    async def serve(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await done.wait()

    async with serving(serve) as port:
        problem = await failure(client(port, scheme="https", connect=0.1))
        done.set()

    assert (problem.code, problem.reach) == ("net.connect_timeout", Reach.NOT_SENT)


async def test_an_answer_over_the_limit_is_given_up() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(HEAD + b"content-length: 1000\r\n\r\n" + b" " * 1000)

    async with serving(serve) as port:
        problem = await failure(client(port, body_limit=100))

    assert (problem.code, problem.reach) == ("net.broken_off", Reach.MAYBE_SENT)


async def test_a_redirect_is_an_answer_and_not_followed() -> None:
    seen = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await request_of(reader))
        writer.write(b"HTTP/1.1 302 Found\r\nlocation: /login\r\ncontent-length: 0\r\n\r\n")

    async with serving(serve) as port, client(port) as http:
        reply = await http.call("GET", "/x")

    assert reply.status == 302
    assert len(seen) == 1


async def empty_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await request_of(reader)
    writer.write(HEAD + b"content-length: 2\r\nconnection: close\r\n\r\n{}")
    await writer.drain()


async def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent(
    tmp_path: Path,
) -> None:
    async with serving(empty_answer, tls=Authority().server(tmp_path)) as port:
        problem = await failure(client(port, scheme="https"))

    assert (problem.code, problem.reach) == ("net.certificate_refused", Reach.NOT_SENT)


async def test_a_certificate_of_the_named_authority_is_trusted(tmp_path: Path) -> None:
    authority = Authority()

    async with (
        serving(empty_answer, tls=authority.server(tmp_path)) as port,
        client(port, scheme="https", ca_file=authority.file(tmp_path)) as http,
    ):
        reply = await http.call("GET", "/x")

    assert reply.status == 200


async def test_a_certificate_of_another_host_is_refused(tmp_path: Path) -> None:
    authority = Authority()

    async with serving(empty_answer, tls=authority.server(tmp_path, address="127.0.0.2")) as port:
        problem = await failure(client(port, scheme="https", ca_file=authority.file(tmp_path)))

    assert (problem.code, problem.reach) == ("net.certificate_wrong_host", Reach.NOT_SENT)


async def test_a_server_without_tls_is_not_sent_to(tmp_path: Path) -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    async with serving(plain) as port:
        problem = await failure(client(port, scheme="https"))

    assert (problem.code, problem.reach) == ("net.tls_failed", Reach.NOT_SENT)


async def test_a_ca_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with refused("net.ca_file_unreadable"):
        await client(1, scheme="https", ca_file=tmp_path / "none.pem").call("GET", "/x")


def leading_to(seen: list[bytes], status: bytes = b"200 OK") -> Serve:
    """A proxy that tunnels to where it is asked to, or says why not."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        seen.append(head.split(b"\r\n")[0])
        writer.write(b"HTTP/1.1 " + status + b"\r\n\r\n")
        if not status.startswith(b"200"):
            return
        host, port = head.split()[1].decode().split(":")
        far_reader, far_writer = await asyncio.open_connection(host, int(port))
        await asyncio.gather(_copy(reader, far_writer), _copy(far_reader, writer))

    return serve


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while chunk := await reader.read(65536):
            writer.write(chunk)
        writer.close()


async def test_a_proxy_tunnels_and_the_certificate_behind_it_is_checked(tmp_path: Path) -> None:
    seen: list[bytes] = []
    authority = Authority()
    async with (
        serving(empty_answer, tls=authority.server(tmp_path)) as port,
        serving(leading_to(seen)) as by,
    ):
        proxy = f"http://127.0.0.1:{by}"
        async with client(port, scheme="https", proxy=proxy, ca_file=authority.file(tmp_path)) as http:
            reply = await http.call("GET", "/x")
        problem = await failure(client(port, scheme="https", proxy=proxy))

    assert reply.status == 200
    assert seen == [f"CONNECT 127.0.0.1:{port} HTTP/1.1".encode()] * 2
    assert (problem.code, problem.reach) == ("net.certificate_refused", Reach.NOT_SENT)


async def test_a_proxy_that_refuses_has_let_nothing_through() -> None:
    seen: list[bytes] = []
    async with serving(leading_to(seen, b"407 Proxy Authentication Required")) as by:
        problem = await failure(client(443, scheme="https", proxy=f"http://127.0.0.1:{by}"))

    assert (problem.code, problem.reach) == ("net.proxy_refused", Reach.NOT_SENT)
    assert problem.params == {"host": "127.0.0.1", "proxy": "127.0.0.1"}


async def test_a_proxy_that_is_not_there_is_named() -> None:
    async with serving(empty_answer) as port:
        free = port
    problem = await failure(client(443, scheme="https", proxy=f"http://127.0.0.1:{free}"))

    assert (problem.code, problem.reach) == ("net.proxy_unreachable", Reach.NOT_SENT)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://ais.example.com", "net.address_invalid"),
        ("https://", "net.address_invalid"),
        ("https://user:secret@ais.example.com", "net.address_invalid"),
        ("https://ais.example.com/?token=1", "net.address_invalid"),
        ("https://ais.example.com:99999", "net.address_invalid"),
        ("http://ais.example.com", "net.plain_http_refused"),
    ],
)
def test_an_address_that_credentials_must_not_go_to_is_refused(url: str, code: str) -> None:
    with refused(code) as caught:
        Address(url=url)

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:7777", "http://localhost", "https://ais.example.com/base/"]
)
def test_loopback_and_https_are_good_addresses(url: str) -> None:
    assert Address(url=url).url == url.rstrip("/")


async def test_a_download_goes_into_a_file_and_no_further_than_it_may() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 3000\r\n\r\n" + b"x" * 3000)
        await writer.drain()

    async with serving(serve) as port, client(port) as http:
        whole, cut = io.BytesIO(), io.BytesIO()
        reply = await http.download("/file?signature=a%2Fb", into=whole, largest_bytes=3000)
        with pytest.raises(Unreachable):
            await http.download("/file", into=cut, largest_bytes=2999)

    assert (reply.status, reply.body, whole.getvalue()) == (200, b"", b"x" * 3000)
    assert len(cut.getvalue()) <= 2999


async def test_what_is_no_file_is_told_and_not_written() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 7\r\n\r\nexpired")
        await writer.drain()

    async with serving(serve) as port, client(port) as http:
        file = io.BytesIO()
        reply = await http.download("/file", into=file, largest_bytes=3000)

    assert (reply.status, reply.body, file.getvalue()) == (403, b"expired", b"")
