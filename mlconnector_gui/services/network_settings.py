"""The workspace's network settings: kept in the store, in force for every connection opened from then on."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mlconnector_gui.base.way_out import WayOut
from mlconnector_gui.net.tls import tls_context
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections

_SETTING = "network"


def stored_way_out(transaction: Transaction) -> WayOut:
    return _read(connections.setting(transaction, _SETTING, {}))


async def network_settings(workplace: Workplace) -> WayOut:
    return await workplace.store.read(stored_way_out)


async def change_network_settings(workplace: Workplace, wanted: WayOut) -> None:
    """Keep them and use them; a file of authorities that cannot be read is refused before."""
    if wanted.ca_file is not None:
        await asyncio.to_thread(tls_context, wanted.ca_file)
    await workplace.store.write(_change, wanted, workplace)
    workplace.network.way_out = wanted
    workplace.tell("network")


def written_way_out(way_out: WayOut) -> dict[str, Any]:
    return {
        "proxy": way_out.proxy,
        "direct": list(way_out.direct),
        "ca_file": str(way_out.ca_file) if way_out.ca_file else "",
    }


def _read(written: Mapping[str, Any]) -> WayOut:
    ca_file = written.get("ca_file", "")
    return WayOut(
        proxy=written.get("proxy", ""),
        direct=tuple(written.get("direct", ())),
        ca_file=Path(ca_file) if ca_file else None,
    )


def _change(transaction: Transaction, wanted: WayOut, workplace: Workplace) -> None:
    connections.change_setting(transaction, _SETTING, written_way_out(wanted))
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="network.changed",
        subject_kind="workspace",
        subject_id="network",
        changed=written_way_out(wanted),
    )
