"""Create products one by one, hidden from shoppers: the vendor takes no more than one in a request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from mlconnector_gui.accounting.store_records import StoreRecord
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.bigcommerce.answers import problem_of, words_of
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient
from mlconnector_gui.connectors.bigcommerce.requests import DEFINITE, NOT_BEGUN
from mlconnector_gui.connectors.port import RecordOutcome, Verdict
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.errors import Reach, Unreachable

_PATH = "/v3/catalog/products"
_CREATED = frozenset({200, 201})
_TAKEN = 409


class _Created(msgspec.Struct):
    id: int
    sku: str | None = ""


class _Answer(msgspec.Struct):
    data: _Created


@dataclass(slots=True)
class Creating:
    """
    Sends each product once, and no more of them after one that the store did not answer: those are not sent.

    The store lets no two products have one SKU, so one that is created late, by a request that was given up, is
    refused when it is sent again. A 207 saved the product but for a part of it: what it has become is looked up.
    """

    client: BigCommerceClient

    async def create(self, records: Sequence[StoreRecord]) -> Mapping[str, RecordOutcome]:
        outcomes: dict[str, RecordOutcome] = {}
        for place, record in enumerate(records):
            outcome = outcomes[record.key] = await self._create(record)
            if outcome.verdict is Verdict.NOT_SENT or isinstance(outcome.problem, Unreachable):
                left = RecordOutcome(verdict=Verdict.NOT_SENT, problem=outcome.problem)
                return outcomes | {one.key: left for one in records[place + 1 :]}
        return outcomes

    async def _create(self, record: StoreRecord) -> RecordOutcome:
        try:
            reply = await self.client.send("POST", _PATH, _body(record))
        except Unreachable as problem:
            verdict = Verdict.NOT_SENT if problem.reach is Reach.NOT_SENT else Verdict.IN_DOUBT
            return RecordOutcome(verdict=verdict, problem=problem)
        created = _read(reply) if reply.status in _CREATED else None
        if created is not None and created.sku == record.key:
            return RecordOutcome(verdict=Verdict.ACCEPTED, record_id=str(created.id))
        return self._refused(record, reply)

    def _refused(self, record: StoreRecord, reply: Reply) -> RecordOutcome:
        problem = problem_of(reply) or Problem("bigcommerce.answer_unexpected", status=reply.status)
        verdict = Verdict.IN_DOUBT
        if not reply.is_html and reply.status in NOT_BEGUN:
            verdict = Verdict.NOT_SENT
        elif not reply.is_html and reply.status in DEFINITE:
            verdict = Verdict.REJECTED
            code = "bigcommerce.product_taken" if reply.status == _TAKEN else "record.refused"
            problem = Problem(
                code, cause=Cause.SOURCE_CHANGED, key=record.key, name=record.wanted.get("name", "")
            )
        problem.technical = self.client.token.redacted(words_of(reply))
        return RecordOutcome(verdict=verdict, problem=problem)


def _body(record: StoreRecord) -> Mapping[str, object]:
    """Write numbers with exactly the digits they have; the price is in the store's own currency."""
    wanted = record.wanted
    body: dict[str, object] = {
        "name": wanted["name"],
        "sku": record.key,
        "type": "physical",
        "price": msgspec.Raw(wanted["price"].encode()),
        "weight": msgspec.Raw(wanted["weight"].encode()),
        "is_visible": wanted["visible"] == "yes",
    }
    if upc := wanted.get("upc"):
        body["upc"] = upc
    if categories := wanted.get("categories"):
        body["categories"] = [int(one) for one in categories.split()]
    return body


def _read(reply: Reply) -> _Created | None:
    try:
        return msgspec.json.decode(reply.body, type=_Answer).data
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
