"""Read a store's JSON as it really comes: any scalar as text, what is not asked for let be, faults placed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Problem

_DECODER = msgspec.json.Decoder(float_hook=Decimal)
_BRANCHES = (dict, list)
_HEAD = 2000
"""How many bytes are searched for the id of a payload that cannot be read."""


class Text(str):
    """A scalar however the store wrote it: a string, a number, null, or an empty list in place of either."""

    __slots__ = ()


EMPTY = Text("")


class Payload(msgspec.Struct, frozen=True, kw_only=True):
    """Fields that are not named may come and go."""


Kind = TypeVar("Kind", bound=Payload)
Loose = TypeVar("Loose", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadReader:
    """Reads one store's payloads, and says of one that cannot be read which field of which document it was."""

    unreadable: str
    """The code of the problem that is then raised."""
    document_id: re.Pattern[bytes]
    """Finds the document's id in the bytes, however broken the rest of them."""
    tidied: Callable[[object], object]
    """Straightens the store's known oddities of shape."""

    def read(self, payload: bytes, kind: type[Kind]) -> Kind:
        try:
            return msgspec.convert(self.tidied(_DECODER.decode(payload)), kind, dec_hook=_scalar)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._problem(payload, error) from error

    def read_loosely(self, payload: bytes, kind: type[Loose]) -> Loose:
        """Read a few fields of any type, without the cost of the others."""
        try:
            return msgspec.json.decode(payload, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._problem(payload, error) from error

    def moment(
        self,
        text: str,
        *,
        field_name: str,
        document: str,
        parse: Callable[[str], datetime] = datetime.fromisoformat,
    ) -> datetime:
        """Read a moment; one that names no zone is in UTC."""
        try:
            moment = parse(text)
        except ValueError:
            raise Problem(self.unreadable, field=field_name, value=text[:40], document=document) from None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

    def _problem(self, payload: bytes, error: Exception) -> Problem:
        words = str(error)
        place = re.findall(r"at `\$\.?([^`]*)`", words) + re.findall(r"field `([^`]+)`", words)
        found = self.document_id.search(payload[:_HEAD])
        return Problem(
            self.unreadable,
            field=".".join(part for part in place if part) or "payload",
            value="",
            document=found[1].decode() if found else "",
            technical=words[:300],
        )


def text_of(value: object) -> Text:
    if value is None or isinstance(value, list | dict):
        return EMPTY
    if isinstance(value, bool):
        return Text("true" if value else "false")
    return Text(f"{value:f}" if isinstance(value, Decimal) else value)


def reshaped(value: object, shaped: Callable[[str, object], object]) -> object:
    """Give every named value of a tree the shape it should have, the outermost first."""
    if isinstance(value, list):
        return [reshaped(one, shaped) if isinstance(one, _BRANCHES) else one for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: reshaped(one, shaped) if isinstance(one := shaped(name, given), _BRANCHES) else one
        for name, given in value.items()
    }


def _scalar(kind: type, value: object) -> object:
    if kind is not Text:
        raise NotImplementedError(kind)
    return text_of(value)
