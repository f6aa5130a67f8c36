"""Read WooCommerce's answers: whole JSON with exact records, or a Problem that says what really answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.retry import Busy

Shape = TypeVar("Shape")
Redact = Callable[[str], str]


class _ErrorObject(msgspec.Struct):
    """`{"code", "message", "data"}`; `data` may be an object, a number or null."""

    code: str = ""
    message: object = ""
    data: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A successful answer, not decoded yet."""

    reply: Reply
    redact: Redact

    @property
    def total(self) -> int | None:
        """How many records the whole list has, all pages together, if the shop says."""
        text = self.reply.headers.get("x-wp-total", "")
        return int(text) if text.isascii() and text.isdigit() else None

    @property
    def server_time(self) -> datetime | None:
        return _http_date(self.reply.headers.get("date", ""))

    def decoded(self, shape: type[Shape]) -> Shape:
        body = self.reply.body.removeprefix(b"\xef\xbb\xbf")
        try:
            return msgspec.json.decode(body, type=shape)
        except msgspec.ValidationError as error:
            raise self._problem("woocommerce.answer_unexpected", expected=str(error)) from error
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._problem(_broken_code(body, error)) from error

    def records(self) -> list[bytes]:
        """Return each record of a list as the exact bytes it came in."""
        return [bytes(raw) for raw in self.decoded(list[msgspec.Raw])]

    def record(self) -> bytes:
        self.decoded(dict[str, msgspec.Raw])
        return self.reply.body.removeprefix(b"\xef\xbb\xbf").strip()

    def _problem(self, code: str, **params: str) -> Problem:
        return Problem(
            code,
            cause=Cause.CONNECTION,
            retry=Retry.LATER,
            technical=self.redact(self.reply.excerpt()),
            **params,
        )


def answer_of(reply: Reply, *, url: str, now: datetime, redact: Redact) -> Answer:
    """Accept a 2xx that is not a web page; raise what anything else means."""
    problem = _problem_of(reply, url, now)
    if problem is None:
        return Answer(reply=reply, redact=redact)
    problem.technical = redact(_words(reply))
    raise problem


def _problem_of(reply: Reply, url: str, now: datetime) -> Problem | None:
    if reply.status in {429, 503}:
        return _busy(reply, now)
    if 300 <= reply.status < 400:
        return _moved(reply, url)
    if reply.status >= 500 and reply.status != 501:
        return Problem(
            "woocommerce.server_error", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status
        )
    if reply.status < 300:
        return _web_page(reply) if reply.is_html else None
    return _refused(reply)


def _busy(reply: Reply, now: datetime) -> Problem:
    wait = _retry_after(reply.headers.get("retry-after", ""), now)
    code = "woocommerce.too_many_requests" if reply.status == 429 else "woocommerce.maintenance"
    return Busy(code, wait_seconds=wait, status=reply.status)


def _moved(reply: Reply, url: str) -> Problem:
    called = urlsplit(url)
    location = urlsplit(urljoin(url, reply.headers.get("location", "")))
    if (location.scheme, location.netloc, location.path) == (called.scheme, called.netloc, called.path + "/"):
        return Problem("woocommerce.plain_permalinks", cause=Cause.CONNECTION)
    if "wp-login" in location.path:
        return Problem("woocommerce.login_page", cause=Cause.PERMISSION)
    # without its query: a redirect repeats what was called, and the keys may be in it
    to = f"{location.scheme}://{location.netloc}{location.path.partition('/wp-json')[0]}"
    return Problem("woocommerce.address_moved", cause=Cause.CONNECTION, to=to)


def _web_page(reply: Reply) -> Problem:
    if "rest_route=" in reply.headers.get("link", ""):
        return Problem("woocommerce.plain_permalinks", cause=Cause.CONNECTION)
    return Problem("woocommerce.web_page_answered", cause=Cause.CONNECTION, retry=Retry.LATER)


def _refused(reply: Reply) -> Problem:
    error = error_object(reply)
    if error is None:
        return _refused_by_host(reply)
    if reply.status in {401, 403}:
        return _not_allowed(reply.status, error)
    if error.code == "rest_no_route":
        return Problem("woocommerce.no_route", cause=Cause.CONNECTION)
    if error.code.endswith("_invalid_id"):
        return Problem("document.gone", cause=Cause.SOURCE_CHANGED)
    return Problem(
        "woocommerce.request_refused", status=reply.status, error=error.code, fields=", ".join(_fields(error))
    )


def _refused_by_host(reply: Reply) -> Problem:
    """Name what stands before WordPress: it alone answers refusals that are not JSON."""
    if reply.status == 401:
        return Problem("woocommerce.site_password", cause=Cause.PERMISSION)
    if reply.status in {404, 410}:
        return Problem("woocommerce.rest_api_missing", cause=Cause.CONNECTION, status=reply.status)
    if reply.status in {403, 406, 501}:
        # some firewalls block in passing, so the read is repeated before a person is asked
        return Problem("woocommerce.blocked", cause=Cause.PERMISSION, retry=Retry.LATER, status=reply.status)
    return Problem(
        "woocommerce.web_page_answered", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status
    )


def _not_allowed(status: int, error: _ErrorObject) -> Problem:
    if error.code == "woocommerce_rest_authentication_error":
        return Problem(_login_code(str(error.message)), cause=Cause.PERMISSION)
    if not error.code.startswith("woocommerce_rest_cannot"):
        return Problem("woocommerce.login_refused", cause=Cause.PERMISSION, error=error.code)
    # WordPress answers 401 to a stranger and 403 to somebody it knows
    code = "woocommerce.user_may_not_view" if status == 403 else "woocommerce.login_not_seen"
    return Problem(code, cause=Cause.PERMISSION)


def _login_code(message: str) -> str:
    """Tell refusals apart that share one code; their words are English only in an English shop."""
    words = message.lower()
    for part, code in (
        ("secret", "woocommerce.wrong_secret"),
        ("permission", "woocommerce.key_may_not_read"),
        ("timestamp", "woocommerce.clock_off"),
        ("consumer key", "woocommerce.unknown_key"),
        ("signature", "woocommerce.signature_refused"),
    ):
        if part in words:
            return code
    return "woocommerce.login_refused"


def error_object(reply: Reply) -> _ErrorObject | None:
    try:
        error = msgspec.json.decode(reply.body.removeprefix(b"\xef\xbb\xbf"), type=_ErrorObject)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return error if error.code else None


def _fields(error: _ErrorObject) -> list[str]:
    params = error.data.get("params") if isinstance(error.data, Mapping) else None
    return sorted(str(name) for name in params) if isinstance(params, Mapping | list) else []


def _words(reply: Reply) -> str:
    error = error_object(reply)
    return (
        f"{error.code}: {error.message}"[:300] if error else f"HTTP {reply.status} {reply.excerpt()}".strip()
    )


def _broken_code(body: bytes, error: Exception) -> str:
    starts_well = body.lstrip()[:1] in {b"[", b"{", b""}
    return (
        "woocommerce.answer_cut_short"
        if starts_well and "trailing" not in str(error)
        else "woocommerce.polluted_answer"
    )


def _retry_after(text: str, now: datetime) -> float | None:
    if text.isascii() and text.isdigit():
        return float(text)
    moment = _http_date(text)
    return max((moment - now).total_seconds(), 0.0) if moment else None


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
