"""Take prices into one Example Store: looked up, sent in one request, never repeated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import msgspec

from mlconnector_gui.accounting.store_records import StoreRecord, number_text
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors._template.client import ExampleStoreClient, client_of, problem_of
from mlconnector_gui.connectors._template.payloads import Price, PriceResult, PriceResults, Prices
from mlconnector_gui.connectors.port import ConnectionValues, RecordOutcome, SeenRecord, Verdict
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.errors import Reach, Unreachable

_PATH = "/api/prices"
_DEFINITE = range(400, 500)
_NOT_BEGUN = frozenset({401, 403, 429})


def open_receiver(connection: ConnectionValues, environment: NetEnvironment) -> "ExampleStoreReceiver":
    return ExampleStoreReceiver(client=client_of(connection, environment))


@dataclass(slots=True)
class ExampleStoreReceiver:
    """Prices by SKU; this store answers for each of them, and saves the others when it refuses one."""

    client: ExampleStoreClient

    async def look_up(self, records: Sequence[StoreRecord]) -> Mapping[str, SeenRecord]:
        query = {"skus": ",".join(record.key for record in records)}
        found = await self.client.read(_PATH, query, Prices)
        return {price.sku: _seen(price) for price in found.prices}

    async def submit(self, records: Sequence[StoreRecord]) -> Sequence[RecordOutcome]:
        """An answer that names a price settles it; one that is left out is in doubt."""
        body = {"prices": [_price(record) for record in records]}
        try:
            reply = await self.client.send("PUT", _PATH, body)
        except Unreachable as problem:
            verdict = Verdict.NOT_SENT if problem.reach is Reach.NOT_SENT else Verdict.IN_DOUBT
            return [RecordOutcome(verdict=verdict, problem=problem)] * len(records)
        results = {one.sku: one for one in self._results(reply)}
        if results:
            return [_outcome(record, results.get(record.key)) for record in records]
        return [self._unanswered(reply)] * len(records)

    async def close(self) -> None:
        await self.client.close()

    def _results(self, reply: Reply) -> Iterator[PriceResult]:
        if reply.status in {200, 207}:
            try:
                yield from msgspec.json.decode(reply.body, type=PriceResults).results
            except (msgspec.DecodeError, UnicodeDecodeError):
                return

    def _unanswered(self, reply: Reply) -> RecordOutcome:
        """Judge an answer that tells of no single price: only what the store itself refused is definite."""
        problem = problem_of(reply) or Problem("example_store.answer_unexpected", status=reply.status)
        problem.technical = self.client.told(reply)
        if reply.is_html or reply.status not in _DEFINITE:
            return RecordOutcome(verdict=Verdict.IN_DOUBT, problem=problem)
        verdict = Verdict.NOT_SENT if reply.status in _NOT_BEGUN else Verdict.REJECTED
        return RecordOutcome(verdict=verdict, problem=problem)


def _price(record: StoreRecord) -> Mapping[str, str]:
    wanted = record.wanted
    return {"sku": record.key, "amount": wanted["price"], "currency": wanted["currency"]}


def _seen(price: Price) -> SeenRecord:
    try:
        amount = number_text(Decimal(price.amount))
    except InvalidOperation as error:
        raise Problem("example_store.payload_unreadable", technical=price.amount[:40]) from error
    return SeenRecord(fields={"price": amount, "currency": price.currency}, record_id=price.sku)


def _outcome(record: StoreRecord, result: PriceResult | None) -> RecordOutcome:
    if result is None:
        return RecordOutcome(verdict=Verdict.IN_DOUBT)
    if result.saved:
        return RecordOutcome(verdict=Verdict.ACCEPTED, record_id=record.key)
    problem = Problem("record.refused", cause=Cause.SOURCE_CHANGED, technical=result.error)
    return RecordOutcome(verdict=Verdict.REJECTED, problem=problem)
