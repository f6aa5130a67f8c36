"""Fetch a report's document from Amazon's storage: within its five minutes, without our headers, bounded."""

import asyncio
import re
import zlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.amazon.client import AmazonClient
from mlconnector_gui.connectors.amazon.operations import REPORT_DOCUMENT
from mlconnector_gui.connectors.amazon.payloads import ReportDocument
from mlconnector_gui.net.client import Address, Reply
from mlconnector_gui.net.retry import repeated

_GZIP = b"\x1f\x8b"
_LARGEST_DOWNLOAD = 256 * 1024 * 1024
_LARGEST_DOCUMENT = 768 * 1024 * 1024
_SLICE = 4 * 1024 * 1024
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedDocument:
    """A document's bytes in the encoding they came in, and the charset that the storage named, if it did."""

    content: bytes
    charset: str


async def fetch_document(client: AmazonClient, document_id: str) -> FetchedDocument:
    """
    Ask for the document's address and fetch it at once.

    The address is used up after five minutes, so a fetch that fails begins again with a new one.
    """

    async def once() -> FetchedDocument:
        told = await client.read(REPORT_DOCUMENT, {}, ReportDocument, id=document_id)
        reply = await _downloaded(client, told.url)
        charset = _CHARSET.search(reply.headers.get("content-type", ""))
        return FetchedDocument(
            content=await unpacked(reply.body, document_id=document_id),
            charset=charset.group(1) if charset else "",
        )

    environment = client.environment
    return await repeated(once, policy=environment.retry, clock=environment.clock, rng=environment.rng)


async def unpacked(body: bytes, *, document_id: str, limit: int = _LARGEST_DOCUMENT) -> bytes:
    """
    Unpack gzip, by its first bytes and not by what was announced: the transport may have unpacked it already.

    In slices, so that the program goes on meanwhile, and to a limit, so that a bomb fills nothing.
    """
    if not body.startswith(_GZIP):
        return body
    unpacker, found, rest = zlib.decompressobj(wbits=31), bytearray(), body
    try:
        while rest and not unpacker.eof:
            found += unpacker.decompress(rest, _SLICE)
            rest = unpacker.unconsumed_tail
            if len(found) > limit:
                raise Problem("amazon.document_too_large", document=document_id, limit_mb=limit // 2**20)
            await asyncio.sleep(0)
    except zlib.error as error:
        raise _broken(document_id, str(error)) from error
    if not unpacker.eof:
        raise _broken(document_id, "the gzip stream ends early")
    return bytes(found)


async def _downloaded(client: AmazonClient, url: str) -> Reply:
    """Send none of our headers there: the address is its own key, and the storage refuses a second one."""
    parts = urlsplit(url)
    try:
        address = Address(url=f"{parts.scheme}://{parts.netloc}")
    except Problem as problem:
        raise _refused_address(parts.hostname or "") from problem
    if address.host in _LOOPBACK and not client.is_loopback:
        raise _refused_address(address.host)
    storage = client.environment.client(address)
    storage.body_limit = _LARGEST_DOWNLOAD
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    try:
        reply = await storage.call("GET", path)
    finally:
        await storage.close()
    if reply.status != 200:
        passes = reply.status in {403, 429} or reply.status >= 500
        raise Problem(
            "amazon.document_refused",
            cause=Cause.CONNECTION,
            retry=Retry.LATER if passes else Retry.AFTER_CHANGE,
            status=reply.status,
            technical=reply.excerpt(),
        )
    if reply.is_html or _is_cut(reply):
        raise Problem(
            "amazon.answer_unexpected", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status
        )
    return reply


def _is_cut(reply: Reply) -> bool:
    """A table that is cut at a line's end looks whole; only its announced length tells."""
    announced = reply.headers.get("content-length", "")
    is_packed = bool(reply.headers.get("content-encoding", ""))
    return announced.isdigit() and not is_packed and len(reply.body) < int(announced)


def _refused_address(host: str) -> Problem:
    return Problem("amazon.document_elsewhere", cause=Cause.PERMISSION, retry=Retry.NEVER, host=host)


def _broken(document_id: str, technical: str) -> Problem:
    return Problem(
        "amazon.document_broken",
        cause=Cause.CONNECTION,
        retry=Retry.LATER,
        document=document_id,
        technical=technical,
    )
