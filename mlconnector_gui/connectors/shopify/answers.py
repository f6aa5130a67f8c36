"""Read Shopify's answers: data and price, or a Problem that says what was really answered, mostly under HTTP 200."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.shopify.throttle import Cost
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.retry import Busy

Json = dict[str, Any]
Redact = Callable[[str], str]

PERSONAL_FIELDS = frozenset(
    {
        "customer",
        "billingAddress",
        "shippingAddress",
        "defaultAddress",
        "defaultEmailAddress",
        "defaultPhoneNumber",
        "displayName",
        "firstName",
        "lastName",
        "address1",
        "address2",
        "zip",
        "phone",
    }
)
"""Fields that Shopify may keep closed to an app; no entry needs them, so their absence is no failure."""
_BY_STATUS = {
    401: ("shopify.token_refused", Cause.PERMISSION, Retry.AFTER_CHANGE),
    402: ("shopify.shop_frozen", Cause.PERMISSION, Retry.AFTER_CHANGE),
    403: ("shopify.not_allowed", Cause.PERMISSION, Retry.AFTER_CHANGE),
    404: ("shopify.shop_unknown", Cause.CONNECTION, Retry.AFTER_CHANGE),
    423: ("shopify.shop_locked", Cause.PERMISSION, Retry.AFTER_CHANGE),
    430: ("shopify.blocked", Cause.PERMISSION, Retry.LATER),
}
_BY_CODE = {
    "MAX_COST_EXCEEDED": ("shopify.too_costly", Cause.VALIDATION, Retry.AFTER_CHANGE),
    "ACCESS_DENIED": ("shopify.access_denied", Cause.PERMISSION, Retry.AFTER_CHANGE),
    "INTERNAL_SERVER_ERROR": ("shopify.server_fault", Cause.CONNECTION, Retry.LATER),
    "TIMEOUT": ("shopify.server_fault", Cause.CONNECTION, Retry.LATER),
    "SHOP_INACTIVE": ("shopify.shop_frozen", Cause.PERMISSION, Retry.AFTER_CHANGE),
    "undefinedField": ("shopify.field_unknown", Cause.CONNECTION, Retry.AFTER_CHANGE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Data that may be used."""

    data: Json
    cost: Cost | None
    version: str
    """The version that answered, which need not be the one that was asked."""
    withheld: tuple[str, ...] = ()
    """Personal fields that this app may not see."""


def is_refused_token(reply: Reply) -> bool:
    return reply.status == 401


def answer_of(reply: Reply, *, redact: Redact) -> Answer:
    """Accept an answer whose data is whole but for personal fields; raise what anything else means."""
    if reply.status == 429:
        raise _busy(reply, redact)
    if reply.status >= 300:
        raise _refused(reply, redact)
    body = _body_of(reply, redact)
    cost = cost_of(body)
    errors = list(_errors(body.get("errors")))
    if problem := _problem_of(errors, body, cost):
        problem.technical = redact(problem.technical)
        raise problem
    _refuse_warnings(body, redact)
    if not isinstance(body.get("data"), dict):
        raise _unexpected(reply, redact)
    return Answer(
        data=body["data"],
        cost=cost,
        version=reply.headers.get("x-shopify-api-version", ""),
        withheld=tuple(sorted({_field(error) for error in errors})),
    )


def rest_answer_of(reply: Reply, *, redact: Redact) -> Json:
    """Accept a record of the REST API, which tells its failures by the status."""
    if reply.status == 429:
        raise _busy(reply, redact)
    if reply.status >= 300:
        raise _refused(reply, redact)
    return _body_of(reply, redact)


def _body_of(reply: Reply, redact: Redact) -> Json:
    try:
        body = msgspec.json.decode(reply.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _unexpected(reply, redact) from error
    if not isinstance(body, dict):
        raise _unexpected(reply, redact)
    return body


def cost_of(body: Mapping[str, Any]) -> Cost | None:
    cost = _mapping(_mapping(body.get("extensions")).get("cost"))
    status = _mapping(cost.get("throttleStatus"))
    if not status:
        return None
    actual = cost.get("actualQueryCost")
    return Cost(
        requested=_number(cost.get("requestedQueryCost")),
        actual=_number(actual) if actual is not None else None,
        maximum=_number(status.get("maximumAvailable")),
        available=_number(status.get("currentlyAvailable")),
        restored_a_second=_number(status.get("restoreRate")),
    )


def _problem_of(errors: list[Json], body: Json, cost: Cost | None) -> Problem | None:
    """Return the first error that may not be passed over; THROTTLED before the rest, since it passes by itself."""
    if any(_code(error) == "THROTTLED" for error in errors):
        return Busy("shopify.throttled", wait_seconds=cost.missing_seconds if cost else None)
    has_data = isinstance(body.get("data"), dict)
    for error in errors:
        if not (has_data and _is_about_personal_data(error)):
            return _named(error)
    return None


def _is_about_personal_data(error: Json) -> bool:
    is_refusal = _code(error) == "ACCESS_DENIED" or "not approved to access" in str(error.get("message", ""))
    return is_refusal and _field(error) in PERSONAL_FIELDS


def _named(error: Json) -> Problem:
    code, cause, retry = _BY_CODE.get(
        _code(error), ("shopify.query_refused", Cause.CONNECTION, Retry.AFTER_CHANGE)
    )
    return Problem(
        code,
        cause=cause,
        retry=retry,
        technical=str(error.get("message", ""))[:300],
        field=_field(error) or _unknown_field(error),
    )


def _refuse_warnings(body: Json, redact: Redact) -> None:
    """A filter that Shopify does not understand is ignored there, so the answer is of another question."""
    for search in _list(_mapping(body.get("extensions")).get("search")):
        for warning in _list(_mapping(search).get("warnings")):
            told = _mapping(warning)
            raise Problem(
                "shopify.filter_not_understood",
                cause=Cause.CONNECTION,
                technical=redact(str(told.get("message", ""))[:300]),
                field=str(told.get("field", "")),
            )


def _busy(reply: Reply, redact: Redact) -> Busy:
    text = reply.headers.get("retry-after", "")
    try:
        seconds = float(text) if text.isascii() else None
    except ValueError:
        seconds = None
    is_usable = seconds is not None and 0 <= seconds < 3600
    return Busy(
        "shopify.throttled",
        wait_seconds=seconds if is_usable else None,
        technical=redact(reply.excerpt()),
    )


def _refused(reply: Reply, redact: Redact) -> Problem:
    technical = redact(reply.excerpt())
    if 300 <= reply.status < 400:
        return Problem("shopify.address_moved", cause=Cause.CONNECTION, technical=technical)
    if reply.status >= 500:
        return Problem(
            "shopify.server_error",
            cause=Cause.CONNECTION,
            retry=Retry.LATER,
            technical=technical,
            status=reply.status,
        )
    code, cause, retry = _BY_STATUS.get(
        reply.status, ("shopify.request_refused", Cause.CONNECTION, Retry.AFTER_CHANGE)
    )
    return Problem(code, cause=cause, retry=retry, technical=technical, status=reply.status)


def _unexpected(reply: Reply, redact: Redact) -> Problem:
    return Problem(
        "shopify.answer_unexpected",
        cause=Cause.CONNECTION,
        retry=Retry.LATER,
        technical=redact(reply.excerpt()),
    )


def _errors(errors: object) -> Iterator[Json]:
    """Shopify gives errors as a list of objects, as a text, or as texts by field."""
    if isinstance(errors, str):
        yield {"message": errors}
    elif isinstance(errors, dict):
        yield from ({"message": f"{name}: {told}"} for name, told in errors.items())
    elif isinstance(errors, list):
        for one in errors:
            yield one if isinstance(one, dict) else {"message": str(one)}


def _code(error: Json) -> str:
    return str(_mapping(error.get("extensions")).get("code", ""))


def _field(error: Json) -> str:
    names = [part for part in _list(error.get("path")) if isinstance(part, str)]
    return names[-1] if names else ""


def _unknown_field(error: Json) -> str:
    return str(_mapping(error.get("extensions")).get("fieldName", ""))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
