"""How this workstation gets out: the company's proxy, what is reached without it, and whom to trust besides."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mlconnector_gui.base.problem import Cause, Problem

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """
    The network settings of a workspace.

    A proxy that asks for a name and password is refused: those would be kept with the address, outside the keyring.
    """

    proxy: str = ""
    """Such as http://proxy.example.com:8080; '' goes straight out."""
    direct: tuple[str, ...] = ()
    """Hosts that are reached without the proxy; .example.com stands for all below it."""
    ca_file: Path | None = None

    def __post_init__(self) -> None:
        if not self.proxy:
            return
        try:
            parts = urlsplit(self.proxy)
            is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_whole = False
        if not is_whole or parts.path.strip("/") or parts.query or parts.fragment:
            raise Problem("net.proxy_invalid", proxy=self.proxy)
        if parts.username or parts.password:
            raise Problem("net.proxy_with_login", cause=Cause.VALIDATION, host=parts.hostname or "")

    def proxy_to(self, host: str) -> str:
        """Return the proxy that leads to a host, '' where none does; this computer itself never needs one."""
        is_direct = host in LOOPBACK or any(_covers(pattern, host) for pattern in self.direct)
        return "" if is_direct else self.proxy


def read_hosts(text: str) -> tuple[str, ...]:
    """Read hosts as a person lists them, by commas or blanks."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def _covers(pattern: str, host: str) -> bool:
    wanted, name = pattern.lower().removeprefix("*"), host.lower()
    return name.endswith(wanted) if wanted.startswith(".") else name == wanted
