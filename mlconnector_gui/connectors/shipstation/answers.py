"""Read ShipStation's answers: whole JSON, or a Problem that says what really answered."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.retry import Busy

Shape = TypeVar("Shape")
Redact = Callable[[str], str]
_TOO_MANY = "Too Many Requests"
_LONGEST_TEXT = 300


class _Refusal(msgspec.Struct):
    """ASP.NET writes its own names with capitals, newer pages without; a StackTrace is left alone."""

    Message: object = ""
    message: object = ""
    ExceptionMessage: object = ""
    ModelState: object = None


def checked(reply: Reply, *, redact: Redact) -> Reply:
    """Let a 2xx that is not a web page through; raise what anything else means."""
    problem = _problem_of(reply, redact)
    if problem is None:
        return reply
    problem.technical = redact(_words(reply))
    raise problem


def decoded(reply: Reply, shape: type[Shape], *, redact: Redact) -> Shape:
    """A broken answer is a failure in passing like any other, so a read of it is repeated."""
    try:
        return msgspec.json.decode(reply.body.removeprefix(b"\xef\xbb\xbf"), type=shape)
    except msgspec.ValidationError as error:
        raise _broken("shipstation.answer_unexpected", reply, redact, expected=str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _broken("shipstation.answer_cut_short", reply, redact) from error


def _problem_of(reply: Reply, redact: Redact) -> Problem | None:
    if reply.status == 429 or (reply.status >= 400 and _TOO_MANY in reply.excerpt()):
        return Busy("shipstation.too_many_requests", wait_seconds=_wait(reply.headers), status=reply.status)
    if reply.status < 300:
        return _web_page() if reply.is_html else None
    if reply.status < 400:
        # without following it: the keys would go to wherever it points
        return Problem("shipstation.address_moved", cause=Cause.CONNECTION, status=reply.status)
    if reply.status >= 500:
        return Problem(
            "shipstation.server_error", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status
        )
    return _refused(reply, redact)


def _refused(reply: Reply, redact: Redact) -> Problem:
    if reply.status == 401:
        return Problem("shipstation.login_refused", cause=Cause.PERMISSION)
    if reply.status == 403:
        return Problem("shipstation.not_allowed", cause=Cause.PERMISSION)
    if reply.is_html:
        return _web_page()
    if reply.status == 404:
        return Problem("shipstation.not_found", cause=Cause.SOURCE_CHANGED)
    if reply.status == 400:
        return Problem("shipstation.request_refused", reason=redact(_words(reply)))
    return Problem("shipstation.answer_unexpected", cause=Cause.CONNECTION, expected=f"HTTP {reply.status}")


def _web_page() -> Problem:
    return Problem("shipstation.web_page_answered", cause=Cause.CONNECTION, retry=Retry.LATER)


def _wait(headers: Mapping[str, str]) -> float | None:
    """Seconds until the window restarts, by ShipStation's own header or the usual one."""
    for name in ("retry-after", "x-rate-limit-reset"):
        text = headers.get(name, "")
        if text.isascii() and text.isdigit():
            return float(text)
    return None


def _words(reply: Reply) -> str:
    """Return the refusal's own words, and of a validation the fields that it names."""
    refusal = _refusal(reply)
    if refusal is None:
        return f"HTTP {reply.status} {reply.excerpt()}".strip()
    told = [str(text) for text in (refusal.Message, refusal.message, refusal.ExceptionMessage) if text]
    if isinstance(refusal.ModelState, Mapping):
        told += [f"{name}: {_first(texts)}" for name, texts in refusal.ModelState.items()]
    return " ".join(" ".join(told).split())[:_LONGEST_TEXT] or f"HTTP {reply.status}"


def _first(texts: object) -> str:
    return str(texts[0]) if isinstance(texts, list) and texts else str(texts)


def _refusal(reply: Reply) -> _Refusal | None:
    try:
        return msgspec.json.decode(reply.body.removeprefix(b"\xef\xbb\xbf"), type=_Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _broken(code: str, reply: Reply, redact: Redact, **params: str) -> Problem:
    return Problem(
        code, cause=Cause.CONNECTION, retry=Retry.LATER, technical=redact(reply.excerpt()), **params
    )
