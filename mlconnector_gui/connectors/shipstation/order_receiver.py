"""Put purchase orders into ShipStation as orders: found by their numbers, told apart by their keys, sent in bulk."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile

import msgspec

from mlconnector_gui.accounting.purchase_orders import OrderKey
from mlconnector_gui.accounting.store_records import StoreRecord
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import RecordOutcome, SeenRecord, Verdict
from mlconnector_gui.connectors.shipstation.client import ShipStationClient
from mlconnector_gui.connectors.shipstation.judging import not_sent, rejected, unanswered, without_results
from mlconnector_gui.connectors.shipstation.listing import found_by
from mlconnector_gui.connectors.shipstation.order_record import (
    LOCKED,
    Tree,
    changed_order,
    is_split,
    new_order,
    seen_fields,
    whole_of,
)
from mlconnector_gui.connectors.shipstation.payloads import Upserted, Upserts, text_of
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.errors import Unreachable

_PATH = "/orders/createorders"
_DECODER = msgspec.json.Decoder(dict, float_hook=Decimal)


@dataclass(slots=True)
class OrderReceiver:
    """
    Orders by `orderKey`, which makes a request that is sent twice the same as one that is sent once.

    No list can be filtered by that key, so orders are looked for by the beginning of their numbers. What a look-up
    saw is kept for the change that follows it, since a change takes the whole order as it was.
    """

    client: ShipStationClient
    _seen: dict[str, list[Tree]] = field(default_factory=dict)

    async def look_up(self, records: Sequence[StoreRecord]) -> Mapping[str, SeenRecord]:
        keys = {record.key for record in records}
        self._seen = {key: [] for key in keys}
        async for tree in self._with_numbers({_number_of(key) for key in keys}):
            if tree.get("orderKey") in keys:
                self._seen[tree["orderKey"]].append(tree)
        return {
            record.key: _seen_as(record, self._seen[record.key])
            for record in records
            if self._seen[record.key]
        }

    async def submit(self, records: Sequence[StoreRecord]) -> Sequence[RecordOutcome]:
        """An order that cannot be changed is refused here: ShipStation might leave it as it is and say nothing."""
        try:
            unread = [one for one in records if not one.creates and one.key not in self._seen]
            if unread:
                await self.look_up(unread)
        except Problem as problem:
            return [not_sent(problem)] * len(records)
        bodies: dict[str, Tree] = {}
        refused: dict[str, RecordOutcome] = {}
        for record in records:
            try:
                bodies[record.key] = self._body(record)
            except Problem as problem:
                refused[record.key] = rejected(problem)
        answered = await self._sent(list(bodies.values())) if bodies else {}
        self._seen = {}
        return [refused.get(one.key) or _outcome(one, answered) for one in records]

    def _body(self, record: StoreRecord) -> Tree:
        if record.creates:
            return new_order(record.key, record.wanted)
        parts = self._seen.get(record.key, [])
        order = _number_of(record.key)
        if not parts:
            raise Problem("shipstation.order_missing", cause=Cause.SOURCE_CHANGED, order=order)
        if is_split(parts):
            raise Problem("shipstation.order_split", cause=Cause.SOURCE_CHANGED, order=order)
        current = whole_of(parts)
        if current.get("orderStatus") in LOCKED:
            status = str(current["orderStatus"])
            raise Problem("shipstation.order_locked", cause=Cause.SOURCE_CHANGED, order=order, status=status)
        return changed_order(current, record.key, record.wanted)

    async def _sent(self, bodies: list[Tree]) -> Mapping[str, RecordOutcome]:
        """One outcome for each key that was answered; under '' what counts for all others."""
        try:
            reply = await self.client.send("POST", _PATH, bodies)
        except Unreachable as problem:
            return {"": unanswered(problem)}
        results = {text_of(one.order_key): _judged(one) for one in _results(reply)}
        if results:
            return results
        return {"": without_results(reply, redact=self.client.keys.redacted)}

    async def _with_numbers(self, numbers: set[str]) -> AsyncIterator[Tree]:
        """
        Find orders by the beginning that their numbers share, and by longer ones where that finds too many.

        Forty requests a minute are not enough to ask for a hundred orders one by one.
        """
        waiting = [sorted(numbers)]
        while waiting:
            group = waiting.pop()
            start = _shared_start(group)
            asked = {"orderNumber": start}
            is_one = len(group) == 1
            rows = await found_by(self.client, "orders", asked, all_pages=is_one) if start else None
            if rows is None:
                waiting += _shared_further(group, len(start))
                continue
            for row in rows:
                yield _DECODER.decode(row)


def _shared_start(group: Sequence[str]) -> str:
    """The beginning that all of some sorted texts share is what the first and the last of them share."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(group[0], group[-1], strict=False))
    return "".join(one for one, _ in alike)


def _shared_further(group: Sequence[str], length: int) -> list[list[str]]:
    by_next: dict[str, list[str]] = defaultdict(list)
    for number in group:
        by_next[number[length : length + 1]].append(number)
    return list(by_next.values())


def _number_of(key: str) -> str:
    """The number that an order of this key is created with; a key of another form may be a number itself."""
    try:
        return OrderKey.parse(key).told
    except Problem:
        return key


def _seen_as(record: StoreRecord, parts: Sequence[Tree]) -> SeenRecord:
    known = seen_fields(parts, record.key)
    fields = {name: known.get(name, "") for name in record.wanted}
    return SeenRecord(fields=fields, record_id=text_of(whole_of(parts).get("orderId")))


def _results(reply: Reply) -> list[Upserted]:
    if reply.status != 200:
        return []
    try:
        found = msgspec.json.decode(reply.body, type=Upserts)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    return [one for one in found.results or [] if one is not None and one.order_key]


def _judged(row: Upserted) -> RecordOutcome:
    """Saying nothing of success is no success."""
    if row.success:
        return RecordOutcome(verdict=Verdict.ACCEPTED, record_id=text_of(row.order_id))
    if row.success is None:
        return RecordOutcome(verdict=Verdict.IN_DOUBT)
    order = row.order_number or text_of(row.order_key)
    return rejected(Problem("shipstation.order_refused", order=order, reason=row.error_message or ""))


def _outcome(record: StoreRecord, answered: Mapping[str, RecordOutcome]) -> RecordOutcome:
    """An order that the answer leaves out is in doubt."""
    return answered.get(record.key) or answered.get("") or RecordOutcome(verdict=Verdict.IN_DOUBT)
