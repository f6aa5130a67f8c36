"""A workspace that listens for webhooks in a process of its own, and a hand that delivers as fast as it can."""

import asyncio
import base64
import hashlib
import hmac
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from mlconnector_gui.app.composition import VAULT_NAME, open_workplace, real_network
from mlconnector_gui.base.secrets import PassphraseVault
from mlconnector_gui.services.connect import add_connection
from mlconnector_gui.services.webhook_keys import DoorKeys, load_keys
from mlconnector_gui.services.webhook_settings import PATH, change_webhook_settings
from mlconnector_gui.services.webhooks import open_door
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from tests.faults.children import REPOSITORY, child_environment

SHOP = "WOO"
_PASSPHRASE = "the webhook campaign's own"
_NOBODY = "http://127.0.0.1:9"
_START_SECONDS = 60.0


@dataclass(frozen=True)
class Prepared:
    """A workspace whose one shop may deliver to a known port; nobody answers at the shop itself."""

    folder: Path
    passphrase_file: Path
    port: int
    keys: DoorKeys
    connection_id: str


@contextmanager
def workplace_in(folder: Path) -> Iterator[Workplace]:
    folder.mkdir(exist_ok=True)
    vault = PassphraseVault(folder / VAULT_NAME, _PASSPHRASE)
    with open_workplace(folder, vault=vault, network=real_network()) as workplace:
        yield workplace


async def prepare(folder: Path) -> Prepared:
    with workplace_in(folder / "workspace") as workplace:
        await add_connection(
            workplace,
            connector="jde",
            name="JDE",
            values={"address": _NOBODY, "username": "MLCSVC", "environment": "JPY920"},
            secrets={"password": "p"},
        )
        stored = await add_connection(
            workplace,
            connector="woocommerce",
            name=SHOP,
            values={"address": _NOBODY, "target": "JDE", "company": "00001", "start_date": "2026-10-01"},
            secrets={"consumer_key": "ck_" + "0" * 40, "consumer_secret": "cs_" + "0" * 40},
        )
        await open_door(workplace, SHOP)
        port = free_port()
        await change_webhook_settings(workplace, is_open=True, port=port, deliveries_per_second=1_000_000)
        keys = load_keys(workplace.vault, stored.connection_id)
        assert keys is not None
    secret = folder / "passphrase"
    secret.write_text(_PASSPHRASE)
    return Prepared(folder / "workspace", secret, port, keys, stored.connection_id)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def engine_process(prepared: Prepared, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The real program: `mlconnector engine`."""
    command = [
        *(sys.executable, "-m", "mlconnector_gui.app.cli", "engine"),
        *("--workspace", str(prepared.folder), "--passphrase-file", str(prepared.passphrase_file)),
    ]
    with subprocess.Popen(  # noqa: S603  our own program
        command, cwd=REPOSITORY, env=child_environment(folder), stderr=subprocess.DEVNULL
    ) as child:
        try:
            yield child
        finally:
            child.kill()


async def listening_at(port: int) -> None:
    """Wait until somebody listens."""
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
            continue
        writer.close()
        return
    raise TimeoutError(f"nobody listens at port {port}")


def stored_ids(prepared: Prepared) -> list[str]:
    """The order ids of every kept delivery, read from the file itself."""
    with workplace_in(prepared.folder) as workplace:
        return workplace.store.read_now(_ids, prepared.connection_id)


def _ids(transaction: Transaction, connection_id: str) -> list[str]:
    rows = transaction.exec_driver_sql(
        "SELECT json_extract(external_ids, '$[0]') FROM webhook_delivery WHERE connection_id = ?",
        (connection_id,),
    )
    return [str(row[0]) for row in rows]


# deliveries


@dataclass(frozen=True)
class Request:
    """The bytes of one delivery on the wire, and what should become of it."""

    order_id: str
    content: bytes
    is_genuine: bool


def genuine(prepared: Prepared, order_id: int, *, padding: int = 3000) -> Request:
    return _request(prepared, order_id, prepared.keys.secret, padding)


def forged(prepared: Prepared, order_id: int, *, padding: int = 3000) -> Request:
    return _request(prepared, order_id, "somebody else's", padding)


def _request(prepared: Prepared, order_id: int, secret: str, padding: int) -> Request:
    body = b'{"id":%d,"x":"%s"}' % (order_id, b"x" * padding)
    signature = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
    lines = (
        f"POST {PATH}{prepared.keys.token} HTTP/1.1",
        "Host: hooks.example.com",
        "Content-Type: application/json",
        "X-WC-Webhook-Topic: order.updated",
        f"X-WC-Webhook-Signature: {signature}",
        f"X-WC-Webhook-Delivery-ID: {order_id % 7:032x}",
        f"Content-Length: {len(body)}",
    )
    content = "\r\n".join((*lines, "", "")).encode() + body
    return Request(str(order_id), content, secret == prepared.keys.secret)


def mixed(prepared: Prepared, count: int, *, first: int, rng: random.Random) -> list[Request]:
    """Half genuine and new, a quarter repeated, a quarter forged; in any order."""
    fresh = [genuine(prepared, first + number) for number in range(count // 2)]
    repeated = [rng.choice(fresh) for _ in range(count // 4)]
    false = [forged(prepared, first + rng.randrange(count)) for _ in range(count // 4)]
    every = [*fresh, *repeated, *false]
    rng.shuffle(every)
    return every


@dataclass
class Told:
    """What the endpoint answered, and how long it took."""

    statuses: Counter[int] = field(default_factory=Counter)
    promised: set[str] = field(default_factory=set)
    wrongly_believed: int = 0
    seconds: list[float] = field(default_factory=list)
    broken: int = 0

    def note(self, request: Request, status: int, seconds: float) -> None:
        self.statuses[status] += 1
        self.seconds.append(seconds)
        if status == 200:
            self.promised.add(request.order_id)
            self.wrongly_believed += not request.is_genuine

    @property
    def slowest_hundredth(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.99)] if self.seconds else 0.0


async def deliver(port: int, requests: Sequence[Request], *, lanes: int = 32) -> Told:
    """Deliver over several kept connections at once; a connection that breaks ends its lane."""
    told = Told()
    waiting = iter(requests)
    await asyncio.gather(*(_lane(port, waiting, told) for _ in range(lanes)))
    return told


async def _lane(port: int, waiting: Iterator[Request], told: Told) -> None:
    try:
        while await _connection(port, waiting, told):
            pass
    except (OSError, asyncio.IncompleteReadError):
        told.broken += 1


async def _connection(port: int, waiting: Iterator[Request], told: Told) -> bool:
    """Deliver over one connection; True when the other side closed it in good order."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for request in waiting:
            began = time.perf_counter()
            writer.write(request.content)
            head = await reader.readuntil(b"\r\n\r\n")
            told.note(request, int(head[9:12]), time.perf_counter() - began)
            if b"connection: close" in head:
                return True
        return False
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
