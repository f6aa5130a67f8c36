"""Serve the simulated JDE and stores alone, for whatever client is pointed at them."""

import json
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from mlconnector_gui.app.sandbox import JDE_NAME, Sandbox, SandboxOptions, running_sandbox
from mlconnector_gui.base.clock import SystemClock
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.services.connect import JDE

_LOOK_SECONDS = 1.0
"""How often a signal is looked for: on Windows one does not end a wait without a limit."""


def serve_simulators(options: SandboxOptions, *, as_json: bool) -> None:
    """
    Print where each simulator is served and what it lets in, then serve until Ctrl+C or a termination.

    The time is today's, since a client signs and checks with its own.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    clock = SandboxClock(SystemClock().now())
    with running_sandbox(options, clock=clock) as sandbox, suppress(KeyboardInterrupt):
        served = _entrances(sandbox)
        print(json.dumps(served) if as_json else _words(served), flush=True)
        while True:
            time.sleep(_LOOK_SECONDS)


def _entrances(sandbox: Sandbox) -> list[dict[str, Any]]:
    site = sandbox.site
    jde = {
        "name": JDE_NAME,
        "connector": JDE,
        "address": sandbox.addresses[JDE_NAME],
        "values": {"username": site.username, "environment": site.environment, "role": site.role},
        "secrets": {"password": site.password},
    }
    stores = (
        {
            "name": store.name,
            "connector": store.connector,
            "address": sandbox.addresses[store.name],
            "values": dict(store.values),
            "secrets": dict(store.secrets),
        }
        for store in sandbox.stores
    )
    return [jde, *stores]


def _words(served: list[dict[str, Any]]) -> str:
    return "\n\n".join(_entrance_words(one) for one in served) + "\n\nCtrl+C ends it."


def _entrance_words(served: Mapping[str, Any]) -> str:
    facts = {**served["values"], **served["secrets"]}
    return "\n".join(
        [
            f"{served['name']} ({served['connector']}): {served['address']}",
            *(f"  {name} = {value}" for name, value in facts.items()),
        ]
    )
