"""Change several records of the catalog in one request, and say of each what became of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.bigcommerce.answers import problem_of, words_of
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient
from mlconnector_gui.connectors.port import RecordOutcome, Verdict
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.errors import Reach, Unreachable

_SAVED = frozenset({200, 201, 207})
NOT_BEGUN = frozenset({401, 403, 429})
DEFINITE = range(400, 500)
_PLACE = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One record of a request: by which id it is changed, and to what."""

    key: str
    record_id: str
    fields: Mapping[str, str | Decimal]
    id_name: str = "id"
    told_id: str = ""
    """The id that is told on, where it is not the one that is sent."""

    def body(self) -> Mapping[str, object]:
        """Write prices as numbers, exactly as many digits as they have."""
        fields = {
            name: msgspec.Raw(f"{value:f}".encode()) if isinstance(value, Decimal) else value
            for name, value in self.fields.items()
        }
        return {self.id_name: int(self.record_id), **fields}

    def is_in(self, saved: Mapping[str, object]) -> bool:
        """Say whether what the store says it saved is this record with these fields."""
        if str(saved.get("id")) != self.record_id:
            return False
        return all(_is_same(saved.get(name), value) for name, value in self.fields.items())


class _BatchError(msgspec.Struct):
    data: dict[str, object] = {}
    errors: object = None
    title: object = ""


class _Answer(msgspec.Struct):
    data: object = None
    errors: object = None
    batch_errors: list[_BatchError] = []


@dataclass(slots=True)
class Sending:
    """
    Sends one request of a kind after the other, each once.

    An answer that shows a record as it was asked for settles it. A refusal that names records refuses those; whether
    the others were saved the vendor does not say, so their outcome is unknown until they are looked up. A refusal
    that names none refuses all, since it is in the store's own form. Everything else is unknown.
    """

    client: BigCommerceClient

    async def put(self, path: str, asked: Sequence[Asked]) -> Mapping[str, RecordOutcome]:
        try:
            reply = await self.client.send("PUT", path, [one.body() for one in asked])
        except Unreachable as problem:
            verdict = Verdict.NOT_SENT if problem.reach is Reach.NOT_SENT else Verdict.IN_DOUBT
            return _all(asked, verdict, problem)
        answer = None if reply.is_html else _read(reply)
        if reply.status in _SAVED and answer is not None:
            return self._saved(asked, answer, reply)
        return self._refused(asked, answer, reply)

    def _saved(self, asked: Sequence[Asked], answer: _Answer, reply: Reply) -> Mapping[str, RecordOutcome]:
        if reply.status == 200 and isinstance(answer.data, dict) and not answer.errors:
            # price lists confirm without repeating what was saved
            return {one.key: _accepted(one) for one in asked}
        saved = [one for one in _listed(answer.data) if isinstance(one, dict)]
        outcomes = {}
        for one in asked:
            if any(one.is_in(record) for record in saved):
                outcomes[one.key] = _accepted(one)
            else:
                is_told = reply.status == 207 and bool(answer.errors)
                verdict = Verdict.REJECTED if is_told else Verdict.IN_DOUBT
                outcomes[one.key] = RecordOutcome(verdict=verdict, problem=self._problem(reply))
        return outcomes

    def _refused(
        self, asked: Sequence[Asked], answer: _Answer | None, reply: Reply
    ) -> Mapping[str, RecordOutcome]:
        problem = self._problem(reply)
        if answer is None or reply.status not in DEFINITE:
            return _all(asked, Verdict.IN_DOUBT, problem)
        if reply.status in NOT_BEGUN:
            return _all(asked, Verdict.NOT_SENT, problem)
        named = _named(asked, answer)
        return {
            one.key: RecordOutcome(
                verdict=Verdict.REJECTED if not named or one.key in named else Verdict.IN_DOUBT,
                problem=problem,
            )
            for one in asked
        }

    def _problem(self, reply: Reply) -> Problem:
        problem = problem_of(reply) or Problem("bigcommerce.answer_unexpected", status=reply.status)
        if reply.status in DEFINITE and reply.status not in NOT_BEGUN:
            problem = Problem("record.refused", cause=Cause.SOURCE_CHANGED)
        problem.technical = self.client.token.redacted(words_of(reply))
        return problem


def _named(asked: Sequence[Asked], answer: _Answer) -> set[str]:
    """Return the keys of the records that a refusal names, by their place in the request or by their id."""
    named: set[str] = set()
    places = _places(answer.errors)
    for error in answer.batch_errors:
        ids = {str(value) for name, value in error.data.items() if name in {"id", "variant_id", "sku"}}
        named |= {one.key for one in asked if one.record_id in ids or one.key in ids}
        places |= _places(error.errors)
    return named | {asked[place].key for place in places if place < len(asked)}


def _places(errors: object) -> set[int]:
    """Read '3.price' as the fourth record; an error of another form names none."""
    if not isinstance(errors, dict):
        return set()
    begun = (_PLACE.fullmatch(str(name).partition(".")[0]) for name in errors)
    return {int(match[0]) for match in begun if match}


def _read(reply: Reply) -> _Answer | None:
    try:
        return msgspec.convert(msgspec.json.Decoder(float_hook=Decimal).decode(reply.body), _Answer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _listed(data: object) -> list[object]:
    return data if isinstance(data, list) else []


def _is_same(saved: object, asked: str | Decimal) -> bool:
    if isinstance(asked, Decimal):
        return isinstance(saved, int | Decimal) and Decimal(saved) == asked
    return str(saved or "").strip() == asked


def _all(asked: Sequence[Asked], verdict: Verdict, problem: Problem) -> Mapping[str, RecordOutcome]:
    return {one.key: RecordOutcome(verdict=verdict, problem=problem) for one in asked}


def _accepted(one: Asked) -> RecordOutcome:
    return RecordOutcome(verdict=Verdict.ACCEPTED, record_id=one.told_id or one.record_id)
