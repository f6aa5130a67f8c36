"""Read the API's answers: whole JSON, or a Problem that says what was refused and what helps."""

import re
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.retry import Busy

Shape = TypeVar("Shape")

NOT_FOUND = "amazon.not_found"
DENIED = "amazon.access_denied"
"""What is not for this application to see; a login that fails is another matter."""
_EXPIRED = re.compile(r"access token.*expired", re.IGNORECASE | re.DOTALL)
_TOKEN = re.compile(r"access token", re.IGNORECASE)


class _Error(msgspec.Struct, frozen=True):
    code: object = ""
    message: object = ""
    details: object = ""


class _Errors(msgspec.Struct, frozen=True):
    errors: list[_Error]


def has_expired(reply: Reply) -> bool:
    """Tell the one refusal that a new access token mends."""
    return reply.status in {401, 403} and bool(_EXPIRED.search(_words(reply)))


def decoded(reply: Reply, shape: type[Shape]) -> Shape:
    """Accept JSON of the shape; a broken answer is a failure in passing like any other, so a read is repeated."""
    problem = _problem_of(reply)
    if problem is not None:
        problem.technical = f"{_words(reply)} [{reply.headers.get('x-amzn-requestid', 'no request id')}]"
        raise problem
    try:
        return msgspec.json.decode(reply.body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(
            "amazon.answer_unexpected",
            cause=Cause.CONNECTION,
            retry=Retry.LATER,
            status=reply.status,
            technical=f"{error}: {reply.excerpt()}",
        ) from error


def _problem_of(reply: Reply) -> Problem | None:
    """Say what an answer means that is none; one of a web page is never Amazon's own word on a request."""
    if reply.status == 429:
        return Busy("amazon.too_many_requests", wait_seconds=0.0)  # the throttle makes it wait
    if reply.status >= 500:
        return Problem("amazon.server_error", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status)
    if reply.is_html:
        return _web_page(reply.status)
    if reply.status < 300:
        return None
    return _refused(reply)


def _web_page(status: int) -> Problem:
    if status == 400:
        # Amazon's front answers a request that breaks RFC 7230 so
        return Problem("amazon.request_malformed", cause=Cause.CONNECTION)
    return Problem("amazon.answer_unexpected", cause=Cause.CONNECTION, retry=Retry.LATER, status=status)


def _refused(reply: Reply) -> Problem:
    if reply.status in {401, 403}:
        return _not_allowed(reply)
    if reply.status == 404:
        return Problem(NOT_FOUND, cause=Cause.SOURCE_CHANGED)
    error = _first_error(reply)
    if error is None:
        return Problem("amazon.answer_unexpected", cause=Cause.CONNECTION, status=reply.status)
    return Problem(
        "amazon.request_refused",
        cause=Cause.CONNECTION,
        retry=Retry.NEVER,
        status=reply.status,
        error=str(error.code),
    )


def _not_allowed(reply: Reply) -> Problem:
    """A role that is missing, another region's address and a lapsed authorisation look alike: no details."""
    error = _first_error(reply)
    if error is None:
        return Problem(
            "amazon.answer_unexpected", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status
        )
    if str(error.code) == "MissingAuthenticationToken":
        return Problem("amazon.path_unknown", cause=Cause.CONNECTION)
    about_token = _TOKEN.search(f"{error.message} {error.details}")
    return Problem("amazon.token_refused" if about_token else DENIED, cause=Cause.PERMISSION)


def _first_error(reply: Reply) -> _Error | None:
    try:
        told = msgspec.json.decode(reply.body, type=_Errors)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return told.errors[0] if told.errors else None


def _words(reply: Reply) -> str:
    error = _first_error(reply)
    if error is None:
        return f"HTTP {reply.status} {reply.excerpt()}".strip()
    return f"{error.code}: {error.message} {error.details or ''}".strip()[:300]
