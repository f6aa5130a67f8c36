"""What the shop is set to, as far as the key may read it: zone, currency, decimals, tax, version."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.woocommerce.client import SiteIndex, WooCommerceClient

Shape = TypeVar("Shape")

_SETTINGS = {
    "woocommerce_currency": "currency",
    "woocommerce_price_num_decimals": "price_num_decimals",
    "woocommerce_prices_include_tax": "prices_include_tax",
    "woocommerce_tax_round_at_subtotal": "tax_round_at_subtotal",
}


class _Setting(msgspec.Struct):
    id: str
    value: object = ""


class _Environment(msgspec.Struct):
    version: str = ""


class _StatusSettings(msgspec.Struct):
    HPOS_enabled: bool | None = None


class _SystemStatus(msgspec.Struct):
    environment: _Environment = msgspec.field(default_factory=_Environment)
    settings: _StatusSettings = msgspec.field(default_factory=_StatusSettings)


async def facts_of(client: WooCommerceClient) -> Mapping[str, str]:
    """Read every fact the key may read; what it may not is absent."""
    facts: dict[str, str] = {}
    try:
        index, _ = await client.index()
        facts["timezone"] = timezone_of(index)
    except Problem as problem:
        _only_if_closed(problem)
    for group in ("general", "tax"):
        settings = await _readable(client, f"/settings/{group}", {"_fields": "id,value"}, list[_Setting])
        for setting in settings or []:
            if name := _SETTINGS.get(setting.id):
                facts[name] = str(setting.value)
    status = await _readable(client, "/system_status", {"_fields": "environment,settings"}, _SystemStatus)
    if status is not None:
        facts["version"] = status.environment.version
        if status.settings.HPOS_enabled is not None:
            facts["hpos"] = "yes" if status.settings.HPOS_enabled else "no"
    return {name: value for name, value in facts.items() if value}


def timezone_of(index: SiteIndex) -> str:
    """Return the zone's name, or the site's fixed offset as '+10:30'; nothing when the site tells neither."""
    if index.timezone_string:
        return index.timezone_string
    try:
        minutes = int(Decimal(str(index.gmt_offset)) * 60)
    except (InvalidOperation, ValueError):
        return ""
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


async def _readable(
    client: WooCommerceClient, path: str, query: Mapping[str, str], shape: type[Shape]
) -> Shape | None:
    try:
        found, _ = await client.read(path, query, shape)
    except Problem as problem:
        _only_if_closed(problem)
        return None
    return found


def _only_if_closed(problem: Problem) -> None:
    """Let pass what the key or the host keeps closed; a shop that cannot be reached is another matter."""
    if problem.cause is not Cause.PERMISSION and problem.code != "woocommerce.no_route":
        raise problem
