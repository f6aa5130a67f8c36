"""Show the way from a store's payload to JDE, and the payload itself with what is nobody's business hidden."""

import json
from collections.abc import Iterator
from typing import Any

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.queries.trace import (
    Trace,
    document_named,
    posting_of_document,
    trace_of_posting,
)
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
_SECRET_WORDS = frozenset({"token", "secret", "password", "passwd", "authorization", "signature", "nonce"})
"""Parts of names under which a store or a plugin may keep what opens something; never shown."""
_HIDDEN = "•••"
_INDENT = "  "


async def payload_text(workplace: Workplace, document_id: int, *, personal: bool = False) -> str:
    """
    Return an archived payload as indented text; personal data hidden unless asked for, secrets always.

    Numbers keep the digits the source wrote. Bytes that are no JSON are shown as they are.
    """
    payload = await workplace.store.read(documents.payload_of, document_id)
    return "" if payload == documents.TOMBSTONE else payload_words(payload, personal=personal)


def payload_words(payload: bytes, *, personal: bool = False) -> str:
    """Return a payload's bytes as indented text."""
    try:
        content = json.loads(payload, parse_float=_Exact, parse_int=_Exact)
    except ValueError:
        return payload.decode("utf-8", "replace")
    return "".join(_written(_hide_secrets(content if personal else _hide(content)), indent="\n"))


async def trace_posting(workplace: Workplace, posting_id: str) -> Trace | None:
    """Return the way from what the store gave to what JDE holds; None for a posting that is not known."""
    return await workplace.store.read(trace_of_posting, posting_id)


async def trace_document(workplace: Workplace, document_id: int) -> Trace | None:
    """Return the way of the newest posting made from a document; None when none was."""
    posting_id = await workplace.store.read(posting_of_document, document_id)
    return await trace_posting(workplace, posting_id) if posting_id else None


async def reveal_payload(workplace: Workplace, document_id: int, *, reason: str) -> str:
    """Return a payload with its personal data; who looked, when and why is in the audit log before it is shown."""
    if not reason.strip():
        raise Problem("review.reason_missing")
    await workplace.store.write(_note_reveal, document_id, reason.strip(), workplace)
    workplace.tell("audit")
    return await payload_text(workplace, document_id, personal=True)


def _note_reveal(transaction: Transaction, document_id: int, reason: str, workplace: Workplace) -> None:
    document = document_named(transaction, document_id)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="payload.revealed",
        subject_kind="document",
        subject_id=str(document_id),
        subject=f"{document.connection} {document.stream} {document.external_id}",
        revision=document.revision,
        payload=document.payload_hash,
        reason=reason,
    )


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


def _hide_secrets(value: Any) -> Any:
    if isinstance(value, list):
        return [_hide_secrets(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() >= _META and _is_secret(str(value["key"])):
        return {name: item if name in {"id", "key"} else _masked(item) for name, item in value.items()}
    return {name: _masked(item) if _is_secret(name) else _hide_secrets(item) for name, item in value.items()}


def _is_secret(name: str) -> bool:
    return bool({*name.lower().replace("-", "_").split("_")} & _SECRET_WORDS)


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
