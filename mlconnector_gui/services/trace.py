"""Show the payload behind a posting, with what is nobody's business hidden."""

import json
from typing import Any

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import documents

_PERSONAL = frozenset(
    {
        "first_name",
        "last_name",
        "company",
        "address_1",
        "address_2",
        "email",
        "phone",
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
_PERSONAL_PLACES = frozenset({"billing", "shipping", "customer"})
_HIDDEN = "•••"


async def payload_text(workplace: Workplace, document_id: int, *, personal: bool = False) -> str:
    """
    Return an archived payload as indented text; personal data hidden unless asked for.

    Bytes that are no JSON are shown as they are.
    """
    payload = await workplace.store.read(documents.payload_of, document_id)
    if payload == documents.TOMBSTONE:
        return ""
    try:
        content = json.loads(payload, parse_float=_Exact, parse_int=_Exact)
    except ValueError:
        return payload.decode("utf-8", "replace")
    shown = content if personal else _hide(content, inside=False)
    return _unquoted(json.dumps(shown, indent=2, ensure_ascii=False))


class _Exact(str):
    """A number kept with the digits the source wrote."""

    __slots__ = ()

    def __new__(cls, digits: str) -> "_Exact":
        return super().__new__(cls, f"\x00{digits}\x00")


def _unquoted(text: str) -> str:
    return text.replace('"\\u0000', "").replace('\\u0000"', "")


def _hide(value: Any, *, inside: bool) -> Any:
    if isinstance(value, dict):
        return {
            key: _HIDDEN
            if item
            and not isinstance(item, dict | list)
            and key in _PERSONAL
            and (inside or key not in {"company"})
            else _hide(item, inside=inside or key in _PERSONAL_PLACES)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_hide(item, inside=inside) for item in value]
    return value
