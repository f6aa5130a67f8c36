"""Where the workspace listens for webhooks, and by which address the stores reach it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories.connections import change_setting, setting

_SETTING = "webhooks"
_LISTENING = "webhooks.listening"
PATH = "/hooks/"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSettings:
    """
    Loopback unless somebody chose otherwise: it takes a choice to be reachable from another machine.

    The endpoint itself speaks plain http; towards the internet it stands behind the customer's own TLS proxy, whose
    address is the public one.
    """

    is_open: bool = False
    host: str = "127.0.0.1"
    port: int = 8377
    public_address: str = ""
    quiet_hours: int = 24
    """After so long without a delivery, while polling sees changes, the door counts as too quiet."""
    deliveries_per_second: int = 4000
    """More than that for one connection is answered with 429."""

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise Problem("webhook.port_invalid", port=self.port)
        if not self.is_loopback and not _is_address(self.host):
            raise Problem("webhook.host_invalid", host=self.host)
        if self.public_address and not _is_base(self.public_address):
            raise Problem("webhook.public_address_invalid", address=self.public_address)
        if self.quiet_hours < 1 or self.deliveries_per_second < 1:
            raise Problem("webhook.limit_invalid")

    @property
    def is_loopback(self) -> bool:
        return self.host == "localhost" or (_is_address(self.host) and ip_address(self.host).is_loopback)

    @property
    def is_everywhere(self) -> bool:
        return _is_address(self.host) and ip_address(self.host).is_unspecified


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """What the engine says of its endpoint: where it listens, or why it does not."""

    address: str = ""
    problem: Mapping[str, Any] | None = None


async def webhook_settings(workplace: Workplace) -> WebhookSettings:
    return await workplace.store.read(read_settings)


def read_settings(transaction: Transaction) -> WebhookSettings:
    return WebhookSettings(**setting(transaction, _SETTING, {}))


async def change_webhook_settings(workplace: Workplace, **changes: Any) -> WebhookSettings:
    """Change some of the settings; the engine follows within a second."""
    changed = replace(await webhook_settings(workplace), **changes)
    cleaned = replace(changed, public_address=changed.public_address.rstrip("/"))
    await workplace.store.write(_change, workplace, cleaned)
    workplace.tell("webhook")
    return cleaned


def _change(transaction: Transaction, workplace: Workplace, settings: WebhookSettings) -> None:
    change_setting(transaction, _SETTING, asdict(settings))
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="webhook.settings_changed",
        subject_kind="workspace",
        subject_id="webhooks",
        **asdict(settings),
    )


async def listening(workplace: Workplace) -> Listening:
    return await workplace.store.read(read_listening)


def read_listening(transaction: Transaction) -> Listening:
    return Listening(**setting(transaction, _LISTENING, {}))


def note_listening(transaction: Transaction, said: Listening) -> None:
    change_setting(transaction, _LISTENING, asdict(said))


def public_base(settings: WebhookSettings, said: Listening) -> str:
    """
    Return the address that stores call, without the door's own path; '' while there is none.

    Who listens at every address of a machine has not said which of them a store is to call.
    """
    if settings.public_address or settings.is_everywhere:
        return settings.public_address
    return said.address


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_base(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain and address.isascii()
