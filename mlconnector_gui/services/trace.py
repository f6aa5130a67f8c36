"""Show the payload behind a posting, with what is nobody's business hidden."""

import json
from collections.abc import Iterator
from typing import Any

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import documents

_PERSONAL = frozenset(
    {
        "first_name",
        "last_name",
        "address_1",
        "address_2",
        "email",
        "phone",
        "city",
        "postcode",
        "customer_note",
        "customer_ip_address",
        "customer_user_agent",
        "order_key",
        "cart_hash",
        "username",
        "avatar_url",
    }
)
"""Fields of a person, wherever they stand."""
_PERSONAL_PLACES = frozenset({"billing", "shipping", "customer", "billing_address", "shipping_address"})
_TAX_NEEDS = frozenset({"id", "country", "country_code", "state", "province_code", "tax_exempt"})
"""What of a person's address decides the tax; everything else there is hidden, known by name or not."""
_META = frozenset({"key", "value"})
_PERSONAL_WORDS = (
    "name",
    "mail",
    "phone",
    "address",
    "postcode",
    "city",
    "customer",
    "user",
    "ip",
    "birth",
    "vat",
)
_HIDDEN = "•••"
_INDENT = "  "


async def payload_text(workplace: Workplace, document_id: int, *, personal: bool = False) -> str:
    """
    Return an archived payload as indented text; personal data hidden unless asked for.

    Numbers keep the digits the source wrote. Bytes that are no JSON are shown as they are.
    """
    payload = await workplace.store.read(documents.payload_of, document_id)
    if payload == documents.TOMBSTONE:
        return ""
    try:
        content = json.loads(payload, parse_float=_Exact, parse_int=_Exact)
    except ValueError:
        return payload.decode("utf-8", "replace")
    return "".join(_written(content if personal else _hide(content), indent="\n"))


class _Exact(str):
    """A number, as the digits the source wrote."""

    __slots__ = ()


def _written(value: Any, *, indent: str) -> Iterator[str]:
    inner = indent + _INDENT
    if isinstance(value, dict) and value:
        for number, (name, item) in enumerate(value.items()):
            yield f"{',' if number else '{'}{inner}{_quoted(name)}: "
            yield from _written(item, indent=inner)
        yield indent + "}"
    elif isinstance(value, list) and value:
        for number, item in enumerate(value):
            yield f"{',' if number else '['}{inner}"
            yield from _written(item, indent=inner)
        yield indent + "]"
    else:
        yield str(value) if isinstance(value, _Exact) else _quoted(value)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _hide(value: Any) -> Any:
    if isinstance(value, list):
        return [_hide(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() >= _META and _is_personal_meta(str(value["key"])):
        return {name: item if name in {"id", "key"} else _masked(item) for name, item in value.items()}
    return {name: _shown(name, item) for name, item in value.items()}


def _shown(name: str, item: Any) -> Any:
    if name in _PERSONAL:
        return _masked(item)
    if name in _PERSONAL_PLACES and isinstance(item, dict):
        return {inner: _hide(part) if inner in _TAX_NEEDS else _masked(part) for inner, part in item.items()}
    return _hide(item)


def _masked(item: Any) -> Any:
    """Hide all there is; what is empty stays empty, since that tells nothing of anybody."""
    return _HIDDEN if item else item


def _is_personal_meta(key: str) -> bool:
    """Plugins keep what they like under keys of their own, such as _billing_phone or customer_ip."""
    return bool({*key.lower().strip("_").split("_")} & set(_PERSONAL_WORDS)) or "mail" in key.lower()
