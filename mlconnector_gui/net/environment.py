"""What a client of an outside system is given: time, chance, certificates, and how bytes travel."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.base.way_out import WayOut
from mlconnector_gui.net.client import Address, HttpClient, Timeouts
from mlconnector_gui.net.retry import RetryPolicy


@dataclass(slots=True, kw_only=True)
class NetEnvironment:
    """
    The outside world as ports; one for the whole program, another for each simulation.

    `way_out` is put in place when a workspace is opened or its network settings change; it counts for every client
    made from then on.
    """

    clock: Clock
    rng: random.Random
    way_out: WayOut = field(default_factory=WayOut)
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
            ca_file=ca_file or self.way_out.ca_file,
            proxy=self.way_out.proxy_to(address.host),
            headers=headers or {},
            transport=self.transports.get(address.host),
        )
