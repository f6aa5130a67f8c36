"""HTTP calls: the only import of the HTTP library beside the error table and the certificates."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import urlsplit

import httpx

from mlconnector_gui import __version__
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.base.way_out import LOOPBACK
from mlconnector_gui.net.errors import Reach, Unreachable, is_kept_out, unreachable
from mlconnector_gui.net.own_address import own_address
from mlconnector_gui.net.tls import tls_context

USER_AGENT = f"MLConnector/{__version__}"
_FIRST_BYTE_EVENTS = frozenset({"http11.send_request_headers.started", "http2.send_request_headers.started"})
_DEFAULT_BODY_LIMIT = 64 * 1024 * 1024


class _AnswerTooLargeError(Exception):
    """The answer was given up because of its size."""


# a simulation in process breaks off with a bare ConnectionError, the network with a TransportError
_FAILURES = (httpx.TransportError, httpx.DecodingError, TimeoutError, ConnectionError, _AnswerTooLargeError)
_BEFORE_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """Seconds until a call is given up; `total` covers everything, a dripping answer included."""

    connect: float = 10.0
    read: float = 60.0
    total: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """
    A base address that credentials may be sent to.

    `https` always; plain `http` only on loopback or by an explicit, audited choice. No user name in it, no query.
    """

    url: str
    allow_plain_http: bool = False

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            port = parts.port
        except ValueError:
            raise Problem("net.address_invalid", address=self.url) from None
        is_whole = bool(parts.hostname) and not any(character.isspace() for character in self.url)
        if parts.scheme not in {"http", "https"} or not is_whole or port == 0:
            raise Problem("net.address_invalid", address=self.url)
        if parts.username or parts.password or parts.query or parts.fragment:
            raise Problem("net.address_invalid", address=f"{parts.scheme}://{parts.hostname}")
        if parts.scheme == "http" and not (self.allow_plain_http or parts.hostname in LOOPBACK):
            raise Problem("net.plain_http_refused", cause=Cause.PERMISSION, host=parts.hostname or "")
        object.__setattr__(self, "url", self.url.rstrip("/"))

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A complete answer: status, headers with lower-case names, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_html(self) -> bool:
        start = self.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower()
        return self.content_type == "text/html" or start.startswith((b"<!doctype", b"<html"))

    def excerpt(self, characters: int = 200) -> str:
        """Return the first characters of the body as one line of text, to show beneath a problem."""
        return " ".join(self.body[: characters * 4].decode("utf-8", "replace").split())[:characters]


@dataclass(slots=True)
class HttpClient:
    """
    Calls to one address, over one pool of connections, never following a redirect, never repeating anything.

    `call` returns whatever status was answered, or raises `Unreachable` whose `reach` says whether the request may
    have been carried out. Cookies are kept, since AIS sites pin sessions to a node by cookie. The owner closes it.
    """

    address: Address
    timeouts: Timeouts = field(default_factory=Timeouts)
    ca_file: Path | None = None
    proxy: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body_limit: int = _DEFAULT_BODY_LIMIT
    transport: httpx.AsyncBaseTransport | None = None
    """For simulations in process; None is the network."""
    _client: httpx.AsyncClient | None = None

    async def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        total_seconds: float | None = None,
    ) -> Reply:
        """Send one request to a path below the address ('/wp-json/...') and return the complete answer."""
        progress = _Progress()
        request = self._open().build_request(
            method,
            self.address.url + path,
            params=dict(query) if query else None,
            headers={**self.headers, **(headers or {})},
            content=body,
            extensions={"trace": progress.see},
        )
        return await self._answer(request, progress, seconds=total_seconds)

    async def download(
        self, path: str, *, into: BinaryIO, largest_bytes: int, total_seconds: float | None = None
    ) -> Reply:
        """Get a file below the address; the body of a good answer goes into `into`, and the reply comes without."""
        progress = _Progress()
        request = self._open().build_request(
            "GET", self.address.url + path, headers=self.headers, extensions={"trace": progress.see}
        )
        file = _File(into=into, largest_bytes=largest_bytes)
        return await self._answer(request, progress, seconds=total_seconds, file=file)

    async def own_address(self) -> str:
        """Return the address that the other side sees this workstation call from: its own, or the proxy's."""
        if self.proxy:
            return urlsplit(self.proxy).hostname or ""
        if self.transport is not None:
            return "127.0.0.1"
        parts = urlsplit(self.address.url)
        return await asyncio.to_thread(own_address, self.address.host, parts.port or _PORTS[parts.scheme])

    async def close(self) -> None:
        if self._client is not None:
            client, self._client = self._client, None
            await client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _answer(
        self,
        request: httpx.Request,
        progress: "_Progress",
        *,
        seconds: float | None,
        file: "_File | None" = None,
    ) -> Reply:
        request.extensions["timeout"] = self._httpx_timeouts().as_dict()
        try:
            async with asyncio.timeout(seconds or self.timeouts.total):
                return await self._exchange(request, progress, file)
        except _FAILURES as error:
            raise await self._unreachable(error, progress.reach_of(error)) from error

    async def _unreachable(self, error: Exception, reach: Reach) -> Unreachable:
        proxy = urlsplit(self.proxy).hostname or "" if self.proxy else ""
        own = await self.own_address() if is_kept_out(error) else ""
        return unreachable(error, host=self.address.host, reach=reach, proxy=proxy, own_address=own)

    async def _exchange(
        self, request: httpx.Request, progress: "_Progress", file: "_File | None" = None
    ) -> Reply:
        progress.begun = self.transport is not None  # a simulated transport tells no first byte
        response = await self._open().send(request, stream=True)
        progress.begun = True
        try:
            body = bytearray()
            is_file = file is not None and response.is_success
            async for chunk in response.aiter_bytes():
                if file is not None and is_file:
                    file.write(chunk)
                    continue
                body += chunk
                if len(body) > self.body_limit:
                    raise _AnswerTooLargeError(f"the answer is larger than {self.body_limit} bytes")
        finally:
            await response.aclose()
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Reply(status=response.status_code, headers=headers, body=bytes(body))

    def _open(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = httpx.AsyncClient(
                verify=tls_context(self.ca_file),
                timeout=self._httpx_timeouts(),
                limits=httpx.Limits(max_connections=8, max_keepalive_connections=4),
                headers={"User-Agent": USER_AGENT},
                follow_redirects=False,
                trust_env=False,
                proxy=self.proxy or None,
                transport=self.transport,
            )
        return self._client

    def _httpx_timeouts(self) -> httpx.Timeout:
        read = self.timeouts.read
        return httpx.Timeout(connect=self.timeouts.connect, read=read, write=read, pool=self.timeouts.connect)


@dataclass(slots=True)
class _File:
    """Where a download goes, and how large it may become."""

    into: BinaryIO
    largest_bytes: int
    _written: int = 0

    def write(self, chunk: bytes) -> None:
        self._written += len(chunk)
        if self._written > self.largest_bytes:
            raise _AnswerTooLargeError(f"the file is larger than {self.largest_bytes} bytes")
        self.into.write(chunk)


@dataclass(slots=True)
class _Progress:
    """Watches the transport for the first byte of the request."""

    begun: bool = False

    async def see(self, event: str, _details: Mapping[str, object]) -> None:
        if event in _FIRST_BYTE_EVENTS:
            self.begun = True

    def reach_of(self, error: Exception) -> Reach:
        """A failure to get a connection is one before the first byte, whatever else was seen."""
        if isinstance(error, _BEFORE_CONNECTED):
            return Reach.NOT_SENT
        return Reach.MAYBE_SENT if self.begun else Reach.NOT_SENT
