"""What BigCommerce's answers mean: records as exact bytes, nothing (204), or a Problem that says what came."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.retry import Busy

Shape = TypeVar("Shape")
Redact = Callable[[str], str]

_NO_CONTENT = 204
_NO_DATA = msgspec.Raw(b"null")


class Pagination(msgspec.Struct, frozen=True):
    """What a v3 list says of its size; any of it may be missing."""

    total: int | None = None
    total_pages: int | None = None


class _Meta(msgspec.Struct, frozen=True):
    pagination: Pagination | None = None


class _Envelope(msgspec.Struct, frozen=True):
    data: msgspec.Raw = _NO_DATA
    meta: _Meta | list[object] | None = None
    """PHP's empty array where there is nothing to say."""


class _ErrorObject(msgspec.Struct, frozen=True):
    """v3's `{"status", "title", "type", "errors"}` and v2's `{"status", "message"}` in one."""

    title: object = ""
    message: object = ""
    error: object = ""
    errors: object = None

    @property
    def words(self) -> str:
        told = [str(one) for one in (self.title, self.message, self.error) if one]
        if isinstance(self.errors, dict):
            told += [f"{name}: {text}" for name, text in self.errors.items()]
        return "; ".join(told)[:300]


class _Wrapped(msgspec.Struct, frozen=True):
    """Refunds wrap their errors in a list."""

    data: list[_ErrorObject]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page of a list: the exact bytes of each record, and the size of the whole where it is told."""

    records: tuple[bytes, ...]
    pagination: Pagination | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A successful answer, not decoded yet."""

    reply: Reply
    redact: Redact

    @property
    def is_empty(self) -> bool:
        return self.reply.status == _NO_CONTENT

    def decoded(self, shape: type[Shape]) -> Shape:
        try:
            return msgspec.json.decode(self.reply.body, type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Problem(
                "bigcommerce.answer_unexpected",
                cause=Cause.CONNECTION,
                retry=Retry.LATER,
                status=self.reply.status,
                technical=self.redact(f"{error}: {self.reply.excerpt()}"[:300]),
            ) from error

    def bare_list(self) -> Listed:
        """Read a v2 list: an array, or 204 without a body where there is nothing."""
        if self.is_empty:
            return Listed(records=())
        return Listed(records=_texts(self.decoded(list[msgspec.Raw])))

    def enveloped_list(self) -> Listed:
        """Read a v3 list: `{"data": [...], "meta": {"pagination": ...}}`, where meta may say nothing."""
        if self.is_empty:
            return Listed(records=())
        envelope = self.decoded(_Envelope)
        try:
            records = msgspec.json.decode(envelope.data, type=list[msgspec.Raw])
        except msgspec.DecodeError as error:
            raise self._unexpected("data") from error
        pagination = envelope.meta.pagination if isinstance(envelope.meta, _Meta) else None
        return Listed(records=_texts(records), pagination=pagination)

    def record(self) -> bytes:
        """Read a single v2 record."""
        self.decoded(dict[str, msgspec.Raw])
        return self.reply.body.strip()

    def enveloped_record(self) -> bytes:
        """Read a single v3 record out of its envelope."""
        data = bytes(self.decoded(_Envelope).data)
        if not data.lstrip().startswith(b"{"):
            raise self._unexpected("data")
        return data

    def _unexpected(self, field_name: str) -> Problem:
        return Problem(
            "bigcommerce.answer_unexpected",
            cause=Cause.CONNECTION,
            retry=Retry.LATER,
            status=self.reply.status,
            technical=self.redact(f"{field_name}: {self.reply.excerpt()}"[:300]),
        )


def answer_of(reply: Reply, *, redact: Redact) -> Answer:
    """Accept a 2xx that is not a web page; raise what anything else means."""
    problem = problem_of(reply)
    if problem is None:
        return Answer(reply=reply, redact=redact)
    problem.technical = redact(words_of(reply))
    raise problem


def words_of(reply: Reply) -> str:
    """Return what an answer says of itself, whichever of the three shapes its error has."""
    for read in (_one_error, _listed_errors, _wrapped_errors):
        try:
            errors = read(reply.body)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        if words := "; ".join(one.words for one in errors if one.words):
            return words
    return f"HTTP {reply.status} {reply.excerpt()}".strip()


def _one_error(body: bytes) -> list[_ErrorObject]:
    return [msgspec.json.decode(body, type=_ErrorObject)]


def _listed_errors(body: bytes) -> list[_ErrorObject]:
    return msgspec.json.decode(body, type=list[_ErrorObject])


def _wrapped_errors(body: bytes) -> list[_ErrorObject]:
    return msgspec.json.decode(body, type=_Wrapped).data


def problem_of(reply: Reply) -> Problem | None:
    """Say what an answer means that is none."""
    if reply.status == 429:
        return _busy(reply)
    if reply.status == 503:
        return Problem("bigcommerce.unavailable", cause=Cause.CONNECTION, retry=Retry.LATER, status=503)
    if reply.status >= 500 and reply.status != 507:
        return Problem(
            "bigcommerce.server_error", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status
        )
    if reply.status < 300:
        return _web_page(reply)
    return _refused(reply)


def _busy(reply: Reply) -> Problem:
    """A 429 without any word on how long is the platform's own overload, not this store's quota."""
    wait = wait_seconds(reply)
    code = "bigcommerce.overloaded" if wait is None else "bigcommerce.quota_used_up"
    return Busy(code, wait_seconds=wait)


def wait_seconds(reply: Reply) -> float | None:
    """Return how long until the quota is renewed, as far as the answer says so."""
    for name, unit in (("x-rate-limit-time-reset-ms", 1000), ("x-retry-after", 1), ("retry-after", 1)):
        text = reply.headers.get(name, "").strip()
        if text.isascii() and text.isdigit():
            return int(text) / unit
    return None


def _web_page(reply: Reply) -> Problem | None:
    return _unexpected(reply) if reply.is_html else None


def _refused(reply: Reply) -> Problem:
    """A mistyped store hash is answered like a missing scope, with 403."""
    if reply.is_html and reply.status == 403:
        return Problem("bigcommerce.blocked", cause=Cause.PERMISSION, retry=Retry.LATER)
    if reply.is_html or reply.status < 400:
        return _unexpected(reply)
    if reply.status in {401, 403}:
        code = "bigcommerce.login_refused" if reply.status == 401 else "bigcommerce.scope_missing"
        return Problem(code, cause=Cause.PERMISSION)
    if reply.status in {404, 410}:
        return Problem("document.gone", cause=Cause.SOURCE_CHANGED)
    code = "bigcommerce.plan_limit" if reply.status == 507 else "bigcommerce.request_refused"
    retry = Retry.LATER if reply.status in {408, 423} else Retry.AFTER_CHANGE
    return Problem(code, cause=Cause.CONNECTION, retry=retry, status=reply.status)


def _unexpected(reply: Reply) -> Problem:
    return Problem(
        "bigcommerce.answer_unexpected", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status
    )


def _texts(records: list[msgspec.Raw]) -> tuple[bytes, ...]:
    return tuple(bytes(one) for one in records)
