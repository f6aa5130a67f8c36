"""What differs between two canonical contents, in fields and amounts a person can read."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_COMPARED = ("company", "document_type", "gl_date", "currency", "explanation", "target")


def content_difference(before: bytes | None, after: bytes | None) -> list[dict[str, str]]:
    """
    Compare two contents: head fields, then the sum per account and currency.

    The reference is left out, since it changes with the revision. An empty list means that both would book the
    same.
    """
    old, new = _read(before), _read(after)
    changes = [
        {"what": name, "before": old.get(name, ""), "after": new.get(name, "")}
        for name in _COMPARED
        if old.get(name, "") != new.get(name, "")
    ]
    old_sums, new_sums = _sums(old), _sums(new)
    for key in sorted({*old_sums, *new_sums}):
        earlier, later = old_sums.get(key), new_sums.get(key)
        if earlier != later:
            changes.append({"what": key, "before": _shown(earlier), "after": _shown(later)})
    return changes


def _read(content: bytes | None) -> Mapping[str, Any]:
    return json.loads(content) if content is not None else {}


def _sums(content: Mapping[str, Any]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in content.get("lines", []):
        key = f"{line['account']} {line['subledger']}".strip()
        sums[key] = sums.get(key, Decimal(0)) + Decimal(line["amount"])
    return sums


def _shown(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"
