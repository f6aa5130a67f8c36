"""What a client of an outside system is given: time, chance, certificates, and how bytes travel."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.net.client import Address, HttpClient, Timeouts
from mlconnector_gui.net.retry import RetryPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class NetEnvironment:
    """The outside world as ports; one for the whole program, another for each simulation."""

    clock: Clock
    rng: random.Random
    ca_file: Path | None = None
    timeouts: Timeouts = field(default_factory=Timeouts)
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    transports: Mapping[str, httpx.AsyncBaseTransport] = field(default_factory=dict)
    """Host name to a simulation in process; hosts not named go over the network."""

    def client(
        self,
        address: Address,
        *,
        headers: Mapping[str, str] | None = None,
        ca_file: Path | None = None,
        timeouts: Timeouts | None = None,
    ) -> HttpClient:
        """Make a client of an address; a connection's own CA file and time-outs go before the program's."""
        return HttpClient(
            address=address,
            timeouts=timeouts or self.timeouts,
            ca_file=ca_file or self.ca_file,
            headers=headers or {},
            transport=self.transports.get(address.host),
        )
