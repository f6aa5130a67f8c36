"""What differs between two canonical contents, in fields and amounts a person can read."""

import json
from collections.abc import Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any

_COMPARED = (
    "company", "document_type", "gl_date", "currency", "explanation", "target", "supplier", "invoice_number",
    "invoice_date", "payment_terms", "tax_area", "tax_explanation", "beside",
    "long_address_number", "name", "mailing_name", "search_type", "business_unit", "tax_id", "email",
    "order", "receipt_date", "takes_back",
)  # fmt: skip


def content_difference(before: bytes | None, after: bytes | None) -> list[dict[str, str]]:
    """
    Compare two contents: head fields, then the sum of each account with its currency.

    The reference is left out, since it changes with the revision. An empty list means that both would book the
    same.
    """
    old, new = _read(before), _read(after)
    changes = [
        {"what": name, "before": _text(old.get(name)), "after": _text(new.get(name))}
        for name in _COMPARED
        if _text(old.get(name)) != _text(new.get(name))
    ]
    changes += _changed_parts(old, new)
    changes += _changed_fields(old, new)
    for number, (was, is_now) in enumerate(
        zip_longest(old.get("pay_items", []), new.get("pay_items", [])), start=1
    ):
        if was != is_now:
            changes.append({"what": f"pay item {number}", "before": _item(was), "after": _item(is_now)})
    changes += _changed_receipt(old, new)
    old_sums, new_sums = _sums(old), _sums(new)
    for key in sorted({*old_sums, *new_sums}):
        earlier, later = _shown(old_sums.get(key), old), _shown(new_sums.get(key), new)
        if earlier != later:
            changes.append({"what": key, "before": earlier, "after": later})
    return changes


def _changed_parts(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, str]]:
    """Compare the parts of a customer, its address and its customer master, and the fields of an item."""
    changes = []
    for part, title in (("address", "address"), ("master", "customer master"), ("item", "item")):
        before, after = old.get(part) or {}, new.get(part) or {}
        for name in dict.fromkeys((*before, *after)):
            was, is_now = _text(before.get(name)), _text(after.get(name))
            if was != is_now:
                changes.append({"what": f"{title} {name}", "before": was, "after": is_now})
    return changes


def _changed_fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, str]]:
    """Compare the fields of a store's record: what each is to become, and from what."""
    before = {one["name"]: one for one in old.get("fields", [])}
    after = {one["name"]: one for one in new.get("fields", [])}
    changes = []
    for name in sorted({*before, *after}):
        was, is_now = before.get(name, {}), after.get(name, {})
        if was.get("after") != is_now.get("after"):
            texts = {"before": _text(was.get("after")), "after": _text(is_now.get("after"))}
            changes.append({"what": name, **texts})
        elif was.get("before") != is_now.get("before"):
            texts = {"before": _text(was.get("before")), "after": _text(is_now.get("before"))}
            changes.append({"what": f"{name} in the store", **texts})
    return changes


def _changed_receipt(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, str]]:
    """Compare what is received of each line; what was open of it when it was drafted is no part of that."""
    before, after = _received(old), _received(new)
    return [
        {"what": f"line {number}", "before": before.get(number, ""), "after": after.get(number, "")}
        for number in sorted({*before, *after}, key=Decimal)
        if before.get(number) != after.get(number)
    ]


def _received(content: Mapping[str, Any]) -> dict[str, str]:
    told = ("quantity", "unit", "item", "unit_cost", "location", "lot")
    return {
        line["number"]: " ".join(line[name] for name in told if line[name])
        for line in content.get("receipt_lines", [])
    }


def _read(content: bytes | None) -> Mapping[str, Any]:
    return json.loads(content) if content is not None else {}


def _sums(content: Mapping[str, Any]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in content.get("lines", []):
        key = f"{line['account']} {line['subledger']}".strip()
        sums[key] = sums.get(key, Decimal(0)) + Decimal(line["amount"])
    return sums


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str("" if value is None else value)


def _item(item: Mapping[str, str] | None) -> str:
    return ", ".join(f"{name} {text}" for name, text in (item or {}).items() if text)


def _shown(amount: Decimal | None, content: Mapping[str, Any]) -> str:
    return "" if amount is None else f"{amount:f} {content['currency']}"
