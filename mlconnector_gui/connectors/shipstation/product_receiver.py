"""Keep ShipStation's products in step with the item master; a product that is not there cannot be made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from mlconnector_gui.accounting.store_records import StoreRecord, number_text
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import RecordOutcome, SeenRecord, Verdict
from mlconnector_gui.connectors.shipstation.client import ShipStationClient
from mlconnector_gui.connectors.shipstation.judging import not_sent, rejected, unanswered, without_results
from mlconnector_gui.connectors.shipstation.listing import found_by
from mlconnector_gui.connectors.shipstation.payloads import Done, text_of
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.errors import Unreachable

Tree = dict[str, Any]

_TEXTS = {
    "name": "name",
    "upc": "upc",
    "warehouse_location": "warehouseLocation",
    "fulfillment_sku": "fulfillmentSku",
}
_NUMBERS = {"price": "price", "default_cost": "defaultCost", "weight_ounces": "weightOz"}
FIELDS = (*_TEXTS, *_NUMBERS)
_READ_ONLY = frozenset({"createDate", "modifyDate"})
_DECODER = msgspec.json.Decoder(dict, float_hook=Decimal)


@dataclass(slots=True)
class ProductReceiver:
    """Products by SKU, one in a request; a product is written whole, of what a look-up saw of it."""

    client: ShipStationClient
    _seen: dict[str, Tree] = field(default_factory=dict)

    async def look_up(self, records: Sequence[StoreRecord]) -> Mapping[str, SeenRecord]:
        self._seen = {}
        for record in records:
            asked = {"sku": record.key, "showInactive": "true"}
            for row in await found_by(self.client, "products", asked, all_pages=True) or []:
                tree = _DECODER.decode(row)
                # whether the filter is exact is not documented
                if tree.get("sku") == record.key:
                    self._seen.setdefault(record.key, tree)
        return {one.key: _seen_as(one, self._seen[one.key]) for one in records if one.key in self._seen}

    async def submit(self, records: Sequence[StoreRecord]) -> Sequence[RecordOutcome]:
        return [await self._set(record) for record in records]

    async def _set(self, record: StoreRecord) -> RecordOutcome:
        try:
            if record.key not in self._seen:
                await self.look_up([record])
        except Problem as problem:
            return not_sent(problem)
        current = self._seen.pop(record.key, None)
        if current is None or record.creates:
            # V1 has no way to make one: products appear with the orders that carry their SKU
            return rejected(
                Problem("shipstation.product_missing", cause=Cause.SOURCE_CHANGED, sku=record.key)
            )
        try:
            body = _changed(current, record.wanted)
            reply = await self.client.send("PUT", f"/products/{int(current['productId'])}", body)
        except Unreachable as problem:
            return unanswered(problem)
        except Problem as problem:
            return rejected(problem)
        return self._judged(reply, record, text_of(current["productId"]))

    def _judged(self, reply: Reply, record: StoreRecord, product_id: str) -> RecordOutcome:
        done = _done(reply)
        if done is None or done.success is None:
            return without_results(reply, redact=self.client.keys.redacted)
        if done.success:
            return RecordOutcome(verdict=Verdict.ACCEPTED, record_id=product_id)
        return rejected(Problem("shipstation.product_refused", sku=record.key, reason=done.message or ""))


def _done(reply: Reply) -> Done | None:
    if reply.status != 200:
        return None
    try:
        return msgspec.json.decode(reply.body, type=Done)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _seen_as(record: StoreRecord, tree: Tree) -> SeenRecord:
    known = {name: text_of(tree.get(there)) for name, there in _TEXTS.items()}
    known |= {name: _number(tree.get(there)) for name, there in _NUMBERS.items()}
    fields = {name: known.get(name, "") for name in record.wanted}
    return SeenRecord(fields=fields, record_id=text_of(tree.get("productId")))


def _number(value: Any) -> str:
    return "" if value is None else number_text(Decimal(str(value)))


def _changed(tree: Tree, wanted: Mapping[str, str]) -> Tree:
    changed = {name: value for name, value in tree.items() if name not in _READ_ONLY}
    for name, text in wanted.items():
        if name in _TEXTS:
            changed[_TEXTS[name]] = text or None
        elif name in _NUMBERS:
            changed[_NUMBERS[name]] = _read(name, text)
    return changed


def _read(name: str, text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        raise Problem("shipstation.setting_invalid", field=name, value=text) from None
